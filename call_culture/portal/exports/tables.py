"""Records as the rows of a table, for spreadsheets. Headings are French."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from call_culture.portal.exports.chunks import in_chunks
from call_culture.portal.exports.records import (
    Record,
    heritage_record,
    heritage_rows,
    is_free,
    library_record,
    library_rows,
    occurrence_record,
    place_record,
)
from call_culture.portal.exports.selection import EventSelection
from call_culture.territory.addresses import absolute
from events.models import Occurrence

Cell = str | int | float | Decimal | bool | datetime | date | time | None

EVENT_COLUMNS = (
    *("identifiant", "titre", "résumé", "catégorie", "début", "fin", "toute la journée"),
    *("jours d'ouverture", "état", "raison", "gratuit", "prix minimum", "prix maximum"),
    *("précision sur le tarif", "réservation", "lien de réservation", "lieu", "adresse"),
    *("code postal", "ville", "code INSEE", "latitude", "longitude", "en ligne", "exemple"),
    *("page", "modifié le"),
)
HERITAGE_COLUMNS = (
    *("nom", "type", "niveau", "communes (codes INSEE)", "labels", "numéros officiels"),
    *("époque", "architecte", "surface (ha)", "adresse", "latitude", "longitude"),
    *("fiabilité du point", "page", "source"),
)
LIBRARY_COLUMNS = (
    *("code du ministère", "nom", "type", "adresse", "code postal", "ville", "code INSEE"),
    *("téléphone", "site", "catalogue", "latitude", "longitude", "page", "source"),
)


def event_rows(selection: EventSelection) -> Iterator[list[Cell]]:
    """Yield one row for each date of a public event, in order. Raises UnknownFilterError."""
    dates = selection.dates().of_published_events()
    if selection.commune or selection.category or selection.words:
        dates = dates.filter(event__in=selection.events().values("pk"))
    loaded = Occurrence.objects.select_related(
        "event__place__commune",
        "event__place__heritage_site",
        "event__place__library",
        "place__commune",
        "place__heritage_site",
        "place__library",
    ).defer("event__description", "event__place__description", "place__description")
    return (_event_row(occurrence) for occurrence in in_chunks(dates.in_order(), loaded))


def _event_row(occurrence: Occurrence) -> list[Cell]:
    event, when = occurrence.event, occurrence_record(occurrence)
    place: Record = when["other_place"] or place_record(event.place) or {}
    days = " ".join(str(day) for day in when["opening_days"])
    return [
        *(str(event.uid), event.title, event.summary, event.get_category_display()),
        *(when["start"], when["end"], yes_no(occurrence.all_day), days),
        *(when["status_label"], when["status_reason"], yes_no(is_free(event))),
        *(event.price_min, event.price_max, event.price_note),
        *(event.get_booking_kind_display(), event.booking_url),
        *(place.get("name"), place.get("address"), place.get("postal_code"), place.get("town")),
        *(place.get("commune_insee"), place.get("latitude"), place.get("longitude")),
        *(yes_no(event.is_online), yes_no(event.is_demo)),
        *(absolute(event.get_absolute_url()), event.updated_at),
    ]


def heritage_table() -> Iterator[list[Cell]]:
    """Yield one row for each public heritage site."""
    for site in heritage_rows():
        record = heritage_record(site)
        place = record["place"]
        references = [f"{x['reference']} ({x['name']})" for x in record["labels"] if x["reference"]]
        yield [
            *(record["name"], record["kind_label"], site.get_level_display()),
            *(joined(record["communes"]), joined(x["name"] for x in record["labels"])),
            *(joined(references), record["period"], record["architect"], record["area_ha"]),
            *(place["address"], place["latitude"], place["longitude"]),
            *(site.place.get_coordinate_status_display(), record["url"], record["source"]),
        ]


def library_table() -> Iterator[list[Cell]]:
    """Yield one row for each public library."""
    for library in library_rows():
        record = library_record(library)
        place = record["place"]
        yield [
            *(record["code_bib"], record["name"], record["kind_label"], place["address"]),
            *(place["postal_code"], place["town"], place["commune_insee"], place["phone"]),
            *(place["website"], record["catalogue_url"], place["latitude"], place["longitude"]),
            *(record["url"], record["source"]),
        ]


def joined(values: Iterable[Any]) -> str:
    """Return several values in one cell, parted by " ; "."""
    return " ; ".join(str(value) for value in values)


def yes_no(value: bool | None) -> str:
    """Return "oui", "non", or nothing when it is unknown."""
    return "" if value is None else "oui" if value else "non"
