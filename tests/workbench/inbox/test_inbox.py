"""The inbox: what is brought in is kept and read, the queue adds up, many reports are long work."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from recount.incidents.deciding.assessed import progress_of, reports_by_work
from recount.incidents.deciding.assessing import leave_unsure, reject, set_report_aside
from recount.jobs.models import Job
from recount.jobs.working import Worker
from recount.reports.models import Report
from recount.vocabulary.words import AsideReason, JobState, ReportWork
from recount.workbench.inbox import bringing
from tests.cast import Cast
from tests.incidents.deciding.test_assessing import SIGNED
from tests.workbench.desk import Desk, text_of

TEXT = "Three civilians were killed in an air strike on Raqqa on 3 February 2001, residents said."


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Keep the bytes of reports in a folder of the test."""
    monkeypatch.setattr(bringing, "files_folder", lambda: tmp_path / "files")
    yield tmp_path / "files"


def drop(desk: Desk, *files: tuple[str, str]) -> str:
    """Drop files and give the address that one is led to."""
    sent = [SimpleUploadedFile(name, content.encode()) for name, content in files]
    answer = desk.post("/inbox/bring", {"files": sent, "published": "2001-02-04"})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer["Location"]


def test_a_pasted_text_is_kept_and_read(desk: Desk, files: Path) -> None:
    """Its bytes are those that were pasted, and its claims wait on the reading page."""
    sent = {"text": TEXT, "published": "2001-02-04", "publisher": "Monitor A", "url": "https://example.org/a"}
    answer = desk.post("/inbox/bring", sent)
    report = Report.objects.get()
    assert answer["Location"] == f"/reading/{report.key}"
    assert report.sha256 == sha256(TEXT.encode()).hexdigest()
    assert (report.published, str(report.publisher), report.url) == ("2001-02-04", "Monitor A", "https://example.org/a")
    assert report.claims.exists()


def test_the_same_text_is_not_kept_twice(desk: Desk, files: Path) -> None:
    """Who pastes it again is led to the one that is there."""
    for _ in range(2):
        desk.post("/inbox/bring", {"text": TEXT})
    assert Report.objects.count() == 1


def test_many_files_are_long_work_with_reasons_for_what_failed(desk: Desk, files: Path) -> None:
    """One bad file does not stop the others."""
    way = drop(desk, ("a.txt", TEXT), ("b.html", f"<p>{TEXT} Again.</p>"), ("c.pdf", "%PDF-1.4 broken"))
    assert Report.objects.count() == 0
    assert "0 of 3" in text_of(desk.page(way))
    Worker(files).work()
    page = desk.page(way)
    assert Report.objects.count() == 2
    assert "3 of 3" in text_of(page) and "c.pdf" in text_of(page.xpath("//tbody")[0])


def test_a_batch_is_one_piece_of_work_with_a_report_a_line(desk: Desk, files: Path) -> None:
    """What a line says of itself goes before what was said of the whole."""
    lines = "id,text,published\n" + "".join(f'{n},"{TEXT} Report {n}.",2001-02-0{n}\n' for n in range(1, 4))
    drop(desk, ("reports.csv", lines))
    Worker(files).work()
    assert sorted(Report.objects.values_list("published", flat=True)) == ["2001-02-01", "2001-02-02", "2001-02-03"]


def test_a_faulty_batch_is_refused_whole_with_its_lines(desk: Desk, files: Path) -> None:
    """Nothing of it is used, and the name of the file is told, not that of a copy."""
    file = SimpleUploadedFile("reports.jsonl", b'{"id": "1"}\n')
    answer = desk.post("/inbox/bring", {"files": [file]})
    said = answer.content.decode()
    assert answer.status_code == 400 and "reports.jsonl" in said and "line 1" in said
    assert not Job.objects.exists()


def test_nothing_sent_is_told(desk: Desk, files: Path) -> None:
    """An empty form changes nothing."""
    assert desk.post("/inbox/bring", {}).status_code == 400


def test_an_address_is_not_visited_by_the_page(desk: Desk, files: Path) -> None:
    """It is visited once, by the worker, because a visit may take long and is seen by others."""
    desk.post("/inbox/bring", {"address": "https://example.org/report"})
    assert Job.objects.get().about["items"][0]["visit"] is True
    assert not Report.objects.exists()


def test_the_page_warns_before_a_visit(desk: Desk) -> None:
    """Who visits is seen."""
    assert "sees your internet address" in text_of(desk.page("/inbox/bring"))


def test_work_is_stopped_and_gone_on_with_from_the_page(desk: Desk, files: Path) -> None:
    """Two presses, and nothing is lost."""
    way = drop(desk, ("a.txt", TEXT), ("b.txt", f"{TEXT} Again."))
    desk.post(f"{way}/stop")
    assert Job.objects.get().state == JobState.STOPPED
    desk.post(f"{way}/go-on")
    Worker(files).work()
    assert Report.objects.count() == 2


def worked(cast: Cast) -> None:
    """Decide about some claims, so that reports are in every state of work."""
    reject(cast.second, AsideReason.RESTATED, SIGNED)
    leave_unsure(cast.copied, SIGNED)
    set_report_aside(cast.month.report, SIGNED)


def test_the_totals_add_up_to_all_reports(desk: Desk, cast: Cast) -> None:
    """What nobody assessed is one of the parts."""
    worked(cast)
    totals = desk.get("/inbox/totals.json").json()
    for key in ("work", "state"):
        assert sum(row["number"] for row in totals["rows"] if row["key"] == key) == totals["total"] == 5
    assert {"key": "work", "word": "not_yet_assessed", "number": 2} in totals["rows"]


def test_a_row_says_the_same_as_the_filter(cast: Cast) -> None:
    """The state beside a report is the one under which it is listed."""
    worked(cast)
    progress = progress_of(list(Report.objects.all()))
    for work in ReportWork:
        listed = set(reports_by_work(Report.objects.all(), work).values_list("pk", flat=True))
        assert listed == {pk for pk, one in progress.items() if one.work is work}


def test_the_queue_is_filtered_and_ordered(desk: Desk, cast: Cast) -> None:
    """The address says what is shown."""
    worked(cast)
    rows = desk.get("/inbox.json", {"work": "not_yet_assessed", "sort": "came"}).json()["rows"]
    assert [row["key"] for row in rows] == ["report-a-1", "report-a-2"]
    assert [row["waiting"] for row in rows] == [1, 1]
    assert [row["key"] for row in desk.get("/inbox.json", {"q": "agency"}).json()["rows"]] == ["report-c-1"]
    assert desk.get("/inbox", {"work": "nonsense"}).status_code == 400


def test_the_queue_is_whole_as_csv(desk: Desk, cast: Cast) -> None:
    """A table for a spreadsheet, one row a report."""
    lines = b"".join(desk.get("/inbox.csv").streaming_content).splitlines()  # type: ignore[attr-defined]
    assert len(lines) == 6


def test_an_empty_inbox_says_what_to_do(desk: Desk) -> None:
    """The first step is one press away."""
    assert desk.page("/inbox").xpath("//section[@class='empty']//a[@href='/inbox/bring']")


def test_the_inbox_speaks_arabic(arabic_desk: Desk, cast: Cast) -> None:
    """Plural forms follow the number."""
    page = arabic_desk.page("/inbox")
    assert "5 تقارير" in text_of(page.get_element_by_id("found"))
