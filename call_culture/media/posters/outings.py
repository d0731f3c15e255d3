"""One drawing for each category of event."""

import math

from call_culture.media.posters.canvas import Canvas
from call_culture.media.posters.ground import bricks, cone, lamp, strata, terrils


def concert(c: Canvas) -> None:
    """Sound leaving the lamp in rings, over the terrils."""
    x, y = c.w * c.between(0.25, 0.75), c.h * c.between(0.35, 0.5)
    for n in range(5, 0, -1):
        c.ring("figure", x, y, c.h * (0.12 + 0.13 * n), c.h * 0.045)
    c.disc("accent", x, y, c.h * 0.13)
    terrils(c, 0.26)


def theatre(c: Canvas) -> None:
    """A curtain drawn aside, folds like strata on end."""
    c.disc("accent", c.w / 2, c.h * 0.5, c.h * c.between(0.2, 0.26))
    cone(c, "mass", c.w / 2, c.h, c.h * 1.1, c.h * 0.42)
    folds, opening = 4, c.between(0.1, 0.2)
    fold = c.w * (0.5 - opening) / folds
    for n in range(folds):
        low = c.h * (1.0 - 0.13 * n)
        for left in (n * fold, c.w - (n + 1) * fold):
            c.poly(
                "figure" if n % 2 == 0 else "mass",
                (left, 0),
                (left + fold + 1, 0),
                (left + fold + 1, low - c.h * 0.06),
                (left + fold / 2, low),
                (left, low - c.h * 0.06),
            )


def dance(c: Canvas) -> None:
    """Ribbons that cross, as arms do."""
    lamp(c)
    start = c.between(0, 1)
    for n, role in enumerate(("figure", "accent", "figure", "mass")):
        wave = [
            (
                c.w * step / 12,
                c.h * (0.3 + 0.13 * n)
                + c.h * 0.17 * math.sin(2 * math.pi * (start + step / 8 + n * 0.18)),
            )
            for step in range(-1, 14)
        ]
        c.line(role, c.h * (0.09 - 0.012 * n), *wave)
    terrils(c, 0.2)


def circus(c: Canvas) -> None:
    """A big top, which is a terril in stripes, and its flag."""
    x, base, top = c.w * c.between(0.35, 0.65), c.h * 0.9, c.h * 0.2
    half = c.h * 0.72
    stripes = 8
    for n in range(stripes):
        c.poly(
            "figure" if n % 2 else "accent",
            (x, top),
            (x - half + 2 * half * n / stripes, base),
            (x - half + 2 * half * (n + 1) / stripes, base),
        )
    c.line("mass", c.h * 0.02, (x, top), (x, top - c.h * 0.14))
    way = 1 if c.chance(0.5) else -1
    c.poly(
        "mass",
        (x, top - c.h * 0.15),
        (x + way * c.h * 0.18, top - c.h * 0.1),
        (x, top - c.h * 0.05),
    )
    c.rect("mass", 0, base, c.w, c.h - base)


def exhibition(c: Canvas) -> None:
    """Frames on a wall; in each, a hill, a disc, some bricks."""
    x = -c.h * c.between(0, 0.2)
    while x < c.w:
        width, height = c.h * c.between(0.38, 0.62), c.h * c.between(0.4, 0.62)
        y = c.h * 0.42 - height / 2
        c.rect("mass", x, y, width, height)
        inner = c.h * 0.045
        c.rect("figure", x + inner, y + inner, width - 2 * inner, height - 2 * inner)
        if c.chance(0.5):
            cone(c, "mass", x + width / 2, y + height - inner, width * 0.7, height * 0.4)
        else:
            c.disc("accent", x + width / 2, y + height / 2, width * 0.22)
        x += width + c.h * 0.12
    strata(c, count=2, top=0.86)


def cinema(c: Canvas) -> None:
    """A beam from the lamp to the screen, and the perforations of a film."""
    flip = c.chance(0.5)
    x, far = (c.w * 0.12, c.w * 1.02) if flip else (c.w * 0.88, -c.w * 0.02)
    y = c.h * c.between(0.42, 0.56)
    c.poly("accent", (x, y), (far, c.h * 0.16), (far, c.h * 0.84))
    c.disc("figure", x, y, c.h * 0.14)
    c.disc("mass", x, y, c.h * 0.06)
    for top in (0.0, 0.86):
        c.rect("mass", 0, c.h * top, c.w, c.h * 0.14)
        hole, gap = c.h * 0.06, c.h * 0.15
        for n in range(int(c.w / gap) + 1):
            c.rect("ground", n * gap + gap * 0.3, c.h * (top + 0.04), hole, hole)


