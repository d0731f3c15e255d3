"""Libraries and digital spaces."""

from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.rows import read_rows
from libraries.models import DigitalSpace, Library

LIBRARY_COLUMNS = [
    "code_bib",
    "name",
    "other_names",
    "kind",
    "insee_code",
    "address",
    "postal_code",
    "phone",
    "website",
    "catalogue_url",
    "latitude",
    "longitude",
    "coordinate_status",
    "coordinate_note",
    "open_sunday",
    "wifi",
    "verified_year",
    "staff_notes",
    "source",
]
DIGITAL_COLUMNS = [
    "slug",
    "name",
    "place_of",
    "host",
    "label_confirmed",
    "description",
    "staff_notes",
    "source",
]


def load_libraries(loading: Loading) -> None:
    """Read reading_venues.csv: a place and a library for each line."""
    for row in read_rows(loading.folder / "reading_venues.csv", LIBRARY_COLUMNS, ["code_bib"]):
        code = row.cells["code_bib"]
        row.text("insee_code", required=True)
        place = loading.write_place(
            row,
            f"library:{code}",
            loading.commune(row),
            row.text("name"),
            phone=row.text("phone"),
            website=row.text("website"),
        )
        if place is None:
            continue
        loading.merger.write(
            Library,
            code,
            row,
            {
                "place": place,
                "code_bib": code,
                "kind": row.text("kind", required=True),
                "catalogue_url": row.text("catalogue_url"),
                "opens_sunday": row.yes_no("open_sunday"),
                "has_wifi": row.yes_no("wifi"),
                "verified_year": row.whole("verified_year"),
                "staff_notes": row.text("staff_notes"),
                "source": row.text("source"),
            },
            existing=Library.objects.filter(code_bib=code) | Library.objects.filter(place=place),
            columns={"opens_sunday": "open_sunday", "has_wifi": "wifi"},
        )


def load_digital_spaces(loading: Loading) -> None:
    """Read digital_spaces.csv; each is in a place another file made."""
    for row in read_rows(loading.folder / "digital_spaces.csv", DIGITAL_COLUMNS, ["slug"]):
        row.text("place_of", required=True)
        place = loading.place(row)
        if place is None:
            continue
        name = row.text("name", required=True)
        texts = ["host", "description", "staff_notes", "source"]
        loading.merger.write(
            DigitalSpace,
            row.cells["slug"],
            row,
            {
                "place": place,
                "name": name,
                **{column: row.text(column) for column in texts},
                "has_epn_label": row.yes_no("label_confirmed"),
            },
            existing=DigitalSpace.objects.filter(place=place, name=name),
            columns={"place": "place_of", "has_epn_label": "label_confirmed"},
        )
