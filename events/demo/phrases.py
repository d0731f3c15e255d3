"""The texts of the demonstration, read from `texts/` and put together.

A piece is a title, a summary and tags. Slots in braces: {groupe} {Groupe} {de_groupe}
{a_groupe} {theme} {de_theme} {commune} {a_commune} {de_commune} {lieu} {Lieu}. Tags:

- numbers: the months in which it makes sense;
- who: tp enf ado adu sen fam sco (toddlers, children, teenagers, adults, seniors, families,
  schools);
- where: livre (a library), site (a heritage site), terril, dehors (outdoors), enligne (online);
- when: hebdo, mensuel, serie, vacances (rhythm), midi, soir, aube (time of day);
- access: lsf st audio tactile falc relax sous; languages: pl en nl.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from random import Random
from typing import Any

from call_culture.territory.french import typo
from events.demo import grammar

TEXTS = Path(__file__).parent / "texts"
MARK = "Exemple – "
_SAYS_WHERE = re.compile(r"\b(au|aux|à la|à l'|chez|dans|en)\b")
MAX_TITLE, MAX_SUMMARY = 180, 250
NOTICE = typo(
    "<p><strong>Ceci est un exemple.</strong> Ce rendez-vous n'aura pas lieu : il sert à essayer"
    " le portail et disparaîtra avec le programme de démonstration.</p>"
)


@dataclass(frozen=True)
class Piece:
    """One thing to announce, its months (empty: any) and its tags."""

    title: str
    summary: str
    months: frozenset[int]
    tags: frozenset[str]

    @property
    def names_a_place(self) -> bool:
        """True when the title already says where."""
        return "commune}" in self.title or "ieu}" in self.title


@dataclass(frozen=True)
class Phrasebook:
    """What is written about one category."""

    pieces: tuple[Piece, ...]
    groups: tuple[str, ...]
    themes: tuple[str, ...]
    course: tuple[str, ...]
    lists: tuple[tuple[str, ...], ...]


def read_pieces(rows: list[list[str]]) -> tuple[Piece, ...]:
    """Return the pieces of a text file's rows, with French typography."""
    found = []
    for title, summary, tags in rows:
        words = tags.split()
        months = frozenset(int(word) for word in words if word.isdigit())
        rest = frozenset(word for word in words if not word.isdigit())
        found.append(Piece(typo(title), typo(summary), months, rest))
    return tuple(found)


@cache
def phrasebook(category: str) -> Phrasebook:
    """Return the texts of a category (a value of `Category`)."""
    data = read_texts(category)
    return Phrasebook(
        pieces=read_pieces(data["pieces"]),
        groups=tuple(data["groups"]),
        themes=tuple(data["themes"]),
        course=tuple(typo(text) for text in data["course"]),
        lists=tuple(tuple(typo(item) for item in items) for items in data["lists"]),
    )


def read_texts(name: str) -> dict[str, Any]:
    """Return the content of `texts/<name>.toml`."""
    with (TEXTS / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def slots(book: Phrasebook, rng: Random, *, commune: str, place: str) -> dict[str, str]:
    """Return the words for every slot. `place` may be blank: the commune stands for it."""
    group, theme = rng.choice(book.groups), rng.choice(book.themes)
    where = place or commune
    return {
        "groupe": group,
        "Groupe": grammar.capital(group),
        "de_groupe": grammar.of(group),
        "a_groupe": grammar.to(group),
        "theme": theme,
        "de_theme": grammar.of(theme),
        "commune": commune,
        "a_commune": grammar.to(commune),
        "de_commune": grammar.of(commune),
        "lieu": where,
        "Lieu": where,
    }


def title_of(piece: Piece, words: Mapping[str, str], rng: Random) -> str:
    """Return the title, marked as an example; two in five say where when the piece does not."""
    title = piece.title.format_map(words)
    if not piece.names_a_place and rng.random() < 0.4:
        in_place = rng.random() < 0.4 and not _SAYS_WHERE.search(title)
        where = grammar.to(words["lieu"]) if in_place else words["a_commune"]
        if len(title) + len(where) < 90:
            title = f"{title} {where}"
    return shorten(MARK + grammar.capital(title), MAX_TITLE)


def shorten(text: str, limit: int) -> str:
    """Cut `text` at a blank so that it holds in `limit` characters, with an ellipsis."""
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0] + "…"


def description_of(book: Phrasebook, words: Mapping[str, str], rng: Random) -> str:
    """Return a few paragraphs, a list of practical points and the notice, in HTML.

    The summary stands above it on the page: it is not said again.
    """
    words = {slot: escape(value, quote=False) for slot, value in words.items()}
    paragraphs = [
        text.format_map(words) for text in rng.sample(book.course, k=rng.choice((2, 2, 3)))
    ]
    items = "".join(f"<li>{item}</li>" for item in rng.choice(book.lists))
    return "".join(f"<p>{text}</p>" for text in paragraphs) + f"<ul>{items}</ul>" + NOTICE
