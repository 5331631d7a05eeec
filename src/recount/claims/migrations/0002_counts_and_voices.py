"""What each claim counts and on whose word, beside its document, so that figures need not read it whole."""

from typing import Any

from django.db import migrations, models

from recount.claims.counts import chain_line, counts_line
from recount.claims.schema import Claim

MANY = 1000


def index(apps: Any, schema_editor: Any) -> None:
    rows = apps.get_model("claims", "ClaimRecord").objects.only("document").order_by("pk")
    waiting = []
    for row in rows.iterator(MANY):
        claim = Claim.model_validate(row.document)
        row.counts, row.told_by = counts_line(claim), chain_line(claim)
        waiting.append(row)
        if len(waiting) == MANY:
            rows.bulk_update(waiting, ["counts", "told_by"])
            waiting.clear()
    rows.bulk_update(waiting, ["counts", "told_by"])


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [
        migrations.AddField(
            "claimrecord", "counts", models.TextField(default="", editable=False), preserve_default=False
        ),
        migrations.AddField(
            "claimrecord", "told_by", models.TextField(blank=True, default="", editable=False), preserve_default=False
        ),
        migrations.RunPython(index, migrations.RunPython.noop),
    ]
