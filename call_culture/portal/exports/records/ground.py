"""Communes and places as plain dictionaries."""

from typing import Any

from call_culture.territory.addresses import absolute
from call_culture.territory.models import Commune, Place

Record = dict[str, Any]


def commune_record(commune: Commune) -> Record:
    """Return a commune; the boundary goes with the GeoJSON file, not here."""
    return {
        "insee_code": commune.insee_code,
        "slug": commune.slug,
        "name": commune.name,
        "usual_name": commune.usual_name or None,
        "postal_codes": commune.postal_codes.split(),
        "population": commune.population,
        "population_year": commune.population_year,
        "latitude": commune.latitude,
        "longitude": commune.longitude,
        "website": commune.website or None,
        "url": absolute(commune.get_absolute_url()),
    }


def place_record(place: Place | None) -> Record | None:
    """Return a place, or None when there is none or it is hidden. A doubtful point is not told."""
    if place is None or not place.is_published:
        return None
    known = place.has_public_point
    return {
        "slug": place.slug,
        "name": place.name,
        "address": place.address or None,
        "postal_code": place.postal_code or None,
        "town": place.town or None,
        "commune_insee": place.commune.insee_code if place.commune else None,
        "latitude": place.latitude if known else None,
        "longitude": place.longitude if known else None,
        "coordinate_status": place.coordinate_status if known else "unknown",
        "phone": place.phone or None,
        "website": place.website or None,
        "access": {profile: level for profile, _label, level in place.access_levels},
        "url": absolute(place.get_absolute_url()),
    }
