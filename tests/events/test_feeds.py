"""The selection taken elsewhere: iCalendar read back by its library, Atom, JSON Feed."""

import json
from datetime import UTC, date, datetime, time, timedelta
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from events.enums import EventStatus
from events.feeds import MAX_DATES
from events.models import Occurrence
from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

PARIS = timezone.get_default_timezone()
ATOM = "{http://www.w3.org/2005/Atom}"
FEEDS = ["agenda_ical", "agenda_atom", "agenda_json"]


def read(client, url: str) -> Calendar:
    return Calendar.from_ical(client.get(url).content)


def moments(calendar: Calendar) -> dict[str, tuple]:
    return {
        str(item["SUMMARY"]): (item.decoded("DTSTART"), item.decoded("DTEND", None))
        for item in calendar.walk("VEVENT")
    }


def test_an_event_is_read_back_with_the_moments_it_has_in_paris(client):
    place = PlaceFactory(name="Salle, des fêtes; n° 1", commune=CommuneFactory(name="Lens"))
    event = EventFactory(published=True, title="Bal « d'été »", place=place)
    start = datetime(2027, 7, 14, 20, 30, tzinfo=PARIS)
    row = OccurrenceFactory(event=event, start=start, end=start + timedelta(hours=3))
    calendar = read(client, reverse("event_ical", args=[event.slug]))
    (item,) = calendar.walk("VEVENT")
    assert item.decoded("DTSTART") == start
    assert item["DTSTART"].params["TZID"] == "Europe/Paris"
    assert item.decoded("DTEND") == start + timedelta(hours=3)
    assert str(item["UID"]) == f"{event.uid}-{row.pk}@culture.example.org"
    assert str(item["LOCATION"]) == "Salle, des fêtes; n° 1, 1 rue de l'Exemple, 62300 Lens"
    assert str(item["URL"]) == f"https://culture.example.org{event.get_absolute_url()}"
    assert str(item["STATUS"]) == "CONFIRMED"
    assert int(item["SEQUENCE"]) == event.sequence
    assert item["GEO"].to_ical() == "50.43;2.83"
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Paris"]


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_the_hour_is_right_on_the_nights_the_clocks_change(client, night):
    start = datetime.fromisoformat(f"{night}T01:30").replace(tzinfo=PARIS)
    end = datetime.fromisoformat(f"{night}T04:30").replace(tzinfo=PARIS)
    event = EventFactory(published=True)
    OccurrenceFactory(event=event, start=start, end=end)
    (item,) = read(client, reverse("event_ical", args=[event.slug])).walk("VEVENT")
    assert item.decoded("DTSTART").timestamp() == start.timestamp()
    assert item.decoded("DTEND").timestamp() == end.timestamp()


@pytest.mark.parametrize("passage", [0, 1])
def test_the_hour_lived_twice_in_autumn_keeps_its_length_and_its_turn(client, passage):
    start = datetime(2026, 10, 25, 2, 30, tzinfo=PARIS, fold=passage)
    end = timezone.localtime(start.astimezone(UTC) + timedelta(hours=1))
    event = EventFactory(published=True, title="Nuit blanche")
    OccurrenceFactory(event=event, start=start, end=end)
    calendar = read(client, reverse("event_ical", args=[event.slug]))
    ((told_start, told_end),) = moments(calendar).values()
    assert told_start.astimezone(UTC) == start.astimezone(UTC)
    assert told_end.astimezone(UTC) == end.astimezone(UTC)


def test_an_example_says_so_once_after_its_state(client):
    event = EventFactory(published=True, title="Exemple – Bal", origin="demo")
    renamed = EventFactory(published=True, title="Bal folk", origin="demo")
    OccurrenceFactory(event=event, event_status=EventStatus.CANCELLED)
    OccurrenceFactory(event=renamed)
    titles = set(moments(read(client, reverse("agenda_ical"))))
    assert titles == {"ANNULÉ – Exemple – Bal", "Exemple – Bal folk"}


