"""What is near a place. Only points that can be trusted are measured."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt
from typing import Any, TypeVar

from django.db import models

from call_culture.territory.enums import CoordinateStatus
from call_culture.territory.models import Place

#: Mean radius of the Earth, in metres (IUGG).
EARTH_RADIUS_M = 6_371_009
METRES_IN_A_DEGREE = 111_195

#: Points good enough to tell a distance.
TRUSTED = (CoordinateStatus.EXACT, CoordinateStatus.APPROXIMATE)

Row = TypeVar("Row", bound=models.Model)


@dataclass(frozen=True)
class Near:
    """Something near, at `metres` as the crow flies."""

    item: Any
    metres: float


def distance_m(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the distance in metres between two points in degrees, as the crow flies."""
    half_lat, half_lon = radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2
    chord = sin(half_lat) ** 2 + cos(radians(lat1)) * cos(radians(lat2)) * sin(half_lon) ** 2
    return 2 * EARTH_RADIUS_M * asin(sqrt(min(1.0, chord)))


def around(
    rows: "models.QuerySet[Row]", place: Place, *, prefix: str = "", radius_m: int = 5000
) -> "models.QuerySet[Row]":
    """Keep the rows whose trusted point is in a square around `place`.

    `prefix` leads from a row to its place ("place__"). A place without a trusted point has
    nothing around it.
    """
    if place.latitude is None or place.longitude is None or not place.has_public_point:
        return rows.none()
    north = radius_m / METRES_IN_A_DEGREE
    east = north / max(0.01, cos(radians(place.latitude)))
    bounds = {
        f"{prefix}coordinate_status__in": TRUSTED,
        f"{prefix}latitude__range": (place.latitude - north, place.latitude + north),
        f"{prefix}longitude__range": (place.longitude - east, place.longitude + east),
    }
    return rows.filter(**bounds)


def nearest(
    place: Place, candidates: Iterable[tuple[Any, Place]], *, limit: int = 4, radius_m: int = 5000
) -> list[Near]:
    """Return the `limit` nearest items among (item, its place), the nearest first."""
    if place.latitude is None or place.longitude is None or not place.has_public_point:
        return []
    found = []
    for item, other in candidates:
        if other.latitude is None or other.longitude is None or not other.has_public_point:
            continue
        metres = distance_m(place.latitude, place.longitude, other.latitude, other.longitude)
        if metres <= radius_m:
            found.append(Near(item, metres))
    return sorted(found, key=lambda near: (near.metres, near.item.pk))[:limit]
