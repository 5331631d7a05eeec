"""The ledger of the record: at every stage, what came in is what went on plus what was set aside.

For: `recount audit`. Not for: repairing anything; it only tells.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from pydantic import BaseModel

from recount.claims.figures_apart import AGGREGATE_KINDS
from recount.claims.models import ClaimRecord
from recount.incidents.auditing.consistency import Violation
from recount.incidents.auditing.inspection import inspect_claims, inspect_imports, inspect_incidents
from recount.incidents.models import Decision, ImportedRow, ImportFile, Incident, Link, Response
from recount.reports.models import Report
from recount.vocabulary.reader import label
from recount.vocabulary.words import DecisionKind, IncidentStatus, LinkState


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
    every = ClaimRecord.objects.order_by()
    claims = {name: set(rows.values_list("key", flat=True)) for name, rows in accounts_of_claims(every).items()}
    places = Counter(key for keys in claims.values() for key in keys)
    return Ledger(
        balances=[*balances(Report.objects.all(), Incident.objects.all()), *imported()],
        not_yet_assessed=sorted(claims[NOT_YET_ASSESSED]),
        misplaced=sorted(key for key, times in places.items() if times > 1),
        violations=inspect_incidents(),
        stated_against_itself=[*inspect_claims(), *inspect_imports()],
    )


def balances(reports: QuerySet[Report], incidents: QuerySet[Incident]) -> list[Balance]:
    """Balance these reports and incidents, the claims of the reports, and the links between the two."""
    within = reports.order_by().values("pk")
    claims = ClaimRecord.objects.order_by().filter(report__in=within)
    # Asked of each link by itself: as two lists, SQLite holds every claim against every incident.
    links = Link.objects.order_by().filter(
        Exists(incidents.order_by().filter(pk=OuterRef("incident"))),
        Exists(reports.order_by().filter(pk=OuterRef("claim__report"))),
    )
    parts = {name: rows.count() for name, rows in accounts_of_claims(claims).items()}
    return [
        _balance("reports", reports, "state"),
        Balance(
            stage="claims",
            total=claims.count(),
            parts={name: number for name, number in parts.items() if number or name != WITHDRAWN},
        ),
        _balance("links", links, "state"),
        _balance("incidents", incidents, "status"),
    ]


def accounts_of_claims(claims: QuerySet[ClaimRecord]) -> dict[str, QuerySet[ClaimRecord]]:
    """Give the claims in each account, each account asked for by itself.

    A claim that stands in two (an aggregate linked to an incident, R4; a claim linked and set aside) makes
    the parts larger than the total.
    """
    accepted = Link.objects.filter(claim=OuterRef("pk"), state=LinkState.ACCEPT)
    linked = Exists(accepted.exclude(incident__status=IncidentStatus.WITHDRAWN))
    ended = Exists(accepted.filter(incident__status=IncidentStatus.WITHDRAWN))
    aside = Exists(Decision.objects.filter(claim=OuterRef("pk"), kind=DecisionKind.SET_ASIDE, retired_by__isnull=True))
    aggregate = Q(kind__in=AGGREGATE_KINDS)
    return {
        LINKED: claims.filter(linked),
        AGGREGATE: claims.filter(aggregate & ~aside),
        SET_ASIDE: claims.filter(aside),
        WITHDRAWN: claims.filter(ended & ~linked),
        NOT_YET_ASSESSED: claims.filter(~linked & ~ended & ~aside & ~aggregate),
    }


def imported() -> list[Balance]:
    """Account for the rows of other recorders' files, and for the responses of parties, where there are any."""
    responses = [_balance("responses", Response.objects.all(), "position")] if Response.objects.exists() else []
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


def _balance(stage: str, rows: QuerySet[Any], account: str) -> Balance:
    """Count the rows by the word in the column that says where each is."""
    numbers = rows.order_by().values_list(account).annotate(number=Count("pk"))
    parts = {label(word): number for word, number in numbers}
    return Balance(stage=stage, total=rows.count(), parts=dict(sorted(parts.items())))
