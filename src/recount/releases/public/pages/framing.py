"""The frame of every public page: its head, the navigation, the way to the other language, the foot.

For: every page of the public site. Not for: what stands on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from recount.checks.phrasing import day_words
from recount.releases.paper.rendering import render
from recount.releases.paper.words import Wording, direction
from recount.releases.public.site import STYLE, Room, Site, link, room_path
from recount.vocabulary.reader import Language

WORDS = Wording(Path(__file__).parents[1] / "wording.yaml")


@dataclass(frozen=True)
class Way:
    """A link of the navigation."""

    name: str
    to: str
    is_here: bool


def framed(  # noqa: PLR0917
    site: Site, language: Language, path: str, room: Room, template: str, title: str, **said: Any
) -> str:
    """Render a page in its frame; `path` is its own address, `room` where it belongs in the navigation."""
    return render(
        template,
        language=language,
        direction=direction(language),
        rtl=direction(language) == "rtl",
        title=title,
        name=site.record.called(language) or WORDS.say(language, "record"),
        w=WORDS.table(language),
        style_link=link(STYLE, path),
        home=link(room_path(Room.INDEX, language), path),
        ways=[_way(each, room, language, path) for each in Room],
        others=[_other(path, language, each) for each in site.languages if each != language],
        foot=_foot(site, language),
        **said,
    )


def _way(each: Room, here: Room, language: Language, path: str) -> Way:
    return Way(WORDS.say(language, "nav", each), link(room_path(each, language), path), each is here)


def _other(path: str, language: Language, other: Language) -> Way:
    """Give the way to the same page in another language; lists by place have the same number of pages in each."""
    there = other + path.removeprefix(language)
    return Way(WORDS.say(language, "other_language"), link(there, path), False)


def _foot(site: Site, language: Language) -> list[str]:
    lines = [WORDS.say(language, "footer")]
    if site.as_of:
        lines.append(WORDS.say(language, "as_of", day=day_words(site.as_of, language)))
    if site.licence:
        lines.append(WORDS.say(language, "licence", licence=site.licence))
    return lines
