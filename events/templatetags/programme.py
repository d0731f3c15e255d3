"""What the templates say of an event and of its dates."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import Context
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.territory.french import day_words
from events import words
from events.models import Event, Occurrence
from events.schedule import Schedule, place_of

register = template.Library()

register.filter("when_words", words.when_words)
register.filter("hours_words", words.hours_words)
register.filter("opening_words", words.opening_words)
register.filter("state_badge", words.state_badge)
register.filter("price_line", words.price_line)
register.filter("booking_line", words.booking_line)
register.filter("ages_line", words.ages_line)
register.filter("languages_line", words.languages_line)


@register.filter
def phone_href(number: str) -> str:
    """Return a phone number as an address: figures, and the plus sign of a country."""
    return "".join(sign for sign in number if sign.isdigit() or sign == "+")


@register.filter
def host(url: str) -> str:
    """Return the name of a site, for a link people read: "www.droitdecite.com"."""
    return urlsplit(url).hostname or url


@register.simple_tag
def event_badges(event: Event, schedule: Schedule) -> list[tuple[str, str]]:
    """Return the (label, tone) of the badges of an event: the state of its next date, on or off."""
    return words.badges(event, schedule.next or next(iter(schedule.upcoming), None))


@register.simple_tag(takes_context=True)
def event_card(context: Context, event: Event) -> dict[str, Any]:
    """Return what `events/_card.html` shows, from its `occurrence`, `heading`, `in_day` if given.

    Without an occurrence the card tells the next date of an event loaded `with_card()`.
    `in_day`: the card stands under its day, which it does not repeat.
    Costs no query on rows loaded with `with_card()` or `with_event_card()`.
    """
    occurrence: Occurrence | None = context.get("occurrence") or _next_date(event)
    start = occurrence.start if occurrence else None
    day = timezone.localdate(start) if start else None
    if day and occurrence and occurrence.is_period and day < timezone.localdate():
        day = None  # what matters of a running exhibition is its end, told in words
    when = words.when_words(occurrence) if occurrence else ""
    if occurrence and day and context.get("in_day") and when.startswith(day_words(day)):
        when, day = words.hours_words(occurrence), None
    return {
        "heading": context.get("heading") or "h3",
        "day": day,
        "start": start,
        "when": when,
        "opening": words.opening_words(occurrence) if occurrence and occurrence.is_period else "",
        "is_off": bool(occurrence and occurrence.is_cancelled),
        "reason": occurrence.status_reason if occurrence else "",
        "badges": words.badges(event, occurrence),
        "where": _where(event, occurrence),
    }


def _next_date(event: Event) -> Occurrence | None:
    return next(iter(getattr(event, "next_dates", ())), None)


def _where(event: Event, occurrence: Occurrence | None) -> str:
    """Where one goes for this date, blank when nobody has said."""
    place = place_of(event, occurrence)
    if place:
        return place.name_and_town
    online = event.is_online or (occurrence and occurrence.is_moved_online)
    return _("En ligne") if online else ""
