"""Which incidents a list shows and in which order, by the keys of a figure and a search.

For: lists of incidents. Not for: counting (`recount.figures`), which reads the same keys. Merged, split and withdrawn
incidents are shown with their status, because nothing that was in the record disappears from its lists.
"""

from __future__ import annotations

from django.db.models import F, FilteredRelation, Q, QuerySet
from django.db.models.functions import Lower
from django.http import QueryDict

from recount.figures.asking.declaration import Declaration
from recount.figures.choosing.scope import scope_of
from recount.incidents.models import Incident, PartyAttribution
from recount.vocabulary.parties import folded_members
from recount.vocabulary.words import Measure, Outcome, VictimCategory, VictimClass
from recount.workbench.incidents.narrowing import narrowed
from recount.workbench.seeking import no_order
from recount.workbench.words import language

KEYS = ("party", "place", "from", "to", "grade")
USUAL_SORT = "-start"
_SORTS: dict[str, str | dict[str, str | Lower]] = {
    "code": "code",
    "start": "start",
    "place": {"en": Lower("place__name_en"), "ar": "place__name_ar"},
    "title": {"en": Lower("title_en"), "ar": "title_ar"},
    "killed": "toll_of_killed__high",
    "injured": "toll_of_injured__high",
    "grade": "grade__airwars",
}


def found(asked: QueryDict, among: QuerySet[Incident]) -> QuerySet[Incident]:
    """Give those of `among` that an address asks for, in its order. Raises: BadInput naming every key that is wrong."""
    keys = {key: asked[key] for key in KEYS if asked.get(key)}
    declared = Declaration.read({"measure": Measure.INCIDENTS, **keys})
    incidents = _within(among, declared)
    if "grade" in keys:
        signed = Q(grade__decision__isnull=False) | ~Q(grade__imported_from="")
        incidents = incidents.filter(signed, grade__airwars__in=declared.grades)
    if asked.get("q"):
        incidents = incidents.filter(pk__in=Incident.objects.order_by().matching(str(asked["q"])).values("pk"))
    incidents = narrowed(incidents, asked)
    return _sorted(incidents, asked.get("sort") or USUAL_SORT)


def _within(incidents: QuerySet[Incident], declared: Declaration) -> QuerySet[Incident]:
    if declared.party is not None:
        alleged = PartyAttribution.objects.order_by().filter(party__in=folded_members(declared.party))
        incidents = incidents.filter(pk__in=alleged.values("incident"))
    if declared.place is not None:
        incidents = incidents.filter(place__key__in=scope_of(declared.place).inside)
    if declared.start is not None:
        incidents = incidents.exclude(end__lt=declared.start.start)
    if declared.end is not None:
        incidents = incidents.exclude(start__gt=declared.end.end)
    return incidents


def _sorted(incidents: QuerySet[Incident], wanted: str) -> QuerySet[Incident]:
    """Put in order; what is not known comes last either way, and the code decides between equals."""
    name = wanted.removeprefix("-")
    if name not in _SORTS:
        raise no_order(wanted, _SORTS)
    column = _SORTS[name]
    key: str | Lower = column[language()] if isinstance(column, dict) else column
    expression = F(key) if isinstance(key, str) else key
    ordered = expression.desc(nulls_last=True) if wanted.startswith("-") else expression.asc(nulls_last=True)
    return _with_tolls(incidents, name).order_by(ordered, "code")


def _with_tolls(incidents: QuerySet[Incident], name: str) -> QuerySet[Incident]:
    """Join the civilian toll that a list is sorted by, and no other."""
    outcomes = {"killed": Outcome.KILLED, "injured": Outcome.INJURED}
    if name not in outcomes:
        return incidents
    toll = Q(
        tolls__outcome=outcomes[name],
        tolls__victim_class=VictimClass.CIVILIAN,
        tolls__category=VictimCategory.TOTAL,
    )
    return incidents.annotate(**{f"toll_of_{name}": FilteredRelation("tolls", condition=toll)})
