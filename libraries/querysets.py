"""The reading vocabulary of libraries and digital spaces."""

from typing import TYPE_CHECKING, Self

from django.db import models

from call_culture.search import index

if TYPE_CHECKING:
    from call_culture.territory.models import Commune
    from libraries.models import DigitalSpace, Library  # noqa: F401


class LibraryQuerySet(models.QuerySet["Library"]):
    """Reads libraries."""

    def public(self) -> Self:
        """Libraries that have a public page."""
        return self.filter(is_published=True, place__is_published=True, place__merged_into=None)

    def with_page(self) -> Self:
        """Load the place and its commune in the same query."""
        return self.select_related("place__commune", "place__picture")

    def with_hours(self) -> Self:
        """Load every period, slot and exception, in three more queries whatever the rows."""
        return self.prefetch_related("periods__slots", "exceptions")

    def in_commune(self, commune: "Commune") -> Self:
        """Libraries that stand in `commune`."""
        return self.filter(place__commune=commune)

    def matching(self, words: str) -> Self:
        """Libraries in which the search index finds all of `words`; blank words match all."""
        found = index.matching_ids("library", words)
        return self if found is None else self.filter(pk__in=found)

    def to_complete(self) -> Self:
        """Libraries whose hours or phone nobody has given."""
        return self.filter(models.Q(periods=None) | models.Q(place__phone="")).distinct()


class DigitalSpaceQuerySet(models.QuerySet["DigitalSpace"]):
    """Reads digital spaces."""

    def public(self) -> Self:
        """Digital spaces the public may see: shown, at a place that is shown."""
        return self.filter(is_published=True, place__is_published=True, place__merged_into=None)

    def with_page(self) -> Self:
        """Load the place, what its address needs, and its commune in the same query."""
        return self.select_related("place__commune", "place__heritage_site", "place__library")
