"""What a person typed, made into words of the vocabulary and rows of the record, with one clear error for each fault.

For: every verb of `recount.incidents.deciding.desk`. Not for: what a verb does.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from recount.claims.models import ClaimRecord
from recount.incidents.adjudicating.tolls import Group
from recount.incidents.deciding import succession
from recount.incidents.models import Incident
from recount.reports.models import Publisher, Report, publishers_by_name
from recount.vocabulary.folding import fold
from recount.vocabulary.sentences import refusal
from recount.vocabulary.words import Outcome, VictimCategory, VictimClass

Wanted = Mapping[str, Any]
Word = TypeVar("Word", bound=StrEnum)


def needed(wanted: Wanted, name: str) -> Any:
    """Give what an option must say. Raises: BadInput where it says nothing."""
    value = wanted.get(name)
    if value in (None, [], ""):
        raise refusal("incidents.deciding.needed", option=name)
    return value


def word(words: type[Word], value: Any, option: str) -> Word:
    """Give a word of a set of the vocabulary. Raises: BadInput that lists the set."""
    try:
        return words(value)
    except ValueError:
        raise refusal(
            "incidents.deciding.no_such_word", value=value, option=option, words=[str(each) for each in words]
        ) from None


def group_of(wanted: Wanted) -> Group:
    """Say which range of an incident is meant: civilians killed, unless something else is named."""
    return Group(
        word(Outcome, wanted.get("outcome") or Outcome.KILLED, "--outcome"),
        word(VictimClass, wanted.get("who") or VictimClass.CIVILIAN, "--who"),
        word(VictimCategory, wanted.get("category") or VictimCategory.TOTAL, "--category"),
    )


def claim_named(key: str) -> ClaimRecord:
    """Find a claim by its key. Raises: BadInput where there is none."""
    claim = ClaimRecord.objects.filter(key=key).select_related("report").first()
    if claim is None:
        raise refusal("incidents.deciding.no_claim", key=key)
    return claim


def report_named(key: str) -> Report:
    """Find a report by its key. Raises: BadInput where there is none."""
    report = Report.objects.filter(key=key).first()
    if report is None:
        raise refusal("incidents.deciding.no_report", key=key)
    return report


def incident_named(code: str) -> Incident:
    """Follow a code to the one incident that it stands for today. Raises: BadInput where it is none, or several."""
    found = succession.resolve(code)
    if not found:
        raise refusal("incidents.deciding.stands_for_nothing", code=code)
    if len(found) > 1:
        codes = [incident.code for incident in found]
        raise refusal("incidents.deciding.stands_for_several", code=code, codes=codes)
    return found[0]


def publisher_called(name: str) -> Publisher:
    """Find a publisher by its key or any of its names. Raises: BadInput where there is none."""
    found = Publisher.objects.filter(key=name).first() or publishers_by_name().get(fold(name))
    if found is None:
        raise refusal("incidents.deciding.no_publisher", name=name)
    return found
