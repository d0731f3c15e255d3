"""The home page: what is on now and soon, and nothing that is not public."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from call_culture.portal import front_page
from call_culture.portal.models import Highlight
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory, LabelFactory
from tests.factories.libraries import LibraryFactory, OpeningPeriodFactory, OpeningSlotFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

PARIS = ZoneInfo("Europe/Paris")
#: A Wednesday, at three in the afternoon.
WEDNESDAY = datetime(2026, 11, 25, 15, 0, tzinfo=PARIS)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=PARIS)


def on(title: str, start: datetime, **fields):
    event = EventFactory(published=True, title=title)
    return OccurrenceFactory(event=event, start=start, **fields)


def titles(occurrences) -> list[str]:
    return [occurrence.event.title for occurrence in occurrences]


def test_today_is_what_is_left_of_the_local_day_in_order():
    on("Ce matin", at(25, 9))
    on("Ce soir", at(25, 20))
    on("En cours", at(25, 14))
    on("Demain", at(26, 0))
    today = front_page.today_list(WEDNESDAY)
    assert titles(today.occurrences) == ["En cours", "Ce soir"]
    assert today.total == 2


def test_what_has_begun_says_so_and_what_is_cancelled_does_not(client):
    with time_machine.travel(WEDNESDAY, tick=False):
        on("À venir", at(25, 20))
        on("Annulé", at(25, 14), event_status="EventCancelled")
        assert "En ce moment</span>" not in client.get("/").content.decode()
        on("Commencé", at(25, 14))
        assert client.get("/").content.decode().count("En ce moment</span>") == 1


def test_an_event_with_several_hours_today_is_shown_once_and_counted_by_date():
    first = on("Visite", at(25, 16))
    OccurrenceFactory(event=first.event, start=at(25, 18))
    today = front_page.today_list(WEDNESDAY)
    assert today.occurrences == [first]
    assert today.total == 2


def test_an_exhibition_never_buries_what_is_on_tonight():
    exhibition = on("Exposition", at(1, 10), end=at(30, 18), opening_days="1234567")
    on("Concert", at(25, 20))
    assert titles(front_page.today_list(WEDNESDAY).occurrences) == ["Concert"]
    assert front_page.running_exhibitions(WEDNESDAY) == [exhibition]


def test_exhibitions_are_those_running_the_first_to_end_first():
    on("Finie", at(1, 10), end=at(24, 18), opening_days="1234567")
    on("À venir", at(26, 10), end=at(30, 18), opening_days="1234567")
    on("Longue", at(1, 10), end=at(30, 18), opening_days="1234567")
    on("Courte", at(1, 10), end=at(27, 18), opening_days="1234567")
    on("Annulée", at(1, 10), end=at(28, 18), opening_days="12", event_status="EventCancelled")
    assert titles(front_page.running_exhibitions(WEDNESDAY)) == ["Courte", "Longue"]


@pytest.mark.parametrize(
    ("today", "days"),
    [(23, (28, 29)), (27, (28, 29)), (28, (29, 29)), (22, (28, 29))],
    ids=["Monday", "Friday", "Saturday", "Sunday"],
)
def test_the_week_end_never_repeats_today(today, days):
    first, last = front_page.weekend_days(at(today, 12).date())
    assert (first.day, last.day) == days


def test_the_week_end_holds_its_two_days_and_nothing_else():
    on("Vendredi", at(27, 20))
    on("Samedi", at(28, 10))
    on("Dimanche soir", at(29, 23, 30))
    on("Lundi", at(30, 0))
    weekend = front_page.weekend_list(WEDNESDAY)
    assert titles(weekend.occurrences) == ["Samedi", "Dimanche soir"]
    assert weekend.url == "/agenda/?du=2026-11-28&au=2026-11-29"


def test_when_nothing_is_left_today_the_next_dates_are_shown(client):
    with time_machine.travel(WEDNESDAY, tick=False):
        on("Ce matin", at(25, 9))
        on("Demain midi", at(26, 12))
        html = client.get("/").content.decode()
    assert "Plus rien d'annoncé aujourd'hui" in html
    assert "Demain midi" in html
    assert "Ce matin" not in html


def test_an_empty_database_still_makes_a_whole_page(client):
    response = client.get("/")
    html = response.content.decode()
    assert response.status_code == 200
    assert html.count("<h1") == 1
    assert "Aucun rendez-vous n'est encore annoncé" in html
    assert "Les communes ne sont pas encore chargées" in html


def test_nothing_unpublished_is_on_the_home_page(client):
    for status in ("draft", "submitted", "rejected", "withdrawn", "archived"):
        event = EventFactory(title=f"Secret {status}", publication_status=status, starts_in=0.1)
        Highlight.objects.create(event=event)
    Highlight.objects.create(
        edition=EditionFactory(programme__name="Secret festival", programme__is_published=False)
    )
    Highlight.objects.create(edition=EditionFactory(theme="Secret", is_published=False))
    HeritageSiteFactory(place__name="Secret terril", summary="x", is_published=False)
    OccurrenceFactory(
        event=EventFactory(title="Secret brouillon d'exposition"),
        start=timezone.now() - timedelta(days=2),
        end=timezone.now() + timedelta(days=2),
        opening_days="1234567",
    )
    assert "Secret" not in client.get("/").content.decode()


def test_highlights_are_shown_in_their_days_and_order_with_staff_words(client):
    today = timezone.localdate()
    event = EventFactory(published=True, title="Concert de l'Avent", origin="demo")
    Highlight.objects.create(event=event, order=2, text="À entendre une fois")
    Highlight.objects.create(
        edition=EditionFactory(programme__name="La Sainte-Barbe"), order=1, title="La fête du feu"
    )
    past = EventFactory(published=True, title="Passé")
    Highlight.objects.create(event=past, last_day=today - timedelta(days=1))
    later = EventFactory(published=True, title="Plus tard")
    Highlight.objects.create(event=later, first_day=today + timedelta(days=1))
    cards = front_page.highlights(timezone.now())
    assert [card.title for card in cards] == ["La fête du feu", "Concert de l'Avent"]
    assert cards[1].text == "À entendre une fois"
    assert ("Exemple", "demo") in cards[1].badges


def test_each_commune_tells_how_many_public_events_are_to_come():
    lens, lievin = CommuneFactory(name="Lens"), CommuneFactory(name="Liévin")
    hall = PlaceFactory(commune=lens)
    event = EventFactory(published=True, place=hall, starts_in=3)
    OccurrenceFactory(event=event, start=timezone.now() + timedelta(days=5))
    EventFactory(published=True, place=hall, starts_in=-3)
    EventFactory(place=hall, starts_in=3)
    rows = {row.commune: row.number for row in front_page.commune_rows()}
    assert rows == {lens: 1, lievin: 0}


def test_libraries_open_now_are_told_and_unknown_hours_are_said(client):
    with time_machine.travel(WEDNESDAY, tick=False):
        library = LibraryFactory(place__name="Médiathèque ouverte")
        LibraryFactory(place__name="Médiathèque muette")
        html = client.get("/").content.decode()
        assert "Nous rassemblons les horaires" in html
        slot = {"weekday": 3, "opens": "14:00", "closes": "18:00"}
        OpeningSlotFactory(period=OpeningPeriodFactory(library=library), **slot)
        html = client.get("/").content.decode()
    assert "Médiathèque ouverte" in html
    assert "Médiathèque muette" not in html
    assert "leurs horaires restent à compléter" in html


def test_world_heritage_counts_public_sites_only():
    label = LabelFactory(name="Bassin minier")
    LabelFactory(name="Sans site")
    for published in (True, True, False):
        site = HeritageSiteFactory(is_published=published)
        site.site_labels.create(label=label)
    assert [(found.name, found.number) for found in front_page.world_heritage()] == [
        ("Bassin minier", 2)
    ]


def test_every_described_site_gets_its_day():
    for number in range(9):
        HeritageSiteFactory(summary=f"Site {number}")
    HeritageSiteFactory()
    shown = set()
    for days in range(9):
        day = WEDNESDAY.date() + timedelta(days=days)
        cards = front_page.sites_of_the_day(day)
        assert len(cards) == front_page.SITES
        shown |= {card.text for card in cards}
    assert shown == {f"Site {number}" for number in range(9)}


def queries_of_home(client) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/").status_code == 200
    return len(queries)


def test_the_home_page_costs_the_same_for_one_three_and_twenty_of_everything(client):
    counts = []
    for rows in (1, 2, 17):
        for _number in range(rows):
            commune = CommuneFactory()
            place = PlaceFactory(commune=commune)
            event = EventFactory(published=True, place=place, starts_in=0.01)
            OccurrenceFactory(event=event, start=timezone.now() + timedelta(days=3))
            OccurrenceFactory(
                event=EventFactory(published=True, place=place),
                start=timezone.now() - timedelta(days=2),
                end=timezone.now() + timedelta(days=2),
                opening_days="1234567",
            )
            Highlight.objects.create(event=event)
            today = timezone.localdate()
            EditionFactory(first_day=today, last_day=today)
            LibraryFactory(place__commune=commune)
            site = HeritageSiteFactory(place__commune=commune, summary="Un site.")
            site.site_labels.create(label=LabelFactory())
        counts.append(queries_of_home(client))
    assert counts[0] == counts[1] == counts[2]


def test_the_site_describes_itself_to_search_engines(client):
    html = client.get("/").content.decode()
    assert '"@type": "WebSite"' in html
    assert "https://culture.example.org/recherche/?q={mots}" in html


def test_head_answers_like_get_without_a_body(client):
    response = client.head("/")
    assert (response.status_code, response.content) == (200, b"")
