"""What a sentence says beside its counts: when, who says so, who did it, what was hit, what is compared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.reading.sentences.citations import find_citations
from recount.claims.reading.words.lexicon import lexicon
from recount.claims.schema import Claim
from recount.vocabulary.words import (
    ClaimKind,
    Damage,
    Hedge,
    InfrastructureType,
    Modality,
    Partition,
    Party,
    PerpetratorBasis,
    PlaceRole,
    Polarity,
    Relation,
    Sign,
    SourceLink,
    StrikeType,
    VictimClass,
)

FOLDER = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[dict[str, Any]]:
    """Load one table of cases."""
    loaded: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"reading_{name}.yaml").read_text(encoding="utf-8"))
    return loaded


def only(text: str, kind: ClaimKind) -> Claim:
    """Give the one claim of a kind in a text."""
    (found,) = [claim for claim in read(text).claims if claim.kind is kind]
    return found


@pytest.mark.parametrize("case", cases("times"), ids=lambda case: f"{case['text']} from {case['clock']}")
def test_a_time_is_counted_from_its_clock_or_stays_unresolved(case: dict[str, Any]) -> None:
    """Absolute days need no clock; relative ones are counted from it, and without it nothing is guessed (R6)."""
    when = read(case["text"], published=case["clock"]).claims[0].when
    assert (when.start, when.end, when.precision) == (case["start"], case["end"], case["precision"])


@pytest.mark.parametrize("case", cases("voices"), ids=lambda case: case["text"])
def test_the_chain_of_sources_is_read(case: dict[str, Any]) -> None:
    """Whoever is quoted stands in the chain, outermost first, with their kind (R1)."""
    chain = read(case["text"]).claims[0].attribution
    assert [[link.name, link.kind] for link in chain] == case["voices"]


@pytest.mark.parametrize("case", cases("doers"), ids=lambda case: case["text"])
def test_only_the_party_that_acts_is_held_responsible(case: dict[str, Any]) -> None:
    """Those struck, those who hold the ground and those who tell of it are no perpetrators."""
    doers = read(case["text"]).claims[0].perpetrators
    assert [doer.id for doer in doers] == case["doers"]


@pytest.mark.parametrize("case", cases("strikes"), ids=lambda case: case["text"])
def test_strikes_counted_beside_the_dead_leave_the_dead_alone(case: dict[str, Any]) -> None:
    """ "in 25 Russian strikes" says how often and who, and the dead stay as many as they are."""
    claim = read(case["text"]).claims[0]
    strikes = claim.strike.count.min if claim.strike and claim.strike.count else None
    doers = [doer.id for doer in claim.perpetrators]
    assert (claim.casualties[0].count.min, strikes, doers) == (case["killed"], case["strikes"], case["doers"])


@pytest.mark.parametrize("case", cases("citations"), ids=lambda case: case["text"])
def test_lost_links_are_counted_by_brackets(case: dict[str, Any]) -> None:
    """An empty citation bracket is one lost link, whatever is left inside it (ruling 4)."""
    assert len(find_citations(case["text"], lexicon("en")).lost) == case["lost"]


def test_a_claim_knows_what_became_of_its_link() -> None:
    """A sentence carries a live link, an archived one, or none."""
    links = [
        read(f"Nine people were killed {link}.").claims[0].source_link
        for link in ("(https://example.org/a)", "(https://web.archive.org/web/2015/a)", "")
    ]
    assert links == [SourceLink.LIVE, SourceLink.ARCHIVED, SourceLink.NONE]


def test_objects_are_read_with_their_number_and_damage() -> None:
    """A list of civilian objects under one verb comes out with counts where they are stated."""
    claim = only("The jets destroyed two bridges, a bakery and several schools.", ClaimKind.INFRASTRUCTURE)
    found = [(one.type, one.damage, one.count and one.count.min) for one in claim.infrastructure]
    assert found == [
        (InfrastructureType.BRIDGE, Damage.DESTROYED, 2),
        (InfrastructureType.FOOD_SUPPLY, Damage.DESTROYED, None),
        (InfrastructureType.EDUCATION, Damage.DESTROYED, None),
    ]


def test_a_count_of_strikes_is_an_event() -> None:
    """ "14 Russian airstrikes" is an event with its number of strikes."""
    claim = only("On Sunday 14 Russian airstrikes hit Idlib.", ClaimKind.EVENT)
    assert claim.strike is not None
    assert claim.strike.count is not None
    assert (claim.strike.type, claim.strike.count.min) == (StrikeType.AIRSTRIKE, 14)


def test_munitions_are_not_strikes() -> None:
    """Four missiles are no four strikes."""
    claims = read("Four missiles hit Idlib, killing two people.").claims
    assert all(claim.strike is None or claim.strike.count is None for claim in claims)


def test_a_monthly_total_is_a_figure_and_no_event() -> None:
    """A count over a month is an aggregate and fills no toll (R4)."""
    reading = read("The regime killed 61 people in October 2015.")
    assert [claim.kind for claim in reading.claims] == [ClaimKind.AGGREGATE]
    assert reading.toll.killed is None


def test_one_strike_in_a_month_stays_an_event() -> None:
    """ "An airstrike in October" is one attack, dated to the month."""
    assert read("An airstrike killed six people in October 2015.").claims[0].kind is ClaimKind.CASUALTY


def test_a_comparison_keeps_its_ratio_open() -> None:
    """ "More than four times" is a ratio of four, open and strict."""
    text = "The regime kills more than four times the number of people killed by ISIS."
    comparison = only(text, ClaimKind.COMPARISON).comparison
    assert comparison is not None
    assert (comparison.left.perpetrator, comparison.relation, comparison.ratio_min, comparison.ratio_max) == (
        Party.SYRIA_GOV,
        Relation.TIMES,
        4,
        None,
    )
    assert comparison.right.perpetrator is Party.ISIS


def test_a_share_says_of_what_and_how_it_was_cut() -> None:
    """A share keeps its percentage, its whole, and that zones of control cut it (R22)."""
    share = only("About 20 percent of Russian strikes fell on ISIS-held areas.", ClaimKind.SHARE).share
    assert share is not None
    assert (share.min_pct, share.max_pct, share.hedge) == (20, 20, Hedge.APPROXIMATELY)
    assert (share.denominator, share.partition, share.zone) == (
        "Russian strikes",
        Partition.ZONE_OF_CONTROL,
        Party.ISIS,
    )


def test_a_fraction_of_the_counted_is_a_share() -> None:
    """ "A third of them fighters" is a share of the people counted before."""
    share = only("The raids killed 90 people, a third of them fighters.", ClaimKind.SHARE).share
    assert share is not None
    assert (share.numerator, share.denominator, share.min_pct, share.max_pct) == ("fighters", "90 people", 33, 34)


def test_a_fraction_of_the_dead_may_be_the_predicate() -> None:
    """ "Of 595 killed, a third were fighters" is a share of the 595."""
    share = only("Of 595 killed, a third were fighters.", ClaimKind.SHARE).share
    assert share is not None
    assert (share.numerator, share.denominator, share.min_pct) == ("fighters", "595 killed", 33)


@pytest.mark.parametrize(
    ("words", "bounds"),
    [
        ("Less than 5", (None, 5, Hedge.AT_MOST)),
        ("More than 5", (5, None, Hedge.MORE_THAN)),
        ("At least 5", (5, None, Hedge.AT_LEAST)),
        ("4.5", (4.5, 4.5, Hedge.EXACT)),
        ("Under 4.5", (None, 4.5, Hedge.AT_MOST)),
        ("Between 5 and 10", (5, 10, Hedge.RANGE)),
    ],
)
def test_percentages_run_on_between_whole_numbers(words: str, bounds: tuple[float | None, float | None, Hedge]) -> None:
    """ "Less than 5 %" ends at 5, not at 4: a share is no count of persons."""
    share = only(f"{words}% of Russian strikes hit ISIS.", ClaimKind.SHARE).share
    assert share is not None
    assert (share.min_pct, share.max_pct, share.hedge) == bounds


def test_a_comparison_keeps_the_counts_of_its_sides() -> None:
    """Where the sentence states both counts, the comparison carries them."""
    text = "The regime killed 90 people and ISIS killed 30, so that the regime killed three times as many."
    comparison = only(text, ClaimKind.COMPARISON).comparison
    assert comparison is not None
    assert (comparison.left.value, comparison.ratio_min, comparison.right.value) == (90, 3, 30)


def test_a_place_of_another_verb_is_not_taken() -> None:
    """Two attacks of one sentence keep their own places."""
    first, second = read("A raid killed nine people in Idlib and shelling killed two people in Aleppo.").claims
    assert [[where.place for where in claim.where] for claim in (first, second)] == [["idlib"], ["aleppo"]]


def test_flight_is_counted_by_its_words() -> None:
    """ "Tens of thousands" of displaced people are an order of magnitude and no number."""
    claim = only("The bombing displaced families, driving tens of thousands of people north.", ClaimKind.DISPLACEMENT)
    assert claim.displacement is not None
    count = claim.displacement.count
    assert (count.min, count.max, count.hedge) == (None, None, Hedge.ORDER_OF_MAGNITUDE)


def test_a_zero_is_an_absence_of_a_named_class() -> None:
    """ "Not a single fighter" denies harm to fighters: an absence with a count of zero."""
    claim = only("Not a single ISIS fighter was killed in the raid.", ClaimKind.DENIAL)
    assert (claim.polarity, claim.casualties[0].victim_class) == (Polarity.ABSENCE, VictimClass.MILITANT)


def test_a_warning_is_predicted_and_laid_to_who_warns() -> None:
    """A threat of more attacks tells of nothing that was done."""
    claim = only("The regime warned that the worst attacks are still to come.", ClaimKind.WARNING)
    assert (claim.modality, [doer.id for doer in claim.perpetrators]) == (Modality.PREDICTED, [Party.SYRIA_GOV])


def test_an_effect_has_a_sign() -> None:
    """ "Boosting support" is an effect that grows."""
    claim = only("The bombing is boosting support for ISIS.", ClaimKind.EFFECT)
    assert claim.effect is not None
    assert (claim.effect.sign, claim.effect.outcome) == (Sign.INCREASE, "support for ISIS")


def test_what_alleges_is_marked_as_alleged() -> None:
    """ "Reportedly" and "alleged" mark the claim as alleged."""
    modalities = [
        read(text).claims[0].modality
        for text in ("Nine people were reportedly killed.", "An alleged strike killed nine people.", "It killed nine.")
    ]
    assert modalities == [Modality.ALLEGED, Modality.ALLEGED, Modality.ASSERTED]


def test_what_would_have_happened_did_not() -> None:
    """A conditional is counterfactual and fills no toll."""
    reading = read("A second strike would have killed nine people.")
    assert reading.claims[0].modality is Modality.COUNTERFACTUAL
    assert reading.toll.killed is None


@pytest.mark.parametrize(
    ("words", "modality"),
    [
        ("will kill", Modality.PREDICTED),
        ("could kill", Modality.PREDICTED),
        ("threatened to kill", Modality.PREDICTED),
        ("would have killed", Modality.COUNTERFACTUAL),
        ("tried to kill", Modality.COUNTERFACTUAL),
        ("may have killed", Modality.HEDGED),
        ("must have killed", Modality.INFERRED),
    ],
)
def test_the_word_before_the_verb_says_whether_it_happened(words: str, modality: Modality) -> None:
    """What is to come, what did not happen, what may be and what is concluded are told apart from what is asserted."""
    assert read(f"A second strike {words} nine people.").claims[0].modality is modality


def test_a_conditional_far_from_the_verb_changes_nothing() -> None:
    """ "Would" in another clause leaves the count asserted."""
    text = "Nine people were killed, which would be the worst toll of the year."
    assert read(text).claims[0].modality is Modality.ASSERTED


def test_a_verb_that_is_denied_is_a_denial_and_fills_no_toll() -> None:
    """ "Did not kill" is negated, whoever is named."""
    reading = read("The strike did not kill nine people.")
    assert (reading.claims[0].kind, reading.claims[0].polarity) == (ClaimKind.DENIAL, Polarity.NEGATED)
    assert reading.toll.killed is None


def test_time_place_and_doer_are_inherited_and_marked() -> None:
    """A sentence that leans on the one before inherits its day, place and doer, and says so."""
    text = "On 5 November 2015 Russian jets carried out raids in Douma. Nine people were killed."
    claim = read(text).claims[-1]
    assert (claim.when.inherited, str(claim.when.start)) == (True, "2015-11-05")
    assert [(where.place, where.inherited) for where in claim.where] == [("douma", True)]
    assert [(doer.id, doer.basis) for doer in claim.perpetrators] == [(Party.RUSSIA, PerpetratorBasis.INHERITED)]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Nine people were killed in Douma.", PlaceRole.EVENT),
        ("Nine people were killed near Douma.", PlaceRole.NEAR),
        ("A family fleeing from Aleppo was killed.", PlaceRole.ORIGIN),
        ("Nine people were injured and taken to a hospital in Douma.", PlaceRole.HOSPITAL),
        ("DOUMA, Syria (Reuters) - Nine people were killed.", PlaceRole.REPORTER),
    ],
)
def test_a_place_has_its_part_in_the_story(text: str, role: PlaceRole) -> None:
    """The hospital, the place people fled from and the reporter's city are not where it happened (R7)."""
    assert read(text).claims[0].where[0].role is role


