"""When a library is open, computed from its weekly hours, exceptions and the calendars.

All days and times are local (Europe/Paris): a library opens at 14:00 on the wall clock on
both nights when the clock changes. Nothing here asks the database once the library was
loaded with `with_hours()` and the school holidays with `SchoolCalendar.load()`.

Which hours hold on a day, the first that says something:
1. a dated exception (the shortest one when several cover the day);
2. a period between two dates (the shortest one);
3. a public holiday, closed. Only what was entered for that one day opens it: a summer
   period that runs over 14 July does not promise that the doors are open on 14 July;
4. the summer period, the holidays period, the term period, after the school calendar of
   zone B; a period that was not entered leaves its place to the next.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeVar

import holidays
from django.utils import timezone

from call_culture.search.text import fold
from call_culture.territory.models import SchoolHoliday
from libraries.enums import PeriodKind
from libraries.models import Library, OpeningException, OpeningPeriod, OpeningSlot

Span = TypeVar("Span", OpeningException, OpeningPeriod)

#: How many days ahead the next opening is looked for: more than a summer holiday.
HORIZON_DAYS = 120


@dataclass(frozen=True, order=True)
class Interval:
    """An opening of one day, in local time: open at `opens`, no longer at `closes`."""

    opens: time
    closes: time
    note: str = ""


@dataclass(frozen=True)
class DayHours:
    """What is known of one day: `known` is False when nobody has told us the hours."""

    intervals: tuple[Interval, ...] = ()
    known: bool = True
    reason: str = ""

    @property
    def is_closed(self) -> bool:
        """True when the library is known not to open at all."""
        return self.known and not self.intervals


@dataclass(frozen=True)
class SchoolCalendar:
    """The school holidays, as (first day, last day, name), both days without class."""

    spans: tuple[tuple[date, date, str], ...] = ()

    @classmethod
    def load(cls, zone: str = "B") -> "SchoolCalendar":
        """Read the holidays of `zone` in one query. Lens is in zone B (académie de Lille)."""
        rows = SchoolHoliday.objects.filter(zone=zone).order_by("first_day")
        return cls(tuple(rows.values_list("first_day", "last_day", "label")))

    def kinds_on(self, day: date) -> tuple[PeriodKind, ...]:
        """Return the periods to try on `day`, the most particular first.

        The bridge of Ascension is one long weekend, not holidays: term hours hold.
        """
        for first_day, last_day, label in self.spans:
            words = fold(label).split()
            if first_day <= day <= last_day and "pont" not in words:
                if "ete" in words:
                    return (PeriodKind.SUMMER, PeriodKind.HOLIDAYS, PeriodKind.TERM)
                return (PeriodKind.HOLIDAYS, PeriodKind.TERM)
        return (PeriodKind.TERM,)


@lru_cache(maxsize=64)
def _public_holidays(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("FR", years=year, language="fr"))


def public_holiday(day: date) -> str:
    """Return the French name of the public holiday of `day` in metropolitan France, or ""."""
    return _public_holidays(day.year).get(day, "")


def merged(intervals: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return `intervals` in order, those that overlap, or touch with the same note, made one."""
    result: list[Interval] = []
    for interval in sorted(intervals):
        last = result[-1] if result else None
        overlapping = last is not None and interval.opens < last.closes
        touching = last is not None and interval.opens == last.closes and interval.note == last.note
        if last is None or not (overlapping or touching):
            result.append(interval)
            continue
        notes = dict.fromkeys(note for note in (last.note, interval.note) if note)
        closes = max(last.closes, interval.closes)
        result[-1] = Interval(last.opens, closes, ", ".join(notes))
    return tuple(result)


def weekday_intervals(period: OpeningPeriod, weekday: int) -> tuple[Interval, ...]:
    """Return the openings of `period` on the ISO `weekday`, merged."""
    return merged(_interval(slot) for slot in period.slots.all() if slot.weekday == weekday)


