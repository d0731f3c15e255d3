"""Records as GeoJSON (RFC 7946: WGS 84, longitude first), written feature by feature."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from call_culture.portal.exports.chunks import in_chunks
from call_culture.portal.exports.records import (
    Record,
    commune_record,
    event_record,
    heritage_record,
    heritage_rows,
    library_record,
    library_rows,
    with_public_relations,
)
from call_culture.portal.exports.selection import EventSelection
from call_culture.territory.models import Commune
from events.models import Event

#: What of an event fits a map; its dates beyond these are on its page and in the API.
EVENT_PROPERTIES = (
    *("uid", "title", "summary", "category", "category_label", "is_accessible_for_free"),
    *("is_example", "url"),
)


def dumps(value: Any) -> str:
    """Return `value` as JSON text, with moments in ISO form."""
    return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)


def collection(features: Iterable[Record]) -> Iterator[str]:
    """Yield a FeatureCollection piece by piece."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(features):
        yield (",\n" if number else "\n") + dumps(feature)
    yield "\n]}\n"


def point(place: Record | None) -> Record | None:
    """Return the geometry of a place record, None when its point is not known."""
    if not place or place["latitude"] is None:
        return None
    return {"type": "Point", "coordinates": [place["longitude"], place["latitude"]]}


def event_features(selection: EventSelection) -> Iterator[Record]:
    """Yield public events; an unknown point is a null geometry. Raises UnknownFilterError."""
    loaded = with_public_relations(Event.objects.published(), selection.dates())
    events = in_chunks(selection.events().order_by("pk"), loaded)
    return (_event_feature(event_record(event)) for event in events)


def _event_feature(record: Record) -> Record:
    place = record["place"]
    properties = {name: record[name] for name in EVENT_PROPERTIES} | {
        "place": place["name"] if place else None,
        "town": place["town"] if place else None,
        "dates": [
            {key: date[key] for key in ("start", "end", "opening_days", "status")}
            for date in record["occurrences"]
        ],
    }
    return _feature(point(place), properties)


def _feature(geometry: Record | None, properties: Record) -> Record:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def heritage_features() -> Iterator[Record]:
    """Yield public heritage sites."""
    for site in heritage_rows():
        record = heritage_record(site)
        yield _feature(point(record.pop("place")), record)


def library_features() -> Iterator[Record]:
    """Yield public libraries, without their hours."""
    for library in library_rows():
        record = library_record(library)
        place = record.pop("place")
        record.pop("opening_periods")
        address = {key: place[key] for key in ("address", "postal_code", "town", "commune_insee")}
        yield _feature(point(place), record | address)


def commune_features() -> Iterator[Record]:
    """Yield the communes with their boundaries."""
    for commune in Commune.objects.order_by("name"):
        yield _feature(commune.boundary, commune_record(commune))
