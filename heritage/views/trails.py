"""The list of trails, the page of one, and its files for a phone or a map."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from call_culture.territory.filtering import page_of
from call_culture.territory.jsonld import breadcrumb
from heritage import jsonld, presentation, trail_line
from heritage.models import Trail

PER_PAGE = 24


def trail_list(request: HttpRequest) -> HttpResponse:
    """The trails the public may see."""
    rows = Trail.objects.public().prefetch_related("communes")
    trail = [(_("Patrimoine"), reverse("heritage_list")), (_("Parcours"), "")]
    context = {
        "page": page_of(request, rows, PER_PAGE),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "heritage/trail_list.html", context)


def trail_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A trail, stop by stop."""
    walk = _public_trail(slug)
    stops = trail_line.public_stops(walk)
    line = trail_line.clean_line(walk.line)
    trail = [
        (_("Patrimoine"), reverse("heritage_list")),
        (_("Parcours"), reverse("trail_list")),
        (walk.name, ""),
    ]
    context = {
        "trail": walk,
        "stops": stops,
        "facts": presentation.trail_facts(walk, line),
        "map": trail_line.draw(line, stops),
        "has_line": len(line) > 1,
        "breadcrumb": trail,
        "structured": [jsonld.trail_jsonld(walk, stops), breadcrumb(trail, request.path)],
    }
    return render(request, "heritage/trail_detail.html", context)


def trail_gpx(request: HttpRequest, slug: str) -> HttpResponse:
    """The trail as a GPX 1.1 file."""
    walk = _public_trail(slug)
    content = trail_line.gpx(walk, trail_line.clean_line(walk.line), trail_line.public_stops(walk))
    headers = {"Content-Disposition": f'attachment; filename="{walk.slug}.gpx"'}
    return HttpResponse(content, content_type="application/gpx+xml", headers=headers)


def trail_geojson(request: HttpRequest, slug: str) -> HttpResponse:
    """The trail as a GeoJSON file."""
    walk = _public_trail(slug)
    data = trail_line.geojson(walk, trail_line.clean_line(walk.line), trail_line.public_stops(walk))
    headers = {"Content-Disposition": f'attachment; filename="{walk.slug}.geojson"'}
    return JsonResponse(data, content_type="application/geo+json", headers=headers)


def _public_trail(slug: str) -> Trail:
    walk = Trail.objects.public().prefetch_related("communes").filter(slug=slug).first()
    if walk is None:
        raise Http404
    return walk
