"""The reading vocabulary of communes and places."""

from typing import TYPE_CHECKING, Self

from django.db import models

from call_culture.search.text import name_key

if TYPE_CHECKING:
    from datetime import date

    from call_culture.territory.models import Commune, Place, SchoolHoliday  # noqa: F401


class CommuneQuerySet(models.QuerySet["Commune"]):
    """Reads communes."""

    def named(self, name: str) -> Self:
        """Communes of that name, whatever the hyphens, accents, capitals or "St/Ste"."""
        key = name_key(name)
        return self.filter(models.Q(name_key=key) | models.Q(usual_name_key=key))


class PlaceQuerySet(models.QuerySet["Place"]):
    """Reads places."""

    def public(self) -> Self:
        """Places that have a page: shown, and not merged into another."""
        return self.filter(is_published=True, merged_into=None)

    def with_page(self) -> Self:
        """Load what `Place.get_absolute_url` and its commune need, in the same query."""
        return self.select_related("commune", "heritage_site", "library")

    def ordinary(self) -> Self:
        """Places that are neither a heritage site nor a library: their page is /lieux/."""
        return self.filter(heritage_site=None, library=None)

    def located(self) -> Self:
        """Places whose point may be shown: known and not doubtful."""
        return self.exclude(latitude=None).exclude(coordinate_status="doubtful")

    def to_complete(self) -> Self:
        """Places with no address or no point."""
        return self.filter(models.Q(latitude=None) | models.Q(address=""))


class SchoolHolidayQuerySet(models.QuerySet["SchoolHoliday"]):
    """Reads school holidays."""

    def on(self, day: "date") -> Self:
        """Holidays that `day` (a local date) belongs to; both ends are days without class."""
        return self.filter(first_day__lte=day, last_day__gte=day)
