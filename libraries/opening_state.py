"""Is a library open now? The answer in French words, for one library or a whole list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.territory.french import WEEKDAYS, day_words, time_words, until_words
from libraries.hours import (
    DayHours,
    Opening,
    SchoolCalendar,
    hours_on,
    next_opening,
    open_interval,
)
from libraries.models import Library

#: Within this many days the name of the weekday is enough to say when.
WEEKDAY_IS_OBVIOUS = 6


@dataclass(frozen=True)
class OpeningState:
    """What is said of a library at one moment. `is_open` is None when nobody knows."""

    is_open: bool | None
    words: str
    detail: str = ""

    @property
    def tone(self) -> str:
        """The tone of the badge that carries the words."""
        if self.is_open is None:
            return "unknown"
        return "now" if self.is_open else "neutral"


def state_at(library: Library, now: datetime, calendar: SchoolCalendar) -> OpeningState:
    """Return the state of `library` (loaded `with_hours()`) at `now` (aware)."""
    local = timezone.localtime(now)
    hours = hours_on(library, local.date(), calendar)
    if not hours.known:
        return OpeningState(None, _("Horaires à compléter"))
    interval = open_interval(hours, local.time())
    if interval:
        words = _("Ouvert jusqu'à %(time)s") % {"time": time_words(interval.closes)}
        return OpeningState(True, words, interval.note)
    opening = next_opening(library, now, calendar)
    return _closed(hours, opening, local.date())


def _closed(hours: DayHours, opening: Opening | None, day: date) -> OpeningState:
    """Say "closed" with the next opening, the nearer the fewer words."""
    if opening is None:
        return OpeningState(False, _("Fermé aujourd'hui"), hours.reason)
    at = time_words(opening.time)
    ahead = (opening.day - day).days
    if ahead > WEEKDAY_IS_OBVIOUS:
        last_closed = date.fromordinal(opening.day.toordinal() - 1)
        reopens = _("Réouverture %(day)s à %(time)s") % {"day": day_words(opening.day), "time": at}
        detail = f"{reopens} ({hours.reason})" if hours.reason else reopens
        return OpeningState(
            False, _("Fermé %(until)s") % {"until": until_words(last_closed)}, detail
        )
    if ahead == 0:
        when = ""
    elif ahead == 1:
        when = _("demain") + " "
    else:
        when = WEEKDAYS[opening.day.weekday()] + " "
    words = _("Fermé, ouvre %(when)sà %(time)s") % {"when": when, "time": at}
    return OpeningState(False, words, hours.reason)


@dataclass(frozen=True)
class LibraryNow:
    """A library and its state, for a list."""

    library: Library
    state: OpeningState


def with_states(
    libraries: Iterable[Library],
    now: datetime | None = None,
    calendar: SchoolCalendar | None = None,
) -> list[LibraryNow]:
    """Return each library with its state at `now` (aware, defaults to the present).

    `libraries` are loaded `with_hours()`; the school holidays are read once for all of them.
    """
    now = now or timezone.now()
    calendar = calendar or SchoolCalendar.load()
    return [LibraryNow(library, state_at(library, now, calendar)) for library in libraries]
