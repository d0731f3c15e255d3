"""The filters of the heritage list."""

from typing import Any

import django_filters
from django.db import models
from django.utils.translation import gettext_lazy as _

from call_culture.territory.filtering import MAX_WORDS, CommuneFilter, ForgivingFilterSet
from call_culture.territory.models import Commune
from heritage.enums import SiteKind
from heritage.models import HeritageSite, Label
from heritage.querysets import HeritageSiteQuerySet


class HeritageFilterSet(ForgivingFilterSet):
    """`/patrimoine/?label=…&type=terril&commune=lens&q=…`."""

    q = django_filters.CharFilter(label=_("Nom ou mot"), method="search", max_length=MAX_WORDS)
    label = django_filters.ModelChoiceFilter(
        label=_("Reconnaissance"),
        queryset=Label.objects.all(),
        to_field_name="slug",
        method="with_label",
        empty_label=_("Toutes"),
    )
    type = django_filters.ChoiceFilter(
        label=_("Type de site"),
        choices=SiteKind.choices,
        method="of_kind",
        empty_label=_("Tous les types"),
    )
    commune = CommuneFilter(method="in_commune")

    class Meta:
        model = HeritageSite
        fields: list[str] = []

    def __init__(self, data: Any, queryset: models.QuerySet, **kwargs: Any) -> None:
        """Offer the kinds that have sites, with how many; the one asked for is kept."""
        super().__init__(data, queryset, **kwargs)
        counts = queryset.count_by_kind()  # type: ignore[attr-defined]
        asked = data.get("type", "")
        self.filters["type"].extra["choices"] = [
            (value, f"{str(label).capitalize()} ({counts.get(value, 0)})")
            for value, label in SiteKind.choices
            if counts.get(value) or value == asked
        ]

    def search(self, rows: HeritageSiteQuerySet, _n: str, words: str) -> HeritageSiteQuerySet:
        """Keep the sites in which the words are found."""
        return rows.matching(words)

    def with_label(self, rows: HeritageSiteQuerySet, _n: str, label: Label) -> HeritageSiteQuerySet:
        """Keep the sites that stand under a label."""
        return rows.with_label(label)

    def of_kind(self, rows: HeritageSiteQuerySet, _n: str, kind: str) -> HeritageSiteQuerySet:
        """Keep the sites of a kind."""
        return rows.of_kind(kind)

    def in_commune(
        self, rows: HeritageSiteQuerySet, _n: str, commune: Commune
    ) -> HeritageSiteQuerySet:
        """Keep the sites that stand, wholly or partly, in a commune."""
        return rows.in_commune(commune)
