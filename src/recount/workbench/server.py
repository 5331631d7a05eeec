"""The server: one process that answers pages of one record.

For: `recount serve`. Not for: pages, or settings. It is reached from this machine alone unless another host is asked
for, and then whoever comes signs in. It writes down no address of a visitor, and ends cleanly when it is told to.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import signal
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import FrameType
from typing import Any
from urllib.parse import urlsplit

from recount.errors import BadInput

SETTINGS = "recount.site.serving"
THREADS = 8
_KEY_LENGTH = 24
_UNTIL_FURTHER_PAGES = 2.0


@dataclass(frozen=True)
class Desk:
    """Where the workbench is opened: the socket it listens on, where people reach it, and how they get in.

    `key` lets the person at this machine in; it is empty where people sign in with accounts of their own.
    """

    host: str
    listening: socket.socket
    key: str
    reached_at: str = ""

    @property
    def port(self) -> int:
        """Give the port, also where the system chose it."""
        port: int = self.listening.getsockname()[1]
        return port

    @property
    def base(self) -> str:
        """Give the address without a path."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        # A passkey belongs to a name; browsers take none for the number of this machine.
        named = host if self.key or not is_this_machine(self.host) else "localhost"
        return self.reached_at or f"http://{named}:{self.port}"

    @property
    def address(self) -> str:
        """Give the address to open, with its key."""
        return f"{self.base}/?key={self.key}" if self.key else f"{self.base}/"

    @property
    def is_overheard(self) -> bool:
        """Tell whether passwords go over a network as they are typed."""
        parts = urlsplit(self.reached_at)
        return parts.scheme == "http" and not is_this_machine(parts.hostname or "")

    def with_accounts(self) -> Desk:
        """Give the desk at which everybody signs in; called before the first page is asked for."""
        from django.conf import settings

        settings.LOCAL_KEY = ""
        return replace(self, key="")


def prepare(host: str, port: int, name: str, *, accounts: bool = False, reached_at: str = "") -> Desk:
    """Choose the settings of the server and take its port; called before a record is opened.

    `port` 0 lets the system choose one. With `accounts`, and on any host that other machines reach, people sign in;
    `reached_at` is the address under which they come. Raises: BadInput when the port is taken or that address lacks.
    """
    shared = accounts or not is_this_machine(host)
    if not is_this_machine(host) and not reached_at:
        raise _no_address(host)
    _check(reached_at)
    listening = _listen(host, port)
    key = "" if shared else secrets.token_urlsafe(_KEY_LENGTH)
    choose_settings(name, key, reached_at)
    return Desk(host, listening, key, reached_at.rstrip("/"))


def choose_settings(name: str = "", key: str = "", reached_at: str = "") -> None:
    """Choose the settings with which pages and people are known; called before a record is opened."""
    os.environ.update(DJANGO_SETTINGS_MODULE=SETTINGS, RECOUNT_LOCAL_NAME=name, RECOUNT_LOCAL_KEY=key)
    os.environ["RECOUNT_ADDRESS"] = reached_at.rstrip("/")


def serve(desk: Desk, ready: Callable[[], None] = lambda: None) -> None:
    """Answer until Ctrl-C or SIGTERM; `ready` is called when the first page can be asked for."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    from recount.jobs.asking import is_work_left
    from recount.jobs.process import beside
    from recount.workbench import later, worker

    server: Any = create_server(
        get_wsgi_application(),
        sockets=[desk.listening],
        threads=THREADS,
        ident=None,
        url_scheme=urlsplit(desk.base).scheme,
        clear_untrusted_proxy_headers=True,
    )
    signal.signal(signal.SIGTERM, _end)
    ready()
    # What the first page does not need is loaded while somebody looks at it.
    further = threading.Timer(_UNTIL_FURTHER_PAGES, later.load)
    further.daemon = True
    further.start()
    # Returns after Ctrl-C, when the requests that run have been answered.
    # Long work is done in processes of its own, which end with the server.
    with beside.allowed(worker.commands()):
        for kind in worker.ROOMS:
            if is_work_left({kind}):
                beside.wake(kind)
        server.run()
    server.close()


def is_this_machine(host: str) -> bool:
    """Tell whether a host is reached from this machine alone."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _end(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except (OSError, OverflowError) as error:
        listening.close()
        raise BadInput(
            f"The port {port} of {host} cannot be used ({getattr(error, 'strerror', None) or error}).",
            "Another program may be listening there, perhaps another `recount serve`.",
            "Choose another port with --port; 0 takes any that is free.",
        ) from None
    return listening


def _no_address(host: str) -> BadInput:
    return BadInput(
        f"{host} can be reached from other machines, and nobody knows under which address.",
        "People sign in there, and their browsers must know the place from a false one.",
        "Name it with --address, such as https://record.example.org; leave --host out to serve this machine alone.",
    )


def _check(reached_at: str) -> None:
    """Refuse what is no address of a server. Raises: BadInput."""
    parts = urlsplit(reached_at)
    if reached_at and not (parts.scheme in ("http", "https") and parts.hostname and not parts.path.strip("/")):
        raise BadInput(
            f"{reached_at} is no address at which a server is reached.",
            "Signing in works under one address only.",
            "Write it as a browser shows it, without a path: https://record.example.org.",
        )
