"""The pages of figures and of places: what the public incidents add up to, and where they lie.

For: totals that say what they hold. Not for: counting (`recount.releases.public.counted`).
"""

from __future__ import annotations

from datetime import date

from recount.figures.figure import SEVERAL, Figure, Row
from recount.incidents.adjudicating.ranges import Range
from recount.releases.paper.sheet import Table, cell, table
from recount.releases.paper.words import range_words, sentence_case
from recount.releases.public.charts import by_month
from recount.releases.public.counted import figure
from recount.releases.public.mapping import picture
from recount.releases.public.pages.framing import WORDS, framed
from recount.releases.public.pages.lists import jumps, month_of, span_of
from recount.releases.public.site import Order, Room, Site, room_path
from recount.vocabulary.reader import Language, label
from recount.vocabulary.words import Dimension, Party


def figures_page(site: Site, language: Language) -> str:
    """Give the page of figures: by month with its chart, and by party with what is not additive."""
    month = figure(site.record, Dimension.MONTH, language)
    party = figure(site.record, Dimension.PARTY, language)
    return framed(
        site,
        language,
        room_path(Room.FIGURES, language),
        Room.FIGURES,
        "figures.html",
        WORDS.say(language, "nav", "figures"),
        sentence=month.sentence,
        killed=range_words(span_of(month.total), language),
        chart=by_month(month.rows, [range_words(_span(row), language) for row in month.rows]),
        tables=[_table(month, Dimension.MONTH, language), _table(party, Dimension.PARTY, language)],
        is_empty=not site.record.incidents,
    )


def _table(found: Figure, by: Dimension, language: Language) -> Table:
    rows = [
        [
            cell(_name(row.cell[by], by, language)),
            cell(range_words(_span(row), language)),
            cell(str(row.tally.incidents)),
            cell(str(row.tally.unknown_toll)),
            cell(str(row.tally.contested)),
        ]
        for row in found.rows
    ]
    names = [
        WORDS.say(language, "figures", "columns", key) for key in (by, "deaths", "incidents", "unknown", "disputed")
    ]
    note = WORDS.say(language, "figures", "not_additive") if by is Dimension.PARTY else ""
    return table(WORDS.say(language, "figures", by), names, rows, note)


def _name(value: str | None, by: Dimension, language: Language) -> str:
    if value is None:
        return WORDS.say(language, "figures", "unmonthed")
    if value == SEVERAL:
        return WORDS.say(language, "figures", "several")
    if by is Dimension.PARTY:
        return sentence_case(label(Party(value), language))
    return month_of(date.fromisoformat(f"{value}-01"), language)


def _span(row: Row) -> Range | None:
    tally = row.tally
    return None if tally.high is None else Range(tally.low, tally.high, tally.high_open)


def map_page(site: Site, language: Language) -> str:
    """Give the page of places: a still map, and the way to the incidents of every place."""
    path = room_path(Room.MAP, language)
    return framed(
        site,
        language,
        path,
        Room.MAP,
        "map.html",
        WORDS.say(language, "nav", "map"),
        picture=picture(site.record.incidents, language),
        places=jumps(site, Order.PLACE, language, path),
    )
