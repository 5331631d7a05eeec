"""Whole Arabic posts, in the registers that recorders meet, give the toll, the day and the parts that they tell."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from recount.claims.main_event import day_of, dead_among, main_event
from recount.claims.reader import read
from recount.claims.schema import Quantity, TollCount
from recount.vocabulary.words import VictimCategory

POSTS = yaml.safe_load((Path(__file__).parents[1] / "cases" / "arabic_posts.yaml").read_text(encoding="utf-8"))
POST_IDS = [f"{number} {post['register']}" for number, post in enumerate(POSTS, 1)]
VAGUE = "v"


@pytest.mark.parametrize("post", POSTS, ids=POST_IDS)
def test_a_post_gives_its_toll(post: dict[str, Any]) -> None:
    """The killed and the injured of the main event are those that the post tells (R2, R4)."""
    toll = read(post["text"], published=post["published"]).toll
    assert told(toll.killed) == least(post["killed"])
    assert told(toll.injured) == (least(post["injured"]) or None)


@pytest.mark.parametrize("post", POSTS, ids=POST_IDS)
def test_a_post_gives_its_day_and_the_parts_of_its_dead(post: dict[str, Any]) -> None:
    """The day, the children and the women among the killed are those that the post tells (R6)."""
    event = main_event(read(post["text"], published=post["published"]))
    found = {
        "children": told(dead_among(event, VictimCategory.CHILDREN)),
        "women": told(dead_among(event, VictimCategory.WOMEN)),
        "day": day_of(event),
    }
    coded = {key: span(post[key]) if key == "day" else post[key] for key in found if key in post}
    assert {key: found[key] for key in coded} == coded


def told(count: TollCount | Quantity | None) -> int | str | None:
    """Give the number of a count, "v" for people without a number."""
    if count is None:
        return None
    return count.min if count.min is not None else count.max if count.max is not None else VAGUE


def least(coded: Any) -> Any:
    """Give the lower end of a coded range."""
    return coded[0] if isinstance(coded, list) else coded


def span(coded: Any) -> tuple[date, date] | None:
    """Give the first and last day of a coded day."""
    if coded is None:
        return None
    return (coded[0], coded[1]) if isinstance(coded, list) else (coded, coded)
