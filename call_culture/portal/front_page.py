"""What the home page tells at one moment. Each list is short and costs as much on a large site."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlencode

from django.core.cache import cache
from django.db.models import Count
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.portal.cards import Card, edition_card, highlight_card, site_card
from call_culture.portal.here import events_by_commune
from call_culture.portal.models import Highlight
from call_culture.territory.clock import day_bounds
from call_culture.territory.french import day_words
from call_culture.territory.models import Commune
from call_culture.territory.svg_map import CommuneMap, commune_map
from events.models import Edition, Occurrence, Programme
from events.querysets import OccurrenceQuerySet
from heritage.enums import LabelKind
from heritage.models import HeritageSite, Label
from libraries.models import Library
from libraries.opening_state import LibraryNow, with_states

TODAY_ROWS, NEXT_CARDS, WEEKEND_CARDS, EXHIBITION_CARDS, SITES = 8, 3, 6, 6, 3
#: Dates read for each one shown: the same event may come several times a day.
READ_AHEAD = 4
#: A date that is no period and yet began before this is not looked for: the index on the
#: start then bounds what is read, however many years of past dates there are.
LONGEST_SINGLE_DATE = timedelta(days=7)
#: Counts by commune are kept this long, in seconds.
COUNTS_KEPT = 300

SATURDAY, SUNDAY = 6, 7


@dataclass(frozen=True)
class DatedList:
    """Dates under a heading, how many there are in all, and where all of them are."""

    title: str
    occurrences: list[Occurrence]
    total: int
    url: str
    #: Dates begun before this moment are going on.
    now: datetime


def agenda_url(**parameters: str) -> str:
    """Return the address of the agenda with these filters."""
    return f"{reverse('agenda')}?{urlencode(parameters)}"


def dates_between(first: date, last: date, now: datetime) -> OccurrenceQuerySet:
    """Return the public dates of those local days that are not over, exhibitions apart."""
    start, end = day_bounds(first, last)
    dates = Occurrence.objects.of_published_events().single().not_over(now)
    return dates.filter(
        start__gte=start - LONGEST_SINGLE_DATE, start__lt=end, last_moment__gte=start
    )


def once_each(dates: OccurrenceQuerySet, number: int) -> list[Occurrence]:
    """Return the first date of each of `number` events, the soonest first."""
    shown: dict[int, Occurrence] = {}
    for occurrence in dates.in_order().with_event_card()[: number * READ_AHEAD]:
        shown.setdefault(occurrence.event_id, occurrence)
    return list(shown.values())[:number]


def today_list(now: datetime) -> DatedList:
    """Return what is left of today."""
    today = timezone.localdate(now)
    dates = dates_between(today, today, now)
    evening = timezone.localtime(now).hour >= 17
    return DatedList(
        title=_("Ce soir") if evening else _("Aujourd'hui"),
        occurrences=once_each(dates, TODAY_ROWS),
        total=dates.count(),
        url=agenda_url(quand="aujourdhui"),
        now=now,
    )


def next_list(now: datetime) -> list[Occurrence]:
    """Return the nearest dates after today, for an evening when nothing is left."""
    tomorrow = timezone.localdate(now) + timedelta(days=1)
    start, _end = day_bounds(tomorrow)
    dates = Occurrence.objects.of_published_events().single().filter(start__gte=start)
    return once_each(dates, NEXT_CARDS)


def weekend_days(today: date) -> tuple[date, date]:
    """Return the days of the week-end that follow `today`: on Saturday, Sunday alone; on
    Sunday, those of the next one."""
    weekday = today.isoweekday()
    if weekday == SATURDAY:
        return today + timedelta(days=1), today + timedelta(days=1)
    saturday = today + timedelta(days=(SATURDAY - weekday) % 7)
    return saturday, saturday + timedelta(days=1)


def weekend_list(now: datetime) -> DatedList:
    """Return the dates of the week-end, today's apart: they stand above."""
    today = timezone.localdate(now)
    first, last = weekend_days(today)
    dates = dates_between(first, last, now)
    if today.isoweekday() == SATURDAY:
        title = _("Demain, %(day)s") % {"day": day_words(first)}
    elif today.isoweekday() == SUNDAY:
        title = _("Le week-end prochain")
    else:
        title = _("Ce week-end")
    return DatedList(
        title=title,
        occurrences=once_each(dates, WEEKEND_CARDS),
        total=dates.count(),
        url=agenda_url(du=first.isoformat(), au=last.isoformat()),
        now=now,
    )


