"""A figure in plain words: unit, class, window, place, grades, what is unknown and what stands beside (R19, R31).

For: the sentence that an editor can print, in English and in Arabic. Not for: the numbers themselves. The words
stand in `sentence.yaml`.
"""

from __future__ import annotations

from collections.abc import Iterator

from recount.figures.asking.declaration import PEOPLE
from recount.figures.figure import UNASSESSED, Comparison, Contrast, Figure, Sum
from recount.figures.telling.wording import date_words, wording
from recount.places.place import Place
from recount.reports.dates import PartialDate
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import AirwarsGrade, Convention, Dimension, Measure, TimePrecision, VictimCategory


def sentence_of(figure: Figure, *, place: Place | None = None, language: Language = "en") -> str:
    """Say a figure in plain words; `place` is the declared place, once it is known which one that is."""
    sentence = _Sentence(figure, place, language)
    return " ".join(sentence.parts())


class _Sentence:
    """The parts of one sentence, in one language."""

    def __init__(self, figure: Figure, place: Place | None, language: Language) -> None:
        self.figure, self.place, self.language = figure, place, language
        self.declaration, self.total, self.overlap = figure.declaration, figure.total, figure.overlap

    def parts(self) -> Iterator[str]:
        """Give the headline, then everything that keeps it from being misread."""
        yield self._headline()
        if not self._counts_incidents and 0 < self.total.unknown_toll < self.total.incidents:
            yield self._plural("unknown_toll", self.total.unknown_toll)
        if self._counts_people and self.total.from_mixed:
            yield self._plural("from_mixed", self.total.from_mixed)
        if self.total.unspecified_high is not None:
            yield self._say("unspecified", range=self._range(*self._unspecified()))
        if self.overlap.incidents:
            yield self._say("overlap", self._unit, **self._of(self.overlap))
        beside = [self._beside(grade, each) for grade, each in self.total.beside.items() if each.incidents]
        if beside:
            yield self._say("beside", parts=self._say("joined").join(beside))
        loose = len(self.total.too_loose.time) + len(self.total.too_loose.place)
        if loose:
            yield self._say("loose", named=self._plural("named", loose))
        if self.declaration.convention is not Convention.LITERAL:
            yield self._say("convention", convention=label(self.declaration.convention, self.language))
        yield from self._stands_on()
        if self.figure.comparison is not None:
            yield self._comparison(self.figure.comparison)
        yield from map(self._contrast, self.figure.comparisons or ())

    def _stands_on(self) -> Iterator[str]:
        """Say what a share, a row by monitor, a zone and a day gone by stand on."""
        if any(row.share for row in self.figure.rows):
            yield self._say("shares", "incidents" if self._counts_incidents else "ranges")
        if Dimension.MONITOR in self.declaration.by:
            yield self._say("monitors")
        if self.figure.maps is not None:
            days = [self._date(PartialDate.of(each.as_of)) for each in self.figure.maps]
            maps = sorted({f"{each.source} ({each.licence})" for each in self.figure.maps})
            joined = self._say("joined")
            kind = "some" if days else "none"
            yield self._say("zones", kind, maps=joined.join(maps), days=self._say("listed").join(days))
        if self.declaration.as_of is not None:
            yield self._say("as_of", day=self._date(PartialDate.of(self.declaration.as_of)))
        if self.figure.release is not None:
            day = self._date(PartialDate.of(self.figure.as_of))
            yield self._say("release", release=self.figure.release, day=day)
        if self.declaration.known_by is not None:
            yield self._say("known_by", day=self._date(PartialDate.of(self.declaration.known_by)))

    def _comparison(self, found: Comparison) -> str:
        parties = {"left": label(found.left, self.language), "right": label(found.right, self.language)}
        if found.refused is not None:
            return self._say("comparison", "refused", **parties, reason=found.refused)
        kind = "incidents" if self._counts_incidents else "ranges"
        ends = {"ratio": found.ratio, "low": self._end(found.low), "high": self._end(found.high)}
        shared = self._plural("incidents", found.shared)
        return self._say("comparison", kind, **parties, **ends, shared=shared)

    def _contrast(self, found: Contrast) -> str:
        names = {
            "left": found.left_name.in_language(self.language),
            "right": found.right_name.in_language(self.language),
        }
        if found.refused is not None:
            return self._say("comparison", "refused", **names, reason=found.refused)
        kind = "incidents" if self._counts_incidents else "ranges"
        ends = {"ratio": found.ratio, "low": self._end(found.low), "high": self._end(found.high)}
        said = self._say("contrast", kind, **names, **ends)
        shared = self._plural("named", found.shared)
        return f"{said} {self._say('on_both_sides', shared=shared)}" if found.shared else said

    def _end(self, end: float | None) -> str:
        return self._say("open") if end is None else str(end)

    @property
    def _counts_people(self) -> bool:
        return self.declaration.measure in PEOPLE

    @property
    def _counts_incidents(self) -> bool:
        return self.declaration.measure is Measure.INCIDENTS

    @property
    def _unit(self) -> str:
        return "incidents" if self._counts_incidents else "people"

    def _headline(self) -> str:
        return self._say(
            "headline",
            self._kind_of_headline(),
            **self._of(self.total),
            noun=self._noun(),
            scope=self._scope(),
            grades=label(self.declaration.grade, self.language),
        )

    def _kind_of_headline(self) -> str:
        if not self.total.incidents:
            return "none"
        if self._counts_incidents:
            return "incidents"
        return "unknown" if self.total.high is None else "known"

    def _of(self, sum_: Sum) -> dict[str, str]:
        return {
            "incidents": self._plural("incidents", sum_.incidents),
            "named": self._plural("named", sum_.incidents),
            "range": self._range(sum_.low, sum_.high, sum_.high_open),
        }

    def _unspecified(self) -> tuple[int | None, int | None, bool]:
        return self.total.unspecified_low, self.total.unspecified_high, self.total.unspecified_open

    def _range(self, low: int | None, high: int | None, high_open: bool) -> str:
        return self._say("range", _kind_of_range(low, high, high_open), low=low, high=high)

    def _noun(self) -> str:
        if self._counts_incidents:
            return ""
        if not self._counts_people:
            return self._say("noun", str(self.declaration.measure))
        outcome = label(self.declaration.outcome, self.language)
        noun = self._say("noun", str(self.declaration.who), outcome=outcome)
        if self.declaration.category is VictimCategory.TOTAL:
            return noun
        return self._say("noun", "part", noun=noun, category=label(self.declaration.category, self.language))

    def _scope(self) -> str:
        return self._where() + self._when() + self._whose()

    def _where(self) -> str:
        if self.place is None:
            return ""
        name = self.place.name_ar if self.language == "ar" and self.place.name_ar else self.place.name_en
        return self._say("scope", "place", place=name)

    def _when(self) -> str:
        start, end = self.declaration.start, self.declaration.end
        if start is None and end is None:
            return ""
        said = {key: self._date(date) for key, date in (("start", start), ("end", end)) if date is not None}
        return self._say("scope", _kind_of_window(start, end), **said)

    def _whose(self) -> str:
        party = self.declaration.party
        return "" if party is None else self._say("scope", "party", party=label(party, self.language))

    def _beside(self, grade: str, sum_: Sum) -> str:
        name = self._say("unassessed") if grade == UNASSESSED else label(AirwarsGrade(grade), self.language)
        return self._say("beside_part", self._unit, grade=name, **self._of(sum_))

    def _date(self, date: PartialDate) -> str:
        return date_words(date, self.language)

    def _say(self, *keys: str, **said: object) -> str:
        text: str = wording(*keys)[self.language]
        return text.format(**said)

    def _plural(self, key: str, number: int) -> str:
        forms = wording(key)[self.language]
        text: str = forms.get(_plural_form(number, self.language), forms["other"])
        return text.format(n=number)


def _kind_of_range(low: int | None, high: int | None, high_open: bool) -> str:
    if high is None:
        return "unknown"
    if low is None:
        return "nothing_below" if high_open else "ceiling"
    if low == high:
        return "floor" if high_open else "exact"
    return "open" if high_open else "closed"


def _kind_of_window(start: PartialDate | None, end: PartialDate | None) -> str:
    if start is None or end is None:
        return "until" if start is None else "since"
    if start != end:
        return "between"
    return "on_day" if start.precision is TimePrecision.DAY else "during"


def _plural_form(number: int, language: Language) -> str:
    """Give the plural form of a number (CLDR); Arabic tells two, three to ten, and eleven to ninety-nine apart."""
    if number == 1:
        return "one"
    if language == "ar" and number == 2:
        return "two"
    return "few" if language == "ar" and 3 <= number % 100 <= 10 else "other"
