"""The day that a copied post bears: the stamp that a network sets beside it, in the words of its page.

For: posts that were copied or fetched without their markup, whose clock is otherwise lost. Not for: pages with markup
(`recount.reports.publication`), or days that the text itself tells of: a stamp is known by its form alone.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from typing import Final

from recount.reports.days import day_in_words

# "8:07 AM · Dec 2, 2024" below a post, "November 28, 2025 · Shared with Public" above one, and the line under a post
# that another page shows: "(@name) May 13, 2022".
STAMPS: Final = (
    re.compile(r"\d?\d:\d\d\s?[AP]M\s?·\s?(?P<day>[A-Z][a-z]{2,8} \d\d?, (?:19|20)\d\d)"),
    re.compile(r"(?P<day>(?:January|February|March|April|May|June|July|August|September|October|November|December)"
               r" \d\d?, (?:19|20)\d\d)(?: at \d?\d:\d\d\s?[AP]M)?\s?·"),
    re.compile(r"\(@\w{1,15}\)\s?(?P<day>[A-Z][a-z]{2,8} \d\d?, (?:19|20)\d\d)"),
)  # fmt: skip
# Each stamp has one of these beside it, and few other texts have.
SIGNS: Final = ("·", "(@")
# The number of such a post holds, above its lowest 22 bits, the milliseconds since the network's own epoch.
NUMBERED_POST: Final = re.compile(r"(?:twitter|x)\.com/\w+/status/(\d{15,20})(?!\d)")
EPOCH: Final = 1288834974657
BITS_BELOW: Final = 22
DAY_IN_PATH: Final = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=/|$)")


def stamped_day(text: str) -> date | None:
    """Give the day of the first stamp in the text; None where there is none.

    The first is that of the post itself: what answers it stands below.
    """
    if not any(sign in text for sign in SIGNS):
        return None
    found = [match for stamp in STAMPS if (match := stamp.search(text))]
    return day_in_words(min(found, key=lambda match: match.start())["day"]) if found else None


def day_of_address(url: str | None) -> date | None:
    """Give the day that an address tells: in its path, or in the number of a post; None where it tells none."""
    if not url:
        return None
    if post := NUMBERED_POST.search(url):
        return datetime.fromtimestamp(((int(post[1]) >> BITS_BELOW) + EPOCH) / 1000, UTC).date()
    path = DAY_IN_PATH.search(url)
    try:
        return date(int(path[1]), int(path[2]), int(path[3])) if path else None
    except ValueError:
        return None
