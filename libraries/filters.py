"""The filters of the reading network."""

from datetime import datetime

import django_filters
from django.utils.translation import gettext_lazy as _

from call_culture.territory.filtering import (
    MAX_WORDS,
    CommuneFilter,
    ForgivingFilterSet,
    TickFilter,
)
from call_culture.territory.models import Commune
from libraries.hours import opens_on_sunday
from libraries.models import Library
from libraries.opening_state import LibraryNow, with_states
from libraries.querysets import LibraryQuerySet


class LibraryFilterSet(ForgivingFilterSet):
    """`/lecture/?commune=lens&q=…&ouvert=1&dimanche=1`."""

    q = django_filters.CharFilter(label=_("Nom ou mot"), method="search", max_length=MAX_WORDS)
    commune = CommuneFilter(method="in_commune")
    ouvert = TickFilter(label=_("Ouvertes maintenant"), method="asked_of_hours")
    dimanche = TickFilter(label=_("Ouvertes le dimanche"), method="asked_of_hours")

    class Meta:
        model = Library
        fields: list[str] = []

    def search(self, rows: LibraryQuerySet, _name: str, words: str) -> LibraryQuerySet:
        """Keep the libraries in which the words are found."""
        return rows.matching(words)

    def in_commune(self, rows: LibraryQuerySet, _name: str, commune: Commune) -> LibraryQuerySet:
        """Keep the libraries of a commune."""
        return rows.in_commune(commune)

    def asked_of_hours(self, rows: LibraryQuerySet, _name: str, _value: str) -> LibraryQuerySet:
        """Leave the rows alone: hours are computed, `entries` asks them."""
        return rows

    def entries(self, now: datetime | None = None) -> list[LibraryNow]:
        """Return the libraries that match with their state at `now` (aware)."""
        entries = with_states(self.qs.with_page().with_hours(), now)
        if "ouvert" in self.chosen:
            entries = [entry for entry in entries if entry.state.is_open]
        if "dimanche" in self.chosen:
            entries = [entry for entry in entries if opens_on_sunday(entry.library)]
        return entries
