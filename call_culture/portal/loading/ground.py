"""Communes, ordinary places and school holidays."""

from call_culture.portal.loading.boundaries import read_boundaries
from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.rows import read_rows
from call_culture.territory.models import Commune, SchoolHoliday

COMMUNE_COLUMNS = [
    "insee_code",
    "name",
    "usual_name",
    "postal_codes",
    "population",
    "population_year",
    "latitude",
    "longitude",
    "slug",
    "town_hall_address",
    "town_hall_latitude",
    "town_hall_longitude",
    "town_hall_phone",
    "town_hall_email",
    "website",
    "staff_notes",
    "source",
]
PLACE_COLUMNS = [
    "slug",
    "name",
    "other_names",
    "insee_code",
    "locality",
    "address",
    "postal_code",
    "latitude",
    "longitude",
    "coordinate_status",
    "coordinate_note",
    "phone",
    "email",
    "website",
    "description",
    "staff_notes",
    "source",
]
HOLIDAY_COLUMNS = ["school_year", "zone", "label", "first_day", "last_day", "source"]
_COMMUNE_TEXTS = [
    "name",
    "usual_name",
    "postal_codes",
    "town_hall_address",
    "town_hall_phone",
    "town_hall_email",
    "website",
    "staff_notes",
    "source",
]


def load_communes(loading: Loading) -> None:
    """Read communes.csv and communes.geojson together."""
    rows = read_rows(loading.folder / "communes.csv", COMMUNE_COLUMNS, ["insee_code"])
    codes = {row.cells["insee_code"] for row in rows}
    boundaries = read_boundaries(loading.folder / "communes.geojson", codes)
    for row in rows:
        code = row.cells["insee_code"]
        latitude, longitude = row.point(required=True)
        hall_latitude, hall_longitude = row.point("town_hall_latitude", "town_hall_longitude")
        row.text("name", required=True)
        loading.communes[code] = loading.merger.write(
            Commune,
            code,
            row,
            {
                "insee_code": code,
                **{name: row.text(name) for name in _COMMUNE_TEXTS},
                "population": row.whole("population"),
                "population_year": row.whole("population_year"),
                "latitude": latitude,
                "longitude": longitude,
                "town_hall_latitude": hall_latitude,
                "town_hall_longitude": hall_longitude,
                "boundary": boundaries[code],
            },
            existing=Commune.objects.filter(insee_code=code),
            initial={"slug": row.text("slug", required=True)},
        )


def load_places(loading: Loading) -> None:
    """Read places.csv: halls and town halls, which are neither heritage nor libraries."""
    for row in read_rows(loading.folder / "places.csv", PLACE_COLUMNS, ["slug"]):
        slug = row.cells["slug"]
        texts = ["locality", "phone", "email", "website", "description", "staff_notes"]
        loading.write_place(
            row,
            f"place:{slug}",
            loading.commune(row),
            slug,
            **{name: row.text(name) for name in texts},
        )


def load_school_holidays(loading: Loading) -> None:
    """Read school_holidays.csv; both days are days without class."""
    columns = ["school_year", "zone", "label"]
    for row in read_rows(loading.folder / "school_holidays.csv", HOLIDAY_COLUMNS, columns):
        first_day, last_day = row.days("first_day", "last_day", required=True)
        named = {name: row.text(name, required=True) for name in columns}
        loading.merger.write(
            SchoolHoliday,
            "/".join(named.values()),
            row,
            named | {"first_day": first_day, "last_day": last_day, "source": row.text("source")},
            existing=SchoolHoliday.objects.filter(**named),
        )
