"""The pages of the map.

For: what is asked and what is shown. Not for: finding, counting and drawing, which stand beside.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, JsonResponse, StreamingHttpResponse

from recount.places.models import Place
from recount.workbench.answering import answered
from recount.workbench.map.choosing import chosen
from recount.workbench.map.features import feature_collection
from recount.workbench.map.gathering import points_for
from recount.workbench.map.showing import AtPlace, MapPage, at_place, names_of, shown_on_map
from recount.workbench.people.rights import Act, requires


@requires(Act.SEE)
@answered("map/page.html", part="map/found.html")
def shown(request: HttpRequest) -> MapPage:
    """Show the incidents that the address asks for, on a map, along time and as a table."""
    return shown_on_map(request)


@requires(Act.SEE)
@answered("map/at.html")
def at(request: HttpRequest, place: int) -> AtPlace:
    """Show the incidents that the address asks for at one place."""
    found = Place.objects.filter(pk=place).first()
    if found is None:
        raise Http404
    return at_place(request, found)


@requires(Act.SEE)
def points(request: HttpRequest) -> HttpResponse:
    """Give the incidents as columns for the map; a browser that has them already is told so."""
    points = points_for(request)
    if request.headers.get("If-None-Match") == points.etag:
        return HttpResponseNotModified()
    answer = HttpResponse(points.as_bytes, content_type="application/octet-stream")
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.headers["ETag"] = points.etag
    return answer


@requires(Act.SEE)
def names(request: HttpRequest) -> JsonResponse:
    """Give the names of some places, which the map writes beside them."""
    answer = JsonResponse(names_of(request), json_dumps_params={"ensure_ascii": False})
    answer.headers["Vary"] = "Accept-Language, Cookie"
    return answer


@requires(Act.EXPORT)
def geojson(request: HttpRequest) -> StreamingHttpResponse:
    """Give the incidents as GeoJSON, each no finer than may be told (R28)."""
    answer = StreamingHttpResponse(feature_collection(chosen(request)), content_type="application/geo+json")
    answer.headers["Content-Disposition"] = 'attachment; filename="map.geojson"'
    return answer
