"""What proposals in a record promise: the reports themselves speak, events apart, and decisions stand (R17)."""

from __future__ import annotations

from typing import Any

import pytest

from recount.claims.models import ClaimRecord, keep_claims
from recount.claims.reader import read
from recount.incidents.capturing.proposing import propose_in_record, propose_links
from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.signing import decide_link
from recount.incidents.linking.gathering import propose_new_incidents
from recount.incidents.models import Incident, Link
from recount.reports.models import Publisher
from recount.vocabulary.words import LinkState
from tests.cast import Cast, incident, report, signed

MOSQUE = (
    "Warplanes bombed the Omar mosque in Albukamal on 3 February 2001 during the noon prayer. 19 worshippers were "
    "killed and the minaret fell on the courtyard."
)
BAKERY = (
    "A missile hit the Karamah bakery in Albukamal on 3 February 2001 before dawn. 7 people who queued for bread were "
    "killed, among them the baker's son."
)
MOSQUE_AGAIN = (
    "Albukamal: the imam of the Omar mosque says that 19 worshippers were killed when warplanes bombed it during the "
    "noon prayer on 3 February 2001, and that the minaret fell."
)


def reads(key: str, by: Publisher, text: str, day: str = "2001-02-04") -> list[ClaimRecord]:
    """Let a report come in, with all that the reader finds in it."""
    row = report(f"report-{key}", by, day, text, language="en")
    return keep_claims(row, read(text, id=row.key, published=row.published_end, country="SY").claims)


def nothing_else() -> None:
    """Let the usual cast go."""
    ClaimRecord.objects.all().delete()
    Incident.objects.all().delete()


def mosque_and_bakery(cast: Cast) -> tuple[Incident, Incident]:
    """Keep two strikes of one day on one town, each with its report, and nothing else."""
    nothing_else()
    mosque, bakery = incident("RC0011", "A mosque"), incident("RC0012", "A bakery")
    for event, key, text in ((mosque, "m", MOSQUE), (bakery, "k", BAKERY)):
        for row in reads(key, cast.monitor_a, text):
            decide_link(row, event, LinkState.ACCEPT, signed())
    return mosque, bakery


def proposed(rows: list[ClaimRecord]) -> list[str]:
    """Give the incidents proposed for claims, the likest first."""
    links = Link.objects.filter(claim__in=rows, state=LinkState.PROPOSED).order_by("-score", "incident__code")
    return list(dict.fromkeys(links.values_list("incident__code", flat=True)))


def test_two_strikes_of_one_day_and_town_are_told_apart(cast: Cast) -> None:
    """Day and distance say the same of both; what the reports say does not."""
    mosque, _ = mosque_and_bakery(cast)
    rows = reads("m2", cast.monitor_b, MOSQUE_AGAIN)
    propose_links(rows)
    assert proposed(rows)[0] == mosque.code
    scores = {link.incident.code: link.score or 0 for link in Link.objects.filter(claim__in=rows)}
    assert scores.get("RC0012", 0) < scores["RC0011"] / 2


def test_a_proposal_names_the_likest_report_and_what_moved_the_score(cast: Cast) -> None:
    """Who decides can look at the two side by side."""
    mosque_and_bakery(cast)
    (link, *_) = propose_links(reads("m2", cast.monitor_b, MOSQUE_AGAIN))
    assert "likest to report-m" in link.reason
    assert "words" in link.reason


@pytest.mark.parametrize("state", [LinkState.REFUSE, LinkState.UNSURE])
def test_what_a_person_decided_is_respected_at_every_run(cast: Cast, state: LinkState) -> None:
    """An incident that was refused for one claim of an event is not proposed for the others again."""
    mosque, _ = mosque_and_bakery(cast)
    rows = reads("m2", cast.monitor_b, MOSQUE_AGAIN)
    first = next(link for link in propose_links(rows) if link.incident == mosque)
    decide_link(first.claim, mosque, state, signed("Another mosque."))
    Link.objects.filter(state=LinkState.PROPOSED).delete()
    propose_in_record()
    assert mosque.code not in proposed(rows)
    assert Link.objects.get(claim=first.claim, incident=mosque).state == state


