"""Partners, programmes and their attested editions."""

from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.rows import Row, read_rows
from events.models import Edition, Programme
from partners.models import Organization

PARTNER_COLUMNS = [
    "slug",
    "name",
    "other_names",
    "kind",
    "insee_code",
    "locality",
    "inside_36",
    "place_of",
    "address",
    "phone",
    "email",
    "website",
    "founded",
    "summary",
    "description",
    "staff_notes",
    "source",
]
PROGRAMME_COLUMNS = [
    "slug",
    "name",
    "other_names",
    "kind",
    "parent",
    "organizers",
    "organizers_text",
    "usual_period",
    "years_attested",
    "is_founding",
    "website",
    "summary",
    "description",
    "staff_notes",
    "source",
]
EDITION_COLUMNS = [
    "programme",
    "year",
    "number",
    "theme",
    "first_day",
    "last_day",
    "description",
    "staff_notes",
    "source",
]
_PARTNER_TEXTS = [
    "name",
    "other_names",
    "kind",
    "locality",
    "address",
    "phone",
    "email",
    "website",
    "summary",
    "description",
    "staff_notes",
    "source",
]
_PROGRAMME_TEXTS = [
    "name",
    "other_names",
    "kind",
    "organizers_text",
    "usual_period",
    "years_attested",
    "website",
    "summary",
    "description",
    "staff_notes",
    "source",
]


def load_programmes(loading: Loading) -> None:
    """Read partners.csv, programmes.csv and editions.csv, which name one another."""
    partners = _load_partners(loading)
    programmes = _load_programmes(loading, partners)
    _load_editions(loading, programmes)


def _load_partners(loading: Loading) -> dict[str, Organization | None]:
    """Return the partners by slug; one that staff deleted is None."""
    partners: dict[str, Organization | None] = {}
    for row in read_rows(loading.folder / "partners.csv", PARTNER_COLUMNS, ["slug"]):
        slug = row.cells["slug"]
        name = row.text("name", required=True)
        partners[slug] = loading.merger.write(
            Organization,
            slug,
            row,
            {
                **{column: row.text(column) for column in _PARTNER_TEXTS},
                "commune": loading.commune(row),
                "place": loading.place(row),
                "inside_territory": row.yes_no("inside_36"),
                "founding_year": row.whole("founded"),
            },
            existing=Organization.objects.filter(name=name),
            initial={"slug": slug},
            columns={
                "commune": "insee_code",
                "place": "place_of",
                "inside_territory": "inside_36",
                "founding_year": "founded",
            },
        )
    return partners


def _organizers(row: Row, partners: dict[str, Organization | None]) -> list[Organization]:
    """Return the partners named by the cell, parted by blanks."""
    slugs = row.cells["organizers"].split()
    for slug in slugs:
        if slug not in partners:
            row.refuse("organizers", f"contient «\xa0{slug}\xa0», absent de partners.csv.")
    return [found for slug in slugs if (found := partners[slug]) is not None]


def _load_programmes(
    loading: Loading, partners: dict[str, Organization | None]
) -> dict[str, Programme | None]:
    """Return the programmes by slug; a whole stands before what is inside it."""
    programmes: dict[str, Programme | None] = {}
    for row in read_rows(loading.folder / "programmes.csv", PROGRAMME_COLUMNS, ["slug"]):
        slug, parent = row.cells["slug"], row.cells["parent"]
        name = row.text("name", required=True)
        if parent and parent not in programmes:
            row.refuse("parent", "ne désigne aucun programme d'une ligne précédente.")
        programmes[slug] = loading.merger.write(
            Programme,
            slug,
            row,
            {
                **{column: row.text(column) for column in _PROGRAMME_TEXTS},
                "parent": programmes[parent] if parent else None,
                "is_founding": row.yes_no("is_founding") or False,
            },
            existing=Programme.objects.filter(name=name),
            links={"organizers": list(_organizers(row, partners))},
            initial={"slug": slug},
        )
    return programmes


def _load_editions(loading: Loading, programmes: dict[str, Programme | None]) -> None:
    """Read editions.csv: only what sources attest, with its days."""
    key = ["programme", "year"]
    for row in read_rows(loading.folder / "editions.csv", EDITION_COLUMNS, key):
        if row.cells["programme"] not in programmes:
            row.refuse("programme", "n'est pas un programme de programmes.csv.")
        programme = programmes[row.cells["programme"]]
        row.text("year", required=True)
        year, number = row.whole("year") or 0, row.whole("number")
        first_day, last_day = row.days("first_day", "last_day")
        if programme is None:
            continue
        texts = ["theme", "description", "staff_notes", "source"]
        loading.merger.write(
            Edition,
            f"{row.cells['programme']}/{year}",
            row,
            {
                "programme": programme,
                "year": year,
                "number": number,
                "first_day": first_day,
                "last_day": last_day,
                **{column: row.text(column) for column in texts},
            },
            existing=Edition.objects.filter(programme=programme, year=year, is_demo=False),
            initial={"slug": f"{row.cells['programme']}-{year}"},
        )
