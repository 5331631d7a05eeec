"""One careful visit to one address of the web.

For: bringing back the bytes, when they came, by which way, and in which state the capture is (R25). Not for: keeping
them (`recount.reports.store`), crawling, logging in, or running a page's scripts.

The visit says nothing of who asks: no cookies, no proxy of the environment, a neutral name. It goes to public
addresses only, at every redirect, and takes no more bytes and no more time than it is given.
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Final

import httpx

from recount.errors import BadInput
from recount.reports.addresses import Destination, destination_of, private_allowed, web_address
from recount.reports.capture_states import Answer, Judgement, judge
from recount.reports.text import MAX_TEXT_BYTES, ReportText
from recount.vocabulary.sentences import tell, together
from recount.vocabulary.words import CaptureState

MAX_REDIRECTS: Final = 5
REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
# Neither the team nor the tool: whoever runs the server may be a party to the conflict.
HEADERS: Final = {"User-Agent": "Mozilla/5.0 (compatible)", "Accept": "text/html, text/plain, */*;q=0.5"}


@dataclass(frozen=True)
class Fetched:
    """What a visit brought: `content` is the body as sent, decompressed; `media_type` is as the server states it.

    `way` are the addresses visited, from `url` to `final_url`; `text` is there where one could be read.
    """

    url: str
    final_url: str
    way: tuple[str, ...]
    fetched_at: datetime
    state: CaptureState
    reason: str
    status: int | None = None
    media_type: str | None = None
    content: bytes = b""
    text: ReportText | None = None


@dataclass(frozen=True)
class _Limits:
    """What one visit may cost: bytes, seconds in all, and whether private addresses are open."""

    max_bytes: int
    seconds: float
    deadline: float
    allow_private: bool

    def seconds_left(self) -> float:
        return max(self.deadline - time.monotonic(), 0.001)

    def too_slow(self) -> str:
        slow = time.monotonic() > self.deadline
        return tell("reports.visit.too_slow", seconds=f"{self.seconds:g}") if slow else ""


def fetch(url: str, *, timeout: float = 30, max_bytes: int = MAX_TEXT_BYTES, allow_private: bool = False) -> Fetched:
    """Visit `url` and give what came; `timeout` is in seconds for the whole visit.

    Raises BadInput when `url` itself may not be visited (see `recount.reports.addresses`). Whatever happens after
    that is a state with a reason, never an error: dead, blocked, restricted, cut off, or no answer at all.
    """
    limits = _Limits(max_bytes, timeout, time.monotonic() + timeout, allow_private or private_allowed())
    way = [web_address(url)]
    answer = _visit(way[0], limits)
    while answer.status in REDIRECTS and answer.location:
        if len(way) > MAX_REDIRECTS:
            return _fetched(url, way, answer, _unfollowed(tell("reports.visit.redirects", most=MAX_REDIRECTS)))
        try:
            way.append(web_address(str(way[-1].join(answer.location))))
            answer = _visit(way[-1], limits)
        except BadInput as refusal:
            return _fetched(url, way, answer, _unfollowed(_why_not(refusal)))
    return _fetched(url, way, answer, judge(answer, str(way[-1])))


def _fetched(url: str, way: list[httpx.URL], answer: Answer, judgement: Judgement) -> Fetched:
    return Fetched(
        url=url,
        final_url=str(way[-1]),
        way=tuple(str(address) for address in way),
        fetched_at=datetime.now(UTC),
        state=judgement.state,
        reason=judgement.reason,
        status=answer.status,
        media_type=answer.media_type,
        content=answer.content,
        text=judgement.text,
    )


def _why_not(refusal: BadInput) -> str:
    why = together(refusal.found, refusal.matters, refusal.remedy)
    return tell("reports.visit.not_followed", why=why)


def _unfollowed(reason: str) -> Judgement:
    return Judgement(CaptureState.NEEDS_MANUAL_REVIEW, reason)


def _visit(address: httpx.URL, limits: _Limits) -> Answer:
    """Ask each answer of the name in turn until one can be reached; raises BadInput for a private one."""
    try:
        destination = destination_of(address, allow_private=limits.allow_private)
    except OSError as error:
        why = str(error.strerror)
        return Answer(failure=tell("reports.visit.no_name", host=address.host, why=why))
    answer = Answer(failure=tell("reports.visit.no_address", host=address.host))
    for numeric in destination.answers:
        try:
            return _ask(destination, numeric, limits)
        except httpx.TimeoutException:
            answer = Answer(failure=tell("reports.visit.no_answer", seconds=f"{limits.seconds:g}"))
        except httpx.HTTPError as error:
            answer = Answer(failure=tell("reports.visit.not_asked", why=_named(error)))
    return answer


def _ask(destination: Destination, numeric: str, limits: _Limits) -> Answer:
    """Ask the checked number by the name it stands for, certificate included."""
    url = destination.url
    with (
        _client() as client,
        client.stream(
            "GET",
            url.copy_with(host=numeric),
            headers={"Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": url.raw_host.decode("ascii")},
            timeout=limits.seconds_left(),
        ) as response,
    ):
        content, failure = _body(response, limits)
        headers = response.headers
        return Answer(response.status_code, headers.get("content-type"), headers.get("location"), content, failure)


def _client() -> httpx.Client:
    """Open a client for one question: the next begins without the cookies of the last."""
    return httpx.Client(headers=HEADERS, verify=_certificates(), trust_env=False, follow_redirects=False)


@cache
def _certificates() -> ssl.SSLContext:
    """Load the trusted certificates once: that takes longer than many a visit."""
    return httpx.create_ssl_context(trust_env=False)


def _body(response: httpx.Response, limits: _Limits) -> tuple[bytes, str]:
    """Give what came of the body within the limits, and a sentence where it is not all."""
    content, failure = bytearray(), ""
    try:
        for chunk in response.iter_bytes():
            content += chunk
            failure = limits.too_slow() or _too_large(len(content), limits)
            if failure:
                break
    except httpx.HTTPError as error:
        failure = tell("reports.visit.broke_off", bytes=len(content), why=_named(error))
    return bytes(content[: limits.max_bytes]), failure


def _too_large(size: int, limits: _Limits) -> str:
    return tell("reports.visit.too_large", most=limits.max_bytes) if size > limits.max_bytes else ""


def _named(error: httpx.HTTPError) -> str:
    return str(error) or type(error).__name__
