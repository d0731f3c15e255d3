"""Who a demonstration event is for, what it costs, how to book, what makes it accessible.

Addresses end in example.org and phone numbers belong to the range that the regulator keeps
for fiction (03 53 01 …), so that nobody is ever called.
"""

import re
from datetime import timedelta
from decimal import Decimal
from random import Random

from call_culture.territory.french import NBSP
from events.demo.dates import Calendar
from events.demo.phrases import Piece
from events.enums import BookingKind, Category, PriceKind, Setting
from events.models import Event, Occurrence

_AUDIENCES = {
    "tp": "tout-petits",
    "enf": "enfants",
    "ado": "adolescents",
    "adu": "adultes",
    "sen": "seniors",
    "fam": "famille",
    "sco": "scolaires",
}
_FEATURES = {
    "lsf": "lsf",
    "st": "sous-titres",
    "audio": "audiodescription",
    "tactile": "visite-tactile",
    "falc": "falc",
    "relax": "seance-relax",
    "sous": "sous-titres",
}
_COMMON_FEATURES = ("fauteuil", "fauteuil", "fauteuil", "boucle-magnetique", "falc", "seance-relax")
_CATEGORY_FEATURES: dict[str, tuple[str, ...]] = {
    Category.CINEMA: ("audiodescription", "sous-titres"),
    Category.THEATRE: ("audiodescription", "sous-titres"),
    Category.DANCE: ("audiodescription",),
    Category.EXHIBITION: ("audiodescription", "visite-tactile"),
    Category.TOUR: ("audiodescription", "visite-tactile"),
    Category.TALK: ("sous-titres",),
}
_LANGUAGES = {"pl": "fr pl", "en": "en fr", "nl": "nl fr"}
_FROM_AGE = re.compile(rf"[Dd]ès (\d+)[ {NBSP}]ans")
_AGES = re.compile(rf"\b(\d+)-(\d+)[ {NBSP}]ans")
_UNDER = re.compile(rf"moins de (\d+)[ {NBSP}]ans")

#: Share of free events and usual full prices, by category; the rest is mostly free.
_PRICES: dict[str, tuple[float, tuple[int, ...]]] = {
    Category.CONCERT: (0.4, (5, 8, 10, 12, 15)),
    Category.THEATRE: (0.3, (5, 6, 8, 10, 12)),
    Category.DANCE: (0.4, (5, 8, 10)),
    Category.CIRCUS: (0.8, (3, 5)),
    Category.CINEMA: (0.4, (3, 4, 5)),
    Category.WORKSHOP: (0.6, (2, 3, 5, 10)),
    Category.TOUR: (0.6, (3, 4, 5, 6)),
}
_FREE_FOR = (
    "les moins de 12 ans",
    "les moins de 18 ans et les demandeurs d'emploi",
    "les adhérents de la bibliothèque",
    "les accompagnateurs de personnes handicapées",
)
_PRICE_NOTES = (
    "Tarif réduit pour les étudiants, les demandeurs d'emploi et les bénéficiaires du RSA.",
    "Tarif famille à partir de trois places.",
    "Règlement sur place, en espèces ou par carte.",
)
_ACCESS_NOTES = (
    "Signalez vos besoins à la réservation : l'équipe prépare votre venue.",
    "Places réservées au premier rang pour les personnes sourdes ou malvoyantes.",
    "Espace calme à disposition pendant toute la durée du rendez-vous.",
)


def audiences_of(tags: frozenset[str]) -> list[str]:
    """Return the slugs of the audiences; everyone when the piece says nobody in particular."""
    found = [slug for tag, slug in _AUDIENCES.items() if tag in tags]
    if "tp" in tags and "famille" not in found:
        found.append("famille")
    return found or ["tout-public"]


def features_of(tags: frozenset[str], category: str, rng: Random) -> list[str]:
    """Return the slugs of the accessibility features, those of the piece and at times another."""
    found = {slug for tag, slug in _FEATURES.items() if tag in tags}
    if rng.random() < 0.35:
        found.add(rng.choice((*_COMMON_FEATURES, *_CATEGORY_FEATURES.get(category, ()))))
    return sorted(found)


