"""One address of every kind of public page, over rows that make each of them full."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from call_culture.portal.models import Page, PageKey
from events.models import Audience
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory, TrailFactory
from tests.factories.libraries import LibraryFactory, OpeningPeriodFactory, OpeningSlotFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

#: Pages whose address needs nothing else than their name.
SIMPLE_PAGES = [
    "home",
    "agenda",
    "commune_list",
    "programme_list",
    "heritage_list",
    "trail_list",
    "library_list",
    "digital_space_list",
    "organization_list",
    "place_list",
    "page_education",
    "my_selection",
    "propose",
    "account_login",
    "data",
    "page_accessibilite",
    "page_mentions_legales",
    "page_donnees_personnelles",
    "page_a_propos",
    "site_map",
]


def build_site(rows: int = 1) -> dict[str, str]:
    """Create `rows` of everything around one of each, and return page name → address."""
    for key in PageKey:
        # Made by a migration; a test that empties the tables takes them away with the rest.
        Page.objects.get_or_create(key=key, defaults={"title": key.label})
    commune = CommuneFactory(name="Lens")
    hall = PlaceFactory(name="Salle des fêtes", commune=commune)
    organization = OrganizationFactory(name="Harmonie municipale", commune=commune)
    edition = EditionFactory(
        programme__name="Les Enchanteurs",
        first_day=timezone.localdate(),
        last_day=timezone.localdate() + timedelta(days=30),
    )
    site = HeritageSiteFactory(place__name="Terril 98", place__commune=commune)
    library = LibraryFactory(place__name="Médiathèque du Centre", place__commune=commune)
    OpeningSlotFactory(period=OpeningPeriodFactory(library=library))
    trail = TrailFactory(name="De fosse en fosse", line=[[2.8, 50.4], [2.83, 50.43]])
    main = None
    for number in range(rows):
        event = EventFactory(published=True, title=f"Grand concert {number}", place=hall)
        event.organizers.add(organization)
        event.editions.add(edition)
        event.audiences.set(Audience.objects.all())
        for week in range(rows):
            OccurrenceFactory(event=event, start=timezone.now() + timedelta(days=1 + 7 * week))
        main = main or event
        for place in (site.place, library.place):
            EventFactory(published=True, place=place, starts_in=2).organizers.add(organization)
        exhibition = EventFactory(published=True, place=hall, category="exposition")
        OccurrenceFactory(
            event=exhibition,
            start=timezone.now() - timedelta(days=10),
            end=timezone.now() + timedelta(days=40),
            opening_days="1234567",
        )
        OrganizationFactory(commune=commune)
        HeritageSiteFactory(place__commune=commune)
        LibraryFactory(place__commune=commune)
        PlaceFactory(commune=commune)
        trail.stops.create(order=number + 1, place=site.place)
    pages = {name: reverse(name) for name in SIMPLE_PAGES}
    pages |= {
        "agenda_calendar": reverse("agenda") + "?vue=calendrier",
        "agenda_map": reverse("agenda") + "?vue=carte",
        "agenda_empty": reverse("agenda") + "?q=introuvable",
        "search": reverse("search") + "?q=concert",
        "search_empty": reverse("search") + "?q=zzzzz",
        "not_found": "/n-existe-pas/",
        "event_detail": main.get_absolute_url(),
        "commune_detail": commune.get_absolute_url(),
        "place_detail": hall.get_absolute_url(),
        "heritage_detail": site.get_absolute_url(),
        "trail_detail": trail.get_absolute_url(),
        "library_detail": library.get_absolute_url(),
        "organization_detail": organization.get_absolute_url(),
        "programme_detail": edition.programme.get_absolute_url(),
        "edition_detail": edition.get_absolute_url(),
        "api": "/api/",
        "widget": "/widget/?commune=lens",
    }
    return pages


#: The names `build_site` returns, for parametrised tests: built once without a database.
PAGE_NAMES = [
    *SIMPLE_PAGES,
    "agenda_calendar",
    "agenda_map",
    "agenda_empty",
    "search",
    "search_empty",
    "not_found",
    "event_detail",
    "commune_detail",
    "place_detail",
    "heritage_detail",
    "trail_detail",
    "library_detail",
    "organization_detail",
    "programme_detail",
    "edition_detail",
    "api",
    "widget",
]
#: Pages that hold a form to be posted, and so may set the cookie that protects it.
FORM_PAGES = ("propose", "account_login")
