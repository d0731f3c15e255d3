"""Ordinary places: halls, town halls, streets, parks, and what happens there."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.portal import here
from call_culture.portal.place_filters import PlaceFilterSet
from call_culture.territory import jsonld
from call_culture.territory.filtering import cleaned_query, page_of
from call_culture.territory.models import Commune, Place
from call_culture.territory.redirects import redirect_merged
from call_culture.territory.svg_map import CommuneMap, Spot, commune_map
from events.models import Event

PLACES_ON_A_PAGE = 30
EVENTS_SHOWN = 12


def place_list(request: HttpRequest) -> HttpResponse:
    """Places with something to come, or every place that the filters name."""
    filters = PlaceFilterSet(cleaned_query(request.GET), Place.objects.public().ordinary())
    now = timezone.now()
    page = page_of(request, filters.places(now), PLACES_ON_A_PAGE)
    trail = [(_("Lieux"), "")]
    context = {
        "filters": filters,
        "page_obj": page,
        "rows": _with_counts(list(page.object_list)),
        "breadcrumb": trail,
        "structured": jsonld.breadcrumb(trail, request.path),
    }
    return render(request, "portal/places/list.html", context)


def _with_counts(places: list[Place]) -> list[tuple[Place, int]]:
    """Return each place with its number of public events to come, in one query."""
    rows = Event.objects.published().upcoming().filter(place__in=places).order_by()
    numbers = dict(rows.values_list("place").annotate(Count("pk")))
    return [(place, numbers.get(place.pk, 0)) for place in places]


def place_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A place; the address of one that was merged, or is a site or a library, leads on."""
    rows = Place.objects.public().with_page().select_related("picture")
    place = rows.filter(slug=slug).first()
    if place is None:
        return redirect_merged(slug)
    if place.get_absolute_url() != reverse("place_detail", args=[place.slug]):
        return HttpResponsePermanentRedirect(place.get_absolute_url())
    now = timezone.now()
    trail = [(_("Lieux"), reverse("place_list")), (place.name, "")]
    context = {
        "place": place,
        "facts": here.place_facts(place),
        "map": _place_map(place),
        "dates": here.dates_to_come(place.events.all(), now, EVENTS_SHOWN),
        "exhibitions": list(here.exhibitions_now(place.events.all(), now)),
        "organizations": list(place.organizations.public()),
        "digital_spaces": list(place.digital_spaces.filter(is_published=True)),
        "breadcrumb": trail,
        "structured": [jsonld.place(place), jsonld.breadcrumb(trail, request.path)],
    }
    return render(request, "portal/places/detail.html", context)


def _place_map(place: Place) -> CommuneMap | None:
    """Return the map with the place's point, or with its commune alone, or none outside."""
    spots = []
    if place.has_public_point and place.latitude is not None and place.longitude is not None:
        spots = [Spot(place.latitude, place.longitude, place.name)]
    if not (spots or place.commune):
        return None
    where = place.name if spots else place.town
    return commune_map(
        Commune.objects.all(),
        spots=spots,
        current=place.commune,
        is_linked=False,
        label=_("%s sur la carte des communes") % where,
    )
