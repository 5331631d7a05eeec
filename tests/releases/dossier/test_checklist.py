"""The eleven points: each is computed from what the record keeps, and says met, partly or missing as it should."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from recount.claims.schema import Casualties, Quantity, Strike
from recount.releases.casefile.case import Answered, Case
from recount.releases.casefile.case import Testimony as Told
from recount.releases.casefile.gathering import case_of
from recount.releases.dossier.checklist import checklist
from recount.releases.dossier.points import Point, Standing, Subject
from recount.vocabulary.words import (
    Hedge,
    Outcome,
    Party,
    Polarity,
    ResponsePosition,
    StrikeType,
    TextKind,
    TimePrecision,
    VictimCategory,
    VictimClass,
)
from tests.cast import Cast
from tests.releases.telling import judge, release

Change = Callable[[Case], Case]


@pytest.fixture
def market(cast: Cast) -> Case:
    """Give the case of the market: three origins' worth of links that are two origins, graded and attributed."""
    return case_of(judge(cast).code)


def point(case: Case, subject: Subject, contact: str = "") -> Point:
    """Give one point of a case."""
    return next(each for each in checklist(case, contact) if each.subject is subject)


def each_testimony(change: Callable[[Told], Told]) -> Change:
    """Change every testimony of a case."""
    return lambda case: replace(case, testimonies=[change(each) for each in case.testimonies])


def kept(each: Told) -> Told:
    """Keep the bytes of a report."""
    return replace(each, capture=replace(each.capture, sha256="0" * 64))


def summarised(each: Told) -> Told:
    """Keep only our summary of a report."""
    return replace(each, capture=replace(each.capture, sha256="0" * 64, text_kind=TextKind.OUR_SUMMARY))


def with_groups(*groups: Casualties) -> Callable[[Told], Told]:
    """Let every claim count these groups."""
    return lambda each: replace(each, claim=each.claim.model_copy(update={"casualties": list(groups)}))


def group(victim_class: VictimClass, category: VictimCategory = VictimCategory.TOTAL, number: int = 20) -> Casualties:
    """Count dead of one class."""
    hedge = Hedge.NAMED_LIST if category is VictimCategory.NAMED else Hedge.EXACT
    count = Quantity(raw=str(number), min=number, max=number, hedge=hedge)
    return Casualties(outcome=Outcome.KILLED, victim_class=victim_class, category=category, count=count)


def striking(each: Told) -> Told:
    """Let a claim say what kind of attack it was."""
    return replace(each, claim=each.claim.model_copy(update={"strike": Strike(type=StrikeType.AIRSTRIKE)}))


def answered(position: ResponsePosition, day: date | None) -> Change:
    """Let the named party answer."""
    response = Answered(Party.RUSSIA, position, "", (None, None), (None, None), day, "", "")
    return lambda case: replace(case, responses=[response])


