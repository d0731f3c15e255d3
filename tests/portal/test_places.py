"""`/lieux/` and `/lieux/<slug>/`."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def page(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str) -> list[str]:
    return re.findall(r'<h3 class="card__title">\s*<a[^>]*>([^<]+)</a>', html)


def test_list_without_filter_has_places_where_something_will_happen(client):
    EventFactory(published=True, place=PlaceFactory(name="Salle vive"), starts_in=1)
    EventFactory(published=True, place=PlaceFactory(name="Salle d'hier"), starts_in=-2)
    EventFactory(place=PlaceFactory(name="Salle du brouillon"), starts_in=1)
    PlaceFactory(name="Salle vide")
    library = LibraryFactory()
    EventFactory(published=True, place=library.place, starts_in=1)
    hidden = PlaceFactory(name="Salle cachée", is_published=False)
    EventFactory(published=True, place=hidden, starts_in=1)
    html = page(client, "/lieux/")
    assert titles(html) == ["Salle vive"]
    assert "1 rendez-vous à venir" in html.replace("\xa0", " ")


def test_filters_find_quiet_places_too_by_commune_and_words(client):
    lens = CommuneFactory(name="Lens")
    EventFactory(published=True, place=PlaceFactory(name="Théâtre Z", commune=lens), starts_in=1)
    PlaceFactory(name="Salle Émile-Zola", commune=lens)
    PlaceFactory(name="Salle Zola", commune=CommuneFactory(name="Avion"))
    PlaceFactory(name="Salle cachée", commune=lens, is_published=False)
    assert titles(page(client, "/lieux/?commune=lens")) == ["Théâtre Z", "Salle Émile-Zola"]
    assert titles(page(client, "/lieux/?q=emile+zola")) == ["Salle Émile-Zola"]
    assert titles(page(client, "/lieux/?q=ZOLA&commune=avion")) == ["Salle Zola"]


def test_unknown_commune_in_the_address_is_ignored_and_said(client):
    EventFactory(published=True, place=PlaceFactory(name="Salle vive"), starts_in=1)
    html = page(client, "/lieux/?commune=nulle-part")
    assert titles(html) == ["Salle vive"]
    assert "n'a pas été compris" in html.replace("&#x27;", "'")


def test_place_that_is_a_site_or_a_library_leads_to_its_page(client):
    site, library = HeritageSiteFactory(), LibraryFactory()
    for owner in (site, library):
        response = client.get(f"/lieux/{owner.place.slug}/")
        assert (response.status_code, response["Location"]) == (301, owner.get_absolute_url())


def test_place_of_a_hidden_site_keeps_a_page_of_its_own(client):
    site = HeritageSiteFactory(is_published=False, description="Secret")
    html = page(client, site.place.get_absolute_url())
    assert site.place.get_absolute_url() == f"/lieux/{site.place.slug}/"
    assert "Secret" not in html


def test_merged_place_leads_to_the_one_that_remains(client):
    kept = PlaceFactory(name="Salle des fêtes")
    old = PlaceFactory(name="Salle polyvalente", merged_into=kept)
    response = client.get(f"/lieux/{old.slug}/")
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())


def test_hidden_place_is_not_found_even_through_a_merge(client):
    hidden = PlaceFactory(is_published=False)
    old = PlaceFactory(merged_into=hidden)
    assert client.get(f"/lieux/{hidden.slug}/").status_code == 404
    assert client.get(f"/lieux/{old.slug}/").status_code == 404


@pytest.mark.parametrize(
    "point",
    [
        {"latitude": None, "longitude": None},
        {"latitude": 50.43, "longitude": 2.83, "coordinate_status": "doubtful"},
    ],
)
def test_unknown_or_doubtful_point_is_said_and_never_leaves(client, point):
    place = PlaceFactory(name="Hangar", **point)
    html = page(client, place.get_absolute_url())
    assert "Emplacement exact non renseigné" in html
    assert 'class="mp"' not in html
    assert "GeoCoordinates" not in html


def test_known_point_is_on_the_map_and_in_the_structured_data(client):
    place = PlaceFactory(name="Salle claire", commune=CommuneFactory(name="Lens"))
    html = page(client, place.get_absolute_url())
    assert re.findall(r"<title>([^<]+)</title>\s*<circle", html) == ["Salle claire"]
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', html, re.S)[0])
    assert (data["@type"], data["geo"]["latitude"]) == ("Place", 50.43)
    assert data["containedInPlace"]["name"] == "Lens"


def test_place_outside_the_communes_says_so(client):
    place = PlaceFactory(name="Métaphone", commune=None, locality="Oignies", latitude=None,
                         longitude=None, address="")  # fmt: skip
    html = page(client, place.get_absolute_url())
    assert "Oignies, hors des 36 communes" in html
    assert "adresse à compléter" in html
    assert "commune-map" not in html


def test_page_says_what_happens_there_now_and_next(client):
    place = PlaceFactory(name="Salle")
    EventFactory(published=True, title="Concert", place=place, starts_in=3)
    EventFactory(title="Brouillon", place=place, starts_in=3)
    show = EventFactory(published=True, title="Peintures", place=place)
    OccurrenceFactory(
        event=show, start=timezone.now() - timedelta(days=3),
        end=timezone.now() + timedelta(days=30), opening_days="1234567",
    )  # fmt: skip
    OrganizationFactory(name="Harmonie", place=place)
    OrganizationFactory(name="Cachée", place=place, is_published=False)
    html = page(client, place.get_absolute_url())
    words = ("Concert", "Brouillon", "Peintures", "Harmonie", "Cachée")
    assert [word for word in words if word in html] == ["Concert", "Peintures", "Harmonie"]


def test_accessibility_is_shown_profile_by_profile_or_said_unknown(client):
    known = PlaceFactory(access_wheelchair="yes", access_hearing="no", has_hearing_loop=False)
    html = page(client, known.get_absolute_url())
    assert "Accessible" in html
    assert "Non accessible" in html
    assert "Accessibilité non renseignée" not in html
    unknown = page(client, PlaceFactory().get_absolute_url())
    assert "Accessibilité non renseignée" in unknown
