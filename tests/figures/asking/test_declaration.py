"""What a declaration promises: the same keys everywhere, and every problem named at once (R19)."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import BadInput
from recount.figures.asking.declaration import DIMENSIONS, MEASURES, OF_INCIDENTS, PEOPLE, Declaration
from recount.reports.dates import PartialDate
from recount.vocabulary.words import Convention, Dimension, GradeFilter, Measure, Party, VictimCategory, VictimClass

CONTRACT = {
    "measure": "killed",
    "who": "civilian",
    "by": "party,month",
    "party": "russia",
    "place": "Deir ez-Zor",
    "from": "2015-10",
    "to": "2015-12",
    "grade": "fair+",
}


def test_the_keys_of_the_contract_are_read() -> None:
    """The example of the contract is a declaration, with what goes without saying filled in."""
    declaration = Declaration.read(CONTRACT)
    assert declaration == Declaration(
        measure=Measure.KILLED,
        who=VictimClass.CIVILIAN,
        category=VictimCategory.TOTAL,
        by=(Dimension.PARTY, Dimension.MONTH),
        party=Party.RUSSIA,
        place="Deir ez-Zor",
        start=PartialDate.parse("2015-10"),
        end=PartialDate.parse("2015-12"),
        grade=GradeFilter.FAIR_OR_BETTER,
        convention=Convention.LITERAL,
    )


def test_a_key_left_out_goes_without_saying() -> None:
    """Civilians, in total, of incidents graded fair or confirmed, with words left as words (R20, R3)."""
    declaration = Declaration.read({"measure": "killed", "party": None})
    assert (declaration.who, declaration.category, declaration.grade, declaration.convention) == (
        VictimClass.CIVILIAN,
        VictimCategory.TOTAL,
        GradeFilter.FAIR_OR_BETTER,
        Convention.LITERAL,
    )


@pytest.mark.parametrize("words", ["Russian", "روسيا", "russia"])
def test_a_party_may_be_named_in_words(words: str) -> None:
    """The names that reports use for a party are understood."""
    assert Declaration.read({"measure": "killed", "party": words}).party is Party.RUSSIA


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        (
            {"measure": "kiled", "by": "moon", "who": "people", "from": "last week", "colour": "red"},
            ["'kiled'", "'moon'", "'people'", "'last week'", "'colour'"],
        ),
        ({}, ["measure"]),
        ({"measure": "strikes", "by": "zone,class"}, ["strikes have no class"]),
        ({"measure": "incidents", "shares": True, "against": "isis"}, ["what the shares are of", "with `party`"]),
        ({"measure": "incidents", "as_of": "2015-11", "known_by": "soon"}, ["more than one day", "'soon'"]),
        ({"measure": "killed", "by": "month,month", "from": "2015-12", "to": "2015-10"}, ["once", "back to 2015-10"]),
        ({"measure": "incidents", "by": "class", "party": "Martians"}, ["incidents have no class", "'Martians'"]),
    ],
)
def test_every_problem_is_named_at_once(keys: dict[str, Any], named: list[str]) -> None:
    """A person who wrote five keys wrong learns of all five (R19)."""
    with pytest.raises(BadInput) as refused:
        Declaration.read(keys)
    assert [words for words in named if words not in refused.value.found] == []


MONTHS = st.dates(date(1991, 1, 1), date(2030, 1, 1)).map(lambda day: PartialDate.parse(f"{day:%Y-%m}"))


@st.composite
def declarations(draw: st.DrawFn) -> Declaration:
    """Draw any declaration that can be counted."""
    measure = draw(st.sampled_from(MEASURES))
    dimensions = DIMENSIONS if measure in PEOPLE else OF_INCIDENTS
    start, end = sorted([draw(MONTHS), draw(MONTHS)])
    return Declaration(
        measure=measure,
        who=draw(st.sampled_from(VictimClass)),
        category=draw(st.sampled_from(VictimCategory)),
        by=tuple(draw(st.lists(st.sampled_from(dimensions), unique=True))),
        party=draw(st.none() | st.sampled_from(Party)),
        place=draw(st.none() | st.just("deir_ez_zor")),
        start=draw(st.none() | st.just(start)),
        end=draw(st.none() | st.just(end)),
        grade=draw(st.sampled_from(GradeFilter)),
        convention=draw(st.sampled_from(Convention)),
    )


@given(declarations())
def test_a_web_address_gives_the_declaration_back(declaration: Declaration) -> None:
    """The address is the figure: written and read again it declares the same."""
    address = urlencode(declaration.as_address())
    assert Declaration.read(dict(parse_qsl(address))) == declaration


@given(declarations())
def test_the_keys_give_the_declaration_back(declaration: Declaration) -> None:
    """What the JSON says was declared can be declared again."""
    assert Declaration.read(declaration.keys()) == declaration


def test_a_bare_plus_in_an_address_is_understood() -> None:
    """`grade=fair+` typed into an address means fair+, although a plus sign is read as a blank there."""
    assert Declaration.read(dict(parse_qsl("measure=killed&grade=weak+", keep_blank_values=True))).grade == "weak+"
