"""The ledger of the record: at every stage, what came in is what went on plus what was set aside.

For: `recount audit`. Not for: repairing anything; it only tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import Count, QuerySet
from pydantic import BaseModel

from recount.claims.models import ClaimRecord
from recount.incidents.auditing.accounts import (
    NOT_YET_ASSESSED,
    SET_ASIDE,
    WITHDRAWN,
    accounts_of_claims,
    number_in_accounts,
)
from recount.incidents.auditing.consistency import Violation
from recount.incidents.auditing.inspection import inspect_claims, inspect_imports, inspect_incidents
from recount.incidents.models import ImportedRow, ImportFile, Incident, Link, Response
from recount.reports.access import Groups
from recount.reports.models import Report
from recount.vocabulary.reader import label


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


def ledger() -> Ledger:
    """Draw up the ledger of the open record."""
    every = ClaimRecord.objects.order_by()
    claims = {name: set(rows.values_list("key", flat=True)) for name, rows in accounts_of_claims(every).items()}
    places = Counter(key for keys in claims.values() for key in keys)
    return Ledger(
        balances=[*balances(), *imported()],
        not_yet_assessed=sorted(claims[NOT_YET_ASSESSED]),
        misplaced=sorted(key for key, times in places.items() if times > 1),
        violations=inspect_incidents(),
        stated_against_itself=[*inspect_claims(), *inspect_imports()],
    )


def balances(groups: Groups = None) -> list[Balance]:
    """Balance what these access groups may see: reports, the claims of them, incidents, and the links between.

    What is hidden is counted by itself and taken off, for it is little beside the whole.
    """
    hidden, unseen = Report.objects.all().hidden_from(groups), Incident.objects.all().hidden_from(groups)
    parts = number_in_accounts(hidden)
    within = ClaimRecord.objects.filter(report__in=hidden.order_by().values("pk"))
    return [
        _balance("reports", Report.objects.all(), "state", hidden),
        Balance(
            stage="claims",
            total=ClaimRecord.objects.count() - within.count(),
            parts={name: number for name, number in parts.items() if number or name != WITHDRAWN},
        ),
        _balance("links", Link.objects.all(), "state", *_links_beyond(hidden, unseen)),
        _balance("incidents", Incident.objects.all(), "status", unseen),
    ]


def _links_beyond(hidden: QuerySet[Report], unseen: QuerySet[Incident]) -> Iterator[QuerySet[Link]]:
    """Give the links to incidents that are not seen, then those from reports that are not, each link once."""
    numbers = unseen.order_by().values("pk")
    yield Link.objects.filter(incident__in=numbers)
    yield Link.objects.filter(claim__report__in=hidden.order_by().values("pk")).exclude(incident__in=numbers)


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


def _balance(stage: str, rows: QuerySet[Any], account: str, *hidden: QuerySet[Any]) -> Balance:
    """Count the rows by the word in the column that says where each is, without what is hidden."""
    numbers, total = _by_word(rows, account), rows.count()
    for some in hidden:
        numbers -= _by_word(some, account)
        total -= some.count()
    return Balance(stage=stage, total=total, parts={label(word): numbers[word] for word in sorted(numbers, key=label)})


def _by_word(rows: QuerySet[Any], account: str) -> Counter[Any]:
    return Counter(dict(rows.order_by().values_list(account).annotate(number=Count("pk"))))
