"""The highlights of the demonstration: a few of its events on the home page."""

from django.utils import timezone

from call_culture.portal.models import Highlight
from events.enums import Category, Origin
from events.models import Edition, Event, Occurrence

_CATEGORIES = (Category.CONCERT, Category.EXHIBITION, Category.TOUR)


def highlight_demo() -> int:
    """Put one edition and three events of the demonstration forward; return how many rows.

    Does nothing when staff have highlights already. The rows go with their events.
    """
    if Highlight.objects.exists():
        return 0
    today = timezone.localdate()
    editions = Edition.objects.public().filter(is_demo=True).current_or_upcoming(today)
    rows = [Highlight(edition=edition) for edition in editions.order_by("first_day")[:1]]
    dates = Occurrence.objects.not_over().taking_place()
    for category in _CATEGORIES:
        events = (
            Event.objects.published()
            .filter(origin=Origin.DEMO)
            .in_category(category)
            .exclude(place=None)
            .having(dates)
            .by_next_start()
        )
        rows += [Highlight(event=event) for event in events[:1]]
    for order, row in enumerate(rows):
        row.order = order
    return len(Highlight.objects.bulk_create(rows))
