"""`/communes/` and `/communes/<slug>/`."""

import json
import re
from datetime import timedelta

import pytest
from django.utils import timezone

from events.enums import EventStatus, PublicationStatus
from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def lens():
    return CommuneFactory(
        name="Lens", insee_code="62498", population=32920, population_year=2023,
        town_hall_phone="03 21 69 86 86",
    )  # fmt: skip


def page(client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def titles(html: str, heading: str = "h3") -> list[str]:
    found = re.findall(rf"<{heading}[^>]*class=\"card__title\"[^>]*>(.*?)</{heading}>", html, re.S)
    return [re.sub(r"<[^>]+>", "", title).strip() for title in found]


def test_list_is_alphabetical_whatever_the_accents(client):
    for name in ("Vimy", "Éleu-dit-Leauwette", "Estevelles", "Avion"):
        CommuneFactory(name=name)
    html = page(client, "/communes/")
    found = re.findall(r'commune-list__name">\s*<a[^>]*>([^<]+)</a>', html)
    assert found == ["Avion", "Éleu-dit-Leauwette", "Estevelles", "Vimy"]


def test_list_counts_only_what_is_public(client, lens):
    hall = PlaceFactory(commune=lens)
    EventFactory(published=True, place=hall, starts_in=2)
    EventFactory(published=True, place=hall, starts_in=-2)
    EventFactory(publication_status=PublicationStatus.DRAFT, place=hall, starts_in=2)
    HeritageSiteFactory(place__commune=lens)
    HeritageSiteFactory(place__commune=lens, is_published=False)
    LibraryFactory(place__name="Médiathèque du Centre", place__commune=lens)
    LibraryFactory(place__name="Médiathèque fermée", place__commune=lens, is_published=False)
    html = page(client, "/communes/").replace("\xa0", " ")
    facts = re.search(r'commune-list__facts">(.*?)</p>', html, re.S)[1]
    assert " ".join(re.sub(r"<[^>]+>", "", facts).split()) == (
        "1 rendez-vous · 1 site patrimonial · Médiathèque du Centre"
    )
    assert 'aria-label="Lens : 1 événement"' in html


def test_site_that_straddles_communes_counts_in_each(client, lens):
    lievin = CommuneFactory(name="Liévin")
    HeritageSiteFactory(place__name="Terril double", place__commune=lens, communes=[lens, lievin])
    assert page(client, "/communes/").replace("\xa0", " ").count("1 site patrimonial") == 2
    for commune in (lens, lievin):
        assert "Terril double" in page(client, commune.get_absolute_url())


@pytest.mark.parametrize(
    "written", ["Loos en Gohelle", "loos_en_gohelle", "LOOS-EN-GOHELLE", "62528", "loos-en gohelle"]
)
def test_name_otherwise_written_or_insee_code_leads_to_the_page(client, written):
    CommuneFactory(name="Loos-en-Gohelle", insee_code="62528")
    response = client.get(f"/communes/{written}/")
    assert (response.status_code, response["Location"]) == (301, "/communes/loos-en-gohelle/")


@pytest.mark.parametrize("written", ["%00", "-", "...", "é", "nulle-part", "a" * 500, "99999"])
def test_unknown_commune_is_not_found(client, lens, written):
    assert client.get(f"/communes/{written}/").status_code == 404


def test_page_says_population_with_its_year_and_source(client, lens):
    html = page(client, "/communes/lens/").replace("\xa0", " ").replace("\u202f", " ")
    assert "32 920 habitants (Insee, population de référence 2023)" in html
    assert 'href="tel:+33321698686"' in html


def test_page_shows_each_event_once_at_its_next_date_the_soonest_first(client, lens):
    hall = PlaceFactory(commune=lens)
    EventFactory(published=True, title="Atelier", place=hall, weekly_for=3)
    EventFactory(published=True, title="Concert", place=hall, starts_in=5)
    EventFactory(published=True, title="Hier", place=hall, starts_in=-1)
    EventFactory(published=True, title="Ailleurs", starts_in=2)
    EventFactory(title="Brouillon", place=hall, starts_in=2)
    assert titles(page(client, "/communes/lens/")) == ["Atelier", "Concert"]


def test_cancelled_next_date_is_said(client, lens):
    event = EventFactory(published=True, title="Bal", place=PlaceFactory(commune=lens))
    OccurrenceFactory(event=event, event_status=EventStatus.CANCELLED)
    html = page(client, "/communes/lens/")
    assert titles(html) == ["Bal"]
    assert "Annulé" in html


def test_exhibition_under_way_is_apart_and_buries_nothing(client, lens):
    hall = PlaceFactory(commune=lens)
    show = EventFactory(published=True, title="Peintures", place=hall, category="exposition")
    OccurrenceFactory(
        event=show, start=timezone.now() - timedelta(days=9),
        end=timezone.now() + timedelta(days=60), opening_days="1234567",
    )  # fmt: skip
    EventFactory(published=True, title="Concert", place=hall, starts_in=1)
    html = page(client, "/communes/lens/")
    assert titles(html, "h3") == ["Concert"]
    assert titles(html, "h4") == ["Peintures"]


def test_more_than_twelve_events_link_to_the_agenda(client, lens):
    hall = PlaceFactory(commune=lens)
    for day in range(13):
        EventFactory(published=True, place=hall, starts_in=day + 1)
    html = page(client, "/communes/lens/")
    assert len(titles(html)) == 12
    assert re.search(r'class="button"\s+href="/agenda/\?commune=lens"', html)


def test_empty_commune_says_where_to_look(client, lens):
    near = CommuneFactory(name="Avion", latitude=50.44, longitude=2.83)
    EventFactory(published=True, place=PlaceFactory(commune=near), starts_in=1)
    far = CommuneFactory(name="Vimy", latitude=50.37, longitude=2.81)
    LibraryFactory(place__commune=far)
    html = page(client, "/communes/lens/").replace("\xa0", " ")
    assert 'href="/agenda/?commune=avion"' in html
    assert 'href="/agenda/?commune=vimy"' not in html
    assert 'href="/lecture/?commune=vimy"' in html
    assert "Aucun site n'est encore décrit à Lens" in html


def test_page_lists_partners_of_here_and_those_who_serve_it(client, lens):
    OrganizationFactory(name="Harmonie", commune=lens)
    OrganizationFactory(name="Compagnie").territory_covered.add(lens)
    OrganizationFactory(name="Cachée", commune=lens, is_published=False)
    OrganizationFactory(name="Lointaine", commune=CommuneFactory())
    html = page(client, "/communes/lens/")
    shown = [n for n in ("Harmonie", "Compagnie", "Cachée", "Lointaine") if f">{n}<" in html]
    assert shown == ["Harmonie", "Compagnie"]


def test_page_lists_ordinary_places_only(client, lens):
    PlaceFactory(name="Salle des fêtes", commune=lens)
    PlaceFactory(name="Salle secrète", commune=lens, is_published=False)
    PlaceFactory(name="Doublon", commune=lens, merged_into=PlaceFactory(commune=CommuneFactory()))
    html = page(client, "/communes/lens/")
    shown = [n for n in ("Salle des fêtes", "Salle secrète", "Doublon") if n in html]
    assert shown == ["Salle des fêtes"]


def test_structured_data_is_a_city_and_its_breadcrumb(client, lens):
    html = page(client, "/communes/lens/")
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    city, trail = (json.loads(block) for block in blocks)
    assert (city["@type"], city["name"], city["identifier"]["value"]) == ("City", "Lens", "62498")
    assert [item["name"] for item in trail["itemListElement"]] == ["Accueil", "Communes", "Lens"]
