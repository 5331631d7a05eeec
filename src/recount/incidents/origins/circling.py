"""Publishers that quote each other in a circle, in the incidents of the record (R8).

For: `recount origins` and `recount audit`, which tell of them. Not for: counting; a circle counts as one origin.
"""

from __future__ import annotations

from collections import defaultdict

from recount.claims.models import ClaimRecord
from recount.incidents.evidence import publisher_keys, spoken_in
from recount.incidents.models import Link
from recount.incidents.origins.following import circles
from recount.vocabulary.words import IncidentStatus, LinkRole, LinkState


def quoting_in_circles() -> list[tuple[str, tuple[str, ...]]]:
    """Give the code of each active incident with a circle, and the keys of who quotes whom in it."""
    accepted = Link.objects.filter(
        state=LinkState.ACCEPT, role=LinkRole.EVIDENCE, incident__status=IncidentStatus.ACTIVE
    ).exclude(claim__document__attribution=[])
    rows = accepted.select_related("incident", "claim__report__publisher", "claim__report__copy_of__publisher")
    of: dict[str, list[ClaimRecord]] = defaultdict(list)
    for link in rows.order_by("incident__code", "id"):
        of[link.incident.code].append(link.claim)
    several = {code: claims for code, claims in of.items() if len({claim.report_id for claim in claims}) > 1}
    names = publisher_keys()
    return [(code, circle) for code, claims in several.items() for circle in circles(spoken_in(claims, names))]
