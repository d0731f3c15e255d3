"""The agenda as a list: counts, days, periods apart, what to try when nothing is found."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils import timezone

from call_culture.territory.models import Commune
from events.enums import TAKES_PLACE
from events.filters import AgendaFilter
from events.models import Occurrence
from events.querysets import OccurrenceQuerySet

PAGE_SIZE = 20
#: Exhibitions shown above the list; the others have their own view.
PERIODS_SHOWN = 6


@dataclass(frozen=True)
class Counts:
    """How much a selection holds. `dates` and `events` really take place; `rows` are listed."""

    dates: int
    events: int
    rows: int
    periods: int

    @property
    def is_empty(self) -> bool:
        """True when there is nothing to list, not even something cancelled."""
        return self.rows + self.periods == 0


@dataclass(frozen=True)
class Day:
    """One day of the list and its dates."""

    day: date
    occurrences: list[Occurrence]


def count(dates: OccurrenceQuerySet) -> Counts:
    """Count a selection in one query."""
    taking_place = Q(event_status__in=TAKES_PLACE)
    found = dates.aggregate(
        dates=Count("pk", filter=taking_place),
        events=Count("event", filter=taking_place, distinct=True),
        rows=Count("pk", filter=Q(opening_days="")),
        periods=Count("pk", filter=~Q(opening_days="")),
    )
    return Counts(**found)


class DatesPaginator(Paginator):
    """Pages of dates whose number is known. Finds a page by its keys, then loads those rows.

    Sorting every date with all its card shows takes the database five times as long.
    """

    def __init__(self, dates: OccurrenceQuerySet, number: int) -> None:
        super().__init__(dates.in_order().values_list("pk", flat=True), PAGE_SIZE)
        self.count = number

    def page(self, number: int | str) -> Page:
        """Return the page with its rows loaded, in order."""
        page = super().page(number)
        keys = list(page.object_list)
        page.object_list = list(loaded(keys))
        return page


def loaded(keys: list[int]) -> OccurrenceQuerySet:
    """Return the dates of these keys with what their cards show, the soonest first."""
    return Occurrence.objects.filter(pk__in=keys).in_order().with_event_card()


def page_of_dates(dates: OccurrenceQuerySet, rows: int, asked: str) -> Page:
    """Return a page of `dates`, whose number `rows` is known; a bad page gives the nearest."""
    asked = asked[:9] if asked.isascii() and asked.isdigit() else asked[:1]
    return DatesPaginator(dates, rows).get_page(asked)


def by_day(occurrences: Iterable[Occurrence], first: date) -> list[Day]:
    """Group ordered dates by local day; what began before `first` is under `first`."""

    def day_of(occurrence: Occurrence) -> date:
        return max(timezone.localdate(occurrence.start), first)

    return [Day(day, list(rows)) for day, rows in groupby(occurrences, key=day_of)]


@dataclass(frozen=True)
class Suggestion:
    """A filter to remove, and how many dates that would give."""

    label: str
    query: str
    dates: int


def suggestions(chosen: AgendaFilter, limit: int = 8) -> list[Suggestion]:
    """Return what removing each filter would give, the most fruitful first.

    One count for each filter chosen, at most `limit`; called only when nothing is found.
    """
    found = []
    for chip in chosen.chips[:limit]:
        wider = AgendaFilter(QueryDict(chip.without), now=chosen.now)
        number = wider.dates().taking_place().count()
        if number:
            found.append(Suggestion(chip.label, chip.without, number))
    return sorted(found, key=lambda suggestion: -suggestion.dates)


@dataclass(frozen=True)
class CommuneRow:
    """A commune of the map: how many dates take place there, and the selection kept to it."""

    commune: Commune
    query: str
    dates: int


def dates_by_commune(chosen: AgendaFilter) -> list[CommuneRow]:
    """Count the dates that take place in each commune, whatever commune is chosen. Two queries."""
    query = chosen.query_without("commune")
    wider = AgendaFilter(query, now=chosen.now)
    where = Coalesce("place__commune_id", "event__place__commune_id")
    dates = wider.dates().taking_place().annotate(where=where).exclude(where=None).order_by()
    numbers = dict(dates.values_list("where").annotate(Count("pk")))
    rows = []
    for commune in Commune.objects.all():
        query["commune"] = commune.slug
        rows.append(CommuneRow(commune, query.urlencode(), numbers.get(commune.pk, 0)))
    return rows
