"""What evidence promises: an article is held against what people accepted, and against nothing else."""

from __future__ import annotations

from recount.checks.evidence import gather
from recount.incidents.deciding.signing import decide_link, set_aside
from recount.incidents.deciding.succession import merge, withdraw
from recount.vocabulary.words import LinkRole, LinkState
from tests.cast import Cast, signed

ACCEPT = LinkState.ACCEPT


def standing() -> set[tuple[str, str | None]]:
    """Give the claims that are evidence, each with its incident."""
    return {(known.source.claim, known.incident) for known in gather().known}


def test_a_claim_that_nobody_assessed_is_no_evidence(cast: Cast) -> None:
    """Only the month's total stands by itself; claims of incidents wait for a person."""
    assert standing() == {("a-3", None)}


def test_an_accepted_claim_is_evidence_of_its_incident(cast: Cast) -> None:
    """It stands in the incident into which it was accepted."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    assert ("b-1", "RC0001") in standing()


def test_a_claim_set_aside_is_no_evidence(cast: Cast) -> None:
    """A total that a person set aside is kept, and no article is held against it."""
    set_aside(cast.month, signed("A total of another list."))
    assert standing() == set()


def test_a_withdrawn_incident_is_no_evidence(cast: Cast) -> None:
    """What did not happen supports no article."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    withdraw(cast.market, signed("It did not happen."))
    assert ("b-1", "RC0001") not in standing()


def test_evidence_goes_along_with_a_merger(cast: Cast) -> None:
    """The claim stands in the incident that stayed."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    merge(cast.market, cast.bridge, signed())
    assert ("b-1", "RC0002") in standing()
    assert ("b-1", "RC0001") not in standing()


def test_what_stands_beside_and_what_is_superseded_say_so(cast: Cast) -> None:
    """A monitor's adjudication and an early count are shown as what they are."""
    decide_link(cast.second, cast.market, ACCEPT, signed(), role=LinkRole.BESIDE)
    for claim in (cast.first, cast.later):
        decide_link(claim, cast.market, ACCEPT, signed())
    found = {known.source.claim: (known.beside, known.superseded) for known in gather().known}
    assert found == {"a-1": (False, True), "a-2": (False, False), "a-3": (False, False), "b-1": (True, False)}


def test_the_origin_of_a_repost_is_its_source(cast: Cast) -> None:
    """The agency's sentence stands on Monitor A's word (R8)."""
    decide_link(cast.copied, cast.market, ACCEPT, signed())
    assert {known.source.origin for known in gather().known if known.source.claim == "c-1"} == {"monitor_a"}
