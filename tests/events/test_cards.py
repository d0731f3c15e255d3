"""The card of an event tells its next date as it really is, wherever the card stands."""

from datetime import timedelta

import pytest
from django.utils import timezone

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
