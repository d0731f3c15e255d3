"""Open data: files, catalogue, widget. Nothing hidden leaves, no cell becomes a formula."""

import csv
import io
import json
from datetime import timedelta
from itertools import count

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from call_culture.portal.exports import spreadsheets
from call_culture.portal.exports.catalogue import datasets
from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

EVENT_FILES = ["csv", "xlsx", "geojson", "json"]
FILES = [
    *(f"/donnees/evenements.{ending}" for ending in EVENT_FILES),
    *("/donnees/patrimoine.csv", "/donnees/patrimoine.geojson", "/donnees/mediatheques.csv"),
    *("/donnees/mediatheques.geojson", "/donnees/communes.geojson", "/donnees/catalogue.jsonld"),
]


def content(client, url: str) -> bytes:
    response = client.get(url)
    assert response.status_code == 200, response.content
    return response.getvalue()


def rows_of(client, url: str) -> list[dict[str, str]]:
    text = content(client, url).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def titles_in(client, ending: str, query: str = "") -> set[str]:
    url = f"/donnees/evenements.{ending}{query}"
    if ending == "csv":
        return {row["titre"] for row in rows_of(client, url)}
    if ending == "xlsx":
        sheet = load_workbook(io.BytesIO(content(client, url))).active
        return {row[1] for row in sheet.iter_rows(min_row=2, values_only=True)}
    data = json.loads(content(client, url))
    if ending == "geojson":
        return {feature["properties"]["title"] for feature in data["features"]}
    return {event["title"]["fr"] for event in data["events"]}


@pytest.mark.parametrize("ending", EVENT_FILES)
def test_a_file_holds_public_events_to_come_and_no_other(client, ending):
    EventFactory(published=True, title="Public", starts_in=3)
    EventFactory(published=True, title="Passé", starts_in=-3)
    for status in ("draft", "submitted", "changes_requested", "rejected", "withdrawn", "archived"):
        EventFactory(title=f"Secret {status}", publication_status=status, starts_in=3)
    assert titles_in(client, ending) == {"Public"}


@pytest.mark.parametrize("ending", EVENT_FILES)
def test_a_file_is_limited_by_commune_category_and_days(client, ending):
    lens = CommuneFactory(name="Lens", insee_code="62498")
    hall = PlaceFactory(commune=lens)
    EventFactory(published=True, title="Ici", place=hall, starts_in=3)
    EventFactory(published=True, title="Plus tard", place=hall, starts_in=30)
    EventFactory(published=True, title="Danse", place=hall, category="danse", starts_in=3)
    EventFactory(published=True, title="Ailleurs", starts_in=3)
    last = (timezone.localdate() + timedelta(days=10)).isoformat()
    for commune in ("lens", "62498"):
        query = f"?commune={commune}&categorie=concert&au={last}"
        assert titles_in(client, ending, query) == {"Ici"}


@pytest.mark.parametrize("ending", EVENT_FILES)
@pytest.mark.parametrize(
    "query",
    [
        *("commune=nulle-part", "categorie=rien", "du=2026-02-31", "au=9999-12-31", "q=%00"),
        *("du=2026-12-31&au=2026-12-01", "commune=%00", "commune=" + "a" * 500),
    ],
)
def test_a_filter_misread_gives_a_reason_and_never_a_whole_file(client, ending, query):
    EventFactory(published=True, title="Public", starts_in=3)
    response = client.get(f"/donnees/evenements.{ending}?{query}")
    assert response.status_code == 400
    assert "Le fichier n'a pas été fait" in response.content.decode()


def test_a_hidden_place_or_partner_is_left_out_of_the_event_that_names_it(client):
    hidden = PlaceFactory(name="Lieu caché", address="9 rue Secrète", is_published=False)
    event = EventFactory(published=True, title="Public", place=hidden, starts_in=3)
    event.organizers.add(OrganizationFactory(name="Partenaire caché", is_published=False))
    for url in [*FILES[:4:1], "/api/v1/events", "/api/v1/occurrences", "/api/v1/places"]:
        if url.endswith("xlsx"):
            continue
        body = content(client, url).decode()
        assert "caché" not in body
        assert "Secrète" not in body


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r="])
def test_no_cell_can_become_a_formula(client, start):
    title = f"{start}HYPERLINK(1)"
    EventFactory(published=True, title=title, starts_in=3)
    (row,) = rows_of(client, "/donnees/evenements.csv")
    assert row["titre"] == f"'{title}"
    sheet = load_workbook(io.BytesIO(content(client, "/donnees/evenements.xlsx"))).active
    cell = sheet.cell(row=2, column=2)
    assert cell.data_type != "f"
    assert cell.value.startswith("'")


