"""Two publishers that are one: reports, names and origins follow, every log tells it, and it can be taken back."""

from __future__ import annotations

import pytest

from recount.errors import BadInput
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.reviewing import review_state
from recount.incidents.deciding.signing import decide_link
from recount.incidents.evidence import publisher_keys
from recount.incidents.models import Decision
from recount.incidents.origins.publishers import sign_parting, sign_union
from recount.reports.models import Publisher, PublisherUnion, Report, publisher_named
from recount.vocabulary.words import DecisionKind, LinkState
from tests.cast import Cast, signed


def united(cast: Cast) -> PublisherUnion:
    """Sign that Monitor B is Monitor A, after its claim was accepted into the market."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    return sign_union(cast.monitor_b, cast.monitor_a, signed("The page was renamed."))


def publisher_of(report: str) -> str:
    """Give the key of who published a report."""
    return str(Report.objects.values_list("publisher__key", flat=True).get(key=report))


def test_reports_and_names_follow(cast: Cast) -> None:
    """Whoever quotes the old name quotes the publisher as which it goes on."""
    union = united(cast)
    assert union.reports
    assert {publisher_of(key) for key in union.reports} == {"monitor_a"}
    assert publisher_keys()[cast.monitor_b.name_en.casefold()] == "monitor_a"
    assert publisher_named("monitor_b").key == publisher_named(cast.monitor_b.name_en).key == "monitor_a"


def test_the_log_of_every_incident_tells_it_and_its_review_lapses(cast: Cast) -> None:
    """One decision for each report that is heard in an incident."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    before = review_state(cast.market).last_change
    sign_union(cast.monitor_b, cast.monitor_a, signed("The page was renamed."))
    decision = Decision.objects.get(kind=DecisionKind.UNITE)
    assert decision.report == cast.second.report
    assert decision.reason == "The page was renamed."
    assert review_state(cast.market).last_change == decision.pk > before


def test_it_can_be_taken_back(cast: Cast) -> None:
    """What it moved returns, and both signatures stay."""
    union = united(cast)
    aliases = list(Publisher.objects.get(key="monitor_a").aliases)
    sign_parting(union, signed("They are two."))
    assert {publisher_of(key) for key in union.reports} == {"monitor_b"}
    assert aliases and not Publisher.objects.get(key="monitor_a").aliases
    assert publisher_named("monitor_b").key == "monitor_b"
    assert PublisherUnion.objects.count() == 2
    assert Decision.objects.get(kind=DecisionKind.UNITE).retired_by.count() == 1


def test_what_cannot_be_one_is_refused(cast: Cast) -> None:
    """Itself, or what goes on as another already; and a union that another went over is not taken back first."""
    union = united(cast)
    fresh = {key: Publisher.objects.get(key=key) for key in ("monitor_a", "monitor_b", "agency")}
    for one, into in (("monitor_a", "monitor_a"), ("monitor_b", "agency"), ("agency", "monitor_b")):
        with pytest.raises(BadInput):
            sign_union(fresh[one], fresh[into], signed("No."))
    sign_union(fresh["monitor_a"], fresh["agency"], signed("One house."))
    with pytest.raises(BadInput):
        sign_parting(PublisherUnion.objects.get(pk=union.pk), signed("Not yet."))


def test_it_is_signed_as_a_command(cast: Cast) -> None:
    """`recount decide PUBLISHER unite --with OTHER`, and `retire` takes it back."""
    said = {"signer": "Recorder A", "reason": "The page was renamed."}
    decision = decide_by_words("monitor_b", DecisionKind.UNITE, {"with": "Monitor A"}, **said)
    assert decision.kind == DecisionKind.UNITE
    back = decide_by_words("monitor_b", DecisionKind.RETIRE, {}, **said)
    assert list(back.retires.all()) == [decision]
    with pytest.raises(BadInput):
        decide_by_words("monitor_b", DecisionKind.UNITE, {"with": "Nobody"}, **said)
