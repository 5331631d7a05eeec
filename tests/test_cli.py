"""What the commands promise to whoever types them: an answer on standard output, words on standard error, a status."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from recount.site.demo import exercise_article
from recount.vocabulary.words import CaptureState
from tests.newcomer import Answer, Newcomer
from tests.reports.pdfs import pdf

VERBS = ("demo", "read", "capture", "decide", "audit", "figure", "check")
SIGNED = ("--as", "Recorder A", "--reason", "The same market on the same day.")
REPORT = """Monitor A, 4 February 2001

At least 20 civilians were killed in air strikes on Albukamal on 3 February 2001, Monitor A said.
"""
PAGE = """<!doctype html>
<html lang="en"><head><title>Air strikes on Albukamal</title></head>
<body><nav><a href="/">Home</a></nav><article><h1>Air strikes on Albukamal</h1>
<p>At least 20 civilians were killed in air strikes on Albukamal on 3 February 2001, Monitor A said.</p>
<p>The strikes hit the market in the morning, and people of the town carried the injured to the hospital in
their own cars, because the road to the north was closed and no ambulance came before noon.</p>
</article><footer>All rights reserved</footer></body></html>
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Give a report of one sentence, as a text file."""
    file = tmp_path / "report.txt"
    file.write_text(REPORT, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def first_market(tmp_path_factory: pytest.TempPathFactory) -> tuple[Newcomer, str]:
    """Give somebody whose record holds one incident, RC0001, graded weak, and the key of the claim in it."""
    somebody = Newcomer(tmp_path_factory.mktemp("market"))
    (somebody.home / "report.txt").write_text(REPORT, encoding="utf-8")
    claim = captured(somebody.types("capture", "report.txt", "--format", "json"))["claims"][0]["id"]
    for words in (
        (claim, "accept", "--incident", "new"),
        ("RC0001", "grade", "--harm", "weak"),
        ("RC0001", "attribute", "--party", "russia", "--status", "likely"),
    ):
        assert somebody.types("decide", *words, *SIGNED).status == 0
    return somebody, claim


@pytest.fixture
def market(newcomer: Newcomer, first_market: tuple[Newcomer, str]) -> tuple[Newcomer, str]:
    """Give the same to be changed."""
    first, claim = first_market
    shutil.copytree(first.folder, newcomer.folder)
    return newcomer, claim


def captured(answer: Answer) -> dict[str, Any]:
    """Give the one report that was captured."""
    assert answer.status == 0, answer.said
    first: dict[str, Any] = answer.json()[0]
    return first


def rows(somebody: Newcomer, *words: str) -> dict[str, Any]:
    """Give the total of a figure over the record of somebody."""
    answer = somebody.types("figure", "--grade", "any", "--format", "json", *words)
    assert answer.status == 0, answer.said
    total: dict[str, Any] = answer.json()["total"]
    return total


def test_help_names_every_verb(newcomer: Newcomer) -> None:
    """Who knows nothing yet sees what there is."""
    answer = newcomer.types("--help")
    assert answer.status == 0
    assert [verb for verb in VERBS if f"\n  {verb} " not in answer.printed] == []


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(newcomer: Newcomer, verb: str) -> None:
    """A verb tells what it takes, and touches nothing."""
    answer = newcomer.types(verb, "--help")
    assert (answer.status, answer.said) == (0, "")
    assert newcomer.keeps() == {}


def test_help_loads_nothing_heavy(newcomer: Newcomer) -> None:
    """`recount --help` answers at once, because a database and a page reader are loaded only when they are used."""
    answer = newcomer.types("--help", PYTHONPROFILEIMPORTTIME="1")
    loaded = {line.rpartition("|")[2].strip() for line in answer.said.splitlines()}
    assert not loaded & {"django", "trafilatura", "httpx", "lxml", "recount.claims.reader"}


def test_the_demo_checks_the_exercise_and_says_what_to_type_next(first_demo: tuple[Newcomer, Answer]) -> None:
    """One command: a record, an article checked against it, and the next step."""
    _, answer = first_demo
    assert answer.status == 0, answer.said
    assert "supported as a floor" in answer.printed
    assert answer.printed.rstrip().splitlines()[-1].strip().startswith("./recount ")


def test_the_demo_record_balances(visitor: Newcomer) -> None:
    """Every claim of the demo record is linked, aggregate or set aside, and nothing in it contradicts itself."""
    answer = visitor.types("audit", "--record", "demo", "--format", "json")
    assert answer.status == 0, answer.printed
    claims = next(balance for balance in answer.json()["balances"] if balance["stage"] == "claims")
    assert claims["parts"].pop("not yet assessed") == 0
    assert sum(claims["parts"].values()) == claims["total"] > 0


def test_the_demo_is_built_anew_and_touches_no_other_record(visitor: Newcomer, report: Path) -> None:
    """What somebody did to the demo record is gone after `recount demo`; their own record is as it was."""
    visitor.types("capture", report)
    visitor.types("decide", "RC0001", "withdraw", "--record", "demo", *SIGNED)
    own = {name: content for name, content in visitor.keeps().items() if name.startswith("recount.")}
    assert own
    assert visitor.types("demo").status == 0
    assert {name: visitor.keeps()[name] for name in own} == own
    assert visitor.types("decide", "RC0001", "withdraw", "--record", "demo", *SIGNED).status == 0


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("At least 31 civilians were killed in air strikes on Albukamal on 5 November 2015.", 0),
        ("SOHR said that 120 people were killed in Jabal al-Akrad on 19 October 2015.", 1),
    ],
)
def test_the_status_of_a_check_says_whether_the_record_opposes_a_number(
    visitor: Newcomer, tmp_path: Path, sentence: str, status: int
) -> None:
    """A script can tell by the exit status alone: 1 is no."""
    article = tmp_path / "article.txt"
    article.write_text(sentence, encoding="utf-8")
    assert visitor.types("check", article, "--record", "demo").status == status


def test_a_check_without_a_record_says_that_it_uses_the_demo(visitor: Newcomer) -> None:
    """Who has no record yet gets an answer from the demo record, and is told so."""
    answer = visitor.types("check", exercise_article(), "--format", "json")
    assert answer.status == 1, "errors are planted in the exercise, so the answer is no"
    assert "demo record" in answer.said
    assert answer.json()["article"]["record"] == "demo"


def test_a_check_is_one_page_that_fetches_nothing(visitor: Newcomer) -> None:
    """The page stands alone: it can be sent, printed and kept."""
    page = visitor.types("check", exercise_article(), "--record", "demo", "--format", "html").printed
    assert page.lstrip().lower().startswith("<!doctype html>")
    assert not [word for word in ("<script", "<link", "src=", "@import", "url(") if word in page]


def test_a_page_is_read_like_a_text(newcomer: Newcomer, tmp_path: Path, report: Path) -> None:
    """HTML is input like text: the same sentence gives the same count."""
    page = tmp_path / "page.html"
    page.write_text(PAGE, encoding="utf-8")
    killed = [newcomer.types("read", file).json()["toll"]["killed"] for file in (page, report)]
    counts = [{key: value for key, value in count.items() if key != "claim"} for count in killed]
    assert counts[0] == counts[1]
    assert counts[0]["min"] == 20


def test_a_document_is_read_and_captured_like_a_text(newcomer: Newcomer, tmp_path: Path) -> None:
    """A PDF is input like text; the record keeps its bytes."""
    document = tmp_path / "report.pdf"
    document.write_bytes(pdf(REPORT.splitlines()))
    assert newcomer.types("read", document).json()["toll"]["killed"]["min"] == 20
    assert captured(newcomer.types("capture", document, "--format", "json"))["claims"]
    assert document.read_bytes() in newcomer.keeps().values()


def test_reading_needs_and_keeps_no_record(newcomer: Newcomer, report: Path) -> None:
    """`recount read` answers from the text alone."""
    answer = newcomer.types("read", report)
    assert answer.json()["claims"]
    assert newcomer.keeps() == {}


def test_several_files_give_a_line_each(newcomer: Newcomer, report: Path) -> None:
    """One file gives one object, several give JSON Lines (ruling 2)."""
    lines = newcomer.types("read", report, report).printed.splitlines()
    assert len(lines) == 2
    assert lines[0] == lines[1]


def test_a_capture_keeps_the_bytes_under_their_hash(newcomer: Newcomer, report: Path) -> None:
    """The file is kept as it was, and its claims wait for a person (R24)."""
    one = captured(newcomer.types("capture", report, "--format", "json"))
    assert report.read_bytes() in newcomer.keeps().values()
    assert any(name.endswith(one["sha256"]) for name in newcomer.keeps())
    ledger = newcomer.types("audit", "--format", "json").json()
    assert ledger["not_yet_assessed"] == [claim["id"] for claim in one["claims"]]


def test_the_same_bytes_are_captured_once(newcomer: Newcomer, report: Path) -> None:
    """A second capture of the same file says so and adds nothing."""
    first = captured(newcomer.types("capture", report, "--format", "json"))
    second = captured(newcomer.types("capture", report, "--format", "json"))
    assert (second["again"], second["report"]) == (True, first["report"])
    ledger = newcomer.types("audit", "--format", "json").json()
    assert next(each["total"] for each in ledger["balances"] if each["stage"] == "reports") == 1


@pytest.fixture
def address() -> Iterator[str]:
    """Give the address of a page on this machine, and close it afterwards."""

    class OnePage(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            """Give the page, or say that there is none."""
            found = self.path == "/report"
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(PAGE.encode() if found else b"<p>Gone</p>")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), OnePage)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_address_is_captured_like_a_file(newcomer: Newcomer, address: str) -> None:
    """The page is fetched, kept, read; what it says waits for a person."""
    answer = newcomer.types("capture", f"{address}/report", "--format", "json", RECOUNT_ALLOW_PRIVATE_ADDRESSES="1")
    one = captured(answer)
    assert one["claims"][0]["casualties"][0]["count"]["min"] == 20
    assert "Air strikes on Albukamal" not in [claim["quote"]["text"] for claim in one["claims"]]
    assert PAGE.encode() in newcomer.keeps().values()


def test_an_address_that_gives_nothing_is_kept_with_its_state(newcomer: Newcomer, address: str) -> None:
    """A page that is gone is no error of the person who asked: its state is recorded (R25)."""
    answer = newcomer.types("capture", f"{address}/gone", "--format", "json", RECOUNT_ALLOW_PRIVATE_ADDRESSES="1")
    one = captured(answer)
    assert one["claims"] == []
    assert one["state"] == CaptureState.DEAD


def test_an_address_on_this_machine_is_refused(newcomer: Newcomer, address: str) -> None:
    """A stranger's link cannot reach into the machine; nothing is kept."""
    answer = newcomer.types("capture", f"{address}/report")
    assert (answer.status, answer.printed) == (2, "")
    assert "not a public address" in answer.said


