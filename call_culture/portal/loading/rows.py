"""Reading a CSV file strictly: what is wrong is said with its file, line and column."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import NoReturn

#: No point of the territory or of its neighbours lies outside these degrees (WGS 84).
LATITUDES = (50.2, 50.7)
LONGITUDES = (2.4, 3.2)


class BrokenFile(Exception):
    """A territory file that cannot be loaded; the message says where and why, in French."""


def place_of_error(file_name: str, line: int, column: str = "") -> str:
    """Return "communes.csv, ligne 12, colonne « latitude »"."""
    where = f"{file_name}, ligne {line}"
    return f"{where}, colonne «\xa0{column}\xa0»" if column else where


class Row:
    """One line of a file. Its readers return the value, or stop the load."""

    def __init__(self, file_name: str, line: int, cells: dict[str, str]) -> None:
        self.file_name = file_name
        self.line = line
        self.cells = cells
        self._came_from: dict[str, Row] = {}

    def fail(self, column: str, reason: str) -> NoReturn:
        """Stop the load: `column` of this line is wrong because of `reason`."""
        origin = self._came_from.get(column, self)
        where = place_of_error(origin.file_name, origin.line, column)
        raise BrokenFile(f"{where}\xa0: {reason}")

    def refuse(self, column: str, reason: str) -> NoReturn:
        """Stop the load, quoting the cell."""
        shown = self.cells[column]
        shown = shown if len(shown) <= 60 else f"{shown[:60]}…"
        self.fail(column, f"«\xa0{shown}\xa0» {reason}")

    def complete_with(self, other: "Row", column: str) -> None:
        """Fill a blank cell from another line that describes the same thing."""
        if other.cells[column] and not self.cells[column]:
            self.cells[column] = other.cells[column]
            self._came_from[column] = other
        elif other.cells[column] and other.cells[column] != self.cells[column]:
            other.refuse(
                column,
                f"contredit «\xa0{self.cells[column]}\xa0»"
                f" ({place_of_error(self.file_name, self.line)}).",
            )

    def text(self, column: str, *, required: bool = False) -> str:
        """Return the cell; a blank one stops the load when it is `required`."""
        value = self.cells[column]
        if required and not value:
            self.fail(column, "valeur obligatoire absente.")
        return value

    def whole(self, column: str) -> int | None:
        """Return a whole number, not negative, or None for a blank cell."""
        value = self.cells[column]
        if not value:
            return None
        if not (value.isascii() and value.isdigit()):
            self.refuse(column, "n'est pas un nombre entier.")
        return int(value)

    def decimal(self, column: str) -> Decimal | None:
        """Return a decimal number written with a point, or None for a blank cell."""
        value = self.cells[column]
        if not value:
            return None
        try:
            number = Decimal(value)
        except InvalidOperation:
            self.refuse(column, "n'est pas un nombre.")
        if not number.is_finite():
            self.refuse(column, "n'est pas un nombre.")
        return number

    def degrees(self, column: str, bounds: tuple[float, float]) -> float | None:
        """Return a coordinate inside `bounds` (degrees), or None for a blank cell."""
        number = self.decimal(column)
        if number is None:
            return None
        low, high = bounds
        if not low <= number <= high:
            self.refuse(column, f"est hors du territoire (attendu entre {low} et {high}).")
        return float(number)

    def point(
        self, latitude: str = "latitude", longitude: str = "longitude", *, required: bool = False
    ) -> tuple[float | None, float | None]:
        """Return (latitude, longitude) in degrees, both or neither."""
        if required:
            self.text(latitude, required=True)
        lat, lon = self.degrees(latitude, LATITUDES), self.degrees(longitude, LONGITUDES)
        if (lat is None) != (lon is None):
            missing = latitude if lat is None else longitude
            self.fail(missing, "il manque une des deux coordonnées du point.")
        return lat, lon

    def day(self, column: str, *, required: bool = False) -> date | None:
        """Return a local date written AAAA-MM-JJ, or None for a blank cell."""
        value = self.text(column, required=required)
        if not value:
            return None
        try:
            found = date.fromisoformat(value)
        except ValueError:
            self.refuse(column, "n'est pas une date AAAA-MM-JJ.")
        return found

    def days(self, first: str, last: str, *, required: bool = False) -> tuple[date | None, ...]:
        """Return the two dates, in the order of time."""
        first_day, last_day = self.day(first, required=required), self.day(last, required=required)
        if first_day and last_day and last_day < first_day:
            self.refuse(last, f"est avant le premier jour, «\xa0{first_day.isoformat()}\xa0».")
        return first_day, last_day

    def yes_no(self, column: str) -> bool | None:
        """Return True for "oui", False for "non", None for a blank cell: unknown."""
        value = self.cells[column]
        if value not in {"oui", "non", ""}:
            self.refuse(column, "doit être «\xa0oui\xa0», «\xa0non\xa0» ou vide.")
        return None if not value else value == "oui"


def _decoded(path: Path) -> str:
    """Return the text of a UTF-8 file, with or without a byte order mark."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise BrokenFile(f"{path.name}\xa0: fichier introuvable dans {path.parent}.") from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        where = place_of_error(path.name, line)
        raise BrokenFile(f"{where}\xa0: le fichier n'est pas en UTF-8.") from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise BrokenFile(f"{place_of_error(path.name, line)}\xa0: caractère nul interdit.")
    return text


def _check_header(file_name: str, header: list[str], columns: Sequence[str]) -> None:
    problems = [(f"colonne manquante «\xa0{name}\xa0»", name not in header) for name in columns] + [
        (f"colonne inconnue «\xa0{name}\xa0»", name not in columns or header.count(name) > 1)
        for name in header
    ]
    found = [words for words, wrong in problems if wrong]
    if found:
        raise BrokenFile(f"{place_of_error(file_name, 1)}\xa0: {', '.join(found)}.")


def _lines(file_name: str, text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first line, cells) of each record that is not empty."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    first_line = 1
    try:
        for cells in reader:
            if cells:
                yield first_line, cells
            first_line = reader.line_num + 1
    except csv.Error as error:
        where = place_of_error(file_name, reader.line_num)
        raise BrokenFile(f"{where}\xa0: ligne CSV illisible ({error}).") from error


def read_rows(path: Path, columns: Sequence[str], key: Sequence[str]) -> list[Row]:
    """Return the lines of a CSV file that has exactly `columns`, no two with the same `key`.

    Raises BrokenFile for a file that is missing, not UTF-8, of another header, with a line of
    another length, a blank key or source, or a key seen twice.
    """
    records = _lines(path.name, _decoded(path))
    header = next(records, (1, []))[1]
    _check_header(path.name, header, columns)
    rows: list[Row] = []
    seen: dict[tuple[str, ...], int] = {}
    for line, cells in records:
        if len(cells) != len(header):
            raise BrokenFile(
                f"{place_of_error(path.name, line)}\xa0: {len(cells)} cellules"
                f" au lieu de {len(header)}."
            )
        row = Row(path.name, line, dict(zip(header, (c.strip() for c in cells), strict=True)))
        row.text(key[0], required=True)
        if "source" in header:
            row.text("source", required=True)
        value = tuple(row.cells[name] for name in key)
        if value in seen:
            row.refuse(key[-1], f"est déjà à la ligne {seen[value]}.")
        seen[value] = line
        rows.append(row)
    return rows
