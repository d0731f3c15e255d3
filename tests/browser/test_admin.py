"""The admin in a real browser: the strict policy blocks nothing, the editor works."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from events.enums import PublicationStatus
from events.models import Event
from tests.factories.events import EventFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import OpeningSlotFactory
from tests.factories.partners import UserFactory


@pytest.fixture
def staff_page(open_page, live_server):
    """A function that opens a page of the admin, signed in as an administrator."""
    client = Client()
    client.force_login(UserFactory(staff=True), backend="django.contrib.auth.backends.ModelBackend")
    cookie = client.cookies[settings.SESSION_COOKIE_NAME].value

    def opener(path):
        page = open_page("/robots.txt", width=1440)
        page.context.add_cookies(
            [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}]
        )
        page.problems.clear()
        page.goto(path)
        page.wait_for_load_state("networkidle")
        return page

    return opener


def test_admin_pages_break_no_policy(staff_page):
    event = EventFactory(publication_status=PublicationStatus.SUBMITTED, starts_in=3)
    site = HeritageSiteFactory()
    slot = OpeningSlotFactory()
    addresses = [
        reverse("admin:index"),
        reverse("admin:events_event_changelist"),
        reverse("admin:events_event_add"),
        reverse("admin:events_event_change", args=[event.pk]),
        reverse("admin:heritage_heritagesite_change", args=[site.pk]),
        reverse("admin:libraries_openingperiod_change", args=[slot.period.pk]),
        reverse("admin:territory_place_change", args=[event.place.pk]),
        reverse("admin:portal_page_changelist"),
    ]
    problems = {url: staff_page(url).problems for url in addresses}
    assert problems == {url: [] for url in addresses}


def test_an_agent_writes_a_text_and_publishes(staff_page):
    event = EventFactory(
        publication_status=PublicationStatus.SUBMITTED, starts_in=3, description="<p>Avant</p>"
    )
    page = staff_page(reverse("admin:events_event_change", args=[event.pk]))
    editor = page.locator(".field-description [contenteditable=true]")
    editor.click()
    page.keyboard.type("Entrée par la cour. ")
    page.get_by_role("button", name="Publier").click()
    page.wait_for_load_state("networkidle")
    event = Event.objects.get()
    assert "Entrée par la cour." in event.description
    assert event.publication_status == PublicationStatus.PUBLISHED
    assert page.problems == []