def test_csv_opens_in_a_french_spreadsheet(client):
    place = PlaceFactory(name="Salle « Jean ; Jaurès »", latitude=50.5, longitude=2.75)
    EventFactory(
        published=True, title="Été", place=place, price_kind="paid", price_min="7.50", starts_in=3
    )
    raw = content(client, "/donnees/evenements.csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    (row,) = rows_of(client, "/donnees/evenements.csv")
    assert row["lieu"] == "Salle « Jean ; Jaurès »"
    assert (row["latitude"], row["prix minimum"], row["gratuit"]) == ("50,5", "7,50", "non")


def test_an_example_says_so_in_every_format(client):
    EventFactory(published=True, origin="demo", starts_in=3)
    assert [row["exemple"] for row in rows_of(client, "/donnees/evenements.csv")] == ["oui"]
    features = json.loads(content(client, "/donnees/evenements.geojson"))["features"]
    assert [f["properties"]["is_example"] for f in features] == [True]
    events = json.loads(content(client, "/donnees/evenements.json"))["events"]
    assert [event["exemple"] for event in events] == [True]


def test_a_doubtful_point_never_leaves(client):
    place = PlaceFactory(latitude=50.1, longitude=2.1, coordinate_status="doubtful")
    EventFactory(published=True, place=place, starts_in=3)
    HeritageSiteFactory(
        place=PlaceFactory(latitude=50.1, longitude=2.1, coordinate_status="doubtful")
    )
    for url in ("/donnees/evenements.geojson", "/donnees/patrimoine.geojson"):
        (feature,) = json.loads(content(client, url))["features"]
        assert feature["geometry"] is None
    assert rows_of(client, "/donnees/evenements.csv")[0]["latitude"] == ""


def test_hidden_sites_and_libraries_stay_out_of_their_files(client):
    HeritageSiteFactory(place__name="Terril montré")
    HeritageSiteFactory(place__name="Terril caché", is_published=False)
    LibraryFactory(place__name="Médiathèque montrée")
    LibraryFactory(place__name="Médiathèque cachée", place__is_published=False)
    assert [row["nom"] for row in rows_of(client, "/donnees/patrimoine.csv")] == ["Terril montré"]
    libraries = rows_of(client, "/donnees/mediatheques.csv")
    assert [row["nom"] for row in libraries] == ["Médiathèque montrée"]


def test_a_spreadsheet_too_long_says_that_it_is_cut():
    rows = ([number] for number in count())
    pieces = b"".join(spreadsheets.xlsx_pieces(["n"], rows, "Essai"))
    sheet = load_workbook(io.BytesIO(pieces), read_only=True).active
    lines = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert len(lines) == spreadsheets.MOST_XLSX_ROWS + 2
    assert "Suite non reprise" in lines[-1]


def test_rows_beyond_one_chunk_come_all_once_and_in_order(client, monkeypatch):
    monkeypatch.setattr("call_culture.portal.exports.chunks.CHUNK", 2)
    for days in (5, 1, 4, 2, 3):
        EventFactory(published=True, title=f"Dans {days} jours", starts_in=days)
    titles = [row["titre"] for row in rows_of(client, "/donnees/evenements.csv")]
    assert titles == [f"Dans {days} jours" for days in (1, 2, 3, 4, 5)]
    for ending in ("geojson", "json"):
        assert titles_in(client, ending) == set(titles)


def test_a_csv_is_written_while_it_is_read():
    rows = ([number] for number in count())
    pieces = spreadsheets.csv_pieces(["n"], rows)
    assert [next(pieces) for _ in range(3)] == ["\ufeffn\r\n", "0\r\n", "1\r\n"]


@pytest.mark.parametrize("url", FILES)
def test_a_file_may_be_read_by_any_page_and_sets_no_cookie(client, url):
    response = client.get(url)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies
    assert client.head(url).status_code == 200


@pytest.mark.parametrize("url", FILES)
def test_a_file_costs_the_same_number_of_queries_whatever_the_rows(client, url):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            content(client, url)
        return len(queries)

    counts = []
    for rows in (1, 2, 17):
        for _number in range(rows):
            place = PlaceFactory()
            event = EventFactory(published=True, place=place, starts_in=3)
            event.organizers.add(OrganizationFactory())
            OccurrenceFactory(event=event, place=PlaceFactory())
            HeritageSiteFactory()
            LibraryFactory()
        counts.append(cost())
    assert counts[0] == counts[1] == counts[2]


def test_the_catalogue_and_the_page_name_every_file(client):
    page = client.get("/donnees/").content.decode()
    catalogue = json.loads(content(client, "/donnees/catalogue.jsonld"))
    assert catalogue["@type"] == "dcat:Catalog"
    urls = {
        distribution["dcat:accessURL"]["@id"]
        for dataset in catalogue["dcat:dataset"]
        for distribution in dataset["dcat:distribution"]
    }
    expected = {file.path for dataset in datasets() for file in dataset.distributions}
    assert urls == {f"https://culture.example.org{path}" for path in expected}
    for path in expected:
        assert f'href="{path}"' in page
        assert client.get(path).status_code == 200


# --- Widget -------------------------------------------------------------------------------


def test_the_widget_may_be_framed_and_no_other_page_may(client):
    widget = client.get("/widget/")
    assert "frame-ancestors *" in widget["Content-Security-Policy"]
    assert "X-Frame-Options" not in widget
    assert not widget.cookies
    page = client.get("/donnees/")
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "DENY"


def test_the_widget_shows_the_nearest_public_events_of_the_commune(client):
    lens = CommuneFactory(name="Lens")
    hall = PlaceFactory(commune=lens)
    for days in (1, 2, 3):
        EventFactory(published=True, title=f"Dans {days} jours", place=hall, starts_in=days)
    EventFactory(title="Brouillon", place=hall, starts_in=1)
    EventFactory(published=True, title="Ailleurs", starts_in=1)
    html = client.get("/widget/?commune=lens&nombre=2").content.decode()
    assert "Dans 1 jours" in html
    assert "Dans 2 jours" in html
    for absent in ("Dans 3 jours", "Brouillon", "Ailleurs"):
        assert absent not in html
    assert html.count("<a ") == html.count('target="_top"')


@pytest.mark.parametrize(
    "query", ["commune=zz&categorie=zz&nombre=zz", "nombre=-1", "nombre=²", "nombre=99999999999"]
)
def test_the_widget_survives_what_it_does_not_understand(client, query):
    EventFactory(published=True, title="Là", starts_in=1)
    response = client.get(f"/widget/?{query}")
    assert response.status_code == 200
    assert "Là" in response.content.decode()
    if "commune" in query:
        assert "Commune inconnue" in response.content.decode()
