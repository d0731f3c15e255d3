"""What else: other dates close to an event in kind, place and time. One query."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from events.models import Event, Occurrence

#: How far ahead "soon" goes, and how many dates are looked at to choose from.
_SOON = timedelta(days=60)
_CANDIDATES = 80


def similar_dates(
    event: Event, around: datetime | None = None, now: datetime | None = None, limit: int = 4
) -> list[Occurrence]:
    """Return the next date of up to `limit` other events of the same category or commune.

    Those of the same commune and category come first, then those close to `around` (aware,
    defaults to now). Only dates that take place and have not begun.
    """
    now = now or timezone.now()
    around = max(around or now, now)
    commune = event.place.commune_id if event.place else None
    alike = Q(event__category=event.category)
    if commune:
        alike |= Q(place=None, event__place__commune=commune) | Q(place__commune=commune)
    dates = (
        Occurrence.objects.of_published_events()
        .taking_place()
        .single()
        .filter(alike, start__gte=max(now, around - _SOON / 2), start__lte=around + _SOON)
        .exclude(event=event)
    )
    first_of: dict[int, Occurrence] = {}
    for date in dates.in_order().with_event_card()[:_CANDIDATES]:
        first_of.setdefault(date.event_id, date)

    def distance(date: Occurrence) -> tuple[int, timedelta, int]:
        place = date.place or date.event.place
        same_commune = bool(commune and place and place.commune_id == commune)
        same_kind = date.event.category == event.category
        return -(2 * same_commune + same_kind), abs(date.start - around), date.pk

    return sorted(first_of.values(), key=distance)[:limit]
