"""The card of an event tells its next date as it really is, wherever the card stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

from call_culture.territory.models import Commune
from events.enums import EventStatus
from events.models import Event
from events.templatetags.programme import event_card
from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def tomorrow(**date):
    return OccurrenceFactory(start=timezone.now() + timedelta(days=1), **date)


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (EventStatus.CANCELLED, "Annulé"),
        (EventStatus.SOLD_OUT, "Complet"),
        (EventStatus.MOVED, "Déplacé"),
        (EventStatus.MOVED_ONLINE, "Passé en ligne"),
    ],
)
def test_the_page_of_a_library_says_what_became_of_the_next_date(client, status, words):
    library = LibraryFactory()
    event = EventFactory(published=True, place=library.place)
    tomorrow(event=event, event_status=status)
    assert words in client.get(library.get_absolute_url()).content.decode()


def test_the_next_date_of_a_card_leaves_out_the_dates_that_are_over():
    event = EventFactory(published=True)
    OccurrenceFactory(event=event, start=timezone.now() - timedelta(days=3))
    later = tomorrow(event=event)
    loaded = Event.objects.with_card().get()
    assert loaded.next_dates == [later]


def test_cards_cost_two_queries_whatever_their_number(django_assert_num_queries):
    for _ in range(3):
        tomorrow(event=EventFactory(published=True))
    with django_assert_num_queries(2):
        assert all(event_card({}, event)["when"] for event in Event.objects.with_card())


def test_a_date_moved_online_sends_nobody_to_the_hall():
    date = tomorrow(event=EventFactory(published=True), event_status=EventStatus.MOVED_ONLINE)
    assert event_card({"occurrence": date}, date.event)["where"] == "En ligne"


def test_under_its_day_a_card_tells_the_hours_alone():
    date = tomorrow(event=EventFactory(published=True))
    card = event_card({"occurrence": date, "in_day": True}, date.event)
    assert card["day"] is None
    assert card["when"].startswith(("de ", "à "))


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Mairie de Lens", "Mairie de Lens"),
        ("Salle Jaurès", "Salle Jaurès, Lens"),
        ("Salle de Loison-sous-Lens", "Salle de Loison-sous-Lens, Lens"),
    ],
)
def test_the_town_of_a_place_is_said_once(name, told):
    place = PlaceFactory(name=name, commune=CommuneFactory(name="Lens"))
    assert place.name_and_town == told


def test_the_page_of_an_event_cancelled_on_its_only_date_says_which_and_why(client):
    date = tomorrow(
        event=EventFactory(published=True),
        event_status=EventStatus.CANCELLED,
        status_reason="Un artiste est souffrant.",
    )
    page = client.get(date.event.get_absolute_url()).content.decode()
    head = page.partition('class="event__title"')[2].partition("</header>")[0]
    assert "<s>" in head
    assert "Un artiste est souffrant." in head


def test_the_page_of_an_event_moved_online_gives_no_address(client):
    place = PlaceFactory(name="Salle Jaurès", address="3 rue Haute")
    event = EventFactory(published=True, place=place)
    tomorrow(event=event, event_status=EventStatus.MOVED_ONLINE)
    page = client.get(event.get_absolute_url()).content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "En ligne, sans lieu où se rendre." in main
    assert "3 rue Haute" not in main


def test_a_known_pushchair_access_is_not_called_unknown(client):
    place = PlaceFactory(is_pushchair_friendly=True)
    event = EventFactory(published=True, place=place)
    tomorrow(event=event)
    page = client.get(event.get_absolute_url()).content.decode()
    assert "Accessible en poussette" in page
    assert "n'a pas encore été renseignée" not in page


def test_communes_are_in_french_order():
    for name in ("Estevelles", "Éleu-dit-Leauwette", "Drocourt"):
        CommuneFactory(name=name)
    names = [commune.name for commune in Commune.objects.all()]
    assert names == ["Drocourt", "Éleu-dit-Leauwette", "Estevelles"]
