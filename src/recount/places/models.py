"""The places that the record has used, those it imported, and the names under which reports give them.

For: rows that incidents stand on, and rows that the record's gazetteer is made of. Not for: finding a place from words
(`recount.places.gazetteer`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Final

from django.db import models

from recount.places.gazetteer import Gazetteer
from recount.places.gazetteer import Place as GazetteerPlace
from recount.places.zones.models import Containment, Zone, ZoneVersion
from recount.reports.search.folded import FoldedField
from recount.reports.search.rows import FindableRows
from recount.storage import CheckedModel, WordField
from recount.vocabulary.reader import Bilingual
from recount.vocabulary.words import PlacePrecision

__all__ = [
    "Containment",
    "ImportedPlace",
    "LearntName",
    "Place",
    "PlaceFile",
    "PlaceName",
    "Zone",
    "ZoneVersion",
    "keep_place",
]

# What is made of places is made anew for those whose rows were touched (`recount.remembering`).
PLACE: Final = "place"


class PlaceRows(FindableRows["Place"]):
    """Places, found by their names."""


class Place(CheckedModel):
    """One place: WGS 84 degrees, its kind, its governorate; `source` names the gazetteer it came from (R7)."""

    key = models.SlugField(max_length=120, unique=True)
    name_en = models.CharField(max_length=200)
    name_ar = models.CharField(max_length=200, blank=True)
    kind = WordField(PlacePrecision)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    governorate = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="places_inside"
    )
    country = models.CharField(max_length=8, blank=True)
    source = models.CharField(max_length=60, blank=True)
    folded = FoldedField()
    touches: ClassVar[Mapping[str, str]] = {PLACE: "id"}

    objects = PlaceRows.as_manager()

    class Meta:
        ordering = ["key"]
        indexes = [models.Index(fields=["lat", "lon"], name="place_lat_lon")]

    def __str__(self) -> str:
        return self.name_en

    @property
    def called(self) -> Bilingual:
        """Give its name in both languages, for a sentence."""
        return Bilingual(en=self.name_en, ar=self.name_ar)

    def findable(self) -> list[str]:
        """Give the words by which it is found: its names and every spelling that is known."""
        spellings = [each.name for each in self.names.all()] if self.pk else []
        return list(dict.fromkeys([self.key, self.name_en, self.name_ar, *spellings]))


class PlaceName(CheckedModel):
    """One spelling of a place that a report may use."""

    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["place", "name"], name="one_spelling_a_place")]

    def __str__(self) -> str:
        return self.name


class LearntName(CheckedModel):
    """A spelling that an accepted claim taught; `told_by` is the claim's key, so that it can be unlearnt with it."""

    place_key = models.CharField(max_length=120)
    name = models.CharField(max_length=200)
    told_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["place_key", "name", "told_by"]
        constraints = [models.UniqueConstraint(fields=["place_key", "name", "told_by"], name="one_lesson_a_claim")]

    def __str__(self) -> str:
        return f"{self.place_key}: {self.name}"


class PlaceFile(CheckedModel):
    """A file of places that was imported: whose it is, under which licence, and the hash by which it is known again."""

    sha256 = models.CharField(max_length=64)
    layout = models.CharField(max_length=20)
    country = models.CharField(max_length=2, blank=True)
    name = models.CharField(max_length=200)
    source = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=200)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sha256", "layout", "country"], name="one_import_a_file")]

    def __str__(self) -> str:
        return self.name


class ImportedPlace(models.Model):
    """One place of an imported file; a later file with the same id takes its place over."""

    file = models.ForeignKey(PlaceFile, on_delete=models.PROTECT, related_name="places")
    key = models.CharField(max_length=120, unique=True)
    name_en = models.CharField(max_length=200)
    name_ar = models.CharField(max_length=200, blank=True)
    kind = WordField(PlacePrecision)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    parent = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    aliases = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name_en


def keep_place(key: str, gazetteer: Gazetteer) -> Place:
    """Give the record's row of a gazetteer's place, adding it with its governorate and names when it is new.

    Raises: KeyError when the gazetteer has no such place.
    """
    known = Place.objects.filter(key=key).first()
    return known or _add_place(gazetteer.get(key), gazetteer)


def _add_place(place: GazetteerPlace, gazetteer: Gazetteer) -> Place:
    governorate = gazetteer.governorate_of(place.id)
    row = Place(
        key=place.id,
        name_en=place.name_en,
        name_ar=place.name_ar,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        source=gazetteer.version,
        governorate=keep_place(governorate.id, gazetteer) if governorate and governorate.id != place.id else None,
    )
    row.save()
    names = {place.name_en, place.name_ar, *place.aliases} - {""}
    PlaceName.objects.bulk_create(PlaceName(place=row, name=name) for name in sorted(names))
    row.save()  # so that it is found by its spellings too
    return row
