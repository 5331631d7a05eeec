"""Coded Arabic posts as coded reports: `python benchmarks/gold_arabic_posts.py GOLD.jsonl`.

For: the raw posts of reading_dev, coded by what each post says. Not for: places; the set names them without a point.
"""

from __future__ import annotations

from collections.abc import Iterator

from coded import Row, convert, date_or_none, json_lines, known

SILENT = "None"


def posts() -> Iterator[Row]:
    """Give each post with every right answer that its coder wrote down."""
    for post in json_lines("reading_dev", "arabic_posts_coded.jsonl.gz"):
        gold = {"killed": answers(post["killed_accept"]), "injured": answers(post["injured_accept"])}
        yield known(id=post["id"], text=post["text"], published=date_or_none(post["published"]), gold=gold)


def answers(accepted: list[str]) -> list[int | str | None]:
    """Read "3", "v", "None"."""
    return [None if one == SILENT else int(one) if one.isdigit() else one for one in accepted]


if __name__ == "__main__":
    convert(__doc__, posts)
