"""What counting the accounts of claims promises: the same numbers as asking each claim, whoever may see it."""

from __future__ import annotations

import pytest

from recount.claims.models import ClaimRecord
from recount.incidents.auditing.accounts import accounts_of_claims, number_in_accounts
from recount.incidents.auditing.ledger import balances
from recount.incidents.deciding.signing import decide_link, set_aside, sign
from recount.incidents.deciding.succession import withdraw
from recount.incidents.models import Incident, IncidentAccess
from recount.reports.models import Report, ReportAccess
from recount.vocabulary.words import DecisionKind, LinkState
from tests.cast import Cast, exactly, says, signed

ACCEPT = LinkState.ACCEPT


@pytest.fixture
def tangled(cast: Cast) -> Cast:
    """Put claims into every account and into two at once, and let a later decision retire an earlier one."""
    for claim, incident in ((cast.first, cast.market), (cast.first, cast.bridge), (cast.second, cast.bridge)):
        decide_link(claim, incident, ACCEPT, signed())
    decide_link(cast.month, cast.market, ACCEPT, signed())
    set_aside(cast.copied, signed("A repost."))
    sign(DecisionKind.SET_ASIDE, signed("Told twice."), claim=cast.first)
    aside = set_aside(says("a-4", cast.monitor_a, "2001-02-09", "4 were killed", exactly(4)), signed("Another day."))
    sign(DecisionKind.CREDIBILITY, signed(), claim=aside.claim, value={"mark": "2"}, retires=[aside])
    withdraw(cast.bridge, signed("It did not happen as said."))
    return cast


def walked(hidden: list[str]) -> dict[str, int]:
    """Ask each claim of the reports that are seen."""
    seen = ClaimRecord.objects.exclude(report__key__in=hidden)
    return {account: rows.count() for account, rows in accounts_of_claims(seen).items()}


@pytest.mark.parametrize("hidden", [[], ["report-a-1"], ["report-b-1", "report-c-1", "report-a-4"]])
def test_accounts_are_counted_as_if_each_claim_were_asked(tangled: Cast, hidden: list[str]) -> None:
    """Linked twice, linked and set aside, aggregate and linked, withdrawn alone: also without what is hidden."""
    assert number_in_accounts(Report.objects.filter(key__in=hidden)) == walked(hidden)


def test_what_is_kept_from_somebody_is_in_none_of_their_balances(tangled: Cast) -> None:
    """A link counts when both its report and its incident are seen, and is taken off once when neither is."""
    ReportAccess.objects.create(report=tangled.first.report, group="field")
    IncidentAccess.objects.create(incident=tangled.market, group="field")
    totals = {balance.stage: balance.total for balance in balances(["office"])}
    assert totals == {
        "reports": Report.objects.count() - 1,
        "claims": ClaimRecord.objects.count() - 1,
        "links": 1,
        "incidents": Incident.objects.count() - 1,
    }
    assert balances(["field"]) == balances()
