"""Calendars and feeds. Each answers 304 to who has the same bytes already."""

import hashlib
import json
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import http_date, quote_etag

from events.feeds import AgendaAtom, Selection, json_feed
from events.ical import calendar_of
from events.models import Event, Occurrence

#: Readers ask often; a quarter of an hour late is soon enough for a cancelled evening.
_SECONDS = 15 * 60


def agenda_ical(request: HttpRequest) -> HttpResponse:
    """Answer the selection of the query string as iCalendar."""
    selection = Selection(request)
    body = calendar_of(selection.dates, selection.title)
    response = _answer(request, body, "text/calendar; charset=utf-8", selection.last_modified)
    response["Content-Disposition"] = 'inline; filename="agenda.ics"'
    return response


def agenda_atom(request: HttpRequest) -> HttpResponse:
    """Answer the selection of the query string as Atom."""
    selection = Selection(request)
    body = AgendaAtom(selection)(request).content
    return _answer(request, body, "application/atom+xml; charset=utf-8", selection.last_modified)


def agenda_json(request: HttpRequest) -> HttpResponse:
    """Answer the selection of the query string as JSON Feed."""
    selection = Selection(request)
    query = selection.chosen.query.urlencode()
    url = settings.SITE_URL + request.path + (f"?{query}" if query else "")
    body = json.dumps(json_feed(selection, url), ensure_ascii=False).encode()
    return _answer(request, body, "application/feed+json; charset=utf-8", selection.last_modified)


def event_ical(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer every date of one public event as iCalendar."""
    event = get_object_or_404(Event.objects.published(), slug=slug)
    dates = Occurrence.objects.filter(event=event).in_order().with_event_card()
    wanted = request.GET.get("date", "")
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 15:
        dates = dates.filter(pk=int(wanted))
        if not dates.exists():
            raise Http404
    body = calendar_of(dates, event.title)
    response = _answer(request, body, "text/calendar; charset=utf-8", event.updated_at)
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    return response


def _answer(
    request: HttpRequest, body: bytes, content_type: str, last_modified: datetime | None
) -> HttpResponse:
    """Send `body`, or 304 without it to a reader that has these very bytes."""
    response = HttpResponse(body, content_type=content_type)
    etag = quote_etag(hashlib.sha256(body).hexdigest()[:32])
    response["ETag"] = etag
    if last_modified:
        response["Last-Modified"] = http_date(last_modified.timestamp())
    # Other sites may show the programme: feeds are public and hold nothing personal.
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=_SECONDS)
    # Time passes without a change, so a date is no proof: only the bytes say nothing is new.
    return get_conditional_response(request, etag=etag, response=response) or response
