"""The public site of the open record, kept from one request to the next for as long as it holds.

For: pages under `/public/`. Not for: making them (`recount.releases.public.contents`), which gives the bytes that
`recount publish` writes. What is public hangs on decisions, so every new decision draws the site up anew; what else
changes in the record (a publisher's profile, the name of a place) is seen after a minute at the latest.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from django.conf import settings

from recount.incidents.models import Decision
from recount.releases.public.contents import Content, contents
from recount.releases.public.released import public_record
from recount.releases.public.site import Site

SECONDS = 60
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class _Kept:
    """Every address with what makes its bytes, and until when and of which state of which record that holds."""

    state: tuple[str, int]
    until: float
    addresses: dict[str, Content]


_kept: list[_Kept] = []


def addresses() -> dict[str, Content]:
    """Give every address of the public site with what makes its bytes."""
    with _one_at_a_time:
        state = _state()
        if not (_kept and _kept[0].state == state and time.monotonic() < _kept[0].until):
            _kept[:] = [_Kept(state, time.monotonic() + SECONDS, contents(Site(public_record())))]
        return _kept[0].addresses


def _state() -> tuple[str, int]:
    last = Decision.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return str(settings.DATABASES["default"]["NAME"]), last
