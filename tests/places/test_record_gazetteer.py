"""What the record's gazetteer promises: shipped, imported and learnt places under one version."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.places.gazetteer import LIKELY, Gazetteer
from recount.places.importing.checking import Wanted
from recount.places.importing.keeping import PlaceImport, import_places
from recount.places.importing.layout import PlaceLayout
from recount.places.learning import Sighting
from recount.places.models import ImportedPlace, Place, PlaceFile, keep_place
from recount.places.record import learn, learn_places, record_gazetteer, unlearn
from recount.vocabulary.words import PlacePrecision

pytestmark = pytest.mark.django_db

HEADER = "id,name_en,name_ar,kind,lat,lon,country\n"
XABARA = HEADER + "own_1,Xabara,كسابا,village,36.0,37.4,SY\n"


def imports(folder: Path, text: str = XABARA, licence: str = "ours", *, set_aside: bool = False) -> PlaceImport:
    """Import a table of our own."""
    path = folder / "villages.csv"
    path.write_text(text, encoding="utf-8")
    return import_places(Wanted(path, PlaceLayout.CSV, licence=licence, set_aside=set_aside))


def test_a_record_that_was_taught_nothing_has_the_shipped_gazetteer() -> None:
    """Not a copy: the very one, under its version, even when incidents stand on its places."""
    keep_place("albukamal", Gazetteer.shipped())
    assert record_gazetteer() is Gazetteer.shipped()


def test_an_imported_place_is_found_under_a_new_version(tmp_path: Path) -> None:
    """The import names the version that reads with it."""
    done = imports(tmp_path)
    found = record_gazetteer().resolve("كسابا", country="SY")[0]
    assert (found.place.id, found.score >= LIKELY) == ("own_1", True)
    assert done.gazetteer == record_gazetteer().version != Gazetteer.shipped().version


def test_every_place_keeps_source_and_licence(tmp_path: Path) -> None:
    """Whoever publishes a map can name whose work it is."""
    imports(tmp_path, licence="CC BY 4.0")
    file = ImportedPlace.objects.get(key="own_1").file
    assert (file.source, file.licence) == ("villages.csv", "CC BY 4.0")


def test_the_same_bytes_are_not_taken_twice(tmp_path: Path) -> None:
    """The second import says so and changes nothing."""
    first, second = imports(tmp_path), imports(tmp_path)
    assert (first.imported_before, second.imported_before) == (False, True)
    assert first.gazetteer == second.gazetteer
    assert PlaceFile.objects.count() == ImportedPlace.objects.count() == 1


def test_a_newer_file_replaces_the_places_that_it_repeats(tmp_path: Path) -> None:
    """The id decides; other places stay."""
    imports(tmp_path, XABARA + "own_2,Yarubata,,village,36.1,37.4,SY\n")
    imports(tmp_path, XABARA.replace("36.0", "36.05"))
    assert {place.key: place.lat for place in ImportedPlace.objects.all()} == {"own_1": 36.05, "own_2": 36.1}
    assert record_gazetteer().get("own_1").lat == 36.05


def test_a_faulty_file_keeps_nothing(tmp_path: Path) -> None:
    """One bad line, and the record is as it was."""
    with pytest.raises(BadInput, match="1 faults beside 1 good places"):
        imports(tmp_path, XABARA + "own_2,,,village,36,37,SY\n")
    assert (PlaceFile.objects.count(), ImportedPlace.objects.count()) == (0, 0)


def test_set_aside_keeps_the_good_and_lists_the_rest(tmp_path: Path) -> None:
    """The answer names each line that was left out."""
    done = imports(tmp_path, XABARA + "own_2,,,village,36,37,SY\n", set_aside=True)
    assert (done.places, [str(fault) for fault in done.set_aside]) == (1, ["line 3: it has no name"])


def test_an_incident_can_stand_on_an_imported_place(tmp_path: Path) -> None:
    """The place is kept with its governorate, which the nearest known place told."""
    imports(tmp_path)
    row = keep_place("own_1", record_gazetteer())
    assert row.governorate is not None
    assert (row.name_en, row.governorate.key) == ("Xabara", "aleppo_governorate")


def test_an_accepted_claim_teaches_a_spelling_and_takes_it_back() -> None:
    """What the report wrote is known while the claim is accepted, under another version."""
    assert learn("albukamal", ["Elbu Qemal"], told_by="claim-1") == ["Elbu Qemal"]
    taught = record_gazetteer()
    assert taught.resolve("Elbu Qemal")[0].place.id == "albukamal"
    assert taught.version != Gazetteer.shipped().version
    assert unlearn("claim-1") == 1
    assert record_gazetteer() is Gazetteer.shipped()


def test_a_spelling_that_two_claims_taught_outlives_one_of_them() -> None:
    """It is unlearnt with the last claim that used it."""
    for claim in ("claim-1", "claim-2"):
        learn("albukamal", ["Elbu Qemal"], told_by=claim)
    unlearn("claim-1")
    assert record_gazetteer().resolve("Elbu Qemal")[0].place.id == "albukamal"


def test_an_unknown_place_learns_nothing() -> None:
    """A key that the record does not know is told."""
    with pytest.raises(KeyError):
        learn("nowhere", ["Elbu Qemal"])


def test_a_place_that_the_gazetteer_came_to_know_learns_under_its_id() -> None:
    """A town of the record's own stays a town when a later gazetteer has it under another id."""
    Place.objects.create(key="own_town", name_en="Manbij", kind=PlacePrecision.TOWN, lat=36.53, lon=37.95, country="SY")
    assert learn("own_town", ["Membeg"], told_by="claim-1") == ["Membeg"]
    assert record_gazetteer().resolve("Membeg")[0].place.id == "manbij"


def test_incidents_with_a_position_teach_places() -> None:
    """The new one is added with its governorate, the known one found, the doubtful one left to a person."""
    seen = [
        Sighting(("Xabara",), 36.0, 37.4, "aleppo_governorate", "SY"),
        Sighting(("Xabara village",), 36.01, 37.4, "aleppo_governorate", "SY"),
        Sighting(("Manbij",), 36.53, 37.955, "aleppo_governorate", "SY"),
        Sighting(("the village",), 36.0, 37.4, "aleppo_governorate", "SY"),
    ]
    first, second, known, doubtful = learn_places(seen)
    assert first is not None
    assert known is not None
    assert (first, known.key, doubtful) == (second, "manbij", None)
    assert record_gazetteer().resolve("Xabara", country="SY")[0].place.id == first.key


def test_the_gazetteer_is_built_once_for_the_same_content(tmp_path: Path) -> None:
    """Asking again costs no building."""
    imports(tmp_path)
    assert record_gazetteer() is record_gazetteer()


def test_eight_thousand_places_are_ready_quickly(tmp_path: Path) -> None:
    """A country file of villages is imported, joined and searched in the time of a breath, and not of a coffee."""
    syllables = [consonant + vowel for consonant in "bdfgjklmnrst" for vowel in "aiu"]
    names = [(one + two + three).title() for one in syllables for two in syllables for three in syllables[:6]]
    rows = [
        f"own_{number},{name},,village,{33 + number % 40 / 10},{36.5 + number % 37 / 10},SY\n"
        for number, name in enumerate(names)
    ]
    imports(tmp_path, HEADER + "".join(rows))
    started = time.process_time()
    spotted = record_gazetteer().spot(f"Shells hit {names[5000]} today.")
    assert len(names) > 7_700
    assert [one.words for one in spotted] == [names[5000]]
    assert time.process_time() - started < 5
