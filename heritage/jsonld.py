"""Structured data of heritage: schema.org LandmarksOrHistoricalBuildings and TouristTrip."""

from typing import Any

from call_culture.territory.addresses import absolute
from call_culture.territory.jsonld import (
    JSONLD,
    commune_as_place,
    place_core,
    without_blanks,
)
from heritage.models import HeritageSite, Trail, TrailStop


def site_jsonld(site: HeritageSite) -> JSONLD:
    """Return a site as schema.org LandmarksOrHistoricalBuildings, its numbers as identifiers."""
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "LandmarksOrHistoricalBuildings",
            **place_core(site.place, site.get_absolute_url()),
            "description": site.summary,
            "containedInPlace": [commune_as_place(commune) for commune in site.communes.all()],
            "identifier": identifiers(site),
        }
    )


def identifiers(site: HeritageSite) -> list[JSONLD]:
    """Return the official numbers and Mérimée references, each named with its source."""
    found: list[JSONLD] = []
    for held in site.site_labels.all():
        if held.reference:
            found.append(_identifier(held.label.short_name, held.reference, held.reference_source))
        if held.merimee_reference:
            found.append(_identifier("Mérimée", held.merimee_reference, "Ministère de la Culture"))
    return found


def _identifier(name: str, value: str, source: str) -> JSONLD:
    return without_blanks(
        {"@type": "PropertyValue", "propertyID": name, "value": value, "description": source}
    )


def trail_jsonld(trail: Trail, stops: list[TrailStop]) -> JSONLD:
    """Return a trail as schema.org TouristTrip, its stops as an ordered itinerary."""
    items: list[dict[str, Any]] = [
        {
            "@type": "ListItem",
            "position": position,
            "item": {"@type": "Place", **place_core(stop.place, stop.place.get_absolute_url())},
        }
        for position, stop in enumerate(stops, start=1)
    ]
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "TouristTrip",
            "name": trail.name,
            "description": trail.summary,
            "url": absolute(trail.get_absolute_url()),
            "itinerary": {
                "@type": "ItemList",
                "numberOfItems": len(items),
                "itemListElement": items,
            },
        }
    )
