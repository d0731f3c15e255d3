"""One drawing for each kind of place: heritage, libraries, communes, partners."""

from call_culture.media.posters.canvas import Canvas
from call_culture.media.posters.ground import bricks, cone, lamp, strata, terrils


def slag_heap(c: Canvas) -> None:
    """The terrils alone, immense."""
    lamp(c)
    x = c.w * c.between(0.35, 0.65)
    cone(c, "figure", x + c.h * 0.5, c.h * 0.92, c.h * 1.5, c.h * 0.5)
    cone(c, "mass", x - c.h * 0.2, c.h * 0.92, c.h * 2, c.h * c.between(0.66, 0.74))
    strata(c, count=2, top=0.88)


def headframe(c: Canvas) -> None:
    """The chevalement over its pit: legs, braces, two wheels."""
    x, base, top = c.w * c.between(0.4, 0.6), c.h * 0.9, c.h * 0.2
    cone(c, "figure", x + c.h * c.between(-0.6, 0.6), base, c.h * 1.3, c.h * 0.4)
    thick = c.h * 0.035
    for foot in (-0.34, -0.1, 0.1, 0.4):
        c.line("mass", thick, (x + c.h * foot, base), (x + c.h * foot * 0.35, top + c.h * 0.08))
    for level in (0.35, 0.55, 0.75):
        reach = c.h * (0.1 + 0.24 * level)
        y = top + (base - top) * level
        c.line("mass", thick * 0.7, (x - reach * 0.9, y), (x + reach, y))
    c.line("mass", thick, (x - c.h * 0.16, top + c.h * 0.1), (x + c.h * 0.18, top + c.h * 0.1))
    for side in (-0.09, 0.1):
        c.ring("accent", x + c.h * side, top, c.h * 0.085, thick * 0.8)
    c.rect("mass", 0, base, c.w, c.h - base)


def mining_town(c: Canvas) -> None:
    """Gables of the corons, all alike, none the same."""
    lamp(c)
    base, x = c.h * 0.86, -c.h * c.between(0, 0.2)
    while x < c.w:
        width, wall = c.h * 0.38, c.h * c.between(0.3, 0.36)
        c.rect("figure", x, base - wall, width, wall)
        c.poly(
            "mass",
            (x - 3, base - wall),
            (x + width / 2, base - wall - c.h * 0.18),
            (x + width + 3, base - wall),
        )
        c.rect("mass", x + width * 0.72, base - wall - c.h * 0.2, width * 0.12, c.h * 0.16)
        lit = "accent" if c.chance(0.5) else "ground"
        c.rect(lit, x + width * 0.16, base - wall * 0.72, width * 0.22, wall * 0.28)
        c.rect("mass", x + width * 0.58, base - wall * 0.6, width * 0.22, wall * 0.6)
        x += width + 1
    strata(c, count=2, top=0.86)


def church(c: Canvas) -> None:
    """A nave, a steeple, the terril behind."""
    lamp(c)
    base, x = c.h * 0.88, c.w * c.between(0.35, 0.5)
    cone(c, "figure", x + c.h * 0.7, base, c.h * 1.4, c.h * 0.46)
    c.rect("mass", x, base - c.h * 0.28, c.h * 0.62, c.h * 0.28)
    c.poly(
        "mass",
        (x, base - c.h * 0.28),
        (x + c.h * 0.1, base - c.h * 0.42),
        (x + c.h * 0.58, base - c.h * 0.42),
        (x + c.h * 0.64, base - c.h * 0.28),
    )
    c.rect("mass", x - c.h * 0.16, base - c.h * 0.46, c.h * 0.18, c.h * 0.46)
    c.poly(
        "mass",
        (x - c.h * 0.18, base - c.h * 0.46),
        (x - c.h * 0.07, base - c.h * 0.76),
        (x + c.h * 0.04, base - c.h * 0.46),
    )
    for n in range(4):
        c.rect("accent", x + c.h * (0.08 + 0.13 * n), base - c.h * 0.2, c.h * 0.05, c.h * 0.13)
    strata(c, count=2, top=0.88)


def memorial(c: Canvas) -> None:
    """Stones in rows, to the horizon."""
    base = c.h * 0.3
    cone(c, "accent", c.w * c.between(0.3, 0.7), base + 2, c.h * 0.8, c.h * 0.16)
    for row in range(4):
        size = c.h * (0.05 + 0.028 * row)
        y = base + c.h * (0.1 + 0.185 * row)
        step = size * 1.9
        for n in range(int(c.w / step) + 2):
            x = n * step - step * (0.5 if row % 2 else 0)
            c.rect("figure", x, y, size * 0.62, size)
    c.rect("mass", 0, base, c.w, c.h * 0.02)


