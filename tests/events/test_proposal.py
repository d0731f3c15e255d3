"""Proposing an event without an account, from the form to the private link."""

import re
from datetime import timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail, signing
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from call_culture.territory.models import Place
from events import moderation, proposals
from events.enums import PublicationStatus
from events.forms import proposal as proposal_form
from events.models import Event, Proposal
from tests.factories.partners import UserFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    """Tests fill forms faster than people; the one about haste sets the delay again."""
    monkeypatch.setattr(proposal_form, "_FASTEST", 0)


def sent(client, **values):
    token = client.get(reverse("propose")).context["page"].form["token"].value()
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    data = {
        "token": token,
        "title": "Bal folk au kiosque",
        "category": "concert",
        "summary": "On danse, on apprend les pas.",
        "price_kind": "free",
        "organization_name": "Les Sabots",
        "contact_phone": "03 00 00 00 00",
        "name": "Camille Durand",
        "email": "camille@example.net",
        "dates-TOTAL_FORMS": 6,
        "dates-INITIAL_FORMS": 0,
        "dates-0-day": day,
        "dates-0-starts": "20:30",
    }
    if "place" not in values:
        data["place"] = (Place.objects.public().first() or PlaceFactory()).pk
    return data | values


def post(client, capture, **values):
    with capture(execute=True):
        return client.post(reverse("propose"), sent(client, **values))


def link_in(letter, part):
    path = re.search(rf"https://culture.example.org(/proposer/{part}/\S+)", letter.body)
    return path.group(1)


def test_a_proposal_waits_for_its_confirmation_then_reaches_the_queue(
    client, django_capture_on_commit_callbacks
):
    response = post(client, django_capture_on_commit_callbacks)
    assert response.url == reverse("propose_thanks")
    event = Event.objects.get()
    assert (event.title, event.contact_name, event.origin) == (
        "Bal folk au kiosque",
        "Les Sabots",
        "proposal",
    )
    assert not Event.objects.waiting().exists()
    assert [letter.to for letter in mail.outbox] == [["camille@example.net"]]
    link = link_in(mail.outbox[0], "confirmer")
    assert client.get(link).status_code == 200
    assert not Event.objects.waiting().exists(), "a robot that opens links confirms nothing"
    with django_capture_on_commit_callbacks(execute=True):
        follow = client.post(link)
    assert Event.objects.waiting().get() == event
    assert mail.outbox[1].to == ["agents@example.org"]
    assert "En attente" in client.get(follow.url).content.decode()


def test_replaying_the_confirmation_does_nothing_more(client, django_capture_on_commit_callbacks):
    post(client, django_capture_on_commit_callbacks)
    link = link_in(mail.outbox[0], "confirmer")
    client.post(link)
    event = Event.objects.get()
    moderation.reject(event, by=UserFactory(staff=True), reason="Hors du territoire.")
    confirmed_at = Proposal.objects.get().confirmed_at
    assert client.post(link).status_code == 302
    event.refresh_from_db()
    assert event.publication_status == PublicationStatus.REJECTED
    assert Proposal.objects.get().confirmed_at == confirmed_at
    assert event.moderation_log.count() == 2


def test_forged_expired_and_foreign_links_open_nothing(client, django_capture_on_commit_callbacks):
    post(client, django_capture_on_commit_callbacks)
    proposal = Proposal.objects.get()
    good = proposals.confirm_token(proposal)
    foreign = [
        proposals.follow_token(proposal),
        signing.dumps(proposal.pk),
        good[:-1],
        "x",
        "a:b:c",
    ]
    for token in foreign:
        url = reverse("propose_confirm", args=[token])
        assert client.post(url).status_code == 404
    assert client.get(reverse("propose_follow", args=[good])).status_code == 404
    with time_machine.travel(timezone.now() + timedelta(days=3, minutes=1)):
        assert client.post(reverse("propose_confirm", args=[good])).status_code == 404
    proposal.refresh_from_db()
    assert proposal.confirmed_at is None


