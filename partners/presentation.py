"""What the pages of partners show, put in order and in words."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.html import format_html
from django.utils.translation import gettext as _

from call_culture.territory.french import typo
from call_culture.territory.markup import commune_link, email_link, link, phone_link
from partners.enums import OrganizationKind
from partners.models import Organization


@dataclass(frozen=True)
class KindGroup:
    """The partners of one kind on a page of the directory."""

    title: str
    organizations: list[Organization]


def by_kind(organizations: list[Organization]) -> list[KindGroup]:
    """Group the partners of a page, already ordered `by_kind`."""
    return [
        KindGroup(_capital(OrganizationKind(kind).label), list(found))
        for kind, found in groupby(organizations, key=lambda one: one.kind)
    ]


def seat(organization: Organization) -> str:
    """Return the town of the seat, or words saying that nobody has told us."""
    return organization.town or _("Siège non renseigné")


def facts(organization: Organization) -> list[tuple[str, Any]]:
    """Return the facts of a partner as (term, value); blank values are left out."""
    one = organization
    return [
        (_("Type"), _capital(one.get_kind_display())),
        (_("Siège"), commune_link(one.commune) or seat(one)),
        (_("Adresse"), typo(one.address)),
        (_("Lieu"), _place(one)),
        (_("Téléphone"), phone_link(one.phone)),
        (_("Adresse e-mail"), email_link(one.email)),
        (_("Site internet"), link(one.website)),
        (_("Création"), str(one.founding_year or "")),
        (_("Autres noms"), typo(one.other_names)),
        (_("Communes couvertes"), ", ".join(c.name for c in one.territory_covered.all())),
    ]


def _place(organization: Organization) -> Any:
    """A link to its place, when the public may see it."""
    place = organization.place
    if place is None or not place.is_published or place.merged_into_id:
        return ""
    return format_html('<a href="{}">{}</a>', place.get_absolute_url(), place.name)


def _capital(words: Any) -> str:
    text = str(words)
    return text[:1].upper() + text[1:]
