"""Programmes (festivals, prizes, schemes) and their editions."""

from itertools import groupby
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.jsonld import breadcrumb
from call_culture.territory.models import Place
from events import jsonld, listing
from events.enums import ProgrammeKind
from events.models import Edition, Event, Occurrence, PrizeBook, Programme
from events.querysets import OccurrenceQuerySet
from partners.models import Organization

#: Dates shown on the page of a programme, and on the page of an edition.
PROGRAMME_DATES, EDITION_DATES = 12, 200

#: The order of the kinds on the list, and their headings.
KINDS = (
    (ProgrammeKind.FESTIVAL, gettext_lazy("Festivals")),
    (ProgrammeKind.HIGHLIGHT, gettext_lazy("Temps forts")),
    (ProgrammeKind.PRIZE, gettext_lazy("Prix littéraires")),
    (ProgrammeKind.SCHEME, gettext_lazy("Dispositifs")),
    (ProgrammeKind.SEASON, gettext_lazy("Saisons")),
    (ProgrammeKind.CYCLE, gettext_lazy("Cycles")),
    (ProgrammeKind.PERMANENT_EXHIBITION, gettext_lazy("Expositions permanentes")),
    (ProgrammeKind.LABEL, gettext_lazy("Labels")),
)


def programme_list(request: HttpRequest) -> HttpResponse:
    """Answer `/programmes/`: every public programme, by kind, with its edition of the moment."""
    editions = Prefetch("editions", Edition.objects.public(), to_attr="public_editions")
    programmes = list(
        Programme.objects.public().select_related("parent").prefetch_related(editions)
    )
    today = timezone.localdate()
    groups = []
    for kind, title in KINDS:
        rows = [
            (row, edition, [(_("Dates d'exemple"), "demo")] if edition and edition.is_demo else [])
            for row in programmes
            if row.kind == kind
            for edition in [edition_of_the_moment(row.public_editions, today)]
        ]
        if rows:
            groups.append((title, rows))
    trail = [(_("Programmes"), "")]
    context = {
        "groups": groups,
        "number": len(programmes),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "events/programme_list.html", context)


def edition_of_the_moment(editions: list[Edition], today: Any) -> Edition | None:
    """Return the edition under way or next to come, else the last one; None without any."""
    coming = [row for row in editions if row.last_day and row.last_day >= today]
    if coming:
        return min(coming, key=lambda row: (row.first_day or row.last_day, row.year))
    return max(editions, key=lambda row: row.year, default=None)


def programme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the page of a programme."""
    programmes = Programme.objects.public().select_related("parent")
    programme = get_object_or_404(programmes, slug=slug)
    editions = list(programme.editions.public().select_related("programme"))
    parent = programme.parent if programme.parent and programme.parent.is_published else None
    trail = [(_("Programmes"), "/programmes/")]
    if parent:
        trail.append((parent.name, parent.get_absolute_url()))
    trail.append((programme.name, ""))
    dates = Occurrence.objects.of(Event.objects.published().of_programme(programme)).not_over()
    context = {
        "programme": programme,
        "parent": parent,
        "children": list(programme.children.public()),
        "organizers": list(Organization.objects.public().filter(programmes=programme)),
        "editions": editions,
        "edition": edition_of_the_moment(editions, timezone.localdate()),
        "dates": list(dates.in_order().with_event_card()[:PROGRAMME_DATES]),
        "breadcrumb": trail,
        "jsonld": [
            jsonld.programme_data(programme, editions),
            breadcrumb(trail, programme.get_absolute_url()),
        ],
    }
    return render(request, "events/programme_detail.html", context)


def edition_detail(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Answer the page of one edition: its dates day by day, residencies, books."""
    if not 1900 <= year <= 2100:
        year = 0  # no such edition; a huge number would not even fit the column
    editions = Edition.objects.public().select_related("programme", "poster")
    edition = get_object_or_404(editions, programme__slug=slug, year=year)
    events = Event.objects.published().of_edition(edition)
    dates: OccurrenceQuerySet = Occurrence.objects.of(events).in_order().with_event_card()
    rows = list(dates[: EDITION_DATES + 1])
    organizers = list(Organization.objects.public().filter(programmes=edition.programme))
    trail = [
        (_("Programmes"), "/programmes/"),
        (edition.programme.name, edition.programme.get_absolute_url()),
        (str(edition.year), ""),
    ]
    context = {
        "edition": edition,
        "programme": edition.programme,
        "organizers": organizers,
        "periods": [row for row in rows[:EDITION_DATES] if row.is_period],
        "days": _days([row for row in rows[:EDITION_DATES] if not row.is_period]),
        "is_cut": len(rows) > EDITION_DATES,
        "is_over": bool(edition.last_day and edition.last_day < timezone.localdate()),
        "residencies": _residencies(edition),
        "books": _books(edition.books.all()),
        "breadcrumb": trail,
        "jsonld": [
            jsonld.edition_data(edition, organizers),
            breadcrumb(trail, edition.get_absolute_url()),
        ],
    }
    return render(request, "events/edition_detail.html", context)


def _days(rows: list[Occurrence]) -> list[listing.Day]:
    """Group by the day each date starts on."""
    return listing.by_day(rows, timezone.localdate(rows[0].start)) if rows else []


def _residencies(edition: Edition) -> "QuerySet[Any]":
    """Artists in residence, with public places, schools and gestures only."""
    return edition.residencies.prefetch_related(
        Prefetch("places", Place.objects.public().with_page()),
        Prefetch("partners", Organization.objects.public()),
        Prefetch("gestures", Event.objects.published()),
    )


def _books(books: "QuerySet[PrizeBook]") -> list[tuple[str, list[PrizeBook]]]:
    """Group the selection of a prize by age group."""
    return [(group, list(rows)) for group, rows in groupby(books, key=lambda row: row.age_group)]
