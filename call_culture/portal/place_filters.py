"""The filters of the list of places."""

from datetime import datetime

import django_filters
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from call_culture.search.text import name_key
from call_culture.territory.filtering import MAX_WORDS, CommuneFilter, ForgivingFilterSet
from call_culture.territory.models import Place
from call_culture.territory.querysets import PlaceQuerySet
from events.models import Event


class PlaceFilterSet(ForgivingFilterSet):
    """`/lieux/?commune=lens&q=salle`."""

    q = django_filters.CharFilter(label=_("Nom du lieu"), method="named", max_length=MAX_WORDS)
    commune = CommuneFilter()

    class Meta:
        model = Place
        fields: list[str] = []

    def named(self, rows: PlaceQuerySet, _name: str, words: str) -> PlaceQuerySet:
        """Keep the places whose name holds each of the words, whatever the accents."""
        for word in name_key(words).split():
            rows = rows.filter(name_key__contains=word)
        return rows

    def places(self, now: datetime | None = None) -> PlaceQuerySet:
        """Return the places to list: those with something to come first.

        Without a filter the others are left out: a list of every hall helps nobody.
        """
        coming = Event.objects.published().upcoming(now).filter(place=OuterRef("pk"))
        rows = self.qs.annotate(has_events=Exists(coming))
        if not self.chosen:
            rows = rows.filter(has_events=True)
        return rows.with_page().order_by("-has_events", "name_key", "pk")
