"""Takes the demonstration away: exactly what it made, and nothing somebody else relies on."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Model

from call_culture.search import index
from call_culture.territory.models import Place
from events.demo.venues import PLACE_SOURCE
from events.enums import Origin
from events.models import Edition, Event, Occurrence
from heritage.models import Trail

_BATCH = 500


@dataclass
class Removed:
    """How many rows went, and the places kept because something else uses them."""

    events: int = 0
    editions: int = 0
    trails: int = 0
    places: int = 0


@transaction.atomic
def remove(report: Callable[[str], None] = lambda line: None) -> Removed:
    """Delete demonstration events with their dates, editions, trails and unused places.

    An edition that has received a real event since is kept: it is no longer only an example.
    """
    removed = Removed(events=_remove_events(report))
    for edition in Edition.objects.filter(is_demo=True):
        if not edition.events.exists():
            edition.delete()
            removed.editions += 1
    for trail in Trail.objects.filter(is_demo=True):
        trail.delete()
        removed.trails += 1
    for place in Place.objects.filter(source__startswith=PLACE_SOURCE):
        if not is_used(place):
            place.delete()
            removed.places += 1
    return removed


def _remove_events(report: Callable[[str], None]) -> int:
    """Delete batch by batch, the dates first: memory stays bounded with a million of them."""
    rows = Event.objects.filter(origin=Origin.DEMO)
    total, done = rows.count(), 0
    while ids := list(rows.order_by("pk").values_list("pk", flat=True)[:_BATCH]):
        links = Occurrence.access_features.through.objects
        links.filter(occurrence__event__in=ids).delete()
        Occurrence.objects.filter(event__in=ids).delete()
        index.remove_many(Event, ids)
        Event.objects.filter(pk__in=ids).delete()
        done += len(ids)
        if total > 10 * _BATCH and done % (20 * _BATCH) == 0:
            report(f"  {done} événements retirés sur {total}")
    return done


def is_used(row: Model) -> bool:
    """True when any other row of the database points to `row`."""
    for relation in row._meta.related_objects:
        owner = relation.related_model
        assert not isinstance(owner, str)
        if owner._default_manager.filter(**{relation.field.name: row.pk}).exists():
            return True
    return False
