"""Institutional pages, schools and groups, site map, errors, what robots ask for."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from call_culture.portal.models import Page
from events.models import Audience
from tests.factories.events import EditionFactory, EventFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory, TrailFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

INSTITUTIONAL = ["accessibilite", "mentions-legales", "donnees-personnelles", "a-propos"]


def text_of(client, url: str) -> str:
    return client.get(url).content.decode().replace("\u00a0", " ").replace("&nbsp;", " ")


@pytest.mark.parametrize("key", INSTITUTIONAL)
def test_institutional_page_exists_from_the_first_day_and_is_staffs_to_change(client, key):
    page = Page.objects.get(key=key)
    assert page.to_complete
    assert page.to_complete not in text_of(client, f"/{key}/")
    page.title = "Titre changé par un agent"
    page.save()
    assert "Titre changé par un agent" in text_of(client, f"/{key}/")


@pytest.mark.parametrize("key", INSTITUTIONAL)
def test_headings_of_an_institutional_page_come_in_order(client, key):
    main = text_of(client, f"/{key}/").split("<main")[1].split("</main")[0]
    levels = [int(level) for level in re.findall(r"<h([1-6])", main)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in zip(levels, levels[1:], strict=False))


@pytest.mark.parametrize(
    "sentence",
    [
        "l'article 47 de la loi n° 2005-102 du 11 février 2005",
        "Cette déclaration d'accessibilité s'applique à Culture Lens-Liévin, https://culture.example.org",
        "<strong>non conforme</strong>",
        "État de conformité",
        "Résultats des tests",
        "Contenus non accessibles",
        "Établissement de cette déclaration d'accessibilité",
        "Retour d'information et contact",
        "Voies de recours",
        "Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07",
        "https://www.defenseurdesdroits.fr/saisir/delegues",
        "https://formulaire.defenseurdesdroits.fr/",
        "à compléter",
    ],
)
def test_accessibility_statement_has_the_imposed_form(client, sentence):
    assert sentence in text_of(client, "/accessibilite/")


@pytest.mark.parametrize("url", ["/", "/agenda/", "/accessibilite/", "/donnees/"])
def test_every_page_says_that_the_site_is_not_conformant_yet(client, url):
    assert "Accessibilité : non conforme" in text_of(client, url)


def test_a_script_written_in_an_institutional_text_is_not_served(client):
    Page.objects.filter(key="a-propos").update(body="<h2>A</h2><script>alert(1)</script>")
    assert "alert(1)" not in text_of(client, "/a-propos/")


def test_education_is_honest_when_there_is_nothing(client):
    Page.objects.filter(key="education").delete()
    html = text_of(client, "/education/")
    assert "Aucun rendez-vous n'est annoncé pour les scolaires" in html
    assert "Le CLEA n'est pas encore présenté" in html


def test_education_shows_events_for_schools_and_the_open_call(client):
    schools = Audience.objects.get(slug="scolaires")
    for title, status in (("Atelier de classe", "published"), ("Brouillon", "draft")):
        event = EventFactory(title=title, publication_status=status, starts_in=4)
        event.audiences.add(schools)
    EventFactory(published=True, title="Concert du soir", starts_in=4)
    today = timezone.localdate()
    clea = ProgrammeFactory(name="Contrat local d'éducation artistique (CLEA)", kind="dispositif")
    EditionFactory(programme=clea, year=2019, first_day=today - timedelta(days=900))
    EditionFactory(programme=clea, year=2027, application_deadline=today + timedelta(days=9))
    OrganizationFactory(name="Musée", kind="musee", email="classes@example.org")
    OrganizationFactory(name="Musée caché", kind="musee", phone="0", is_published=False)
    html = text_of(client, "/education/")
    assert "Atelier de classe" in html
    assert "Édition 2027" in html
    assert "Candidatures jusqu'au" in html
    assert "classes@example.org" in html
    for absent in ("Brouillon", "Concert du soir", "Musée caché", "Édition 2019"):
        assert absent not in html


def test_site_map_tells_real_counts_and_nothing_hidden(client):
    CommuneFactory(name="Lens")
    EventFactory(published=True, starts_in=3, place=None)
    EventFactory(starts_in=3, place=None)
    ProgrammeFactory(name="Festival montré")
    ProgrammeFactory(name="Festival caché", is_published=False)
    html = text_of(client, "/plan-du-site/")
    assert "1 événement à venir" in html
    assert "1 commune" in html
    assert "Festival montré" in html
    assert "Festival caché" not in html


# --- Errors -------------------------------------------------------------------------------


@pytest.mark.parametrize("url", ["/api/v1/rien", "/donnees/rien.csv", "/donnees/rien.geojson"])
def test_a_program_gets_its_error_in_json(client, url):
    response = client.get(url)
    assert response.status_code == 404
    assert response.json()["error"]["status"] == 404


def test_a_person_gets_a_page_that_helps_onward(client):
    response = client.get("/n-existe-pas/")
    assert response.status_code == 404
    assert "/agenda/" in response.content.decode()


def test_a_crash_answers_500_in_french_without_the_database(client, monkeypatch):
    monkeypatch.setattr(
        "call_culture.portal.front_page.today_list", lambda now: exec("raise RuntimeError")
    )
    response = Client(raise_request_exception=False).get("/")
    assert response.status_code == 500
    assert '<html lang="fr"' in response.content.decode()


@pytest.mark.parametrize("url", ["/", "/donnees/", "/api/", "/widget/", "/robots.txt"])
def test_reading_pages_refuse_to_be_written_to(client, url):
    assert client.post(url).status_code == 405


# --- Robots -------------------------------------------------------------------------------


def sitemap_addresses(client) -> set[str]:
    index = client.get("/sitemap.xml").content.decode()
    found = set()
    for address in re.findall(r"<loc>(.*?)</loc>", index):
        path = address.removeprefix("https://culture.example.org")
        assert path != address
        body = client.get(path).content.decode()
        found |= set(re.findall(r"<loc>https://culture\.example\.org(.*?)</loc>", body))
    return found


def test_sitemap_holds_what_is_public_and_nothing_else(client):
    commune = CommuneFactory(name="Lens")
    hall = PlaceFactory(name="Salle", commune=commune)
    public = [
        EventFactory(published=True, title="Public", place=hall),
        EditionFactory(programme__name="Festival"),
        HeritageSiteFactory(place__commune=commune),
        TrailFactory(),
        LibraryFactory(place__commune=commune),
        OrganizationFactory(),
        commune,
        hall,
    ]
    hidden = [
        EventFactory(published=True, origin="demo", place=hall),
        *(
            EventFactory(publication_status=status, place=hall)
            for status in ("draft", "submitted", "rejected", "withdrawn", "archived")
        ),
        EditionFactory(programme__name="Exemple", is_demo=True),
        EditionFactory(programme__name="Caché", programme__is_published=False),
        HeritageSiteFactory(place__commune=commune, is_published=False),
        TrailFactory(is_published=False),
        TrailFactory(is_demo=True),
        LibraryFactory(place__commune=commune, is_published=False),
        OrganizationFactory(is_published=False),
        PlaceFactory(commune=commune, is_published=False),
        PlaceFactory(commune=commune, merged_into=hall),
    ]
    found = sitemap_addresses(client)
    assert {thing.get_absolute_url() for thing in public} <= found
    assert {thing.get_absolute_url() for thing in hidden} & found == set()
    assert "/" in found


def test_sitemap_is_paged_and_an_unknown_file_is_not_found(client, monkeypatch):
    from call_culture.portal.sitemaps import Section

    monkeypatch.setattr(Section, "limit", 2)
    for _number in range(3):
        OrganizationFactory()
    assert "sitemap-partenaires.xml?p=2" in client.get("/sitemap.xml").content.decode()
    assert client.get("/sitemap-partenaires.xml?p=2").content.decode().count("<loc>") == 1
    for url in ("/sitemap-rien.xml", "/sitemap-partenaires.xml?p=9", "/sitemap-pages.xml?p=abc"):
        assert client.get(url).status_code == 404


def test_a_file_of_the_sitemap_costs_the_same_whatever_the_rows(client, django_assert_num_queries):
    commune = CommuneFactory()
    for section, factory in (
        ("patrimoine", HeritageSiteFactory),
        ("mediatheques", LibraryFactory),
    ):
        for _number in range(3):
            factory(place__commune=commune)
        with django_assert_num_queries(2):
            assert client.get(f"/sitemap-{section}.xml").content.decode().count("<loc>") == 3


def test_an_example_asks_not_to_be_indexed_and_a_real_event_does_not(client):
    example = EventFactory(published=True, origin="demo", starts_in=3)
    real = EventFactory(published=True, starts_in=3)
    tag = '<meta name="robots" content="noindex">'
    assert tag in client.get(example.get_absolute_url()).content.decode()
    assert tag not in client.get(real.get_absolute_url()).content.decode()


def test_robots_are_told_what_to_leave_alone(client):
    text = client.get("/robots.txt").content.decode()
    for path in ("/admin/", "/espace-partenaire/", "/recherche/"):
        assert f"Disallow: {path}" in text
    assert "Sitemap: https://culture.example.org/sitemap.xml" in text


def test_security_contact_is_told_only_when_there_is_one(client, settings):
    text = client.get("/.well-known/security.txt").content.decode()
    assert "Contact: mailto:agents@example.org" in text
    settings.STAFF_EMAIL = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_favicon_leads_to_the_file(client):
    assert client.get("/favicon.ico")["Location"] == "/static/icons/favicon.ico"
