"""Public events in the shape of OpenAgenda's API v2, for the tools that read it."""

from collections.abc import Iterator
from typing import Any

from call_culture.portal.exports.chunks import in_chunks
from call_culture.portal.exports.geojson import dumps
from call_culture.portal.exports.records import Record, event_record, with_public_relations
from call_culture.portal.exports.selection import EventSelection
from events.enums import EventStatus
from events.models import Event

#: OpenAgenda's numbers for the state of an event.
STATUSES = {
    EventStatus.SCHEDULED: 1,
    EventStatus.RESCHEDULED: 2,
    EventStatus.MOVED_ONLINE: 3,
    EventStatus.POSTPONED: 4,
    EventStatus.SOLD_OUT: 5,
    EventStatus.CANCELLED: 6,
    EventStatus.MOVED: 1,
}
#: OpenAgenda's codes of the disability profiles.
ACCESS = {"hearing": "hi", "sight": "vi", "psychic": "pi", "mental": "ii", "wheelchair": "mi"}
OFFLINE, ONLINE, MIXED = 1, 2, 3


def pieces(selection: EventSelection) -> Iterator[str]:
    """Yield {"events": […]} piece by piece. Raises UnknownFilterError."""
    loaded = with_public_relations(Event.objects.published(), selection.dates())
    rows = in_chunks(selection.events().order_by("pk"), loaded)

    def written() -> Iterator[str]:
        yield '{"success": true, "events": ['
        for number, event in enumerate(rows):
            yield (",\n" if number else "\n") + dumps(openagenda_event(event_record(event)))
        yield "\n]}\n"

    return written()


def openagenda_event(record: Record) -> Record:
    """Return an event record with OpenAgenda's keys. `exemple` is ours."""
    dates = record["occurrences"]
    statuses = {STATUSES[EventStatus(date["status"])] for date in dates}
    return {
        "uid": record["uid"],
        "slug": record["slug"],
        "title": {"fr": record["title"]},
        "description": {"fr": record["summary"]},
        "longDescription": {"fr": record["description_html"] or ""},
        "keywords": {"fr": [record["category_label"]]},
        "conditions": {"fr": _conditions(record)},
        "age": {"min": record["age_min"], "max": record["age_max"]},
        "accessibility": {
            code: (record["place"] or {}).get("access", {}).get(profile) == "yes"
            for profile, code in ACCESS.items()
        },
        "registration": _registration(record),
        "timings": [{"begin": d["start"], "end": d["end"] or d["start"]} for d in dates],
        "attendanceMode": _attendance(record),
        "onlineAccessLink": record["online_url"],
        "status": statuses.pop() if len(statuses) == 1 else 1,
        "location": _location(record["place"]),
        "canonicalUrl": record["url"],
        "updatedAt": record["updated_at"],
        "exemple": record["is_example"],
    }


def _conditions(record: Record) -> str:
    if record["is_accessible_for_free"]:
        return "Gratuit"
    return record["price_note"] or ""


def _registration(record: Record) -> list[dict[str, Any]]:
    kinds = (("link", "booking_url"), ("phone", "booking_phone"), ("email", "booking_email"))
    return [{"type": kind, "value": record[key]} for kind, key in kinds if record[key]]


def _attendance(record: Record) -> int:
    if not record["is_online"]:
        return OFFLINE
    return MIXED if record["place"] else ONLINE


def _location(place: Record | None) -> Record | None:
    if place is None:
        return None
    return {
        "slug": place["slug"],
        "name": place["name"],
        "address": place["address"],
        "postalCode": place["postal_code"],
        "city": place["town"],
        "insee": place["commune_insee"],
        "latitude": place["latitude"],
        "longitude": place["longitude"],
        "countryCode": "FR",
    }
