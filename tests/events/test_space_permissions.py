"""Every address of the partner space, for every kind of account: nothing of others' leaks."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from events.enums import PublicationStatus
from events.models import Event
from tests.factories.events import EventFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

WHO = ["anonymous", "nobody", "stranger", "reader", "editor", "owner", "staff"]

#: address → method → what each of WHO gets. 302 for anonymous is the page of sign-in.
TABLE = {
    "dashboard": {"get": [302, 404, 404, 200, 200, 200, 200]},
    "new": {
        "get": [302, 404, 404, 403, 200, 200, 403],
        "post": [302, 404, 404, 403, 302, 302, 403],
    },
    "draft": {
        "get": [302, 404, 404, 200, 200, 200, 200],
        "post": [302, 404, 404, 403, 302, 302, 302],
    },
    "published": {
        "get": [302, 404, 404, 200, 200, 200, 200],
        "post": [302, 404, 404, 403, 403, 403, 302],
    },
    "preview": {"get": [404, 404, 404, 200, 200, 200, 200]},
    "copy": {
        "get": [302, 405, 405, 405, 405, 405, 405],
        "post": [302, 404, 404, 403, 302, 302, 403],
    },
    "withdraw": {"post": [302, 404, 404, 403, 302, 302, 302]},
    "reopen": {"post": [302, 404, 404, 403, 302, 302, 302]},
    "delete": {
        "get": [302, 404, 404, 403, 200, 200, 403],
        "post": [302, 404, 404, 403, 302, 302, 403],
    },
    "correction": {
        "get": [302, 404, 404, 403, 200, 200, 403],
        "post": [302, 404, 404, 403, 302, 302, 403],
    },
    "date": {
        "get": [302, 404, 404, 403, 200, 200, 200],
        "post": [302, 404, 404, 403, 302, 302, 302],
    },
}
CASES = [
    (name, method, who, statuses[rank])
    for name, methods in TABLE.items()
    for method, statuses in methods.items()
    for rank, who in enumerate(WHO)
]


@pytest.fixture
def organization():
    return OrganizationFactory(name="Compagnie du Carreau")


def sign_in(client, who, organization):
    if who == "anonymous":
        return
    if who == "staff":
        client.force_login(UserFactory(staff=True))
    elif who == "nobody":
        client.force_login(UserFactory())
    elif who == "stranger":
        client.force_login(MembershipFactory(role="owner", organization__is_trusted=True).user)
    else:
        client.force_login(MembershipFactory(role=who, organization=organization).user)


def event_of(organization, **values):
    event = EventFactory(title="Secret de la compagnie", starts_in=3, **values)
    event.organizers.add(organization)
    return event


def address(name, organization):
    if name in ("dashboard", "new"):
        route = {"dashboard": "partner_dashboard", "new": "partner_event_new"}[name]
        return reverse(route, args=[organization.slug])
    status = {
        "published": "published",
        "withdraw": "published",
        "correction": "published",
        "date": "published",
        "reopen": "rejected",
    }.get(name, "draft")
    event = event_of(organization, publication_status=status)
    if name == "preview":
        return reverse("event_preview", args=[event.slug])
    if name == "date":
        return reverse("partner_date_status", args=[event.uid, event.occurrences.get().pk])
    route = {
        "copy": "partner_event_duplicate",
        "withdraw": "partner_event_withdraw",
        "reopen": "partner_event_reopen",
        "delete": "partner_event_delete",
        "correction": "partner_event_correction",
    }.get(name, "partner_event")
    return reverse(route, args=[event.uid])


DATA = {"message": "L'heure est fausse.", "status": "SoldOut", "title": "Autre"}


@pytest.mark.parametrize(("name", "method", "who", "expected"), CASES)
def test_who_may_do_what(client, organization, name, method, who, expected):
    url = address(name, organization)
    sign_in(client, who, organization)
    before = list(Event.objects.values("pk", "title", "publication_status"))
    response = getattr(client, method)(url, DATA if method == "post" else None)
    assert response.status_code == expected
    if who == "anonymous" and expected == 302:
        assert response.url.startswith(reverse("account_request_login_code"))
    if expected in (403, 404) or who in ("anonymous", "nobody", "stranger"):
        assert "Secret de la compagnie" not in response.content.decode()
        assert list(Event.objects.values("pk", "title", "publication_status")) == before
    elif name != "preview":
        assert response["Cache-Control"] == "private, no-store"
        assert response["X-Robots-Tag"] == "noindex"


@pytest.mark.parametrize("name", [n for n, methods in TABLE.items() if "post" in methods])
def test_every_post_needs_the_csrf_token(organization, name):
    client = Client(enforce_csrf_checks=True)
    url = address(name, organization)
    sign_in(client, "owner", organization)
    before = list(Event.objects.values("pk", "title", "publication_status"))
    assert client.post(url, DATA).status_code == 403
    assert list(Event.objects.values("pk", "title", "publication_status")) == before


def test_organizer_cannot_be_posted(client, organization):
    mine = MembershipFactory(role="owner")
    client.force_login(mine.user)
    url = reverse("partner_event_new", args=[mine.organization.slug])
    client.post(url, {"title": "Concert", "organizers": [organization.pk], "action": "save"})
    assert list(Event.objects.get().organizers.all()) == [mine.organization]


@pytest.mark.parametrize("status", PublicationStatus.values)
def test_the_key_of_another_event_never_reaches_it(client, organization, status):
    theirs = event_of(organization, publication_status=status)
    mine = MembershipFactory(role="owner")
    client.force_login(mine.user)
    url = reverse("partner_event_new", args=[mine.organization.slug])
    client.post(url, {"title": "Autre", "key": str(theirs.uid), "action": "save"})
    theirs.refresh_from_db()
    assert theirs.title == "Secret de la compagnie"
    assert list(theirs.organizers.all()) == [organization]
    assert Event.objects.exclude(pk=theirs.pk).get().title == "Autre"


def test_a_date_of_another_event_is_not_found_under_mine(client, organization):
    mine = event_of(organization, published=True)
    theirs = EventFactory(published=True, starts_in=4).occurrences.get()
    sign_in(client, "owner", organization)
    url = reverse("partner_date_status", args=[mine.uid, theirs.pk])
    assert client.post(url, {"status": "EventCancelled"}).status_code == 404
    theirs.refresh_from_db()
    assert theirs.event_status == "EventScheduled"


def test_unknown_addresses_are_not_found(client, organization):
    sign_in(client, "owner", organization)
    assert client.get(reverse("partner_event", args=[uuid.uuid4()])).status_code == 404
    assert client.get(reverse("partner_dashboard", args=["inconnu"])).status_code == 404
    event = event_of(organization, published=True)
    big = reverse("partner_date_status", args=[event.uid, 10**30])
    assert client.get(big).status_code == 404


def test_trust_of_a_co_organizer_is_not_lent(client, organization):
    """An untrusted editor does not publish because a trusted partner also organizes."""
    event = event_of(organization)
    event.organizers.add(OrganizationFactory(is_trusted=True))
    sign_in(client, "editor", organization)
    page = client.get(reverse("partner_event", args=[event.uid])).content.decode()
    assert "Proposer à la publication" in page
    client.post(reverse("partner_event", args=[event.uid]), {"action": "submit"})
    event.refresh_from_db()
    assert event.publication_status != PublicationStatus.PUBLISHED


def test_a_closed_account_is_out(client, organization):
    member = MembershipFactory(role="owner", organization=organization)
    client.force_login(member.user)
    member.user.is_active = False
    member.user.save()
    response = client.get(reverse("partner_dashboard", args=[organization.slug]))
    assert response.status_code == 302


def test_a_removed_member_is_out_at_once(client, organization):
    member = MembershipFactory(role="owner", organization=organization)
    client.force_login(member.user)
    member.delete()
    url = reverse("partner_dashboard", args=[organization.slug])
    assert client.get(url).status_code == 404
