"""The gazetteer of the open record: the shipped places, the imported ones, and what accepted incidents taught.

For: reading, linking and deciding with a record. Not for: `recount read` without one, which uses the shipped gazetteer
alone, nor for judging what may be learnt (`recount.places.learning`).

Imports run one way: incidents call `learn`, `unlearn` and `learn_places` here when a claim is accepted or no longer so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import lru_cache

from recount.places.gazetteer import Gazetteer
from recount.places.learning import Sighting, learnt_place, spellings_to_learn
from recount.places.models import ImportedPlace, LearntName, PlaceFile, keep_place
from recount.places.models import Place as PlaceRow
from recount.places.place import Place
from recount.remembering import while_tables_stand

_IMPORTED = ("key", "name_en", "name_ar", "kind", "lat", "lon", "parent", "country", "aliases")
_USED = ("key", "name_en", "name_ar", "kind", "lat", "lon", "governorate__key", "country")

_Lessons = tuple[tuple[str, str], ...]
_Files = tuple[tuple[str, datetime], ...]


def record_gazetteer() -> Gazetteer:
    """Give the gazetteer of the open record, built anew only when its content has changed.

    A record without imports and lessons reads with the shipped gazetteer under the shipped version.
    """
    lessons: _Lessons = tuple(LearntName.objects.values_list("place_key", "name").distinct())
    return _with_lessons(_before_lessons(), lessons)


def learn(place_key: str, names: Iterable[str], *, told_by: str = "") -> list[str]:
    """Keep the new spellings of a place among the words of one accepted claim, and give them.

    `names` are the words under which one claim gives the place of its event (`where.raw`), `told_by` the claim's key.
    What is no bare name, means another place already, or stands beside a known spelling of the place is not learnt
    (R7). Raises: KeyError when neither the record nor its gazetteer has such a place.
    """
    place = _as_known(place_key, _before_lessons())
    spellings = spellings_to_learn(place, names, record_gazetteer())
    lessons = [LearntName(place_key=place.id, name=name, told_by=told_by) for name in spellings]
    LearntName.objects.bulk_create(lessons, ignore_conflicts=True)
    return spellings


def unlearn(told_by: str) -> int:
    """Forget what a claim taught that is no longer accepted, and give how many spellings that were."""
    return LearntName.objects.filter(told_by=told_by).delete()[0]


def learn_places(sightings: Sequence[Sighting]) -> list[PlaceRow | None]:
    """Give the record's rows for the places of accepted incidents that have a position, adding those that are new.

    None where the words are no bare name or mean another place of the same governorate: a person decides then.
    """
    gazetteer = record_gazetteer()
    taught = [learnt_place(sighting, gazetteer) for sighting in sightings]
    joined = gazetteer.with_places(place for place in taught if place)
    same = [joined.same_as(place) if place else None for place in taught]
    return [keep_place(place.id, joined) if place else None for place in same]


@while_tables_stand("places.place", "places.placefile", "places.importedplace")
def _before_lessons() -> Gazetteer:
    files: _Files = tuple(PlaceFile.objects.values_list("sha256", "imported_at"))
    return _with_own(_with_files(files), tuple(_own_places()))


@lru_cache(maxsize=4)
def _with_lessons(gazetteer: Gazetteer, lessons: _Lessons) -> Gazetteer:
    return gazetteer.with_spellings(lessons) if lessons else gazetteer


@lru_cache(maxsize=4)
def _with_own(gazetteer: Gazetteer, own: tuple[Place, ...]) -> Gazetteer:
    return gazetteer.with_places(place for place in own if place.id not in gazetteer)


@lru_cache(maxsize=4)
def _with_files(files: _Files) -> Gazetteer:
    """Build the imported part; it follows from the hashes of the files, whose rows never change."""
    return Gazetteer.shipped().with_places(_imported_places()) if files else Gazetteer.shipped()


def _imported_places() -> Iterator[Place]:
    rows = ImportedPlace.objects.order_by("file_id", "key").values_list(*_IMPORTED)
    for key, name_en, name_ar, kind, lat, lon, parent, country, aliases in rows:
        yield Place(key, name_en, name_ar, kind, lat, lon, parent, country, tuple(aliases))


def _as_known(place_key: str, gazetteer: Gazetteer) -> Place:
    """Give the place of a key; one of the record's own that the gazetteer has come to know goes by that place's id."""
    if place_key in gazetteer:
        return gazetteer.get(place_key)
    same = [gazetteer.same_as(own) for own in _own_places(key=place_key)]
    return next((place for place in same if place), None) or gazetteer.get(place_key)


def _own_places(**wanted: str) -> Iterator[Place]:
    """Give the places that the record's incidents stand on, with their governorate as what they lie in."""
    rows = PlaceRow.objects.filter(**wanted).values_list(*_USED)
    for key, name_en, name_ar, kind, lat, lon, governorate, country in rows:
        yield Place(key, name_en, name_ar, kind, lat, lon, governorate or "", country)
