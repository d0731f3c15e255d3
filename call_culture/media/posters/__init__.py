"""Drawn posters: whatever has no picture gets one, always the same for the same thing.

Pure functions, from a kind and a seed to a drawing: inline in the page (`inline_svg`), or as
the picture shared on social networks (`draw_png`). The app knows nothing of what is drawn: a
kind is the value of a category, of a kind of heritage site, or the name of a type of page.
"""

from collections.abc import Callable
from functools import lru_cache

from call_culture.media.posters import outings, stones
from call_culture.media.posters.canvas import Canvas, Shape, to_svg
from call_culture.media.posters.ground import (
    HERITAGE_PALETTES,
    PALETTES,
    QUIET_PALETTES,
    lay_ground,
)

Drawing = Callable[[Canvas], None]

#: The size of an inline poster, in units.
WIDTH, HEIGHT = 320, 200

OUTINGS: dict[str, Drawing] = {
    "concert": outings.concert,
    "theatre": outings.theatre,
    "danse": outings.dance,
    "cirque-arts-de-la-rue": outings.circus,
    "exposition": outings.exhibition,
    "cinema": outings.cinema,
    "lecture-conte": outings.reading,
    "atelier": outings.workshop,
    "atelier-numerique": outings.digital,
    "conference-rencontre": outings.talk,
    "visite-balade": outings.tour,
    "fete-festival": outings.festivity,
    "autre": outings.other,
}
HERITAGE: dict[str, Drawing] = {
    "heritage": stones.slag_heap,
    "paysage-minier": stones.landscape,
    "fosse": stones.headframe,
    "chevalement": stones.headframe,
    "terril": stones.slag_heap,
    "cite-miniere": stones.mining_town,
    "cavalier": stones.rails,
    "gare": stones.rails,
    "grands-bureaux": stones.facade,
    "chateau-dirigeant": stones.facade,
    "equipement-collectif": stones.facade,
    "equipement-sante": stones.facade,
    "habitat-collectif": stones.mining_town,
    "ecole": stones.facade,
    "eglise": stones.church,
    "edifice-religieux": stones.church,
    "centre-interpretation": stones.wall,
    "musee": outings.exhibition,
    "ensemble-urbain": stones.commune,
    "trail": outings.tour,
}
QUIET: dict[str, Drawing] = {
    "monument": stones.memorial,
    "memorial": stones.memorial,
    "cimetiere-militaire": stones.memorial,
}
PAGES: dict[str, Drawing] = {
    "library": stones.shelves,
    "programme": stones.calendar,
    "organization": stones.wall,
    "place": stones.place,
    "commune": stones.commune,
}


def drawing_of(kind: str) -> tuple[Drawing, list[tuple[str, ...]]]:
    """Return the drawing of `kind` and the inks it may take; an unknown kind gets the country."""
    if kind in QUIET:
        return QUIET[kind], QUIET_PALETTES
    if kind in OUTINGS:
        return OUTINGS[kind], PALETTES
    if kind in HERITAGE:
        return HERITAGE[kind], HERITAGE_PALETTES
    return PAGES.get(kind, outings.other), PALETTES


def shapes_of(kind: str, seed: str, width: float = WIDTH, height: float = HEIGHT) -> list[Shape]:
    """Return the drawing of `kind`, composed by `seed`, on a sheet of that size."""
    canvas = Canvas(width, height, f"{kind}|{seed}")
    draw, palettes = drawing_of(kind)
    lay_ground(canvas, palettes)
    draw(canvas)
    return canvas.shapes


@lru_cache(maxsize=2048)
def inline_svg(kind: str, seed: str) -> str:
    """Return the poster as a decorative SVG whose inks come from the page's style sheet."""
    return to_svg(shapes_of(kind, seed), WIDTH, HEIGHT)
