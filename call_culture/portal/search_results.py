"""What `/recherche/` shows of what the index found, each kind behind its own public gate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.portal.models import Page
from call_culture.search import index
from call_culture.search.index import Hit
from call_culture.search.suggest import near_names
from call_culture.territory.french import count_words, typo
from call_culture.territory.models import Commune, Place
from events import words as event_words
from events.models import Event, Occurrence, Programme
from heritage.models import HeritageSite, Trail
from libraries.models import Library
from partners.models import Organization


@dataclass(frozen=True)
class Kind:
    """A kind of things that can be found: its words, and the rows everyone may see.

    `town` is the path to the name of the commune of a row.
    """

    slug: str
    label: Any
    singular: Any
    plural: Any
    public: Callable[[], "models.QuerySet[Any]"]
    town: str = ""


#: In the order of the page.
KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "commune",
            gettext_lazy("Communes"),
            gettext_lazy("Commune"),
            gettext_lazy("communes"),
            Commune.objects.all,
        ),
        Kind(
            "event",
            gettext_lazy("Agenda"),
            gettext_lazy("Événement"),
            gettext_lazy("événements"),
            Event.objects.published,
        ),
        Kind(
            "programme",
            gettext_lazy("Festivals, prix et temps forts"),
            gettext_lazy("Programme"),
            gettext_lazy("programmes"),
            Programme.objects.public,
        ),
        Kind(
            "heritage",
            gettext_lazy("Patrimoine"),
            gettext_lazy("Site patrimonial"),
            gettext_lazy("sites patrimoniaux"),
            HeritageSite.objects.public,
            "place__commune__name",
        ),
        Kind(
            "trail",
            gettext_lazy("Parcours"),
            gettext_lazy("Parcours"),
            gettext_lazy("parcours"),
            Trail.objects.public,
        ),
        Kind(
            "library",
            gettext_lazy("Médiathèques et bibliothèques"),
            gettext_lazy("Lieu de lecture"),
            gettext_lazy("lieux de lecture"),
            Library.objects.public,
            "place__commune__name",
        ),
        Kind(
            "place",
            gettext_lazy("Lieux"),
            gettext_lazy("Lieu"),
            gettext_lazy("lieux"),
            Place.objects.public,
            "commune__name",
        ),
        Kind(
            "organization",
            gettext_lazy("Partenaires"),
            gettext_lazy("Partenaire"),
            gettext_lazy("partenaires"),
            Organization.objects.public,
            "commune__name",
        ),
        Kind(
            "page",
            gettext_lazy("Pages du site"),
            gettext_lazy("Page"),
            gettext_lazy("pages"),
            Page.objects.all,
        ),
    )
}
#: Whose names are compared with words that found nothing.
NAMED = ("commune", "programme", "heritage", "library", "place", "organization")

IN_OVERVIEW = 3
EVENTS_IN_OVERVIEW = 5
ON_A_PAGE = 20
#: A search that finds more is refined, not leafed through.
MAX_LISTED = 1000


@dataclass
class Result:
    """One line of the results."""

    title: str
    url: str
    text: str
    when: str = ""
    where: str = ""
    badges: list[tuple[str, str]] = field(default_factory=list)


@dataclass
class Group:
    """The best results of one kind, and how many there are."""

    kind: Kind
    count: int
    results: list[Result]

    @property
    def more(self) -> str:
        """The words of the link to all of them, blank when all are shown."""
        if self.count <= len(self.results):
            return ""
        return _("Voir les %(number)s") % {
            "number": count_words(self.count, str(self.kind.plural), str(self.kind.plural))
        }


class Found(Sequence[Result]):
    """Everything found of one kind, read from the index a page at a time."""

    def __init__(self, words: str, kind: str, count: int) -> None:
        self.words, self.kind, self.total = words, kind, min(count, MAX_LISTED)

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, window: Any) -> Any:
        """Return the results of a slice, as a paginator asks for them."""
        size = window.stop - window.start
        return results(best(self.words, self.kind, size, window.start))


def best(words: str, kind: str, limit: int, offset: int = 0) -> list[Hit]:
    """Return the best hits of `kind`; events still to come before those that are over."""
    coming = None
    if kind == "event":
        coming = Event.objects.published().matching(words).upcoming().order_by().values("pk")
    return index.search(words, [kind], limit=limit, offset=offset, first=coming)


def overview(words: str, counts: dict[str, int]) -> list[Group]:
    """Return a group for each kind in which something was found."""
    hits = index.best_of_each_kind(words, IN_OVERVIEW)
    if "event" in hits:
        hits["event"] = best(words, "event", EVENTS_IN_OVERVIEW)
    return [
        Group(kind, counts.get(slug, 0), shown)
        for slug, kind in KINDS.items()
        if (shown := results(hits.get(slug, [])))
    ]


def suggestions(words: str) -> list[Result]:
    """Return the names nearest to `words`, the nearest first."""
    near = near_names(words, NAMED)
    of_kinds = [[hit for hit in near if hit.kind == kind] for kind in NAMED]
    towns = {hit: town for hits in of_kinds for hit, town in _public(hits)}
    return [
        Result(typo(hit.title), hit.url, "", str(KINDS[hit.kind].singular), towns[hit])
        for hit in near
        if hit in towns
    ]


def choices(counts: dict[str, int]) -> list[tuple[Kind, int]]:
    """Return the kinds in which something was found, in the order of the page."""
    return [(kind, counts[slug]) for slug, kind in KINDS.items() if slug in counts]


def results(hits: list[Hit]) -> list[Result]:
    """Return one result for each hit, of one kind, that everyone may still see."""
    if hits and hits[0].kind == "event":
        return _event_results(hits)
    return [
        Result(typo(hit.title), hit.url, typo(hit.summary), where=town)
        for hit, town in _public(hits)
    ]


def _public(hits: list[Hit]) -> list[tuple[Hit, str]]:
    """Return the hits (of one kind) that everyone may see, each with its town if it has one."""
    if not hits:
        return []
    kind = KINDS[hits[0].kind]
    rows = kind.public().filter(pk__in=[hit.object_id for hit in hits])
    towns = dict(rows.values_list("pk", kind.town or "pk"))
    return [
        (hit, (towns[hit.object_id] or "") if kind.town else "")
        for hit in hits
        if hit.object_id in towns
    ]


def _event_results(hits: list[Hit]) -> list[Result]:
    """Two queries: the events that are public, and the next date of each."""
    dates = Occurrence.objects.filter(event=OuterRef("pk"))
    rows = Event.objects.published().filter(pk__in=[hit.object_id for hit in hits]).with_card()
    events = rows.annotate(has_dates=Exists(dates)).in_bulk()
    return [_event_result(events[hit.object_id]) for hit in hits if hit.object_id in events]


def _event_result(event: Any) -> Result:
    date = next(iter(event.next_dates), None)
    badges = event_words.badges(event, date)
    when = event_words.when_words(date) if date else ""
    if not event.has_dates:
        when = _("Date à préciser")
    elif date is None:
        badges = [(_("Passé"), "neutral"), *badges]
    place = (date.place if date else None) or event.place
    where = place.name_and_town if place else ""
    return Result(
        typo(event.title), event.get_absolute_url(), typo(event.summary), when, where, badges
    )
