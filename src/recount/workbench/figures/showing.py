"""A figure as a page shows it: its rows with names, what stands beside, where to go on, and how to cite it.

For: the page, its JSON and its CSV. Not for: counting (`recount.figures`, through `recount.releases.freezing.reading`).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from datetime import UTC, datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from pydantic import ConfigDict, Field, model_serializer
from pydantic.dataclasses import dataclass

from recount.checks.phrasing import day_words
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import sentence_in
from recount.figures.figure import SEVERAL, UNASSESSED, Comparison, Contrast, Figure, Row, Sum
from recount.releases.freezing.citing import cited
from recount.releases.freezing.opening import find_release
from recount.releases.freezing.reading import RELEASE, answered
from recount.remembering import Kept
from recount.site.record import opened
from recount.vocabulary.reader import Bilingual, Language, label
from recount.vocabulary.words import AirwarsGrade, Dimension, GradeFilter, Measure
from recount.workbench.answering import Answer, Form, form_of
from recount.workbench.figures.charting import Chart, Line, chart_of
from recount.workbench.figures.forms import Declaring
from recount.workbench.figures.naming import Names
from recount.workbench.look.tags import range_text
from recount.workbench.people.rights import rights_of
from recount.workbench.reckoning.waiting import Course, Waiting
from recount.workbench.tour.stops import KEY as TOUR
from recount.workbench.words import language, languages, say

MOST_CODES = 200
# What an address says of its page, not of the figure.
_OF_THE_PAGE = ("page", TOUR)
_OF_TIME = (Dimension.MONTH, Dimension.WEEK, Dimension.DAY)


@dataclass(frozen=True)
class NamedRow:
    """A row with the names of its cells, and the address of the incidents behind it where a list has one."""

    names: list[str]
    row: Row
    incidents: str


@dataclass(frozen=True)
class Beside:
    """What the grades of a figure leave out, by grade."""

    name: str
    sum: Sum


class FigurePage(Answer):
    """A figure with everything that keeps it from being misread; its JSON is that of `recount figure`."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    asked: dict[str, str] = {}
    figure: Figure | None = None
    sentences: dict[str, str] = {}
    named: list[NamedRow] = []
    citation: str = ""
    address: str = Field(default="", exclude=True)
    # The record has changed while it was counted.
    is_of_before: bool = Field(default=False, exclude=True)

    @model_serializer
    def _as_counted(self) -> dict[str, Any]:
        return {**self.figure.as_json(), "sentences": self.sentences} if self.figure else {}

    @cached_property
    def form(self) -> Declaring:
        """Give the fields, filled in with what was asked."""
        return Declaring(self.asked)

    @property
    def declared(self) -> Declaration | None:
        """Give the declaration as it was understood."""
        return self.figure.declaration if self.figure else None

    @property
    def counts_people(self) -> bool:
        """Tell whether people or things are counted, and not incidents."""
        return bool(self.declared and self.declared.measure is not Measure.INCIDENTS)

    @property
    def most(self) -> int:
        """Give the largest number of the rows, to which their bars are drawn."""
        ends = [self._ends(each.row) for each in self.named]
        return max((high or low or 0 for low, high in ends), default=0)

    @property
    def by_monitor(self) -> bool:
        """Tell whether the rows are those of monitors, each with a unit of its own."""
        return bool(self.declared and Dimension.MONITOR in self.declared.by)

    @property
    def beside(self) -> list[Beside]:
        """Give what the grades leave out."""
        sums = self.figure.total.beside.items() if self.figure else ()
        return [Beside(_left_out(grade), each) for grade, each in sums if each.incidents]

    @property
    def is_any_grade(self) -> bool:
        """Tell whether every grade is let in, which is no number to cite (R20)."""
        return bool(self.declared and self.declared.grade is GradeFilter.ANY)

    @property
    def comparison(self) -> Comparison | None:
        """Give the comparison with another party, where one was asked for."""
        return self.figure.comparison if self.figure else None

    @property
    def contrasts(self) -> list[tuple[str, str, Contrast]]:
        """Give what is held against what, with the names of both in the language of the page."""
        held = (self.figure.comparisons if self.figure else None) or []
        return [(_in_page(each.left_name), _in_page(each.right_name), each) for each in held]

    @property
    def loose(self) -> int:
        """Count the incidents that may belong in and are dated or placed too loosely to say so."""
        loose = self.figure.total.too_loose if self.figure else None
        return len(loose.time) + len(loose.place) if loose else 0

    @property
    def codes(self) -> list[str]:
        """Give the codes of the first incidents inside."""
        return self.figure.total.codes[:MOST_CODES] if self.figure else []

    @property
    def chart(self) -> Chart | None:
        """Give what the chart draws, where there is something to draw."""
        by = self.declared.by if self.declared else ()
        lines = [_line(each, *self._ends(each.row), along=len(by) == 1 and by[0] in _OF_TIME) for each in self.named]
        return chart_of(lines, tuple(by))

    @property
    def presets(self) -> list[tuple[str, str, bool]]:
        """Give the ways to break the same figure down, each with its address and whether it is the one on the page."""
        ways: dict[Dimension | None, str] = {
            None: say("figures.total_alone"),
            Dimension.MONTH: say("figures.by_month"),
            Dimension.PARTY: say("figures.by_party"),
            Dimension.GOVERNORATE: say("figures.by_governorate"),
            Dimension.MONITOR: say("figures.side_by_side"),
        }
        now = tuple(self.declared.by) if self.declared else ()
        kept = {key: value for key, value in self.asked.items() if key != "by"}
        return [
            (name, _address({**kept, **({"by": str(way)} if way else {})}), now == ((way,) if way else ()))
            for way, name in ways.items()
        ]

    def _ends(self, row: Row) -> tuple[int | None, int | None]:
        tally = row.tally
        return (tally.low, tally.high) if self.counts_people else (tally.incidents, tally.incidents)


