"""A visit brings what came and in which state it is, and goes nowhere that it should not."""

import gzip
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from recount.errors import BadInput
from recount.reports.addresses import is_public, web_address
from recount.reports.fetch import MAX_REDIRECTS, Fetched, fetch
from recount.vocabulary.words import CaptureState

ARTICLE = (Path(__file__).parents[1] / "cases" / "reports" / "article.html").read_bytes()
REPORT = ("At least 12 people were killed on Friday when rockets struck a market. " * 5).encode()


class Server(BaseHTTPRequestHandler):
    """A small site: every path is one way in which the web answers."""

    protocol_version = "HTTP/1.1"
    requests: list[dict[str, str]] = []

    def do_GET(self) -> None:
        """Answer as the path says."""
        self.requests.append({"path": self.path, **{name.lower(): value for name, value in self.headers.items()}})
        kind, _, detail = self.path.strip("/").partition("/")
        getattr(self, f"give_{kind}")(detail)

    def give_article(self, _: str) -> None:
        """A readable page."""
        self.answer(200, ARTICLE, "text/html; charset=utf-8")

    def give_gzip(self, _: str) -> None:
        """A readable text, compressed on the way."""
        self.answer(200, gzip.compress(REPORT), **{"Content-Encoding": "gzip"})

    def give_arabic(self, _: str) -> None:
        """A text whose encoding only the server states."""
        self.answer(200, ("قتل ثلاثة مدنيين في دوما " * 20).encode("cp1256"), "text/plain; charset=windows-1256")

    def give_status(self, code: str) -> None:
        """Any status, with a readable body that must not deceive."""
        self.answer(int(code), REPORT)

    def give_bytes(self, size: str) -> None:
        """A body of that many bytes."""
        self.answer(200, b"x" * int(size))

    def give_empty(self, _: str) -> None:
        """Status 200 and nothing else."""
        self.answer(200, b"")

    def give_wall(self, _: str) -> None:
        """Status 200 and a login form."""
        self.answer(200, b"<html><body><p>Log in to continue.</p></body></html>", "text/html")

    def give_shell(self, _: str) -> None:
        """Status 200 and a page that only scripts would fill."""
        self.answer(200, b"<html><head><title>12 dead</title></head><body></body></html>", "text/html")

    def give_pdf(self, _: str) -> None:
        """A document that is not read yet."""
        self.answer(200, b"%PDF-1.7 ...", "application/pdf")

    def give_broken(self, _: str) -> None:
        """Bytes of no encoding."""
        self.answer(200, b"three killed \xff\xff", "text/plain")

    def give_short(self, _: str) -> None:
        """A body that breaks off before its announced end."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"At least 12")
        self.close_connection = True

    def give_slow(self, _: str) -> None:
        """A body that trickles."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _n in range(20):
            self.wfile.write(b"x")
            time.sleep(0.05)

    def give_silence(self, _: str) -> None:
        """No answer within any patience."""
        time.sleep(1)

    def give_redirect(self, target: str) -> None:
        """A redirection to wherever the path says."""
        self.answer(302, b"", **{"Location": target, "Set-Cookie": "visitor=1; Path=/"})

    def give_loop(self, turn: str) -> None:
        """A redirection without end."""
        self.answer(301, b"", Location=f"/loop/{int(turn) + 1}")

    def answer(self, status: int, body: bytes, media_type: str = "text/plain", **headers: str) -> None:
        """Send one whole answer."""
        self.send_response(status)
        for name, value in {"Content-Type": media_type, "Content-Length": str(len(body)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Keep quiet."""


class QuietServer(ThreadingHTTPServer):
    """A server that does not mind a visitor who leaves early."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The small site on this machine, until its tests are done."""
    with QuietServer(("127.0.0.1", 0), Server) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(autouse=True)
def closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Private addresses are closed unless a test opens them; no request is remembered from another test."""
    monkeypatch.delenv("RECOUNT_ALLOW_PRIVATE_ADDRESSES", raising=False)
    Server.requests.clear()


def visit(site: str, path: str, **limits: float) -> Fetched:
    """Visit a path of the small site."""
    return fetch(f"{site}/{path}", allow_private=True, **limits)  # type: ignore[arg-type]


# What came


def test_a_page_comes_with_its_bytes_and_its_text(site: str) -> None:
    """The bytes are kept as sent, beside the text that was read from them."""
    fetched = visit(site, "article")
    assert (fetched.content, fetched.status, fetched.media_type) == (ARTICLE, 200, "text/html; charset=utf-8")
    assert (fetched.state, fetched.text and fetched.text.publisher) == (
        CaptureState.FULL_TEXT_DIRECT,
        "The Example Courier",
    )


def test_a_visit_has_its_moment(site: str) -> None:
    """The time is that of the visit, in UTC."""
    assert abs((datetime.now(UTC) - visit(site, "article").fetched_at).total_seconds()) < 5


def test_a_compressed_page_is_kept_as_its_bytes(site: str) -> None:
    """Compression belongs to the way, not to the page."""
    assert visit(site, "gzip").content == REPORT


def test_the_encoding_that_the_server_states_counts(site: str) -> None:
    """A plain text in windows-1256 can be read when the server says so."""
    fetched = visit(site, "arabic")
    assert fetched.text is not None
    assert fetched.text.text.startswith("قتل ثلاثة مدنيين في دوما")


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("status/200", CaptureState.FULL_TEXT_DIRECT),
        ("status/304", CaptureState.NEEDS_MANUAL_REVIEW),
        ("status/400", CaptureState.NEEDS_MANUAL_REVIEW),
        ("status/401", CaptureState.RESTRICTED),
        ("status/402", CaptureState.RESTRICTED),
        ("status/403", CaptureState.BLOCKED),
        ("status/404", CaptureState.DEAD),
        ("status/410", CaptureState.DEAD),
        ("status/429", CaptureState.BLOCKED),
        ("status/451", CaptureState.RESTRICTED),
        ("status/500", CaptureState.URL_PRESERVED),
        ("status/503", CaptureState.URL_PRESERVED),
        ("empty", CaptureState.MALFORMED),
        ("broken", CaptureState.MALFORMED),
        ("shell", CaptureState.METADATA_ONLY),
        ("wall", CaptureState.NEEDS_MANUAL_REVIEW),
        ("pdf", CaptureState.NEEDS_MANUAL_REVIEW),
        ("short", CaptureState.PARTIAL_TEXT),
    ],
)
def test_every_answer_is_one_state_with_a_reason(site: str, path: str, state: CaptureState) -> None:
    """Status 200 alone makes nothing complete, and no failure is an error (R25)."""
    fetched = visit(site, path)
    assert fetched.state is state
    assert fetched.reason


def test_what_is_too_large_is_cut_and_said_to_be(site: str) -> None:
    """The visit stops at the limit and keeps what it has."""
    fetched = visit(site, "bytes/300000", max_bytes=1000)
    assert (len(fetched.content), fetched.state) == (1000, CaptureState.PARTIAL_TEXT)
    assert fetched.reason == "The answer is larger than 1000 bytes and was cut."


def test_a_page_of_exactly_the_limit_is_whole(site: str) -> None:
    """The limit itself is allowed."""
    assert visit(site, "bytes/1000", max_bytes=1000).state is CaptureState.FULL_TEXT_DIRECT


def test_a_silent_server_is_data(site: str) -> None:
    """No answer in time leaves the address preserved, and nothing else."""
    fetched = visit(site, "silence", timeout=0.2)
    assert (fetched.state, fetched.status, fetched.content) == (CaptureState.URL_PRESERVED, None, b"")
    assert fetched.reason == "The server did not answer within 0.2 seconds."


def test_a_trickling_server_cannot_hold_the_visit(site: str) -> None:
    """The time counts for the whole visit, not for each byte."""
    begun = time.monotonic()
    fetched = visit(site, "slow", timeout=0.3)
    assert time.monotonic() - begun < 0.9
    assert (fetched.state, fetched.reason) == (CaptureState.PARTIAL_TEXT, "The visit took longer than 0.3 seconds.")


def test_a_closed_door_is_data() -> None:
    """Nobody listens: the address is preserved with the reason."""
    fetched = fetch("http://127.0.0.1:1/", allow_private=True)
    assert fetched.state is CaptureState.URL_PRESERVED
    assert "could not be asked" in fetched.reason


def test_an_unknown_name_is_data() -> None:
    """A name that leads nowhere may come back; the address is preserved."""
    fetched = fetch("http://no-such-host.invalid/page")
    assert fetched.state is CaptureState.URL_PRESERVED
    assert fetched.reason.startswith("The name no-such-host.invalid was not found")


def test_a_server_without_a_certificate_is_data(site: str) -> None:
    """An encrypted visit that fails is told, and never repeated in the open."""
    fetched = fetch(f"{site.replace('http', 'https')}/article", allow_private=True)
    assert (fetched.state, Server.requests) == (CaptureState.URL_PRESERVED, [])


# The way


def test_a_redirection_is_followed_and_remembered(site: str) -> None:
    """Every address on the way is kept, relative ones made whole."""
    fetched = visit(site, "redirect//article")
    assert fetched.way == (f"{site}/redirect//article", f"{site}/article")
    assert (fetched.final_url, fetched.state) == (f"{site}/article", CaptureState.FULL_TEXT_DIRECT)


def test_the_last_address_decides_whether_a_copy_is_archived(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that redirects to an archive brings an archived text."""
    monkeypatch.setattr("recount.reports.capture_states.ARCHIVES", ("localhost",))
    archive = site.replace("127.0.0.1", "localhost")
    assert visit(site, f"redirect/{archive}/article").state is CaptureState.FULL_TEXT_ARCHIVED


def test_a_redirection_without_end_is_left(site: str) -> None:
    """After five turns the visit stops and says so."""
    fetched = visit(site, "loop/0")
    assert (len(Server.requests), fetched.state) == (MAX_REDIRECTS + 1, CaptureState.NEEDS_MANUAL_REVIEW)
    assert fetched.reason == "It redirects more than 5 times."


@pytest.mark.parametrize("target", ["file:///etc/passwd", "ftp://example.org/", "http://u:p@127.0.0.1/"])
def test_a_redirection_to_elsewhere_is_not_followed(site: str, target: str) -> None:
    """Each redirection is held against the same rules as the first address."""
    fetched = visit(site, f"redirect/{target}")
    assert fetched.state is CaptureState.NEEDS_MANUAL_REVIEW
    assert fetched.reason.startswith("Its redirection is not followed")


def test_a_redirection_that_is_no_address_is_data(site: str) -> None:
    """A server that sends nonsense is told of, not stumbled over."""
    fetched = visit(site, "redirect/http://example.org:port/")
    assert fetched.state is CaptureState.URL_PRESERVED
    assert "Invalid URL in location header" in fetched.reason


def test_a_redirection_into_this_network_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public page cannot send the visit to a private address."""
    checked: list[str] = []

    def only_the_first(address: str) -> bool:
        checked.append(address)
        return len(checked) == 1

    monkeypatch.setattr("recount.reports.addresses.is_public", only_the_first)
    fetched = fetch(f"{site}/redirect//article")
    assert fetched.state is CaptureState.NEEDS_MANUAL_REVIEW
    assert "leads to 127.0.0.1" in fetched.reason
    assert [request["path"] for request in Server.requests] == ["/redirect//article"]


def test_the_visitor_is_nobody(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookie comes back, no proxy is asked, and the name is neutral."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    visit(site, "redirect//article")
    assert [request.get("cookie") for request in Server.requests] == [None, None]
    assert {request["user-agent"] for request in Server.requests} == {"Mozilla/5.0 (compatible)"}


def test_the_server_is_asked_by_its_name(site: str) -> None:
    """The connection goes to the number that was checked, the question to the name that was typed."""
    fetch(f"{site.replace('127.0.0.1', 'localhost')}/article#top", allow_private=True)
    port = site.rpartition(":")[2]
    assert [(request["host"], request["path"]) for request in Server.requests] == [(f"localhost:{port}", "/article")]


# Where no visit goes


@pytest.mark.parametrize(
    "address",
    ["", "example.org", "/etc/passwd", "file:///etc/passwd", "ftp://example.org/", "http://", "javascript:alert(1)"],
)
def test_only_the_web_is_visited(address: str) -> None:
    """Any other scheme is refused in one sentence."""
    with pytest.raises(BadInput, match="begins with http:// or https://"):
        fetch(address)


def test_a_broken_address_is_refused() -> None:
    """What cannot be read as an address is bad input, not a fault."""
    with pytest.raises(BadInput, match="is not a web address"):
        fetch("http://example.org/\x00")


def test_a_password_is_refused_and_not_repeated() -> None:
    """An address with a password is not visited, and the message does not carry it on."""
    with pytest.raises(BadInput, match=r"at example\.org carries a name or password") as refusal:
        fetch("https://someone:secret@example.org/")
    assert "secret" not in str(refusal.value)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
def test_this_machine_is_not_visited(host: str) -> None:
    """However its address is written."""
    with pytest.raises(BadInput, match="is not a public address"):
        fetch(f"http://{host}/")


def test_the_environment_of_a_test_opens_this_machine(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One variable, set to 1, opens private addresses."""
    monkeypatch.setenv("RECOUNT_ALLOW_PRIVATE_ADDRESSES", "1")
    assert fetch(f"{site}/article").status == 200


@pytest.mark.parametrize(
    "address",
    [
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "127.8.8.8",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "ff02::1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
    ],
)
def test_an_address_of_no_public_network_is_closed(address: str) -> None:
    """Private, loopback, link-local, shared, reserved, multicast, and IPv6 that stands for them."""
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_an_address_of_the_open_internet_is_public(address: str) -> None:
    """Public addresses are open in every notation."""
    assert is_public(address)


def test_an_address_is_read_with_the_space_around_it() -> None:
    """A pasted address may carry spaces and capitals; a name in Arabic becomes what the network knows."""
    assert str(web_address(" HTTPS://Example.org/Page \n")) == "https://example.org/Page"
    assert web_address("http://مثال.إختبار/").raw_host == b"xn--mgbh0fb.xn--kgbechtv"
