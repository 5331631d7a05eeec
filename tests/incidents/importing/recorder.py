"""Files of a recorder who never was: a few coded incidents with every kind of dirt, in the year 2001."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from recount.incidents.importing.asking import Wanted, read_all
from recount.incidents.importing.layout import Layout

Row = dict[str, str]
WriteTable = Callable[[str, Sequence[Row]], Path]

# A row of the coded incidents in which nothing but its key is stated.
_COLUMNS = """
seq code date date_end location_en location_ar lat lon governorate region geo_precision belligerent strike_type
strike_status grading civ_killed_min civ_killed_max civ_injured_min civ_injured_max children_killed_min
children_killed_max women_killed_min women_killed_max n_victims_named
"""
BLANK: Row = dict.fromkeys(_COLUMNS.split(), "")
MARKET: Row = {
    **BLANK,
    "seq": "1",
    "code": "X001",
    "date": "2001-02-03",
    "location_en": "Albukamal",
    "lat": "34.45",
    "lon": "40.92",
    "governorate": "Deir ez-Zor",
    "geo_precision": "city",
    "belligerent": "Russian Military",
    "strike_type": "Airstrike",
    "grading": "Fair",
    "civ_killed_min": "20",
    "civ_killed_max": "31",
}
BRIDGE: Row = {
    **MARKET,
    "seq": "2",
    "code": "X002",
    "date": "2001-02-10",
    "belligerent": "Russian Military, U.S.-led Coalition",
    "grading": "Contested",
    "civ_killed_min": "3",
    "civ_killed_max": "5",
}
# Stated so that it cannot be true: the range runs backwards, the point is not on the earth.
BACKWARDS: Row = {
    **MARKET,
    "seq": "3",
    "code": "X003",
    "date": "2001-03-01",
    "lon": "4239",
    "civ_killed_min": "9",
    "civ_killed_max": "4",
}
# No day, no toll, no grade.
SILENT: Row = {**BLANK, "seq": "4", "code": "X004", "belligerent": "Turkish Military"}

SOURCE: Row = {
    "seq": "1",
    "order": "1",
    "name": "Monitor A",
    "platform_lang": "Twitter Arabic",
    "url": "https://monitor.example/1",
    "archive_url": "",
}
POSITION: Row = {
    "seq": "1",
    "belligerent_key": "russian_forces",
    "official_position": "non_credible",
    "reason_non_credible": '["insufficient_information"]',
    "strike_report": "",
    "civcas_statements": '[{"statement_date": "20010315", "statement": "Not us."}]',
    "conceded_deaths_min": "",
    "conceded_deaths_max": "",
}


def import_as_airwars(*paths: Path, set_aside: bool = False) -> Any:
    """Import files in this layout into the open record."""
    from recount.incidents.importing.keeping import import_files

    wanted = Wanted(paths, Layout.AIRWARS, set_aside=set_aside)
    return import_files(read_all(wanted), wanted)
