"""What search engines are told of. Every section starts at the public gate of its model.

Examples made to try the site are never told: they announce things that do not exist.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from call_culture.portal.models import Page
from call_culture.territory.models import Commune, Place
from events.enums import Origin
from events.models import Edition, Event, Programme
from heritage.models import HeritageSite, Trail
from libraries.models import Library
from partners.models import Organization

#: Rows of one file; the protocol allows 50,000.
PAGE_SIZE = 5_000

#: Pages that are always there.
ALWAYS = (
    *("home", "agenda", "commune_list", "programme_list", "heritage_list", "trail_list"),
    *("library_list", "digital_space_list", "organization_list", "place_list", "propose"),
    *("data", "api", "site_map", "page_education", "page_accessibilite", "page_a_propos"),
    *("page_mentions_legales", "page_donnees_personnelles"),
)


class Section(Sitemap):
    """A section whose rows know their address; the site's name is the one of the settings."""

    limit = PAGE_SIZE

    def __init__(self, rows: Callable[[], QuerySet]) -> None:
        self.rows = rows

    def items(self) -> QuerySet:
        """Return the public rows, in an order that does not change."""
        return self.rows()

    def lastmod(self, item: Any) -> datetime | None:
        """Return when the row was last changed, for those that know it."""
        return getattr(item, "updated_at", None)

    def get_protocol(self, protocol: str | None = None) -> str:
        """Return the protocol of the public address."""
        return settings.SITE_URL.split("://")[0]

    def get_domain(self, site: Any = None) -> str:
        """Return the name of the public address."""
        return settings.SITE_URL.split("://")[1]

    def get_latest_lastmod(self) -> None:
        """Tell no date for a whole section: it would be asked of every row."""
        return None


class FixedSection(Section):
    """The pages that are always there."""

    def __init__(self) -> None:
        super().__init__(Page.objects.none)

    def items(self) -> list[str]:  # type: ignore[override]
        """Return the names of their addresses."""
        return list(ALWAYS)

    def location(self, item: str) -> str:
        """Return the address of that name."""
        return reverse(item)


def public_events() -> QuerySet:
    """Return the published events, examples apart."""
    rows = Event.objects.published().exclude(origin=Origin.DEMO)
    return rows.only("slug", "updated_at").order_by("pk")


def public_editions() -> QuerySet:
    """Return the public editions, examples apart."""
    rows = Edition.objects.public().exclude(is_demo=True).select_related("programme")
    return rows.only("year", "programme__slug").order_by("pk")


SECTIONS: dict[str, Section] = {
    "pages": FixedSection(),
    "evenements": Section(public_events),
    "programmes": Section(lambda: Programme.objects.public().only("slug").order_by("pk")),
    "editions": Section(public_editions),
    "patrimoine": Section(
        lambda: HeritageSite.objects.public().select_related("place").order_by("pk")
    ),
    "parcours": Section(
        lambda: Trail.objects.public().exclude(is_demo=True).only("slug").order_by("pk")
    ),
    "mediatheques": Section(
        lambda: Library.objects.public().select_related("place").order_by("pk")
    ),
    "partenaires": Section(lambda: Organization.objects.public().only("slug").order_by("pk")),
    "communes": Section(lambda: Commune.objects.only("slug").order_by("pk")),
    "lieux": Section(
        lambda: Place.objects.public().ordinary().with_page().defer("description").order_by("pk")
    ),
}
