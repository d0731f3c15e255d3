"""One demonstration event, from its number: text, place, dates and all that goes with them.

The same seed, day and territory give the same events: each draws from its own numbers, and
the least used texts come first so that a small programme does not repeat itself.
"""

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from call_culture.territory.models import Commune, Place
from events.demo import dates, offers, phrases
from events.demo.dates import Calendar, Rhythm
from events.demo.editions import DemoEdition
from events.demo.phrases import Phrasebook, Piece
from events.demo.twists import ONLINE_URL, twist, twist_of
from events.demo.venues import Territory
from events.enums import Category, Origin, PublicationStatus
from events.models import Event, Occurrence

#: One event in so many belongs to an edition, and an edition holds at most so many.
EDITION_EVERY, EDITION_MAX = 5, 60
_WEIGHTS = {
    Category.CONCERT: 12,
    Category.THEATRE: 11,
    Category.DANCE: 7,
    Category.CIRCUS: 7,
    Category.EXHIBITION: 14,
    Category.CINEMA: 7,
    Category.READING: 20,
    Category.WORKSHOP: 34,
    Category.DIGITAL_WORKSHOP: 20,
    Category.TALK: 8,
    Category.TOUR: 11,
    Category.FESTIVITY: 5,
    Category.OTHER: 4,
}
#: Categories in which a twist is at home.
_FOR_TWIST: dict[str, tuple[Category, ...]] = {
    "clock_change": (Category.FESTIVITY,),
    "online": (Category.TALK, Category.DIGITAL_WORKSHOP),
    "moved_online": (Category.TALK, Category.DIGITAL_WORKSHOP),
    "lsf_on_saturday": (Category.THEATRE, Category.DANCE),
    "all_day": (Category.FESTIVITY, Category.OTHER),
    "rescheduled": (Category.CONCERT, Category.TALK),
    "sold_out": (Category.CONCERT, Category.THEATRE, Category.READING),
}
_NOT_IN_EDITIONS = {*_FOR_TWIST, "past", "nowhere"}
#: In a category with several weekly activities, this share of its events are weekly.
_MANY, _WEEKLY_SHARE = 3, 0.9
_STAGE = (Category.CONCERT, Category.THEATRE, Category.DANCE, Category.CIRCUS)
_USE_OF_TAG = {"terril": "terril", "site": "site", "livre": "library", "dehors": "open"}
_REPEATED = frozenset({"hebdo", "mensuel", "serie", "vacances"})


@dataclass
class Setup:
    """What every event is drawn from: the territory, the calendar, the editions, the seed."""

    seed: int
    calendar: Calendar
    territory: Territory
    editions: list[DemoEdition]
    reference: str
    used: Counter[str] = field(default_factory=Counter)


@dataclass
class Plan:
    """An unsaved event and what is linked to it once it has a key."""

    event: Event
    occurrences: list[Occurrence]
    audiences: list[str]
    features: list[str]
    edition: DemoEdition | None = None
    occurrence_features: list[tuple[Occurrence, str]] = field(default_factory=list)


def plan(index: int, setup: Setup) -> Plan:
    """Return the event number `index` (from 0) of the programme; ask for them in order."""
    rng = Random(f"{setup.seed} {setup.calendar.today} {index}")
    twisted = twist_of(index)
    commune = _commune(index, setup.territory, rng)
    edition = None if twisted in _NOT_IN_EDITIONS else _edition(index, setup)
    day = _first_day(edition, twisted, setup.calendar, rng)
    if edition is not None:
        category, piece = edition.category, _least_used(edition.pieces, setup, rng)
    else:
        category, piece = _piece(commune, day, twisted, setup, rng)
    if piece.tags & {"site", "terril"} and not setup.territory.has(commune, _use(piece, category)):
        commune = _commune_with(_use(piece, category), setup.territory, rng) or commune
    place = _place(commune, piece, category, twisted, setup, rng)
    in_library = setup.territory.is_library(place)
    rhythm = dates.rhythm_of(piece.tags, in_library=in_library)
    if edition is not None and edition.first_day and edition.last_day:
        day = dates.within(edition.first_day, edition.last_day, piece.tags, rhythm.weekdays, rng)
        made = dates.single(day, rhythm, rng)
    else:
        made = _occurrences(category, piece, day, twisted, rhythm, setup, rng)
    event = _event(index, piece, category, commune, place, setup, rng)
    result = Plan(event, made, offers.audiences_of(piece.tags), [], edition)
    _finish(result, piece, commune, twisted, setup, rng)
    return result