def facade(c: Canvas) -> None:
    """A long front in brick, its windows, its door."""
    lamp(c)
    left, base, wall = c.w * 0.1, c.h * 0.88, c.h * c.between(0.42, 0.5)
    width = c.w * 0.8
    c.rect("figure", left, base - wall, width, wall)
    c.poly(
        "mass",
        (left - 6, base - wall),
        (left + width * 0.06, base - wall - c.h * 0.13),
        (left + width * 0.94, base - wall - c.h * 0.13),
        (left + width + 6, base - wall),
    )
    columns = 7
    for n in range(columns):
        x = left + width * (n + 0.3) / columns
        for level in (0.16, 0.58):
            if n == columns // 2 and level > 0.5:
                c.rect("mass", x, base - wall * 0.46, width * 0.06, wall * 0.46)
                continue
            lit = "accent" if c.chance(0.3) else "mass"
            c.rect(lit, x, base - wall * (1 - level), width * 0.055, wall * 0.24)
    c.rect("mass", 0, base, c.w, c.h - base)


def rails(c: Canvas) -> None:
    """The line of a cavalier, going to the terril."""
    lamp(c)
    x, horizon = c.w * c.between(0.35, 0.65), c.h * 0.5
    cone(c, "mass", x, horizon + 1, c.h * 1.3, c.h * 0.36)
    c.rect("figure", 0, horizon, c.w, c.h - horizon)
    for n in range(7):
        depth = (n / 6) ** 1.8
        y = horizon + c.h * (0.03 + 0.44 * depth)
        half = c.h * (0.05 + 0.5 * depth)
        c.line("ground", c.h * (0.012 + 0.035 * depth), (x - half, y), (x + half, y))
    for way in (-1, 1):
        c.line("mass", c.h * 0.03, (x + way * c.h * 0.02, horizon), (x + way * c.h * 0.4, c.h))


def landscape(c: Canvas) -> None:
    """Everything at once, from the wood to the veins."""
    lamp(c)
    terrils(c, 0.6, "mass")
    c.poly(
        "figure", (0, c.h * 0.74), (c.w * 0.5, c.h * 0.64), (c.w, c.h * 0.76), (c.w, c.h), (0, c.h)
    )
    for n in range(9):
        x = c.w * (n + c.between(0, 0.7)) / 9
        c.disc("accent", x, c.h * c.between(0.7, 0.8), c.h * c.between(0.025, 0.05))
    strata(c, "mass", count=2, top=0.88)


def shelves(c: Canvas) -> None:
    """A reading room: books behind a lit door."""
    from call_culture.media.posters.outings import reading

    reading(c)


def calendar(c: Canvas) -> None:
    """A festival: days standing side by side, some lit."""
    days, wide = 12, c.w / 12
    for n in range(days):
        high = c.h * c.between(0.2, 0.72)
        role = ("figure", "mass", "accent", "figure")[int(c.between(0, 4))]
        c.rect(role, n * wide, c.h - high, wide * 0.84, high)
        c.disc(role, n * wide + wide * 0.42, c.h - high - wide * 0.6, wide * 0.3)


def wall(c: Canvas) -> None:
    """Many bricks make a house: partners."""
    bricks(c, "figure", 0, 0, c.w, c.h * 0.86, 7)
    x, y = c.w * c.between(0.25, 0.7), c.h * 0.86
    c.rect("mass", x - c.h * 0.16, y - c.h * 0.5, c.h * 0.32, c.h * 0.5)
    c.disc("mass", x, y - c.h * 0.5, c.h * 0.16)
    c.rect("accent", x - c.h * 0.1, y - c.h * 0.46, c.h * 0.2, c.h * 0.46)
    c.disc("accent", x, y - c.h * 0.47, c.h * 0.1)
    c.rect("mass", 0, y, c.w, c.h - y)


def commune(c: Canvas) -> None:
    """A town seen from its terril: roofs, a steeple, the cone, the lamp."""
    lamp(c)
    cone(c, "figure", c.w * c.between(0.2, 0.8), c.h * 0.9, c.h * 1.6, c.h * 0.52)
    x, steeple = 0.0, int(c.between(2, 6))
    n = 0
    while x < c.w:
        width, high = c.h * c.between(0.16, 0.26), c.h * c.between(0.12, 0.24)
        base = c.h * 0.9
        roof = c.h * (0.34 if n == steeple else 0.1)
        c.poly(
            "mass",
            (x, base),
            (x, base - high),
            (x + width / 2, base - high - roof),
            (x + width, base - high),
            (x + width, base),
        )
        if c.chance(0.6):
            c.rect("accent", x + width * 0.4, base - high * 0.7, width * 0.2, width * 0.22)
        x, n = x + width, n + 1
    c.rect("mass", 0, c.h * 0.9, c.w, c.h * 0.1)


def place(c: Canvas) -> None:
    """A house with its light on: somewhere to go."""
    terrils(c, 0.44, "figure")
    x, base = c.w * c.between(0.3, 0.6), c.h * 0.88
    c.rect("mass", x, base - c.h * 0.34, c.h * 0.56, c.h * 0.34)
    c.poly(
        "mass",
        (x - 6, base - c.h * 0.34),
        (x + c.h * 0.28, base - c.h * 0.58),
        (x + c.h * 0.56 + 6, base - c.h * 0.34),
    )
    c.rect("accent", x + c.h * 0.2, base - c.h * 0.24, c.h * 0.15, c.h * 0.24)
    strata(c, count=2, top=0.88)
