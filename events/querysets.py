"""The reading vocabulary of the programme. "Public" is asked here and nowhere else."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from call_culture.territory.clock import day_bounds
from call_culture.territory.enums import AccessLevel
from events.enums import TAKES_PLACE, PriceKind, PublicationStatus

if TYPE_CHECKING:
    from call_culture.accounts.models import User
    from call_culture.territory.models import Commune, Place
    from events.models import Edition, Event, Occurrence, Programme  # noqa: F401
    from partners.models import Organization

#: Beyond this many days a range is asked of its two ends only, see `open_between`.
_EVERY_DAY_UP_TO = 14


class ProgrammeQuerySet(models.QuerySet["Programme"]):
    """Reads programmes."""

    def public(self) -> Self:
        """Programmes that have a public page."""
        return self.filter(is_published=True)

    def top_level(self) -> Self:
        """Programmes that sit inside no other."""
        return self.filter(parent=None)


class EditionQuerySet(models.QuerySet["Edition"]):
    """Reads editions."""

    def public(self) -> Self:
        """Editions that have a public page."""
        return self.filter(is_published=True, programme__is_published=True)

    def current_or_upcoming(self, day: date | None = None) -> Self:
        """Editions that are not over on `day` (local, defaults to today)."""
        return self.filter(last_day__gte=day or timezone.localdate())


class EventQuerySet(models.QuerySet["Event"]):
    """Reads events."""

    def published(self) -> Self:
        """What everyone may see: the gate of every public output."""
        return self.filter(publication_status=PublicationStatus.PUBLISHED)

    def waiting(self) -> Self:
        """What moderation has to treat, the oldest first.

        A public proposal waits only once its author has confirmed the address.
        """
        return (
            self.filter(publication_status=PublicationStatus.SUBMITTED)
            .exclude(proposal__isnull=False, proposal__confirmed_at=None)
            .order_by("updated_at")
        )

    def of_member(self, user: "User") -> Self:
        """Events of the organizations `user` belongs to."""
        through = self.model.organizers.through
        return self.filter(
            Exists(
                through.objects.filter(event=OuterRef("pk"), organization__memberships__user=user)
            )
        )

    def having(self, occurrences: "models.QuerySet[Occurrence]") -> Self:
        """Events of which one and the same date meets every condition of `occurrences`."""
        return self.filter(Exists(occurrences.filter(event=OuterRef("pk")).order_by()))

    def upcoming(self, now: datetime | None = None) -> Self:
        """Events with a date that is not over at `now`, cancelled ones included: people ask."""
        from events.models import Occurrence

        return self.having(Occurrence.objects.not_over(now))

    def past(self, now: datetime | None = None) -> Self:
        """Events of which every date is over at `now`."""
        from events.models import Occurrence

        return self.exclude(Exists(Occurrence.objects.not_over(now).filter(event=OuterRef("pk"))))

    def with_next_start(self, now: datetime | None = None) -> Self:
        """Annotate `next_start`: the start of the first date that is not over at `now`."""
        from events.models import Occurrence

        nearest = Occurrence.objects.not_over(now).filter(event=OuterRef("pk")).order_by("start")
        return self.annotate(next_start=Subquery(nearest.values("start")[:1]))

    def by_next_start(self, now: datetime | None = None) -> Self:
        """Order by the first date that is not over, the soonest first."""
        return self.with_next_start(now).order_by(F("next_start").asc(nulls_last=True), "pk")

    def in_commune(self, commune: "Commune") -> Self:
        """Events at a place of `commune`."""
        return self.filter(place__commune=commune)

    def in_category(self, *categories: str) -> Self:
        """Events of one of `categories`."""
        return self.filter(category__in=categories)

    def for_audience(self, *slugs: str) -> Self:
        """Events for one of the audiences named."""
        through = self.model.audiences.through
        return self.filter(
            Exists(through.objects.filter(event=OuterRef("pk"), audience__slug__in=slugs))
        )

    def suitable_for_age(self, age: int) -> Self:
        """Events that suit a person of `age` years: said so by their ages, or no age is given."""
        return self.filter(
            Q(age_min=None) | Q(age_min__lte=age), Q(age_max=None) | Q(age_max__gte=age)
        )

    def free(self) -> Self:
        """Events that cost nothing."""
        return self.filter(price_kind=PriceKind.FREE)

    def organized_by(self, organization: "Organization") -> Self:
        """Events of which `organization` is one of the organizers."""
        through = self.model.organizers.through
        return self.filter(
            Exists(through.objects.filter(event=OuterRef("pk"), organization=organization))
        )

    def of_edition(self, edition: "Edition") -> Self:
        """Events of `edition`."""
        through = self.model.editions.through
        return self.filter(Exists(through.objects.filter(event=OuterRef("pk"), edition=edition)))

    def of_programme(self, programme: "Programme") -> Self:
        """Events of an edition of `programme`, or of a programme directly inside it."""
        through = self.model.editions.through
        inside = Q(edition__programme=programme) | Q(edition__programme__parent=programme)
        return self.filter(Exists(through.objects.filter(inside, event=OuterRef("pk"))))

    def matching(self, words: str) -> Self:
        """Events in which the search index finds all of `words`; blank words match all."""
        from call_culture.search import index

        found = index.matching_ids("event", words)
        return self if found is None else self.filter(pk__in=found)

    def online(self) -> Self:
        """Events that can be followed from home."""
        return self.filter(is_online=True)

    def with_card(self, now: datetime | None = None) -> Self:
        """Load what a card shows, in two queries: the event, and its next date in `next_dates`.

        The next date may be cancelled: the card says so. Outlines of communes are heavy: left out.
        """
        from events.models import Occurrence

        nearest = Occurrence.objects.not_over(now).in_order().with_place()[:1]
        return (
            self.select_related(
                "place__commune", "place__heritage_site", "place__library", "picture"
            )
            .defer(*_not_on_a_card("place__"))
            .prefetch_related(Prefetch("occurrences", nearest, to_attr="next_dates"))
        )


class OccurrenceQuerySet(models.QuerySet["Occurrence"]):
    """Reads dates."""

    def of_published_events(self) -> Self:
        """Dates of public events only."""
        return self.filter(event__publication_status=PublicationStatus.PUBLISHED)

    def not_over(self, now: datetime | None = None) -> Self:
        """Dates whose last moment is not past at `now` (aware, defaults to the present)."""
        return self.filter(last_moment__gte=now or timezone.now())

    def taking_place(self) -> Self:
        """Dates that are neither cancelled nor postponed without a new date."""
        return self.filter(event_status__in=TAKES_PLACE)

    def single(self) -> Self:
        """Dates with a time, exhibitions' periods apart."""
        return self.filter(opening_days="")

    def periods(self) -> Self:
        """Periods of exhibitions."""
        return self.exclude(opening_days="")

    def overlapping(self, first_day: date, last_day: date | None = None) -> Self:
        """Dates with a moment in the local days from `first_day` to `last_day`, included.

        A period counts only if it opens on one of those days. An evening that ends at
        midnight sharp does not reach the next day.
        """
        last_day = last_day or first_day
        start, end = day_bounds(first_day, last_day)
        # Written so that an index bounds each side: `OR` in place of the exclusion has none.
        touching = self.filter(start__lt=end, last_moment__gte=start)
        touching = touching.exclude(last_moment=start, start__lt=start)
        return touching.filter(Q(opening_days="") | open_between(first_day, last_day))

    def of(self, events: "EventQuerySet") -> Self:
        """Dates of `events`."""
        return self.filter(event__in=events.order_by().values("pk"))

    def in_communes(self, *slugs: str) -> Self:
        """Dates at a place of one of the communes named; a moved date counts where it moved."""
        return self.filter(
            Q(place__commune__slug__in=slugs) | Q(place=None, event__place__commune__slug__in=slugs)
        )

    def at(self, place: "Place") -> Self:
        """Dates at `place`; a date moved elsewhere is no longer there."""
        return self.filter(Q(place=place) | Q(place=None, event__place=place))

    def accessible(self, feature: str) -> Self:
        """Dates that offer an accessibility feature (its slug): by the date, event or place."""
        of_date = self.model.access_features.through.objects.filter(
            occurrence=OuterRef("pk"), accessfeature__slug=feature
        )
        of_event = apps.get_model("events", "Event").access_features.through
        condition = Exists(of_date) | Exists(
            of_event.objects.filter(event=OuterRef("event"), accessfeature__slug=feature)
        )
        if feature in _PLACE_FEATURES:
            name, value = _PLACE_FEATURES[feature]
            condition |= Q(**{f"place__{name}": value})
            condition |= Q(**{"place": None, f"event__place__{name}": value})
        return self.filter(condition)

    def in_order(self) -> Self:
        """The soonest first."""
        return self.order_by("start", "pk")

    def with_place(self) -> Self:
        """Load the place of dates held elsewhere than their event."""
        return self.select_related(
            "place__commune", "place__heritage_site", "place__library"
        ).defer(*_not_on_a_card("place__"))

    def with_event_card(self) -> Self:
        """Load the event and what its card shows, in one query."""
        return (
            self.with_place()
            .select_related(
                "event__place__commune",
                "event__place__heritage_site",
                "event__place__library",
                "event__picture",
            )
            .defer(*_not_on_a_card("event__place__"))
        )


