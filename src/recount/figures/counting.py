"""Counting a figure: a declaration in, rows, total, overlap and sentence out, from one query (R19).

For: `recount figure`, the pages, the releases and Python. Not for: how it is shown. The same declaration on the
same record is the same figure everywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import Scope, record_gazetteer, scope_of
from recount.figures.choosing.selection import select
from recount.figures.choosing.windows import within
from recount.figures.comparing.contrasts import contrasts
from recount.figures.comparing.pair import compare
from recount.figures.figure import Figure, Row, TooLoose, ZoneSource
from recount.figures.summing.counted import CountedIncident
from recount.figures.summing.monitors import with_units
from recount.figures.summing.shares import with_shares
from recount.figures.summing.sums import overlap, rows, total
from recount.figures.telling.sentence import sentence_of
from recount.places.zones.models import ZoneVersion
from recount.reports.access import Groups
from recount.vocabulary.reader import Language
from recount.vocabulary.words import Dimension


def count(
    declaration: Declaration,
    *,
    language: Language = "en",
    as_of: date | None = None,
    release: str | None = None,
    groups: Groups = None,
) -> Figure:
    """Count what is declared, in the record that is open; `as_of` is the declared day, else today (UTC).

    `release` names the frozen release that stands open in its place (`recount.releases.freezing.opening`).
    With `groups`, only incidents that these access groups may see are counted.
    Raises: BadInput when the declared place is not one place, or which map of zones is meant is not clear.
    """
    figure, scope = _figure(declaration, as_of, groups)
    if declaration.against is not None:
        other, _ = _figure(declaration.model_copy(update={"party": declaration.against, "by": ()}), as_of, groups)
        figure = figure.model_copy(update={"comparison": compare(figure, other, language=language)})
    if declaration.compare is not None:
        held = contrasts(declaration, lambda one: _figure(one, as_of, groups)[0], until=figure.as_of, language=language)
        figure = figure.model_copy(update={"comparisons": held})
    figure = figure.model_copy(update={"release": release})
    sentence = sentence_of(figure, place=scope.place if scope else None, language=language)
    return figure.model_copy(update={"sentence": sentence})


def sentence_in(figure: Figure, language: Language, groups: Groups = None) -> str:
    """Say a counted figure in another language; its record or release is the open one.

    Only a refused comparison is counted again, because it has its reason in words.
    """
    if any(one.refused for one in (figure.comparison, *(figure.comparisons or ())) if one):
        declaration, release = figure.declaration, figure.release
        again = count(declaration, language=language, as_of=figure.as_of, release=release, groups=groups)
        return again.sentence
    place = record_gazetteer().get(figure.declaration.place) if figure.declaration.place else None
    return sentence_of(figure, place=place, language=language)


def selected(declaration: Declaration, groups: Groups = None) -> list[CountedIncident]:
    """Give the incidents that are inside a figure, each once: what maps and lists of the same declaration show."""
    scope = scope_of(declaration.place) if declaration.place else None
    certain, _ = _certain(select(declaration, scope, groups).incidents, declaration, scope)
    return [incident for incident in certain if incident.grade in declaration.grades]


def _figure(declaration: Declaration, as_of: date | None, groups: Groups) -> tuple[Figure, Scope | None]:
    scope = scope_of(declaration.place) if declaration.place else None
    resolved = declaration.model_copy(update={"place": scope.place.id}) if scope else declaration
    found = select(resolved, scope, groups)
    incidents, too_loose = _certain(found.incidents, resolved, scope)
    figure = Figure(
        declaration=resolved,
        rows=_rows(incidents, resolved),
        total=total(incidents, resolved, too_loose),
        overlap=overlap(incidents, resolved),
        sentence="",
        as_of=declaration.as_of or as_of or datetime.now(UTC).date(),
        maps=None if found.maps is None else [_told(version) for version in found.maps],
    )
    return figure, scope


def _rows(incidents: Sequence[CountedIncident], declaration: Declaration) -> list[Row]:
    made = rows(incidents, declaration)
    if Dimension.MONITOR in declaration.by:
        made = with_units(made)
    return with_shares(made, declaration) if declaration.shares else made


def _told(version: ZoneVersion) -> ZoneSource:
    return ZoneSource(version=str(version), source=version.source, as_of=version.as_of, licence=version.licence)


def _certain(
    incidents: list[CountedIncident], declaration: Declaration, scope: Scope | None
) -> tuple[list[CountedIncident], TooLoose]:
    """Keep the incidents that surely lie in the declared place and window, and name the graded ones that may."""
    placed = [each for each in incidents if scope is None or each.place in scope.inside]
    unplaced = [each for each in incidents if scope is not None and each.place not in scope.inside]
    first = declaration.start.start if declaration.start else None
    last = declaration.end.end if declaration.end else None
    inside, perhaps = within(placed, first, last)
    in_time, also_undated = within(unplaced, first, last)
    return inside, TooLoose(time=_codes(perhaps, declaration), place=_codes([*in_time, *also_undated], declaration))


def _codes(incidents: list[CountedIncident], declaration: Declaration) -> list[str]:
    grades = declaration.grades
    return sorted(incident.code for incident in incidents if incident.grade in grades)
