"""Heritage pages: exact lists, what is never shown, and what is said of a site."""

import json
import re

import pytest
from django.urls import reverse

from heritage.enums import LabelKind, SiteKind, SiteLevel, Standing
from tests.factories.events import EventFactory
from tests.factories.heritage import HeritageSiteFactory, LabelFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db
LIST = "/patrimoine/"


def text_of(response) -> str:
    return response.content.decode().replace("\xa0", " ").replace("&nbsp;", " ")


def listed(client, query: str = "") -> set[str]:
    page = client.get(LIST + query).context["page"]
    return {site.name for site in page}


def structured(response, kind: str) -> dict:
    blocks = re.findall(r'ld\+json">(.*?)</script>', response.content.decode(), re.S)
    return next(data for data in map(json.loads, blocks) if data["@type"] == kind)


@pytest.fixture
def lens():
    return CommuneFactory(name="Lens")


@pytest.fixture
def lievin():
    return CommuneFactory(name="Liévin")


def site(name, **kwargs):
    return HeritageSiteFactory(place__name=name, **kwargs)


def hide(one, **fields):
    for name, value in fields.items():
        setattr(one.place, name, value)
    one.place.save()
    return one


def test_list_holds_public_sites_only(client):
    site("Terril 98")
    site("Cité retirée", is_published=False)
    hide(site("Lieu caché"), is_published=False)
    hide(site("Lieu fusionné"), merged_into=PlaceFactory())
    assert listed(client) == {"Terril 98"}
    html = text_of(client.get(LIST))
    assert [name for name in ("Cité retirée", "Lieu caché", "Lieu fusionné") if name in html] == []


def test_site_on_two_communes_appears_under_each_and_counts_in_both(client, lens, lievin):
    site("Fosse 11-19", place__commune=lens, communes=[lens, lievin])
    site("Gare", place__commune=lens)
    assert listed(client, "?commune=lens") == {"Fosse 11-19", "Gare"}
    assert listed(client, "?commune=lievin") == {"Fosse 11-19"}
    rows = client.get(LIST).context["counts"].rows
    assert [(name, words.replace("\xa0", " ")) for name, _url, words in rows] == [
        ("Lens", "2 sites"),
        ("Liévin", "1 site"),
    ]


def test_filters_by_label_kind_and_words_combine(client):
    label = LabelFactory(name="Bassin minier", short_name="Bassin minier")
    headframe = site("Chevalement 1 bis", kind=SiteKind.HEADFRAME)
    site("Chevalement oublié", kind=SiteKind.HEADFRAME)
    heap = site("Terril 98")
    for one in (headframe, heap):
        one.site_labels.create(label=label)
    assert listed(client, f"?label={label.slug}") == {"Chevalement 1 bis", "Terril 98"}
    assert listed(client, f"?label={label.slug}&type=chevalement") == {"Chevalement 1 bis"}
    assert listed(client, "?type=chevalement") == {"Chevalement 1 bis", "Chevalement oublié"}
    assert listed(client, "?q=oublie") == {"Chevalement oublié"}


def test_unknown_filter_values_are_ignored_and_said(client):
    site("Terril 98")
    response = client.get(LIST + "?commune=nulle-part&type=chateau-fort&label=%00")
    assert {one.name for one in response.context["page"]} == {"Terril 98"}
    assert len(response.context["filters"].ignored) == 3
    assert "Le filtre « Commune » n'a pas été compris : il est ignoré." in text_of(
        response
    ).replace("&#x27;", "'")


def test_empty_result_says_what_to_try(client):
    site("Terril 98")
    html = text_of(client.get(LIST + "?q=introuvable"))
    assert "Aucun site ne correspond" in html
    assert "Voir tout le patrimoine" in html


def test_sites_are_grouped_by_kind_across_pages(client):
    for number in range(25):
        site(f"Terril {number:02d}")
    site("Fosse 13", kind=SiteKind.PIT)
    first, second = client.get(LIST).context, client.get(LIST + "?page=2").context
    assert [(group.title, len(group.sites)) for group in first["groups"]] == [
        ("Fosses", 1),
        ("Terrils", 23),
    ]
    assert [(group.title, len(group.sites)) for group in second["groups"]] == [("Terrils", 2)]


@pytest.mark.parametrize("page", ["-1", "0", "abc", "9" * 30, "%00"])
def test_any_page_number_answers_a_page(client, page):
    site("Terril 98")
    assert listed(client, f"?page={page}") == {"Terril 98"}


def test_doubtful_point_is_never_shown(client, lens):
    doubtful = site(
        "Fosse 13 bis",
        place__commune=lens,
        place__latitude=50.41234,
        place__coordinate_status="doubtful",
    )
    response = client.get(doubtful.get_absolute_url())
    assert "50.41234" not in response.content.decode()
    assert "Emplacement exact à confirmer" in text_of(response)
    assert "geo" not in structured(response, "LandmarksOrHistoricalBuildings")
    assert client.get(LIST).context["counts"].map.points == []


