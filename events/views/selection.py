"""Events a visitor keeps on the device: no account, no cookie, nothing stored here.

The address carries the numbers of the events (`?ids=12,45`): short enough for a hundred of
them, and a number says nothing of an event that is not public.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from events.ical import calendar_of
from events.models import Event, Occurrence

MOST_EVENTS = 100
#: Dates of a selection sent to a calendar.
MOST_DATES = 1_000
#: Digits of the largest key a database holds, less one: never out of range.
_LONGEST_ID = 18


@dataclass(frozen=True)
class Asked:
    """The numbers of an address: those kept, and how many were left out because too many."""

    ids: list[int]
    too_many: int

    @property
    def query(self) -> str:
        """The query string that asks for the same."""
        return f"ids={','.join(str(number) for number in self.ids)}"


def asked_for(request: HttpRequest) -> Asked:
    """Read `?ids=`: what is no number is passed over, each number counts once."""
    found = dict.fromkeys(
        int(word)
        for word in request.GET.get("ids", "")[:4000].split(",")
        if word.isascii() and word.isdigit() and len(word) <= _LONGEST_ID
    )
    ids = list(found)
    return Asked(ids[:MOST_EVENTS], max(0, len(ids) - MOST_EVENTS))


@require_safe
@cache_control(private=True)
def my_selection(request: HttpRequest) -> HttpResponse:
    """List the events of the address by their next date; those that are over come last."""
    asked = asked_for(request)
    events = Event.objects.published().filter(pk__in=asked.ids).with_card().by_next_start()
    found = list(events)
    kept = Asked([event.pk for event in found], 0)
    context = {
        "asked": bool(asked.ids),
        "coming": [event for event in found if event.next_start],  # type: ignore[attr-defined]
        "over": [event for event in found if not event.next_start],  # type: ignore[attr-defined]
        "number": len(found),
        "missing": len(asked.ids) - len(found),
        "too_many": asked.too_many,
        "too_many_words": _(
            "Une sélection compte %(most)s événements au plus : les suivants sont laissés."
        )
        % {"most": MOST_EVENTS},
        "breadcrumb": [(_("Ma sélection"), "")],
        "ical_url": f"{reverse('my_selection_ical')}?{kept.query}",
        "share_url": f"{settings.SITE_URL}{reverse('my_selection')}?{kept.query}",
    }
    return render(request, "events/my_selection.html", context)


@require_safe
def my_selection_ical(request: HttpRequest) -> HttpResponse:
    """Send the dates to come of the selection as iCalendar; nothing public is not found."""
    asked = asked_for(request)
    dates = Occurrence.objects.of_published_events().filter(event__in=asked.ids).not_over()
    rows = list(dates.in_order().with_event_card()[:MOST_DATES])
    if not rows:
        raise Http404
    body = calendar_of(rows, _("Ma sélection – Culture Lens-Liévin"))
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="ma-selection.ics"'
    return response
