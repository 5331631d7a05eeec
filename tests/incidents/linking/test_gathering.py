"""New incidents of what waits: gathered once, and after a decision only what it touched is gathered again."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from recount.incidents.deciding.signing import decide_link
from recount.incidents.linking import gathering
from recount.incidents.linking.pairing import ReportPair
from recount.vocabulary.words import LinkState
from tests.cast import Cast, signed


def test_what_waits_no_more_leaves_its_event_and_the_others_stay(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the event that a linked claim leaves is gathered again; all are where something new was settled."""
    monkeypatch.setattr(gathering, "tables_state", lambda _: "the same")
    asked: list[set[str]] = []
    whole = gathering.gathered

    def watched(claims: dict[str, str], *settled: Iterable[ReportPair]) -> list[gathering.NewIncident]:
        asked.append(set(claims))
        return whole(claims, *settled)

    monkeypatch.setattr(gathering, "gathered", watched)
    proposals = gathering.Proposals()
    before = proposals.now()
    assert proposals.now() == before
    left = next(new.claims for new in before if cast.second.key in new.claims)
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    after = proposals.now()
    waits = {claim for new in after for claim in new.claims}
    assert waits == {claim for new in before for claim in new.claims} - {cast.second.key}
    assert asked[1:] == [set(left) - {cast.second.key}]
    assert [new for new in before if cast.second.key not in new.claims] == [new for new in after if new in before]
