"""What the pages of the reading network show, put in order and in words."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from call_culture.search.text import fold
from call_culture.territory.commune_counts import CommuneCounts, commune_counts
from call_culture.territory.french import WEEKDAYS, period_words, range_words, typo
from call_culture.territory.markup import email_link, link, phone_link
from call_culture.territory.models import Commune
from call_culture.territory.svg_map import Spot
from libraries.enums import PeriodKind
from libraries.hours import (
    DayHours,
    Interval,
    SchoolCalendar,
    hours_on,
    public_holiday,
    weekday_intervals,
)
from libraries.models import Library, OpeningException, OpeningPeriod
from libraries.opening_state import LibraryNow

#: Exceptions are announced this long ahead; public holidays are known for ever.
ANNOUNCED_DAYS = 92
HOLIDAYS_ANNOUNCED_DAYS = 31


@dataclass(frozen=True)
class TownGroup:
    """The libraries of one town."""

    name: str
    commune: Commune | None
    entries: list[LibraryNow]


@dataclass(frozen=True)
class HoursTable:
    """The weekly hours of a period: one row for each day, in words."""

    title: str
    rows: list[tuple[str, str]]


@dataclass(frozen=True)
class SpecialDay:
    """Days to come when the weekly hours do not hold."""

    first_day: date
    when: str
    hours: str
    reason: str


def by_town(entries: Iterable[LibraryNow]) -> list[TownGroup]:
    """Group libraries by town, towns and libraries in French alphabetical order."""

    def town(entry: LibraryNow) -> str:
        return entry.library.place.town or _("Commune à préciser")

    ordered = sorted(entries, key=lambda e: (fold(town(e)), fold(e.library.name), e.library.pk))
    groups = []
    for name, found in groupby(ordered, key=town):
        rows = list(found)
        groups.append(TownGroup(name, rows[0].library.place.commune, rows))
    return groups


def communes_without_library() -> list[Commune]:
    """Return the communes where no public library is known, in one query."""
    here = Library.objects.public().filter(place__commune=OuterRef("pk"))
    return sorted(Commune.objects.exclude(Exists(here)), key=lambda commune: fold(commune.name))


def intervals_words(intervals: Iterable[Interval]) -> str:
    """Return "de 10 h à midi, de 14 h à 18 h (sur rendez-vous)", "Fermé" for none."""
    words = [
        range_words(interval.opens, interval.closes)
        + (f" ({interval.note})" if interval.note else "")
        for interval in intervals
    ]
    return ", ".join(words) or _("Fermé")


def hours_tables(library: Library, today: date) -> list[HoursTable]:
    """Return a table for each period of the library, those that are over apart."""
    periods = [
        period
        for period in library.periods.all()
        if period.kind != PeriodKind.DATED or (period.last_day and period.last_day >= today)
    ]
    order = list(PeriodKind)
    periods.sort(key=lambda p: (order.index(PeriodKind(p.kind)), p.first_day or today))
    return [
        HoursTable(
            _period_title(period),
            [
                (name.capitalize(), intervals_words(weekday_intervals(period, number)))
                for number, name in enumerate(WEEKDAYS, start=1)
            ],
        )
        for period in periods
        if period.slots.all() or period.kind != PeriodKind.TERM
    ]


def _period_title(period: OpeningPeriod) -> str:
    title = str(period)
    if period.first_day and period.last_day:
        title = f"{title}, {period_words(period.first_day, period.last_day)}"
    return title[:1].upper() + title[1:]


def special_days(library: Library, today: date, calendar: SchoolCalendar) -> list[SpecialDay]:
    """Return the exceptions and the public holidays to come, the soonest first."""
    until = today + timedelta(days=ANNOUNCED_DAYS)
    found = [
        _announced(exception)
        for exception in library.exceptions.all()
        if exception.last_day >= today and exception.first_day <= until
    ]
    for ahead in range(HOLIDAYS_ANNOUNCED_DAYS):
        day = today + timedelta(days=ahead)
        hours = hours_on(library, day, calendar)
        if _is_public_holiday_closure(library, day, hours):
            found.append(SpecialDay(day, period_words(day, day), _("Fermé"), hours.reason))
    return sorted(found, key=lambda special: special.first_day)


def _is_public_holiday_closure(library: Library, day: date, hours: DayHours) -> bool:
    excepted = any(e.first_day <= day <= e.last_day for e in library.exceptions.all())
    return bool(public_holiday(day)) and hours.is_closed and not excepted


def _announced(exception: OpeningException) -> SpecialDay:
    hours = _("Fermé")
    if exception.opens and exception.closes:
        hours = range_words(exception.opens, exception.closes)
    when = period_words(exception.first_day, exception.last_day)
    return SpecialDay(exception.first_day, when, hours[:1].upper() + hours[1:], exception.reason)


def facts(library: Library) -> list[tuple[str, str]]:
    """Return the practical facts of a venue as (term, value); blank values are left out.

    A known address stands under the title.
    """
    place = library.place
    address = "" if place.address else f"{place.postal_code} {place.town}".strip()
    network = {True: _("Réseau « Lecture pour tous »"), False: "", None: ""}[library.in_network]
    wifi = {True: _("Oui"), False: _("Non"), None: ""}[library.has_wifi]
    return [
        (_("Adresse"), address),
        (_("Téléphone"), phone_link(place.phone)),
        (_("Adresse e-mail"), email_link(place.email)),
        (_("Site internet"), link(place.website)),
        (_("Catalogue en ligne"), link(library.catalogue_url)),
        (_("Wifi"), wifi),
        (_("Membre du réseau"), typo(network)),
    ]


def heritage_role(library: Library) -> object | None:
    """Return the heritage site that the same place is, when the public may see it."""
    site = getattr(library.place, "heritage_site", None)
    return site if site is not None and site.is_published else None


def network_map(entries: Iterable[LibraryNow]) -> CommuneCounts:
    """Return the map and the list of the communes with how many of `entries` each has."""
    places = [entry.library.place for entry in entries]
    spots = [
        Spot(
            place.latitude,
            place.longitude,
            place.name,
            reverse("library_detail", args=[place.slug]),
        )
        for place in places
        if place.latitude is not None and place.longitude is not None and place.has_public_point
    ]
    return commune_counts(
        Counter(place.commune_id for place in places if place.commune_id),
        words=(_("lieu"), _("lieux"), _("aucun lieu recensé")),
        url_name="library_list",
        label=_("Carte des lieux de lecture par commune"),
        spots=spots,
    )
