"""Reading the communes' boundaries."""

import json
from pathlib import Path
from typing import Any

from call_culture.portal.loading.rows import LATITUDES, LONGITUDES, BrokenFile

Geometry = dict[str, Any]


def _polygons(geometry: Any) -> list[Any]:
    """Return the polygons of a Polygon or MultiPolygon; raises ValueError with the reason."""
    kind = geometry.get("type") if isinstance(geometry, dict) else None
    if kind not in {"Polygon", "MultiPolygon"}:
        raise ValueError("la géométrie doit être un Polygon ou un MultiPolygon")
    coordinates = geometry.get("coordinates")
    polygons = [coordinates] if kind == "Polygon" else coordinates
    if not isinstance(polygons, list) or not polygons:
        raise ValueError("la géométrie n'a pas de coordonnées")
    return polygons


def _check_ring(ring: Any) -> None:
    """Raise ValueError unless `ring` is closed and inside the territory's bounds."""
    if not isinstance(ring, list) or len(ring) < 4:
        raise ValueError("un contour a moins de quatre points")
    for point in ring:
        numbers = isinstance(point, list) and len(point) == 2
        if not (numbers and all(isinstance(n, int | float) for n in point)):
            raise ValueError(f"point illisible {point!r:.60}")
        longitude, latitude = point
        if not LONGITUDES[0] <= longitude <= LONGITUDES[1]:
            raise ValueError(f"longitude {longitude} hors du territoire")
        if not LATITUDES[0] <= latitude <= LATITUDES[1]:
            raise ValueError(f"latitude {latitude} hors du territoire")
    if ring[0] != ring[-1]:
        raise ValueError("un contour n'est pas fermé")


def _check_geometry(geometry: Any) -> None:
    for polygon in _polygons(geometry):
        if not isinstance(polygon, list) or not polygon:
            raise ValueError("un polygone est vide")
        for ring in polygon:
            _check_ring(ring)


def read_boundaries(path: Path, codes: set[str]) -> dict[str, Geometry]:
    """Return the boundary of each of `codes` (INSEE), GeoJSON, WGS 84.

    Raises BrokenFile for a file that is not GeoJSON, an unknown, repeated or missing commune,
    or a shape that is not made of closed rings inside the territory.
    """
    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        features = collection["features"] if isinstance(collection, dict) else None
    except OSError as error:
        raise BrokenFile(f"{path.name}\xa0: fichier introuvable dans {path.parent}.") from error
    except UnicodeDecodeError as error:
        raise BrokenFile(f"{path.name}\xa0: le fichier n'est pas en UTF-8.") from error
    except json.JSONDecodeError as error:
        raise BrokenFile(
            f"{path.name}, ligne {error.lineno}, caractère {error.colno}\xa0: JSON illisible."
        ) from error
    except KeyError:
        features = None
    if not isinstance(features, list):
        raise BrokenFile(f"{path.name}, ligne 1\xa0: liste «\xa0features\xa0» absente.")
    boundaries: dict[str, Geometry] = {}
    for number, feature in enumerate(features, start=1):
        code, geometry = _feature(path.name, number, feature)
        if code not in codes or code in boundaries:
            reason = "est inconnu" if code not in codes else "est déjà donné"
            raise BrokenFile(
                f"{path.name}, élément {number}, «\xa0insee_code\xa0»"
                f"\xa0: «\xa0{code}\xa0» {reason}."
            )
        boundaries[code] = geometry
    if missing := sorted(codes - set(boundaries)):
        raise BrokenFile(f"{path.name}\xa0: il manque le contour de {', '.join(missing)}.")
    return boundaries


def _feature(file_name: str, number: int, feature: Any) -> tuple[str, Geometry]:
    """Return (INSEE code, geometry) of one feature, checked."""
    feature = feature if isinstance(feature, dict) else {}
    code = str((feature.get("properties") or {}).get("insee_code", ""))
    geometry = feature.get("geometry")
    try:
        _check_geometry(geometry)
    except ValueError as error:
        raise BrokenFile(
            f"{file_name}, élément {number} ({code or 'sans code'}), «\xa0geometry\xa0»"
            f"\xa0: {error}."
        ) from error
    return code, {"type": geometry["type"], "coordinates": geometry["coordinates"]}
