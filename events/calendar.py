"""The agenda as a month: weeks of days, each with the number of dates that take place."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from call_culture.territory.clock import day_bounds
from call_culture.territory.french import MONTHS, WEEKDAYS
from events.filters import AgendaFilter
from events.querysets import OccurrenceQuerySet
from events.when import FIRST_YEAR, LAST_YEAR, month_span


@dataclass(frozen=True)
class Cell:
    """One day of the table; `dates` is None outside the month."""

    day: date
    dates: int | None
    is_today: bool
    query: str


@dataclass(frozen=True)
class Month:
    """A month of a selection. `previous` and `next` are query strings, blank at the ends."""

    title: str
    weekdays: tuple[str, ...]
    weeks: list[list[Cell]]
    previous: tuple[str, str]
    next: tuple[str, str]
    dates: int
    periods: int


def month_of(chosen: AgendaFilter) -> Month:
    """Return the month a selection asks for, this one by default. Two queries."""
    today = timezone.localdate(chosen.now)
    span = month_span(chosen.understood.span.first or today)
    assert span.first
    assert span.last  # a month has two ends
    dates = chosen.dates(span).taking_place()
    numbers = daily_counts(dates.single(), span.first, span.last)
    base = chosen.query_without("quand", "date", "du", "au", "mois")

    def cell(day: date) -> Cell:
        base["date"] = day.isoformat()
        return Cell(day, numbers.get(day), day == today, base.urlencode())

    weeks = [
        [cell(day) for day in week]
        for week in calendar.Calendar().monthdatescalendar(span.first.year, span.first.month)
    ]
    return Month(
        title=span.label,
        weekdays=WEEKDAYS,
        weeks=weeks,
        previous=_month_link(chosen, span.first - timedelta(days=1)),
        next=_month_link(chosen, span.last + timedelta(days=1)),
        dates=dates.single().count(),
        periods=dates.periods().count(),
    )


def daily_counts(dates: OccurrenceQuerySet, first: date, last: date) -> dict[date, int]:
    """Count the dates that touch each local day from `first` to `last`, in one query.

    An evening that ends at midnight sharp does not touch the next day.
    """
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    columns = {}
    for day in days:
        start, end = day_bounds(day)
        touches = Q(start__lt=end) & (Q(last_moment__gt=start) | Q(start=start))
        columns[f"d{day:%Y%m%d}"] = Count("pk", filter=touches)
    found = dates.aggregate(**columns)
    return {day: found[f"d{day:%Y%m%d}"] for day in days}


def _month_link(chosen: AgendaFilter, day: date) -> tuple[str, str]:
    """Return the query string of the month of `day` and its name; blanks out of the calendar."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        return "", ""
    query = chosen.query_without("quand", "date", "du", "au", "mois")
    query["mois"] = f"{day:%Y-%m}"
    query["vue"] = "calendrier"
    return query.urlencode(), f"{MONTHS[day.month - 1]} {day.year}"