def asked_of(request: HttpRequest) -> dict[str, str]:
    """Give the keys of an address that say something; a key that stands there twice is a list."""
    lists = {key: ",".join(filter(None, request.GET.getlist(key))) for key in request.GET}
    return {key: value for key, value in lists.items() if value and key not in _OF_THE_PAGE}


def counted(request: HttpRequest) -> FigurePage:
    """Count what the address of a request declares. Raises: BadInput naming every fault."""
    groups, asked = rights_of(request).groups, asked_of(request)
    seen_by = None if groups is None else frozenset(groups)
    key = (tuple(sorted(asked.items())), language(), seen_by, datetime.now(UTC).date())
    page = _at_hand(key) or _made(request, key, lambda: _figures.get(key, lambda: _counted(asked, *key[1:3])))
    if isinstance(page, Course):
        return FigurePage(asked=asked, waits=page)
    page = page.model_copy(update={"address": request.build_absolute_uri()})
    return page.model_copy(update={"citation": _citation(page, asked)})


def _at_hand(key: Hashable) -> FigurePage | None:
    page = _figures.at_hand(key)
    if page is not None:
        _waiting.forget(key)
    return page


def _made(request: HttpRequest, key: Hashable, make: Callable[[], FigurePage]) -> FigurePage | Course[FigurePage]:
    """Let a page wait for its figure; who asks for data waits on the line."""
    return _waiting.get(key, make) if form_of(request) is Form.PAGE else make()


# Each figure is counted once a state of the record; what no day is declared for is another figure tomorrow.
_figures = Kept["FigurePage"](32)
_waiting = Waiting["FigurePage"](lambda page: page.model_copy(update={"is_of_before": True}))


def _counted(asked: Mapping[str, str], language: Language, groups: frozenset[str] | None) -> FigurePage:
    def shown(figure: Figure) -> FigurePage:
        return FigurePage(
            asked={**figure.declaration.as_address(), **asked},
            rows=figure.rows,
            figure=figure,
            sentences=_sentences(figure, groups),
            named=_named(figure),
        )

    return answered({"measure": Measure.KILLED, **asked}, shown, language=language, groups=groups)


def _sentences(figure: Figure, groups: frozenset[str] | None) -> dict[str, str]:
    """Say a figure in both languages, that of the page first, in which it was counted."""
    own, *others = languages()
    return {own: figure.sentence, **{each: sentence_in(figure, each, groups) for each in others}}


def _citation(page: FigurePage, asked: Mapping[str, str]) -> str:
    """Say how the figure is cited: by its release, or by record, day and address."""
    if asked.get(RELEASE):
        release = find_release(asked[RELEASE])
        return f"{cited(release.manifest, release.sha256)} {page.address}"
    day = day_words(page.figure.as_of, language()) if page.figure else ""
    return say("figures.cited", record=opened().name, day=day, address=page.address)


def _named(figure: Figure) -> list[NamedRow]:
    names = Names(figure.rows)
    return [NamedRow(names.of(row), row, _incidents(figure.declaration, row)) for row in figure.rows]


def _incidents(declaration: Declaration, row: Row) -> str:
    """Give the address of the list of a row's incidents; empty where a list knows no such filter."""
    keys = {key: value for key, value in declaration.as_address().items() if key in ("party", "place", "from", "to")}
    keys["grade"] = str(declaration.grade)
    for dimension, value in row.cell.items():
        if value in (None, SEVERAL) or dimension not in _FILTERS:
            return ""
        keys |= dict.fromkeys(_FILTERS[dimension], value)
    return urlencode(keys)


_FILTERS: Mapping[Dimension, tuple[str, ...]] = {
    Dimension.PARTY: ("party",),
    Dimension.MONTH: ("from", "to"),
    Dimension.DAY: ("from", "to"),
    Dimension.GOVERNORATE: ("place",),
    Dimension.PLACE: ("place",),
}


def _line(each: NamedRow, low: int | None, high: int | None, *, along: bool) -> Line:
    """Give a row to a chart; steps of time keep the name that sorts."""
    key = next(iter(each.row.cell.values()), None) if along else None
    name = key if key and key != SEVERAL else " · ".join(each.names)
    is_open = each.row.tally.high_open
    said = say("figures.unknown") if low is None and high is None else range_text(low, high, is_open)
    return Line(name=name, low=low, high=high, open=is_open or (high is None and low is not None), said=said)


def _in_page(name: Bilingual) -> str:
    return name.in_language(language())


def _left_out(grade: str) -> str:
    if grade == UNASSESSED:
        return say("figures.left_out_ungraded")
    return say("figures.left_out", grade=label(AirwarsGrade(grade), language()))


def _address(keys: Mapping[str, str]) -> str:
    return f"?{urlencode(keys)}"