#: Accessibility features that a place may have by itself: slug → its field and value.
_PLACE_FEATURES: dict[str, tuple[str, str | bool]] = {
    "fauteuil": ("access_wheelchair", AccessLevel.YES),
    "boucle-magnetique": ("has_hearing_loop", True),
}


def _not_on_a_card(to_place: str) -> list[str]:
    """Long fields behind `to_place` that no list shows."""
    texts = [f"{to_place}description", f"{to_place}source", f"{to_place}staff_notes"]
    for role in ("commune__", "heritage_site__", "library__"):
        texts += [f"{to_place}{role}description", f"{to_place}{role}source"]
    return [*texts, f"{to_place}commune__boundary"]


def open_between(first_day: date, last_day: date) -> Q:
    """Return the condition "the period opens on a day from `first_day` to `last_day`".

    Up to two weeks each day is asked for. Beyond, a period that covers a whole week at
    either end is found by that week's days, and one that lies inside opens there, since a
    period opens at least once.
    """
    days = [first_day + timedelta(days=n) for n in range((last_day - first_day).days + 1)]
    if len(days) > _EVERY_DAY_UP_TO:
        days = days[:7] + days[-7:]
    condition = Q()
    for day in days:
        start, end = day_bounds(day)
        condition |= Q(
            start__lt=end, last_moment__gt=start, opening_days__contains=str(day.isoweekday())
        )
    if (last_day - first_day).days >= _EVERY_DAY_UP_TO:
        start, end = day_bounds(first_day, last_day)
        condition |= Q(start__gte=start, last_moment__lte=end)
    return condition
