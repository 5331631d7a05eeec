"""What is followed in memory after each decision promises: it is what reading the whole record would give."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.utils import ConnectionHandler

from recount.figures.choosing import standing as figures
from recount.incidents.deciding import progress
from recount.incidents.deciding.signing import decide_link, set_aside, sign
from recount.incidents.deciding.succession import withdraw
from recount.incidents.models import Incident, Link
from recount.incidents.settling import settle
from recount.places.models import Place
from recount.vocabulary.words import DecisionKind, LinkState
from tests.cast import signed
from tests.conftest import DEMO_FILE
from tests.newcomer import Newcomer


@pytest.fixture
def demo(visitor: Newcomer, db: None) -> Iterator[None]:
    """Let a copy of the demo record, in its file, stand in for the record."""
    alone = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(visitor.folder / DEMO_FILE)}
    stand_in, before = ConnectionHandler({DEFAULT_DB_ALIAS: alone})[DEFAULT_DB_ALIAS], connections[DEFAULT_DB_ALIAS]
    connections[DEFAULT_DB_ALIAS] = stand_in
    yield
    connections[DEFAULT_DB_ALIAS] = before
    stand_in.close()


def followed() -> None:
    """Look at everything that is followed, and at the whole record beside it."""
    for what in (figures, progress):
        assert what._standing.now() == what._read(None)


def test_what_is_followed_is_what_reading_it_all_gives(demo: None) -> None:
    """After links, refusals, withdrawals, things set aside and taken back, and after a place was corrected."""
    followed()
    seen = figures._standing.mark
    link = Link.objects.filter(state=LinkState.ACCEPT).select_related("claim", "incident").order_by("pk")[0]
    decide_link(link.claim, link.incident, LinkState.REFUSE, signed())
    settle(link.incident)
    followed()
    aside = set_aside(link.claim, signed("A repost."))
    followed()
    sign(DecisionKind.UNSURE, signed(), incident=link.incident, retires=[aside])
    followed()
    Place.objects.filter(pk=link.incident.place_id).update(key="corrected")
    followed()
    withdraw(link.incident, signed("It did not happen as said."))
    Incident.objects.filter(pk=link.incident.pk).update(title_en="Otherwise called")
    followed()
    assert (seen is None, seen == figures._standing.mark) == (False, False)
