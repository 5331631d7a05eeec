"""What recurs on the pages of one publisher was written by no author of a report, and makes no claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recount.claims.desk import read_batch, read_batch_into
from recount.claims.reading.sentences.recurring import Recurring, learn_recurring, source_of
from recount.incidents.linking.desk import link_reports
from recount.reports.report_line import ReportLine

BANNER = "Three civilians were killed in Sarmin: watch the film"
SIDE = "مقتل تسعة مدنيين بقصف على سراقب.. شاهد الفيديو"
TOWNS = ("Binnish", "Ariha", "Saraqib", "Harem", "Salqin", "Darkush")


def page(number: int) -> dict[str, str]:
    """Give a page of a site: its title, its menu, its own report, and what stands on all of them."""
    town = TOWNS[number]
    told = f"The day in {town}\n{BANNER}\nShells hit {town} on Monday and wounded {number + 2} people.\n{SIDE}"
    return {"id": str(number), "text": told, "url": f"https://www.news.example/{number}", "published": "2016-03-11"}


def readings_of(tmp_path: Path, pages: list[dict[str, str]], jobs: int = 1) -> dict[str, list[str]]:
    """Read pages as a batch; give what each claims, by its id."""
    batch = tmp_path / "pages.jsonl"
    batch.write_text("".join(json.dumps(one) + "\n" for one in pages), encoding="utf-8")
    return {one.id: [claim.quote.text for claim in one.claims] for one in read_batch(batch, jobs=jobs)}


def test_lines_that_recur_on_the_pages_of_a_host_make_no_claim(tmp_path: Path) -> None:
    """A banner and a headline that stand on every page are furniture; each page keeps its own report."""
    told = readings_of(tmp_path, [page(number) for number in range(6)])
    assert all(len(quotes) == 1 and "wounded" in quotes[0] for quotes in told.values())


def test_the_order_of_the_pages_and_the_number_of_processes_change_nothing(tmp_path: Path) -> None:
    """What recurs is known before the first page is read."""
    pages = [page(number) for number in range(6)]
    shuffled = [*pages[3:], *pages[:3]]
    assert readings_of(tmp_path, pages) == readings_of(tmp_path, shuffled, jobs=2)


def test_what_two_reports_tell_alike_stays_a_claim(tmp_path: Path) -> None:
    """Two pages of one site, and many of several sites, may tell the same."""
    two = [page(0), page(1)]
    apart = [page(number) | {"url": f"https://site{number}.example/"} for number in range(2, 6)]
    assert all(BANNER in quotes for quotes in readings_of(tmp_path, [*two, *apart]).values())


def test_the_first_line_of_a_page_is_its_title_where_its_own_words_follow(tmp_path: Path) -> None:
    """A headline that other pages link to is a claim on its own page."""
    headline = "Four people were killed in Harem"
    own = {"id": "own", "text": f"{headline}\nShells fell on Harem, residents said.", "url": "https://news.example/own"}
    others = [page(number) | {"text": page(number)["text"] + f"\n{headline}"} for number in range(5)]
    told = readings_of(tmp_path, [own, *others])
    assert headline in told["own"]
    assert all(headline not in told[str(number)] for number in range(5))


def test_a_copied_page_counts_once() -> None:
    """The same text under three addresses says nothing of what recurs."""
    assert learn_recurring([("news.example", "Nine people were killed.")] * 5) == Recurring()


@pytest.mark.parametrize(
    ("url", "publisher", "source"),
    [
        ("https://www.news.example/a", "News", "news.example"),
        (None, "News", "News"),
        (None, None, ""),
        ("https://www.facebook.com/horan.example/posts/12", None, "facebook.com/horan.example"),
        ("https://m.facebook.com/story.php?story_fbid=3&id=77", None, "facebook.com/77"),
        ("https://www.facebook.com/groups/812/permalink/4", None, "facebook.com/groups/812"),
        ("https://t.me/s/example_channel/118", None, "t.me/example_channel"),
        ("https://t.me/c/118/7", None, "t.me/c/118"),
        ("https://twitter.com/Example_Desk/status/9", None, "twitter.com/example_desk"),
        ("https://x.com/i/status/9", None, ""),
        ("https://www.youtube.com/@example/videos", None, "youtube.com/@example"),
        ("https://www.youtube.com/watch?v=abc", None, ""),
        ("https://www.youtube.com/watch?v=abc", "Example Media", "Example Media"),
        ("https://web.archive.org/web/2016/https://www.news.example/a", None, "news.example"),
        ("https://exampledesk.wordpress.com/2016/03/", None, "exampledesk.wordpress.com"),
        ("http://[bad", None, ""),
    ],
)
def test_a_page_is_known_by_its_host_or_its_publisher(url: str | None, publisher: str | None, source: str) -> None:
    """Where a host carries many publishers, its pages belong together by their account; without one, by nothing."""
    assert source_of(url, publisher) == source


def test_a_batch_is_gone_on_with_as_if_nothing_had_interrupted_it(tmp_path: Path) -> None:
    """Readings that stand are kept, because the lines that recur are the same when the batch is the same."""
    batch, to = tmp_path / "pages.jsonl", tmp_path / "readings.jsonl"
    batch.write_text("".join(json.dumps(page(number)) + "\n" for number in range(6)), encoding="utf-8")
    read_batch_into(batch, to, jobs=1)
    whole = to.read_bytes()
    digests = to.with_name("readings.jsonl.digests")
    to.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    digests.write_bytes(b"".join(digests.read_bytes().splitlines(keepends=True)[:2]))
    read_batch_into(batch, to, jobs=1, resume=True)
    assert to.read_bytes() == whole


def test_posts_of_many_accounts_on_one_host_share_no_furniture(tmp_path: Path) -> None:
    """What six channels of a platform tell alike is told six times."""
    posts = [page(number) | {"url": f"https://t.me/channel{number}/5"} for number in range(6)]
    assert all(BANNER in quotes for quotes in readings_of(tmp_path, posts).values())


def test_linking_reads_no_furniture() -> None:
    """A banner on six pages, that tells of three dead, links none of them."""
    linked = link_reports([ReportLine.model_validate(page(number)) for number in range(6)])
    assert [(len(incident.reports), incident.toll.killed) for incident in linked.incidents] == [(1, None)] * 6