CIVILIANS, ANYBODY = group(VictimClass.CIVILIAN), group(VictimClass.UNSPECIFIED)
NAMED, TOO_MANY = (
    group(VictimClass.CIVILIAN, VictimCategory.NAMED),
    group(VictimClass.CIVILIAN, VictimCategory.NAMED, 99),
)
SILENT, SPOKE = ResponsePosition.NO_KNOWN_STATEMENT, ResponsePosition.NON_CREDIBLE
CASES: list[tuple[str, Subject, Change, Standing]] = [
    ("a day that all agree on", Subject.DATE, lambda case: case, Standing.MET),
    ("a week only", Subject.DATE, lambda case: replace(case, precision=TimePrecision.WEEK), Standing.PARTLY),
    (
        "another day",
        Subject.DATE,
        lambda case: replace(case, start=date(2001, 1, 1), end=date(2001, 1, 1)),
        Standing.PARTLY,
    ),
    ("no day", Subject.DATE, lambda case: replace(case, start=None, end=None), Standing.MISSING),
    ("no place", Subject.PLACE, lambda case: replace(case, place=None), Standing.MISSING),
    ("a place that nobody reasoned", Subject.PLACE, lambda case: case, Standing.PARTLY),
    ("two origins in four links", Subject.ORIGINS, lambda case: case, Standing.MET),
    ("one origin", Subject.ORIGINS, each_testimony(lambda each: replace(each, origin="a")), Standing.PARTLY),
    ("nobody", Subject.ORIGINS, lambda case: replace(case, testimonies=[]), Standing.MISSING),
    ("bytes kept", Subject.QUOTES, each_testimony(kept), Standing.MET),
    ("no bytes kept", Subject.QUOTES, lambda case: case, Standing.MISSING),
    ("our summaries alone", Subject.QUOTES, each_testimony(summarised), Standing.MISSING),
    ("nobody named", Subject.NAMED, lambda case: case, Standing.MISSING),
    ("two lists that fit", Subject.NAMED, each_testimony(with_groups(CIVILIANS, NAMED)), Standing.MET),
    ("more named than counted", Subject.NAMED, each_testimony(with_groups(CIVILIANS, TOO_MANY)), Standing.PARTLY),
    ("all say civilians", Subject.CIVILIAN, lambda case: case, Standing.MET),
    ("nobody says who", Subject.CIVILIAN, each_testimony(with_groups(ANYBODY)), Standing.MISSING),
    ("the attack is settled, nobody names it", Subject.WEAPON, lambda case: case, Standing.PARTLY),
    ("the attack is settled and named", Subject.WEAPON, each_testimony(striking), Standing.MET),
    ("nothing contrary", Subject.CONTRARY, lambda case: case, Standing.MISSING),
    ("somebody looked", Subject.CONTRARY, answered(SILENT, None), Standing.PARTLY),
    ("a rejection", Subject.CONTRARY, answered(SPOKE, None), Standing.MET),
    ("no response", Subject.RESPONSE, lambda case: case, Standing.MISSING),
    ("silence", Subject.RESPONSE, answered(SILENT, None), Standing.MET),
    ("a response without a day", Subject.RESPONSE, answered(SPOKE, None), Standing.PARTLY),
    ("a response with its day", Subject.RESPONSE, answered(SPOKE, date(2001, 3, 1)), Standing.MET),
    ("nobody named as responsible", Subject.RESPONSE, lambda case: replace(case, attributions=[]), Standing.MISSING),
    ("graded by one person", Subject.DECIDED, lambda case: case, Standing.PARTLY),
    ("not graded", Subject.DECIDED, lambda case: replace(case, grade=None), Standing.MISSING),
]


def test_a_dossier_answers_eleven_points_in_their_order(market: Case) -> None:
    """None is left out, whatever the record holds."""
    assert [each.number for each in checklist(market)] == list(range(1, 12))
    assert [each.subject for each in checklist(market)] == list(Subject)


@pytest.mark.parametrize(("subject", "change", "standing"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_a_point_stands_as_the_record_has_it(
    market: Case, subject: Subject, change: Change, standing: Standing
) -> None:
    """What is there makes a point; what is taken away unmakes it."""
    assert point(change(market), subject).standing is standing


def test_a_second_person_makes_the_decision_stand(cast: Cast) -> None:
    """Graded by a named rule and looked at by somebody else: met (R17)."""
    release(judge(cast))
    assert point(case_of(cast.market.code), Subject.DECIDED).standing is Standing.MET


def test_an_address_makes_it_correctable(market: Case) -> None:
    """Without one the code and the log remain: that is a part of it."""
    assert point(market, Subject.CORRECTION).standing is Standing.PARTLY
    assert point(market, Subject.CORRECTION, "the editors").standing is Standing.MET


def test_a_denial_is_stated_as_contrary(market: Case) -> None:
    """A claim that says it was not so is what point eight asks for, and it is named."""
    denying, *others = market.testimonies
    denied = replace(denying, claim=denying.claim.model_copy(update={"polarity": Polarity.NEGATED}))
    found = point(replace(market, testimonies=[denied, *others]), Subject.CONTRARY)
    assert (found.standing, found.claims) == (Standing.MET, [denying.key])


def test_a_point_names_what_it_rests_on(market: Case) -> None:
    """Point three rests on the claims that were accepted as evidence."""
    assert point(market, Subject.ORIGINS).claims == [each.key for each in market.evidence]
