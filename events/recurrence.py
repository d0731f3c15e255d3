"""A weekly rule in, dates out. Pure functions; rows are written once, from their result.

Hours are those of the wall clock in Paris: a workshop "à 14 h" stays at 14 h on both sides of
the DST nights. Whoever calls gives the school holidays; public holidays are France's.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

import holidays
from django.utils import timezone

#: More dates than this is not a programme, it is a mistake.
MAX_DATES = 400


class TooManyDatesError(ValueError):
    """The rule makes more than MAX_DATES dates."""


@dataclass(frozen=True)
class Slot:
    """One date: aware moments, `end` None when it is not known."""

    start: datetime
    end: datetime | None


@dataclass(frozen=True)
class WeeklyRule:
    """Every week, on some weekdays (ISO: 1 Monday … 7 Sunday), between two local days included.

    `ends` at or before `starts` is on the next morning. `every` is a number of weeks, counted
    from the week of `first_day`.
    """

    weekdays: frozenset[int]
    first_day: date
    last_day: date
    starts: time
    ends: time | None = None
    every: int = 1
    without_public_holidays: bool = False
    without_days: frozenset[date] = frozenset()
    without_ranges: tuple[tuple[date, date], ...] = ()


def weekly_slots(rule: WeeklyRule) -> list[Slot]:
    """Return the dates of `rule` in order.

    Raises ValueError for a rule without a weekday, reversed or out of the calendar, and
    TooManyDatesError beyond MAX_DATES.
    """
    return [slot_on(day, rule.starts, rule.ends) for day in weekly_days(rule)]


def weekly_days(rule: WeeklyRule) -> list[date]:
    """Return the local days of `rule` in order. Raises as `weekly_slots` does."""
    if not rule.weekdays or not rule.weekdays <= set(range(1, 8)):
        raise ValueError("weekdays are ISO numbers from 1 to 7, at least one")
    if rule.last_day < rule.first_day:
        raise ValueError("the last day is before the first")
    if rule.every < 1:
        raise ValueError("a rule repeats every week, or every few weeks")
    closed = public_holidays(rule.first_day, rule.last_day) if rule.without_public_holidays else ()
    monday = rule.first_day - timedelta(days=rule.first_day.isoweekday() - 1)
    found: list[date] = []
    for number in range((rule.last_day - rule.first_day).days + 1):
        day = rule.first_day + timedelta(days=number)
        week = (day - monday).days // 7
        if day.isoweekday() not in rule.weekdays or week % rule.every:
            continue
        if day in closed or day in rule.without_days or in_ranges(day, rule.without_ranges):
            continue
        if len(found) == MAX_DATES:
            raise TooManyDatesError(f"more than {MAX_DATES} dates")
        found.append(day)
    return found


def slot_on(day: date, starts: time, ends: time | None) -> Slot:
    """Return the moments of one local day; an end at or before the start is the next morning."""
    start = local_moment(day, starts)
    if ends is None:
        return Slot(start, None)
    end_day = day if ends > starts else day + timedelta(days=1)
    # On the night the clocks go forward, an hour that does not exist may pass its own end.
    return Slot(start, max(start, local_moment(end_day, ends)))


def local_moment(day: date, hour: time) -> datetime:
    """Return the moment the clocks of Paris show `hour` on `day`.

    2 h 30 on the March night does not exist: it is 3 h 30. On the October night it happens
    twice: it is the first.
    """
    aware = timezone.make_aware(datetime.combine(day, hour))
    return timezone.localtime(aware.astimezone(UTC))


def public_holidays(first_day: date, last_day: date) -> frozenset[date]:
    """Return the French public holidays between two days, both included."""
    years = range(first_day.year, last_day.year + 1)
    found = holidays.country_holidays("FR", years=years)
    return frozenset(day for day in found if first_day <= day <= last_day)


def in_ranges(day: date, ranges: Iterable[tuple[date, date]]) -> bool:
    """True when `day` is in one of the (first, last) ranges, both ends included."""
    return any(first <= day <= last for first, last in ranges)
