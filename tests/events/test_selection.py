"""The selection kept on the device: the server shows the events of the address, no more."""

from html import unescape

import pytest
from django.conf import settings
from icalendar import Calendar

from events.views.selection import MOST_EVENTS
from tests.factories.events import EventFactory

pytestmark = pytest.mark.django_db


def ids(*events) -> str:
    return ",".join(str(event.pk) for event in events)


def test_the_address_names_the_events_shown_by_their_next_date(client):
    late = EventFactory(published=True, title="Tard", starts_in=9)
    soon = EventFactory(published=True, title="Tôt", starts_in=2)
    over = EventFactory(published=True, title="Fini", starts_in=-5)
    EventFactory(published=True, title="Pas demandé", starts_in=2)
    html = client.get(f"/ma-selection/?ids={ids(late, over, soon)}").content.decode()
    assert html.index("Tôt") < html.index("Tard") < html.index("Déjà passés") < html.index("Fini")
    assert "Pas demandé" not in html
    assert "3\u00a0événements gardés" in html


@pytest.mark.parametrize("status", ["draft", "submitted", "rejected", "withdrawn", "archived"])
def test_an_event_that_is_not_public_is_counted_and_not_named(client, status):
    hidden = EventFactory(title="Secret", publication_status=status, starts_in=2)
    shown = EventFactory(published=True, title="Public", starts_in=2)
    html = client.get(f"/ma-selection/?ids={ids(hidden, shown)}").content.decode()
    assert "Secret" not in html
    assert "1\u00a0événement n'est pas publié" in unescape(html)
    assert f"ids={shown.pk}" in html
    calendar = client.get(f"/ma-selection/selection.ics?ids={ids(hidden, shown)}").content.decode()
    assert "Secret" not in calendar


@pytest.mark.parametrize(
    "query", ["", "ids=", "ids=%00,,a", "ids=-1", "ids=²", "ids=" + "9" * 400, "ids=9" * 500]
)
def test_an_empty_or_absurd_address_says_how_to_begin(client, query):
    response = client.get(f"/ma-selection/?{query}")
    assert response.status_code == 200
    assert "Garder" in response.content.decode()
    assert client.get(f"/ma-selection/selection.ics?{query}").status_code == 404


def test_a_selection_is_bounded_and_says_so(client):
    numbers = ",".join(str(number) for number in range(1, MOST_EVENTS + 3))
    html = client.get(f"/ma-selection/?ids={numbers}").content.decode()
    assert f"{MOST_EVENTS} événements au plus" in html


def test_the_calendar_holds_the_dates_to_come(client):
    event = EventFactory(published=True, title="Atelier", weekly_for=3)
    past = EventFactory(published=True, starts_in=-3)
    response = client.get(f"/ma-selection/selection.ics?ids={ids(event, past)}")
    components = Calendar.from_ical(response.content).walk("VEVENT")
    assert len(components) == 3


def test_a_selection_is_private_to_its_reader(client):
    event = EventFactory(published=True, starts_in=2)
    response = client.get(f"/ma-selection/?ids={event.pk}")
    assert not response.cookies
    assert "private" in response["Cache-Control"]
    assert "noindex" in response.content.decode()


def test_a_selection_costs_the_same_for_one_three_and_twenty(client, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    events, counts = [], []
    for rows in (1, 2, 17):
        events += [EventFactory(published=True, starts_in=2) for _number in range(rows)]
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/ma-selection/?ids={ids(*events)}")
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_the_button_is_there_for_the_script_and_hidden_without_it(client):
    event = EventFactory(published=True, starts_in=2)
    html = client.get(event.get_absolute_url()).content.decode()
    assert f'data-select="{event.pk}"' in html
    button = html.split(f'data-select="{event.pk}"')[1].split(">")[0]
    assert "hidden" in button


def test_all_scripts_together_stay_light():
    files = (settings.BASE_DIR / "static/js").glob("*.js")
    assert sum(len(file.read_bytes()) for file in files) <= 25 * 1024
