"""Several parties, places, months, days or monitors held against the first that is named, where R23 allows it.

For: `compare` of a figure: every value is counted by the same declaration, so that unit, class, window, convention,
grades and day agree, all but what is compared. Not for: the arithmetic of two sums (`recount.figures.comparing.pair`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from recount.figures.asking.compared import Compared, as_keys
from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import record_gazetteer
from recount.figures.comparing.pair import held, say, why_not_sums
from recount.figures.figure import Contrast, Figure, Tally
from recount.figures.summing.monitors import key_of_monitor
from recount.figures.telling.wording import date_words
from recount.places.gazetteer import Gazetteer
from recount.reports.dates import PartialDate
from recount.reports.models import Publisher
from recount.vocabulary.parties import folded_members
from recount.vocabulary.reader import Bilingual, Language, label
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import Dimension, Measure, Party

Count = Callable[[Declaration], Figure]


@dataclass(frozen=True)
class Side:
    """One value that is compared: its id, its name, its sum, and the unit of a monitor."""

    value: str
    name: Bilingual
    tally: Tally
    unit: str | None = None


def contrasts(declaration: Declaration, count: Count, *, until: date, language: Language) -> list[Contrast]:
    """Hold the first value of `compare` against each of the others; `until` is the day up to which anything is known.

    Raises: BadInput for what is compared and declared at once, and for a place or a monitor that is none.
    """
    compared = declaration.compare
    if compared is None:
        return []
    _refuse_what_is_declared_twice(declaration, compared)
    sides = _sides(declaration, compared, count)
    last = min(until, declaration.known_by or until)
    return [
        _contrast(compared.dimension, sides[0], other, measure=declaration.measure, last=last, language=language)
        for other in sides[1:]
    ]


def _contrast(
    dimension: Dimension, left: Side, right: Side, *, measure: Measure, last: date, language: Language
) -> Contrast:
    refused = _why_not(dimension, left, right, last, language) or why_not_sums(left.tally, right.tally, language)
    found = held(left.tally, right.tally, measure, refused)
    names = {"left": left.value, "right": right.value, "left_name": left.name, "right_name": right.name}
    return Contrast(dimension=dimension, **names, **found)


def _refuse_what_is_declared_twice(declaration: Declaration, compared: Compared) -> None:
    said = {
        Dimension.PARTY: declaration.party,
        Dimension.PLACE: declaration.place,
        Dimension.MONITOR: None,
    }.get(compared.dimension, declaration.start or declaration.end)
    if said is not None:
        raise refusal("figures.compared_and_declared", dimension=str(compared.dimension), said=str(said))


def _sides(declaration: Declaration, compared: Compared, count: Count) -> list[Side]:
    if compared.dimension is Dimension.MONITOR:
        return _monitors(compared, count(declaration.model_copy(update=as_keys(compared, ""))))
    gazetteer = record_gazetteer() if compared.dimension is Dimension.PLACE else None
    return [
        _side(value, compared.dimension, count(declaration.model_copy(update=as_keys(compared, value))), gazetteer)
        for value in compared.values
    ]


def _side(value: str, dimension: Dimension, figure: Figure, gazetteer: Gazetteer | None) -> Side:
    if gazetteer is not None:
        place = gazetteer.get(str(figure.declaration.place))
        return Side(place.id, Bilingual(en=place.name_en, ar=place.name_ar or place.name_en), figure.total)
    if dimension is Dimension.PARTY:
        party = Party(value)
        return Side(value, Bilingual(en=label(party, "en"), ar=label(party, "ar")), figure.total)
    window = PartialDate.parse(value)
    return Side(value, Bilingual(en=date_words(window, "en"), ar=date_words(window, "ar")), figure.total)


def _monitors(compared: Compared, figure: Figure) -> list[Side]:
    rows = {row.cell[Dimension.MONITOR]: row for row in figure.rows}
    known = {publisher.key: publisher for publisher in Publisher.objects.all()}
    sides = []
    for value in compared.values:
        key = value if value in rows else key_of_monitor(value)
        row = rows.get(key)
        if row is None:
            raise refusal("figures.counts_nothing", value=value, monitors=[str(each) for each in rows if each])
        sides.append(Side(str(key), _name(str(key), known), row.tally, row.unit))
    return sides


def _name(key: str, known: Mapping[str, Publisher]) -> Bilingual:
    publisher = known.get(key)
    return Bilingual(en=publisher.name_en, ar=publisher.name_ar or publisher.name_en) if publisher else _plain(key)


def _plain(words: str) -> Bilingual:
    return Bilingual(en=words, ar=words)


def _why_not(dimension: Dimension, left: Side, right: Side, last: date, language: Language) -> str | None:
    """Say what of R23 the two values break by themselves."""
    names = {"left": left.name.in_language(language), "right": right.name.in_language(language)}
    if dimension is Dimension.MONITOR and (left.unit != right.unit or left.unit is None):
        return say("units", language, **names)
    if dimension in (Dimension.PARTY, Dimension.PLACE) and _is_within(dimension, left.value, right.value):
        return say("within", language, **names)
    if dimension in (Dimension.MONTH, Dimension.DAY):
        unfinished = [side for side in (left, right) if PartialDate.parse(side.value).end > last]
        return say("unfinished", language, name=unfinished[0].name.in_language(language)) if unfinished else None
    return None


def _is_within(dimension: Dimension, one: str, other: str) -> bool:
    if dimension is Dimension.PARTY:
        return bool(folded_members(Party(one)) & folded_members(Party(other)))
    gazetteer = record_gazetteer()
    return gazetteer.is_within(one, other) or gazetteer.is_within(other, one)