def _commune(index: int, territory: Territory, rng: Random) -> Commune:
    """Each commune once, then according to its weight."""
    if index < len(territory.communes):
        return territory.communes[index]
    return rng.choices(territory.communes, territory.weights)[0]


def _commune_with(use: str, territory: Territory, rng: Random) -> Commune | None:
    able = [commune for commune in territory.communes if territory.has(commune, use)]
    return rng.choice(able) if able else None


def _edition(index: int, setup: Setup) -> DemoEdition | None:
    turn, rest = divmod(index, EDITION_EVERY)
    if rest or not setup.editions or turn >= EDITION_MAX * len(setup.editions):
        return None
    return setup.editions[turn % len(setup.editions)]


def _first_day(edition: DemoEdition | None, twisted: str, calendar: Calendar, rng: Random) -> date:
    """A programme thickens in the weeks to come; a few events are over, or have begun."""
    if edition is not None and edition.first_day:
        return edition.first_day
    if twisted == "clock_change":
        return dates.clock_change(calendar.today)
    if twisted == "past":
        return calendar.today - timedelta(days=rng.randint(3, 30))
    if rng.random() < 0.45:
        return calendar.today + timedelta(days=rng.randint(0, 45))
    return calendar.today + timedelta(days=rng.randint(30, 340))


def _piece(
    commune: Commune, day: date, twisted: str, setup: Setup, rng: Random
) -> tuple[Category, Piece]:
    """Draw a category, then a piece that suits the month and the places of the commune."""
    categories = _FOR_TWIST.get(twisted) or tuple(_WEIGHTS)
    if twisted == "past":
        categories = tuple(each for each in categories if each != Category.EXHIBITION)
    has_library = setup.territory.has(commune, "library")
    for _attempt in range(20):
        category = rng.choices(categories, [_WEIGHTS[each] for each in categories])[0]
        suited = [
            piece
            for piece in phrases.phrasebook(category.value).pieces
            if (not piece.months or day.month in piece.months)
            and (has_library or "livre" not in piece.tags)
            and not (twisted and piece.tags & _REPEATED)
            and ("enligne" in piece.tags) <= (twisted == "online")
            and ("heure" in piece.tags) == (twisted == "clock_change")
        ]
        weekly = [piece for piece in suited if "hebdo" in piece.tags]
        if len(weekly) >= _MANY and rng.random() < _WEEKLY_SHARE:
            suited = weekly
        if suited:
            return category, _least_used(suited, setup, rng)
    raise AssertionError("every category has pieces for every month")  # pragma: no cover


def _least_used(pieces: Sequence[Piece], setup: Setup, rng: Random) -> Piece:
    """Draw among the pieces that were announced the fewest times, and count this one."""
    fewest = min(setup.used[piece.title] for piece in pieces)
    piece = rng.choice([piece for piece in pieces if setup.used[piece.title] == fewest])
    setup.used[piece.title] += 1
    return piece


def _use(piece: Piece, category: Category) -> str:
    for tag, use in _USE_OF_TAG.items():
        if tag in piece.tags:
            return use
    if category == Category.CINEMA:
        return "screen"
    return "stage" if category in _STAGE else "hall"


def _place(
    commune: Commune, piece: Piece, category: Category, twisted: str, setup: Setup, rng: Random
) -> Place | None:
    if twisted in ("online", "nowhere"):
        return None
    use = _use(piece, category)
    if use in ("site", "terril", "open"):
        return setup.territory.pick(commune, (use,), rng)
    return setup.territory.pick(commune, (use, "hall"), rng)


