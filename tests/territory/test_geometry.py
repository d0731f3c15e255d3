"""Points in boundaries, neighbours, and the SVG map."""

import re

import pytest
from django.template.loader import render_to_string

from call_culture.territory.geometry import (
    commune_at,
    contains,
    nearest_communes,
    neighbours,
)
from call_culture.territory.nearby import distance_m
from call_culture.territory.svg_map import Spot, commune_map
from tests.factories.territory import CommuneFactory

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]]}
HOLED = {
    "type": "Polygon",
    "coordinates": [
        [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]],
        [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]],
    ],
}
TWO_PARTS = {
    "type": "MultiPolygon",
    "coordinates": [
        [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]],
        [[[5, 5], [6, 5], [6, 6], [5, 6], [5, 5]]],
    ],
}


def square(west: float, south: float, side: float = 0.02) -> dict:
    east, north = round(west + side, 5), round(south + side, 5)
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


@pytest.mark.parametrize(
    ("boundary", "latitude", "longitude", "inside"),
    [
        (SQUARE, 2, 2, True),
        (SQUARE, 2, 5, False),
        (SQUARE, 2, -1, False),
        (SQUARE, 0, 2, True),
        (SQUARE, 2, 4, True),
        (SQUARE, 4, 4, True),
        (SQUARE, 4, 5, False),
        (HOLED, 2, 2, False),
        (HOLED, 2, 1, True),
        (HOLED, 0.5, 0.5, True),
        (TWO_PARTS, 5.5, 5.5, True),
        (TWO_PARTS, 3, 3, False),
        (None, 2, 2, False),
        ({}, 2, 2, False),
    ],
)
def test_point_is_inside_a_boundary(boundary, latitude, longitude, inside):
    assert contains(boundary, latitude, longitude) is inside


def test_point_on_a_shared_border_belongs_to_the_first_commune():
    west = CommuneFactory.build(name="Ouest", boundary=square(2.80, 50.40))
    east = CommuneFactory.build(name="Est", boundary=square(2.82, 50.40))
    assert commune_at(50.41, 2.81, [west, east]) is west
    assert commune_at(50.41, 2.83, [west, east]) is east
    assert commune_at(50.41, 2.82, [west, east]) is west
    assert commune_at(50.41, 2.99, [west, east]) is None


def test_neighbours_share_a_stretch_of_border_not_a_corner():
    middle = CommuneFactory.build(pk=1, name="Milieu", boundary=square(2.80, 50.40))
    beside = CommuneFactory.build(pk=2, name="À côté", boundary=square(2.82, 50.40))
    corner = CommuneFactory.build(pk=3, name="Coin", boundary=square(2.82, 50.42))
    assert neighbours(middle, [middle, beside, corner]) == [beside]


def test_commune_without_a_border_has_the_nearest_as_neighbours():
    alone = CommuneFactory.build(pk=1, boundary=None, latitude=50.40, longitude=2.80)
    near = CommuneFactory.build(pk=2, latitude=50.41, longitude=2.80)
    far = CommuneFactory.build(pk=3, latitude=50.48, longitude=2.80)
    assert neighbours(alone, [far, alone, near]) == [near, far]
    assert nearest_communes(alone, [far, near], limit=1) == [near]


def test_distance_in_metres_between_lens_and_lievin_town_halls():
    assert distance_m(50.42926, 2.83243, 50.42159, 2.78482) == pytest.approx(3480, abs=40)
    assert distance_m(50.4, 2.8, 50.4, 2.8) == 0


def two_communes():
    return [
        CommuneFactory.build(
            pk=1, name="Ouest", slug="ouest", latitude=50.41, longitude=2.81,
            boundary=square(2.80, 50.40),
        ),
        CommuneFactory.build(
            pk=2, name="Est", slug="est", latitude=50.41, longitude=2.83,
            boundary=square(2.82, 50.40),
        ),
    ]  # fmt: skip


def test_map_counts_each_commune_and_grades_them():
    drawn = commune_map(two_communes(), {1: 12})
    assert [(s.name, s.count, s.level, s.title, s.url) for s in drawn.shapes] == [
        ("Ouest", 12, 4, "Ouest\xa0: 12\xa0événements", "/communes/ouest/"),
        ("Est", 0, 0, "Est\xa0: aucun événement", "/communes/est/"),
    ]


def test_map_keeps_shapes_joined_and_true_to_scale():
    west, east = commune_map(two_communes()).shapes
    assert (west.path, east.path) == ("M6 781l494 0 0-775-494 0z", "M500 781l494 0 0-775-494 0z")


def test_map_without_any_boundary_is_none():
    assert commune_map([CommuneFactory.build(boundary=None)]) is None
    assert commune_map([]) is None


def test_map_leaves_out_points_that_fall_outside():
    spots = [Spot(50.41, 2.81, "Dedans", "/lieux/dedans/"), Spot(50.9, 2.81, "Dehors")]
    drawn = commune_map(two_communes(), spots=spots)
    assert [(point.label, point.x, point.y) for point in drawn.points] == [("Dedans", 253, 394)]


def rendered_map(drawn):
    """The component, each run of blanks made one: its layout in the file says nothing."""
    return re.sub(r"[ \n]+", " ", render_to_string("components/_map.html", {"map": drawn}))


def test_linked_map_names_each_link_and_writes_its_number():
    html = rendered_map(commune_map(two_communes(), {1: 3}))
    links = re.findall(r'<a href="([^"]+)" aria-label="([^"]+)"', html)
    assert [url for url, _label in links] == ["/communes/ouest/", "/communes/est/"]
    assert [label.split("\xa0:")[0] for _url, label in links] == ["Ouest", "Est"]
    assert re.findall(r"<text[^>]*>(\d+)</text>", html) == ["3"]
    assert 'role="group"' in html


def test_still_map_is_one_picture_with_its_current_commune_drawn_last():
    communes = two_communes()
    drawn = commune_map(communes, current=communes[0], is_linked=False, label="Ouest sur la carte")
    html = rendered_map(drawn)
    assert "<a " not in html
    assert 'role="img" aria-label="Ouest sur la carte"' in html
    assert [(s.name, s.is_current) for s in drawn.shapes] == [("Est", False), ("Ouest", True)]
