"""A broken cell stops the load: file, line, column, reason, and nothing is half loaded."""

import csv
import json

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from call_culture.portal.loading.territory import DATA_DIR
from call_culture.territory.models import Commune, LoadedRow, Place

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A copy of the project's files, to be broken."""
    for path in DATA_DIR.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    return tmp_path


def write_cell(folder, name: str, line: int, column: str, value: str) -> None:
    path = folder / name
    with path.open(newline="") as file:
        rows = list(csv.reader(file))
    rows[line - 1][rows[0].index(column)] = value
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(rows)


def refusal(folder) -> str:
    with pytest.raises(CommandError) as error:
        call_command("load_territory", data_dir=folder)
    assert (Commune.objects.count(), Place.objects.count(), LoadedRow.objects.count()) == (0, 0, 0)
    assert "Rien n'a été chargé" in str(error.value)
    return str(error.value).replace("\xa0", " ")


@pytest.mark.parametrize(
    ("name", "line", "column", "value", "reason"),
    [
        ("communes.csv", 12, "latitude", "91", "« 91 » est hors du territoire"),
        ("communes.csv", 12, "latitude", "nan", "« nan » n'est pas un nombre"),
        ("communes.csv", 12, "longitude", "deux", "« deux » n'est pas un nombre"),
        ("communes.csv", 12, "longitude", "", "il manque une des deux coordonnées"),
        ("communes.csv", 3, "insee_code", "", "valeur obligatoire absente"),
        ("communes.csv", 3, "insee_code", "62001", "« 62001 » est déjà à la ligne 2"),
        ("communes.csv", 3, "name", "", "valeur obligatoire absente"),
        ("communes.csv", 3, "population", "-5", "« -5 » n'est pas un nombre entier"),
        ("communes.csv", 3, "population", "12,5", "« 12,5 » n'est pas un nombre entier"),
        ("communes.csv", 3, "town_hall_email", "mairie", "« mairie » est refusé : Saisissez"),
        ("communes.csv", 3, "website", "pas une adresse", "est refusé : Saisissez une URL"),
        ("communes.csv", 3, "website", "javascript:alert(1)", "est refusé : Saisissez une URL"),
        ("labels.csv", 2, "kind", "trophée", "« trophée » est refusé"),
        ("heritage_unesco.csv", 2, "kind", "pyramide", "« pyramide » est refusé"),
        ("heritage_unesco.csv", 2, "insee_codes", "62311 99999", "contient « 99999 »"),
        ("heritage_unesco.csv", 2, "area_ha", "vaste", "« vaste » n'est pas un nombre"),
        ("heritage_unesco.csv", 2, "coordinate_status", "sûr", "« sûr » est refusé"),
        ("heritage_unesco.csv", 2, "coordinate_status", "", "dites si le point est exact"),
        ("heritage_unesco.csv", 2, "part_of", "nulle-part", "ne désigne aucun site"),
        ("heritage_other.csv", 11, "same_as", "nulle-part", "ne désigne aucun site"),
        ("heritage_other.csv", 11, "architect", "Un autre", "contredit « Urbain Cassan"),
        ("heritage_other.csv", 2, "slug", "gare-de-lens", "est déjà dans heritage_unesco.csv"),
        ("heritage_labels.csv", 2, "site", "inconnu", "ne désigne aucun site"),
        ("heritage_labels.csv", 2, "label", "inconnu", "n'est pas un label"),
        ("heritage_labels.csv", 2, "standing", "inconnu", "« inconnu » est refusé"),
        ("heritage_labels.csv", 3, "reference", "1360-050", "« 1360-050 » est déjà à la ligne 2"),
        ("heritage_labels.csv", 2, "reference_source", "", "valeur obligatoire absente"),
        ("communes.csv", 3, "source", "", "valeur obligatoire absente"),
        ("school_holidays.csv", 3, "source", "", "valeur obligatoire absente"),
        ("heritage_labels.csv", 2, "is_partial", "peut-être", "doit être « oui », « non »"),
        ("reading_venues.csv", 4, "insee_code", "62999", "n'est pas le code INSEE"),
        ("reading_venues.csv", 4, "wifi", "yes", "doit être « oui », « non » ou vide"),
        ("reading_venues.csv", 4, "kind", "librairie", "« librairie » est refusé"),
        ("reading_venues.csv", 4, "catalogue_url", "opac", "« opac » est refusé"),
        ("reading_venues.csv", 5, "coordinate_status", "exact", "sans coordonnées"),
        ("digital_spaces.csv", 2, "place_of", "library:X", "ne désigne aucun lieu"),
        ("partners.csv", 2, "place_of", "heritage:x", "ne désigne aucun lieu"),
        ("partners.csv", 2, "founded", "999", "« 999 » est refusé"),
        ("partners.csv", 2, "email", "a@", "« a@ » est refusé"),
        ("programmes.csv", 2, "organizers", "droit-de-cite x", "contient « x »"),
        ("programmes.csv", 2, "parent", "sainte-barbe", "ne désigne aucun programme"),
        ("programmes.csv", 2, "name", "x" * 201, "est refusé : Assurez-vous"),
        ("editions.csv", 2, "programme", "inconnu", "n'est pas un programme"),
        ("editions.csv", 2, "first_day", "28/11/2025", "n'est pas une date AAAA-MM-JJ"),
        ("editions.csv", 2, "last_day", "2025-02-30", "n'est pas une date AAAA-MM-JJ"),
        ("school_holidays.csv", 2, "last_day", "2025-10-01", "est avant le premier jour"),
        ("school_holidays.csv", 2, "first_day", "", "valeur obligatoire absente"),
        ("school_holidays.csv", 2, "school_year", "2025", "« 2025 » est refusé"),
    ],
)
def test_broken_cell_is_named(folder, name, line, column, value, reason):
    write_cell(folder, name, line, column, value)
    said = refusal(folder)
    assert said.startswith(f"{name}, ligne {line}, colonne « {column} » : ")
    assert reason in said