def _occurrences(
    category: Category,
    piece: Piece,
    day: date,
    twisted: str,
    rhythm: Rhythm,
    setup: Setup,
    rng: Random,
) -> list[Occurrence]:
    """Return the dates of an event that belongs to no dated edition."""
    calendar = setup.calendar
    if category == Category.EXHIBITION:
        if rng.random() < 0.25:
            day = calendar.today - timedelta(days=rng.randint(5, 50))
        return dates.exhibition(day, rng, calendar)
    if "vacances" in piece.tags:
        return dates.holiday_course(day, rng, calendar)
    if twisted == "clock_change":
        return dates.single(day, rhythm, rng)
    weekdays = (4,) if twisted == "lsf_on_saturday" else rhythm.weekdays
    day = dates.snap(day, weekdays, calendar, school="sco" in piece.tags)
    if twisted == "past":
        while day >= calendar.today:
            day -= timedelta(days=7)
    made = _repeated(piece, day, rhythm, calendar, rng)
    if made:
        return made
    if twisted == "lsf_on_saturday":
        return dates.single(day, rhythm, rng, runs=3)
    runs = rng.choice((1, 1, 2, 3)) if category in _STAGE and not twisted else 1
    if runs == 1 or "dehors" in piece.tags:
        return dates.single(day, rhythm, rng)
    # From Thursday or Friday to Saturday: open everywhere.
    day = dates.snap(day, (7 - runs,), calendar, school=False)
    return dates.single(day, rhythm, rng, runs=runs)


def _repeated(
    piece: Piece, day: date, rhythm: Rhythm, calendar: Calendar, rng: Random
) -> list[Occurrence]:
    """Return the dates of a weekly, monthly or five-week activity; none for anything else."""
    if "hebdo" in piece.tags:
        ahead = (day - calendar.today).days % 112
        start = calendar.today + timedelta(days=ahead - 56)
        day = dates.snap(start, (day.isoweekday(),), calendar, school=True)
        return dates.weekly(day, rhythm, rng, calendar, weeks=rng.randint(36, 60))
    if "mensuel" in piece.tags:
        return dates.weekly(day, rhythm, rng, calendar, weeks=40, step=4)
    if "serie" in piece.tags:
        return dates.weekly(day, rhythm, rng, calendar, weeks=5)
    return []


def _event(
    index: int,
    piece: Piece,
    category: Category,
    commune: Commune,
    place: Place | None,
    setup: Setup,
    rng: Random,
) -> Event:
    book: Phrasebook = phrases.phrasebook(category.value)
    words = phrases.slots(book, rng, commune=commune.name, place=place.name if place else "")
    published = timezone.make_aware(
        datetime.combine(setup.calendar.today, datetime.min.time())
    ) - timedelta(days=rng.randint(1, 60), hours=rng.randint(0, 12))
    event = Event(
        uid=uuid.UUID(int=rng.getrandbits(128), version=4),
        title=phrases.title_of(piece, words, rng),
        summary=phrases.shorten(piece.summary.format_map(words), phrases.MAX_SUMMARY),
        description=phrases.description_of(book, words, rng),
        category=category,
        place=place,
        origin=Origin.DEMO,
        origin_reference=f"{setup.reference} n° {index + 1}",
        publication_status=PublicationStatus.PUBLISHED,
        published_at=published,
    )
    offers.fill(event, piece, rng)
    return event


def _finish(
    result: Plan, piece: Piece, commune: Commune, twisted: str, setup: Setup, rng: Random
) -> None:
    event = result.event
    offers.set_price(event, piece.tags, rng)
    offers.set_booking(event, result.occurrences[0], setup.calendar, rng)
    result.features = offers.features_of(piece.tags, event.category, rng)
    if twisted == "online" or rng.random() < 0.02:
        event.is_online, event.online_url = True, ONLINE_URL
    if twisted == "lsf_on_saturday":
        saturdays = (each for each in result.occurrences if each.start.isoweekday() == 6)
        result.occurrence_features = [(each, "lsf") for each in saturdays]
        for each, _feature in result.occurrence_features:
            each.note = "Représentation interprétée en langue des signes."
    elsewhere = setup.territory.other_hall(commune, event.place)
    twist(twisted, event, result.occurrences, elsewhere, rng)
