"""What comparing several values promises: R23 holds and what stands on both sides is told, or it is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from recount.errors import BadInput
from recount.figures.asking.declaration import Declaration
from recount.figures.counting import count
from recount.incidents.models import Incident
from recount.reports.models import Publisher
from recount.vocabulary.words import Party
from tests.figures.test_dimensions import killed, tell

AddIncident = Callable[..., Incident]
BOTH = (Party.RUSSIA, Party.SYRIA_GOV)


def held(compare: object, language: Any = "en", **keys: Any) -> tuple[list[dict[str, Any]], str]:
    """Count a figure of 2001 with a comparison; give what is held against what, and the sentence."""
    declared = Declaration.read({"measure": "incidents", "compare": compare} | keys)
    figure = count(declared, language=language, as_of=date(2001, 11, 20))
    return figure.as_json()["comparisons"], figure.sentence


@pytest.fixture
def record_of_two_months(record: AddIncident) -> AddIncident:
    """Twelve incidents of October, six of November; two are alleged to two parties, six lie in Raqqa."""
    for number in range(12):
        parties = BOTH if number < 2 else (Party.RUSSIA,)
        record(f"RA{number:04}", (2, 3), start=date(2001, 10, 1 + number), parties=parties)
    for number in range(6):
        record(f"RB{number:04}", (1, 1), at="raqqa", parties=(Party.SYRIA_GOV,))
    return record


@pytest.mark.usefixtures("record_of_two_months")
@pytest.mark.parametrize(
    ("compare", "keys", "said"),
    [
        ("month:2001-10,2001-09", {}, (None, "fewer than")),
        ("month:2001-10,2001-11", {}, (None, "is not over")),
        ("day:2001-10-01,2001-10-02", {}, (None, "fewer than")),
        ("place:albukamal,raqqa", {}, (2.0, None)),
        ("place:deir_ez_zor_governorate,albukamal", {}, (None, "within each other")),
        ("party:russia,syria_gov", {}, (1.5, None)),
        ("party:syria_gov,russia", {}, (0.67, None)),
        ("party:russia,russia", {}, None),
        ("party:russia,nobody", {}, None),
        ("grade:fair,weak", {}, None),
        ("month:2001-10,2001-11-05", {}, None),
        ("party:russia,isis", {"party": "russia"}, None),
        ("month:2001-10,2001-11", {"from": "2001-10"}, None),
        ({"place": ["albukamal", "raqqa"]}, {}, (2.0, None)),
    ],
)
def test_a_comparison_stands_or_says_why_not(
    compare: object, keys: dict[str, Any], said: tuple[float | None, str | None] | None
) -> None:
    """Place, window, unit, class and counter agree in all but what is compared, and no denominator is tiny (R23)."""
    if said is None:
        with pytest.raises(BadInput):
            held(compare, **keys)
        return
    (found,), _ = held(compare, **keys)
    ratio, why = said
    assert found["ratio"] == ratio
    assert (found["refused"] is None) if why is None else why in found["refused"]


@pytest.mark.usefixtures("record_of_two_months")
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_first_is_held_against_each_other_and_the_overlap_is_told(language: Any) -> None:
    """Three parties make two comparisons; what two of them are alleged to share is said."""
    found, sentence = held("party:russia,syria_gov,isis", language=language, measure="killed")
    assert [(each["left"], each["right"], each["shared"]) for each in found] == [
        ("russia", "syria_gov", 2),
        ("russia", "isis", 0),
    ]
    assert (found[0]["low"], found[0]["high"]) == (2.0, 3.6)
    assert all(each["left_name"][language] in sentence for each in found)
    assert found[1]["refused"] in sentence


def test_monitors_are_compared_where_they_count_the_same_unit(record: AddIncident) -> None:
    """Two that count different things, or do not say what they count, are refused (R11, R23)."""
    for number in range(5):
        incident = record(f"RC{number:04}")
        for source in ("a", "b"):
            tell(incident, source, "2001-11-06", **killed(10 if source == "a" else 5))
    (found,), _ = held("monitor:a,b", measure="killed")
    assert "same unit" in found["refused"]
    Publisher.objects.update(profile={"counts": "civilians"})
    (found,), _ = held("monitor:a,b", measure="killed")
    assert (found["refused"], found["shared"], found["low"], found["high"]) == (None, 5, 2.0, 2.0)
