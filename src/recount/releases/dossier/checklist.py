"""What makes a record defensible, point by point: eleven questions to one case (section 7 of the method).

For: dossiers, and any page that shows how an incident stands. Not for: the words (`wording.yaml`) or mending what is
missing. Pure: a case in, eleven points out; each is computed from what the record keeps, none is entered.
"""

from __future__ import annotations

from recount.releases.casefile.case import Case, Testimony
from recount.releases.dossier import deciding_points, source_points, victim_points
from recount.releases.dossier.points import Point, Remark, Standing, Subject, judged
from recount.vocabulary.words import PlacePrecision, TimePrecision

_BY_NAME_ALONE = (PlacePrecision.UNRESOLVED, PlacePrecision.COUNTRY)


def checklist(case: Case, contact: str = "") -> list[Point]:
    """Answer the eleven points for a case; `contact` is where an outsider can ask for a correction."""
    return [
        _date(case),
        _place(case),
        source_points.origins(case),
        source_points.quotes(case),
        victim_points.named_dead(case),
        victim_points.civilian_status(case),
        victim_points.weapon(case),
        source_points.contrary(case),
        deciding_points.response(case),
        deciding_points.decided(case),
        deciding_points.correction(case, contact),
    ]


def _date(case: Case) -> Point:
    """(1) A date with its precision, with which the reports agree."""
    if case.start is None:
        return judged(Subject.DATE, Standing.MISSING, [Remark(key="unresolved")])
    dated = [each for each in case.evidence if each.claim.when.start is not None]
    others = [each for each in dated if not _same_days(each, case)]
    remarks = [Remark(key="precision", fills={"precision": case.precision}), Remark(key="local_days")]
    agree = {"agreeing": len(dated) - len(others), "dated": len(dated)}
    remarks.append(Remark(key="agree", fills=agree) if dated else Remark(key="no_dated_claim"))
    whole = case.precision is TimePrecision.DAY and dated and not others
    return judged(Subject.DATE, Standing.MET if whole else Standing.PARTLY, remarks, dated)


def _same_days(each: Testimony, case: Case) -> bool:
    when = each.claim.when
    if when.start is None or case.start is None:
        return False
    return when.start <= (case.end or case.start) and case.start <= (when.end or when.start)


def _place(case: Case) -> Point:
    """(2) A place with its Arabic name, its coordinates, its precision and why it is this one."""
    place = case.place
    if place is None:
        return judged(Subject.PLACE, Standing.MISSING, [Remark(key="no_place")])
    reasoned = [each for each in case.evidence if _gives_reason(each, place.key)]
    asked = {
        "arabic": bool(place.name_ar),
        "coordinates": place.lat is not None and place.lon is not None,
        "precision": case.place_precision not in _BY_NAME_ALONE,
        "reasoned": bool(reasoned),
    }
    remarks = [Remark(key=f"{key}_{'known' if known else 'lacking'}") for key, known in asked.items()]
    remarks.append(Remark(key="precision", fills={"precision": case.place_precision}))
    standing = Standing.MET if all(asked.values()) else Standing.PARTLY
    return judged(Subject.PLACE, standing, remarks, reasoned)


def _gives_reason(each: Testimony, place: str) -> bool:
    return any(where.place == place and where.reason for where in each.claim.event_places())
