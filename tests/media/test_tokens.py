"""Colours are decisions: each pair that is used together is read from tokens.css and measured."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from call_culture.media.posters.canvas import INKS
from call_culture.media.posters.ground import HERITAGE_PALETTES, PALETTES, QUIET_PALETTES

CSS = Path(settings.BASE_DIR) / "static" / "css"
TOKENS = (CSS / "tokens.css").read_text()
COLOUR = re.compile(r"--([\w-]+):\s*(#[0-9a-f]{6})\b")
LIGHT_PART, DARK_PART = TOKENS.split("@media (prefers-color-scheme: dark)")
LIGHT = dict(COLOUR.findall(LIGHT_PART))
DARK = LIGHT | dict(COLOUR.findall(DARK_PART))

#: Words on their ground: 4.5 to 1 (WCAG 1.4.3).
TEXTS = [
    *(("charbon", ground) for ground in ("craie", "sheet", "fold", "canal-wash", "terril-wash")),
    ("charbon", "brique-wash"),
    *(("charbon-soft", ground) for ground in ("craie", "sheet", "fold")),
    *(("canal", ground) for ground in ("craie", "sheet", "fold", "canal-wash", "terril-wash")),
    *(("brique", ground) for ground in ("craie", "sheet", "fold", "brique-wash")),
    ("brique-deep", "craie"),
    ("on-brique", "brique"),
    ("on-brique", "brique-deep"),
    ("on-lampe", "lampe"),
    *(("terril", ground) for ground in ("craie", "sheet", "terril-wash")),
    *((ink, "coal") for ink in ("on-coal", "lampe")),
]
#: Shapes and borders that carry a meaning: 3 to 1 (WCAG 1.4.11).
SHAPES = [
    *(("line-strong", ground) for ground in ("craie", "sheet")),
    *(("brique", ground) for ground in ("craie", "sheet")),
    *(("canal", ground) for ground in ("craie", "canal-wash")),
    ("terril", "terril-wash"),
    ("brique", "brique-wash"),
    ("charbon", "craie"),
    ("coal-line", "coal"),
]


def luminance(colour: str) -> float:
    """Relative luminance of a #rrggbb colour, as WCAG 2.2 defines it."""
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_words_stand_out_from_their_ground(mode, ink, ground):
    assert contrast(mode[ink], mode[ground]) >= 4.5


@pytest.mark.parametrize("mode", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), SHAPES)
def test_shapes_stand_out_from_their_ground(mode, ink, ground):
    assert contrast(mode[ink], mode[ground]) >= 3


def test_dark_mode_says_its_own_ground_and_inks():
    told = {name for name, _colour in COLOUR.findall(DARK_PART)}
    assert {"craie", "sheet", "charbon", "charbon-soft", "brique", "canal", "terril"} <= told


def test_drawn_files_use_the_inks_of_the_light_mode():
    assert {f"poster-{name}": colour for name, colour in INKS.items()} == {
        name: colour for name, colour in LIGHT.items() if name.startswith("poster-")
    }


@pytest.mark.parametrize("palette", [*PALETTES, *HERITAGE_PALETTES, *QUIET_PALETTES])
def test_a_poster_never_draws_on_a_ground_of_the_same_ink(palette):
    ground, mass, figure, _accent = palette
    assert ground not in (mass, figure)


def test_typefaces_weigh_less_than_sixty_kilobytes_together():
    files = sorted((CSS.parent / "fonts").glob("*.woff2"))
    assert [file.name for file in files] == [
        "atkinson-hyperlegible-bold.woff2",
        "atkinson-hyperlegible.woff2",
        "bricolage-grotesque.woff2",
    ]
    assert sum(file.stat().st_size for file in files) <= 60 * 1024


def test_every_variable_a_style_sheet_uses_is_defined_somewhere():
    sheets = {path: path.read_text() for path in CSS.rglob("*.css") if path.name != "admin.css"}
    defined = set(re.findall(r"(?m)(--[\w-]+)\s*:", "".join(sheets.values())))
    used = {
        (path.name, name)
        for path, text in sheets.items()
        for name in re.findall(r"var\((--[\w-]+)\)", text)
    }
    assert {use for use in used if use[1] not in defined} == set()
