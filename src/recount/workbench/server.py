"""The server: one process on this machine that answers pages of one record.

For: `recount serve`. Not for: pages, or settings. It is reached from this machine alone unless another host is asked
for, writes down no address of a visitor, and ends cleanly when it is told to.
"""

from __future__ import annotations

import ipaddress
import os
import secrets
import signal
import socket
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any

from recount.errors import BadInput

SETTINGS = "recount.site.serving"
THREADS = 8
_KEY_LENGTH = 24


@dataclass(frozen=True)
class Desk:
    """Where the workbench is opened: the socket it listens on, and the key of the person at this machine."""

    host: str
    listening: socket.socket
    key: str

    @property
    def port(self) -> int:
        """Give the port, also where the system chose it."""
        port: int = self.listening.getsockname()[1]
        return port

    @property
    def address(self) -> str:
        """Give the address to open, with its key."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}/?key={self.key}"


def prepare(host: str, port: int, name: str) -> Desk:
    """Choose the settings of the server and take its port; called before a record is opened.

    `port` 0 lets the system choose one. Raises: BadInput when the port is taken or the host is not this machine.
    """
    if not is_this_machine(host):
        raise _not_this_machine(host)
    listening = _listen(host, port)
    key = secrets.token_urlsafe(_KEY_LENGTH)
    os.environ.update(DJANGO_SETTINGS_MODULE=SETTINGS, RECOUNT_LOCAL_NAME=name, RECOUNT_LOCAL_KEY=key)
    return Desk(host, listening, key)


def serve(desk: Desk, ready: Callable[[], None] = lambda: None) -> None:
    """Answer until Ctrl-C or SIGTERM; `ready` is called when the first page can be asked for."""
    from django.core.wsgi import get_wsgi_application
    from waitress.server import create_server

    server: Any = create_server(
        get_wsgi_application(),
        sockets=[desk.listening],
        threads=THREADS,
        ident=None,
        clear_untrusted_proxy_headers=True,
    )
    signal.signal(signal.SIGTERM, _end)
    ready()
    # Returns after Ctrl-C, when the requests that run have been answered.
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


def _not_this_machine(host: str) -> BadInput:
    return BadInput(
        f"{host} can be reached from other machines.",
        "Without accounts, whoever reaches it could read and change the record.",
        "Leave --host out to serve this machine alone.",
    )
