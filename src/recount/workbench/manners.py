"""What every answer of the server keeps to: few powers for the page, one writer at a time, no address written down.

For: middleware of our own. Not for: headers that Django, django-csp and whitenoise give (`recount.site.serving`).
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack, contextmanager
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve

from recount.errors import BadInput
from recount.site.record import held_for_writing, opened
from recount.workbench.look.faults import busy

Answering = Callable[[HttpRequest], HttpResponse]
View = TypeVar("View", bound=Callable[..., Any])

_READS_ONLY = ("GET", "HEAD", "OPTIONS", "TRACE")
_APART_FROM_RECORD = ("django.", "allauth.")
_NO_POWERS = ", ".join(
    f"{power}=()"
    for power in (
        "accelerometer",
        "camera",
        "geolocation",
        "gyroscope",
        "microphone",
        "payment",
        "usb",
        "browsing-topics",
    )
)
# Seconds: a worker beside the server holds the record for one report at a time.
PATIENCE = 3.0
_GLANCE = 0.003
# Requests of one server wait for each other; another process is told of at once.
_one_at_a_time = threading.Lock()


def permissions_policy(get_response: Answering) -> Answering:
    """Give pages no power over the visitor's machine that none of them needs."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", _NO_POWERS)
        return response

    return answer


def one_writer(get_response: Answering) -> Answering:
    """Hold the record for as long as a request writes; refuse clearly while another process does."""

    def answer(request: HttpRequest) -> HttpResponse:
        if not writes(request):
            return get_response(request)
        try:
            with holding_record():
                return get_response(request)
        except BadInput as problem:
            return busy(request, problem)

    return answer


@contextmanager
def holding_record() -> Any:
    """Hold the open record for writing: for a request, or a piece of long work.

    Raises: BadInput when another process holds it for longer than a piece of long work takes.
    """
    with _one_at_a_time, ExitStack() as held:
        _take_patiently(held)
        yield


def _take_patiently(held: ExitStack) -> None:
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            held.enter_context(held_for_writing(opened()))
            return
        except BadInput:
            if time.monotonic() > deadline:
                raise
            time.sleep(_GLANCE)


def writes(request: HttpRequest) -> bool:
    """Tell whether a request may change the record."""
    if request.method in _READS_ONLY:
        return False
    try:
        view = resolve(request.path_info, getattr(request, "urlconf", None)).func
    except Resolver404:
        return False
    return not (getattr(view, "leaves_record_alone", False) or view.__module__.startswith(_APART_FROM_RECORD))


def leaves_record_alone(view: View) -> View:
    """Say of a view that it changes nothing in the record even when something is sent to it."""
    view.leaves_record_alone = True  # type: ignore[attr-defined]
    return view


def no_address(_: HttpRequest) -> None:
    """Give no address of the visitor to whoever would write it down."""
