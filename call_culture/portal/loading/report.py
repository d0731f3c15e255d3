"""What a load did, in words."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from call_culture.portal.loading.rows import Row, place_of_error


class Outcome(IntEnum):
    """What became of a line; the strongest of its objects' wins."""

    UNCHANGED = 0
    GONE = 1
    KEPT = 2
    UPDATED = 3
    CREATED = 4


#: Singular and plural of each outcome, in the order they are said.
_WORDS = {
    Outcome.CREATED: ("créé", "créés"),
    Outcome.UPDATED: ("mis à jour", "mis à jour"),
    Outcome.UNCHANGED: ("inchangé", "inchangés"),
    Outcome.KEPT: ("conservé car modifié ici", "conservés car modifiés ici"),
    Outcome.GONE: ("supprimé ici, non recréé", "supprimés ici, non recréés"),
}
_BLANK: tuple[Any, ...] = (None, "", [])


def shown(value: Any) -> str:
    """Return a value as a report quotes it, shortened."""
    if isinstance(value, dict):
        return "(géométrie)"
    if value in _BLANK:
        return "(vide)"
    if isinstance(value, bool):
        return "oui" if value else "non"
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f"«\xa0{text if len(text) <= 80 else text[:80] + '…'}\xa0»"


@dataclass
class Report:
    """Outcomes by file and line, and what staff decided otherwise than the files."""

    outcomes: dict[str, dict[int, Outcome]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)

    def note(self, row: Row, outcome: Outcome) -> None:
        """Remember what became of an object of `row`."""
        lines = self.outcomes.setdefault(row.file_name, {})
        lines[row.line] = max(outcome, lines.get(row.line, Outcome.UNCHANGED))

    def keep(self, row: Row, column: str, name: str, here: Any, in_file: Any) -> None:
        """Remember a value that staff changed and that the file would have replaced."""
        self.note(row, Outcome.KEPT)
        where = place_of_error(row.file_name, row.line, column)
        self.kept.append(f"{where}, {name}\xa0: ici {shown(here)}, fichier {shown(in_file)}")

    def miss(self, row: Row, name: str) -> None:
        """Remember a row that staff deleted and that is not made again."""
        self.note(row, Outcome.GONE)
        self.gone.append(f"{place_of_error(row.file_name, row.line)}, {name}")

    def counts(self, file_name: str) -> Counter[Outcome]:
        """Return how many lines of a file had each outcome."""
        return Counter(self.outcomes.get(file_name, {}).values())

    def lines(self) -> Iterator[str]:
        """Yield the sentences to print."""
        for file_name in self.outcomes:
            counts = self.counts(file_name)
            said = [
                f"{counts[outcome]} {words[counts[outcome] > 1]}"
                for outcome, words in _WORDS.items()
                if counts[outcome]
            ]
            yield f"{file_name}\xa0: {', '.join(said)}"
        for title, entries in (
            ("Modifié ici, non remplacé", self.kept),
            ("Supprimé ici, non recréé", self.gone),
            ("Plus dans les fichiers, laissé tel quel", self.orphans),
        ):
            if entries:
                yield f"{title}\xa0:"
                yield from (f"  - {entry}" for entry in entries)
