"""The dates of one event, told as a person would: "tous les mercredis de 14 h à 16 h". Pure."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from django.utils import timezone

from call_culture.territory.french import (
    MONTHS,
    WEEKDAYS,
    count_words,
    date_words,
    number_words,
    period_words,
)
from events.enums import EventStatus
from events.words import hours_words, join_words, opening_words, when_words

if TYPE_CHECKING:
    from call_culture.territory.models import Place
    from events.models import Event, Occurrence

#: A rhythm is a rhythm from this many dates.
_ENOUGH = 3
#: More weeks missing than this are not told one by one.
_TELL_MISSING = 4
_WEEK = timedelta(days=7)


@dataclass
class Schedule:
    """The dates of an event at a moment: `lines` tell those to come, the rows give each."""

    lines: list[str] = field(default_factory=list)
    upcoming: "list[Occurrence]" = field(default_factory=list)
    past: "list[Occurrence]" = field(default_factory=list)

    @property
    def next(self) -> "Occurrence | None":
        """The next date that takes place, a dated one before a period that has begun."""
        alive = [row for row in self.upcoming if not row.is_cancelled]
        return alive[0] if alive else None

    @property
    def is_over(self) -> bool:
        """True when there were dates and all are past."""
        return bool(self.past) and not self.upcoming


def schedule_of(occurrences: "Iterable[Occurrence]", now: datetime | None = None) -> Schedule:
    """Sort the dates of one event at `now` (aware, defaults to the present)."""
    now = now or timezone.now()
    rows = sorted(occurrences, key=lambda row: (row.start, row.pk or 0))
    upcoming = [row for row in rows if not row.is_over(now)]
    past = [row for row in rows if row.is_over(now)]
    return Schedule(lines_of(upcoming, timezone.localdate(now)), upcoming, past)


def lines_of(occurrences: "Iterable[Occurrence]", today: date | None = None) -> list[str]:
    """Return one line for each rhythm, period or single date, in the order of their beginnings.

    Cancelled dates are told by their own row, not here.
    """
    rows = [row for row in occurrences if not row.is_cancelled]
    found: list[tuple[datetime, str]] = []
    single: list[Occurrence] = []
    for row in rows:
        if row.is_period:
            found.append((row.start, f"{when_words(row, today)}, {opening_words(row)}"))
        else:
            single.append(row)
    rhythms: dict[tuple[object, ...], list[Occurrence]] = defaultdict(list)
    for row in single:
        rhythms[_rhythm(row)].append(row)
    for group in rhythms.values():
        if _is_weekly(group):
            found.append((group[0].start, _weekly_words(group)))
        else:
            found += [(row.start, when_words(row, today)) for row in group]
    return [line for _start, line in sorted(found, key=lambda pair: pair[0])]


def _day(row: "Occurrence") -> date:
    return timezone.localdate(row.start)


def _rhythm(row: "Occurrence") -> tuple[object, ...]:
    """What the dates of one rhythm share: the weekday and the hours, and nothing unusual."""
    usual = row.event_status in (EventStatus.SCHEDULED, EventStatus.SOLD_OUT)
    alone = None if usual and row.place_id is None else row.start
    start = timezone.localtime(row.start)
    end = timezone.localtime(row.end) if row.end else None
    length = (end.date() - start.date()).days if end else None
    return start.isoweekday(), start.time(), end and end.time(), length, row.all_day, alone


def place_of(event: "Event", occurrence: "Occurrence | None") -> "Place | None":
    """Return where one goes for this date, None when nowhere or when nobody has said."""
    if occurrence and occurrence.is_moved_online:
        return None
    return (occurrence.place if occurrence else None) or event.place


def _is_weekly(group: "list[Occurrence]") -> bool:
    """True for dates on one weekday of which the usual step is a week."""
    steps = [_day(after) - _day(before) for before, after in pairwise(group)]
    return len(group) >= _ENOUGH and 2 * steps.count(_WEEK) >= len(steps)


def _weekly_words(group: "list[Occurrence]") -> str:
    first, last = _day(group[0]), _day(group[-1])
    days = {_day(row) for row in group}
    missing = []
    day = first
    while day < last:
        if day not in days:
            missing.append(day)
        day += _WEEK
    name = WEEKDAYS[first.weekday()]
    range_ = period_words(first, last)
    if not missing:
        return f"tous les {name}s {hours_words(group[0])}, {range_}"
    if len(missing) <= _TELL_MISSING:
        return f"tous les {name}s {hours_words(group[0])}, {range_}, sauf {_days_list(missing)}"
    number = count_words(len(group), "date", "dates")
    return f"le {name} {hours_words(group[0])}, {range_} ({number})"


def _days_list(days: list[date]) -> str:
    """Return "le 24 décembre", "les 24 et 31 décembre", "les 31 décembre et 7 janvier"."""
    if len(days) == 1:
        return f"le {date_words(days[0], year=False)}"
    words = [
        number_words(day)
        if index + 1 < len(days) and days[index + 1].month == day.month
        else f"{number_words(day)} {MONTHS[day.month - 1]}"
        for index, day in enumerate(days)
    ]
    return f"les {join_words(words)}"
