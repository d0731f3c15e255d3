"""What can be read. Each list starts at the public gate of its model."""

from collections.abc import Callable
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from call_culture.portal.api import schemas
from call_culture.portal.api.parameters import CommunePaging, EventQuery, Paging
from call_culture.portal.exports import records
from call_culture.portal.exports.selection import find_commune
from call_culture.territory.addresses import absolute
from call_culture.territory.models import Commune, Place
from events.models import Edition, Event, Occurrence, Programme
from events.querysets import OccurrenceQuerySet
from partners.models import Organization

router = Router()


def page_of(
    request: HttpRequest, rows: QuerySet, paging: Paging, record: Callable[[Any], Any]
) -> dict[str, Any]:
    """Return a window on `rows` with its total and the address of what follows."""
    total = rows.count()
    end = paging.offset + paging.limit
    following = None
    if end < total and end <= 10_000:
        query = request.GET.copy()
        query["offset"], query["limit"] = str(end), str(paging.limit)
        following = absolute(f"{request.path}?{query.urlencode()}")
    results = [record(row) for row in rows[paging.offset : end]]
    return {"count": total, "next": following, "results": results}


@router.get(
    "/events", response=schemas.Page[schemas.Event], summary="Les événements et leurs dates"
)
def list_events(request: HttpRequest, query: Query[EventQuery]) -> dict[str, Any]:
    """Par défaut, ceux qui ont une date à venir. L'ordre est stable ; pour lire date après
    date, voir /occurrences. Seules les dates demandées sont données."""
    selection = query.selection()
    events = records.with_public_relations(selection.events(), selection.dates())
    return page_of(request, events.order_by("pk"), query, records.event_record)


@router.get("/events/{slug:slug}", response=schemas.Event, summary="Un événement")
def read_event(request: HttpRequest, slug: str) -> dict[str, Any]:
    """Toutes ses dates, passées comprises. 404 s'il n'est pas public."""
    events = records.with_public_relations(Event.objects.published(), Occurrence.objects.all())
    return records.event_record(get_object_or_404(events, slug=slug))


@router.get(
    "/occurrences", response=schemas.Page[schemas.DatedEvent], summary="Les dates, dans l'ordre"
)
def list_occurrences(request: HttpRequest, query: Query[EventQuery]) -> dict[str, Any]:
    """Une ligne par date, la plus proche d'abord, avec l'essentiel de son événement."""
    selection = query.selection()
    dates: OccurrenceQuerySet = selection.dates().of_published_events()
    if query.commune or query.category or query.q:
        dates = dates.filter(event__in=selection.events().values("pk"))
    return page_of(request, dates.in_order().with_event_card(), query, _dated_event)


def _dated_event(occurrence: Any) -> dict[str, Any]:
    event = occurrence.event
    summary = {
        "uid": str(event.uid),
        "slug": event.slug,
        "url": absolute(event.get_absolute_url()),
        "title": event.title,
        "summary": event.summary,
        "category": event.category,
        "category_label": event.get_category_display(),
        "is_accessible_for_free": records.is_free(event),
        "place": records.place_record(event.place),
        "is_example": event.is_demo,
    }
    return records.occurrence_record(occurrence) | {"event": summary}


@router.get(
    "/programmes", response=schemas.Page[schemas.Programme], summary="Festivals, prix, dispositifs"
)
def list_programmes(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Les programmes et leurs éditions publiques."""
    editions = Edition.objects.public().select_related("programme")
    rows = Programme.objects.public().prefetch_related(
        Prefetch("editions", editions, to_attr="public_editions")
    )
    return page_of(request, rows.order_by("name", "pk"), paging, records.programme_record)


@router.get(
    "/heritage", response=schemas.Page[schemas.HeritageSite], summary="Les sites patrimoniaux"
)
def list_heritage(request: HttpRequest, query: Query[CommunePaging]) -> dict[str, Any]:
    """Un site peut tenir à plusieurs communes. Chaque numéro officiel dit d'où il vient."""
    rows = records.heritage_rows()
    if query.commune:
        rows = rows.in_commune(find_commune(query.commune))
    return page_of(request, rows, query, records.heritage_record)


@router.get("/libraries", response=schemas.Page[schemas.Library], summary="Les médiathèques")
def list_libraries(request: HttpRequest, query: Query[CommunePaging]) -> dict[str, Any]:
    """Le réseau de lecture, avec les horaires connus."""
    rows = records.library_rows()
    if query.commune:
        rows = rows.filter(place__commune=find_commune(query.commune))
    return page_of(request, rows, query, records.library_record)


@router.get("/places", response=schemas.Page[schemas.Place], summary="Les lieux")
def list_places(request: HttpRequest, query: Query[CommunePaging]) -> dict[str, Any]:
    """Tous les lieux publics, sites et médiathèques compris."""
    rows = Place.objects.public().with_page().order_by("name", "pk")
    if query.commune:
        rows = rows.filter(commune=find_commune(query.commune))
    return page_of(request, rows, query, records.place_record)


@router.get(
    "/organizations", response=schemas.Page[schemas.Organization], summary="Les partenaires"
)
def list_organizations(request: HttpRequest, query: Query[CommunePaging]) -> dict[str, Any]:
    """Qui fait le programme."""
    rows = Organization.objects.public().select_related("commune").order_by("name", "pk")
    if query.commune:
        rows = rows.filter(commune=find_commune(query.commune))
    return page_of(request, rows, query, records.organization_record)


@router.get("/communes", response=schemas.Page[schemas.Commune], summary="Les 36 communes")
def list_communes(request: HttpRequest, paging: Query[Paging]) -> dict[str, Any]:
    """Les contours sont dans le fichier GeoJSON de la page des données."""
    rows = Commune.objects.defer("boundary").order_by("name")
    return page_of(request, rows, paging, records.commune_record)
