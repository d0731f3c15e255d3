"""`/recherche/`: what a visitor reads for what was typed."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from call_culture.search.models import SearchEntry
from events.models import Event
from tests.factories.events import EventFactory, OccurrenceFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def read(client, **query):
    """The page's text, with plain blanks."""
    response = client.get("/recherche/", query)
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    text = re.sub(r"<[^>]+>", " ", main).replace("\u00a0", " ")
    return " ".join(text.split())


def titles(client, **query):
    html = client.get("/recherche/", query).content.decode().split("<main", 1)[1]
    found = re.findall(r'<h3 class="search-list__title">\s*<a href="[^"]*">([^<]*)</a>', html)
    return [title.replace("\u00a0", " ") for title in found]


def test_results_are_grouped_by_kind_with_their_counts(client):
    commune = CommuneFactory(name="Harnes")
    place = PlaceFactory(name="Salle des fêtes", commune=commune)
    LibraryFactory(place=PlaceFactory(name="La Source", commune=commune))
    for number in range(7):
        EventFactory(title=f"Bal {number}", place=place, published=True, starts_in=1 + number)
    EventFactory(title="Bal caché", place=place)

    text = read(client, q="harnes")
    assert "10 résultats pour « harnes »" in text
    assert "Tout 10 Communes 1 Agenda 7 Médiathèques et bibliothèques 1 Lieux 1" in text
    assert "Voir les 7 événements" in text
    assert titles(client, q="harnes") == [
        "Harnes",
        *sorted(f"Bal {n}" for n in range(5)),
        "La Source",
        "Salle des fêtes",
    ]


def test_one_kind_is_paged(client):
    for number in range(23):
        EventFactory(title=f"Loto {number:02}", place=None, published=True, starts_in=1)
    PlaceFactory(name="Salle du loto")

    first, second = (titles(client, q="loto", type="event", page=n) for n in (1, 2))
    assert (len(first), len(second)) == (20, 3)
    assert sorted(first + second) == [f"Loto {n:02}" for n in range(23)]
    assert "Page 1 sur 2" in read(client, q="loto", type="event")
    assert titles(client, q="loto", type="place") == ["Salle du loto"]


def test_events_to_come_are_before_those_that_are_over(client):
    place = PlaceFactory(name="Kursaal", commune=CommuneFactory(name="Bully"))
    over = EventFactory(title="Carillon ancien", place=place, published=True, starts_in=-30)
    soon = EventFactory(title="Le grand carillon", place=place, published=True)
    OccurrenceFactory(event=soon, start=timezone.now() + timedelta(days=3))
    dateless = EventFactory(title="Carillon un jour", place=None, published=True)

    first, *others = titles(client, q="carillon")
    assert first == soon.title
    assert sorted(others) == [over.title, dateless.title]
    text = read(client, q="carillon", type="event")
    assert f"{over.title} Passé Kursaal, Bully" in text
    assert f"{dateless.title} Date à préciser" in text
    assert "Passé" not in text.split(soon.title)[1].split(over.title)[0]


def test_what_is_no_longer_public_is_not_shown_even_if_the_index_holds_it(client):
    event = EventFactory(title="Secret", published=True)
    site = HeritageSiteFactory(place=PlaceFactory(name="Secret"))
    Event.objects.update(publication_status="draft")
    type(site).objects.update(is_published=False)
    assert SearchEntry.objects.filter(title="Secret").count() == 2

    for query in ({}, {"type": "event"}, {"type": "heritage"}):
        assert titles(client, q="secret", **query) == []
    assert event.pk


def test_nothing_found_says_what_to_try(client):
    CommuneFactory(name="Loos-en-Gohelle")
    ProgrammeFactory(name="Tiot Loupiot")

    text = read(client, q="los en goelle")
    assert "Rien trouvé pour « los en goelle »" in text
    assert "Vérifiez l'orthographe" in text
    assert "Parcourir l'agenda" in text
    assert titles(client, q="los en goelle") == ["Loos-en-Gohelle"]
    assert titles(client, q="loos en gohele") == ["Loos-en-Gohelle"]
    assert titles(client, q="tio loupio") == ["Tiot Loupiot"]
    assert titles(client, q="xylophone") == []


def test_a_near_name_that_is_hidden_is_not_suggested(client):
    ProgrammeFactory(name="Tiot Loupiot")
    ProgrammeFactory._meta.model.objects.update(is_published=False)
    assert titles(client, q="tio loupio") == []


def test_a_kind_without_result_points_to_the_others(client):
    CommuneFactory(name="Harnes")
    text = read(client, q="harnes", type="library")
    assert "Aucun résultat de ce type" in text
    assert "Voir les résultats de tous les types" in text


def test_an_unknown_kind_is_ignored_and_said(client):
    CommuneFactory(name="Harnes")
    assert "Ce type de résultat n'existe pas" in read(client, q="harnes", type="x'\x00")
    assert titles(client, q="harnes", type="nothing") == ["Harnes"]


def test_without_words_the_page_says_where_to_begin(client):
    text = read(client)
    assert "Sans savoir quoi chercher" in text
    assert "résultat pour" not in text


@pytest.mark.parametrize(
    "query",
    [
        {"q": "\"'&<>"},
        {"q": "\x00"},
        {"q": "🎭"},
        {"q": "a" * 10_000},
        {"q": "le"},
        {"q": "loto", "page": "-1"},
        {"q": "loto", "type": "event", "page": "-1"},
        {"q": "loto", "type": "event", "page": "abc"},
        {"q": "loto", "type": "event", "page": "999999999999999999999"},
        {"q": "loto", "type": "\x00"},
    ],
    ids=ascii,
)
def test_any_address_answers_a_page(client, query):
    EventFactory(title="Loto", published=True)
    assert client.get("/recherche/", query).status_code == 200


def test_what_was_typed_is_shown_escaped(client):
    html = client.get("/recherche/", {"q": "<script>x</script>"}).content.decode()
    assert "<script>x" not in html
    assert "&lt;script&gt;x" in html


def test_results_are_not_for_search_engines_and_set_no_cookie(client):
    response = client.get("/recherche/", {"q": "loto"})
    assert '<meta name="robots" content="noindex">' in response.content.decode()
    assert not response.cookies
    assert "noindex" not in client.get("/recherche/").content.decode()


@pytest.mark.parametrize("query", [{}, {"type": "event"}])
def test_the_number_of_queries_does_not_grow(client, django_assert_num_queries, query):
    # Counts, best of each kind, best events, their rows, their dates; the kind alone has one less.
    expected = 5 - bool(query)
    for number in (1, 3, 20):
        EventFactory.create_batch(number, title=f"Loto {number}", published=True, starts_in=1)
        with django_assert_num_queries(expected):
            client.get("/recherche/", {"q": f"loto {number}", **query})


def test_the_institutional_pages_are_found_from_the_first_start(client):
    assert "Mentions légales" in titles(client, q="mentions légales")
