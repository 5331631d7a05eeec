"""What another recorder coded, as the record keeps it: the files, their rows as stated, and official responses.

For: rows that are never changed, so that anybody can see what was stated and what became of it. Not for: reading
files (`recount.incidents.importing`). An imported row is another recorder's adjudication, no claim of ours.
"""

from __future__ import annotations

from django.db import models

from recount.claims.models import ClaimRecord
from recount.reports.models import Report
from recount.storage import WordField
from recount.vocabulary.words import Party, ResponsePosition


class ImportFile(models.Model):
    """A file that was imported: whose it is, under which licence, and the hash by which it is known again.

    `rows` is how many it holds, `set_aside` lists those that were left out, each with its line and why.
    """

    name = models.CharField(max_length=255)
    layout = models.CharField(max_length=40)
    table = models.CharField(max_length=40)
    sha256 = models.CharField(max_length=64)
    map_sha256 = models.CharField(max_length=64)
    whose = models.CharField(max_length=200)
    licence = models.CharField(max_length=300, blank=True)
    rows = models.PositiveIntegerField()
    repeated = models.PositiveIntegerField(default=0, help_text="rows that an earlier file had in the same words")
    set_aside = models.JSONField(default=list, blank=True)
    imported_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sha256", "map_sha256"], name="one_import_a_file_and_map")]

    def __str__(self) -> str:
        return self.name


class ImportedRow(models.Model):
    """One row as stated: `stated` is the whole of it, `line` where it stands, `flags` what cannot be true in it.

    `key` names the row among those of its recorder and table. `lat` and `lon` are as stated, also when they are no
    point of the earth.
    """

    file = models.ForeignKey(ImportFile, on_delete=models.PROTECT, related_name="kept_rows")
    line = models.PositiveIntegerField()
    whose = models.CharField(max_length=200)
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    stated = models.JSONField()
    flags = models.JSONField(default=list, blank=True)
    lat = models.FloatField(null=True, blank=True)
    lon = models.FloatField(null=True, blank=True)
    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="imported_rows")
    report = models.ForeignKey(Report, null=True, blank=True, on_delete=models.PROTECT, related_name="imported_rows")

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["whose", "table", "key"], name="one_imported_row_a_key")]

    def __str__(self) -> str:
        return f"{self.whose} {self.table} {self.key}"


class Response(models.Model):
    """What a party said to an incident: its position, the harm it concedes, and when; silence stands as such (R18).

    `party` is None where the statement's party is not known; the ends of a range are None where nothing is conceded,
    which is not 0 (R14). `day` is the day of the statement, None where it is not known (R6). `row` is the imported row
    that tells of it; where a person signed it, `decision`, and `claim` where it stands in a report of the record.
    """

    incident = models.ForeignKey("incidents.Incident", on_delete=models.PROTECT, related_name="responses")
    row = models.OneToOneField(ImportedRow, null=True, blank=True, on_delete=models.PROTECT, related_name="response")
    claim = models.ForeignKey(ClaimRecord, null=True, blank=True, on_delete=models.PROTECT, related_name="responses")
    decision = models.ForeignKey(
        "incidents.Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="responses"
    )
    party = WordField(Party, null=True, blank=True)
    position = WordField(ResponsePosition)
    reason = models.CharField(max_length=300, blank=True)
    killed_low = models.PositiveIntegerField(null=True, blank=True)
    killed_high = models.PositiveIntegerField(null=True, blank=True)
    injured_low = models.PositiveIntegerField(null=True, blank=True)
    injured_high = models.PositiveIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    statement = models.TextField(blank=True)
    url = models.TextField(blank=True)

    class Meta:
        ordering = ["incident", "id"]

    def __str__(self) -> str:
        return f"{self.party}: {self.position}"
