"""Everything that the public site is made of: each address, and what stands there when it is asked for.

For: writing the site to a folder, and serving it from the workbench; both give the same bytes. Not for: either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from recount.releases.paper.rendering import stylesheet
from recount.releases.public.data import FILES
from recount.releases.public.pages.incident import incident_page
from recount.releases.public.pages.lists import incidents_page, index_page
from recount.releases.public.pages.numbers import figures_page, map_page
from recount.releases.public.pages.reading import (
    corrections_page,
    data_page,
    glossary_page,
    language_page,
    methods_page,
)
from recount.releases.public.site import HOME, STYLE, Order, Room, Site, data_path, incident_path, list_path, room_path
from recount.vocabulary.reader import Language

Content = Callable[[], bytes]
_ROOMS: dict[Room, Callable[[Site, Language], str]] = {
    Room.INDEX: index_page,
    Room.MAP: map_page,
    Room.FIGURES: figures_page,
    Room.METHODS: methods_page,
    Room.GLOSSARY: glossary_page,
    Room.CORRECTIONS: corrections_page,
    Room.DATA: data_page,
}


def contents(site: Site) -> dict[str, Content]:
    """Give every address of the site with what makes its bytes; nothing is made before it is asked for."""
    return dict(_contents(site))


def _contents(site: Site) -> Iterator[tuple[str, Content]]:
    yield HOME, partial(_page, partial(language_page, site))
    yield STYLE, lambda: stylesheet().encode()
    for file in FILES:
        yield data_path(file.name), partial(file.content, site.record)
    for language in site.languages:
        yield from _in_language(site, language)


def _in_language(site: Site, language: Language) -> Iterator[tuple[str, Content]]:
    for room, page in _ROOMS.items():
        yield room_path(room, language), partial(_page, partial(page, site, language))
    for order in Order:
        for number in range(1, site.list_pages + 1):
            listing = partial(incidents_page, site, order, number, language)
            yield list_path(order, number, language), partial(_page, listing)
    for incident in site.record.incidents:
        told = partial(incident_page, site, incident, language)
        yield incident_path(incident.code, language), partial(_page, told)


def _page(html: Callable[[], str]) -> bytes:
    return html().encode()
