"""What a member does besides writing: state of dates, copies, corrections, letters, dashboard."""

import io
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from call_culture.accounts.models import User
from call_culture.media.models import Picture
from events import moderation
from events.models import Event, EventChange
from events.status import set_occurrence_status
from heritage.models import SitePicture
from partners.models import Membership
from tests.events.test_space_writing import complete, edit_url, new_url, own_event
from tests.factories.events import EventFactory, OccurrenceFactory
from tests.factories.heritage import HeritageSiteFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory, UserFactory
from tests.factories.territory import PlaceFactory

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture
def member(client):
    membership = MembershipFactory(role="editor", organization__name="Harmonie municipale")
    client.force_login(membership.user)
    return membership


def picture_file():
    stream = io.BytesIO()
    Image.new("RGB", (400, 300), "red").save(stream, "JPEG")
    return SimpleUploadedFile("affiche.jpg", stream.getvalue(), "image/jpeg")


def set_status(client, event, **data):
    url = reverse("partner_date_status", args=[event.uid, event.occurrences.get().pk])
    return client.post(url, data)


@pytest.mark.parametrize("status", ["EventCancelled", "SoldOut", "EventPostponed"])
def test_state_of_a_date_is_immediate_and_staff_are_told(
    client, member, status, django_capture_on_commit_callbacks
):
    event = own_event(member, published=True, starts_in=3)
    with django_capture_on_commit_callbacks(execute=True):
        set_status(client, event, status=status, reason="Orage annoncé")
    event.refresh_from_db()
    row = event.occurrences.get()
    assert (row.event_status, row.status_reason, event.sequence) == (status, "Orage annoncé", 1)
    assert "Orage annoncé" in client.get(event.get_absolute_url()).content.decode()
    change = EventChange.objects.get()
    assert change.by == member.user
    assert [(m.to, m.subject) for m in mail.outbox] == [
        (["agents@example.org"], f"Changé par un partenaire\u00a0: {event.title}")
    ]
    assert change.text in mail.outbox[0].body


def test_a_date_is_moved_to_another_day_and_remembers_the_first(client, member):
    event = own_event(member, published=True, starts_in=3)
    first = event.occurrences.get().start
    for days in (9, 12):
        day = timezone.localdate() + timedelta(days=days)
        moved = {"day": day.isoformat(), "starts": "18:00", "ends": "20:00"}
        set_status(client, event, status="EventRescheduled", **moved)
    row = event.occurrences.get()
    assert row.start == datetime.combine(day, time(18), PARIS)
    assert row.previous_start == first
    assert Event.objects.get().sequence == 2


def test_moving_a_date_asks_where_to_and_changes_nothing_meanwhile(client, member):
    event = own_event(member, published=True, starts_in=3)
    page = set_status(client, event, status="EventRescheduled", reason="Orage")
    assert "Donnez le nouveau jour." in page.content.decode()
    assert 'value="Orage"' in page.content.decode()
    assert event.occurrences.get().event_status == "EventScheduled"


def test_a_status_outside_the_list_is_refused(client, member):
    event = own_event(member, published=True, starts_in=3)
    assert set_status(client, event, status="Inventé").status_code == 200
    with pytest.raises(ValueError, match="nowhere"):
        set_occurrence_status(event.occurrences.get(), "EventRescheduled", by=None)
    assert not EventChange.objects.exists()


def test_correction_of_a_public_event_is_really_written_to_staff(client, member, settings):
    event = own_event(member, published=True, starts_in=3)
    url = reverse("partner_event_correction", args=[event.uid])
    client.post(url, {"message": "C'est à 15 h."})
    assert mail.outbox[0].to == ["agents@example.org"]
    assert "C'est à 15 h." in mail.outbox[0].body
    assert member.user.email in mail.outbox[0].body
    settings.STAFF_EMAIL = ""
    page = client.post(url, {"message": "C'est à 16 h."})
    assert "n&#x27;a pas pu partir" in page.content.decode()
    assert "16 h" in page.content.decode()


def test_a_copy_is_a_draft_without_dates_for_ones_own_organization_only(client, member):
    other = OrganizationFactory()
    event = own_event(member, published=True, starts_in=3)
    event.organizers.add(other)
    client.post(reverse("partner_event_duplicate", args=[event.uid]))
    copy = Event.objects.exclude(pk=event.pk).get()
    assert (copy.title, copy.publication_status) == (event.title, "draft")
    assert (copy.uid != event.uid, copy.slug != event.slug, copy.published_at) == (True, True, None)
    assert list(copy.organizers.all()) == [member.organization]
    assert copy.occurrences.count() == 0


