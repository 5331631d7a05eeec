"""Real reports with the ranges of their incidents: `python benchmarks/gold_airwars_reports.py GOLD.jsonl`.

For: days, places, children and women in raw Arabic and English reports of one incident each. Not for: recall of tolls:
the range of an incident stands on many reports, so that even a perfect reading tops out near .70. A report need not
number the children and women among the dead, so a word and silence are right as well. The day is coded only of reports
whose day of publication is known.
"""

from __future__ import annotations

from collections.abc import Iterator

from coded import Row, coded_range, convert, date_or_none, json_lines, known, point, table

NO_DAY = "1970"
COARSE = {"", "subdistrict", "district", "province_governorate"}


def reports() -> Iterator[Row]:
    """Give each report that tells of one incident, with what was coded of that incident."""
    incidents = {row["seq"]: row for row in table("airwars_syria_dev", "incidents.csv.gz")}
    for report in json_lines("airwars_syria_dev", "reports.jsonl.gz"):
        first, *others = report["incident_seqs"]
        if others:
            continue
        published = date_or_none(report["publication_date"])
        yield known(
            id=report["source_id"],
            text=report["text"],
            published=published,
            publisher=report["publisher"] or None,
            url=report["url"] or None,
            country="SY",
            gold=coded(incidents[str(first)], dated=published is not None),
        )


def coded(incident: dict[str, str], *, dated: bool) -> Row:
    """Give the answers of an incident, its day only to a report that is dated itself."""
    last = incident["date_end"]
    day = date_or_none(f"{incident['date']}/{last}" if last else incident["date"])
    return known(
        killed=[counted(incident, "civ_killed")],
        injured=[counted(incident, "civ_injured")],
        children=broken_down(incident, "children_killed"),
        women=broken_down(incident, "women_killed"),
        date=day if dated and day and not day.startswith(NO_DAY) else None,
        place=None if incident["geo_precision"] in COARSE else point(incident["lat"], incident["lon"]),
    )


def counted(incident: dict[str, str], group: str) -> str | int | None:
    """Give the coded range of a group of victims."""
    return coded_range(incident[f"{group}_min"], incident[f"{group}_max"])


def broken_down(incident: dict[str, str], group: str) -> list[str | int | None] | None:
    """Give the coded range of a part of the dead; a word and silence are as right; nothing coded says nothing."""
    answer = counted(incident, group)
    return None if answer is None else [answer, "v", None]


if __name__ == "__main__":
    convert(__doc__, reports)
