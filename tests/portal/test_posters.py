"""Posters as files: of public things only."""

import io
from datetime import timedelta

import pytest
from django.utils import timezone
from PIL import Image

from call_culture.portal.views.posters import event_date_text
from events.enums import EventStatus, PublicationStatus
from tests.factories.events import EventFactory, OccurrenceFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

MAKERS = {
    "event": lambda: EventFactory(published=True, starts_in=2).slug,
    "programme": lambda: ProgrammeFactory().slug,
    "heritage": lambda: HeritageSiteFactory().place.slug,
    "library": lambda: LibraryFactory().place.slug,
    "organization": lambda: OrganizationFactory().slug,
    "place": lambda: PlaceFactory().slug,
    "commune": lambda: CommuneFactory().slug,
}
HIDDEN = {
    "event": lambda: EventFactory(publication_status=PublicationStatus.WITHDRAWN).slug,
    "programme": lambda: ProgrammeFactory(is_published=False).slug,
    "heritage": lambda: HeritageSiteFactory(is_published=False).place.slug,
    "library": lambda: LibraryFactory(is_published=False).place.slug,
    "organization": lambda: OrganizationFactory(is_published=False).slug,
    "place": lambda: PlaceFactory(is_published=False).slug,
}


@pytest.mark.parametrize("kind", MAKERS)
def test_a_public_thing_has_its_poster(client, kind):
    response = client.get(f"/affiches/{kind}/{MAKERS[kind]()}.png")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/png"
    assert response["Cache-Control"] == "public, max-age=3600"
    assert Image.open(io.BytesIO(response.content)).size == (1200, 630)
    assert not response.cookies


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_is_not_public_has_no_poster(client, kind):
    assert client.get(f"/affiches/{kind}/{HIDDEN[kind]()}.png").status_code == 404


@pytest.mark.parametrize("status", [s for s in PublicationStatus if s != "published"])
def test_an_event_has_a_poster_only_once_published(client, status):
    event = EventFactory(publication_status=status)
    assert client.get(f"/affiches/event/{event.slug}.png").status_code == 404


def test_unknown_kinds_and_names_are_not_found(client):
    assert client.get("/affiches/user/1.png").status_code == 404
    assert client.get("/affiches/commune/nulle-part.png").status_code == 404


def test_a_poster_already_seen_is_not_sent_again_until_its_words_change(client):
    event = EventFactory(published=True)
    url = f"/affiches/event/{event.slug}.png"
    first = client.get(url)
    again = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "Un autre titre"
    event.save()
    changed = client.get(url, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert changed.content != first.content


def test_a_poster_gives_the_next_date_and_says_when_it_is_cancelled():
    event = EventFactory(published=True)
    assert event_date_text(event) == ""
    past = OccurrenceFactory(event=event, start=timezone.now() - timedelta(days=400))
    assert str(timezone.localtime(past.start).year) in event_date_text(event)
    date = OccurrenceFactory(event=event, start=timezone.now() + timedelta(days=3))
    assert "h" in event_date_text(event)
    date.event_status = EventStatus.CANCELLED
    date.save()
    assert event_date_text(event).startswith("Annulé · ")