def test_picture_is_kept_even_without_credit_which_is_then_asked_for(client, member):
    data = complete(PlaceFactory(), action="submit") | {"image-file": picture_file()}
    response = client.post(new_url(member), data)
    event = Event.objects.get()
    assert event.picture is not None
    assert event.publication_status == "draft"
    assert "Dites de qui est l&#x27;image." in client.get(response.url).content.decode()
    data = complete(event.place, action="submit", rows=[])
    data |= {"image-credit": "Camille Durand", "image-alt": "Une fanfare"}
    client.post(edit_url(event), data)
    event.refresh_from_db()
    assert (event.picture.credit, event.picture.alt) == ("Camille Durand", "Une fanfare")
    assert event.publication_status == "submitted"


def test_a_bad_picture_is_said_and_the_rest_is_saved(client, member):
    bad = SimpleUploadedFile("virus.jpg", b"<?php evil", "image/jpeg")
    client.post(new_url(member), complete(PlaceFactory()) | {"image-file": bad})
    event = Event.objects.get()
    assert (event.picture, event.title) == (None, "Grand concert de printemps")


def test_words_of_a_copied_picture_do_not_change_the_public_page(client, member):
    member.organization.is_trusted = True
    member.organization.save()
    data = complete(PlaceFactory(), action="submit")
    client.post(new_url(member), data | {"image-file": picture_file(), "image-credit": "A"})
    event = Event.objects.get()
    assert event.is_public
    client.post(reverse("partner_event_duplicate", args=[event.uid]))
    copy = Event.objects.exclude(pk=event.pk).get()
    client.post(edit_url(copy), complete(copy.place) | {"image-credit": "B"})
    event.refresh_from_db()
    copy.refresh_from_db()
    assert (event.picture.credit, copy.picture.credit) == ("A", "B")


def test_words_of_a_picture_shown_elsewhere_are_not_changed_there(client, member):
    picture = Picture.objects.create(file=picture_file(), alt="Le terril", credit="CALL")
    site = HeritageSiteFactory()
    SitePicture.objects.create(site=site, picture=picture)
    event = own_event(member, picture=picture)
    client.post(edit_url(event), complete(PlaceFactory()) | {"image-credit": "Moi"})
    event.refresh_from_db()
    picture.refresh_from_db()
    assert (event.picture.credit, picture.credit, picture.alt) == ("Moi", "CALL", "Le terril")
    assert event.picture.file.name == picture.file.name


def test_dashboard_sorts_events_by_what_to_do_and_shows_the_message(client, member):
    names = ["draft", "submitted", "changes_requested", "published", "rejected"]
    for status in names:
        own_event(member, title=f"Titre {status}", publication_status=status, starts_in=3)
    past = own_event(member, title="Titre passé", published=True)
    OccurrenceFactory(event=past, start=timezone.now() - timedelta(days=3))
    EventFactory(title="Titre ailleurs", starts_in=3)
    event = Event.objects.get(title="Titre submitted")
    moderation.request_changes(event, by=UserFactory(staff=True), reason="Quelle salle ?")
    url = reverse("partner_dashboard", args=[member.organization.slug])
    response = client.get(url)
    found = {
        section.key: sorted(e.title for e in page) for section, page in response.context["sections"]
    }
    assert found == {
        "corrections": ["Titre changes_requested", "Titre submitted"],
        "brouillons": ["Titre draft"],
        "attente": [],
        "publies": ["Titre published"],
        "passes": ["Titre passé"],
        "retires": ["Titre rejected"],
    }
    assert "Quelle salle ?" in response.content.decode()
    for query in ("publies=-1", "publies=abc", "publies=%00", "publies=99999999999999999"):
        assert client.get(f"{url}?{query}").status_code == 200


def test_dashboard_costs_the_same_for_1_3_and_20_events(
    client, member, django_assert_max_num_queries
):
    url = reverse("partner_dashboard", args=[member.organization.slug])
    counts = []
    for number in (1, 2, 17):
        for _event in range(number):
            own_event(member, published=True, starts_in=3)
        with django_assert_max_num_queries(30) as queries:
            client.get(url)
        counts.append(len(queries))
    assert counts[0] == counts[1] == counts[2]


