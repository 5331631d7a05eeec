from typing import Any

from django.db import migrations

from recount.vocabulary.folding import fold


def fold_signers(apps: Any, _: Any) -> None:
    decisions = apps.get_model("incidents", "Decision").objects.order_by()
    for name in set(decisions.filter(signer="").values_list("signed_by", flat=True)):
        decisions.filter(signer="", signed_by=name).update(signer=fold(name))


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_two_people_origins_responses")]

    operations = [migrations.RunPython(fold_signers, migrations.RunPython.noop)]
