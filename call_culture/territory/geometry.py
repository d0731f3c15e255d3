"""Plane geometry on GeoJSON boundaries. Coordinates are WGS 84 degrees: [longitude, latitude]."""

from collections.abc import Iterable, Iterator
from typing import Any

from call_culture.territory.models import Commune
from call_culture.territory.nearby import distance_m

Geometry = dict[str, Any]
Ring = list[list[float]]


def polygons(boundary: Geometry | None) -> list[list[Ring]]:
    """Return the polygons of a boundary; each is its outer ring, then its holes."""
    if not boundary or not boundary.get("coordinates"):
        return []
    coordinates = boundary["coordinates"]
    return [coordinates] if boundary.get("type") == "Polygon" else list(coordinates)


def vertices(boundary: Geometry | None) -> Iterator[tuple[float, float]]:
    """Yield each vertex (longitude, latitude) of a boundary, holes included."""
    for polygon in polygons(boundary):
        for ring in polygon:
            yield from ((point[0], point[1]) for point in ring)


def _sides(ring: Ring) -> Iterator[tuple[list[float], list[float]]]:
    return zip(ring, ring[1:] + ring[:1], strict=True)


def _on_ring(ring: Ring, x: float, y: float) -> bool:
    """True when the point lies on a side of the ring."""
    for (x1, y1), (x2, y2) in _sides(ring):
        aligned = (x - x1) * (y2 - y1) == (y - y1) * (x2 - x1)
        if aligned and min(x1, x2) <= x <= max(x1, x2) and min(y1, y2) <= y <= max(y1, y2):
            return True
    return False


def _in_ring(ring: Ring, x: float, y: float) -> bool:
    """True when a ray from the point eastwards crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in _sides(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def contains(boundary: Geometry | None, latitude: float, longitude: float) -> bool:
    """True when the point is inside the boundary or on it; a hole is outside, its rim inside."""
    for outer, *holes in polygons(boundary):
        if any(_on_ring(ring, longitude, latitude) for ring in (outer, *holes)):
            return True
        if _in_ring(outer, longitude, latitude):
            return not any(_in_ring(hole, longitude, latitude) for hole in holes)
    return False


def commune_at(latitude: float, longitude: float, communes: Iterable[Commune]) -> Commune | None:
    """Return the first of `communes` that contains the point; on a border the first wins."""
    return next((c for c in communes if contains(c.boundary, latitude, longitude)), None)


def neighbours(commune: Commune, communes: Iterable[Commune]) -> list[Commune]:
    """Return those of `communes` that share a stretch of border with `commune`, in their order.

    The boundaries come from one mosaic: neighbours have vertices in common, at least two. A
    commune without a boundary has the three nearest as neighbours.
    """
    others = [other for other in communes if other.pk != commune.pk]
    mine = set(vertices(commune.boundary))
    found = [o for o in others if len(mine.intersection(vertices(o.boundary))) >= 2]
    return found or nearest_communes(commune, others)


def nearest_communes(
    commune: Commune, communes: Iterable[Commune], limit: int = 3
) -> list[Commune]:
    """Return the `limit` of `communes` whose centres are nearest to that of `commune`."""

    def metres(other: Commune) -> float:
        return distance_m(commune.latitude, commune.longitude, other.latitude, other.longitude)

    others = [other for other in communes if other.pk != commune.pk]
    return sorted(others, key=lambda other: (metres(other), other.name))[:limit]
