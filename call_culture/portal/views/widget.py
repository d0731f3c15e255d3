"""The programme of a commune, made to be framed by its own site."""

from urllib.parse import urlencode

from csp.decorators import csp_replace
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from call_culture.territory.models import Commune
from events.enums import Category
from events.models import Event, Occurrence

DEFAULT_ROWS, MOST_ROWS = 5, 12
#: Dates read for each row shown: one event may have several.
READ_AHEAD = 6


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@cache_control(public=True, max_age=300)
def widget(request: HttpRequest) -> HttpResponse:
    """Show the next dates of a commune and category; what is unknown is ignored, and said."""
    commune = _commune(request)
    category = request.GET.get("categorie", "")
    ignored = []
    if request.GET.get("commune") and commune is None:
        ignored.append(_("Commune inconnue : voici tout le territoire."))
    if category and category not in Category.values:
        ignored.append(_("Catégorie inconnue : elles y sont toutes."))
        category = ""
    query = {"commune": commune.slug if commune else "", "categorie": category}
    context = {
        "commune": commune,
        "ignored": ignored,
        "dates": next_dates(commune, category, _number(request)),
        "agenda_url": reverse("agenda") + _query_string(query),
    }
    return render(request, "portal/widget.html", context)


def next_dates(commune: Commune | None, category: str, number: int) -> list[Occurrence]:
    """Return the next date of each of the `number` nearest events, then exhibitions to fill."""
    events = Event.objects.published()
    if commune:
        events = events.in_commune(commune)
    if category:
        events = events.in_category(category)
    dates = Occurrence.objects.not_over().filter(event__in=events.values("pk"))
    dates = dates.in_order().with_event_card()
    nearest = [*dates.single()[: number * READ_AHEAD], *dates.periods()[:number]]
    shown: dict[int, Occurrence] = {}
    for occurrence in nearest:
        shown.setdefault(occurrence.event_id, occurrence)
    return list(shown.values())[:number]


def _commune(request: HttpRequest) -> Commune | None:
    slug = request.GET.get("commune", "").replace("\x00", "")[:120]
    return Commune.objects.defer("boundary").filter(slug=slug).first() if slug else None


def _number(request: HttpRequest) -> int:
    text = request.GET.get("nombre", "")
    wanted = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else DEFAULT_ROWS
    return min(max(wanted, 1), MOST_ROWS)


def _query_string(query: dict[str, str]) -> str:
    kept = {name: value for name, value in query.items() if value}
    return f"?{urlencode(kept)}" if kept else ""
