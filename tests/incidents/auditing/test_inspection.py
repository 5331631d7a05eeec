"""What the inspection of the record promises: what cannot be true is told, of ours and of sources apart (R16)."""

from __future__ import annotations

import pytest

from recount.claims.schema import Attribution, Casualties, Quantity
from recount.incidents.auditing.inspection import inspect_claims, inspect_incidents, told_at_once
from recount.incidents.auditing.ledger import ledger
from recount.incidents.deciding.signing import decide_link, override
from recount.places.models import Place
from recount.vocabulary.words import AttributionKind, Hedge, LinkRole, LinkState, Modality, Outcome
from tests.cast import Cast, at, days, exactly, killed, says, signed


def sentences(cast: Cast) -> list[str]:
    """Give what is wrong with our incidents."""
    return [violation.sentence for violation in inspect_incidents()]


def named(number: int) -> Casualties:
    """Count the dead by a list of their names."""
    return killed(Quantity(raw="a list", min=number, max=number, hedge=Hedge.NAMED_LIST))


def test_a_sound_record_has_nothing_to_tell(cast: Cast) -> None:
    """Nothing is found where nothing is wrong."""
    decide_link(cast.second, cast.market, LinkState.ACCEPT, signed())
    assert (inspect_incidents(), inspect_claims()) == ([], [])


def test_a_link_to_another_country_is_told_at_once_and_in_the_audit(cast: Cast) -> None:
    """Who links it reads it when they sign, and the ledger is not in order."""
    abroad = says("i-1", cast.monitor_b, "2001-02-05", "9 civilians were killed", exactly(9), where=[at("iraq")])
    decision = decide_link(abroad, cast.market, LinkState.ACCEPT, signed())
    (told,) = told_at_once(decision)
    assert "(IQ)" in told.sentence
    assert sentences(cast) == [told.sentence]
    assert not ledger().in_order


def test_what_stands_beside_may_tell_of_another_country(cast: Cast) -> None:
    """A statement from abroad is no evidence of where it happened."""
    abroad = says("i-1", cast.monitor_b, "2001-02-05", "9 civilians were killed", exactly(9), where=[at("iraq")])
    decide_link(abroad, cast.market, LinkState.ACCEPT, signed(), role=LinkRole.BESIDE)
    assert sentences(cast) == []


def test_more_names_than_dead_are_told(cast: Cast) -> None:
    """A list of 9 names does not fit into a toll of at most 7."""
    listed = says("n-1", cast.monitor_b, "2001-02-05", "The names of the dead", casualties=[named(9)])
    decide_link(listed, cast.market, LinkState.ACCEPT, signed())
    override(cast.market, signed("Two were wounded."), outcome=Outcome.KILLED, low=7, high=7)
    assert sentences(cast) == ["9 dead are named, but the toll is at most 7."]


@pytest.mark.parametrize(("lat", "lon"), [(35.95, 39.01), (36.2, 37.15)], ids=["Raqqa", "Aleppo"])
def test_a_point_outside_its_governorate_is_told(cast: Cast, lat: float, lon: float) -> None:
    """Coordinates among the places of another governorate are no place of this one (R7)."""
    Place.objects.filter(key="albukamal").update(lat=lat, lon=lon)
    (told,) = [sentence for sentence in sentences(cast) if "coordinates" in sentence]
    assert "not in deir_ez_zor" in told.replace("-", "_")


def test_a_place_in_the_wrong_governorate_is_told(cast: Cast) -> None:
    """The gazetteer knows where the town lies."""
    raqqa = Place.objects.get(key="raqqa").governorate
    Place.objects.filter(key="albukamal").update(governorate=raqqa)
    assert any("lies in" in sentence for sentence in sentences(cast))


def test_a_claim_dated_after_its_report_is_told(cast: Cast) -> None:
    """One of the two days is misread; nobody guesses which, and the claim stays as it was read."""
    says("l-1", cast.monitor_b, "2001-02-05", "4 civilians were killed", exactly(4), when=days("2001-02-09"))
    (told,) = inspect_claims()
    assert (told.subject, told.found) == ("l-1", "2001-02-09 > 2001-02-05")


def test_what_is_only_feared_may_lie_ahead(cast: Cast) -> None:
    """A prediction tells of a day after its report."""
    says(
        "l-1", cast.monitor_b, "2001-02-05", "4 civilians may be killed", exactly(4), when=days("2001-02-09"),
        modality=Modality.PREDICTED,
    )  # fmt: skip
    assert inspect_claims() == []


def test_a_circle_of_quotations_is_told(cast: Cast) -> None:
    """Two who name each other as the source know nothing of their own (R8)."""
    for key, by, other in (("a-9", cast.monitor_a, "Monitor B"), ("b-9", cast.monitor_b, "Monitor A")):
        source = Attribution(name=other, kind=AttributionKind.MONITOR)
        row = says(key, by, "2001-02-05", f"31 were killed, {other} said", exactly(31), attribution=[source])
        decide_link(row, cast.market, LinkState.ACCEPT, signed())
    (told,) = inspect_claims()
    assert (told.rule, told.subject) == ("R8", "RC0001")
