"""The map of the communes as one inline SVG: shapes that are links, with their counts.

Equirectangular projection, its parallel in the middle of the territory: true to shape within
0.1 % over the 20 km the territory measures. Whole units are about 20 m, less than what the
generalised boundaries are wrong by, and neighbours stay joined because both round alike.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import cos, radians, sqrt

from call_culture.territory.french import count_words
from call_culture.territory.geometry import Geometry, polygons, vertices
from call_culture.territory.models import Commune

WIDTH = 1000
_MARGIN = 6
#: Width of a letter of a name, and room kept at both ends, in units of the map.
_LETTER, _PAD = 9.2, 6
LEVELS = 4

#: Singular, plural and zero of what is counted.
Words = tuple[str, str, str]
EVENTS: Words = ("événement", "événements", "aucun événement")


@dataclass(frozen=True)
class Shape:
    """A commune: its outline (SVG path data), where its label stands, and what it counts."""

    name: str
    url: str
    path: str
    x: int
    y: int
    short_label: str
    count: int | None
    level: int
    title: str
    is_current: bool


@dataclass(frozen=True)
class Point:
    """A place shown on the map, in units of the map."""

    x: int
    y: int
    label: str
    url: str
    kind: str


@dataclass(frozen=True)
class Spot:
    """A place to show: WGS 84 degrees, what it is called, where its page is."""

    latitude: float
    longitude: float
    label: str
    url: str = ""
    kind: str = "place"


@dataclass(frozen=True)
class CommuneMap:
    """What the template draws. Without links the whole is one picture, named by `label`."""

    width: int
    height: int
    label: str
    shapes: Sequence[Shape]
    points: Sequence[Point] = field(default_factory=tuple)
    is_linked: bool = True


class _Projection:
    """Degrees to whole units of the map, y downwards."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        longitudes, latitudes = zip(*points, strict=True)
        self._west, self._north = min(longitudes), max(latitudes)
        south = min(latitudes)
        self._shrink = cos(radians((self._north + south) / 2))
        across = (max(longitudes) - self._west) * self._shrink
        self._scale = (WIDTH - 2 * _MARGIN) / across if across else 1.0
        self.height = round((self._north - south) * self._scale) + 2 * _MARGIN

    def __call__(self, longitude: float, latitude: float) -> tuple[int, int]:
        x = (longitude - self._west) * self._shrink * self._scale
        y = (self._north - latitude) * self._scale
        return round(x) + _MARGIN, round(y) + _MARGIN


def _path(boundary: Geometry | None, project: _Projection) -> str:
    """Return SVG path data, with relative moves: they are the shortest to write."""
    parts = []
    for polygon in polygons(boundary):
        for ring in polygon:
            x, y = project(*ring[0])
            moves = []
            last = (x, y)
            for point in ring[1:-1]:
                here = project(*point)
                if here != last:
                    moves.append(f"{here[0] - last[0]} {here[1] - last[1]}")
                    last = here
            parts.append(f"M{x} {y}l{' '.join(moves)}z".replace(" -", "-"))
    return "".join(parts)


def _room(boundary: Geometry | None, project: _Projection, x: int, y: int) -> int:
    """Return how far the shape reaches on both sides of (x, y), on the line of the label."""
    crossings = []
    for polygon in polygons(boundary):
        for ring in polygon:
            corners = [project(*point) for point in ring]
            for (x1, y1), (x2, y2) in zip(corners, corners[1:], strict=False):
                if (y1 > y) != (y2 > y):
                    crossings.append((x2 - x1) * (y - y1) / (y2 - y1) + x1)
    left = [x - at for at in crossings if at <= x]
    right = [at - x for at in crossings if at > x]
    return round(2 * min(min(left), min(right))) if left and right else 0


def _short_label(commune: Commune, room: int) -> str:
    """Return the name, or how people shorten it, when the shape is wide enough for it."""
    short = commune.name.split("-")[0] if "-en-" in commune.name else commune.name
    for words in (commune.name, short):
        if len(words) * _LETTER + _PAD <= room:
            return words
    return ""


def _level(count: int | None, most: int) -> int:
    """Return 0 for nothing, else 1 to LEVELS by the square root of the share of the most."""
    if not count or most <= 0:
        return 0
    return max(1, min(LEVELS, round(LEVELS * sqrt(count / most))))


def commune_map(
    communes: Iterable[Commune],
    counts: Mapping[int, int] | None = None,
    *,
    label: str = "Carte des communes",
    words: Words = EVENTS,
    url_of: Callable[[Commune], str] = Commune.get_absolute_url,
    spots: Iterable[Spot] = (),
    current: Commune | None = None,
    is_linked: bool = True,
) -> CommuneMap | None:
    """Return the map of `communes`, or None when none of them has a boundary.

    `counts` is by commune id, a missing one being zero; without it shapes carry no number.
    `url_of` tells where a shape leads. `spots` outside the map are left out.
    """
    drawn = [commune for commune in communes if polygons(commune.boundary)]
    corners = [corner for commune in drawn for corner in vertices(commune.boundary)]
    if not corners:
        return None
    project = _Projection(corners)
    most = max(counts.values(), default=0) if counts else 0
    shapes = [
        _shape(
            commune,
            project,
            None if counts is None else counts.get(commune.pk, 0),
            most,
            words,
            url_of(commune),
            is_current=current is not None and commune.pk == current.pk,
        )
        # The outline of the current one is the last drawn, or its neighbours would hide it.
        for commune in sorted(drawn, key=lambda c: current is not None and c.pk == current.pk)
    ]
    return CommuneMap(WIDTH, project.height, label, shapes, _points(spots, project), is_linked)


def _points(spots: Iterable[Spot], project: _Projection) -> list[Point]:
    """Return the spots that fall on the map."""
    return [
        Point(x, y, spot.label, spot.url, spot.kind)
        for spot in spots
        for x, y in [project(spot.longitude, spot.latitude)]
        if 0 <= x <= WIDTH and 0 <= y <= project.height
    ]


def _shape(
    commune: Commune,
    project: _Projection,
    count: int | None,
    most: int,
    words: Words,
    url: str,
    *,
    is_current: bool,
) -> Shape:
    """Return the shape of one commune."""
    x, y = project(commune.longitude, commune.latitude)
    title = commune.name
    if count is not None:
        title += f"\xa0: {count_words(count, *words)}"
    return Shape(
        name=commune.name,
        url=url,
        path=_path(commune.boundary, project),
        x=x,
        y=y,
        short_label=_short_label(commune, _room(commune.boundary, project, x, y)),
        count=count,
        level=_level(count, most),
        title=title,
        is_current=is_current,
    )
