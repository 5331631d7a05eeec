"""The kinds of arrays that the modules of this room hand to each other.

For: types. Not for: reckoning.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Counts = NDArray[np.int32]
Numbers = Floats | Counts
Flags = NDArray[np.bool_]
