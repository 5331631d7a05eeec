"""What SQLite knows of its tables follows the record."""

import pytest
from django.db import connection

from recount.places.models import Place
from recount.site.statistics import take_statistics
from recount.vocabulary.words import PlacePrecision

pytestmark = pytest.mark.django_db


def test_tables_that_grew_are_looked_at_once() -> None:
    """After many rows have come in their table is looked at again, and not a second time before it grows."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL does it by itself")
    take_statistics()
    Place.objects.bulk_create(Place(key=f"made-up-{number}", kind=PlacePrecision.TOWN) for number in range(50))
    assert Place._meta.db_table in take_statistics()
    assert Place._meta.db_table not in take_statistics()
