"""What grading promises: harm and responsibility are two grades, and the machine only proposes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.incidents.judging.grading import derive_airwars, propose_harm, propose_strike_status
from recount.vocabulary.words import AirwarsGrade, AttributionStatus, HarmGrade, Party, StrikeStatus

ACCEPTED, LIKELY, CONTESTED = AttributionStatus.ACCEPTED, AttributionStatus.LIKELY, AttributionStatus.CONTESTED
SINGLE, UNKNOWN, DENIED = AttributionStatus.SINGLE_SOURCE, AttributionStatus.UNKNOWN, AttributionStatus.DENIED


@pytest.mark.parametrize(
    ("origins", "accepted_by", "combatants_by", "grade", "rule"),
    [
        (["sohr"], [Party.US_COALITION], [], HarmGrade.CONFIRMED, "R18"),
        (["sohr", "deirezzor24"], [], [], HarmGrade.FAIR, "R8"),
        (["deirezzor24", "deirezzor24", "deirezzor24"], [], [], HarmGrade.WEAK, "R8"),
        (["sohr"], [], ["vdc"], HarmGrade.WEAK, "R8"),
        ([], [], ["vdc"], HarmGrade.DISCOUNTED, "R13"),
        ([], [], [], None, "R14"),
    ],
)
def test_harm_is_proposed_on_origins(
    origins: list[str], accepted_by: list[Party], combatants_by: list[str], grade: HarmGrade | None, rule: str
) -> None:
    """Acceptance confirms, two origins are fair, three links of one network are weak, nothing proposes nothing."""
    proposal = propose_harm(origins, accepted_by, combatants_by)
    assert (proposal.grade, proposal.rule) == (grade, rule)


def test_a_proposal_names_whom_it_rests_on() -> None:
    """The person who signs reads in the reason which origins were counted (R17)."""
    assert "deirezzor24, sohr" in propose_harm(["sohr", "deirezzor24"]).reason


@pytest.mark.parametrize(
    ("harm", "attributions", "grade"),
    [
        (HarmGrade.CONFIRMED, {Party.US_COALITION: ACCEPTED}, AirwarsGrade.CONFIRMED),
        (HarmGrade.FAIR, {Party.RUSSIA: ACCEPTED}, AirwarsGrade.CONFIRMED),
        (HarmGrade.FAIR, {Party.RUSSIA: LIKELY}, AirwarsGrade.FAIR),
        (HarmGrade.FAIR, {Party.RUSSIA: LIKELY, Party.SYRIA_GOV: LIKELY}, AirwarsGrade.FAIR),
        (HarmGrade.FAIR, {Party.RUSSIA: LIKELY, Party.US_COALITION: DENIED}, AirwarsGrade.FAIR),
        (HarmGrade.FAIR, {Party.RUSSIA: CONTESTED, Party.US_COALITION: CONTESTED}, AirwarsGrade.CONTESTED),
        (HarmGrade.WEAK, {Party.RUSSIA: CONTESTED}, AirwarsGrade.CONTESTED),
        (HarmGrade.FAIR, {Party.RUSSIA: DENIED}, AirwarsGrade.CONTESTED),
        (HarmGrade.FAIR, {Party.RUSSIA: SINGLE}, AirwarsGrade.WEAK),
        (HarmGrade.WEAK, {Party.RUSSIA: LIKELY}, AirwarsGrade.WEAK),
        (HarmGrade.WEAK, {}, AirwarsGrade.WEAK),
        (HarmGrade.DISCOUNTED, {Party.RUSSIA: LIKELY}, AirwarsGrade.DISCOUNTED),
        (HarmGrade.FAIR, {Party.UNKNOWN: UNKNOWN}, None),
        (HarmGrade.FAIR, {Party.UNKNOWN: ACCEPTED}, None),
        (HarmGrade.FAIR, {}, None),
        (None, {Party.RUSSIA: ACCEPTED}, None),
    ],
)
def test_the_airwars_grade_follows_from_the_two(
    harm: HarmGrade | None, attributions: dict[Party, AttributionStatus], grade: AirwarsGrade | None
) -> None:
    """The derived grade is what section 4 of the method says of harm and attribution together."""
    assert derive_airwars(harm, attributions) == grade


@given(
    st.sampled_from(HarmGrade),
    st.dictionaries(st.sampled_from(Party), st.sampled_from(AttributionStatus), max_size=4),
)
def test_only_an_acceptance_confirms(harm: HarmGrade, attributions: dict[Party, AttributionStatus]) -> None:
    """No number of sources makes an incident Confirmed; a belligerent's own word does."""
    confirmed = derive_airwars(harm, attributions) is AirwarsGrade.CONFIRMED
    assert not confirmed or ACCEPTED in attributions.values()


@pytest.mark.parametrize(
    ("origins", "attributions", "declared_by", "status"),
    [
        (["sohr"], {Party.RUSSIA: LIKELY}, [Party.RUSSIA], StrikeStatus.DECLARED),
        (["sohr", "vdc"], {Party.RUSSIA: CONTESTED, Party.SYRIA_GOV: CONTESTED}, [], StrikeStatus.CONTESTED),
        (["sohr", "vdc"], {Party.RUSSIA: LIKELY}, [], StrikeStatus.LIKELY),
        (["sohr"], {Party.RUSSIA: SINGLE}, [], StrikeStatus.SINGLE_SOURCE_CLAIM),
        ([], {}, [], None),
    ],
)
def test_a_strike_is_as_sure_as_who_tells_of_it(
    origins: list[str],
    attributions: dict[Party, AttributionStatus],
    declared_by: list[Party],
    status: StrikeStatus | None,
) -> None:
    """A declaration outranks competing claims, and those outrank the number of sources."""
    assert propose_strike_status(origins, attributions, declared_by).status == status
