"""Demonstration editions of the real programmes, with residencies and a prize's selection."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from call_culture.search.text import name_key
from call_culture.territory.french import typo
from call_culture.territory.models import Place
from events.demo import phrases
from events.demo.phrases import Piece
from events.enums import Category
from events.models import Edition, Event, PrizeBook, Programme, Residency
from partners.enums import OrganizationKind
from partners.models import Organization

DESCRIPTION = typo(
    "<p><strong>Ceci est un exemple.</strong> Cette édition et ses rendez-vous ont été inventés"
    " pour essayer le portail. Ils ne disent rien du programme réel.</p>"
)
_ARTISTS = (
    ("Exemple – Collectif Plein Vent", "arts visuels"),
    ("Exemple – Compagnie Pas de côté", "danse"),
    ("Exemple – Duo Haute Fréquence", "création sonore"),
    ("Exemple – Atelier Papier ciel", "illustration"),
    ("Exemple – Compagnie Trois Tréteaux", "théâtre"),
)
_BOOKS = (
    ("Exemple – Le Lapin qui attendait la pluie", "0-3 ans"),
    ("Exemple – Où est passée la lune ?", "0-3 ans"),
    ("Exemple – Grand-père a un bouton", "0-3 ans"),
    ("Exemple – La Brique et le Moineau", "4-6 ans"),
    ("Exemple – Un loup dans le tiroir", "4-6 ans"),
)


@dataclass
class DemoEdition:
    """An edition of the demonstration, what is announced in it and by whom."""

    edition: Edition
    category: Category
    pieces: tuple[Piece, ...]
    first_day: date | None
    last_day: date | None
    organizers: tuple[int, ...]


def make_editions(today: date) -> list[DemoEdition]:
    """Create the demonstration editions of the programmes that are loaded.

    A year that already has an edition, entered by somebody, is left alone: the programme
    then has no demonstration at all.
    """
    programmes = {
        name_key(programme.name): programme
        for programme in Programme.objects.public().prefetch_related("organizers")
    }
    made = []
    for row in phrases.read_texts("editions")["editions"]:
        programme = programmes.get(name_key(row["name"]))
        if programme is None:
            continue
        first, last = window(row.get("first"), row.get("last"), today)
        year = (first or today + timedelta(days=180)).year
        if programme.editions.filter(year=year).exists():
            continue
        made.append(_make_edition(programme, year, first, last, row))
    return made


def window(first: str | None, last: str | None, today: date) -> tuple[date | None, date | None]:
    """Return the next span from `first` to `last` (month-day) that is not over on `today`."""
    if first is None or last is None:
        return None, None
    for year in (today.year, today.year + 1):
        span = date.fromisoformat(f"{year}-{first}"), date.fromisoformat(f"{year}-{last}")
        if span[1] >= today:
            return span
    raise AssertionError("a span of next year is never over")  # pragma: no cover


def _make_edition(
    programme: Programme, year: int, first: date | None, last: date | None, row: dict[str, Any]
) -> DemoEdition:
    edition = Edition.objects.create(
        programme=programme,
        year=year,
        theme=f"{phrases.MARK}{row['theme']}",
        first_day=first,
        last_day=last,
        description=DESCRIPTION,
        is_demo=True,
    )
    if row.get("prize"):
        PrizeBook.objects.bulk_create(
            PrizeBook(
                edition=edition, title=typo(title), author="Autrice d'exemple", age_group=ages
            )
            for title, ages in _BOOKS
        )
    if row.get("clea"):
        _make_residencies(edition)
    return DemoEdition(
        edition,
        Category(row["category"]),
        phrases.read_pieces(row["pieces"]),
        first,
        last,
        tuple(sorted(organizer.pk for organizer in programme.organizers.all())),
    )


def _make_residencies(edition: Edition) -> None:
    """Give five artists in residence to the edition, at real libraries and schools."""
    assert edition.first_day is not None
    libraries = list(Place.objects.public().filter(library__is_published=True).order_by("slug"))
    schools = list(Organization.objects.public().filter(kind=OrganizationKind.SCHOOL)[:5])
    for number, (artist, discipline) in enumerate(_ARTISTS):
        residency = Residency.objects.create(
            edition=edition,
            artist=artist,
            discipline=discipline,
            first_day=edition.first_day + timedelta(days=7 * number),
            last_day=edition.last_day,
            description=DESCRIPTION,
        )
        residency.places.set(libraries[number::5][:3])
        residency.partners.set(schools[number : number + 1])


def link_gestures(editions: list[DemoEdition]) -> None:
    """Share the events of each edition of the CLEA between its residencies."""
    for made in editions:
        residencies = list(made.edition.residencies.order_by("pk"))
        if not residencies:
            continue
        gestures = Event.objects.filter(editions=made.edition).order_by("pk")[:100]
        through = Residency.gestures.through
        through.objects.bulk_create(
            through(residency=residencies[number % len(residencies)], event=event)
            for number, event in enumerate(gestures)
        )
