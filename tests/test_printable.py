"""What nobody sees in a pasted text breaks no feed, calendar, poster, letter or form."""

import io
from xml.etree import ElementTree

import pytest
from django.core import mail
from django.urls import reverse
from icalendar import Calendar
from PIL import Image

from call_culture.accounts.mail import send_letter
from call_culture.printable import one_line, printable
from call_culture.search import index
from events.models import Event, EventDraft
from tests.events.test_space_writing import page_data
from tests.factories.events import EventFactory
from tests.factories.partners import MembershipFactory
from tests.factories.territory import PlaceFactory

UNSEEN = ["\r", "\x0b", "\x01", "\x1c", "\x1b", "\x7f", "\x85", "\u2028", "\u2029", "\ufffe"]


@pytest.mark.parametrize("character", UNSEEN)
def test_a_public_event_with_an_unseen_character_breaks_no_output(client, db, character):
    text = f"Concert{character}d'été"
    place = PlaceFactory(name=text, address=text)
    event = EventFactory(
        published=True, starts_in=2, title=text, summary=text, description=text, place=place
    )
    ElementTree.fromstring(client.get(reverse("agenda_atom")).content)
    for url in (
        reverse("agenda_ical"),
        reverse("event_ical", args=[event.slug]),
        f"{reverse('my_selection_ical')}?ids={event.pk}",
    ):
        body = client.get(url).content
        assert len(Calendar.from_ical(body).walk("VEVENT")) == 1
        assert character == "\r" or character.encode() not in body
    picture = client.get(reverse("poster", args=["event", event.slug]))
    assert Image.open(io.BytesIO(picture.content)).size == (1200, 630)


@pytest.mark.parametrize("character", UNSEEN)
def test_the_subject_of_a_letter_is_one_line(character):
    event = Event(title=f"Bal{character}Bcc: autre@example.org")
    assert send_letter("events/emails/archive", {"event": event}, ["a@example.org"]) == 1
    letter = mail.outbox[0]
    assert "Bal" in letter.subject
    assert "\n" not in letter.subject
    assert "Bcc" not in letter.message()


def test_a_draft_is_kept_whatever_the_names_of_the_fields_sent(client, db):
    membership = MembershipFactory(role="editor")
    client.force_login(membership.user)
    url = reverse("partner_event_new", args=[membership.organization.slug])
    sent = page_data(title="Bal", age_min="beaucoup") | {"autre\x00champ": "x\x00y"}
    assert client.post(url, sent).status_code == 302
    assert EventDraft.objects.get().data["autrechamp"] == ["xy"]


def test_a_text_full_of_open_tags_is_published_and_read(client, db):
    event = EventFactory(published=True, starts_in=2, title="Bal", description="<p" * 5_000)
    index.put(event)
    for name in ("event_detail", "event_ical"):
        assert client.get(reverse(name, args=[event.slug])).status_code == 200
    assert client.get(reverse("agenda_ical")).status_code == 200


def test_ordinary_text_is_left_alone():
    text = "À 20\u00a0h, «\u202f9-9bis\u202f» 🎭\r\nSuite\tici"
    assert printable(text) == text
    assert one_line(text) == "À 20\u00a0h, «\u202f9-9bis\u202f» 🎭 Suite ici"