def test_whole_days_and_periods_are_dates_whose_end_is_the_day_after(client):
    day = EventFactory(published=True, title="Journée")
    OccurrenceFactory(
        event=day,
        start=datetime(2027, 9, 18, tzinfo=PARIS),
        end=datetime(2027, 9, 19, tzinfo=PARIS),
        all_day=True,
    )
    exhibition = EventFactory(published=True, title="Expo")
    OccurrenceFactory(
        event=exhibition,
        start=datetime(2027, 9, 1, 10, tzinfo=PARIS),
        end=datetime(2027, 9, 30, 18, tzinfo=PARIS),
        opening_days="34567",
        opening_time=time(10),
        closing_time=time(18),
    )
    assert moments(read(client, reverse("agenda_ical"))) == {
        "Journée": (date(2027, 9, 18), date(2027, 9, 19)),
        "Expo": (date(2027, 9, 1), date(2027, 10, 1)),
    }


def test_a_cancelled_and_a_postponed_date_say_so(client):
    event = EventFactory(published=True, title="Concert")
    for status in (EventStatus.CANCELLED, EventStatus.POSTPONED, EventStatus.SOLD_OUT):
        OccurrenceFactory(event=event, event_status=status)
    items = read(client, reverse("agenda_ical")).walk("VEVENT")
    assert {(str(item["STATUS"]), str(item["SUMMARY"])) for item in items} == {
        ("CANCELLED", "ANNULÉ – Concert"),
        ("TENTATIVE", "REPORTÉ – Concert"),
        ("CONFIRMED", "COMPLET – Concert"),
    }


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_holds_its_selection_only(client, name):
    EventFactory(published=True, title="Au cinéma", category="cinema", starts_in=1)
    EventFactory(published=True, title="En atelier", category="atelier", starts_in=1)
    EventFactory(title="Secret", category="atelier", starts_in=1)
    text = client.get(reverse(name) + "?categorie=atelier").content.decode()
    assert [word for word in ("Au cinéma", "En atelier", "Secret") if word in text] == [
        "En atelier"
    ]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_answers_304_until_something_changes(client, name):
    row = OccurrenceFactory()
    first = client.get(reverse(name))
    again = client.get(reverse(name), headers={"if-none-match": first["ETag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
    assert first["Last-Modified"]
    Occurrence.objects.filter(pk=row.pk).update(event_status=EventStatus.CANCELLED)
    changed = client.get(reverse(name), headers={"if-none-match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_costs_the_same_for_one_and_twenty_dates(client, name):
    counts = []
    for more in (1, 2, 17):
        for _number in range(more):
            EventFactory(published=True, starts_in=1)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse(name))
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_a_feed_is_bounded_and_says_so(client):
    event = EventFactory(published=True)
    start = timezone.now() + timedelta(days=1)
    Occurrence.objects.bulk_create(
        Occurrence(
            event=event,
            start=start + timedelta(minutes=minute),
            last_moment=start + timedelta(minutes=minute),
        )
        for minute in range(MAX_DATES + 1)
    )
    feed = json.loads(client.get(reverse("agenda_json")).content)
    assert len(feed["items"]) == MAX_DATES
    assert f"Seules les {MAX_DATES} premières" in feed["description"]


def test_atom_is_well_formed_with_stable_ids(client):
    row = OccurrenceFactory(event__title="A < B & C", event__published=True)
    root = ElementTree.fromstring(client.get(reverse("agenda_atom")).content)
    (entry,) = root.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}id").text == f"urn:uuid:{row.event.uid}#{row.pk}"
    assert entry.find(f"{ATOM}title").text.startswith("A < B & C (")


def test_json_feed_is_version_1_1_with_moments_in_paris_time(client):
    row = OccurrenceFactory()
    feed = json.loads(client.get(reverse("agenda_json") + "?gratuit=non").content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    (item,) = feed["items"]
    assert item["_culture"]["start"] == timezone.localtime(row.start).isoformat()
    assert item["url"].startswith("https://culture.example.org/agenda/")


@pytest.mark.parametrize("query", ["date=abc", "date=99999999999999", "date=%00", "date=-1"])
def test_one_date_of_an_event_with_a_wrong_number_is_never_a_failure(client, query):
    row = OccurrenceFactory()
    url = reverse("event_ical", args=[row.event.slug])
    assert client.get(f"{url}?{query}").status_code in (200, 404)
    assert len(read(client, f"{url}?date={row.pk}").walk("VEVENT")) == 1
