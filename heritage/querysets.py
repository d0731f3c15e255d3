"""The reading vocabulary of heritage."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Case, Count, Q, When

from call_culture.search import index
from heritage.enums import SiteKind

if TYPE_CHECKING:
    from call_culture.territory.models import Commune, Place
    from heritage.models import HeritageSite, Label, Trail  # noqa: F401


class HeritageSiteQuerySet(models.QuerySet["HeritageSite"]):
    """Reads heritage sites."""

    def public(self) -> Self:
        """Sites that have a public page."""
        return self.filter(is_published=True, place__is_published=True, place__merged_into=None)

    def with_page(self) -> Self:
        """Load the place and its commune in the same query, the communes in one more."""
        return self.select_related("place__commune", "place__picture").prefetch_related("communes")

    def in_commune(self, commune: "Commune") -> Self:
        """Sites that stand, wholly or partly, in `commune`."""
        return self.filter(
            models.Exists(
                self.model.communes.through.objects.filter(
                    heritagesite=models.OuterRef("pk"), commune=commune
                )
            )
        )

    def with_label(self, label: "Label") -> Self:
        """Sites that stand in some way under `label`."""
        held = self.model.site_labels.field.model._default_manager
        return self.filter(models.Exists(held.filter(site=models.OuterRef("pk"), label=label)))

    def of_kind(self, kind: str) -> Self:
        """Sites of one kind."""
        return self.filter(kind=kind)

    def matching(self, words: str) -> Self:
        """Sites in which the search index finds all of `words`; blank words match all."""
        found = index.matching_ids("heritage", words)
        return self if found is None else self.filter(pk__in=found)

    def with_card(self) -> Self:
        """Load what a card shows: place, communes, labels. Three queries whatever the rows."""
        return self.with_page().prefetch_related("site_labels__label")

    def by_kind(self) -> Self:
        """Order by kind, as the list of kinds goes, then by name without accents."""
        ranks = [When(kind=kind, then=rank) for rank, kind in enumerate(SiteKind.values)]
        return self.order_by(Case(*ranks, default=len(ranks)), "place__name_key", "pk")

    def count_by_kind(self) -> dict[str, int]:
        """Return how many of these sites there are of each kind, in one query."""
        rows = self.order_by().values_list("kind").annotate(number=Count("pk"))
        return dict(rows)

    def to_complete(self) -> Self:
        """Sites with no text or no trusted point."""
        return self.filter(
            models.Q(description="")
            | models.Q(place__latitude=None)
            | models.Q(place__coordinate_status="doubtful")
        )


class LabelQuerySet(models.QuerySet["Label"]):
    """Reads labels."""

    def with_site_count(self) -> Self:
        """Annotate `site_count`: how many public sites stand under each label."""
        public = Q(
            sites__is_published=True,
            sites__place__is_published=True,
            sites__place__merged_into=None,
        )
        return self.annotate(site_count=Count("sites", filter=public, distinct=True))


class TrailQuerySet(models.QuerySet["Trail"]):
    """Reads trails."""

    def public(self) -> Self:
        """Trails that have a public page."""
        return self.filter(is_published=True)

    def through(self, place: "Place") -> Self:
        """Trails of which `place` is a stop."""
        stop = self.model.stops.field.model
        stops = stop._default_manager.filter(trail=models.OuterRef("pk"))
        return self.filter(models.Exists(stops.filter(place=place)))
