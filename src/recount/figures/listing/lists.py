"""Lists from the record: which origins report which incidents with victims (R8), one row an incident.

For: handing the record to an estimate of what nobody reported. Not for: the estimate itself (`recount.estimates`, which
knows no record), nor persons: a record holds incidents and counts, so that its units are incidents.

An origin names an incident where its accepted, credible claims count such victims there, be it in a vague word; a
recorder from whom an incident was imported names it where its own count does. So every unit is named by some origin,
and an origin that tells of the strike alone is no witness of its victims.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.choice import Chosen, chosen
from recount.figures.summing.cells import cells_of
from recount.figures.summing.counted import Counted, CountedIncident
from recount.incidents.adjudicating.adjudication import Group
from recount.incidents.adjudicating.ranges import Range
from recount.reports.access import Groups
from recount.vocabulary.sentences import refusal, tell
from recount.vocabulary.words import AirwarsGrade, Convention, Dimension, Party, VictimCategory

# An origin that names fewer incidents shares too few with any other to be a list.
LEAST_NAMED: Final = 5
STRATA: Final = (Dimension.MONTH, Dimension.PARTY, Dimension.GOVERNORATE, Dimension.PLACE)
# Derived grades count origins: this one is what a single origin reports.
OF_ONE_ORIGIN: Final = AirwarsGrade.WEAK


# Each origin's own ranges of every category; a vague word counts some victims under this convention, and that is asked.
_EACH_ORIGINS_OWN: Final = {"by": (Dimension.MONITOR, Dimension.CATEGORY), "convention": Convention.AIRWARS}


@dataclass(frozen=True)
class OriginLists:
    """Which origins name which incidents.

    Attributes: `origins`, those taken as lists; `named` [R], for each of `codes` the origins among them; `strata` [R],
    None where the stratum is not known; `frame`, origins left aside because they name every incident; `aside`, how many
    others were; `known`, incidents that only these name; `needs_overlap`, whether the grades leave out what one origin
    alone reports.
    """

    declaration: Declaration
    origins: tuple[str, ...]
    codes: tuple[str, ...]
    named: tuple[frozenset[str], ...]
    strata: tuple[str | None, ...] = ()
    frame: tuple[str, ...] = ()
    aside: int = 0
    known: int = 0
    needs_overlap: bool = False
    left_out: Mapping[str, int] | None = None

    @property
    def by(self) -> str | None:
        """Give the dimension of the strata."""
        return str(self.declaration.by[0]) if self.declaration.by else None

    def rows(self) -> list[dict[str, object]]:
        """Give one row an incident: 1 or 0 for each origin, and the stratum under the name of its dimension."""
        strata = self.strata or (None,) * len(self.codes)
        return [
            {origin: int(origin in named) for origin in self.origins} | ({self.by: stratum} if self.by else {})
            for named, stratum in zip(self.named, strata, strict=True)
        ]

    def account(self) -> dict[str, Any]:
        """Give what `recount.estimates.material.of_origins` takes, in plain values."""
        return {
            "rows": self.rows(),
            "origins": self.origins,
            "codes": self.codes,
            "by": self.by,
            "rules": self.rules(),
            "left_out": self.left_out or {},
            "frame": self.frame,
            "aside": self.aside,
            "known": self.known,
            "grades": str(self.declaration.grade) if self.needs_overlap else None,
        }

    def rules(self) -> dict[str, Any]:
        """Give the rules by which units and lists were chosen."""
        return {
            "unit": f"incident with {self.declaration.who} {self.declaration.outcome}",
            "lists": "origins",
            "named_by": "an accepted, credible claim that counts such victims there",
            "least_named": LEAST_NAMED,
            **self.declaration.keys(),
        }


def origin_lists(declaration: Declaration, origins: Sequence[str] = (), groups: Groups = None) -> OriginLists:
    """Give the lists of the record that is open: `origins`, or all that name at least `LEAST_NAMED` incidents.

    Raises: BadInput for a place that is none, for other strata than `STRATA`, for origins that name nothing, and where
    no origin names enough.
    """
    _check(declaration)
    found = chosen(declaration.model_copy(update=_EACH_ORIGINS_OWN), groups)
    names = _named(found, declaration)
    sizes = Counter(origin for naming in names.values() for origin in naming)
    frame = () if origins else _frame(sizes, len(names))
    lists = _lists(sizes, origins, frame)
    kept = [each for each in found.incidents if names.get(each.code, frozenset()) & set(lists)]
    return OriginLists(
        declaration,
        lists,
        tuple(each.code for each in kept),
        tuple(names[each.code] & set(lists) for each in kept),
        tuple(_stratum(each, declaration) for each in kept) if declaration.by else (),
        frame,
        aside=len(sizes) - len(lists) - len(frame),
        known=len(names) - len(kept),
        needs_overlap=OF_ONE_ORIGIN not in declaration.grades,
        left_out={**found.left_out, "no_origin_counts_such_victims": len(found.incidents) - len(names)},
    )


def _check(declaration: Declaration) -> None:
    if len(declaration.by) > 1 or not set(declaration.by) <= set(STRATA):
        asked, words = [str(each) for each in declaration.by], [str(each) for each in STRATA]
        raise refusal("figures.no_strata", asked=asked, words=words)


def _named(found: Chosen, declaration: Declaration) -> Mapping[str, frozenset[str]]:
    """Give the origins that name each incident, by its code; incidents without any are left out."""
    naming = {each.code: frozenset(_naming(each, declaration)) for each in found.incidents}
    return {code: origins for code, origins in naming.items() if origins}


def _naming(incident: CountedIncident, declaration: Declaration) -> Iterator[str]:
    for origin, ranges in incident.monitors.items():
        if any(_counts(counted, span, declaration) for counted, span in ranges.items()):
            yield origin


def _counts(counted: Counted, span: Range, declaration: Declaration) -> bool:
    """Tell whether a range counts the declared victims, and not as none."""
    return (
        isinstance(counted, Group)
        and counted.outcome == declaration.outcome
        and counted.victim_class == declaration.who
        and declaration.category in (VictimCategory.TOTAL, counted.category)
        and bool(span.high or span.high_open)
    )


def _frame(sizes: Mapping[str, int], units: int) -> tuple[str, ...]:
    """Name the origins that name every incident, because the incidents were taken from them."""
    whole = tuple(sorted(origin for origin, size in sizes.items() if size == units >= LEAST_NAMED))
    return whole if len(whole) < len(sizes) else ()


def _lists(sizes: Mapping[str, int], wanted: Sequence[str], frame: Sequence[str]) -> tuple[str, ...]:
    absent = [origin for origin in wanted if origin not in sizes]
    large = [origin for origin, size in sizes.items() if size >= LEAST_NAMED and origin not in frame]
    if absent or not (wanted or large):
        raise _few_named(absent, [f"{origin} ({size})" for origin, size in Counter(sizes).most_common(12)])
    return tuple(wanted) or tuple(sorted(large, key=lambda origin: (-sizes[origin], origin)))


def _few_named(absent: Sequence[str], largest: Sequence[str]) -> BadInput:
    told = refusal("figures.few_named", most=largest or tell("figures.no_origin_at_all"))
    return BadInput(tell("figures.names_nothing", origins=absent), told.matters, told.remedy) if absent else told


def _stratum(incident: CountedIncident, declaration: Declaration) -> str | None:
    """Give the one stratum of an incident; parties alleged jointly make a stratum of their own (R15)."""
    if declaration.by == (Dimension.PARTY,):
        return " + ".join(sorted(incident.parties)) or str(Party.UNKNOWN)
    return next(cells_of(incident, declaration))[0][1]