def test_a_rerun_renews_proposals_and_doubles_none(cast: Cast) -> None:
    """Running it again leaves one proposal a claim and incident."""
    mosque_and_bakery(cast)
    propose_links(reads("m2", cast.monitor_b, MOSQUE_AGAIN))
    before = Link.objects.count()
    propose_in_record()
    assert Link.objects.count() == before


def test_a_report_of_two_events_is_proposed_to_both(cast: Cast) -> None:
    """A roundup belongs to several incidents, each by its own line."""
    mosque, _ = mosque_and_bakery(cast)
    school = incident("RC0013", "A school in Mayadin", place="mayadin")
    for row in reads("r", cast.monitor_a, "Shells hit a school in Mayadin on 3 February 2001 and killed 4 pupils."):
        decide_link(row, school, LinkState.ACCEPT, signed())
    roundup = f"{MOSQUE_AGAIN}\n\nShells hit a school in Mayadin on 3 February 2001 and killed 4 pupils."
    rows = reads("both", cast.monitor_b, roundup)
    propose_links(rows)
    assert {mosque.code, school.code} <= set(proposed(rows))


def test_a_town_that_is_named_outweighs_a_roundup_that_tells_of_two(cast: Cast) -> None:
    """Both incidents rest on one roundup; the words it has in common with a new report do not move the event."""
    nothing_else()
    market = incident("RC0011", "A market in Albukamal", place="albukamal")
    other = incident("RC0012", "Mayadin", place="mayadin")
    roundup = (
        "Warplanes struck the market of Albukamal on 3 February 2001 and killed 8 people who were shopping, activists "
        "said. They struck Mayadin too."
    )
    rows = reads("r", cast.monitor_a, roundup)
    for event in (market, other):
        decide_link(rows[0], event, LinkState.ACCEPT, signed())
    new = "Warplanes struck the market of Mayadin on 3 February 2001 and killed 8 people, activists said."
    rows = reads("new", cast.monitor_b, new)
    propose_links(rows)
    assert proposed(rows)[0] == other.code
    scores = {link.incident.code: link.score or 0 for link in Link.objects.filter(claim__in=rows)}
    assert scores.get(market.code, 0) < scores[other.code] / 2


def test_reports_of_one_unknown_event_are_proposed_as_one_new_incident(cast: Cast) -> None:
    """What no incident of the record is proposed for is put together, with the claims of every report."""
    nothing_else()
    one, other = reads("m", cast.monitor_a, MOSQUE), reads("m2", cast.monitor_b, MOSQUE_AGAIN)
    reads("k", cast.agency, BAKERY.replace("3 February", "9 February"), day="2001-02-10")
    new = next(found for found in propose_new_incidents() if len(found.incident.reports) > 1)
    assert set(new.incident.reports) == {"report-m", "report-m2"}
    assert {row.key for row in (*one, *other)} >= set(new.claims)


def test_a_new_incident_can_be_opened_with_all_its_claims(cast: Cast) -> None:
    """One signature opens it, and each claim is accepted by a decision of its own."""
    nothing_else()
    reads("m", cast.monitor_a, MOSQUE)
    reads("m2", cast.monitor_b, MOSQUE_AGAIN)
    new = next(found for found in propose_new_incidents() if len(found.incident.reports) > 1)
    wanted: dict[str, Any] = {"incident": "new", "together": True}
    decide_by_words(new.claims[0], "accept", wanted, signer="Recorder A", reason="One mosque.")
    assert set(Link.objects.filter(state=LinkState.ACCEPT).values_list("claim__key", flat=True)) == set(new.claims)
    assert Incident.objects.count() == 1


def test_a_claim_without_a_day_is_looked_for_before_its_report(cast: Cast) -> None:
    """The day of publication tells which incidents are worth a look; the score says how little is known."""
    mosque, _ = mosque_and_bakery(cast)
    text = MOSQUE_AGAIN.replace(" on 3 February 2001", "")
    rows = reads("m3", cast.monitor_b, text)
    propose_links(rows)
    assert proposed(rows)[:1] == [mosque.code]
