"""Drawn posters: for everything without a picture, always the same, safe and small."""

import io
import re
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from PIL import Image

from call_culture.media.posters import HERITAGE, OUTINGS, PAGES, QUIET, inline_svg
from call_culture.media.posters.share import _display, draw_png, fit, wrap
from events.enums import Category
from heritage.enums import SiteKind

KINDS = [*OUTINGS, *HERITAGE, *QUIET, *PAGES]


def test_every_category_and_every_kind_of_site_has_its_drawing():
    assert set(OUTINGS) == set(Category.values)
    assert set(SiteKind.values) - {SiteKind.OTHER} <= {*HERITAGE, *QUIET}
    assert len(set(OUTINGS.values())) == len(OUTINGS)


@pytest.mark.parametrize("kind", [*KINDS, "unknown", ""])
def test_inline_poster_is_small_decorative_and_without_inline_style(kind):
    for seed in ("a", "un-slug-bien-plus-long", "7"):
        svg = inline_svg(kind, seed)
        root = ElementTree.fromstring(svg)
        assert len(svg.encode()) <= 1536
        assert root.get("aria-hidden") == "true"
        assert "style" not in svg
        assert not re.search(r"\bid=|<title|NaN|#[0-9a-f]{3}", svg)


def test_the_same_thing_always_gets_the_same_poster_and_another_thing_another():
    assert inline_svg("concert", "bal") == inline_svg("concert", "bal")
    inline_svg.cache_clear()
    first = inline_svg("concert", "bal")
    inline_svg.cache_clear()
    assert inline_svg("concert", "bal") == first
    assert len({inline_svg("concert", str(seed)) for seed in range(20)}) == 20


def test_hostile_seed_is_drawn_not_written():
    html = Template("{% load media %}{% poster kind seed %}").render(
        Context({"kind": '"><script>', "seed": "<script>alert(1)</script>\x00"})
    )
    assert "script" not in html


@pytest.mark.parametrize("kind", KINDS)
def test_shared_picture_has_the_size_networks_ask_for(kind):
    image = Image.open(io.BytesIO(draw_png("Titre", "Genre · Lens", "samedi", kind, "x")))
    assert (image.format, image.size) == ("PNG", (1200, 630))
    assert len(image.convert("RGB").getcolors(1_000_000)) > 3


def test_shared_picture_is_the_same_bytes_for_the_same_words():
    words = ("Le Bal", "Concert · Liévin", "samedi 28 novembre", "concert", "le-bal")
    assert draw_png(*words) == draw_png(*words)
    assert draw_png(*words) != draw_png("Un autre bal", *words[1:])


@pytest.mark.parametrize(
    "title",
    [
        "Bal",
        "Une soirée où l'on raconte, en musique et en images, " * 3 + "la vie",
        "W" * 180,
        "mot " * 45,
        "",
    ],
)
def test_a_title_of_any_length_holds_in_its_room(title):
    lines, font = fit(title[:180], 658, 352)
    assert all(font.getlength(line) <= 658 for line in lines)
    assert len(lines) * font.size * 1.08 <= 352


def test_wrapping_keeps_every_letter():
    text = "Anticonstitutionnellement dit à Éleu-dit-Leauwette, œuvre n° 3"
    assert "".join(wrap(text, _display(84), 300)).replace(" ", "") == text.replace(" ", "")


def test_the_typeface_has_the_letters_of_french():
    notdef = _display(40).getmask("\U0010ffff").getbbox()
    for letter in "éèêëàâùûüôöîïçœŒæÉÈÀÇ«»’€–—·…":
        mask = _display(40).getmask(letter)
        assert mask.getbbox()
        assert bytes(mask) != bytes(_display(40).getmask("\U0010ffff")), letter
    assert notdef