def test_private_link_shows_the_state_and_is_kept_private(
    client, django_capture_on_commit_callbacks
):
    post(client, django_capture_on_commit_callbacks)
    proposal = Proposal.objects.get()
    proposals.confirm(proposal)
    url = reverse("propose_follow", args=[proposals.follow_token(proposal)])
    event = Event.objects.get()
    staff = UserFactory(staff=True)
    with django_capture_on_commit_callbacks(execute=True):
        moderation.request_changes(event, by=staff, reason="À quelle heure finit-il ?")
    page = client.get(url)
    assert "À quelle heure finit-il ?" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert page["Referrer-Policy"] == "same-origin"
    assert mail.outbox[-1].to == ["camille@example.net"]
    assert "/proposer/suivi/" in mail.outbox[-1].body
    assert "espace-partenaire" not in mail.outbox[-1].body
    moderation.publish(event, by=staff)
    assert "Publiée" in client.get(url).content.decode()
    public = client.get(event.get_absolute_url()).content.decode()
    assert "Les Sabots" in public
    assert "Camille" not in public
    assert "camille@example.net" not in public


def test_sending_twice_makes_one_event_and_one_letter(client, django_capture_on_commit_callbacks):
    data = sent(client)
    with django_capture_on_commit_callbacks(execute=True):
        for _time in range(2):
            assert client.post(reverse("propose"), data).status_code == 302
    assert Event.objects.count() == 1
    assert len(mail.outbox) == 1


def test_what_was_typed_comes_back_with_the_errors(client):
    data = sent(client, email="pas une adresse", price_min="10")
    data["dates-0-starts"] = ""
    data["dates-0-ends"] = "22:00"
    page = client.post(reverse("propose"), data).content.decode()
    for typed in (
        "Bal folk au kiosque",
        "pas une adresse",
        "Camille Durand",
        "22:00",
        "Les Sabots",
    ):
        assert typed in page
    assert 'href="#id_email"' in page
    assert "gratuit n&#x27;a pas de prix" in page
    assert "Donnez l&#x27;heure de début." in page
    assert not Event.objects.exists()


def test_at_least_one_date_and_a_place_are_asked_for(client):
    data = sent(client, place="")
    data["dates-0-day"] = data["dates-0-starts"] = ""
    page = client.post(reverse("propose"), data).content.decode()
    assert "Donnez au moins une date." in page
    assert "Choisissez un lieu, ou donnez-en un nouveau." in page


def test_six_dates_and_not_seven(client, django_capture_on_commit_callbacks):
    day = (timezone.localdate() + timedelta(days=10)).isoformat()
    hours = {f"dates-{n}-day": day for n in range(6)} | {
        f"dates-{n}-starts": f"{10 + n}:00" for n in range(6)
    }
    post(client, django_capture_on_commit_callbacks, **hours)
    assert Event.objects.get().occurrences.count() == 6
    seven = sent(client) | {"dates-TOTAL_FORMS": 7, "dates-6-day": day}
    page = client.post(reverse("propose"), seven).content.decode()
    assert "Pas plus de 6 dates" in page


def test_a_new_place_is_hidden_until_publication(client, django_capture_on_commit_callbacks):
    commune = CommuneFactory(name="Sallaumines")
    post(
        client,
        django_capture_on_commit_callbacks,
        place="",
        new_place_name="Kiosque du parc",
        new_place_commune=commune.pk,
    )
    place = Event.objects.get().place
    assert (place.name, place.commune, place.is_published) == ("Kiosque du parc", commune, False)


def test_a_filled_trap_is_refused_and_said(client):
    page = client.post(reverse("propose"), sent(client, site_web="http://spam.example"))
    assert "Videz le champ" in page.content.decode()
    assert not Event.objects.exists()


