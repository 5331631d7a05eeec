"""Two recorders who begin from one record and go on apart: their records in memory, and what they may decide.

For: promises of merging. Not for: promises of deciding.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError

from recount.claims.models import ClaimRecord
from recount.errors import BadInput
from recount.incidents.capturing.opening import open_from_claim
from recount.incidents.deciding import signing, succession
from recount.incidents.deciding.signing import Signature
from recount.incidents.models import Decision, Incident
from recount.releases.freezing.opening import standing_in
from recount.releases.keeping.merging import Merged, Merger, Rows, Taken, merge_into_record, raw_rows
from recount.vocabulary.words import (
    AttributionStatus,
    Credibility,
    HarmGrade,
    LinkState,
    Outcome,
    Party,
    PublisherKind,
)
from tests.cast import exactly, incident, publisher, says, signed

CODES = ("RC0001", "RC0002")
_BEGAN = datetime(2001, 5, 1, tzinfo=UTC)
_MERGER = Merger("Recorder C", "They come home.", at=datetime(2001, 12, 1, tzinfo=UTC))


@dataclass(frozen=True)
class Deed:
    """One thing that a recorder does: which, about what, with which number."""

    what: str
    claim: int
    incident: int
    number: int


def first_record() -> Rows:
    """Give the record from which both go on: two incidents, four claims of two publishers."""
    with standing_in({}):
        monitor, paper = publisher("monitor", "Monitor"), publisher("paper", "Paper", PublisherKind.MEDIA)
        for number, by in enumerate((monitor, paper, monitor, paper)):
            says(
                f"c{number}", by, f"2001-04-0{number + 1}", f"Text {number}: {number + 3} killed.", exactly(number + 3)
            )
        for code, title in zip(CODES, ("A market", "A road"), strict=True):
            signing.attribute(incident(code, title), Party.RUSSIA, AttributionStatus.LIKELY, signed())
        return raw_rows()


@contextmanager
def record_of(rows: Rows) -> Iterator[None]:
    """Open a recorder's record."""
    with standing_in(rows):
        yield


def gone_on(rows: Rows, who: str, deeds: list[Deed]) -> Rows:
    """Let a recorder go on with a record; a deed that the record refuses is left out."""
    with record_of(rows):
        for hour, deed in enumerate(deeds):
            at = _BEGAN + timedelta(hours=hour, minutes=len(who))
            _do(deed, Signature(by=who, at=at, reason=f"Deed {hour} of {who}"), who)
        return raw_rows()


def brought_together(ours: Rows, theirs: Rows) -> tuple[Rows, Merged]:
    """Merge the second record into the first."""
    with record_of(ours):
        done = merge_into_record(Taken(theirs), _MERGER)
        return raw_rows(), done


def _do(deed: Deed, signature: Signature, who: str) -> None:
    try:
        DEEDS[deed.what](deed, signature, who)
    except (ValidationError, BadInput):
        return


def _link(state: LinkState) -> Callable[[Deed, Signature, str], None]:
    def decide(deed: Deed, signature: Signature, _: str) -> None:
        signing.decide_link(_claim(deed), _incident(deed), state, signature)

    return decide


def _override(deed: Deed, signature: Signature, _: str) -> None:
    signing.override(_incident(deed), signature, outcome=Outcome.KILLED, low=deed.number, high=deed.number + 2)


def _return(deed: Deed, signature: Signature, _: str) -> None:
    signing.return_to_claims(_incident(deed), signature, outcome=Outcome.KILLED)


def _grade(deed: Deed, signature: Signature, _: str) -> None:
    signing.grade(_incident(deed), list(HarmGrade)[deed.number % len(HarmGrade)], signature)


def _attribute(deed: Deed, signature: Signature, _: str) -> None:
    statuses = list(AttributionStatus)
    signing.attribute(_incident(deed), Party.RUSSIA, statuses[deed.number % len(statuses)], signature)


def _doubt(deed: Deed, signature: Signature, _: str) -> None:
    signing.mark_credibility(_claim(deed), list(Credibility)[deed.number % len(Credibility)], signature)


def _title(deed: Deed, signature: Signature, who: str) -> None:
    succession.correct(_incident(deed), {"title_en": f"Title {deed.number} of {who}"}, signature)


def _merge(deed: Deed, signature: Signature, _: str) -> None:
    one, other = Incident.objects.get(code=CODES[0]), Incident.objects.get(code=CODES[1])
    succession.merge(one, other, signature)


def _withdraw(deed: Deed, signature: Signature, _: str) -> None:
    succession.withdraw(_incident(deed), signature)


def _found(deed: Deed, signature: Signature, who: str) -> None:
    """Keep a report of one's own and open an incident from it: both recorders call it RC0003."""
    key = f"{who}-{Decision.objects.count()}"
    claim = says(key, None, "2001-04-09", f"Own report {key}: {deed.number} killed.", exactly(deed.number))
    signing.decide_link(claim, open_from_claim(claim), LinkState.ACCEPT, signature)


def _claim(deed: Deed) -> ClaimRecord:
    return ClaimRecord.objects.order_by("key")[deed.claim]


def _incident(deed: Deed) -> Incident:
    return Incident.objects.get(code=CODES[deed.incident])


DEEDS: dict[str, Callable[[Deed, Signature, str], None]] = {
    "accepts": _link(LinkState.ACCEPT),
    "refuses": _link(LinkState.REFUSE),
    "overrides": _override,
    "returns to the claims": _return,
    "grades": _grade,
    "attributes": _attribute,
    "doubts": _doubt,
    "corrects a title": _title,
    "merges": _merge,
    "withdraws": _withdraw,
    "finds": _found,
}
