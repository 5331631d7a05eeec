"""What a sentence takes over from the one before it, and what it may not: place, day and doer."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.reader import read
from recount.claims.schema import Claim
from recount.vocabulary.words import ClaimKind, PlacePrecision, TimePrecision

TABLE = Path(__file__).parents[1] / "cases" / "reading_inheritance.yaml"
CASES: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text(encoding="utf-8"))
SHARED: list[dict[str, Any]] = yaml.safe_load((TABLE.parent / "reading_shared_places.yaml").read_text(encoding="utf-8"))


def last_casualty(text: str) -> Claim:
    """Give the last count of victims that the reader finds in a text."""
    claims = read(text, published=date(2015, 12, 1)).claims
    return [claim for claim in claims if claim.kind is ClaimKind.CASUALTY][-1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"].split(". ", 1)[1])
def test_a_sentence_takes_over_only_what_belongs_to_its_own_event(case: dict[str, Any]) -> None:
    """A sentence set elsewhere has its own place, and neither day nor doer of another, unless its words join them."""
    claim = last_casualty(case["text"])
    assert [(where.raw, where.place) for where in claim.event_places()] == [(case["raw"], case["place"])]
    assert (claim.when.start, [doer.id.value for doer in claim.perpetrators]) == (case["day"], case["doers"])


def test_a_place_that_no_gazetteer_lists_stays_unresolved_and_says_why() -> None:
    """An unlisted place has no entry, no score and a reason, so that nothing is matched to it."""
    [where] = last_casualty("A bomb killed 12 people in Foobartown.").where
    assert (where.precision, where.score, where.inherited) == (PlacePrecision.UNRESOLVED, 0, False)
    assert "not in the gazetteer" in where.reason


def test_a_doer_does_not_come_back_after_a_sentence_set_elsewhere() -> None:
    """A third sentence leans on the second, not on the first."""
    claim = last_casualty(
        "Russian warplanes killed 5 civilians in Aleppo on 3 October 2015. A bomb killed 12 people in Foobartown. "
        "Another 3 civilians were killed by a mine."
    )
    assert (claim.perpetrators, claim.when.start) == ([], None)


def test_a_place_does_not_come_back_after_a_sentence_set_near_another() -> None:
    """Behind a sentence set near an unlisted place, the place told before it is no longer meant."""
    claim = last_casualty(
        "Russian warplanes killed 5 civilians in Aleppo on 3 October 2015. A bomb killed 12 people near Foobartown. "
        "Another 3 civilians were killed by a mine."
    )
    assert "aleppo" not in [where.place for where in claim.where]


@pytest.mark.parametrize("opening", ["In the same month,", "That month"])
@pytest.mark.parametrize("told", ["October 2015", "3 October 2015"])
def test_the_same_month_is_the_month_told_before(opening: str, told: str) -> None:
    """ "The same month" keeps the month of the sentence before, and not its day."""
    claim = last_casualty(
        f"Warplanes killed 5 civilians in Aleppo in {told}. {opening} 7 civilians were killed in Idlib."
    )
    assert (claim.when.start, claim.when.end) == (date(2015, 10, 1), date(2015, 10, 31))
    assert (claim.when.precision, claim.when.inherited) == (TimePrecision.MONTH, True)


@pytest.mark.parametrize("case", SHARED, ids=lambda case: case["text"][:60])
def test_the_one_list_of_places_of_a_sentence_is_of_all_that_it_counts(case: dict[str, Any]) -> None:
    """The dead of "35 killed and 72 wounded in attacks in Idlib" lie in Idlib, not where the text was told before."""
    counts = [claim for claim in read(case["text"]).claims if claim.casualties]
    assert [[where.place for where in claim.event_places()] for claim in counts] == case["places"]
