"""The public projection: what two people released, told as closely as the tables allow, and nothing else."""

from __future__ import annotations

import json
from datetime import date

import pytest

from recount.incidents.deciding.reviewing import sign_release, sign_review, withdraw
from recount.incidents.deciding.signing import attribute
from recount.releases.casefile.case import PlaceKept, Source
from recount.releases.public.disclosure import closeness, public_name, public_place, rank, tables
from recount.releases.public.projection import PublicRecord
from recount.releases.public.released import public_record
from recount.vocabulary.words import (
    AttributionStatus,
    IncidentStatus,
    InfrastructureType,
    Party,
    PlacePrecision,
    PublisherKind,
    Reliability,
    ReviewFinding,
)
from tests.cast import Cast, signed
from tests.releases.telling import judge, release

GOVERNORATE = PlaceKept("around", "Around", "الجوار", PlacePrecision.GOVERNORATE, 35.0, 40.0)


def place(kind: PlacePrecision) -> PlaceKept:
    """Give a place of a kind inside a governorate."""
    return PlaceKept("here", "Here", "هنا", kind, 35.3371, 40.1469, GOVERNORATE)


def source(kind: PublisherKind, is_open: bool | None = None) -> Source:
    """Give a publisher of a kind."""
    return Source("somebody", "Somebody", "أحدهم", kind, Reliability.F, is_open)


def test_nothing_is_public_before_two_people_released_it(cast: Cast) -> None:
    """Graded is not released, reviewed is not, and one signature is not (R17)."""
    market = judge(cast)
    assert public_record().incidents == []
    sign_review(market, ReviewFinding.AGREE, signed(by="Recorder B"))
    sign_release(market, signed(by="Recorder B"))
    assert public_record().incidents == []
    sign_release(market, signed(by="Editor C"))
    assert [each.code for each in public_record().incidents] == [market.code]


def test_a_change_takes_an_incident_back(cast: Cast) -> None:
    """What two people released was another state of it; its code is told, and that it is looked at again."""
    release(judge(cast))
    attribute(cast.market, Party.RUSSIA, AttributionStatus.CONTESTED, signed("Another names somebody else."))
    told = public_record()
    assert told.incidents == []
    assert [(each.code, each.status) for each in told.withdrawn] == [(cast.market.code, IncidentStatus.ACTIVE)]


def test_who_takes_it_back_gives_no_reason_in_public(cast: Cast) -> None:
    """The reason may name a source, so only the day and what became of it are told."""
    release(judge(cast))
    withdraw(cast.market, signed("Her brother asked for it.", by="Editor C"))
    withdrawn = public_record().withdrawn[0]
    assert withdrawn.day == date(2001, 4, 1)
    assert "brother" not in withdrawn.model_dump_json()


def test_what_was_never_public_is_not_told_as_taken_back(cast: Cast) -> None:
    """One signature made nothing public, so its lapse is nobody's business."""
    market = judge(cast)
    sign_review(market, ReviewFinding.AGREE, signed(by="Recorder B"))
    sign_release(market, signed(by="Editor C"))
    attribute(market, Party.RUSSIA, AttributionStatus.CONTESTED, signed())
    assert public_record().withdrawn == []


def test_claims_and_origins_have_numbers_of_their_own(cast: Cast) -> None:
    """The ids of the record may hold a name; two origins stand behind four claims (R8)."""
    release(judge(cast))
    incident = public_record().incidents[0]
    assert [claim.number for claim in incident.claims] == [1, 2, 3, 4]
    assert len({claim.origin for claim in incident.claims}) == 2
    assert cast.first.key not in incident.model_dump_json()


def test_a_projection_reads_back_as_it_was_written(cast: Cast) -> None:
    """The JSON of the site is the projection itself."""
    release(judge(cast))
    record = public_record("A record", "the editors")
    assert PublicRecord.model_validate(json.loads(record.model_dump_json())) == record


PLACES = [
    ("a hospital in a neighbourhood", ["healthcare"], PlacePrecision.NEIGHBOURHOOD, "Around", (35.3, 40.1)),
    ("a hospital in a village", ["healthcare"], PlacePrecision.VILLAGE, "Around", (35.3, 40.1)),
    ("a camp in a town", ["camp"], PlacePrecision.TOWN, "Here", (35.3, 40.1)),
    ("a home in a village", ["residential"], PlacePrecision.VILLAGE, "Here", (35.3, 40.1)),
    ("a home in a street", ["residential"], PlacePrecision.STREET, "Around", (35.3, 40.1)),
    ("a market in a neighbourhood", ["market"], PlacePrecision.NEIGHBOURHOOD, "Here", (35.34, 40.14)),
    ("a market and a hospital", ["market", "healthcare"], PlacePrecision.NEIGHBOURHOOD, "Around", (35.3, 40.1)),
    ("nothing recorded, at a house", [], PlacePrecision.EXACT, "Around", (35.35, 40.15)),
]


@pytest.mark.parametrize(
    ("objects", "kind", "name", "point"), [row[1:] for row in PLACES], ids=[row[0] for row in PLACES]
)
def test_a_place_is_told_no_closer_than_its_class_allows(
    objects: list[str], kind: PlacePrecision, name: str, point: tuple[float, float]
) -> None:
    """By what was hit: its own name or its governorate's, and a point on a grid (R28)."""
    told = public_place(place(kind), kind, objects)
    assert told is not None
    assert (told.name.en, (told.lat, told.lon)) == (name, point)


def test_a_place_without_a_governorate_is_not_told_at_all() -> None:
    """Where nothing wider is known than a street, no place is public."""
    alone = PlaceKept("here", "Here", "هنا", PlacePrecision.STREET, 35.3, 40.1)
    assert public_place(alone, PlacePrecision.STREET, ["residential"]) is None


@pytest.mark.parametrize("hit", InfrastructureType)
def test_no_place_is_told_closer_than_a_neighbourhood(hit: InfrastructureType) -> None:
    """Every kind of object has its line, and none lets a street or a building through."""
    assert rank(closeness([hit]).named_to) >= rank(PlacePrecision.NEIGHBOURHOOD)
    assert closeness([hit]).degrees >= 0.02


@pytest.mark.parametrize("kind", PublisherKind)
def test_a_publisher_is_named_as_its_kind_or_its_profile_says(kind: PublisherKind) -> None:
    """The table decides, and a profile decides before it."""
    assert (public_name(source(kind)) is not None) is tables().publishers[kind]
    assert public_name(source(kind, is_open=True)) is not None
    assert public_name(source(kind, is_open=False)) is None


def test_who_reports_in_secret_is_not_named_by_kind() -> None:
    """Activist networks, local media, relief workers and whoever nobody has looked at are told by kind alone."""
    hidden = {kind for kind, named in tables().publishers.items() if not named}
    secret = {
        PublisherKind.ACTIVIST_NETWORK,
        PublisherKind.MEDIA,
        PublisherKind.RIGHTS_GROUP,
        PublisherKind.NOT_ASSESSED,
    }
    assert hidden == secret
