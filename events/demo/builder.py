"""Makes the demonstration programme, batch by batch, in one transaction."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from call_culture.search import index
from events.demo import dates, editions, removal, trails, venues
from events.demo.plan import Plan, Setup, plan
from events.enums import Origin
from events.models import AccessFeature, Audience, Event, Occurrence
from libraries.models import Library
from partners.models import Organization

_BATCH = 500
Report = Callable[[str], None]


class NoTerritoryError(ValueError):
    """There is no commune: nothing real to draw the programme from."""


@dataclass(frozen=True)
class Made:
    """What the database holds of the demonstration; `changed` is False when it was there."""

    events: int
    occurrences: int
    changed: bool


@dataclass(frozen=True)
class _Lookups:
    audiences: dict[str, int]
    features: dict[str, int]
    library_owners: dict[int, list[int]]


def create(
    number: int, *, seed: int = 1, today: date | None = None, report: Report = lambda line: None
) -> Made:
    """Make `number` events for the twelve months from `today` (local, defaults to the present).

    The same number, seed and day leave in place what is there; others replace the
    demonstration, and it alone. All or nothing. Raises NoTerritoryError without a commune.
    """
    today = today or timezone.localdate()
    reference = f"exemple {today:%Y-%m-%d} {seed} {number}"
    with transaction.atomic():
        if is_there(number, reference):
            return Made(number, _count_dates(), changed=False)
        removal.remove(report)
        territory = venues.read_territory()
        if not territory.communes:
            raise NoTerritoryError
        calendar = dates.read_calendar(today)
        setup = Setup(seed, calendar, territory, editions.make_editions(today), reference)
        _write_all(number, setup, report)
        editions.link_gestures(setup.editions)
        trails.make_trails()
        report("  Mise à jour de la recherche")
        index.put_many(Event.objects.filter(origin=Origin.DEMO))
        return Made(number, _count_dates(), changed=True)


def is_there(number: int, reference: str) -> bool:
    """True when the demonstration in place is whole and was made with the same arguments."""
    rows = Event.objects.filter(origin=Origin.DEMO)
    return (
        rows.count() == number
        and rows.filter(origin_reference__startswith=f"{reference} n° ").count() == number
    )


def _count_dates() -> int:
    return Occurrence.objects.filter(event__origin=Origin.DEMO).count()


def _write_all(number: int, setup: Setup, report: Report) -> None:
    lookups = _read_lookups()
    taken = set(Event.objects.filter(slug__startswith="exemple-").values_list("slug", flat=True))
    counters: dict[str, int] = {}
    done = 0
    plans: Iterator[Plan] = (plan(index_, setup) for index_ in range(number))
    while batch := list(islice(plans, _BATCH)):
        for each in batch:
            each.event.slug = _free_slug(each.event.title, taken, counters)
        _write(batch, lookups)
        done += len(batch)
        if number >= 10 * _BATCH and done % (10 * _BATCH) == 0:
            report(f"  {done} événements sur {number}")


def _read_lookups() -> _Lookups:
    owners: dict[int, list[int]] = {}
    places = Library.objects.values("place")
    for pk, place in (
        Organization.objects.public()
        .filter(place__in=places)
        .order_by("pk")
        .values_list("pk", "place_id")
    ):
        owners.setdefault(place, []).append(pk)
    return _Lookups(
        dict(Audience.objects.values_list("slug", "pk")),
        dict(AccessFeature.objects.values_list("slug", "pk")),
        owners,
    )


def _free_slug(title: str, taken: set[str], counters: dict[str, int]) -> str:
    """Return a slug nobody has; the count of each base is kept, 100,000 are found quickly."""
    base = slugify(title)[:100].strip("-")
    number = counters.get(base, 0) + 1
    slug = base if number == 1 else f"{base}-{number}"
    while slug in taken:
        number += 1
        slug = f"{base}-{number}"
    counters[base] = number
    return slug


def _write(batch: list[Plan], lookups: _Lookups) -> None:
    Event.objects.bulk_create([each.event for each in batch])
    for each in batch:
        for occurrence in each.occurrences:
            occurrence.event_id = each.event.pk
    Occurrence.objects.bulk_create([row for each in batch for row in each.occurrences])
    _write_links(batch, lookups)


def _write_links(batch: list[Plan], lookups: _Lookups) -> None:
    audiences, features = Event.audiences.through, Event.access_features.through
    organizers, linked = Event.organizers.through, Event.editions.through
    on_dates = Occurrence.access_features.through
    audiences.objects.bulk_create(
        audiences(event_id=each.event.pk, audience_id=lookups.audiences[slug])
        for each in batch
        for slug in each.audiences
    )
    features.objects.bulk_create(
        features(event_id=each.event.pk, accessfeature_id=lookups.features[slug])
        for each in batch
        for slug in each.features
    )
    organizers.objects.bulk_create(
        organizers(event_id=each.event.pk, organization_id=pk)
        for each in batch
        for pk in _organizers_of(each, lookups)
    )
    linked.objects.bulk_create(
        linked(event_id=each.event.pk, edition_id=each.edition.edition.pk)
        for each in batch
        if each.edition is not None
    )
    on_dates.objects.bulk_create(
        on_dates(occurrence_id=row.pk, accessfeature_id=lookups.features[slug])
        for each in batch
        for row, slug in each.occurrence_features
    )


def _organizers_of(each: Plan, lookups: _Lookups) -> list[int]:
    """The organizers of the programme and the library's own organization, nobody else.

    An example must not lend real people an event they never announced elsewhere.
    """
    found = set(each.edition.organizers) if each.edition is not None else set()
    if each.event.place_id is not None:
        found.update(lookups.library_owners.get(each.event.place_id, ()))
    return sorted(found)
