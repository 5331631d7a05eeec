"""The public pages, seen before they leave the house.

For: the page that says what is public, and the public pages with the bytes that `recount publish` writes. Not for:
releasing, or writing a site to a folder. They answer whoever may see the record; the world gets the written site.
"""

from __future__ import annotations

import mimetypes

from django.http import Http404, HttpRequest, HttpResponse

from recount.releases.public.site import HOME
from recount.workbench.answering import answered
from recount.workbench.people.rights import Act, requires
from recount.workbench.public.listing import PublicNow, public_now
from recount.workbench.public.shown import addresses

_IN_UNICODE = ("text/", "application/json")


@requires(Act.SEE)
@answered("public/start.html")
def start(request: HttpRequest) -> PublicNow:
    """Show what is public now, and the way to the public pages."""
    return public_now(request)


@requires(Act.SEE)
def page(_: HttpRequest, address: str = HOME) -> HttpResponse:
    """Show a public page or a file of its data, byte for byte as it is published."""
    content = addresses().get(address)
    if content is None:
        raise Http404
    answer = HttpResponse(content(), content_type=_kind(address))
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _kind(address: str) -> str:
    kind = mimetypes.guess_type(address)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith(_IN_UNICODE) else kind
