"""The page of an event, of a programme, and the gate nothing unpublished passes."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from events.enums import EventStatus, PriceKind, PublicationStatus
from events.models import Event, Occurrence
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory, ProgrammeFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory, UserFactory
from tests.factories.territory import PlaceFactory

pytestmark = pytest.mark.django_db

HIDDEN = [status for status in PublicationStatus if status != PublicationStatus.PUBLISHED]


def structured(html: str) -> list[dict]:
    blocks = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)
    return [json.loads(block) for block in blocks]


def dates_of(html: str) -> list[dict]:
    return next(data["@graph"] for data in structured(html) if "@graph" in data)


# --- The gate -----------------------------------------------------------------------------


@pytest.mark.parametrize("status", HIDDEN)
def test_what_is_not_published_leaks_nowhere(client, status):
    organization, edition = OrganizationFactory(), EditionFactory()
    place = PlaceFactory()
    shown = EventFactory(published=True, title="Visible", place=place, starts_in=1)
    event = EventFactory(
        title="Secret bien gardé", place=place, publication_status=status, starts_in=1
    )
    for each in (shown, event):
        each.organizers.add(organization)
        each.editions.add(edition)
    pages = [
        reverse("home"),
        *(reverse(name) for name in ("agenda", "agenda_ical", "agenda_atom", "agenda_json")),
        reverse("agenda") + "?vue=calendrier",
        reverse("agenda") + "?vue=carte",
        reverse("agenda") + "?q=secret",
        shown.get_absolute_url(),
        reverse("event_ical", args=[shown.slug]),
        place.get_absolute_url(),
        place.commune.get_absolute_url(),
        organization.get_absolute_url(),
        reverse("programme_list"),
        edition.programme.get_absolute_url(),
        edition.get_absolute_url(),
        reverse("search") + "?q=secret",
        "/sitemap.xml",
    ]
    leaks = [url for url in pages if "bien gardé" in client.get(url).content.decode()]
    assert leaks == []
    assert client.get(reverse("event_ical", args=[event.slug])).status_code == 404
    gone = (PublicationStatus.WITHDRAWN, PublicationStatus.ARCHIVED)
    answer = 410 if status in gone else 404
    assert client.get(event.get_absolute_url()).status_code == answer


@pytest.mark.parametrize(
    ("who", "status"), [("anonymous", 404), ("stranger", 404), ("member", 200), ("staff", 200)]
)
def test_the_preview_is_for_moderators_and_members(client, who, status):
    organization = OrganizationFactory()
    event = EventFactory(title="Brouillon", starts_in=1)
    event.organizers.add(organization)
    users = {
        "stranger": UserFactory,
        "member": lambda: MembershipFactory(organization=organization).user,
        "staff": lambda: UserFactory(staff=True),
    }
    if who in users:
        client.force_login(users[who](), backend="django.contrib.auth.backends.ModelBackend")
    response = client.get(reverse("event_preview", args=[event.slug]))
    assert response.status_code == status
    if status == 200:
        assert response["X-Robots-Tag"] == "noindex"
        assert '<meta name="robots" content="noindex">' in response.content.decode()
        assert client.get(event.get_absolute_url()).status_code == 404


# --- The page -----------------------------------------------------------------------------


def test_a_past_event_stays_says_so_and_proposes_what_comes(client):
    place = PlaceFactory()
    event = EventFactory(published=True, title="Hier", place=place, starts_in=-3)
    EventFactory(published=True, title="Bientôt", place=place, starts_in=3)
    response = client.get(event.get_absolute_url())
    html = response.content.decode()
    assert response.status_code == 200
    assert "Cet événement est passé" in html
    assert [row.event.title for row in response.context["similar"]] == ["Bientôt"]


def test_every_state_of_a_date_is_told_with_its_reason_and_new_place(client):
    event = EventFactory(published=True)
    start = timezone.now() + timedelta(days=4)
    hall = PlaceFactory(name="Salle de repli")
    OccurrenceFactory(
        event=event, start=start, event_status=EventStatus.CANCELLED, status_reason="Vent violent"
    )
    OccurrenceFactory(event=event, start=start, event_status=EventStatus.MOVED, place=hall)
    OccurrenceFactory(
        event=event,
        start=start,
        event_status=EventStatus.RESCHEDULED,
        previous_start=start - timedelta(days=1),
    )
    html = client.get(event.get_absolute_url()).content.decode()
    assert all(word in html for word in ("Annulé", "Vent violent", "Déplacé", "Nouvelle date"))
    assert hall.get_absolute_url() in html
    assert "Prévu d" in html


def test_what_nobody_knows_is_said_to_be_unknown(client):
    event = EventFactory(published=True, place=None)
    html = client.get(event.get_absolute_url()).content.decode()
    assert "Lieu à préciser" in html
    assert "Tarif non communiqué" in html
    assert "Dates à préciser" in html
    assert "accessibilité n'a pas encore été renseignée" in html


def test_an_example_says_it_is_one(client):
    event = EventFactory(published=True, origin="demo", starts_in=1)
    assert "Cet événement a été inventé" in client.get(event.get_absolute_url()).content.decode()


def test_a_text_typed_with_a_script_is_cleaned(client):
    event = EventFactory(published=True, description="<p>Bon</p><script>alert(1)</script>")
    html = client.get(event.get_absolute_url()).content.decode()
    assert "<p>Bon</p>" in html
    assert "alert(1)" not in html


def test_similar_events_cost_the_same_for_one_and_twenty(client):
    place = PlaceFactory()
    event = EventFactory(published=True, place=place, starts_in=1)
    counts = []
    for more in (1, 2, 17):
        for _number in range(more):
            EventFactory(published=True, place=place, starts_in=2)
            OccurrenceFactory(event=event)
        with CaptureQueriesContext(connection) as queries:
            client.get(event.get_absolute_url())
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


# --- Structured data ----------------------------------------------------------------------


def test_one_schema_org_event_for_each_coming_date(client):
    event = EventFactory(published=True, title="Concert", category="concert", weekly_for=3)
    OccurrenceFactory(event=event, start=timezone.now() - timedelta(days=9))
    rows = dates_of(client.get(event.get_absolute_url()).content.decode())
    expected = {
        timezone.localtime(row.start).isoformat()
        for row in event.occurrences.filter(start__gt=timezone.now())
    }
    assert {row["startDate"] for row in rows} == expected
    assert {row["@type"] for row in rows} == {"MusicEvent"}
    assert all(re.search(r"[+]0[12]:00$", row["startDate"]) for row in rows)
    assert rows[0]["location"]["@type"] == "Place"
    assert rows[0]["location"]["address"]["@type"] == "PostalAddress"
    assert rows[0]["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"
    assert "offers" not in rows[0]
    assert "isAccessibleForFree" not in rows[0]


def test_structured_data_is_bounded_to_thirty_dates(client):
    event = EventFactory(published=True, weekly_for=35)
    assert len(dates_of(client.get(event.get_absolute_url()).content.decode())) == 30


def test_a_doubtful_point_never_leaves_the_site(client):
    place = PlaceFactory(coordinate_status="doubtful")
    event = EventFactory(published=True, place=place, starts_in=1)
    (row,) = dates_of(client.get(event.get_absolute_url()).content.decode())
    assert "geo" not in row["location"]


def test_free_online_and_postponed_are_told_to_machines(client):
    event = EventFactory(
        published=True,
        place=None,
        is_online=True,
        online_url="https://example.org/direct",
        price_kind=PriceKind.FREE,
    )
    start = timezone.now() + timedelta(days=3)
    OccurrenceFactory(
        event=event,
        start=start,
        event_status=EventStatus.RESCHEDULED,
        previous_start=start - timedelta(days=1),
    )
    (row,) = dates_of(client.get(event.get_absolute_url()).content.decode())
    assert row["isAccessibleForFree"] is True
    assert row["offers"]["price"] == "0"
    assert row["location"] == {"@type": "VirtualLocation", "url": "https://example.org/direct"}
    assert row["eventStatus"] == "https://schema.org/EventRescheduled"
    assert datetime.fromisoformat(row["previousStartDate"]) == start - timedelta(days=1)


# --- Programmes ---------------------------------------------------------------------------


def test_programmes_are_grouped_with_the_edition_of_the_moment(client):
    today = timezone.localdate()
    festival = ProgrammeFactory(name="Festival")
    ProgrammeFactory(name="Prix", kind="prix-litteraire")
    ProgrammeFactory(name="Caché", is_published=False)
    EditionFactory(programme=festival, year=today.year - 1)
    soon = EditionFactory(
        programme=festival,
        year=today.year,
        first_day=today,
        last_day=today + timedelta(days=3),
    )
    EditionFactory(
        programme=festival,
        year=today.year + 1,
        first_day=today + timedelta(days=370),
        last_day=today + timedelta(days=373),
    )
    groups = client.get(reverse("programme_list")).context["groups"]
    found = {
        str(title): [(row.name, edition, badges) for row, edition, badges in rows]
        for title, rows in groups
    }
    assert found == {
        "Festivals": [("Festival", soon, [])],
        "Prix littéraires": [("Prix", None, [])],
    }


def test_dates_of_an_example_edition_say_they_are_one(client):
    edition = EditionFactory(
        is_demo=True, first_day=timezone.localdate(), last_day=timezone.localdate()
    )
    pages = [reverse("programme_list"), edition.get_absolute_url()]
    assert ["xemple" in client.get(url).content.decode() for url in pages] == [True, True]
    page = client.get(edition.programme.get_absolute_url()).content.decode()
    assert "(exemple)" in page


def test_an_edition_lists_its_own_dates_and_its_children_theirs(client):
    parent = ProgrammeFactory(name="Sainte-Barbe")
    child = ProgrammeFactory(name="Étincelles", parent=parent)
    edition = EditionFactory(programme=child, year=2026)
    inside = EventFactory(published=True, title="Dedans", starts_in=1)
    inside.editions.add(edition)
    EventFactory(published=True, title="Dehors", starts_in=1)
    context = client.get(edition.get_absolute_url()).context
    assert [row.event for day in context["days"] for row in day.occurrences] == [inside]
    assert [row.event for row in client.get(parent.get_absolute_url()).context["dates"]] == [inside]


@pytest.mark.parametrize("hide", ["programme", "edition"])
def test_a_hidden_edition_has_no_page(client, hide):
    edition = EditionFactory(
        programme__is_published=hide != "programme", is_published=hide != "edition"
    )
    assert client.get(edition.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("year", ["0", "99999999999999999999", "1899"])
def test_a_year_out_of_the_calendar_is_not_found(client, year):
    programme = ProgrammeFactory()
    assert client.get(f"{programme.get_absolute_url()}{year}/").status_code == 404


# --- What the database refuses -------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"age_min": 8, "age_max": 4},
        {"price_kind": "paid", "price_min": 10, "price_max": 5},
        {"price_kind": "free", "price_min": 5},
    ],
)
def test_the_database_refuses_an_impossible_event(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        EventFactory(**wrong)


def test_the_database_refuses_impossible_dates():
    event = EventFactory()
    start = timezone.now()
    impossible = [
        Occurrence(event=event, start=start, end=start - timedelta(hours=1), last_moment=start),
        Occurrence(event=event, start=start, last_moment=start, opening_days="123"),
        Occurrence(event=event, start=start, last_moment=start - timedelta(hours=1)),
    ]
    for row in impossible:
        with pytest.raises(IntegrityError), transaction.atomic():
            Occurrence.objects.bulk_create([row])
    assert not Occurrence.objects.exists()


def test_forms_say_in_words_what_the_database_would_refuse():
    start = timezone.now()
    with pytest.raises(ValidationError, match="La fin est avant le début"):
        Occurrence(start=start, end=start - timedelta(hours=1)).clean()
    with pytest.raises(ValidationError, match="plus petit"):
        Event(age_min=8, age_max=4).clean()
