"""The dates of a demonstration event: single, weekly out of school holidays, a period…

All days are local to Paris. Moments are aware; an hour that the clock skips in March never
occurs here, since nothing starts between 2 and 3 in the morning.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

import holidays
from django.utils import timezone

from call_culture.territory.models import SchoolHoliday
from events.models import Occurrence

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Calendar:
    """Days off in the span of the programme, and the span itself (both ends included)."""

    today: date
    last_day: date
    school_holidays: tuple[tuple[date, date], ...]
    days_off: frozenset[date]

    def in_school_holidays(self, day: date) -> bool:
        """True on a day without class."""
        return any(first <= day <= last for first, last in self.school_holidays)

    def is_day_off(self, day: date) -> bool:
        """True on a French public holiday, and on the eves of Christmas and New Year."""
        return day in self.days_off or (day.month == 12 and day.day in (24, 31))


def read_calendar(today: date) -> Calendar:
    """Return the calendar of the twelve months from `today`. One query."""
    last_day = today + timedelta(days=364)
    school = SchoolHoliday.objects.filter(zone="B").order_by("first_day")
    public = holidays.country_holidays("FR", years=range(today.year - 1, today.year + 3))
    return Calendar(
        today,
        last_day,
        tuple(school.values_list("first_day", "last_day")),
        frozenset(public),
    )


@dataclass(frozen=True)
class Rhythm:
    """When in the week and in the day: ISO weekdays, start times, minutes."""

    weekdays: tuple[int, ...]
    times: tuple[time, ...]
    minutes: tuple[int, ...]


_EVENING = Rhythm((4, 5, 6, 6, 7), (time(18, 30), time(19), time(20), time(20, 30)), (75, 90, 120))
_WEEKDAYS = {"mer": 3, "ven": 5, "dim": 7}
_RHYTHMS = {
    "jour": Rhythm((6, 7), (time(10),), (420, 480)),
    "matin": Rhythm((6, 7), (time(9),), (150, 180)),
    "sco": Rhythm((1, 2, 4, 5), (time(9, 30), time(10), time(14)), (50, 60)),
    "tp": Rhythm((3, 6), (time(9, 45), time(10, 30)), (30, 40)),
    "midi": Rhythm((2, 4, 5), (time(12, 15), time(12, 30)), (45,)),
    "aube": Rhythm((6, 7), (time(5, 30), time(6)), (90, 120)),
    "soir": Rhythm((5, 6), (time(19), time(20), time(20, 30)), (90, 120, 150)),
    "enf": Rhythm((3, 3, 6), (time(10, 30), time(14, 30), time(15), time(16)), (45, 60)),
    "sen": Rhythm((2, 4, 5), (time(10), time(14), time(14, 30)), (90, 120)),
    "fam": Rhythm((3, 6, 7), (time(10, 30), time(14, 30), time(15), time(17)), (60, 90, 120)),
    "dehors": Rhythm((6, 7), (time(9, 30), time(10), time(14, 30)), (90, 120)),
    "site": Rhythm((6, 7), (time(10), time(14, 30), time(15)), (90,)),
    "ado": Rhythm((3, 5, 6), (time(14), time(17), time(18)), (90, 120)),
}
_LIBRARY_DAYS = (2, 3, 4, 5, 6)


def rhythm_of(tags: frozenset[str], *, in_library: bool) -> Rhythm:
    """Return when an event with these tags takes place; an evening when nothing else is said.

    A day in the title wins. A library has no event on Sundays and Mondays.
    """
    told = set(tags)
    if {"sen", "adu"} <= told and "hebdo" not in told:
        told.discard("sen")  # for every adult: in the evening
    found = next((rhythm for tag, rhythm in _RHYTHMS.items() if tag in told), _EVENING)
    named = tuple(day for tag, day in _WEEKDAYS.items() if tag in tags)
    if named:
        hours = _RHYTHMS["fam"].times if found is _EVENING and named == (7,) else found.times
        return Rhythm(named, hours, found.minutes)
    if in_library:
        open_days = tuple(day for day in found.weekdays if day in _LIBRARY_DAYS)
        return Rhythm(open_days or (6,), found.times, found.minutes)
    return found


def snap(day: date, weekdays: tuple[int, ...], calendar: Calendar, *, school: bool) -> date:
    """Return the first day from `day` on one of `weekdays` that is no public holiday.

    With `school`, days without class are passed over too. Gives up after ninety days.
    """
    for ahead in range(90):
        candidate = day + ahead * DAY
        if candidate.isoweekday() not in weekdays or calendar.is_day_off(candidate):
            continue
        if not (school and calendar.in_school_holidays(candidate)):
            return candidate
    return day


def within(
    first: date, last: date, tags: frozenset[str], weekdays: tuple[int, ...], rng: Random
) -> date:
    """Return a day of an edition: its first for an opening, its last for a closing."""
    if "ouverture" in tags:
        return first
    if "cloture" in tags:
        return last
    days = [first + n * DAY for n in range((last - first).days + 1)]
    return rng.choice([day for day in days if day.isoweekday() in weekdays] or days)


def clock_change(today: date) -> date:
    """Return the next Saturday before the clocks go forward (the last Sunday of March)."""
    for year in (today.year, today.year + 1):
        last = date(year, 3, 31)
        saturday = last - (last.isoweekday() % 7) * DAY - DAY
        if saturday > today:
            return saturday
    raise AssertionError("next March is always to come")  # pragma: no cover


def at(day: date, hour: time) -> datetime:
    """Return the aware moment of `hour` on `day` in Paris."""
    return timezone.make_aware(datetime.combine(day, hour))


def date_row(day: date, hour: time, minutes: int) -> Occurrence:
    """Return an unsaved date of `minutes`, by the clock, its `last_moment` set."""
    start = datetime.combine(day, hour)
    end = timezone.make_aware(start + timedelta(minutes=minutes))
    return Occurrence(start=timezone.make_aware(start), end=end, last_moment=end)


def single(day: date, rhythm: Rhythm, rng: Random, *, runs: int = 1) -> list[Occurrence]:
    """Return `runs` dates on consecutive days, at one hour."""
    hour, minutes = rng.choice(rhythm.times), rng.choice(rhythm.minutes)
    return [date_row(day + n * DAY, hour, minutes) for n in range(runs)]


def weekly(
    day: date, rhythm: Rhythm, rng: Random, calendar: Calendar, *, weeks: int, step: int = 1
) -> list[Occurrence]:
    """Return a date every `step` weeks for `weeks` weeks, out of school and public holidays."""
    hour, minutes = rng.choice(rhythm.times), rng.choice(rhythm.minutes)
    return [
        date_row(each, hour, minutes)
        for each in _every(day, weeks, step)
        if each <= calendar.last_day
        and not calendar.in_school_holidays(each)
        and not calendar.is_day_off(each)
    ]


def _every(day: date, weeks: int, step: int) -> Iterator[date]:
    for week in range(0, weeks, step):
        yield day + week * 7 * DAY


def holiday_course(day: date, rng: Random, calendar: Calendar) -> list[Occurrence]:
    """Return five weekdays of a course in the school holidays after `day`, or one date."""
    starts = [first for first, last in calendar.school_holidays if first >= day and last > first]
    if not starts or starts[0] > calendar.last_day - 14 * DAY:
        return single(day, _RHYTHMS["ado"], rng)
    monday = starts[0] + ((8 - starts[0].isoweekday()) % 7) * DAY
    days = [monday + n * DAY for n in range(5)]
    return [date_row(each, time(10), 360) for each in days if not calendar.is_day_off(each)]


def exhibition(day: date, rng: Random, calendar: Calendar) -> list[Occurrence]:
    """Return the period of an exhibition, and in one case in two its opening evening."""
    opens, closes = rng.choice(
        ((time(14), time(18)), (time(10), time(18)), (time(13, 30), time(17)))
    )
    days = rng.choice(("23456", "23456", "234567", "3456", "12345", "367"))
    last = min(day + timedelta(days=rng.randint(21, 110)), calendar.last_day)
    open_on = tuple(int(number) for number in days)
    first = snap(day, open_on, calendar, school=False)
    last = max(last - ((last.isoweekday() - open_on[-1]) % 7) * DAY, first)
    end = at(last, closes)
    period = Occurrence(
        start=at(first, opens),
        end=end,
        last_moment=end,
        opening_days=days,
        opening_time=opens,
        closing_time=closes,
    )
    if rng.random() < 0.5:
        return [period]
    evening = date_row(first, time(18, 30), 90)
    evening.note = "Vernissage ouvert à tous, en présence des participants."
    return [period, evening]
