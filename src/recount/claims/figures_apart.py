"""Which claims are figures of a time or an area, and so belong to no incident (R4).

For: linking, the ledger and checks, which hold such figures against sums. Not for: what the kinds mean, which the
vocabulary says.
"""

from __future__ import annotations

from typing import Final

from recount.vocabulary.words import ClaimKind

AGGREGATE_KINDS: Final = (ClaimKind.AGGREGATE, ClaimKind.COMPARISON, ClaimKind.SHARE)
