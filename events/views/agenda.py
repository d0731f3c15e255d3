"""The agenda: one selection, seen as a list by day, a month, a map, or what lasts."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from call_culture.territory.jsonld import breadcrumb
from call_culture.territory.svg_map import commune_map
from events import listing
from events.calendar import month_of
from events.filters import AgendaFilter
from events.models import Occurrence
from events.when import SHORTCUTS

VIEWS = {
    "liste": _("Liste"),
    "calendrier": _("Calendrier"),
    "carte": _("Carte"),
    "expositions": _("Expositions et périodes"),
}


def agenda(request: HttpRequest) -> HttpResponse:
    """Answer `/agenda/`: any query string gives a page."""
    chosen = AgendaFilter(request.GET)
    asked = request.GET.get("vue", "liste")
    view = asked if asked in VIEWS else "liste"
    if asked not in VIEWS:
        chosen.notices.append(str(_("Cette présentation n'existe pas : voici la liste.")))
    dates = chosen.dates()
    counts = listing.count(dates)
    trail = [(gettext("Agenda"), "")]
    context: dict[str, Any] = {
        "chosen": chosen,
        "counts": counts,
        "view": view,
        "views": _view_links(chosen, view),
        "shortcuts": _shortcut_links(chosen),
        "suggestions": listing.suggestions(chosen) if counts.is_empty else [],
        "feed_query": chosen.query.urlencode(),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    context |= _CONTENT[view](request, chosen, dates, counts)
    return render(request, "events/agenda.html", context)


def _list(
    request: HttpRequest,
    chosen: AgendaFilter,
    dates: listing.OccurrenceQuerySet,
    counts: listing.Counts,
) -> dict[str, Any]:
    page = listing.page_of_dates(dates.single(), counts.rows, request.GET.get("page", "1"))
    span, today = chosen.understood.span, timezone.localdate(chosen.now)
    first = max(span.first or today, today) if span.from_now else span.first or today
    periods: list[Occurrence] = []
    if page.number == 1 and counts.periods:
        lasting = dates.periods().order_by("last_moment", "pk").with_event_card()
        periods = list(lasting[: listing.PERIODS_SHOWN])
    return {
        "page_obj": page,
        "days": listing.by_day(page.object_list, first),
        "periods": periods,
        "more_periods": counts.periods - len(periods) if periods else 0,
    }


def _month(
    request: HttpRequest,
    chosen: AgendaFilter,
    dates: listing.OccurrenceQuerySet,
    counts: listing.Counts,
) -> dict[str, Any]:
    return {"month": month_of(chosen)}


def _map(
    request: HttpRequest,
    chosen: AgendaFilter,
    dates: listing.OccurrenceQuerySet,
    counts: listing.Counts,
) -> dict[str, Any]:
    rows = listing.dates_by_commune(chosen)
    queries = {row.commune.pk: row.query for row in rows}
    drawing = commune_map(
        [row.commune for row in rows],
        {row.commune.pk: row.dates for row in rows},
        label=gettext("Carte des communes : dates de cette sélection"),
        words=("date", "dates", "aucune date"),
        url_of=lambda commune: f"{reverse('agenda')}?{queries[commune.pk]}",
    )
    return {"map": drawing, "communes": rows}


def _periods(
    request: HttpRequest,
    chosen: AgendaFilter,
    dates: listing.OccurrenceQuerySet,
    counts: listing.Counts,
) -> dict[str, Any]:
    rows = dates.periods()
    page = listing.page_of_dates(rows, counts.periods, request.GET.get("page", "1"))
    return {"page_obj": page, "periods": list(page.object_list), "more_periods": 0}


_CONTENT = {"liste": _list, "calendrier": _month, "carte": _map, "expositions": _periods}


def _view_links(chosen: AgendaFilter, view: str) -> list[tuple[str, str, bool]]:
    """Return (words, query string, is this one) of each way to see the selection."""
    links = []
    for name, label in VIEWS.items():
        query = chosen.query.copy()
        if name != "liste":
            query["vue"] = name
        links.append((str(label), query.urlencode(), name == view))
    return links


def _shortcut_links(chosen: AgendaFilter) -> list[tuple[str, str, bool]]:
    """Return (words, query string, is this one) of each usual moment, other filters kept."""
    links = []
    for value, (label, _days) in SHORTCUTS.items():
        query = chosen.query_without("quand", "date", "du", "au", "mois")
        query["quand"] = value
        links.append((str(label), query.urlencode(), chosen.query.get("quand") == value))
    return links
