"""The reading network: list, venue, digital spaces."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.territory.filtering import cleaned_query
from call_culture.territory.jsonld import breadcrumb
from call_culture.territory.models import Place
from call_culture.territory.nearby import Near, around, nearest
from call_culture.territory.redirects import redirect_merged
from libraries import jsonld, presentation
from libraries.filters import LibraryFilterSet
from libraries.hours import SchoolCalendar, has_hours
from libraries.models import DigitalSpace, Library
from libraries.opening_state import state_at

UPCOMING_SHOWN = 6


def library_list(request: HttpRequest) -> HttpResponse:
    """The libraries by commune, with the state of their doors, and what filters leave."""
    filters = LibraryFilterSet(cleaned_query(request.GET), Library.objects.public())
    entries = filters.entries(timezone.now())
    trail = [(_("Lecture"), "")]
    context = {
        "filters": filters,
        "count": len(entries),
        "towns": presentation.by_town(entries),
        "without_hours": sum(not has_hours(entry.library) for entry in entries),
        "communes_without": [] if filters.chosen else presentation.communes_without_library(),
        "counts": presentation.network_map(entries),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "libraries/library_list.html", context)


def library_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A venue: hours, how to come and join, what happens there, what is near."""
    rows = Library.objects.public().with_page().with_hours()
    library = rows.select_related("place__heritage_site").filter(place__slug=slug).first()
    if library is None:
        return redirect_merged(slug)
    now, calendar = timezone.now(), SchoolCalendar.load()
    today = timezone.localdate(now)
    trail = [(_("Lecture"), reverse("library_list")), (library.name, "")]
    context = {
        "library": library,
        "place": library.place,
        "state": state_at(library, now, calendar),
        "tables": presentation.hours_tables(library, today),
        "special_days": presentation.special_days(library, today, calendar),
        "facts": presentation.facts(library),
        "heritage_role": presentation.heritage_role(library),
        "events": library.place.events.published()
        .upcoming(now)
        .by_next_start(now)
        .with_card()[:UPCOMING_SHOWN],
        "nearby": nearby_sites(library.place),
        "breadcrumb": trail,
        "structured": [
            jsonld.library_jsonld(library, today, calendar),
            breadcrumb(trail, request.path),
        ],
    }
    return render(request, "libraries/library_detail.html", context)


def nearby_sites(place: Place) -> list[Near]:
    """Return the public heritage sites nearest to `place`, in one query."""
    rows = Place.objects.public().filter(heritage_site__is_published=True).exclude(pk=place.pk)
    found = around(rows.select_related("commune", "heritage_site"), place)
    return nearest(place, ((other.heritage_site, other) for other in found))


def digital_space_list(request: HttpRequest) -> HttpResponse:
    """The digital spaces that are known, and what is missing."""
    trail = [(_("Lecture"), reverse("library_list")), (_("Espaces numériques"), "")]
    context = {
        "spaces": DigitalSpace.objects.public().with_page(),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "libraries/digital_space_list.html", context)
