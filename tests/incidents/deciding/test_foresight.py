"""What foresight promises: what a claim would change is shown before it is accepted, and nothing is kept (R9, R12)."""

from __future__ import annotations

from recount.incidents.deciding.desk import decide_by_words
from recount.incidents.deciding.foresight import what_would_change
from recount.incidents.deciding.signing import decide_link, override
from recount.incidents.models import Decision, Link
from recount.vocabulary.words import LinkState, Outcome, SettlingMethod
from tests.cast import Cast, exactly, says, signed


def test_the_end_that_moves_is_named_with_who_moves_it(cast: Cast) -> None:
    """25 to 28 would become 25 to 31, by the later count of Monitor A."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    (change,) = what_would_change(cast.later, cast.market).ranges
    assert change.before is not None
    assert change.after is not None
    assert (change.before.low, change.before.high, change.after.low, change.after.high) == (25, 28, 25, 31)
    assert (change.low_moves, change.high_moves, change.after.high_claims) == (False, True, (cast.later.key,))


def test_what_would_be_superseded_is_told(cast: Cast) -> None:
    """A later count of the same origin takes the place of its earlier one (R9)."""
    decide_link(cast.first, cast.market, LinkState.ACCEPT, signed())
    (change,) = what_would_change(cast.later, cast.market).ranges
    assert change.superseded == {cast.first.key: cast.later.key}


def test_a_range_set_by_hand_does_not_move(cast: Cast) -> None:
    """What a person settled stays, and foresight says so (R12)."""
    override(cast.market, signed("The list of names."), outcome=Outcome.KILLED, low=27, high=27)
    (change,) = what_would_change(cast.later, cast.market).ranges
    assert (change.by_hand, change.low_moves, change.high_moves) == (True, False, False)


def test_foresight_is_what_then_happens(cast: Cast) -> None:
    """Accepting afterwards makes the very range that was shown."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    (change,) = what_would_change(cast.later, cast.market).ranges
    decide_link(cast.later, cast.market, LinkState.ACCEPT, signed())
    toll = cast.market.tolls.get()
    assert change.after is not None
    assert (toll.low, toll.high, toll.high_open) == (change.after.low, change.after.high, change.after.high_open)


def test_foresight_keeps_nothing(cast: Cast) -> None:
    """No link, no decision, no range."""
    what_would_change(cast.second, cast.market)
    assert (Link.objects.count(), Decision.objects.count(), cast.market.tolls.count()) == (0, 0, 0)


def test_what_would_be_refused_is_told(cast: Cast) -> None:
    """A report of January cannot tell of an attack in February (R16)."""
    early = says("b-0", cast.monitor_b, "2001-01-20", "25 civilians were killed", exactly(25))
    assert "older than the event" in (what_would_change(early, cast.market).refused or "")


def test_a_majority_can_be_chosen_and_follows_later_claims(cast: Cast) -> None:
    """The chosen way holds for claims that come later, until it is retired (R12)."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    wanted = {"method": "source_hierarchy", "hierarchy": "monitor_b"}
    decide_by_words("RC0001", "override", wanted, signer="Recorder A", reason="It was there.")
    decide_link(cast.later, cast.market, LinkState.ACCEPT, signed())
    toll = cast.market.tolls.get()
    assert (toll.low, toll.high, toll.method) == (25, 28, SettlingMethod.SOURCE_HIERARCHY)
    decide_by_words("RC0001", "retire", {}, signer="Recorder A", reason="Both were there.")
    assert [(toll.low, toll.high) for toll in cast.market.tolls.all()] == [(25, 31)]


def test_a_range_by_hand_retires_a_chosen_way(cast: Cast) -> None:
    """Only one decision settles a range at a time."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    wanted = {"method": "majority"}
    way = decide_by_words("RC0001", "override", wanted, signer="Recorder A", reason="Most say so.")
    by_hand = override(cast.market, signed("The list of names."), outcome=Outcome.KILLED, low=27, high=27)
    assert by_hand.retires.get() == way
    decide_link(cast.later, cast.market, LinkState.ACCEPT, signed())
    assert [(toll.low, toll.high) for toll in cast.market.tolls.all()] == [(27, 27)]
