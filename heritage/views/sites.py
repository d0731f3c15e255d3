"""The list of heritage sites, and the page of one."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.territory.filtering import cleaned_query, page_of
from call_culture.territory.jsonld import JSONLD, breadcrumb
from call_culture.territory.redirects import redirect_merged
from heritage import jsonld, presentation
from heritage.enums import LEVEL_SENTENCES, SiteLevel
from heritage.filters import HeritageFilterSet
from heritage.models import HeritageSite, Label, Trail

PER_PAGE = 24
UPCOMING_SHOWN = 6


def heritage_list(request: HttpRequest) -> HttpResponse:
    """Sites by label, kind, commune and words, grouped by kind, with the map."""
    everything = HeritageSite.objects.public()
    filters = HeritageFilterSet(cleaned_query(request.GET), everything)
    page = page_of(request, filters.qs.by_kind().with_card(), PER_PAGE)
    trail = [(_("Patrimoine"), "")]
    context = {
        "filters": filters,
        "page": page,
        "groups": presentation.by_kind(list(page)),
        "labels": Label.objects.with_site_count(),
        "chosen_label": filters.chosen.get("label"),
        "trail_count": Trail.objects.public().count(),
        "counts": presentation.heritage_map(filters.qs),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "heritage/heritage_list.html", context)


def heritage_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a site."""
    rows = HeritageSite.objects.public().with_card().prefetch_related("site_pictures__picture")
    rows = rows.select_related("place__library", "part_of__place")
    site = rows.filter(place__slug=slug).first()
    if site is None:
        return redirect_merged(slug)
    trail = [(_("Patrimoine"), reverse("heritage_list")), (site.name, "")]
    context = {
        "site": site,
        "place": site.place,
        **_around(site),
        "facts": presentation.facts(site),
        "held_labels": presentation.held_labels(site),
        "level_sentence": LEVEL_SENTENCES[SiteLevel(site.level)],
        "breadcrumb": trail,
        "structured": _structured(site, trail, request.path),
    }
    return render(request, "heritage/heritage_detail.html", context)


def _around(site: HeritageSite) -> dict[str, Any]:
    """What a site is tied to: whole, parts, events, trails, neighbours, library."""
    now = timezone.now()
    events = site.place.events.published().upcoming(now).by_next_start(now).with_card()
    return {
        "whole": presentation.public_whole(site),
        "parts": site.parts.public().select_related("place").order_by("place__name_key"),
        "events": events[:UPCOMING_SHOWN],
        "trails": Trail.objects.public().through(site.place),
        "nearby_sites": presentation.nearby_sites(site),
        "nearby_libraries": presentation.nearby_libraries(site.place),
        "library_role": presentation.library_role(site),
    }


def _structured(site: HeritageSite, trail: list[tuple[str, str]], path: str) -> list[JSONLD]:
    return [jsonld.site_jsonld(site), breadcrumb(trail, path)]
