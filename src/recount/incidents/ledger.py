"""The ledger of the record: at every stage, what came in is what went on plus what was set aside.

For: `recount audit`. Not for: repairing anything; it only tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.incidents.consistency import Violation
from recount.incidents.inspection import inspect_claims, inspect_imports, inspect_incidents
from recount.incidents.models import Decision, ImportedRow, ImportFile, Incident, Link, Response
from recount.reports.models import Report
from recount.vocabulary.reader import label
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState

# Claims that are compared with sums, never added to them, and never become an incident (R4).


class Balance(BaseModel):
    """One stage: how many came in, and where each of them is."""

    stage: str
    total: int
    parts: dict[str, int]

    @property
    def balances(self) -> bool:
        """Tell whether the parts make up the total."""
        return self.total == sum(self.parts.values())

    def sentence(self) -> str:
        """Give the stage as one line of the ledger."""
        parts = " + ".join(f"{count} {name}" for name, count in self.parts.items())
        return f"{self.total} {self.stage} = {parts or '0'}"


class Ledger(BaseModel):
    """Every stage of the record, and the claims that stand in no account or in two."""

    balances: list[Balance]
    not_yet_assessed: list[str]
    misplaced: list[str]
    violations: list[Violation]
    stated_against_itself: list[Violation]

    @property
    def in_order(self) -> bool:
        """Tell whether every stage balances and nothing of ours is inconsistent; what sources say may be."""
        return all(balance.balances for balance in self.balances) and not self.misplaced and not self.violations


LINKED, AGGREGATE, SET_ASIDE, NOT_YET_ASSESSED = "linked", "aggregate", "set aside", "not yet assessed"
# Accepted into an incident that was withdrawn since: kept, and counted nowhere.
WITHDRAWN = "withdrawn with their incident"


def ledger() -> Ledger:
    """Draw up the ledger of the open record."""
    claims = _accounts_of_claims()
    places = Counter(key for keys in claims.values() for key in keys)
    return Ledger(
        balances=[
            _balance("reports", Report.objects.count(), Report.objects.values_list("state", flat=True)),
            Balance(
                stage="claims",
                total=ClaimRecord.objects.count(),
                parts={name: len(keys) for name, keys in claims.items() if keys or name != WITHDRAWN},
            ),
            _balance("links", Link.objects.count(), Link.objects.values_list("state", flat=True)),
            _balance("incidents", Incident.objects.count(), Incident.objects.values_list("status", flat=True)),
            *_imports(),
        ],
        not_yet_assessed=sorted(claims[NOT_YET_ASSESSED]),
        misplaced=sorted(key for key, times in places.items() if times > 1),
        violations=inspect_incidents(),
        stated_against_itself=[*inspect_claims(), *inspect_imports()],
    )


def _accounts_of_claims() -> dict[str, set[str]]:
    """Give the keys of the claims in each account, each account asked for by itself.

    A claim that stands in two (an aggregate linked to an incident, R4; a claim linked and set aside) makes
    the parts larger than the total.
    """
    every = set(ClaimRecord.objects.values_list("key", flat=True))
    accepted = Link.objects.filter(state=LinkState.ACCEPT)
    ended = set(accepted.filter(incident__status=IncidentStatus.WITHDRAWN).values_list("claim__key", flat=True))
    linked = set(accepted.exclude(incident__status=IncidentStatus.WITHDRAWN).values_list("claim__key", flat=True))
    withdrawn = ended - linked
    aside = set(
        Decision.objects.filter(kind=DecisionKind.SET_ASIDE, retired_by__isnull=True).values_list(
            "claim__key", flat=True
        )
    )
    aggregate = set(ClaimRecord.objects.filter(kind__in=AGGREGATE_KINDS).values_list("key", flat=True)) - aside
    return {
        LINKED: linked,
        AGGREGATE: aggregate,
        SET_ASIDE: aside,
        WITHDRAWN: withdrawn,
        NOT_YET_ASSESSED: every - linked - aside - aggregate - withdrawn,
    }


def _imports() -> list[Balance]:
    """Account for the rows of other recorders' files, and for the responses of parties, where there are any."""
    said = list(Response.objects.values_list("position", flat=True))
    responses = [_balance("responses", len(said), said)] if said else []
    files = list(ImportFile.objects.all())
    if not files:
        return responses
    aside = sum(len({fault["line"] for fault in file.set_aside}) for file in files)
    parts = {
        "kept": ImportedRow.objects.count(),
        "in the record already": sum(file.repeated for file in files),
        SET_ASIDE: aside,
    }
    return [Balance(stage="imported rows", total=sum(file.rows for file in files), parts=parts), *responses]


def _balance(stage: str, total: int, accounts: Iterable[str]) -> Balance:
    parts = Counter(map(label, accounts))
    return Balance(stage=stage, total=total, parts=dict(sorted(parts.items())))