def test_number_is_told_with_its_source_and_the_notice_linked(client):
    one = site("Chevalement 3 bis", level=SiteLevel.COMPONENT)
    world = LabelFactory(name="Bassin minier", reference="1360", year=2012)
    monument = LabelFactory(name="Monument historique", kind=LabelKind.HISTORIC_MONUMENT)
    one.site_labels.create(
        label=world, reference="1360-069", reference_source="Liste de l'UNESCO, 2026"
    )
    one.site_labels.create(
        label=monument, year=1992, merimee_reference="PA00108469", is_partial=True
    )
    response = client.get(one.get_absolute_url())
    html = text_of(response).replace("&#x27;", "'")
    for words in (
        "Inscrit en 2012",
        "1360-069",
        "Source du numéro : Liste de l'UNESCO, 2026",
        "Inscrit en 1992, protection partielle",
        "https://pop.culture.gouv.fr/notice/merimee/PA00108469",
        "Composante officielle",
    ):
        assert words in html
    numbers = structured(response, "LandmarksOrHistoricalBuildings")["identifier"]
    assert {number["value"] for number in numbers} == {"1360-069", "PA00108469"}


def test_protection_without_a_year_says_so(client):
    one = site("Salle des pendus")
    monument = LabelFactory(name="Monument historique", kind=LabelKind.HISTORIC_MONUMENT)
    one.site_labels.create(label=monument, standing=Standing.PROTECTED)
    assert "(année non renseignée)" in text_of(client.get(one.get_absolute_url()))


def test_what_is_unknown_is_said(client):
    html = text_of(client.get(site("Terril 98").get_absolute_url()))
    for words in (
        "Texte à compléter",
        "Conditions de visite non renseignées",
        "Accessibilité non renseignée",
        "Aucun rendez-vous annoncé ici",
    ):
        assert words in html


def test_page_tells_parts_and_whole_but_not_hidden_ones(client):
    whole = site("Paysage minier")
    part = site("Terril 98", part_of=whole)
    site("Élément retiré", part_of=whole, is_published=False)
    assert {one.name for one in client.get(whole.get_absolute_url()).context["parts"]} == {
        "Terril 98"
    }
    assert client.get(part.get_absolute_url()).context["whole"] == whole
    whole.is_published = False
    whole.save()
    assert client.get(part.get_absolute_url()).context["whole"] is None


def test_nearby_holds_public_trusted_and_near_only(client, lens):
    here = {"place__commune": lens}
    one = site("Terril 98", **here)
    site("Tout près", place__latitude=50.431, **here)
    site("Caché", is_published=False, **here)
    site("Douteux", place__coordinate_status="doubtful", **here)
    site("Loin", place__latitude=50.9, **here)
    LibraryFactory(place__name="Médiathèque", place__commune=lens)
    LibraryFactory(place__name="Fermée au public", is_published=False, place__commune=lens)
    context = client.get(one.get_absolute_url()).context
    assert [near.item.name for near in context["nearby_sites"]] == ["Tout près"]
    assert [near.item.name for near in context["nearby_libraries"]] == ["Médiathèque"]
    assert round(context["nearby_sites"][0].metres) == 111


def test_only_published_upcoming_events_are_announced(client):
    one = site("Base 11/19")
    EventFactory(published=True, place=one.place, title="Visite", starts_in=3)
    EventFactory(published=True, place=one.place, title="Passée", starts_in=-3)
    EventFactory(place=one.place, title="Brouillon", starts_in=3)
    events = client.get(one.get_absolute_url()).context["events"]
    assert {event.title for event in events} == {"Visite"}


def test_unpublished_site_has_no_page_and_merged_one_redirects(client):
    gone = site("Retiré", is_published=False)
    assert client.get(reverse("heritage_detail", args=[gone.slug])).status_code == 404
    kept = site("Celui qui reste")
    merged = PlaceFactory(name="Ancien nom", merged_into=kept.place)
    response = client.get(reverse("heritage_detail", args=[merged.slug]))
    assert (response.status_code, response["Location"]) == (301, kept.get_absolute_url())
    hide(kept, is_published=False)
    assert client.get(reverse("heritage_detail", args=[merged.slug])).status_code == 404


def test_site_that_is_also_a_library_has_both_pages_linked(client, lens):
    one = site("Maison syndicale", place__commune=lens)
    library = LibraryFactory(place=one.place)
    heritage_page = client.get(one.get_absolute_url())
    library_page = client.get(library.get_absolute_url())
    assert library.get_absolute_url() in heritage_page.content.decode()
    assert one.get_absolute_url() in library_page.content.decode()
    library.is_published = False
    library.save()
    assert "aussi une bibliothèque" not in text_of(client.get(one.get_absolute_url()))


def test_audio_is_shown_with_its_transcript_only(client):
    one = site("Gare", audio="audio/gare.mp3", audio_transcript="Voici la gare.")
    assert "Voici la gare." in text_of(client.get(one.get_absolute_url()))
    mute = site("Muet", audio="audio/muet.mp3")
    assert "<audio" not in text_of(client.get(mute.get_absolute_url()))


def test_hostile_text_is_harmless(client):
    one = site("</script><script>alert(1)</script>", description="<script>alert(2)</script>Vrai")
    html = client.get(one.get_absolute_url()).content.decode()
    assert "<script>alert" not in html
    assert "Vrai" in html


def test_labels_count_public_sites_only(client):
    label = LabelFactory(name="Bassin minier")
    for one in (site("Terril 98"), site("Retiré", is_published=False)):
        one.site_labels.create(label=label)
    (shown,) = client.get(LIST).context["labels"]
    assert (shown, shown.site_count) == (label, 1)