def fill(event: Event, piece: Piece, rng: Random) -> None:
    """Set ages, languages, setting, access note and public contact of `event`."""
    _set_ages(event, piece, rng)
    event.languages = next((code for tag, code in _LANGUAGES.items() if tag in piece.tags), "")
    outdoors = bool({"dehors", "terril"} & piece.tags)
    if outdoors:
        event.setting = Setting.OUTDOOR
    elif "site" not in piece.tags and rng.random() < 0.8:
        event.setting = Setting.INDOOR
    if rng.random() < 0.15:
        event.access_note = rng.choice(_ACCESS_NOTES)
    if rng.random() < 0.7:
        event.contact_name = "Accueil (contact d'exemple)"
        event.contact_email = "accueil@example.org"
        event.contact_phone = phone(rng)


def phone(rng: Random) -> str:
    """Return a phone number of the range kept for fiction."""
    return f"03 53 01 {rng.randint(0, 99):02d} {rng.randint(0, 99):02d}".replace(" ", NBSP)


def _set_ages(event: Event, piece: Piece, rng: Random) -> None:
    if ages := _AGES.search(piece.summary):
        event.age_min, event.age_max = int(ages[1]), int(ages[2])
    elif age := _FROM_AGE.search(piece.summary):
        event.age_min = int(age[1])
    elif age := _UNDER.search(piece.summary):
        event.age_min, event.age_max = 0, int(age[1])
    elif "tp" in piece.tags:
        event.age_min, event.age_max = 0, 3
    elif "enf" in piece.tags and not {"fam", "ado"} & piece.tags:
        event.age_min, event.age_max = rng.choice(((4, 8), (5, 10), (6, 11), (7, 11)))
    elif piece.tags & {"ado", "adu", "enf", "fam", "sen"} == {"ado"}:
        event.age_min, event.age_max = rng.choice(((11, 15), (12, 17), (14, 17)))
    elif piece.tags & {"ado", "adu", "enf", "fam", "sen"} == {"adu"} and rng.random() < 0.3:
        event.age_min = 16


def set_price(event: Event, tags: frozenset[str], rng: Random) -> None:
    """Set what it costs: free, paid with its reductions, donation, or not known."""
    free_share, prices = _PRICES.get(event.category, (0.9, (2, 5)))
    draw = rng.random()
    if draw > 0.97:
        event.price_kind = PriceKind.UNKNOWN
    elif draw > 0.92:
        event.price_kind = PriceKind.DONATION
        event.price_note = "Au chapeau, à la sortie."
    elif "livre" in tags or "sco" in tags or draw < free_share:
        event.price_kind = PriceKind.FREE
    else:
        full = rng.choice(prices)
        event.price_kind = PriceKind.PAID
        event.price_max = Decimal(full)
        reduced = Decimal(full) / 2
        event.price_min = rng.choice((reduced, reduced, Decimal(full)))
        if event.price_min < event.price_max:
            event.price_note = rng.choice(_PRICE_NOTES[:2])
        event.free_for = rng.choice(("", "", *_FREE_FOR))


def set_booking(event: Event, first: Occurrence, calendar: Calendar, rng: Random) -> None:
    """Set whether and how one books; a booking may open on a later day, before the event."""
    if event.category == Category.EXHIBITION:
        event.booking_kind = BookingKind.NONE
        return
    small_group = event.category in (
        Category.WORKSHOP,
        Category.DIGITAL_WORKSHOP,
        Category.TOUR,
        Category.READING,
    )
    kinds = [BookingKind.REQUIRED] * (4 if small_group else 2)
    kinds += [BookingKind.ADVISED, BookingKind.NONE, BookingKind.NONE, BookingKind.UNKNOWN]
    event.booking_kind = rng.choice(kinds)
    if event.booking_kind not in (BookingKind.REQUIRED, BookingKind.ADVISED):
        return
    way = rng.randrange(4)
    if way in (0, 3):
        event.booking_url = "https://www.example.org/reservation"
    if way in (1, 3):
        event.booking_phone = phone(rng)
    if way in (2, 3):
        event.booking_email = "reservation@example.org"
    day = first.start.date() - timedelta(days=rng.randint(10, 30))
    if rng.random() < 0.3 and day > calendar.today:
        event.booking_opens_on = day
