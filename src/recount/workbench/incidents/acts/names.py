"""What the acts about an incident are called in addresses.

For: addresses, which are known before any act is loaded. Not for: what an act needs, asks and signs
(`recount.workbench.incidents.acts.deeds`).
"""

from __future__ import annotations

from typing import Final

from recount.vocabulary.words import DecisionKind

ACTS: Final[tuple[str, ...]] = (
    *("grade", "party", "strike", "answer", "range", "range-back", "facts", "role", "take-out"),
    *(DecisionKind.CREDIBILITY, "same-origin", "own-origin", "merge", DecisionKind.SPLIT, DecisionKind.WITHDRAW),
    *("review", "release", "hold-back", "access"),
)
