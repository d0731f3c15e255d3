"""The reading vocabulary of heritage."""

from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from call_culture.territory.models import Commune
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
        return self.filter(
            models.Exists(
                self.model.labels.through.objects.filter(site=models.OuterRef("pk"), label=label)
            )
        )

    def to_complete(self) -> Self:
        """Sites with no text or no trusted point."""
        return self.filter(
            models.Q(description="")
            | models.Q(place__latitude=None)
            | models.Q(place__coordinate_status="doubtful")
        )


class TrailQuerySet(models.QuerySet["Trail"]):
    """Reads trails."""

    def public(self) -> Self:
        """Trails that have a public page."""
        return self.filter(is_published=True)
