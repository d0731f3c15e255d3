"""Events, their dates and programmes as plain dictionaries."""

from datetime import datetime

from django.db.models import Prefetch
from django.utils import timezone

from call_culture.portal.exports.records.ground import Record, place_record
from call_culture.territory.addresses import absolute
from call_culture.territory.french import rich
from events.enums import PriceKind
from events.models import Edition, Event, Occurrence, Programme
from events.querysets import EventQuerySet, OccurrenceQuerySet
from partners.models import Organization


def with_public_relations(
    events: EventQuerySet, dates: OccurrenceQuerySet | None = None
) -> EventQuerySet:
    """Load what `event_record` reads, in a number of queries that does not depend on the rows.

    `dates` narrows the occurrences that are told; by default those that are not over.
    """
    shown = Occurrence.objects.not_over() if dates is None else dates
    return events.select_related(
        "place__commune", "place__heritage_site", "place__library", "picture"
    ).prefetch_related(
        "audiences",
        "access_features",
        Prefetch("organizers", Organization.objects.public()),
        Prefetch("editions", Edition.objects.public().select_related("programme")),
        Prefetch(
            "occurrences",
            shown.in_order().select_related(
                "place__commune", "place__heritage_site", "place__library"
            ),
        ),
    )


def _local(moment: datetime | None) -> datetime | None:
    return timezone.localtime(moment) if moment else None


def occurrence_record(occurrence: Occurrence) -> Record:
    """Return one date: the period of an exhibition has `opening_days` (1 is Monday)."""
    return {
        "start": _local(occurrence.start),
        "end": _local(occurrence.end),
        "all_day": occurrence.all_day,
        "opening_days": [int(day) for day in occurrence.opening_days],
        "opening_time": occurrence.opening_time,
        "closing_time": occurrence.closing_time,
        "status": occurrence.event_status,
        "status_label": occurrence.get_event_status_display(),
        "status_reason": occurrence.status_reason or None,
        "previous_start": _local(occurrence.previous_start),
        "other_place": place_record(occurrence.place),
        "note": occurrence.note or None,
    }


def event_record(event: Event) -> Record:
    """Return a public event loaded by `with_public_relations`, with its dates."""
    return {
        "uid": str(event.uid),
        "slug": event.slug,
        "url": absolute(event.get_absolute_url()),
        "title": event.title,
        "summary": event.summary,
        "description_html": str(rich(event.description)) if event.description else None,
        "category": event.category,
        "category_label": event.get_category_display(),
        "audiences": [audience.slug for audience in event.audiences.all()],
        "age_min": event.age_min,
        "age_max": event.age_max,
        "languages": event.languages.split() or ["fr"],
        **_price_and_booking(event),
        "is_online": event.is_online,
        "online_url": event.online_url or None,
        "place": place_record(event.place),
        "organizers": [
            {"slug": o.slug, "name": o.name, "url": absolute(o.get_absolute_url())}
            for o in event.organizers.all()
        ],
        "editions": [edition_record(edition) for edition in event.editions.all()],
        "access_features": [feature.slug for feature in event.access_features.all()],
        "access_note": event.access_note or None,
        "picture": _picture_record(event),
        "occurrences": [occurrence_record(date) for date in event.occurrences.all()],
        "is_example": event.is_demo,
        "updated_at": _local(event.updated_at),
    }


def is_free(event: Event) -> bool | None:
    """Return whether the event costs nothing; None when nobody has said."""
    if event.price_kind == PriceKind.UNKNOWN:
        return None
    return event.price_kind == PriceKind.FREE


def _price_and_booking(event: Event) -> Record:
    """What it costs and how to book; `is_accessible_for_free` is None when nobody has said."""
    return {
        "is_accessible_for_free": is_free(event),
        "price_kind": event.price_kind,
        "price_min": event.price_min,
        "price_max": event.price_max,
        "price_note": event.price_note or None,
        "booking_kind": event.booking_kind,
        "booking_url": event.booking_url or None,
        "booking_phone": event.booking_phone or None,
        "booking_email": event.booking_email or None,
    }


def _picture_record(event: Event) -> Record | None:
    picture = event.picture
    if picture is None:
        return None
    return {
        "url": absolute(picture.file.url),
        "alt": picture.alt or None,
        "credit": picture.credit,
        "licence": picture.licence or None,
    }


def edition_record(edition: Edition) -> Record:
    """Return one year of a programme; load it with its programme."""
    return {
        "programme": edition.programme.slug,
        "name": edition.programme.name,
        "year": edition.year,
        "theme": edition.theme or None,
        "first_day": edition.first_day,
        "last_day": edition.last_day,
        "is_example": edition.is_demo,
        "url": absolute(edition.get_absolute_url()),
    }


def programme_record(programme: Programme) -> Record:
    """Return a programme with its public editions (prefetched as `public_editions`)."""
    return {
        "slug": programme.slug,
        "name": programme.name,
        "kind": programme.kind,
        "kind_label": programme.get_kind_display(),
        "summary": programme.summary or None,
        "organizers_text": programme.organizers_text or None,
        "usual_period": programme.usual_period or None,
        "website": programme.website or None,
        "source": programme.source or None,
        "editions": [edition_record(edition) for edition in _public_editions(programme)],
        "url": absolute(programme.get_absolute_url()),
    }


def _public_editions(programme: Programme) -> list[Edition]:
    return list(getattr(programme, "public_editions", []))
