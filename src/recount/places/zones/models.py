"""The dated maps of a record, their zones, and on whose ground the record's points lay by them.

For: rows that a share by zone stands on and names (R22). Not for: geometry (`recount.places.zones.polygons`).
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from recount.storage import CheckedModel, WordField
from recount.vocabulary.words import Party


class ZoneVersion(CheckedModel):
    """One map of one day: whose it is, under which licence, and the hash of the file by which it is known again.

    `until` is the last day for which its maker says that it holds; None leaves it to the next map.
    """

    source = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    as_of = models.DateField()
    until = models.DateField(null=True, blank=True)
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    map_sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["source", "as_of", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "as_of", "sha256", "map_sha256"], name="one_import_a_map_of_zones"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("as_of")),
                name="zones_hold_from_their_day_on",
                violation_error_message="A map cannot cease to hold before its own day.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.as_of} {self.sha256[:8]}"


class Zone(models.Model):
    """The ground of one party on one map: `polygons` as in a GeoJSON MultiPolygon, `number` its feature in the file."""

    version = models.ForeignKey(ZoneVersion, on_delete=models.CASCADE, related_name="zones")
    number = models.PositiveIntegerField()
    party = WordField(Party)
    stated = models.CharField(max_length=200)
    polygons = models.JSONField()

    class Meta:
        ordering = ["version", "number"]

    def __str__(self) -> str:
        return f"{self.party} by {self.version_id}"


class Containment(models.Model):
    """On whose ground a point lay by one map, worked out once: `radius_km` says how closely the point is known.

    `standing` is a `recount.places.zones.containment.Standing`; `party` stands only where the ground is held.
    """

    version = models.ForeignKey(ZoneVersion, on_delete=models.CASCADE, related_name="containments")
    lat = models.FloatField()
    lon = models.FloatField()
    radius_km = models.FloatField()
    standing = models.CharField(max_length=12)
    party = WordField(Party, null=True, blank=True)
    reason = models.CharField(max_length=300)

    class Meta:
        ordering = ["version", "id"]
        constraints = [
            models.UniqueConstraint(fields=["version", "lat", "lon", "radius_km"], name="one_containment_a_point")
        ]

    def __str__(self) -> str:
        return f"{self.lat}, {self.lon}: {self.party or self.standing}"
