"""The reading vocabulary of communes and places."""

from typing import TYPE_CHECKING, Self

from django.db import models

from call_culture.search.text import name_key

if TYPE_CHECKING:
    from datetime import date

    from call_culture.territory.models import Commune, Place, SchoolHoliday  # noqa: F401

#: In the internal notes of a row, what staff have to check before relying on it.
TO_CONFIRM = "À confirmer"


class CommuneQuerySet(models.QuerySet["Commune"]):
    """Reads communes."""

    def named(self, name: str) -> Self:
        """Communes of that name, whatever the hyphens, accents, capitals or "St/Ste"."""
        key = name_key(name)
        if not key:
            return self.none()
        return self.filter(models.Q(name_key=key) | models.Q(usual_name_key=key))

    def recognised(self, text: str) -> Self:
        """Communes that `text` names or whose INSEE code it is."""
        return self.named(text) | self.filter(insee_code=text.strip())

    def to_complete(self) -> Self:
        """Communes whose town hall or boundary is not wholly known, or with a note to check."""
        blank = models.Q(boundary=None) | models.Q(population=None)
        for name in ("town_hall_address", "town_hall_phone", "town_hall_email", "website"):
            blank |= models.Q(**{name: ""})
        return self.filter(blank | models.Q(staff_notes__contains=TO_CONFIRM))


class PlaceQuerySet(models.QuerySet["Place"]):
    """Reads places."""

    def public(self) -> Self:
        """Places that have a page: shown, and not merged into another."""
        return self.filter(is_published=True, merged_into=None)

    def with_page(self) -> Self:
        """Load what `Place.get_absolute_url` and its commune need, in the same query."""
        return self.select_related("commune", "heritage_site", "library")

    def ordinary(self) -> Self:
        """Places that are neither a public heritage site nor library: their page is /lieux/."""
        return self.exclude(heritage_site__is_published=True).exclude(library__is_published=True)

    def located(self) -> Self:
        """Places whose point may be shown: known and not doubtful."""
        return self.exclude(latitude=None).exclude(coordinate_status="doubtful")

    def to_complete(self) -> Self:
        """Places with no address, no trusted point, or a note to check; merged ones apart."""
        return self.filter(
            models.Q(latitude=None)
            | models.Q(coordinate_status="doubtful")
            | models.Q(address="")
            | models.Q(staff_notes__contains=TO_CONFIRM),
            merged_into=None,
        )


class SchoolHolidayQuerySet(models.QuerySet["SchoolHoliday"]):
    """Reads school holidays."""

    def on(self, day: "date") -> Self:
        """Holidays that `day` (a local date) belongs to; both ends are days without class."""
        return self.filter(first_day__lte=day, last_day__gte=day)