def test_too_fast_a_form_passes_at_the_second_try(
    client, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(proposal_form, "_FASTEST", 4)
    data = sent(client)
    page = client.post(reverse("propose"), data)
    assert "très vite" in page.content.decode()
    assert not Event.objects.exists()
    data["token"] = page.context["page"].form["token"].value()
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        assert client.post(reverse("propose"), data).status_code == 302


@pytest.mark.parametrize("token", ["", "forged", "a:b:c", "\x00", "é"])
def test_a_forged_form_token_is_asked_for_again(client, token):
    page = client.post(reverse("propose"), sent(client, token=token))
    assert page.status_code == 200
    assert "envoyez à nouveau" in page.content.decode()
    again = page.context["page"].form["token"].value()
    assert proposal_form.read_token(again)[0] is not None


def test_too_many_proposals_from_one_address_wait_and_lose_nothing(client):
    statuses = []
    for number in range(6):
        data = sent(client, email=f"c{number}@example.net")
        response = client.post(reverse("propose"), data, REMOTE_ADDR="192.0.2.7")
        statuses.append(response.status_code)
    assert statuses == [302] * 5 + [429]
    assert "Bal folk au kiosque" in response.content.decode()
    elsewhere = client.post(reverse("propose"), sent(client), REMOTE_ADDR="198.51.100.1")
    assert elsewhere.status_code == 302


def test_one_mailbox_is_not_flooded_from_many_addresses(client):
    statuses = [
        client.post(reverse("propose"), sent(client), REMOTE_ADDR=f"192.0.{n}.7").status_code
        for n in range(4)
    ]
    assert statuses == [302] * 3 + [429]


@pytest.mark.parametrize(
    "text",
    ["nul \x00 dedans", "🎭 emoji", "' OR 1=1 --", "<script>alert(1)", "a" * 10_000],
)
def test_hostile_text_is_stored_or_given_back(client, text):
    values = dict.fromkeys(("title", "summary", "description", "name", "contact_phone"), text)
    response = client.post(reverse("propose"), sent(client, **values))
    assert response.status_code in (200, 302)
    assert "<script>alert" not in response.content.decode()


def test_too_big_a_proposal_is_refused_with_a_page(client):
    response = client.post(reverse("propose"), sent(client, description="a" * 10_000_000))
    assert response.status_code == 400


def test_the_form_keeps_no_session_and_names_nobody(client):
    response = client.get(reverse("propose"))
    assert "sessionid" not in response.cookies
    thanks = client.get(reverse("propose_thanks"))
    assert thanks.cookies.keys() == set()


def test_number_of_queries_does_not_depend_on_the_number_of_places(
    client, django_assert_num_queries
):
    counts = []
    for number in (1, 3, 20):
        PlaceFactory.create_batch(number)
        with django_assert_num_queries(2) as queries:
            client.get(reverse("propose"))
        counts.append(len(queries))
    assert counts == [2, 2, 2]


def test_what_was_never_confirmed_is_erased_and_nothing_else(
    client, django_capture_on_commit_callbacks
):
    sends = {
        "oubliée": {"place": "", "new_place_name": "Salle perdue"},
        "confirmée": {},
        "reprise": {},
        "récente": {},
    }
    commune = CommuneFactory()
    with time_machine.travel(timezone.now() - timedelta(days=4), tick=True):
        for title, values in list(sends.items())[:3]:
            extra = values | ({"new_place_commune": commune.pk} if values else {})
            response = post(client, django_capture_on_commit_callbacks, title=title, **extra)
            assert response.status_code == 302
        proposals.confirm(Proposal.objects.get(event__title="confirmée"))
        moderation.publish(Event.objects.get(title="reprise"), by=UserFactory(staff=True))
    post(client, django_capture_on_commit_callbacks, title="récente")
    out = StringIO()
    call_command("purge_proposals", stdout=out)
    assert out.getvalue() == "1\u00a0proposition effacée.\n"
    assert set(Event.objects.values_list("title", flat=True)) == {"confirmée", "reprise", "récente"}
    assert not Place.objects.filter(name="Salle perdue").exists()
    call_command("purge_proposals", stdout=out)
    assert out.getvalue().endswith("Aucune proposition à effacer.\n")