def test_a_headline_and_its_lead_are_one_claim() -> None:
    """The lead that repeats the count of the headline restates it."""
    first, second = read("Nine people killed in Douma\n\nNine people were killed in Douma on Friday.").claims
    assert (first.restates, second.restates) == (None, first.id)


def test_a_headline_is_set_where_its_lead_is() -> None:
    """A headline's own claim takes day, place and doer from the lead, marked as inherited; the lead restates it."""
    text = "Nine people dead as jets hit market\n\nRussian jets killed nine civilians in Douma on 5 November 2015."
    headline, lead = [claim for claim in read(text).claims if claim.kind is ClaimKind.CASUALTY]
    assert (headline.when.start, headline.when.inherited) == (lead.when.start, True)
    assert [(where.place, where.inherited) for where in headline.event_places()] == [("douma", True)]
    assert [(doer.id, doer.basis) for doer in headline.perpetrators] == [(Party.RUSSIA, PerpetratorBasis.INHERITED)]
    assert lead.restates == headline.id


@pytest.mark.parametrize(
    ("text", "kind", "control"),
    [
        ("ISIS seized the town of Palmyra from government forces.", "control_change", ["isis", "syria_gov", "isis"]),
        ("Government troops lost control of Idlib to Nusra.", "control_change", ["nusra", "syria_gov", "nusra"]),
        ("The town fell to ISIS.", "control_change", ["isis", None, "isis"]),
        ("Raqqa is held by ISIS.", "control", ["isis", None, None]),
        ("ISIS controls Raqqa.", "control", ["isis", None, None]),
    ],
)
def test_who_holds_a_place_and_from_whom_it_passed(text: str, kind: str, control: list[str | None]) -> None:
    """The holder, the loser and the taker of a place are told apart."""
    (claim,) = read(text).claims
    assert claim.control is not None
    assert (claim.kind, [claim.control.controller, claim.control.lost_by, claim.control.gained_by]) == (kind, control)


