"""What every poster stands on: the ground, the strata, the cones of the terrils, the lamp."""

from call_culture.media.posters.canvas import Canvas

#: ground, mass (cones, silhouettes), figure, accent: sets in which every neighbour stands out.
PALETTES: list[tuple[str, ...]] = [
    ("ground", "dark", "brick", "lamp"),
    ("lamp", "dark", "brick", "chalk"),
    ("brick", "dark", "chalk", "lamp"),
    ("water", "dark", "chalk", "lamp"),
    ("chalk", "dark", "water", "brick"),
    ("ground", "dark", "water", "brick"),
    ("dark", "brick", "chalk", "lamp"),
]
HERITAGE_PALETTES: list[tuple[str, ...]] = [
    ("ground", "dark", "grass", "brick"),
    ("chalk", "dark", "brick", "grass"),
    ("grass", "dark", "chalk", "lamp"),
    ("ground", "dark", "brick", "water"),
]
#: For the graves and memorials: nothing festive.
QUIET_PALETTES: list[tuple[str, ...]] = [
    ("dark", "grass", "chalk", "grass"),
    ("water", "dark", "chalk", "dark"),
    ("grass", "dark", "chalk", "dark"),
]
ROLES = ("ground", "mass", "figure", "accent")


def lay_ground(canvas: Canvas, palettes: list[tuple[str, ...]]) -> None:
    """Choose the inks and cover the sheet."""
    chosen = palettes[int(canvas.between(0, len(palettes)))]
    canvas.inks = dict(zip(ROLES, chosen, strict=True))
    canvas.rect("ground", 0, 0, canvas.w, canvas.h)


def cone(canvas: Canvas, role: str, x: float, base: float, width: float, height: float) -> None:
    """A terril: steep sides, a top worn by rain, one shoulder."""
    top = base - height
    canvas.poly(
        role,
        (x - width / 2, base),
        (x - width * 0.05, top + height * 0.02),
        (x + width * 0.02, top),
        (x + width * 0.2, top + height * 0.36),
        (x + width * 0.27, top + height * 0.42),
        (x + width / 2, base),
    )


def lamp(canvas: Canvas, role: str = "accent") -> None:
    """The miner's lamp, or the sun: high on one side."""
    side = canvas.between(0.12, 0.88)
    canvas.disc(role, canvas.w * side, canvas.h * canvas.between(0.14, 0.3), canvas.h * 0.09)


def terrils(canvas: Canvas, height: float = 0.34, role: str = "mass") -> None:
    """One or two cones on the horizon."""
    base = canvas.h
    tall = canvas.h * height * canvas.between(0.85, 1.15)
    x = canvas.w * canvas.between(0.15, 0.85)
    cone(canvas, role, x, base, tall * 3, tall)
    if canvas.chance(0.6):
        other = tall * canvas.between(0.5, 0.75)
        shift = canvas.w * canvas.between(0.28, 0.42)
        cone(canvas, role, x - shift if x > canvas.w / 2 else x + shift, base, other * 3, other)


def strata(canvas: Canvas, role: str = "mass", count: int = 3, top: float = 0.84) -> None:
    """Veins under the ground: bands that dip together, thinner as they go down."""
    dip = canvas.h * canvas.between(-0.06, 0.06)
    y, thick = canvas.h * top, canvas.h * 0.05
    for _ in range(count):
        canvas.poly(
            role,
            (0, y),
            (canvas.w * 0.4, y + dip),
            (canvas.w, y + dip * 0.2),
            (canvas.w, y + dip * 0.2 + thick),
            (canvas.w * 0.4, y + dip + thick),
            (0, y + thick),
        )
        y, thick = y + thick * 1.7, thick * 0.7


def bricks(
    canvas: Canvas, role: str, x: float, y: float, width: float, height: float, rows: int
) -> None:
    """A few bricks of a wall, laid in running bond; the joints are the ground."""
    tall = height / rows
    long = tall * 2.4
    for row in range(rows):
        left = x - (long / 2 if row % 2 else 0)
        while left < x + width:
            start, end = max(left, x), min(left + long - tall * 0.2, x + width)
            if end - start > tall * 0.3 and canvas.chance(0.8):
                canvas.rect(role, start, y + row * tall, end - start, tall * 0.8)
            left += long
