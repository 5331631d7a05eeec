"""Which web addresses may be visited, and by which way.

For: holding every address, typed or redirected to, against the rules before a connection is opened. Not for: the visit
itself (`recount.reports.fetch`).

Whoever may name an address could otherwise read services that only this machine can reach. A name is therefore
looked up once, all its answers are checked, and the connection goes to the answer that was checked.
"""

from __future__ import annotations

import ipaddress
import os
import socket
from typing import Final, NamedTuple, NoReturn

import httpx

from recount.errors import BadInput
from recount.vocabulary.sentences import tell

ALLOW_PRIVATE_VARIABLE: Final = "RECOUNT_ALLOW_PRIVATE_ADDRESSES"
WEB_PORTS: Final = {"http": 80, "https": 443}
# Addresses that carry an IPv4 address of the other side in their last 32 bits (RFC 6052).
TRANSLATED: Final = ipaddress.ip_network("64:ff9b::/96")

IPAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class Destination(NamedTuple):
    """An address of the web that may be visited, and the numeric addresses behind its name, in order of preference."""

    url: httpx.URL
    answers: tuple[str, ...]


def private_allowed() -> bool:
    """Tell whether the environment opens private addresses: RECOUNT_ALLOW_PRIVATE_ADDRESSES=1, for tests alone."""
    return os.environ.get(ALLOW_PRIVATE_VARIABLE) == "1"


def web_address(text: str) -> httpx.URL:
    """Read an address of the web; raises BadInput for another scheme, no host, or a name and password within."""
    try:
        url = httpx.URL(text.strip())
    except httpx.InvalidURL as error:
        _refuse("not_one", text=text, why=error)
    if url.scheme not in WEB_PORTS or not url.host:
        _refuse("not_of_the_web", text=text)
    if url.userinfo:
        # The address itself is left out: it would carry the password into logs.
        _refuse("carries_name", host=url.host)
    return url


def destination_of(url: httpx.URL, *, allow_private: bool = False) -> Destination:
    """Look the host up and give the destination, if every answer is a public address.

    Raises BadInput when one is private, loopback, link-local, multicast or reserved, unless `allow_private`; raises
    OSError when the name cannot be looked up.
    """
    port = url.port or WEB_PORTS[url.scheme]
    found = socket.getaddrinfo(url.raw_host, port, type=socket.SOCK_STREAM)
    answers = tuple(str(address[0]) for *_, address in found)
    for answer in answers:
        if not allow_private and not is_public(answer):
            _refuse("not_public", host=url.host, to=answer)
    return Destination(url, answers)


def is_public(address: str) -> bool:
    """Tell whether a numeric address is one of the open internet, whatever notation hides it."""
    ip = _unwrapped(ipaddress.ip_address(address.partition("%")[0]))
    return ip.is_global and not ip.is_multicast and not ip.is_reserved


def _unwrapped(ip: IPAddress) -> IPAddress:
    """Give the IPv4 address that an IPv6 address stands for, if it does."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ip
    if ip in TRANSLATED:
        return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
    return ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else ip)


def _refuse(what: str, **about: object) -> NoReturn:
    raise BadInput(*(tell(f"reports.address.{part}", **about) for part in (what, "matters", "remedy")))
