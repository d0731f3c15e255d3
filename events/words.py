"""The programme in French words: when, how much, for whom, in which state. Pure functions.

Dates and hours are those of Paris. Nothing here reads the database.
"""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from call_culture.territory.french import day_words, price_words, range_words, time_words
from events.enums import BookingKind, EventStatus, PriceKind

if TYPE_CHECKING:
    from events.models import Event, Occurrence

#: An evening that ends before this hour of the night still belongs to the day it began.
_SMALL_HOURS = 6

_BADGES = {
    EventStatus.SOLD_OUT: (_("Complet"), "full"),
    EventStatus.POSTPONED: (_("Reporté"), "postponed"),
    EventStatus.RESCHEDULED: (_("Nouvelle date"), "postponed"),
    EventStatus.CANCELLED: (_("Annulé"), "cancelled"),
    EventStatus.MOVED: (_("Nouveau lieu"), "postponed"),
    EventStatus.MOVED_ONLINE: (_("Passé en ligne"), "postponed"),
}


def state_badge(occurrence: "Occurrence") -> tuple[str, str] | None:
    """Return (label, tone) of what is not as planned on this date, None when all is."""
    return _BADGES.get(EventStatus(occurrence.event_status))


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


def days_words(first: date, last: date, *, weekdays: bool = False) -> str:
    """Return "du 3 au 5 décembre", "du 28 novembre au 3 janvier 2027".

    The year is said when the range leaves the current one, once when one is enough.
    """
    this_year = timezone.localdate().year
    if first == last:
        return day_words(first)
    one_month = (first.year, first.month) == (last.year, last.month)
    ending = _number(last) + date_format(last, " F")
    if last.year != this_year or first.year != last.year:
        ending += f" {last.year}"
    beginning = _number(first)
    if not one_month:
        beginning += date_format(first, " F")
    if first.year != last.year and first.year != this_year:
        beginning += f" {first.year}"
    if weekdays:
        beginning = date_format(first, "l ") + beginning
        ending = date_format(last, "l ") + ending
    return f"du {beginning} au {ending}"


def when_words(occurrence: "Occurrence", today: date | None = None) -> str:
    """Return one date in words: the day and the hours, or the days of a period."""
    today = today or timezone.localdate()
    first = timezone.localdate(occurrence.start)
    last = last_day_of(occurrence)
    if occurrence.is_period or last - first > timedelta(days=1):
        return _("jusqu'au %(day)s") % {"day": _end_day(last)} if first < today else days_words(
            first, last
        )
    if last > first:
        return days_words(first, last, weekdays=True)
    return f"{day_words(first)}, {hours_words(occurrence)}"


def hours_words(occurrence: "Occurrence") -> str:
    """Return "de 14 h à 16 h", "à 20 h 30" or "toute la journée"."""
    if occurrence.all_day:
        return _("toute la journée")
    start = timezone.localtime(occurrence.start)
    if occurrence.end is None or occurrence.end == occurrence.start:
        return f"à {time_words(start)}"
    return range_words(start, timezone.localtime(occurrence.end))


_WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def opening_words(occurrence: "Occurrence") -> str:
    """Return the opening days and hours of a period: "du mercredi au dimanche de 10 h à 18 h"."""
    numbers = [int(number) for number in occurrence.opening_days]
    names = [_WEEKDAYS[number - 1] for number in numbers]
    consecutive = numbers == list(range(numbers[0], numbers[-1] + 1)) if numbers else False
    if len(numbers) == 7:
        days = _("tous les jours")
    elif len(numbers) == 6:
        (closed,) = set(range(1, 8)) - set(numbers)
        days = _("tous les jours sauf le %(day)s") % {"day": _WEEKDAYS[closed - 1]}
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
        return _("De %(low)d à %(high)d ans") % {"low": low, "high": high}
    if low is not None:
        return _("Dès %(low)d an") % {"low": low} if low == 1 else _("Dès %(low)d ans") % {"low": low}
    if high is not None:
        return _("Jusqu'à %(high)d ans") % {"high": high}
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


def _number(day: date) -> str:
    return "1er" if day.day == 1 else str(day.day)


def _end_day(day: date) -> str:
    year = "" if day.year == timezone.localdate().year else f" {day.year}"
    return _number(day) + date_format(day, " F") + year
