"""What there is in each commune and at each place, counted and gathered for their pages."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from call_culture.search.text import fold
from call_culture.territory.french import NBSP, number_with_blanks
from call_culture.territory.geometry import nearest_communes, neighbours
from call_culture.territory.markup import commune_link, email_link, link, phone_link
from call_culture.territory.models import Commune, Place
from events.models import Event, Occurrence
from events.querysets import EventQuerySet
from heritage.models import HeritageSite
from libraries.models import Library
from partners.models import Organization

EVENTS_SHOWN = 12
EXHIBITIONS_SHOWN = 6
PLACES_SHOWN = 60

Facts = list[tuple[str, str]]


@dataclass(frozen=True)
class CommuneRow:
    """A commune in the list: how many events to come and sites, and its libraries."""

    commune: Commune
    events: int
    sites: int
    libraries: list[Library]


def events_by_commune(now: datetime | None = None) -> Counter[int]:
    """Return the number of public events to come by commune id, in one query."""
    rows = Event.objects.published().upcoming(now).exclude(place__commune=None)
    grouped = rows.order_by().values("place__commune").annotate(number=Count("pk"))
    return Counter({row["place__commune"]: row["number"] for row in grouped})


def commune_rows(communes: Iterable[Commune], events: Counter[int]) -> list[CommuneRow]:
    """Return the rows of the list, in two queries whatever their number."""
    through = HeritageSite.communes.through.objects.filter(
        heritagesite__in=HeritageSite.objects.public()
    )
    sites = Counter(through.values_list("commune_id", flat=True))
    libraries: dict[int | None, list[Library]] = {}
    for library in Library.objects.public().select_related("place").order_by("place__name"):
        libraries.setdefault(library.place.commune_id, []).append(library)
    return [
        CommuneRow(commune, events[commune.pk], sites[commune.pk], libraries.get(commune.pk, []))
        for commune in communes
    ]


def commune_facts(commune: Commune) -> Facts:
    """Return what is known of a commune and of its town hall, a figure with its year."""
    population = ""
    if commune.population is not None:
        population = f"{number_with_blanks(commune.population)}{NBSP}habitants"
        if commune.population_year:
            population += f" (Insee, population de référence {commune.population_year})"
    codes = commune.postal_codes.split()
    return [
        (_("Population"), population),
        (_("Codes postaux") if len(codes) > 1 else _("Code postal"), ", ".join(codes)),
        (_("Code Insee"), commune.insee_code),
        (_("Mairie"), commune.town_hall_address),
        (_("Téléphone"), phone_link(commune.town_hall_phone)),
        (_("Adresse e-mail"), email_link(commune.town_hall_email)),
        (_("Site internet"), link(commune.website)),
    ]


def dates_to_come(events: EventQuerySet, now: datetime, limit: int) -> list[Occurrence]:
    """Return the next date of each of the first `limit` public events of `events`.

    A cancelled date is shown as such: people come to know whether it takes place.
    Exhibitions' periods are apart, see `exhibitions_now`.
    """
    to_come = Occurrence.objects.not_over(now).single()
    soonest = events.published().having(to_come).by_next_start(now)
    of_event = to_come.filter(event=OuterRef("event")).in_order()
    dates = Occurrence.objects.filter(
        event__in=list(soonest.values_list("pk", flat=True)[:limit]),
        pk=Subquery(of_event.values("pk")[:1]),
    )
    return list(dates.in_order().with_event_card())


def exhibitions_now(events: EventQuerySet, now: datetime) -> QuerySet[Occurrence]:
    """Return the periods under way of the public events of `events`, the first to end first."""
    under_way = Occurrence.objects.of_published_events().periods().not_over(now)
    return (
        under_way.taking_place()
        .filter(start__lte=now, event__in=events.published())
        .order_by("last_moment", "pk")
        .with_event_card()
    )


def in_commune(commune: Commune, now: datetime) -> dict[str, Any]:
    """Return everything the page of a commune lists, each part in a fixed number of queries."""
    events = Event.objects.in_commune(commune)
    places = Place.objects.public().ordinary().filter(commune=commune).order_by("name")
    organizations = Organization.objects.public().filter(
        Q(commune=commune)
        | Exists(
            Organization.territory_covered.through.objects.filter(
                organization=OuterRef("pk"), commune=commune
            )
        )
    )
    coming = dates_to_come(events, now, EVENTS_SHOWN + 1)
    return {
        "dates": coming[:EVENTS_SHOWN],
        "has_more_dates": len(coming) > EVENTS_SHOWN,
        "exhibitions": list(exhibitions_now(events, now)[:EXHIBITIONS_SHOWN]),
        "sites": sorted(
            HeritageSite.objects.public().in_commune(commune).with_card(),
            key=lambda site: (fold(site.name), site.pk),
        ),
        "libraries": list(Library.objects.public().with_page().filter(place__commune=commune)),
        "organizations": list(organizations.order_by("name")),
        "places": list(places.with_page()[:PLACES_SHOWN]),
    }


def around_commune(
    commune: Commune, communes: list[Commune], here: dict[str, Any], now: datetime
) -> dict[str, list[Commune]]:
    """Return the neighbours of a commune, and where to look for what it does not have.

    `here` is what `in_commune` found: the nearest communes with events to come, or with a
    library, are asked for only when the commune has none.
    """
    events: set[int] = set()
    libraries: set[int] = set()
    if not here["dates"]:
        events = set(events_by_commune(now))
    if not here["libraries"]:
        ids = Library.objects.public().values_list("place__commune", flat=True)
        libraries = {pk for pk in ids if pk is not None}
    return {
        "neighbours": neighbours(commune, communes),
        "near_with_events": nearest_communes(commune, [c for c in communes if c.pk in events]),
        "near_with_library": nearest_communes(commune, [c for c in communes if c.pk in libraries]),
    }


def place_facts(place: Place) -> Facts:
    """Return the practical facts of a place; what nobody knows is said, not hidden.

    A known address stands under the title.
    """
    locality = f"{place.postal_code} {place.town}".strip()
    address = "" if place.address else f"{locality} (adresse à compléter)".strip()
    point = "" if place.has_public_point else _("Emplacement exact non renseigné")
    return [
        (_("Adresse"), address),
        (_("Commune"), commune_link(place.commune)),
        (_("Sur la carte"), point),
        (_("Téléphone"), phone_link(place.phone)),
        (_("Adresse e-mail"), email_link(place.email)),
        (_("Site internet"), link(place.website)),
    ]
