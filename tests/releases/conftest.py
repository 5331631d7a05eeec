"""A small record with something in every frame: what promises of releases stand on."""

from __future__ import annotations

import pytest

from recount.incidents.deciding import reviewing, signing
from recount.incidents.models import Incident
from recount.vocabulary.words import (
    AttributionStatus,
    HarmGrade,
    LinkState,
    Outcome,
    Party,
    PublisherKind,
    ReviewFinding,
)
from tests.cast import exactly, incident, publisher, says, signed


@pytest.fixture
def market(db: None) -> Incident:
    """Give an incident with a graded toll of 3 to 5, from a monitor and from somebody whom nobody knows."""
    found = incident("RC0001", "A market")
    monitor = publisher("monitor", "Monitor")
    stranger = publisher("stranger", "A stranger", PublisherKind.NOT_ASSESSED)
    for key, by, dead in (("one", monitor, 3), ("two", stranger, 5)):
        claim = says(key, by, "2001-03-02", f"On the market {dead} died, {key}.", exactly(dead))
        signing.decide_link(claim, found, LinkState.ACCEPT, signed())
    signing.attribute(found, Party.RUSSIA, AttributionStatus.LIKELY, signed())
    signing.grade(found, HarmGrade.FAIR, signed())
    return found


@pytest.fixture
def released(market: Incident) -> Incident:
    """Give the same incident, reviewed and released by two people; another one is not."""
    incident("RC0002", "A road")
    reviewing.sign_review(market, ReviewFinding.AGREE, signed("I looked at it.", by="Recorder B"))
    for who in ("Recorder A", "Recorder B"):
        reviewing.sign_release(market, signed("It may be told.", by=who))
    return market


def overridden(found: Incident, low: int, high: int) -> None:
    """Set the range of an incident by hand."""
    signing.override(found, signed("The hospital's register."), outcome=Outcome.KILLED, low=low, high=high)
