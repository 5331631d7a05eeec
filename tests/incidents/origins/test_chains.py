"""What origins promise: a number belongs to whoever first says it, however many pass it on (R8)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.claims.schema import Attribution
from recount.incidents.origins import origin_of
from recount.vocabulary.words import AttributionKind, AttributionRole

MONITOR, MEDIA, WITNESS = AttributionKind.MONITOR, AttributionKind.MEDIA, AttributionKind.WITNESS
UNNAMED, OFFICIAL = AttributionKind.UNNAMED, AttributionKind.OFFICIAL
SOURCE, CARRIER, PUBLISHER = AttributionRole.SOURCE, AttributionRole.CARRIER, AttributionRole.PUBLISHER

KEYS = {"monitor a": "monitor_a", "the monitor": "monitor_a", "agency": "agency"}


def origin(
    *chain: tuple[str, AttributionKind, AttributionRole], publisher: str = "agency", original: str | None = None
) -> str:
    """Give the origin of a claim with this chain, outermost first, in a report of `publisher`."""
    links = [Attribution(name=name, kind=kind, role=role) for name, kind, role in chain]
    return origin_of(links, publisher=publisher, original_publisher=original or publisher, publishers=KEYS).key


@pytest.mark.parametrize(
    ("chain", "key"),
    [
        ([], "agency"),
        ([("Monitor A", MONITOR, SOURCE)], "monitor_a"),
        ([("The Monitor", MONITOR, SOURCE)], "monitor_a"),
        ([("Paper", MEDIA, CARRIER), ("Monitor A", MONITOR, SOURCE)], "monitor_a"),
        ([("Monitor A", MONITOR, SOURCE), ("a witness", WITNESS, SOURCE)], "monitor_a"),
        ([("activists", UNNAMED, SOURCE)], "agency"),
        ([("Agency", MEDIA, PUBLISHER)], "agency"),
        ([("Governor's Office", OFFICIAL, SOURCE)], "governor office"),
    ],
    ids=[
        "nobody is quoted",
        "a monitor is quoted",
        "under another of its names",
        "through a carrier",
        "a witness speaks through the monitor",
        "nobody by name",
        "the publisher's own word",
        "a source that the record does not know yet",
    ],
)
def test_the_innermost_named_source_is_the_origin(
    chain: list[tuple[str, AttributionKind, AttributionRole]], key: str
) -> None:
    """A chain of quotations collapses into the voice at its beginning (R8)."""
    assert origin(*chain) == key


def test_a_copy_speaks_for_what_it_copies() -> None:
    """A reprint that quotes nobody is the word of whoever published it first."""
    assert origin(publisher="agency", original="monitor_b") == "monitor_b"


def test_a_reprint_of_a_quotation_is_still_the_quoted_voice() -> None:
    """Copied or not, a report that quotes Monitor A passes on Monitor A."""
    assert origin(("Monitor A", MONITOR, SOURCE), publisher="agency", original="monitor_b") == "monitor_a"


def test_an_origin_says_why() -> None:
    """Corroboration is counted on origins, so a person must see what made one of them."""
    chain = [Attribution(name="Monitor A", kind=MONITOR)]
    found = origin_of(chain, publisher="agency", original_publisher="agency", publishers=KEYS)
    assert found.reason == "quotes Monitor A"


@given(st.integers(min_value=1, max_value=6))
def test_however_many_pass_it_on_the_origin_is_one(carriers: int) -> None:
    """Six papers that repeat Monitor A are Monitor A (R8)."""
    chain = [(f"Paper {number}", MEDIA, CARRIER) for number in range(carriers)]
    assert origin(*chain, ("Monitor A", MONITOR, SOURCE)) == "monitor_a"
