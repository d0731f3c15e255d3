"""The API: what it gives, what it refuses and how, and that it hides what is hidden."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from call_culture.portal.api.documentation import operations
from call_culture.portal.api.mounted import api
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory, LabelFactory
from tests.factories.libraries import LibraryFactory, OpeningPeriodFactory, OpeningSlotFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

LISTS = [
    *("events", "occurrences", "programmes", "heritage", "libraries", "places"),
    *("organizations", "communes"),
]


def get(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def test_events_are_public_ones_with_their_dates_to_come(client):
    event = EventFactory(published=True, title="Concert", price_kind="free", starts_in=3)
    OccurrenceFactory(event=event, start=timezone.now() - timedelta(days=3))
    for status in ("draft", "submitted", "rejected", "withdrawn", "archived"):
        EventFactory(publication_status=status, starts_in=3)
    EventFactory(published=True, starts_in=-3)
    page = get(client, "events")
    assert page["count"] == 1
    (found,) = page["results"]
    assert found["title"] == "Concert"
    assert found["is_accessible_for_free"] is True
    assert len(found["occurrences"]) == 1
    assert found["url"] == f"https://culture.example.org{event.get_absolute_url()}"


def test_moments_carry_the_offset_of_paris(client):
    start = timezone.now() + timedelta(days=3)
    OccurrenceFactory(start=start)
    (found,) = get(client, "occurrences")["results"]
    offset = timezone.localtime(start).strftime("%z")
    assert found["start"].endswith(f"{offset[:3]}:{offset[3:]}")


def test_one_event_gives_all_its_dates_and_a_draft_is_not_found(client):
    event = EventFactory(published=True, starts_in=3)
    OccurrenceFactory(event=event, start=timezone.now() - timedelta(days=3))
    draft = EventFactory(starts_in=3)
    assert len(get(client, f"events/{event.slug}")["occurrences"]) == 2
    refused = client.get(f"/api/v1/events/{draft.slug}")
    assert refused.status_code == 404
    assert refused.json()["error"]["status"] == 404


def test_dates_come_in_order_and_are_filtered_with_their_event(client):
    lens = CommuneFactory(name="Lens")
    hall = PlaceFactory(commune=lens)
    late = EventFactory(published=True, title="Tard", place=hall, starts_in=9)
    soon = EventFactory(published=True, title="Tôt", place=hall, starts_in=1)
    EventFactory(published=True, title="Ailleurs", starts_in=2)
    EventFactory(title="Brouillon", place=hall, starts_in=2)
    found = get(client, "occurrences?commune=lens")["results"]
    assert [row["event"]["title"] for row in found] == [soon.title, late.title]


def test_days_asked_for_bound_events_and_the_dates_they_tell(client):
    event = EventFactory(published=True, weekly_for=4)
    day = (timezone.localdate() + timedelta(days=8)).isoformat()
    (found,) = get(client, f"events?from={day}&to={day}")["results"]
    assert found["slug"] == event.slug
    assert [date["start"][:10] for date in found["occurrences"]] == [day]


def test_lists_hold_public_rows_only(client):
    commune = CommuneFactory(name="Lens")
    hall = PlaceFactory(name="Salle", commune=commune)
    PlaceFactory(name="Salle cachée", commune=commune, is_published=False)
    PlaceFactory(name="Ancienne salle", commune=commune, merged_into=hall)
    site = HeritageSiteFactory(place__commune=commune)
    site.site_labels.create(label=LabelFactory(), reference="1360-1", reference_source="UNESCO")
    HeritageSiteFactory(place__commune=commune, is_published=False)
    library = LibraryFactory(place__commune=commune)
    OpeningSlotFactory(period=OpeningPeriodFactory(library=library))
    LibraryFactory(place__commune=commune, is_published=False)
    OrganizationFactory(name="Montré", commune=commune)
    OrganizationFactory(name="Caché", commune=commune, is_published=False)
    EditionFactory(programme__name="Festival")
    EditionFactory(programme__name="Festival bis", is_published=False)
    ProgrammeFactory(name="Programme caché", is_published=False)
    ask = "?commune=lens"
    assert {row["name"] for row in get(client, f"places{ask}")["results"]} >= {"Salle", site.name}
    names = [row["name"] for row in get(client, f"places{ask}")["results"]]
    assert not {"Salle cachée", "Ancienne salle"} & set(names)
    (heritage,) = get(client, f"heritage{ask}")["results"]
    assert heritage["labels"][0]["reference_source"] == "UNESCO"
    (found,) = get(client, f"libraries{ask}")["results"]
    assert found["opening_periods"][0]["slots"] == [
        {"weekday": 3, "opens": "14:00:00", "closes": "18:00:00"}
    ]
    assert [row["name"] for row in get(client, f"organizations{ask}")["results"]] == ["Montré"]
    programmes = {row["name"]: len(row["editions"]) for row in get(client, "programmes")["results"]}
    assert programmes == {"Festival": 1, "Festival bis": 0}
    assert [row["insee_code"] for row in get(client, "communes")["results"]] == [commune.insee_code]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    "query",
    [
        *("limit=0", "limit=101", "limit=abc", "limit=1.5", "limit=" + "9" * 40, "offset=-1"),
        *("offset=10001", "offset=" + "9" * 400, "limit=", "offset=%00"),
    ],
)
def test_bounds_are_kept_with_a_reason_in_french(client, name, query):
    response = client.get(f"/api/v1/{name}?{query}")
    assert response.status_code == 422
    error = response.json()["error"]
    assert error["status"] == 422
    assert "doit être" in error["message"] or "n'est pas comprise" in error["message"]
    assert error["details"][0]["parameter"] == query.split("=")[0]


@pytest.mark.parametrize("name", ["events", "occurrences"])
@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("commune=nulle-part", "commune"),
        ("commune=%00", "commune"),
        ("category=rien", "category"),
        ("from=2026-02-31", "from"),
        ("from=hier", "from"),
        ("from=0001-01-01", "from"),
        ("to=9999-12-31", "to"),
        ("from=2026-12-31&to=2026-12-01", "to"),
        ("q=" + "a" * 10_000, "q"),
    ],
)
def test_a_value_that_means_nothing_is_named(client, name, query, parameter):
    response = client.get(f"/api/v1/{name}?{query}")
    assert response.status_code == 422
    assert [d["parameter"] for d in response.json()["error"]["details"]] == [parameter]


@pytest.mark.parametrize("words", ["%00", "%22%27%3B--", "%F0%9F%8E%AD", "a+OR+b", "*", "%25"])
def test_words_of_any_kind_are_answered(client, words):
    EventFactory(published=True, starts_in=3)
    assert client.get(f"/api/v1/events?q={words}").status_code == 200


def test_words_are_found(client):
    EventFactory(published=True, title="Ballade pour un mineur", starts_in=3)
    EventFactory(published=True, title="Autre chose", starts_in=3)
    assert [e["title"] for e in get(client, "events?q=mineur")["results"]] == [
        "Ballade pour un mineur"
    ]


def test_pages_follow_each_other_to_the_end(client):
    for _number in range(5):
        OrganizationFactory()
    url, seen = "/api/v1/organizations?limit=2", []
    while url:
        page = client.get(url.removeprefix("https://culture.example.org")).json()
        seen += [row["slug"] for row in page["results"]]
        url = page["next"]
    assert len(seen) == len(set(seen)) == 5


def test_an_answer_known_already_is_not_sent_again(client):
    EventFactory(published=True, starts_in=3)
    first = client.get("/api/v1/communes")
    again = client.get("/api/v1/communes", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    CommuneFactory()
    changed = client.get("/api/v1/communes", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("name", LISTS)
def test_the_api_is_open_and_sets_no_cookie(client, name):
    response = client.get(f"/api/v1/{name}")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.post(f"/api/v1/{name}").status_code == 405


def test_each_list_costs_the_same_number_of_queries_whatever_the_rows(client):
    def queries_of_each_list() -> dict[str, int]:
        costs = {}
        for name in LISTS:
            with CaptureQueriesContext(connection) as queries:
                assert get(client, f"{name}?limit=100")["count"] >= 1
            costs[name] = len(queries)
        return costs

    costs = []
    for rows in (1, 2, 17):
        for _number in range(rows):
            event = EventFactory(published=True, starts_in=3)
            event.organizers.add(OrganizationFactory(commune=CommuneFactory()))
            event.editions.add(EditionFactory())
            OccurrenceFactory(event=event, place=PlaceFactory())
            HeritageSiteFactory().site_labels.create(label=LabelFactory())
            OpeningSlotFactory(period=OpeningPeriodFactory(library=LibraryFactory()))
        costs.append(queries_of_each_list())
    assert costs[0] == costs[1] == costs[2]


def test_the_documentation_tells_every_address_of_the_schema(client):
    html = client.get("/api/").content.decode()
    paths = set(client.get("/api/v1/openapi.json").json()["paths"])
    assert len(paths) == len(LISTS) + 1
    assert {operation.path for operation in operations(api)} == paths
    for path in paths:
        assert f"GET {path}" in html
    assert "cdn" not in html.lower()
