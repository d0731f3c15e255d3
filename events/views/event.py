"""The page of one event."""

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from call_culture.territory.jsonld import absolute, breadcrumb
from events.enums import PublicationStatus
from events.jsonld import event_graph
from events.models import Event, Occurrence
from events.permissions import can_view
from events.querysets import EventQuerySet
from events.schedule import place_of, schedule_of
from events.similar import similar_dates

#: States of an event that had a page and has none any more.
GONE = (PublicationStatus.WITHDRAWN, PublicationStatus.ARCHIVED)

#: Dates shown at once; the others are folded.
DATES_SHOWN = 6


def event_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the public page; 410 for one that was and is no more, 404 for any other state."""
    event = _whole(Event.objects.all()).filter(slug=slug).first()
    if event is not None and event.publication_status in GONE:
        return render(request, "errors/410.html", status=410)
    if event is None or not event.is_public:
        raise Http404
    return render(request, "events/event_detail.html", _context(event) | {"is_preview": False})


def event_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show any event as it would look, to moderators and members of its organizations only."""
    event = get_object_or_404(_whole(Event.objects.all()), slug=slug)
    if not can_view(request.user, event):
        raise Http404
    context = _context(event) | {"is_preview": True}
    response = render(request, "events/event_detail.html", context)
    response["X-Robots-Tag"] = "noindex"
    response["Cache-Control"] = "private, no-store"
    return response


def _whole(events: EventQuerySet) -> EventQuerySet:
    """Load all the page says, in a fixed number of queries."""
    return (
        events.with_card()
        .select_related("place__commune", "place__heritage_site", "place__library", "picture")
        .prefetch_related("audiences", "access_features", "event_pictures__picture")
    )


def _context(event: Event) -> dict[str, Any]:
    rows = Occurrence.objects.filter(event=event).in_order()
    rows = rows.select_related("place__commune", "place__heritage_site", "place__library")
    schedule = schedule_of(rows.prefetch_related("access_features"))
    organizers = list(event.organizers.public())
    editions = list(event.editions.public().select_related("programme"))
    next_date = schedule.next
    trail = [(_("Agenda"), "/agenda/"), (event.title, "")]
    return {
        "event": event,
        "schedule": schedule,
        "next_date": next_date,
        "place": place_of(event, next_date),
        "shown_dates": schedule.upcoming[:DATES_SHOWN],
        "folded_dates": schedule.upcoming[DATES_SHOWN:],
        "organizers": organizers,
        "editions": editions,
        "similar": similar_dates(event, next_date.start if next_date else None),
        "breadcrumb": trail,
        "share": share_links(event),
        "jsonld": [
            event_graph(event, schedule.upcoming, organizers, editions),
            breadcrumb(trail, event.get_absolute_url()),
        ],
    }


def share_links(event: Event) -> dict[str, str]:
    """Return a mailto that tells a friend, and one that reports an error to staff, if any."""
    url = absolute(event.get_absolute_url())
    tell = urlencode({"subject": event.title, "body": f"{event.summary}\n\n{url}"}, quote_via=quote)
    report = urlencode(
        {
            "subject": _("Erreur signalée : %(title)s") % {"title": event.title},
            "body": f"{url}\n\n",
        },
        quote_via=quote,
    )
    staff = settings.STAFF_EMAIL
    return {
        "url": url,
        "mail": f"mailto:?{tell}",
        "report": f"mailto:{staff}?{report}" if staff else "",
    }
