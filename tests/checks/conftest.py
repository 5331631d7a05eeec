"""The demo record, loaded once for all checks of articles."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytest_django import DjangoDbBlocker

from recount.checks.answer import Check
from recount.checks.checker import check
from recount.reports.text import read_file, text_of
from recount.site.demo import demo_folder, exercise_article, load_folder


@pytest.fixture(scope="module")
def demo_record(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Callable[..., Check]:
    """Give a way to check a text against the demo record; the record is gone after the module."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_folder(demo_folder())
        yield lambda text, **about: check(text, record="demo", **about)
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def exercise(demo_record: Callable[..., Check]) -> Check:
    """Give the exercise article checked against the demo record."""
    article = exercise_article()
    return demo_record(text_of(read_file(article), name=article.name).text)
