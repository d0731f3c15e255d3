"""Heritage sites and the labels they hold."""

from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.rows import Row, read_rows
from heritage.models import HeritageSite, Label, SiteLabel

LABEL_COLUMNS = [
    "slug",
    "name",
    "short_name",
    "kind",
    "authority",
    "reference",
    "year",
    "url",
    "order",
    "description",
    "source",
    "staff_notes",
]
SITE_COLUMNS = [
    "slug",
    "level",
    "unesco_ref",
    "same_as",
    "name",
    "other_names",
    "insee_codes",
    "communes_basis",
    "kind",
    "address",
    "postal_code",
    "latitude",
    "longitude",
    "coordinate_status",
    "coordinate_note",
    "area_ha",
    "part_of",
    "period",
    "architect",
    "summary",
    "description",
    "staff_notes",
    "source",
]
HELD_COLUMNS = [
    "site",
    "label",
    "standing",
    "reference",
    "reference_source",
    "year",
    "merimee_reference",
    "is_partial",
    "note",
    "source",
]
_SITE_TEXTS = [
    "level",
    "kind",
    "communes_basis",
    "period",
    "architect",
    "summary",
    "description",
    "staff_notes",
    "source",
]
#: What a line that completes another does not bring: the other's stays.
_OWN = {"slug", "same_as", "level", "kind", "insee_codes", "name", "source", "staff_notes"}


def load_labels(loading: Loading) -> None:
    """Read labels.csv."""
    texts = [
        "name",
        "short_name",
        "kind",
        "authority",
        "reference",
        "url",
        "description",
        "source",
        "staff_notes",
    ]
    for row in read_rows(loading.folder / "labels.csv", LABEL_COLUMNS, ["slug"]):
        slug = row.cells["slug"]
        row.text("name", required=True)
        loading.merger.write(
            Label,
            slug,
            row,
            {
                **{name: row.text(name) for name in texts},
                "year": row.whole("year"),
                "order": row.whole("order") or 0,
            },
            existing=Label.objects.filter(slug=slug),
            initial={"slug": slug},
        )


def _joined(first: str, second: str, separator: str) -> str:
    """Join two texts; one that is blank or inside the other brings nothing."""
    if not second or second in first:
        return first
    return f"{first}{separator}{second}" if first else second


def _complete(site: Row, other: Row) -> None:
    """Make one line of two that describe the same site."""
    for column in SITE_COLUMNS:
        if column not in _OWN:
            site.complete_with(other, column)
    names = site.cells["other_names"]
    if other.cells["name"].casefold() not in f"{site.cells['name']} ; {names}".casefold():
        site.cells["other_names"] = _joined(names, other.cells["name"], " ; ")
    for column, separator in (("source", " ; "), ("staff_notes", " ")):
        site.cells[column] = _joined(site.cells[column], other.cells[column], separator)


def read_sites(loading: Loading) -> list[Row]:
    """Return one line for each site of the two files, a whole before its parts."""
    rows = read_rows(loading.folder / "heritage_unesco.csv", SITE_COLUMNS, ["slug"])
    rows += read_rows(loading.folder / "heritage_other.csv", SITE_COLUMNS, ["slug"])
    sites: dict[str, Row] = {}
    for row in rows:
        slug = row.cells["slug"]
        if slug in sites:
            row.refuse("slug", f"est déjà dans {sites[slug].file_name}.")
        if not row.cells["same_as"]:
            sites[slug] = row
    for row in rows:
        if row.cells["same_as"] and row.cells["same_as"] not in sites:
            row.refuse("same_as", "ne désigne aucun site.")
        if row.cells["part_of"] and row.cells["part_of"] not in sites:
            row.refuse("part_of", "ne désigne aucun site.")
        if row.cells["same_as"]:
            _complete(sites[row.cells["same_as"]], row)
    return sorted(sites.values(), key=lambda row: bool(row.cells["part_of"]))


def load_heritage(loading: Loading) -> None:
    """Read the sites of both files, then the labels they hold."""
    sites: dict[str, HeritageSite | None] = {}
    for row in read_sites(loading):
        sites[row.cells["slug"]] = _write_site(loading, row, sites)
    _load_held_labels(loading, sites)


def _write_site(
    loading: Loading, row: Row, sites: dict[str, HeritageSite | None]
) -> HeritageSite | None:
    """Write the place of a line, then what it is worth as heritage."""
    slug, whole = row.cells["slug"], row.cells["part_of"]
    communes = loading.commune_list(row, "insee_codes")
    place = loading.write_place(
        row, f"heritage:{slug}", communes[0] if communes else None, slug, description=""
    )
    if place is None:
        return None
    if whole and whole not in sites:
        row.refuse("part_of", "désigne un site qui fait lui-même partie d'un autre.")
    return loading.merger.write(
        HeritageSite,
        slug,
        row,
        {
            "place": place,
            **{name: row.text(name) for name in _SITE_TEXTS},
            "area_ha": row.decimal("area_ha"),
            "part_of": sites[whole] if whole else None,
        },
        existing=HeritageSite.objects.filter(place=place),
        links={"communes": list(communes)},
    )


def _check_number(row: Row, numbers: dict[tuple[str, str], int]) -> None:
    """Stop the load at an official number without its source, or given to a second site."""
    number = row.cells["reference"]
    if not number:
        return
    row.text("reference_source", required=True)
    first = numbers.setdefault((row.cells["label"], number), row.line)
    if first != row.line:
        row.refuse("reference", f"est déjà à la ligne {first}.")


def _load_held_labels(loading: Loading, sites: dict[str, HeritageSite | None]) -> None:
    """Read heritage_labels.csv: which site holds which label, and how."""
    labels = {label.slug: label for label in Label.objects.all()}
    key = ["site", "label", "merimee_reference"]
    numbers: dict[tuple[str, str], int] = {}
    for row in read_rows(loading.folder / "heritage_labels.csv", HELD_COLUMNS, key):
        if row.cells["site"] not in sites:
            row.refuse("site", "ne désigne aucun site.")
        if row.cells["label"] not in labels:
            row.refuse("label", "n'est pas un label de labels.csv.")
        _check_number(row, numbers)
        site, label = sites[row.cells["site"]], labels[row.cells["label"]]
        if site is None:
            continue
        texts = ["standing", "reference", "reference_source", "merimee_reference", "note", "source"]
        reference = row.cells["merimee_reference"]
        loading.merger.write(
            SiteLabel,
            "/".join(row.cells[name] for name in key),
            row,
            {
                "site": site,
                "label": label,
                **{name: row.text(name) for name in texts},
                "year": row.whole("year"),
                "is_partial": row.yes_no("is_partial") or False,
            },
            existing=SiteLabel.objects.filter(site=site, label=label, merimee_reference=reference),
        )