def test_an_accepted_claim_makes_an_incident(market: tuple[Newcomer, str]) -> None:
    """`accept --incident new` opens the incident, and a figure counts it."""
    somebody, _ = market
    total = rows(somebody)
    assert (total["incidents"], total["low"], total["high"], total["high_open"]) == (1, 20, 20, True)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (("RC0001", "grade", "--harm", "weak"), "grade"),
        (("RC0001", "attribute", "--party", "unknown", "--status", "unknown"), "attribute"),
        (("RC0001", "override", "--low", "20", "--high", "24"), "override"),
        (("RC0001", "correct", "--set", "title_en=The market", "--set", "date=2001-02-03/2001-02-04"), "correct"),
        (("RC0001", "withdraw"), "withdraw"),
        (("CLAIM", "refuse", "--incident", "RC0001"), "refuse"),
        (("CLAIM", "credibility", "--mark", "2"), "credibility"),
    ],
    ids=lambda words: words if isinstance(words, str) else words[1],
)
def test_a_decision_is_signed(market: tuple[Newcomer, str], words: tuple[str, ...], kind: str) -> None:
    """Every verb of deciding answers with the decision as it stands in the record."""
    somebody, claim = market
    typed = [claim if word == "CLAIM" else word for word in words]
    answer = somebody.types("decide", *typed, *SIGNED, "--rule", "R12", "--format", "json")
    assert answer.status == 0, answer.said
    signed = answer.json()
    assert (signed["kind"], signed["signed_by"], signed["rule"]) == (kind, "Recorder A", "R12")
    assert signed["reason"] == "The same market on the same day."


