"""Every address for every role: who may open it, who may send to it, and no address that nobody thought of.

The addresses come from the URL configuration itself, so a new one is asked for at once. The views are put aside: what
answers "reached" was let through by the whole chain of middleware. What is expected stands in a table of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from recount.vocabulary.words import Act, Role
from recount.workbench.people.acts import acts_of, acts_without_role
from recount.workbench.people.guard import acts_needed, takes
from recount.workbench.people.rights import needs_of
from tests.workbench.desk import KEY, NAME, Desk
from tests.workbench.people.team import Browser, join

pytestmark = pytest.mark.django_db(databases=["default", "people"])

TABLE: dict[str, Any] = yaml.safe_load((Path(__file__).parents[2] / "cases" / "permissions.yaml").read_text("utf-8"))
# What stands for a part of an address that names a row.
SAMPLES = {
    "int": 1,
    "str": "sample",
    "slug": "sample",
    "path": "sample",
    "uuid": "00000000-0000-0000-0000-000000000001",
}


def patterns(within: Any = None, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Give every address with its full name."""
    for each in (within or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each, f"{prefix}{each.namespace}:" if each.namespace else prefix)
        else:
            yield f"{prefix}{each.name}", each


ADDRESSES = dict(patterns())


def sample(name: str) -> str:
    """Give an address of this name, with samples for what names a row."""
    converters = ADDRESSES[name].pattern.converters
    kinds = {
        key: type(each).__name__.removesuffix("Converter").replace("String", "str") for key, each in converters.items()
    }
    return reverse(name, kwargs={key: SAMPLES[kind.lower()] for key, kind in kinds.items()})


@pytest.fixture(autouse=True)
def views_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every view answer that it was reached, and declare what it declares."""
    for _, pattern in patterns():
        monkeypatch.setattr(pattern, "callback", _aside(pattern.callback))


def _aside(view: Callable[..., Any]) -> Callable[..., Any]:
    def reached(*_: Any, **__: Any) -> HttpResponse:
        return HttpResponse("reached")

    reached.needs = needs_of(view)  # type: ignore[attr-defined]
    reached.leaves_record_alone = getattr(view, "leaves_record_alone", False)  # type: ignore[attr-defined]
    return reached


def reached_by(client: Any, method: str) -> set[str]:
    """Give the addresses whose view a client reaches."""
    ask = client.get if method == "GET" else client.post
    return {name for name in ADDRESSES if ask(sample(name)).content == b"reached"}


def readable_with(acts: set[str]) -> set[str]:
    """Give the addresses that may be opened with these acts."""
    return {name for name in ADDRESSES if acts_needed(resolve(sample(name)), "GET") <= acts}


def writable_for(*who: str) -> set[str]:
    """Give the addresses that take what these send, by the table."""
    listed = {name: {whose} if isinstance(whose, str) else set(whose) for name, whose in TABLE["writing"].items()}
    return {name for name, whose in listed.items() if whose & set(who)}


def test_every_address_says_who_may_have_it() -> None:
    """An address without an act would be open or closed by accident."""
    assert len(ADDRESSES) > 30
    assert not [name for name, pattern in ADDRESSES.items() if needs_of(pattern.callback) is None]


def test_every_address_that_takes_something_stands_in_the_table() -> None:
    """Whoever adds a form writes down, apart from the code, whose it is."""
    taking = {name for name in ADDRESSES if takes(resolve(sample(name)), "POST")}
    assert taking == set(TABLE["writing"])


@pytest.mark.parametrize("role", Role)
def test_a_role_has_the_acts_of_the_table(role: Role) -> None:
    """The vocabulary and the table agree on what a role may do."""
    assert acts_of(role) == set(TABLE["roles"][role])


def test_what_needs_no_role_is_little() -> None:
    """Nobody sees anything of the record without a role."""
    assert acts_without_role("anybody") == {Act.SIGN_IN} == set(TABLE["anybody"])
    assert Act.SEE not in TABLE["everybody_signed_in"]


@pytest.mark.parametrize("role", Role)
def test_a_role_reaches_what_it_may_and_nothing_else(role: Role) -> None:
    """Every address, opened and sent to, by a person of one role who has just signed in."""
    browser = Browser(join("Somebody", role))
    assert reached_by(browser, "GET") == readable_with({*TABLE["roles"][role], *TABLE["everybody_signed_in"]})
    assert reached_by(browser, "POST") == writable_for("anybody", "everybody", role)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.READER])
def test_above_the_reader_nothing_opens_without_a_second_factor(role: Role) -> None:
    """Only what is needed to set one up."""
    browser = Browser(join("Somebody", role, second_factor=False))
    assert reached_by(browser, "GET") == readable_with(set(TABLE["everybody_signed_in"]))
    assert reached_by(browser, "POST") == writable_for("anybody", "everybody")


def test_nobody_reaches_only_the_doors() -> None:
    """Who has not signed in reaches what leads in."""
    assert reached_by(Browser(), "GET") == readable_with(set(TABLE["anybody"]))
    assert reached_by(Browser(), "POST") == writable_for("anybody")


def test_a_person_without_a_role_sees_nothing_of_the_record() -> None:
    """An account alone opens nothing but itself."""
    browser = Browser(join("Somebody"))
    assert reached_by(browser, "GET") == readable_with(set(TABLE["everybody_signed_in"]))
    assert reached_by(browser, "POST") == writable_for("anybody", "everybody")


def test_the_person_at_this_machine_reaches_everything(settings: Any) -> None:
    """Who has the file of the record needs no rights; without the key there is nothing at all."""
    settings.LOCAL_KEY, settings.LOCAL_NAME = KEY, NAME
    assert reached_by(Desk(), "GET") == set(ADDRESSES)
    assert reached_by(Desk(), "POST") == set(TABLE["writing"])
    assert reached_by(Browser(), "GET") == set()
