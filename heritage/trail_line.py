"""The line of a trail: cleaned, drawn as SVG, written as GPX and GeoJSON.

Points are (longitude, latitude) in degrees, WGS 84.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import cos, isfinite, radians
from typing import Any
from xml.etree import ElementTree

from call_culture.territory.addresses import absolute
from call_culture.territory.french import distance_words
from call_culture.territory.nearby import METRES_IN_A_DEGREE, distance_m
from heritage.models import Trail, TrailStop

Point = tuple[float, float]

GPX_NAMESPACE = "http://www.topografix.com/GPX/1/1"
WIDTH, HEIGHT, MARGIN = 640, 420, 36
#: Lengths a scale bar can have, in metres.
SCALES = (50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000)
#: Characters XML 1.0 forbids, which a text copied from elsewhere may hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Marker:
    """A numbered stop on the drawing, in SVG units."""

    number: int
    name: str
    x: float
    y: float


@dataclass(frozen=True)
class TrailMap:
    """What the SVG of a trail is drawn from. North is up."""

    path: str
    markers: list[Marker]
    scale_units: float
    scale_words: str
    width: int = WIDTH
    height: int = HEIGHT


def clean_line(value: Any) -> list[Point]:
    """Return the points of a stored line, those that are no point on Earth left out."""
    if not isinstance(value, list):
        return []
    return [point for item in value if (point := _point(item)) is not None]


def _point(item: Any) -> Point | None:
    if not isinstance(item, list | tuple) or len(item) < 2:
        return None
    longitude, latitude = item[0], item[1]
    for number in (longitude, latitude):
        if isinstance(number, bool) or not isinstance(number, int | float) or not isfinite(number):
            return None
    if abs(longitude) > 180 or abs(latitude) > 90:
        return None
    return float(longitude), float(latitude)


def public_stops(trail: Trail) -> list[TrailStop]:
    """Return the stops at places the public may see, in order, in one query."""
    stops = trail.stops.filter(place__is_published=True, place__merged_into=None)
    stops = stops.exclude(place__heritage_site__is_published=False)
    stops = stops.exclude(place__library__is_published=False)
    return list(
        stops.select_related("place__commune", "place__heritage_site", "place__library")
        .defer("place__commune__boundary", "place__commune__description")
        .order_by("order")
    )


def stop_point(stop: TrailStop) -> Point | None:
    """Return the point of a stop, or None when it is unknown or doubtful."""
    place = stop.place
    if not place.has_public_point or place.latitude is None or place.longitude is None:
        return None
    return place.longitude, place.latitude


def draw(line: Sequence[Point], stops: Sequence[TrailStop]) -> TrailMap | None:
    """Return the drawing of a line and its stops, or None with fewer than two places to show."""
    placed = [(n, s, p) for n, s in enumerate(stops, start=1) if (p := stop_point(s)) is not None]
    points = [*line, *(point for _number, _stop, point in placed)]
    if len(set(points)) < 2:
        return None
    west, east = min(p[0] for p in points), max(p[0] for p in points)
    south, north = min(p[1] for p in points), max(p[1] for p in points)
    shrink = cos(radians((south + north) / 2)) or 1e-6
    wide, high = max((east - west) * shrink, 1e-6), max(north - south, 1e-6)
    unit = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    left, top = (WIDTH - wide * unit) / 2, (HEIGHT - high * unit) / 2

    def at(point: Point) -> Point:
        x = left + (point[0] - west) * shrink * unit
        return round(x, 1), round(top + (north - point[1]) * unit, 1)

    path = "M" + "L".join(f"{x:g} {y:g}" for x, y in map(at, line)) if len(line) > 1 else ""
    metres_in_unit = METRES_IN_A_DEGREE / unit
    scale = max((s for s in SCALES if s / metres_in_unit <= WIDTH / 4), default=SCALES[0])
    return TrailMap(
        path=path,
        markers=[Marker(number, stop.place.name, *at(point)) for number, stop, point in placed],
        scale_units=round(scale / metres_in_unit, 1),
        scale_words=distance_words(scale),
    )


def length_m(line: Sequence[Point]) -> float:
    """Return the length of a line in metres."""
    pairs = zip(line, line[1:], strict=False)
    return sum(distance_m(a[1], a[0], b[1], b[0]) for a, b in pairs)


def gpx(trail: Trail, line: Sequence[Point], stops: Iterable[TrailStop]) -> bytes:
    """Return the trail as GPX 1.1: a waypoint for each stop, then the line.

    A line that only joins the stops is a route (`rte`), not a recorded track (`trk`), so that
    no device shows it as a path to be walked.
    """
    root = ElementTree.Element(
        "gpx", {"version": "1.1", "creator": "Culture Lens-Liévin", "xmlns": GPX_NAMESPACE}
    )
    metadata = ElementTree.SubElement(root, "metadata")
    _text(metadata, "name", trail.name)
    _text(metadata, "desc", trail.summary)
    ElementTree.SubElement(metadata, "link", {"href": absolute(trail.get_absolute_url())})
    for stop in stops:
        point = stop_point(stop)
        if point is not None:
            waypoint = ElementTree.SubElement(root, "wpt", _position(point))
            _text(waypoint, "name", stop.place.name)
            _text(waypoint, "desc", stop.directions)
    if line:
        tag, parent = (
            "trkpt",
            ElementTree.SubElement(root, "rte" if trail.line_is_approximate else "trk"),
        )
        _text(parent, "name", trail.name)
        if trail.line_is_approximate:
            tag = "rtept"
        else:
            parent = ElementTree.SubElement(parent, "trkseg")
        for point in line:
            ElementTree.SubElement(parent, tag, _position(point))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def _position(point: Point) -> dict[str, str]:
    return {"lat": f"{point[1]:.6f}", "lon": f"{point[0]:.6f}"}


def _text(parent: ElementTree.Element, tag: str, text: str) -> None:
    if text:
        ElementTree.SubElement(parent, tag).text = _NOT_XML.sub("", text)


def geojson(trail: Trail, line: Sequence[Point], stops: Iterable[TrailStop]) -> dict[str, Any]:
    """Return the trail as a GeoJSON FeatureCollection (RFC 7946): the line, then the stops."""
    features: list[dict[str, Any]] = []
    if len(line) > 1:
        features.append(
            _feature(
                "LineString",
                [list(point) for point in line],
                {"name": trail.name, "approximate": trail.line_is_approximate},
            )
        )
    for number, stop in enumerate(stops, start=1):
        point = stop_point(stop)
        if point is not None:
            properties = {
                "name": stop.place.name,
                "order": number,
                "directions": stop.directions,
                "url": absolute(stop.place.get_absolute_url()),
            }
            features.append(_feature("Point", list(point), properties))
    return {
        "type": "FeatureCollection",
        "name": trail.name,
        "url": absolute(trail.get_absolute_url()),
        "features": features,
    }


def _feature(kind: str, coordinates: list[Any], properties: dict[str, Any]) -> dict[str, Any]:
    geometry = {"type": kind, "coordinates": coordinates}
    return {"type": "Feature", "geometry": geometry, "properties": properties}
