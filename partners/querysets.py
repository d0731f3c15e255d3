"""The reading vocabulary of partners."""

from typing import TYPE_CHECKING, Self

from django.db import models

from call_culture.search import index
from partners.enums import MemberRole, OrganizationKind

if TYPE_CHECKING:
    from call_culture.accounts.models import User
    from call_culture.territory.models import Commune
    from partners.models import Organization  # noqa: F401


class OrganizationQuerySet(models.QuerySet["Organization"]):
    """Reads organizations."""

    def public(self) -> Self:
        """Organizations that have a public page."""
        return self.filter(is_published=True)

    def of_member(self, user: "User", *roles: MemberRole) -> Self:
        """Organizations `user` belongs to, with one of `roles` when some are given."""
        memberships = self.model.memberships.field.model._default_manager.filter(user=user)
        if roles:
            memberships = memberships.filter(role__in=roles)
        return self.filter(pk__in=memberships.values("organization"))

    def of_kind(self, kind: str) -> Self:
        """Organizations of one kind."""
        return self.filter(kind=kind)

    def in_commune(self, commune: "Commune") -> Self:
        """Organizations whose seat is in `commune`."""
        return self.filter(commune=commune)

    def matching(self, words: str) -> Self:
        """Organizations in which the search index finds all of `words`; blank words match all."""
        found = index.matching_ids("organization", words)
        return self if found is None else self.filter(pk__in=found)

    def by_kind(self) -> Self:
        """Order by kind, as the list of kinds goes, then by name."""
        ranks = [
            models.When(kind=kind, then=rank) for rank, kind in enumerate(OrganizationKind.values)
        ]
        return self.order_by(models.Case(*ranks, default=len(ranks)), "name", "pk")

    def with_card(self) -> Self:
        """Load what a card shows in the same query."""
        return self.select_related("commune", "logo").defer(
            "commune__boundary", "commune__description"
        )