def running_exhibitions(now: datetime) -> list[Occurrence]:
    """Return the exhibitions to be seen these days, the first to end first."""
    dates = Occurrence.objects.of_published_events().periods().taking_place()
    running = dates.filter(start__lte=now, last_moment__gte=now).order_by("last_moment", "pk")
    shown: dict[int, Occurrence] = {}
    for occurrence in running.with_event_card()[: EXHIBITION_CARDS * 2]:
        shown.setdefault(occurrence.event_id, occurrence)
    return list(shown.values())[:EXHIBITION_CARDS]


def highlights(now: datetime) -> list[Card]:
    """Return what staff put forward, hidden editions apart."""
    rows = Highlight.objects.current().exclude(edition__is_published=False)
    rows = rows.exclude(edition__programme__is_published=False)
    loaded = rows.select_related("event__picture", "edition__programme", "edition__poster")
    return [highlight_card(highlight) for highlight in loaded[:6]]


def upcoming_by_commune() -> dict[int, int]:
    """Return how many public events are to come in each commune (its id), kept a few minutes."""
    kept = cache.get_or_set("front-page-commune-counts", events_by_commune, COUNTS_KEPT)
    return dict(kept or {})


@dataclass(frozen=True)
class CommuneRow:
    """A commune and how many public events are to come there."""

    commune: Commune
    number: int


def commune_rows() -> list[CommuneRow]:
    """Return every commune, in the order of the alphabet."""
    counts = upcoming_by_commune()
    communes = Commune.objects.all()
    return [CommuneRow(commune, counts.get(commune.pk, 0)) for commune in communes]


def map_of(rows: list[CommuneRow]) -> CommuneMap | None:
    """Return the map that says what `rows` say, or None when no boundary is known."""
    counts = {row.commune.pk: row.number for row in rows}
    label = _("Événements à venir dans chaque commune")
    return commune_map([row.commune for row in rows], counts, label=label)


@dataclass(frozen=True)
class LibrariesNow:
    """The libraries open now, how many there are, and whether anybody gave hours."""

    open: list[LibraryNow]
    total: int
    with_hours: int


def libraries_now(now: datetime) -> LibrariesNow:
    """Return the libraries open at `now`."""
    states = with_states(Library.objects.public().with_page().with_hours(), now)
    return LibrariesNow(
        open=[state for state in states if state.state.is_open],
        total=len(states),
        with_hours=sum(state.state.is_open is not None for state in states),
    )


def world_heritage() -> list[Label]:
    """Return the World Heritage properties with the number of public sites of each."""
    sites = HeritageSite.objects.public().values("pk")
    labels = Label.objects.filter(kind=LabelKind.WORLD_HERITAGE, site_labels__site__in=sites)
    return list(labels.annotate(number=Count("site_labels__site", distinct=True)))


def sites_of_the_day(today: date) -> list[Card]:
    """Return a few described sites, not the same every day; all of them get their turn."""
    described = HeritageSite.objects.public().exclude(summary="", description="")
    rows = list(described.order_by("pk").values_list("pk", flat=True))
    if not rows:
        return []
    first = today.toordinal() * SITES % len(rows)
    chosen = (rows[first:] + rows[:first])[:SITES]
    return [site_card(site) for site in HeritageSite.objects.filter(pk__in=chosen).with_page()]


def editions_now(today: date) -> list[Card]:
    """Return the editions going on or to come, the nearest first."""
    rows = Edition.objects.public().current_or_upcoming(today).select_related("programme", "poster")
    nearest = rows.order_by(Coalesce("first_day", "last_day"), "pk")[:6]
    return [edition_card(edition) for edition in nearest]


def founding_programmes() -> list[Programme]:
    """Return programmes to show when no edition is announced."""
    return list(Programme.objects.public().top_level().order_by("-is_founding", "name")[:8])


def date_title(now: datetime) -> str:
    """Return today in words, with a capital: "Dimanche 22 novembre"."""
    words = day_words(timezone.localdate(now), year=False)
    return words[:1].upper() + words[1:]