@pytest.mark.parametrize(
    "text", ["ISIS captured two soldiers.", "Two prisoners held by ISIS died.", "ISIS held talks."]
)
def test_people_held_are_no_place_held(text: str) -> None:
    """To capture soldiers or to hold talks is no control of a place."""
    assert all(claim.control is None for claim in read(text).claims)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Russian jets regularly target hospitals.", ClaimKind.CONDUCT),
        ("The Russian bombing campaign is immoral.", ClaimKind.OPINION),
        ("Residents feel that the Russian bombs will never end.", ClaimKind.PERCEPTION),
        ("The strikes have strengthened ISIS.", ClaimKind.EFFECT),
        ("The coalition said it did not carry out the strike.", ClaimKind.DENIAL),
        ("The army warned residents to leave before it bombs the town.", ClaimKind.WARNING),
        ("Some 4,000 people were displaced by the shelling.", ClaimKind.DISPLACEMENT),
    ],
)
def test_a_sentence_that_tells_no_single_event_is_read_as_what_it_is(text: str, kind: ClaimKind) -> None:
    """Habits, verdicts, feelings, effects, denials, warnings and flight are kinds of their own."""
    assert [claim.kind for claim in read(text).claims] == [kind]


def test_what_is_denied_is_negated_and_fills_no_toll() -> None:
    """A rejected report of dead civilians is negated; what follows "but" is told again."""
    denied = read("The coalition rejected reports that it killed nine civilians.")
    told = read("Moscow denied the report, but residents said that nine civilians were killed.")
    assert [claim.polarity for claim in denied.claims] == [Polarity.NEGATED, Polarity.NEGATED]
    assert denied.toll.killed is None
    assert told.toll.killed is not None