def test_an_override_stands_in_the_figure(market: tuple[Newcomer, str]) -> None:
    """The range that a person settled on is the one that counts (R12)."""
    somebody, _ = market
    somebody.types("decide", "RC0001", "override", "--low", "22", "--high", "24", *SIGNED)
    total = rows(somebody)
    assert (total["low"], total["high"], total["high_open"]) == (22, 24, False)


def test_old_codes_lead_on(market: tuple[Newcomer, str]) -> None:
    """After a merger and a split, a decision about an old code is about what it stands for, or says what that is."""
    somebody, claim = market
    for _ in range(3):
        somebody.types("decide", claim, "accept", "--incident", "new", *SIGNED)
    assert somebody.types("decide", "RC0001", "merge", "--into", "RC0002", *SIGNED).status == 0
    graded = somebody.types("decide", "RC0001", "grade", "--harm", "weak", *SIGNED, "--format", "json")
    assert graded.json()["incident"] == "RC0002"
    parts = f"RC0003={claim} RC0004={claim}"
    assert somebody.types("decide", "RC0002", "split", "--into", parts, *SIGNED).status == 0
    refused = somebody.types("decide", "RC0001", "grade", "--harm", "weak", *SIGNED)
    assert refused.status == 2
    assert "RC0001 stands for RC0003, RC0004 today" in refused.said


def test_a_withdrawn_incident_counts_no_more(market: tuple[Newcomer, str]) -> None:
    """Its claim still stands in one account of the ledger."""
    somebody, _ = market
    somebody.types("decide", "RC0001", "withdraw", *SIGNED)
    assert rows(somebody)["incidents"] == 0
    assert somebody.types("audit").status == 0