def test_two_programmes_of_one_name_are_refused(folder):
    write_cell(folder, "programmes.csv", 3, "name", "Les Enchanteurs")
    said = refusal(folder)
    assert said.startswith("programmes.csv, ligne 3, colonne « name » : « Les Enchanteurs »")


def test_missing_and_unknown_columns_are_named(folder):
    path = folder / "communes.csv"
    path.write_text(path.read_text().replace("population,", "habitants,", 1))
    assert refusal(folder).startswith(
        "communes.csv, ligne 1 : colonne manquante « population », colonne inconnue « habitants »."
    )


def test_line_with_too_few_cells_is_named(folder):
    path = folder / "editions.csv"
    path.write_text(path.read_text() + "clea,2021\n")
    assert refusal(folder).startswith("editions.csv, ligne 6 : 2 cellules au lieu de 9.")


def test_line_number_is_the_file_s_when_a_cell_spans_lines(folder):
    write_cell(folder, "editions.csv", 2, "description", "Une ligne\nune autre")
    write_cell(folder, "editions.csv", 3, "first_day", "hier")
    assert refusal(folder).startswith("editions.csv, ligne 4, colonne « first_day »")


def test_unclosed_quote_is_named(folder):
    path = folder / "editions.csv"
    path.write_text(path.read_text() + 'clea,"2021\n')
    assert "editions.csv, ligne 6 : ligne CSV illisible" in refusal(folder)


def test_file_that_is_not_utf8_is_named_with_its_line(folder):
    path = folder / "partners.csv"
    path.write_bytes(path.read_bytes() + "é".encode("latin-1"))
    assert refusal(folder).startswith("partners.csv, ligne 22 : le fichier n'est pas en UTF-8.")


def test_nul_character_is_named_with_its_line(folder):
    path = folder / "labels.csv"
    path.write_text(path.read_text().replace("UNESCO", "UNE\x00SCO", 1))
    assert refusal(folder).startswith("labels.csv, ligne 2 : caractère nul interdit.")


def test_missing_file_is_named(folder):
    (folder / "places.csv").unlink()
    assert refusal(folder).startswith("places.csv : fichier introuvable")


def change_geojson(folder, change) -> None:
    path = folder / "communes.geojson"
    data = json.loads(path.read_text())
    change(data)
    path.write_text(json.dumps(data))


def first_ring(data) -> list:
    return data["features"][0]["geometry"]["coordinates"][0]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda d: d.pop("features"), "communes.geojson, ligne 1 : liste « features » absente"),
        (lambda d: d["features"].pop(), "il manque le contour de 62895"),
        (
            lambda d: d["features"].append(d["features"][0]),
            "élément 37, « insee_code » : « 62001 » est déjà donné",
        ),
        (
            lambda d: d["features"][1]["properties"].update(insee_code="75056"),
            "élément 2, « insee_code » : « 75056 » est inconnu",
        ),
        (
            lambda d: d["features"][0]["geometry"].update(type="Point"),
            "élément 1 (62001), « geometry » : la géométrie doit être un Polygon",
        ),
        (lambda d: first_ring(d).pop(), "un contour n'est pas fermé"),
        (lambda d: first_ring(d)[3].__setitem__(0, 12.5), "longitude 12.5 hors du territoire"),
        (lambda d: first_ring(d)[3].__setitem__(1, 2.7), "latitude 2.7 hors du territoire"),
        (lambda d: first_ring(d).__setitem__(2, "ici"), "point illisible"),
        (lambda d: first_ring(d).__delitem__(slice(2, None)), "moins de quatre points"),
        (lambda d: d["features"].__setitem__(0, None), "élément 1 (sans code)"),
    ],
)
def test_broken_boundary_is_named(folder, change, reason):
    change_geojson(folder, change)
    said = refusal(folder)
    assert said.startswith("communes.geojson")
    assert reason in said


def test_boundary_file_that_is_not_json_is_named_with_its_line(folder):
    (folder / "communes.geojson").write_text('{"features":\n [}')
    assert refusal(folder).startswith("communes.geojson, ligne 2, caractère 3 : JSON illisible.")
