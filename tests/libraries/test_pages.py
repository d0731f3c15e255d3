"""The reading network: exact lists, filters asked of hours, honest blanks."""

import json
import re

import pytest
import time_machine
from django.urls import reverse

from libraries.models import DigitalSpace
from tests.factories.events import EventFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory, OpeningPeriodFactory, OpeningSlotFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db
LIST = "/lecture/"
WEDNESDAY_15H = "2026-11-25T14:00:00Z"


def listed(client, query: str = "") -> list[str]:
    towns = client.get(LIST + query).context["towns"]
    return [entry.library.name for town in towns for entry in town.entries]


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ")


def library(name, opens_on=None, **kwargs):
    one = LibraryFactory(place__name=name, **kwargs)
    if opens_on:
        period = OpeningPeriodFactory(library=one)
        OpeningSlotFactory(period=period, weekday=opens_on)
    return one


def structured(response) -> dict:
    blocks = re.findall(r'ld\+json">(.*?)</script>', response.content.decode(), re.S)
    return next(data for data in map(json.loads, blocks) if data["@type"] == "Library")


def test_list_holds_public_libraries_by_town_in_french_order(client):
    for name in ("Liévin", "Éleu-dit-Leauwette", "Avion"):
        library(f"Médiathèque de {name}", place__commune=CommuneFactory(name=name))
    library("Retirée", is_published=False)
    hidden = library("Lieu caché")
    hidden.place.is_published = False
    hidden.place.save()
    assert listed(client) == [
        "Médiathèque de Avion",
        "Médiathèque de Éleu-dit-Leauwette",
        "Médiathèque de Liévin",
    ]
    page = text_of(client.get(LIST))
    assert "Retirée" not in page
    assert "Lieu caché" not in page


def test_both_official_counts_are_told(client):
    page = text_of(client.get(LIST))
    assert "27 équipements de lecture publique" in page
    assert "copie de 2025) en compte 29" in page


@time_machine.travel(WEDNESDAY_15H, tick=False)
def test_open_now_and_open_on_sunday(client):
    library("Ouverte le mercredi", opens_on=3)
    library("Ouverte le dimanche", opens_on=7)
    library("Sans horaires")
    library("Dimanche selon le ministère", opens_sunday=True)
    assert set(listed(client, "?ouvert=1")) == {"Ouverte le mercredi"}
    assert set(listed(client, "?dimanche=1")) == {
        "Ouverte le dimanche",
        "Dimanche selon le ministère",
    }
    assert listed(client, "?ouvert=1&dimanche=1") == []
    assert "Aucune ouverture connue" in text_of(client.get(LIST + "?ouvert=1&dimanche=1"))


def test_filters_by_commune_and_words(client):
    lens = CommuneFactory(name="Lens")
    library("Médiathèque du Centre", place__commune=lens)
    library("Le Préau livre")
    assert listed(client, "?commune=lens") == ["Médiathèque du Centre"]
    assert listed(client, "?q=preau") == ["Le Préau livre"]


def test_unknown_values_are_ignored_and_said(client):
    library("Médiathèque")
    response = client.get(LIST + "?commune=%00&ouvert=peut-etre&dimanche=0&q=" + "a" * 10_000)
    assert len(response.context["filters"].ignored) == 4
    assert [e.library.name for t in response.context["towns"] for e in t.entries] == ["Médiathèque"]


def test_communes_without_library_are_told_without_filters_only(client):
    library("Médiathèque", place__commune=CommuneFactory(name="Lens"))
    library("Retirée", place__commune=CommuneFactory(name="Acheville"), is_published=False)
    CommuneFactory(name="Servins")
    names = {commune.name for commune in client.get(LIST).context["communes_without"]}
    assert names == {"Acheville", "Servins"}
    assert client.get(LIST + "?commune=lens").context["communes_without"] == []


def test_unknown_hours_offer_the_phone_of_the_town_hall(client):
    commune = CommuneFactory(name="Lens", town_hall_phone="03 21 00 00 00")
    one = library("Médiathèque", place__commune=commune)
    for url in (LIST, one.get_absolute_url()):
        page = text_of(client.get(url))
        assert "Horaires à compléter" in page
        assert 'href="tel:+33321000000"' in page
    assert "openingHoursSpecification" not in structured(client.get(one.get_absolute_url()))


@time_machine.travel("2026-12-20T10:00:00Z", tick=False)
def test_page_shows_hours_exceptions_and_the_coming_public_holidays(client):
    one = library("Médiathèque", opens_on=3)
    one.exceptions.create(first_day="2026-12-23", last_day="2026-12-23", reason="Inventaire")
    one.exceptions.create(first_day="2026-12-01", last_day="2026-12-02", reason="Passée")
    context = client.get(one.get_absolute_url()).context
    (table,) = context["tables"]
    rows = {day: words.replace("\xa0", " ") for day, words in table.rows}
    assert rows.pop("Mercredi") == "de 14 h à 18 h"
    assert set(rows.values()) == {"Fermé"}
    assert [special.reason for special in context["special_days"]] == [
        "Inventaire",
        "Noël",
        "Jour de l'an",
    ]


@time_machine.travel("2026-12-21T10:00:00Z", tick=False)
def test_structured_hours_are_exact_day_by_day(client):
    one = library("Médiathèque", opens_on=3)
    one.exceptions.create(first_day="2026-12-23", last_day="2026-12-23")
    rows = structured(client.get(one.get_absolute_url()))["openingHoursSpecification"]
    by_day = {row["validFrom"]: (row["opens"], row["closes"]) for row in rows}
    assert len(by_day) == 14
    assert by_day["2026-12-23"] == ("00:00", "00:00")
    assert by_day["2026-12-30"] == ("14:00", "18:00")


def test_page_announces_public_events_and_public_heritage_nearby(client):
    lens = CommuneFactory(name="Lens")
    one = library("Médiathèque", place__commune=lens)
    EventFactory(published=True, place=one.place, title="Heure du conte", starts_in=2)
    EventFactory(place=one.place, title="Brouillon", starts_in=2)
    HeritageSiteFactory(place__name="Gare", place__commune=lens)
    HeritageSiteFactory(place__name="Retiré", place__commune=lens, is_published=False)
    context = client.get(one.get_absolute_url()).context
    assert {event.title for event in context["events"]} == {"Heure du conte"}
    assert [near.item.name for near in context["nearby"]] == ["Gare"]


def test_hidden_library_has_no_page_and_merged_place_redirects(client):
    gone = library("Retirée", is_published=False)
    assert client.get(gone.get_absolute_url()).status_code == 404
    kept = library("Nouvelle")
    old = PlaceFactory(name="Ancienne", merged_into=kept.place)
    response = client.get(reverse("library_detail", args=[old.slug]))
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())


def test_doubtful_point_is_not_on_the_map(client):
    library("Douteuse", place__coordinate_status="doubtful")
    library("Sûre")
    points = client.get(LIST).context["counts"].map.points
    assert [point.label for point in points] == ["Sûre"]


def test_digital_spaces_are_honest(client):
    known = PlaceFactory(name="Médiathèque-Estaminet")
    DigitalSpace.objects.create(place=known, name="Estaminet numérique", has_epn_label=False)
    DigitalSpace.objects.create(place=PlaceFactory(), name="Caché", is_published=False)
    response = client.get(reverse("digital_space_list"))
    assert {space.name for space in response.context["spaces"]} == {"Estaminet numérique"}
    page = text_of(response)
    assert "18 Espaces Publics Numériques" in page
    assert "Sans label EPN connu" in page
