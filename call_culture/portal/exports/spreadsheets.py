"""Tables as CSV and XLSX. No cell can become a formula in the reader's spreadsheet."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone
from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from call_culture.portal.exports.tables import Cell

#: What a spreadsheet takes for the start of a formula (OWASP, "CSV injection").
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
#: An XLSX file is made before it is sent: beyond this number of rows, take the CSV.
MOST_XLSX_ROWS = 20_000
#: Excel refuses longer cells.
LONGEST_CELL = 32_767

BOM = "\ufeff"


def harmless(text: str) -> str:
    """Return `text` with an apostrophe before what would start a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def csv_cell(value: Cell) -> str:
    """Return a cell as French spreadsheets read it: decimal comma, local ISO moments."""
    if value is None:
        return ""
    if isinstance(value, float | Decimal) and not isinstance(value, bool):
        return str(value).replace(".", ",")
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date | time):
        return value.isoformat()
    return harmless(value) if isinstance(value, str) else str(value)


class _Echo:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_pieces(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield a CSV file line by line: UTF-8 with BOM, ";" between cells, CRLF."""
    writer = csv.writer(_Echo(), delimiter=";", lineterminator="\r\n")
    yield BOM + writer.writerow(columns)
    for row in rows:
        yield writer.writerow([csv_cell(value) for value in row])


def xlsx_cell(value: Cell) -> Any:
    """Return a cell as openpyxl writes it; Excel knows no zone, so moments are local."""
    if isinstance(value, datetime):
        return timezone.localtime(value).replace(tzinfo=None)
    if isinstance(value, str):
        return harmless(ILLEGAL_CHARACTERS_RE.sub("", value))[:LONGEST_CELL]
    return value


def xlsx_pieces(
    columns: Sequence[str], rows: Iterable[Sequence[Cell]], title: str
) -> Iterator[bytes]:
    """Yield an XLSX file of at most `MOST_XLSX_ROWS` rows, in blocks.

    Rows are written to the disk as they come. When there were more, the last row says so.
    """
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.append(list(columns))
    for number, row in enumerate(rows):
        if number == MOST_XLSX_ROWS:
            sheet.append([f"Suite non reprise ({MOST_XLSX_ROWS} lignes au plus) : voir le CSV."])
            break
        sheet.append([xlsx_cell(value) for value in row])
    with tempfile.TemporaryFile() as file:
        workbook.save(file)
        file.seek(0)
        while block := file.read(64 * 1024):
            yield block
