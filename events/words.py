"""The programme in French words: when, how much, for whom, in which state. Pure functions.

Dates and hours are those of Paris. Nothing here reads the database.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.french import (
    NBSP,
    WEEKDAYS,
    day_words,
    period_words,
    price_words,
    range_words,
    time_words,
    until_words,
)
from events.enums import BookingKind, EventStatus, PriceKind

if TYPE_CHECKING:
    from events.models import Event, Occurrence

#: An evening that ends before this hour of the night still belongs to the day it began.
_SMALL_HOURS = 6

_BADGES = {
    EventStatus.SOLD_OUT: (gettext_lazy("Complet"), "full"),
    EventStatus.POSTPONED: (gettext_lazy("Reporté"), "postponed"),
    EventStatus.RESCHEDULED: (gettext_lazy("Nouvelle date"), "postponed"),
    EventStatus.CANCELLED: (gettext_lazy("Annulé"), "cancelled"),
    EventStatus.MOVED: (gettext_lazy("Déplacé"), "postponed"),
    EventStatus.MOVED_ONLINE: (gettext_lazy("Passé en ligne"), "postponed"),
}


def state_badge(occurrence: "Occurrence") -> tuple[str, str] | None:
    """Return (label, tone) of what is not as planned on this date, None when all is."""
    found = _BADGES.get(EventStatus(occurrence.event_status))
    return (str(found[0]), found[1]) if found else None


def badges(event: "Event", occurrence: "Occurrence | None" = None) -> list[tuple[str, str]]:
    """Return the (label, tone) of each badge of a card, the most urgent first."""
    found = []
    if occurrence is not None:
        state = state_badge(occurrence)
        if state:
            found.append(state)
    if event.price_kind == PriceKind.FREE:
        found.append((_("Gratuit"), "free"))
    if event.is_online:
        found.append((_("En ligne"), "neutral"))
    if event.is_demo:
        found.append((_("Exemple"), "demo"))
    return found


def last_day_of(occurrence: "Occurrence") -> date:
    """Return the local day a date ends on; an evening that ends at night ends on its own day."""
    start = timezone.localtime(occurrence.start)
    last = timezone.localtime(occurrence.last_moment)
    if occurrence.all_day or occurrence.is_period or last.hour >= _SMALL_HOURS:
        ends_at_midnight = last > start and (last.hour, last.minute) == (0, 0)
        return (last - timedelta(days=1)).date() if ends_at_midnight else last.date()
    return max(start.date(), last.date() - timedelta(days=1))


def when_words(occurrence: "Occurrence", today: date | None = None) -> str:
    """Return one date in words: the day and the hours, or the days it lasts.

    A period that began before `today` (local, defaults to today) is told by its end alone.
    """
    first = timezone.localdate(occurrence.start)
    last = last_day_of(occurrence)
    if last - first > timedelta(days=1) or occurrence.is_period:
        started = first < (today or timezone.localdate())
        return until_words(last) if started else period_words(first, last)
    if last > first:
        same_month = (first.year, first.month) == (last.year, last.month)
        beginning = _weekday_and_number(first) if same_month else day_words(first)
        return f"du {beginning} au {day_words(last)}"
    return f"{day_words(first)}, {hours_words(occurrence)}"


def hours_words(occurrence: "Occurrence") -> str:
    """Return "de 14 h à 16 h", "à 20 h 30" or "toute la journée"."""
    if occurrence.all_day:
        return _("toute la journée")
    start = timezone.localtime(occurrence.start)
    if occurrence.end is None or occurrence.end == occurrence.start:
        return f"à {time_words(start)}"
    return range_words(start, timezone.localtime(occurrence.end))


def opening_words(occurrence: "Occurrence") -> str:
    """Return the opening days and hours of a period: "du mercredi au dimanche de 10 h à 18 h"."""
    numbers = [int(number) for number in occurrence.opening_days]
    names = [WEEKDAYS[number - 1] for number in numbers]
    consecutive = numbers == list(range(numbers[0], numbers[-1] + 1)) if numbers else False
    if len(numbers) == 7:
        days = _("tous les jours")
    elif len(numbers) == 6:
        (closed,) = set(range(1, 8)) - set(numbers)
        days = _("tous les jours sauf le %(day)s") % {"day": WEEKDAYS[closed - 1]}
    elif consecutive and len(numbers) > 2:
        days = f"du {names[0]} au {names[-1]}"
    else:
        days = join_words([f"le {name}" for name in names])
    if occurrence.opening_time and occurrence.closing_time:
        day = timezone.localdate(occurrence.start)
        opens = timezone.make_aware(datetime.combine(day, occurrence.opening_time))
        closes = timezone.make_aware(datetime.combine(day, occurrence.closing_time))
        days += f" {range_words(opens, closes)}"
    return days


def join_words(words: list[str]) -> str:
    """Return "a, b et c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} et {words[-1]}"


def price_line(event: "Event") -> str:
    """Return the price in words; an unknown price is said to be unknown."""
    if event.price_kind == PriceKind.FREE:
        return _("Gratuit")
    if event.price_kind == PriceKind.DONATION:
        return _("Participation libre")
    low, high = event.price_min, event.price_max
    if low is not None and high is not None and low != high:
        return _("De %(low)s à %(high)s") % {"low": price_words(low), "high": price_words(high)}
    if low is not None and high is None:
        return _("À partir de %(low)s") % {"low": price_words(low)}
    if high is not None and low is None:
        return _("Jusqu'à %(high)s") % {"high": price_words(high)}
    if low is not None:
        return price_words(low)
    if event.price_kind == PriceKind.PAID:
        return _("Payant, montant non communiqué")
    return _("Tarif non communiqué")


def booking_line(event: "Event") -> str:
    """Return whether one must book, blank when nobody has said."""
    if event.booking_kind == BookingKind.UNKNOWN:
        return ""
    return event.get_booking_kind_display().capitalize()


def ages_line(event: "Event") -> str:
    """Return the ages an event is for, blank when none is given."""
    low, high = event.age_min, event.age_max
    if low is not None and high is not None:
        return f"De {low} à {high}{NBSP}ans"
    if low is not None:
        return f"Dès {low}{NBSP}{'an' if low < 2 else 'ans'}"
    if high is not None:
        return f"Jusqu'à {high}{NBSP}{'an' if high < 2 else 'ans'}"
    return ""


_LANGUAGES = {
    "fr": "français",
    "en": "anglais",
    "de": "allemand",
    "nl": "néerlandais",
    "es": "espagnol",
    "it": "italien",
    "pl": "polonais",
    "pt": "portugais",
    "ar": "arabe",
    "uk": "ukrainien",
    "ber": "berbère",
    "kab": "kabyle",
    "pcd": "picard",
    "fsl": "langue des signes française",
}


def languages_line(event: "Event") -> str:
    """Return the languages in words; a code without a known name is kept as it is."""
    return join_words([_LANGUAGES.get(code, code) for code in event.languages.split()])


def _weekday_and_number(day: date) -> str:
    return f"{WEEKDAYS[day.weekday()]} {'1er' if day.day == 1 else day.day}"
