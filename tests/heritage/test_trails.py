"""Trails: the page, the drawing, and files that other programs read."""

import json
from xml.etree import ElementTree

import pytest
from django.urls import reverse

from heritage.presentation import duration_words
from heritage.trail_line import clean_line, draw, length_m, public_stops
from tests.factories.heritage import HeritageSiteFactory, TrailFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db
GPX = {"g": "http://www.topografix.com/GPX/1/1"}
LINE = [[2.80, 50.42], [2.81, 50.43], [2.83, 50.43]]


@pytest.fixture
def trail():
    walk = TrailFactory(name="De fosse en fosse", line=LINE)
    lens = CommuneFactory(name="Lens")
    for order, name in enumerate(["Gare & parvis", "Terril 98"], start=1):
        site = HeritageSiteFactory(place__name=name, place__commune=lens)
        walk.stops.create(order=order, place=site.place, directions=f"Étape {order}")
    return walk


def gpx(client, trail) -> ElementTree.Element:
    response = client.get(reverse("trail_gpx", args=[trail.slug]))
    assert response["Content-Type"] == "application/gpx+xml"
    return ElementTree.fromstring(response.content)


def test_stops_are_in_order_and_hidden_places_left_out(client, trail):
    trail.stops.create(order=5, place=PlaceFactory(name="Caché", is_published=False))
    retired = HeritageSiteFactory(place__name="Retiré", is_published=False)
    trail.stops.create(order=4, place=retired.place)
    trail.stops.create(order=3, place=PlaceFactory(name="Salle"))
    response = client.get(trail.get_absolute_url())
    assert [stop.place.name for stop in response.context["stops"]] == [
        "Gare & parvis",
        "Terril 98",
        "Salle",
    ]
    files = [client.get(reverse(n, args=[trail.slug])) for n in ("trail_gpx", "trail_geojson")]
    for page in (response, *files):
        assert "Caché" not in page.content.decode()
        assert "Retiré" not in page.content.decode()


def test_gpx_reads_back_with_its_points(client, trail):
    root = gpx(client, trail)
    assert (root.tag, root.get("version")) == (f"{{{GPX['g']}}}gpx", "1.1")
    points = root.findall("g:trk/g:trkseg/g:trkpt", GPX)
    assert [[float(p.get("lon")), float(p.get("lat"))] for p in points] == LINE
    assert [w.findtext("g:name", None, GPX) for w in root.findall("g:wpt", GPX)] == [
        "Gare & parvis",
        "Terril 98",
    ]
    order = [child.tag.split("}")[1] for child in root]
    assert order == ["metadata", "wpt", "wpt", "trk"]


def test_approximate_line_is_a_route_never_a_track(client, trail):
    trail.line_is_approximate = True
    trail.save()
    root = gpx(client, trail)
    assert len(root.findall("g:rte/g:rtept", GPX)) == 3
    assert root.findall("g:trk", GPX) == []
    assert "Tracé indicatif" in client.get(trail.get_absolute_url()).content.decode()


def test_gpx_of_hostile_names_is_valid_xml(client, trail):
    trail.name = 'Le "grand" <tour> & \x0b\x1f fin'
    trail.save()
    assert gpx(client, trail).findtext("g:metadata/g:name", None, GPX) == (
        'Le "grand" <tour> &  fin'
    )


def test_geojson_holds_line_then_stops_in_longitude_latitude_order(client, trail):
    response = client.get(reverse("trail_geojson", args=[trail.slug]))
    features = json.loads(response.content)["features"]
    assert [feature["geometry"]["type"] for feature in features] == [
        "LineString",
        "Point",
        "Point",
    ]
    assert features[0]["geometry"]["coordinates"] == LINE
    assert features[1]["geometry"]["coordinates"] == [2.83, 50.43]


def test_unpublished_trail_has_no_page_no_file_and_no_line_in_the_list(client, trail):
    trail.is_published = False
    trail.save()
    for name in ("trail_detail", "trail_gpx", "trail_geojson"):
        assert client.get(reverse(name, args=[trail.slug])).status_code == 404
    assert list(client.get(reverse("trail_list")).context["page"]) == []
    site_page = client.get(trail.stops.get(order=2).place.get_absolute_url())
    assert "De fosse en fosse" not in site_page.content.decode()


def test_site_page_names_the_trails_through_it(client, trail):
    other = TrailFactory(name="Ailleurs")
    page = client.get(trail.stops.get(order=2).place.get_absolute_url())
    assert set(page.context["trails"]) == {trail}
    assert other not in page.context["trails"]


def test_demonstration_trail_is_called_an_example(client, trail):
    assert "badge--demo" not in client.get(trail.get_absolute_url()).content.decode()
    trail.is_demo = True
    trail.save()
    for url in (trail.get_absolute_url(), reverse("trail_list")):
        assert "badge--demo" in client.get(url).content.decode()


@pytest.mark.parametrize(
    "line",
    [
        None,
        "MULTILINE",
        {"type": "LineString"},
        [],
        [[2.8]],
        [["a", "b"], [None, 1], [True, False]],
        [[200, 95]],
    ],
)
def test_broken_line_still_has_a_page_and_files(client, trail, line):
    trail.line = line
    trail.save()
    assert clean_line(line) == []
    for name in ("trail_detail", "trail_gpx", "trail_geojson"):
        assert client.get(reverse(name, args=[trail.slug])).status_code == 200


def test_doubtful_stop_is_on_no_map_and_in_no_file(client, trail):
    place = trail.stops.get(order=1).place
    place.latitude, place.coordinate_status = 50.41234, "doubtful"
    place.save()
    page = client.get(trail.get_absolute_url())
    assert [marker.name for marker in page.context["map"].markers] == ["Terril 98"]
    assert "50.41234" not in page.content.decode()
    assert len(gpx(client, trail).findall("g:wpt", GPX)) == 1


def test_drawing_stays_inside_its_frame_and_keeps_north_up(trail):
    drawing = draw(clean_line(trail.line), public_stops(trail))
    points = [tuple(map(float, pair.split())) for pair in drawing.path.removeprefix("M").split("L")]
    assert all(0 < x < drawing.width and 0 < y < drawing.height for x, y in points)
    assert points[0][1] > points[1][1]  # further south is lower
    assert points[0][0] < points[2][0]  # further east is to the right


def test_single_point_is_no_drawing(trail):
    assert draw([(2.8, 50.4)], []) is None


def test_length_and_duration_in_words():
    assert round(length_m([(2.8, 50.0), (2.8, 50.01)])) == 1112
    words = [duration_words(minutes).replace("\xa0", " ") for minutes in (45, 60, 135, 125)]
    assert words == ["45 min", "1 h", "2 h 15", "2 h 05"]
