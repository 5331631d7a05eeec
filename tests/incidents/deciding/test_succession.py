"""What codes promise: given once, never used again, and an old one always leads on to where it went."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from recount.errors import BadInput
from recount.incidents.deciding.signing import decide_link
from recount.incidents.deciding.succession import correct, merge, next_code, resolve, split, withdraw
from recount.incidents.models import Decision, Incident, Link
from recount.vocabulary.words import IncidentStatus, LinkState
from tests.cast import Cast, incident, signed

ACCEPT = LinkState.ACCEPT


def codes(code: str) -> list[str]:
    """Give the codes that a code stands for today."""
    return [each.code for each in resolve(code)]


def claims_of(incident: Incident) -> set[str]:
    """Give the claims that are linked to an incident."""
    return set(Link.objects.filter(incident=incident).values_list("claim__key", flat=True))


def test_a_code_stands_for_its_incident(cast: Cast) -> None:
    """Before anything happens to an incident, its code is its own."""
    assert codes("RC0001") == ["RC0001"]


def test_a_code_that_was_never_given_is_refused(cast: Cast) -> None:
    """A wrong code is an error, not an empty answer."""
    with pytest.raises(BadInput, match="There is no incident RC0099"):
        resolve("RC0099")


def test_a_merged_code_leads_to_the_one_that_stayed(cast: Cast) -> None:
    """Two incidents turn out to be one; both codes answer, and the links and the range go along."""
    decide_link(cast.second, cast.bridge, ACCEPT, signed())
    merge(cast.bridge, cast.market, signed("One attack, reported under two places."))
    assert codes("RC0002") == codes("RC0001") == ["RC0001"]
    assert claims_of(cast.market) == {"b-1"}
    assert claims_of(cast.bridge) == set()
    assert [(toll.low, toll.high) for toll in cast.market.tolls.all()] == [(25, 28)]
    assert not cast.bridge.tolls.exists()


def test_a_claim_linked_to_both_is_linked_once_after_the_merger(cast: Cast) -> None:
    """The same claim is never counted twice because it stood in two incidents."""
    for each in (cast.bridge, cast.market):
        decide_link(cast.second, each, ACCEPT, signed())
    merge(cast.bridge, cast.market, signed())
    assert Link.objects.count() == 1


def test_a_split_code_leads_to_every_part(cast: Cast) -> None:
    """One incident turns out to be two; its claims go where they belong, and its code stands for both."""
    for claim in (cast.first, cast.second):
        decide_link(claim, cast.market, ACCEPT, signed())
    morning, evening = incident("RC0003", "In the morning"), incident("RC0004", "In the evening")
    split(cast.market, {morning: ["a-1"], evening: ["b-1"]}, signed("Two attacks on one day."))
    assert codes("RC0001") == ["RC0003", "RC0004"]
    assert (claims_of(morning), claims_of(evening)) == ({"a-1"}, {"b-1"})
    assert [(toll.low, toll.high) for toll in evening.tolls.all()] == [(25, 28)]


def test_a_withdrawn_code_stands_for_nothing_and_stays_known(cast: Cast) -> None:
    """A withdrawal leaves the incident and its history to be read."""
    decision = withdraw(cast.bridge, signed("The photograph was of another year."))
    assert codes("RC0002") == []
    assert list(cast.bridge.decisions.all()) == [decision]


def test_a_chain_of_mergers_and_splits_is_followed_to_its_end(cast: Cast) -> None:
    """However often an incident changed its code, the first code still leads on."""
    third, fourth = incident("RC0003", "Third"), incident("RC0004", "Fourth")
    merge(cast.market, cast.bridge, signed())
    split(cast.bridge, {third: [], fourth: []}, signed())
    withdraw(fourth, signed("It did not happen."))
    assert codes("RC0001") == codes("RC0002") == ["RC0003"]


def test_a_code_is_never_given_twice(cast: Cast) -> None:
    """The next code is new even when earlier incidents were merged or withdrawn."""
    merge(cast.bridge, cast.market, signed())
    assert next_code() == "RC0003"


@pytest.mark.parametrize("end", ["merge", "split", "withdraw"])
def test_an_ended_incident_cannot_end_again(cast: Cast, end: str) -> None:
    """A second end would hide the first; the refusal names where the code leads now."""
    merge(cast.bridge, cast.market, signed())
    again = {
        "merge": lambda: merge(cast.bridge, cast.market, signed()),
        "split": lambda: split(cast.bridge, {cast.market: []}, signed()),
        "withdraw": lambda: withdraw(cast.bridge, signed()),
    }
    with pytest.raises(BadInput, match="RC0002 is merged already") as refused:
        again[end]()
    assert "RC0001" in refused.value.remedy


def test_an_incident_cannot_be_merged_into_itself(cast: Cast) -> None:
    """Its code would lead in a circle."""
    with pytest.raises((BadInput, ValidationError)):
        merge(cast.market, cast.market, signed())
    assert Incident.objects.get(code="RC0001").status == IncidentStatus.ACTIVE


def test_a_correction_keeps_what_stood_before(cast: Cast) -> None:
    """The decision holds the value before and after; the code stays."""
    correct(cast.market, {"title_en": "A market hit twice"}, signed("Two aircraft."))
    kept = Decision.objects.get().value
    assert (kept["before"], kept["after"]) == ({"title_en": "A market hit"}, {"title_en": "A market hit twice"})
    assert resolve("RC0001")[0].title_en == "A market hit twice"


def test_a_correction_that_cannot_be_true_is_refused(cast: Cast) -> None:
    """An incident does not end before it begins, and nothing is signed (R16)."""
    with pytest.raises(ValidationError):
        correct(cast.market, {"end": date(2001, 2, 1)}, signed())
    assert not Decision.objects.exists()
    assert Incident.objects.get(code="RC0001").end == date(2001, 2, 3)


def test_a_claim_of_both_parts_goes_with_both(cast: Cast) -> None:
    """A claim that counts the dead of two attacks together tells of each of them."""
    decide_link(cast.second, cast.market, ACCEPT, signed())
    morning, evening = incident("RC0003", "In the morning"), incident("RC0004", "In the evening")
    split(cast.market, {morning: ["b-1"], evening: ["b-1"]}, signed())
    assert claims_of(morning) == claims_of(evening) == {"b-1"}


def test_a_split_leaves_no_accepted_claim_behind(cast: Cast) -> None:
    """A claim that no part takes would count nowhere; the refusal names it, and nothing is changed."""
    for claim in (cast.first, cast.second):
        decide_link(claim, cast.market, ACCEPT, signed())
    morning, evening = incident("RC0003", "In the morning"), incident("RC0004", "In the evening")
    with pytest.raises(BadInput, match="b-1 would stay behind in RC0001"):
        split(cast.market, {morning: ["a-1"], evening: []}, signed())
    assert claims_of(cast.market) == {"a-1", "b-1"}


def test_a_split_parts_only_the_claims_of_its_own_incident(cast: Cast) -> None:
    """A claim that was never linked to the incident is named in one clear error, and nothing is split."""
    with pytest.raises(BadInput, match="b-1 is not linked to RC0001"):
        split(cast.market, {cast.bridge: ["b-1"]}, signed())
    cast.market.refresh_from_db()
    assert cast.market.status == IncidentStatus.ACTIVE
