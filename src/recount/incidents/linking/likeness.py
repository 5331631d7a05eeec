"""How likely a new report is of an incident, by the reports that people accepted there.

For: proposals in a record (`incidents.capturing.proposing`). Not for: choosing which incidents to look at, nor for
deciding. The signs and weights are those of `recount link`; the likest report of an incident speaks for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from recount.claims.main_event import FINE
from recount.claims.models import ClaimRecord
from recount.incidents.linking.contrast import against_the_likest
from recount.incidents.linking.kept import sighting_with, sightings_of_report
from recount.incidents.linking.sighting import Seen, Sighting
from recount.incidents.linking.signs import signs_of
from recount.incidents.linking.weighing import Reason, shipped_weights
from recount.incidents.linking.wording import Wording
from recount.incidents.models import Incident, Link
from recount.vocabulary.words import LinkRole, LinkState

_MOST_REPORTS = 4


class Likeness(NamedTuple):
    """The score (0 to 1) of a sighting with an incident, the likest report there, and what moved the score most."""

    score: float
    report: str
    reasons: list[Reason]


def likenesses(new: Sequence[Sighting], incidents: Collection[Incident]) -> dict[tuple[int, int], Likeness]:
    """Give the likeness of each new sighting, by its place in the row, with each incident that has reports of its own.

    An incident without a report that tells more than its own record of it is left out.
    """
    told = _told(incidents, {sighting.report for sighting in new})
    if not told or not new:
        return {}
    sightings = [*new, *(sighting for _, sighting in told)]
    pairs = np.array([(one, len(new) + at) for one in range(len(new)) for at in range(len(told))], dtype=np.int64)
    signs = signs_of(sightings, Wording([sighting.words for sighting in sightings]), pairs)
    weights = shipped_weights()
    best: dict[tuple[int, int], tuple[float, int]] = {}
    scores = against_the_likest(weights.score(signs), signs, pairs)
    for row, score in enumerate(scores):
        one, at = int(pairs[row][0]), int(pairs[row][1]) - len(new)
        key = (one, told[at][0])
        best[key] = max(best.get(key, (0.0, row)), (float(score), row))
    return {
        key: Likeness(round(score, 2), sightings[int(pairs[row][1])].report, weights.reasons(signs[row]))
        for key, (score, row) in best.items()
    }


def _told(incidents: Collection[Incident], besides: set[str]) -> list[tuple[int, Sighting]]:
    """Give each incident with the sightings of the reports accepted into it, the latest few."""
    links = Link.objects.filter(incident__in=incidents, state=LinkState.ACCEPT, role=LinkRole.EVIDENCE)
    rows = links.exclude(claim__report__text="").exclude(claim__report__key__in=besides)
    chosen: dict[int, dict[int, str]] = {}
    places = {incident.pk: _place_of(incident) for incident in incidents}
    for incident, report, claim in rows.order_by("-id").values_list("incident", "claim__report", "claim__key"):
        reports = chosen.setdefault(incident, {})
        if report in reports or len(reports) < _MOST_REPORTS:
            reports.setdefault(report, claim)
    return [(incident, _set_at(sighting, places[incident])) for incident, sighting in _sightings(chosen)]


def _set_at(sighting: Sighting, place: Seen | None) -> Sighting:
    """Take people's word for where it was: a roundup names the towns of other events too."""
    return replace(sighting, places=(place,)) if place else sighting


def _place_of(incident: Incident) -> Seen | None:
    """Give the village or town of an incident; None where it is known less closely."""
    place = incident.place
    if place is None or incident.place_precision not in FINE:
        return None
    return Seen(place.key, place.lat, place.lon, fine=True)


def _sightings(chosen: dict[int, dict[int, str]]) -> Iterable[tuple[int, Sighting]]:
    wanted = {report for reports in chosen.values() for report in reports}
    claims: dict[int, list[ClaimRecord]] = {}
    for row in ClaimRecord.objects.filter(report__in=wanted).select_related("report").order_by("report", "id"):
        claims.setdefault(row.report_id, []).append(row)
    of = {report: sightings_of_report(rows[0].report, rows) for report, rows in claims.items()}
    for incident, reports in chosen.items():
        for report, claim in reports.items():
            yield incident, sighting_with(claim, of[report])