def hours_on(library: Library, day: date, calendar: SchoolCalendar) -> DayHours:
    """Return the hours of `library` (loaded `with_hours()`) on the local `day`."""
    holiday = public_holiday(day)
    exceptions = _shortest(
        e
        for e in library.exceptions.all()
        if _covers(e, day) and not (holiday and e.opens and _days(e) > 1)
    )
    if exceptions:
        return _exceptional(exceptions)
    periods = list(library.periods.all())
    if not any(_slots(period) for period in periods):
        return DayHours(known=False)
    dated = _shortest(p for p in periods if p.kind == PeriodKind.DATED and _covers(p, day))
    if dated and not (holiday and _days(dated[0]) > 1):
        found = (i for period in dated for i in weekday_intervals(period, day.isoweekday()))
        return DayHours(merged(found), reason=dated[0].name)
    if holiday:
        return DayHours(reason=holiday)
    by_kind = {period.kind: period for period in periods if period.kind != PeriodKind.DATED}
    for kind in calendar.kinds_on(day):
        period = by_kind.get(kind)
        # An empty term period was opened by staff and not filled yet; an empty holidays
        # period says that the library closes for the holidays.
        if period is not None and (kind != PeriodKind.TERM or _slots(period)):
            return DayHours(weekday_intervals(period, day.isoweekday()))
    return DayHours(known=False)


def has_hours(library: Library) -> bool:
    """True when somebody has entered weekly hours for `library`."""
    return any(_slots(period) for period in library.periods.all())


def opens_on_sunday(library: Library) -> bool:
    """True when its weekly hours open it on Sundays or, without hours, the ministry says so."""
    if has_hours(library):
        return any(slot.weekday == 7 for p in library.periods.all() for slot in _slots(p))
    return library.opens_sunday is True


@dataclass(frozen=True)
class Opening:
    """The next time the doors open: a local day and time."""

    day: date
    time: time


def open_interval(hours: DayHours, moment: time) -> Interval | None:
    """Return the opening of the day that holds at `moment`, or None."""
    for interval in hours.intervals:
        if interval.opens <= moment < interval.closes:
            return interval
    return None


def next_opening(library: Library, now: datetime, calendar: SchoolCalendar) -> Opening | None:
    """Return the first opening after `now` (aware), or None.

    None too when a day of unknown hours comes before it: the library may open that day.
    """
    local = timezone.localtime(now)
    for ahead in range(HORIZON_DAYS):
        day = local.date() + timedelta(days=ahead)
        hours = hours_on(library, day, calendar)
        if not hours.known:
            return None
        for interval in hours.intervals:
            if ahead or interval.opens > local.time():
                return Opening(day, interval.opens)
    return None


def _exceptional(exceptions: Sequence[OpeningException]) -> DayHours:
    """Hours of exceptions of one same length; of a closure and an opening, the closure wins."""
    reason = ", ".join(dict.fromkeys(e.reason for e in exceptions if e.reason))
    if any(e.opens is None for e in exceptions):
        return DayHours(reason=reason)
    intervals = [Interval(e.opens, e.closes) for e in exceptions if e.opens and e.closes]
    return DayHours(merged(intervals), reason=reason)


def _interval(slot: OpeningSlot) -> Interval:
    return Interval(slot.opens, slot.closes, slot.note)


def _slots(period: OpeningPeriod) -> list[OpeningSlot]:
    return list(period.slots.all())


def _covers(span: OpeningException | OpeningPeriod, day: date) -> bool:
    return bool(span.first_day and span.last_day and span.first_day <= day <= span.last_day)


def _days(span: OpeningException | OpeningPeriod) -> int:
    """How many days a dated row lasts."""
    if not (span.first_day and span.last_day):
        return 0
    return (span.last_day - span.first_day).days + 1


def _shortest(spans: Iterable[Span]) -> list[Span]:
    """Keep the spans of the smallest length: what was said of fewer days says more."""
    found = list(spans)
    shortest = min((_days(span) for span in found), default=0)
    return [span for span in found if _days(span) == shortest]
