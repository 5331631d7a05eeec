"""Tells whose page an address is: a host that is one publisher's, or an account on a host that carries many.

For: what belongs together because one publisher made it, such as the lines that recur on its pages. Not for: fetching
(`fetch`), or for who a publisher is. The hosts that carry many publishers stand in `platforms.yaml`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final, TypedDict
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from recount.vocabulary.written import written_in

_ARCHIVED: Final = ("web.archive.org", "/web/")
_FRONTS: Final = ("www.", "m.", "mobile.", "web.", "old.", "mbasic.")
_NUMBER_PAGES: Final = "profile.php"


class Platform(TypedDict, total=False):
    """How the addresses of a host that carries many publishers name one of them (see `platforms.yaml`)."""

    skips: list[str]
    kept: list[str]
    never: list[str]
    asked: list[str]
    marked: str


def account_of(url: str) -> str | None:
    """Give the host of an address, with its account where the host carries many; None where nobody can be told.

    A copy in the web archive is of the page that it keeps.
    """
    address = _split(_kept_page(url))
    host = _host(address) if address else None
    if address is None or not host:
        return None
    platform = platforms().get(host)
    if platform is None:
        return host
    name = _account(address, platform)
    return f"{host}/{name}" if name else None


@cache
def platforms() -> dict[str, Platform]:
    """Give the hosts that carry the pages of many publishers, each with its rule."""
    read: dict[str, Platform] = written_in(Path(__file__).with_suffix(".yaml"))
    return read


def _split(url: str) -> SplitResult | None:
    """Part an address; one that is none has no parts."""
    try:
        return urlsplit(url)
    except ValueError:
        return None


def _host(address: SplitResult) -> str:
    host = (address.hostname or "").lower()
    front = next((front for front in _FRONTS if host.startswith(front) and "." in host[len(front) :]), "")
    return host.removeprefix(front)


def _kept_page(url: str) -> str:
    """Give the address of the page that a copy in the web archive keeps; any other address as it is."""
    host, path = _ARCHIVED
    _, archived, kept = url.partition(f"{host}{path}")
    _, _, page = kept.partition("/")
    return page if archived and page.startswith("http") else url


def _account(address: SplitResult, platform: Platform) -> str | None:
    parts = [unquote(part).lower() for part in address.path.split("/") if part]
    while parts and parts[0] in platform.get("skips", ()):
        parts.pop(0)
    if parts and parts[0] in (*platform.get("never", ()), _NUMBER_PAGES):
        return _asked(address, platform)
    return _named(parts, platform)


def _asked(address: SplitResult, platform: Platform) -> str | None:
    asked = parse_qs(address.query)
    return next((asked[key][0] for key in platform.get("asked", ()) if key in asked), None)


def _named(parts: Sequence[str], platform: Platform) -> str | None:
    if not parts:
        return None
    if parts[0] in platform.get("kept", ()):
        return "/".join(parts[:2]) if len(parts) > 1 else None
    return parts[0] if parts[0].startswith(platform.get("marked", "")) else None
