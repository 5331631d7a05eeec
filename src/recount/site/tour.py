"""The first thing a newcomer sees: the demo record built, the exercise article checked, what to try next.

For: `recount demo`. Not for: building the record (`recount.site.demo`).
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from recount.reports.text import read_file, text_of
from recount.site.demo import build_demo, exercise_article
from recount.site.record import DEMO, RecordAddress, open_record


def show_demo() -> None:
    """Build the demo record anew, check the exercise article against it, and say what to type next."""
    console = Console()
    with console.status("Building the demo record ...") as status:
        address = build_demo(lambda step: status.update(f"Building the demo record: {step} ..."))
    open_record(address)
    article = exercise_article()
    page = _check_exercise(article, address, console)
    console.print(f"\nThe article annotated, as one page: {page.as_uri()}", soft_wrap=True)
    console.print("Eastern Syria and beyond, September to December 2015; decisions signed by demo editors.")
    console.print("\nTry next:")
    for command in NEXT:
        console.print(f"  ./recount {command}", soft_wrap=True, highlight=False)


NEXT = (
    f"audit --record {DEMO}",
    f"figure --record {DEMO} --party russia --by month --from 2015-10 --to 2015-12",
    f"check --record {DEMO} YOUR_ARTICLE.txt",
    f"serve --record {DEMO}",
)


def _check_exercise(article: Path, address: RecordAddress, console: Console) -> Path:
    from recount.checks.checker import check
    from recount.checks.page import page
    from recount.checks.printing import show

    text = text_of(read_file(article), name=article.name).text
    answer = check(text, name="The exercise article", record=DEMO)
    show(answer, console)
    written = address.path.with_name("exercise-checked.html")
    written.write_text(page(answer, text), encoding="utf-8")
    return written
