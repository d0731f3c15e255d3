"""Events that may be the same one announced twice."""

from datetime import date
from difflib import SequenceMatcher

from django.utils import timezone

from call_culture.search.text import fold
from events.models import Event, Occurrence

#: How alike two titles are to be called similar, from 0 to 1.
_SIMILAR = 0.8
_MAX_DAYS, _MAX_CANDIDATES, _MAX_SHOWN = 12, 200, 3


def probable_duplicates(event: Event) -> list[Event]:
    """Return up to three public events on one of the same days: same place, or similar title.

    Only public ones: another organization's drafts are its own business. The cost is bounded,
    whatever the number of dates: the first twelve days to come are asked for.
    """
    days = _days(event)
    if not days or not event.title:
        return []
    found: list[Event] = []
    for candidate in _candidates(event, days):
        same_place = event.place_id is not None and candidate.place_id == event.place_id
        alike = similarity(candidate.title, event.title)
        if alike >= _SIMILAR or (same_place and alike >= _SIMILAR / 2):
            found.append(candidate)
    return found[:_MAX_SHOWN]


def similarity(first: str, second: str) -> float:
    """Return how alike two titles are, from 0 to 1, accents and capitals apart."""
    return SequenceMatcher(None, fold(first), fold(second), autojunk=False).ratio()


def _days(event: Event) -> list[date]:
    upcoming = event.occurrences.not_over().order_by("start").values_list("start", flat=True)
    return sorted({timezone.localdate(start) for start in upcoming[:_MAX_DAYS]})


def _candidates(event: Event, days: list[date]) -> list[Event]:
    """Public events that share a day, at the same place first."""
    seen: dict[int, Event] = {}
    for day in days:
        same_day = Occurrence.objects.single().overlapping(day)
        others = Event.objects.published().exclude(pk=event.pk).having(same_day)
        here = others.filter(place=event.place_id) if event.place_id else others.none()
        for other in [*here[:_MAX_CANDIDATES], *others.order_by("-pk")[:_MAX_CANDIDATES]]:
            seen.setdefault(other.pk, other)
    return list(seen.values())
