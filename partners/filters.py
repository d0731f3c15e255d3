"""The filters of the directory of partners."""

import django_filters
from django.utils.translation import gettext_lazy as _

from call_culture.territory.filtering import MAX_WORDS, CommuneFilter, ForgivingFilterSet
from call_culture.territory.models import Commune
from partners.enums import OrganizationKind
from partners.models import Organization
from partners.querysets import OrganizationQuerySet


class OrganizationFilterSet(ForgivingFilterSet):
    """`/partenaires/?type=association&commune=lens&q=…`."""

    q = django_filters.CharFilter(label=_("Nom ou mot"), method="search", max_length=MAX_WORDS)
    type = django_filters.ChoiceFilter(
        label=_("Type de partenaire"),
        choices=[(value, str(label).capitalize()) for value, label in OrganizationKind.choices],
        method="of_kind",
        empty_label=_("Tous les types"),
    )
    commune = CommuneFilter(label=_("Commune du siège"), method="in_commune")

    class Meta:
        model = Organization
        fields: list[str] = []

    def search(self, rows: OrganizationQuerySet, _n: str, words: str) -> OrganizationQuerySet:
        """Keep the partners in which the words are found."""
        return rows.matching(words)

    def of_kind(self, rows: OrganizationQuerySet, _n: str, kind: str) -> OrganizationQuerySet:
        """Keep the partners of a kind."""
        return rows.of_kind(kind)

    def in_commune(
        self, rows: OrganizationQuerySet, _n: str, commune: Commune
    ) -> OrganizationQuerySet:
        """Keep the partners whose seat is in a commune."""
        return rows.in_commune(commune)