def reading(c: Canvas) -> None:
    """Books on two shelves, like houses in a row."""
    for shelf in (0.47, 0.93):
        x, base = c.h * 0.05, c.h * shelf
        while x < c.w - c.h * 0.05:
            width, height = c.h * c.between(0.06, 0.12), c.h * c.between(0.22, 0.38)
            role = ("figure", "accent", "mass")[int(c.between(0, 3))]
            if c.chance(0.16):
                lean = c.h * 0.12
                c.poly(
                    role,
                    (x, base),
                    (x + lean, base - height),
                    (x + lean + width, base - height + 3),
                    (x + width, base),
                )
                x += lean
            else:
                c.rect(role, x, base - height, width, height)
            x += width + c.h * 0.02
        c.rect("mass", 0, base, c.w, c.h * 0.03)


def workshop(c: Canvas) -> None:
    """Cut paper: quarters of a disc on a grid, as children paste them."""
    side = c.h / 3
    for row in range(3):
        for column in range(int(c.w / side) + 1):
            x, y = column * side, row * side
            role = ("figure", "accent", "mass", "ground")[int(c.between(0, 4))]
            corner = int(c.between(0, 4))
            cx, cy = x + side * (corner in (1, 2)), y + side * (corner in (2, 3))
            if role != "ground":
                c.quarter(role, cx, cy, side * 0.94, corner)


def digital(c: Canvas) -> None:
    """A terril of pixels under a square lamp."""
    side = c.h / 12
    middle = int(c.w / side * c.between(0.35, 0.65))
    for row in range(9):
        left, right = middle - row - 1, middle + row + 1
        c.rect("mass", left * side, (3 + row) * side, (right - left) * side, side)
        for column in range(left, right):
            if c.chance(0.16):
                role = "figure" if c.chance(0.6) else "accent"
                c.rect(role, column * side, (3 + row) * side, side, side)
    x = side * (2 if middle * side > c.w / 2 else int(c.w / side) - 4)
    c.rect("accent", x, side, side * 2, side * 2)


def talk(c: Canvas) -> None:
    """Two who speak in turn."""
    reach = c.h * c.between(0.27, 0.31)
    left, right = c.w / 2 - reach * 0.78, c.w / 2 + reach * 0.78
    high, low = c.h * 0.4, c.h * 0.48
    c.disc("figure", left, high, reach)
    c.poly(
        "figure",
        (left - reach * 0.8, high),
        (left - reach * 0.9, high + reach * 1.3),
        (left, high + reach * 0.8),
    )
    c.disc("accent", right, low, reach * 0.86)
    c.poly(
        "accent",
        (right + reach * 0.7, low),
        (right + reach * 0.8, low + reach * 1.15),
        (right, low + reach * 0.7),
    )
    for n in range(3):
        y = high - reach * 0.35 + n * reach * 0.32
        c.rect("mass", left - reach * 0.5, y, reach * (0.9 - 0.25 * (n == 2)), reach * 0.1)
    strata(c, count=2, top=0.88)


def tour(c: Canvas) -> None:
    """A path that climbs between the hills, with its stops."""
    lamp(c)
    cone(c, "mass", c.w * c.between(0.6, 0.8), c.h * 0.7, c.h * 1.5, c.h * 0.5)
    c.poly(
        "figure", (0, c.h * 0.66), (c.w * 0.45, c.h * 0.56), (c.w, c.h * 0.7), (c.w, c.h), (0, c.h)
    )
    sway = c.between(-0.1, 0.1)
    path = [
        (c.w * 0.1, c.h * 1.02),
        (c.w * (0.3 + sway), c.h * 0.9),
        (c.w * (0.6 + sway), c.h * 0.86),
        (c.w * 0.55, c.h * 0.76),
        (c.w * (0.4 + sway), c.h * 0.7),
        (c.w * 0.5, c.h * 0.62),
    ]
    c.line("ground", c.h * 0.045, *path)
    for x, y in path[1::2]:
        c.disc("accent", x, y, c.h * 0.045)


def festivity(c: Canvas) -> None:
    """Pennants across the street and light going everywhere."""
    x, y = c.w * c.between(0.3, 0.7), c.h * 0.52
    for n in range(14):
        far = c.h * (0.42 if n % 2 else 0.3)
        ends = (c.around(x, y, far * reach, n / 14) for reach in (0.45, 1))
        c.line("figure", c.h * 0.03, *ends)
    c.disc("accent", x, y, c.h * 0.1)
    flags, high, sag = 9, c.h * 0.06, c.h * c.between(0.08, 0.16)
    for n in range(flags):
        left, right = c.w * n / flags, c.w * (n + 0.82) / flags
        drop = [high + sag * math.sin(math.pi * edge / c.w) for edge in (left, right)]
        role = ("mass", "accent", "figure")[n % 3]
        c.poly(
            role, (left, drop[0]), (right, drop[1]), ((left + right) / 2, max(drop) + c.h * 0.13)
        )
    terrils(c, 0.24)


def other(c: Canvas) -> None:
    """The country as it is: two terrils, the lamp, the veins below, a piece of wall."""
    lamp(c)
    bricks(c, "figure", c.w * c.between(0, 0.6), c.h * 0.3, c.w * 0.36, c.h * 0.36, 4)
    terrils(c, 0.46)
    strata(c, "accent", count=2, top=0.86)
