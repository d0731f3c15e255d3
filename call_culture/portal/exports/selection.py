"""What a reader of the data asks for: a commune, days, a category, words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from call_culture.territory.clock import day_bounds, day_start
from call_culture.territory.models import Commune
from events.enums import Category
from events.models import Event, Occurrence
from events.querysets import EventQuerySet, OccurrenceQuerySet

#: Days that may be asked for: beyond, moments leave what databases can hold.
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)
#: Words longer than this are nobody's question.
LONGEST_QUERY = 200


class UnknownFilterError(ValueError):
    """A filter holds a value that is none of this territory; the message is for its reader."""

    def __init__(self, parameter: str, message: str) -> None:
        super().__init__(message)
        self.parameter = parameter


@dataclass(frozen=True)
class EventSelection:
    """Which events and which of their dates; days are local and both included."""

    commune: str = ""
    category: str = ""
    first_day: date | None = None
    last_day: date | None = None
    words: str = ""

    def dates(self) -> OccurrenceQuerySet:
        """Return the dates asked for; without a first day, those that are not over.

        Raises UnknownFilterError when the last day is before the first.
        """
        first, last = self.first_day, self.last_day
        if first and last and last < first:
            raise UnknownFilterError("to", "la fin est avant le début")
        if first and last:
            return Occurrence.objects.overlapping(first, last)
        dates = Occurrence.objects.not_over(day_start(first) if first else None)
        return dates.filter(start__lt=day_bounds(last)[1]) if last else dates

    def events(self) -> EventQuerySet:
        """Return the public events with at least one of these dates. Raises UnknownFilterError."""
        events = Event.objects.published()
        if self.commune:
            events = events.in_commune(find_commune(self.commune)).exclude(
                place__is_published=False
            )
        if self.category:
            if self.category not in Category.values:
                raise UnknownFilterError("category", f"catégorie inconnue : {self.category[:60]}")
            events = events.in_category(self.category)
        return events.matching(self.words.replace("\x00", " ")[:LONGEST_QUERY]).having(self.dates())


def find_commune(value: str) -> Commune:
    """Return the commune of that slug or INSEE code. Raises UnknownFilterError."""
    clean = value.replace("\x00", "")[:120]
    commune = Commune.objects.filter(Q(slug=clean) | Q(insee_code=clean)).first()
    if commune is None:
        raise UnknownFilterError("commune", f"commune inconnue : {clean[:60]}")
    return commune
