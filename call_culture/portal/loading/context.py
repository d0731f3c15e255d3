"""What the files refer to in one another, once loaded."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from call_culture.portal.loading.merge import Merger
from call_culture.portal.loading.rows import Row
from call_culture.search.text import name_key
from call_culture.territory.models import Commune, Place
from call_culture.territory.querysets import PlaceQuerySet


@dataclass
class Loading:
    """One load: where the files are, the merger, and what earlier files made."""

    folder: Path
    merger: Merger
    communes: dict[str, Commune | None] = field(default_factory=dict)
    #: By "heritage:<slug>", "library:<code>" or "place:<slug>"; None when staff deleted it.
    places: dict[str, Place | None] = field(default_factory=dict)

    def commune(self, row: Row, column: str = "insee_code") -> Commune | None:
        """Return the commune whose INSEE code is in the cell, None for a blank cell."""
        code = row.cells[column]
        if not code:
            return None
        if code not in self.communes:
            row.refuse(column, "n'est pas le code INSEE d'une des communes du territoire.")
        return self.communes[code]

    def commune_list(self, row: Row, column: str) -> list[Commune]:
        """Return the communes of a cell of INSEE codes parted by blanks, in that order."""
        codes = row.text(column, required=True).split()
        for code in codes:
            if code not in self.communes or codes.count(code) > 1:
                row.refuse(column, f"contient «\xa0{code}\xa0», code INSEE inconnu ou répété.")
        return [found for code in codes if (found := self.communes[code]) is not None]

    def place(self, row: Row, column: str = "place_of") -> Place | None:
        """Return the place another file made, named "heritage:louvre-lens" for example."""
        reference = row.cells[column]
        if not reference:
            return None
        if reference not in self.places:
            row.refuse(column, "ne désigne aucun lieu des autres fichiers.")
        return self.places[reference]

    def write_place(
        self, row: Row, key: str, commune: Commune | None, slug: str, **fields: Any
    ) -> Place | None:
        """Create or update the place of a line and remember it under `key`."""
        latitude, longitude = row.point()
        name = row.text("name", required=True)
        fields = {
            "name": name,
            "other_names": row.text("other_names"),
            "commune": commune,
            "address": row.text("address"),
            "postal_code": row.text("postal_code"),
            "latitude": latitude,
            "longitude": longitude,
            "coordinate_status": _status(row, latitude),
            "coordinate_note": row.text("coordinate_note"),
            "source": row.text("source", required=True),
            **fields,
        }
        self.places[key] = self.merger.write(
            Place,
            key,
            row,
            fields,
            existing=same_place(name, commune),
            initial={"slug": slug},
            columns={"commune": "insee_code"},
        )
        return self.places[key]


def _status(row: Row, latitude: float | None) -> str:
    """Return how far the point is trusted; one without coordinates is unknown."""
    status = row.cells["coordinate_status"]
    if latitude is None and status not in {"", "unknown"}:
        row.refuse("coordinate_status", "est donné pour un point sans coordonnées.")
    if latitude is not None and status in {"", "unknown"}:
        row.fail("coordinate_status", "dites si le point est exact, approximate ou doubtful.")
    return status or "unknown"


def same_place(name: str, commune: Commune | None) -> PlaceQuerySet:
    """Return the places staff may have made by hand for `name` in `commune`."""
    return Place.objects.filter(name_key=name_key(name), commune=commune, merged_into=None)