def test_home_helps_who_has_no_organization_and_switches_between_several(client):
    user = UserFactory()
    client.force_login(user)
    assert "rattaché à aucun organisme" in client.get(reverse("partner_home")).content.decode()
    first = MembershipFactory(user=user, organization__name="A")
    MembershipFactory(user=user, organization__name="B")
    OrganizationFactory(name="Ailleurs")
    page = client.get(reverse("partner_home"), follow=True)
    assert page.redirect_chain[-1][0].endswith(f"/{first.organization.slug}/")
    assert [o.name for o in page.context["organizations"]] == ["A", "B"]


LETTERS = {
    "publish": ("Publié", "submitted"),
    "request_changes": ("Corrections demandées", "submitted"),
    "reject": ("Proposition non retenue", "submitted"),
    "withdraw": ("Retiré de l'agenda", "published"),
    "archive": ("Archivé", "withdrawn"),
}


@pytest.mark.parametrize("action", LETTERS)
def test_each_answer_is_written_to_those_who_write_for_the_organization(
    member, action, django_capture_on_commit_callbacks
):
    subject, status = LETTERS[action]
    MembershipFactory(organization=member.organization, role="reader")
    closed = MembershipFactory(organization=member.organization, role="owner")
    User.objects.filter(pk=closed.user.pk).update(is_active=False)
    event = own_event(member, title="L'été & nous", publication_status=status, starts_in=3)
    with django_capture_on_commit_callbacks(execute=True):
        moderation.MOVES[action](event, by=UserFactory(staff=True), reason="Voici pourquoi.")
    assert [(m.to, m.subject) for m in mail.outbox] == [
        ([member.user.email], f"{subject}\u00a0: L'été & nous")
    ]
    body = mail.outbox[0].body
    assert "Voici pourquoi." in body
    assert "&amp;" not in body
    assert "https://culture.example.org" in body


def test_reopening_writes_to_nobody_and_a_mail_server_down_breaks_nothing(
    member, settings, caplog, django_capture_on_commit_callbacks
):
    event = own_event(member, publication_status="rejected", starts_in=3)
    with django_capture_on_commit_callbacks(execute=True):
        moderation.reopen(event, by=UserFactory(staff=True))
    assert mail.outbox == []
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        moderation.publish(event, by=UserFactory(staff=True))
    event.refresh_from_db()
    assert event.is_public
    assert "mail events/emails/publish not sent" in caplog.text
    assert member.user.email not in caplog.text


def test_invitation_makes_the_account_once_and_writes(django_capture_on_commit_callbacks):
    organization = OrganizationFactory(name="Droit de cité")
    with django_capture_on_commit_callbacks(execute=True):
        call_command("invite", "Nouvelle@example.org", organization=organization.slug)
        call_command(
            "invite", "nouvelle@EXAMPLE.org", organization=organization.slug, role="reader"
        )
    user = User.objects.get()
    assert not user.has_usable_password()
    assert Membership.objects.get().role == "reader"
    assert [letter.to for letter in mail.outbox] == [[user.email]] * 2
    assert "/compte/connexion/" in mail.outbox[0].body


@pytest.mark.parametrize(("email", "slug"), [("a@example.org", "inconnu"), ("pas-une", "ici")])
def test_invitation_says_what_is_wrong(email, slug):
    OrganizationFactory(slug="ici")
    with pytest.raises(CommandError):
        call_command("invite", email, organization=slug)
    assert not User.objects.exists()


def test_taking_an_event_off_the_agenda_is_asked_first(client, member):
    event = own_event(member, published=True, starts_in=3)
    address = reverse("partner_event_withdraw", args=[event.uid])
    assert address in client.get(reverse("partner_event", args=[event.uid])).content.decode()
    page = client.get(address)
    event.refresh_from_db()
    assert event.is_public
    assert "quittent l'agenda" in page.content.decode()
    client.post(address)
    event.refresh_from_db()
    assert event.publication_status == "withdrawn"
    assert client.get(address).url == reverse("partner_event", args=[event.uid])


def test_the_question_before_withdrawing_is_for_writers_only(client):
    membership = MembershipFactory(role="reader")
    event = EventFactory(published=True, starts_in=3)
    event.organizers.add(membership.organization)
    client.force_login(membership.user)
    assert client.get(reverse("partner_event_withdraw", args=[event.uid])).status_code == 403
