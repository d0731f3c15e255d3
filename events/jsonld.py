"""Structured data (schema.org) of events, programmes and editions. Only what is known is said."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils import timezone

from call_culture.printable import without_tags
from call_culture.territory.addresses import absolute
from call_culture.territory.jsonld import JSONLD, place_core, without_blanks
from call_culture.territory.models import Place
from events.enums import AudienceSlug, Category, EventStatus, PriceKind, ProgrammeKind
from events.models import Edition, Event, Occurrence, Programme
from events.words import ages_line, last_day_of
from partners.models import Organization

CONTEXT = "https://schema.org"
#: Dates of one event told to machines; the page gives them all.
MAX_DATES = 30

_TYPES = {
    Category.CONCERT: "MusicEvent",
    Category.THEATRE: "TheaterEvent",
    Category.DANCE: "DanceEvent",
    Category.EXHIBITION: "ExhibitionEvent",
    Category.CINEMA: "ScreeningEvent",
    Category.READING: "LiteraryEvent",
    Category.WORKSHOP: "EducationEvent",
    Category.DIGITAL_WORKSHOP: "EducationEvent",
    Category.FESTIVITY: "Festival",
}
#: schema.org has no status for a sold out or moved event: it takes place, offers tell the rest.
_STATUSES = {
    EventStatus.POSTPONED: "EventPostponed",
    EventStatus.RESCHEDULED: "EventRescheduled",
    EventStatus.CANCELLED: "EventCancelled",
    EventStatus.MOVED_ONLINE: "EventMovedOnline",
}


def event_graph(
    event: Event,
    occurrences: Iterable[Occurrence],
    organizers: Iterable[Organization] = (),
    editions: Iterable[Edition] = (),
) -> JSONLD:
    """Return one schema.org Event for each of `occurrences`, at most MAX_DATES."""
    common = _common(event, list(organizers), list(editions))
    rows = list(occurrences)[:MAX_DATES]
    return {"@context": CONTEXT, "@graph": [_dated(common, event, row) for row in rows]}


def _common(event: Event, organizers: list[Organization], editions: list[Edition]) -> JSONLD:
    """What every date of the event says."""
    description = " ".join(
        part for part in (event.summary, without_tags(event.description)) if part
    )
    return without_blanks(
        {
            "@type": _TYPES.get(Category(event.category), "Event"),
            "name": event.title,
            "description": description.strip(),
            "url": absolute(event.get_absolute_url()),
            "image": [absolute(reverse("poster", args=["event", event.slug]))],
            "inLanguage": event.languages.split() or ["fr"],
            "typicalAgeRange": _age_range(event),
            "audience": [
                {"@type": "Audience", "audienceType": audience.name}
                for audience in event.audiences.all()
                if audience.slug != AudienceSlug.EVERYONE
            ],
            "isAccessibleForFree": _is_free(event),
            "organizer": [
                {
                    "@type": "Organization",
                    "name": organization.name,
                    "url": absolute(organization.get_absolute_url()),
                }
                for organization in organizers
            ],
            "superEvent": [edition_core(edition) for edition in editions],
        }
    )


def _dated(common: JSONLD, event: Event, occurrence: Occurrence) -> JSONLD:
    """One date: when, where, in which state, at what price."""
    status = _STATUSES.get(EventStatus(occurrence.event_status), "EventScheduled")
    data = {
        **common,
        "@id": f"{absolute(event.get_absolute_url())}#date-{occurrence.pk}",
        "startDate": _moment(occurrence, occurrence.start),
        "endDate": _end(occurrence),
        "eventStatus": f"{CONTEXT}/{status}",
        "eventAttendanceMode": f"{CONTEXT}/{_attendance(event, occurrence)}",
        "location": _locations(event, occurrence),
        "offers": _offer(event, occurrence),
    }
    if occurrence.previous_start:
        data["previousStartDate"] = _moment(occurrence, occurrence.previous_start)
    return without_blanks(data)


def _whole_days(occurrence: Occurrence) -> bool:
    return occurrence.all_day or occurrence.is_period


def _moment(occurrence: Occurrence, moment: Any) -> str:
    """A local day for whole days, else a moment with its offset from UTC."""
    local = timezone.localtime(moment)
    return (local.date() if _whole_days(occurrence) else local).isoformat()


def _end(occurrence: Occurrence) -> str | None:
    if _whole_days(occurrence):
        return last_day_of(occurrence).isoformat()
    return timezone.localtime(occurrence.end).isoformat() if occurrence.end else None


def _attendance(event: Event, occurrence: Occurrence) -> str:
    if occurrence.event_status == EventStatus.MOVED_ONLINE:
        return "OnlineEventAttendanceMode"
    if event.is_online:
        has_place = bool(occurrence.place or event.place)
        return "MixedEventAttendanceMode" if has_place else "OnlineEventAttendanceMode"
    return "OfflineEventAttendanceMode"


def _locations(event: Event, occurrence: Occurrence) -> JSONLD | list[JSONLD] | None:
    """The place, the online address, or both; nothing when neither is known."""
    found: list[JSONLD] = []
    place = occurrence.place or event.place
    if place and occurrence.event_status != EventStatus.MOVED_ONLINE:
        found.append(place_location(place))
    if event.is_online or occurrence.event_status == EventStatus.MOVED_ONLINE:
        url = event.online_url or absolute(event.get_absolute_url())
        found.append({"@type": "VirtualLocation", "url": url})
    return found[0] if len(found) == 1 else found or None


def place_location(place: Place) -> JSONLD:
    """Return where it happens. A place that is not public is named without a link."""
    data = place_core(place, place.get_absolute_url())
    if not place.is_published:
        data.pop("url", None)
        data.pop("@id", None)
    return {"@type": "Place", **data}


def _is_free(event: Event) -> bool | None:
    known = {PriceKind.FREE: True, PriceKind.PAID: False}
    return known.get(PriceKind(event.price_kind))


def _offer(event: Event, occurrence: Occurrence) -> JSONLD | None:
    """The price as far as it is known; no offer at all for an unknown one."""
    sold_out = occurrence.event_status == EventStatus.SOLD_OUT
    offer: JSONLD = {
        "@type": "Offer",
        "url": event.booking_url or absolute(event.get_absolute_url()),
        "priceCurrency": "EUR",
        "availability": f"{CONTEXT}/{'SoldOut' if sold_out else 'InStock'}",
    }
    if event.booking_opens_on:
        offer["validFrom"] = event.booking_opens_on.isoformat()
    low, high = event.price_min, event.price_max
    if event.price_kind == PriceKind.FREE:
        return {**offer, "price": "0"}
    if low is not None and high is not None and low != high:
        return {**offer, "@type": "AggregateOffer", "lowPrice": str(low), "highPrice": str(high)}
    if low is not None and high is None:
        return {**offer, "@type": "AggregateOffer", "lowPrice": str(low)}
    if low is not None:
        return {**offer, "price": str(low)}
    return None


def _age_range(event: Event) -> str:
    """schema.org writes "4-11", "6-", "-12"."""
    if not ages_line(event):
        return ""
    low = "" if event.age_min is None else event.age_min
    high = "" if event.age_max is None else event.age_max
    return f"{low}-{high}"


def edition_core(edition: Edition) -> JSONLD:
    """Return an edition as the Event that holds others; load its programme."""
    is_festival = edition.programme.kind == ProgrammeKind.FESTIVAL
    first, last = edition.first_day, edition.last_day
    return without_blanks(
        {
            "@type": "Festival" if is_festival else "Event",
            "name": str(edition),
            "url": absolute(edition.get_absolute_url()),
            "startDate": first.isoformat() if first else None,
            "endDate": last.isoformat() if last else None,
            "description": edition.theme,
        }
    )


def edition_data(edition: Edition, organizers: Iterable[Organization]) -> JSONLD:
    """Return the page of an edition."""
    return without_blanks(
        {
            "@context": CONTEXT,
            **edition_core(edition),
            "eventStatus": f"{CONTEXT}/EventScheduled" if edition.first_day else None,
            "location": {
                "@type": "AdministrativeArea",
                "name": "Communauté d'agglomération de Lens-Liévin",
                "address": {"@type": "PostalAddress", "addressCountry": "FR"},
            },
            "organizer": [
                {"@type": "Organization", "name": row.name, "url": absolute(row.get_absolute_url())}
                for row in organizers
            ],
            "superEvent": programme_core(edition.programme),
        }
    )


def programme_core(programme: Programme) -> JSONLD:
    """Return a programme as a series."""
    return without_blanks(
        {
            "@type": "EventSeries",
            "name": programme.name,
            "description": programme.summary,
            "url": absolute(programme.get_absolute_url()),
            "sameAs": programme.website,
        }
    )


def programme_data(programme: Programme, editions: Iterable[Edition]) -> JSONLD:
    """Return the page of a programme with its editions."""
    parts = [edition_core(edition) for edition in editions]
    return without_blanks({"@context": CONTEXT, **programme_core(programme), "subEvent": parts})
