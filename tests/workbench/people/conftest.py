"""What tests of the people share: both databases, passwords that are quick to check, and nobody counted out before."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache

from recount.vocabulary.words import Role
from recount.workbench.people.models import Person
from tests.workbench.people.team import Browser, join


@pytest.fixture(autouse=True)
def quick_passwords(settings: Any) -> None:
    """Check passwords quickly; how strong the hash is, is Django's affair."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    cache.clear()


@pytest.fixture
def administrator() -> Person:
    """Give an administrator with a second factor."""
    return join("Admin A", Role.ADMINISTRATOR)


@pytest.fixture
def office(administrator: Person) -> Browser:
    """Give the browser of the administrator, just signed in."""
    return Browser(administrator)
