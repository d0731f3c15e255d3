"""What the templates say of an event and of its dates."""

from typing import Any
from urllib.parse import urlsplit

from django import template
from django.template.context import Context
from django.utils import timezone

from events import words
from events.models import Event, Occurrence
from events.schedule import Schedule

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
    """Return what `events/_card.html` shows, from its `occurrence` and `heading` if given.

    Without an occurrence the card tells the day of `next_start`, when the query annotated it.
    Costs no query on rows loaded with `with_card()` or `with_event_card()`.
    """
    occurrence: Occurrence | None = context.get("occurrence")
    start = occurrence.start if occurrence else getattr(event, "next_start", None)
    day = timezone.localdate(start) if start else None
    if day and occurrence and occurrence.is_period and day < timezone.localdate():
        day = None  # what matters of a running exhibition is its end, told in words
    place = event.place
    if occurrence and occurrence.place:
        place = occurrence.place
    return {
        "heading": context.get("heading") or "h3",
        "day": day,
        "today": timezone.localdate(),
        "start": start,
        "when": words.when_words(occurrence) if occurrence else "",
        "opening": words.opening_words(occurrence) if occurrence and occurrence.is_period else "",
        "is_off": bool(occurrence and occurrence.is_cancelled),
        "reason": occurrence.status_reason if occurrence else "",
        "badges": words.badges(event, occurrence),
        "place": place,
    }
