"""What posters are drawn with: flat shapes in named inks, written as SVG or painted by Pillow.

Lengths are in the units of the canvas, y going down. Nothing here knows what is drawn.
"""

import hashlib
import math
import random
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from PIL import Image, ImageDraw

Point = tuple[float, float]

#: The inks of the light mode, as in static/css/tokens.css (a test holds them together).
INKS = {
    "ground": "#e9dfca",
    "dark": "#1d1b1e",
    "brick": "#b23a22",
    "lamp": "#ffc629",
    "water": "#2f7f87",
    "grass": "#5d7d3d",
    "chalk": "#fbf6ea",
}

#: Directions of the two ends of each quarter of a disc, turning as the clock does.
_QUARTERS = (((1, 0), (0, 1)), ((0, 1), (-1, 0)), ((-1, 0), (0, -1)), ((0, -1), (1, 0)))


@dataclass(frozen=True)
class Shape:
    """A filled outline, or a line when `stroke` is its width.

    One point with `radius`: a disc, or its quarter number `quarter` (0 is down and right).
    """

    ink: str
    points: tuple[Point, ...]
    radius: float = 0
    stroke: float = 0
    quarter: int | None = None

    def path(self) -> str:
        """Return the SVG path data, rounded to whole units: they are small enough."""
        if self.quarter is not None:
            (x, y), r = self.points[0], _n(self.radius)
            (ax, ay), (bx, by) = ((r * dx, r * dy) for dx, dy in _QUARTERS[self.quarter])
            return f"M{_n(x)} {_n(y)}l{ax} {ay}a{r} {r} 0 0 1 {bx - ax} {by - ay}z"
        if self.radius:
            (x, y), r = self.points[0], _n(self.radius)
            return f"M{_n(x - self.radius)} {_n(y)}a{r} {r} 0 1 0 {2 * r} 0a{r} {r} 0 1 0-{2 * r} 0"
        start, *others = ((_n(x), _n(y)) for x, y in self.points)
        parts, here = [f"M{start[0]} {start[1]}"], start
        for point in others:
            dx, dy = point[0] - here[0], point[1] - here[1]
            if dx and dy:
                parts.append(f"l{dx}{'' if dy < 0 else ' '}{dy}")
            elif dx or dy:
                parts.append(f"h{dx}" if dx else f"v{dy}")
            here = point
        return "".join(parts) + ("" if self.stroke else "z")

    def paint(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        """Paint the shape on a picture of `scale` pixels a unit."""
        colour, width = INKS[self.ink], max(1, round(self.stroke * scale))
        if self.radius:
            x, y = (value * scale for value in self.points[0])
            reach = (self.radius + self.stroke / 2) * scale
            box = (x - reach, y - reach, x + reach, y + reach)
            if self.quarter is not None:
                draw.pieslice(box, 90 * self.quarter, 90 * self.quarter + 90, fill=colour)
                return
            draw.ellipse(
                box, **({"outline": colour, "width": width} if self.stroke else {"fill": colour})
            )
            return
        points = [(x * scale, y * scale) for x, y in self.points]
        if self.stroke:
            draw.line(points, fill=colour, width=width, joint="curve")
        else:
            draw.polygon(points, fill=colour)


def _n(value: float) -> int:
    return round(value)


class Canvas:
    """A sheet of `width` × `height` units, four roles of ink, and chance that never changes."""

    def __init__(self, width: float, height: float, key: str) -> None:
        self.w, self.h = width, height
        digest = hashlib.sha256(key.encode()).digest()
        self._random = random.Random(int.from_bytes(digest[:8], "big"))
        self.inks: dict[str, str] = {}
        self.shapes: list[Shape] = []

    def between(self, low: float, high: float) -> float:
        """Return a number from `low` to `high`, the same for the same key."""
        return low + (high - low) * self._random.random()

    def pick(self, choices: "list[tuple[str, ...]] | list[int]") -> "tuple[str, ...] | int":
        """Return one of `choices`, the same for the same key."""
        return choices[int(self._random.random() * len(choices))]

    def chance(self, probability: float) -> bool:
        """Return True that often."""
        return self._random.random() < probability

    def poly(self, role: str, *points: Point) -> None:
        """Fill an outline."""
        self.shapes.append(Shape(self.inks[role], points))

    def rect(self, role: str, x: float, y: float, width: float, height: float) -> None:
        """Fill an upright rectangle."""
        self.poly(role, (x, y), (x + width, y), (x + width, y + height), (x, y + height))

    def disc(self, role: str, x: float, y: float, radius: float) -> None:
        """Fill a disc."""
        self.shapes.append(Shape(self.inks[role], ((x, y),), radius=radius))

    def quarter(self, role: str, x: float, y: float, radius: float, number: int) -> None:
        """Fill a quarter of a disc around the point, 0 being down and right, then clockwise."""
        shape = Shape(self.inks[role], ((x, y),), radius=radius, quarter=number)
        self.shapes.append(shape)

    def ring(self, role: str, x: float, y: float, radius: float, stroke: float) -> None:
        """Draw a circle."""
        self.shapes.append(Shape(self.inks[role], ((x, y),), radius=radius, stroke=stroke))

    def line(self, role: str, stroke: float, *points: Point) -> None:
        """Draw a broken line."""
        self.shapes.append(Shape(self.inks[role], points, stroke=stroke))

    def around(self, x: float, y: float, radius: float, turn: float) -> Point:
        """Return the point at `radius` of (x, y), at `turn` of a circle (0 is on the right)."""
        angle = 2 * math.pi * turn
        return x + radius * math.cos(angle), y + radius * math.sin(angle)


def to_svg(shapes: Iterable[Shape], width: int, height: int) -> str:
    """Return a decorative inline SVG; neighbours of one ink share a path."""
    parts = []
    for (ink, stroke), group in groupby(shapes, key=lambda shape: (shape.ink, _n(shape.stroke))):
        data = "".join(shape.path() for shape in group)
        kind = f'class="l-{ink}" stroke-width="{stroke}"' if stroke else f'class="i-{ink}"'
        parts.append(f'<path {kind} d="{data}"/>')
    return (
        f'<svg class="poster" viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice"'
        f' aria-hidden="true" focusable="false">{"".join(parts)}</svg>'
    )


def to_image(shapes: Iterable[Shape], width: int, height: int, scale: float = 1) -> Image.Image:
    """Return the drawing painted on `width` × `height` pixels, `scale` of them a unit."""
    smooth = 2  # drawn twice as large, then reduced: Pillow does not smooth polygons
    image = Image.new("RGB", (width * smooth, height * smooth), INKS["ground"])
    draw = ImageDraw.Draw(image)
    for shape in shapes:
        shape.paint(draw, scale * smooth)
    return image.resize((width, height), Image.Resampling.LANCZOS)
