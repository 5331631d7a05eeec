"""What tests of the workbench share: a desk at which the local person asks for pages, in either language."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workbench.desk import KEY, NAME, Desk


@pytest.fixture
def desk(db: None, settings: Any) -> Desk:
    """Give the desk of the local person, over the record of the test."""
    settings.LOCAL_KEY, settings.LOCAL_NAME = KEY, NAME
    return Desk()


@pytest.fixture
def arabic_desk(desk: Desk) -> Desk:
    """Give the same desk in Arabic."""
    return Desk("ar")
