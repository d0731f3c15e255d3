"""Every status × every move: what is allowed, where it leads, what it leaves behind."""

import pytest
from django.core import mail

from events import moderation
from events.enums import ModerationAction, PublicationStatus
from events.models import Event, ModerationLog
from tests.factories.events import EventFactory
from tests.factories.partners import MembershipFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

#: The specification, written apart from the code: (status, move) → status after.
ALLOWED = {
    ("draft", "submit"): "submitted",
    ("draft", "publish"): "published",
    ("submitted", "publish"): "published",
    ("submitted", "request_changes"): "changes_requested",
    ("submitted", "reject"): "rejected",
    ("submitted", "reopen"): "draft",
    ("changes_requested", "submit"): "submitted",
    ("changes_requested", "publish"): "published",
    ("changes_requested", "reject"): "rejected",
    ("published", "withdraw"): "withdrawn",
    ("rejected", "reopen"): "draft",
    ("withdrawn", "publish"): "published",
    ("withdrawn", "archive"): "archived",
    ("archived", "reopen"): "draft",
}
EVERY_MOVE = [(status, action) for status in PublicationStatus for action in ModerationAction]


@pytest.mark.parametrize(("status", "action"), EVERY_MOVE)
def test_move(status, action):
    event = EventFactory(publication_status=status)
    user = UserFactory()
    after = ALLOWED.get((status.value, action.value))
    if after is None:
        with pytest.raises(moderation.ForbiddenMoveError):
            moderation.MOVES[action](event, by=user, reason="Parce que.")
        event.refresh_from_db()
        assert event.publication_status == status
        assert not ModerationLog.objects.exists()
        return
    moderation.MOVES[action](event, by=user, reason="Parce que.")
    assert event.publication_status == after
    event.refresh_from_db()
    assert event.publication_status == after
    assert event.sequence == 1
    assert bool(event.published_at) == (after == "published")
    log = ModerationLog.objects.get()
    assert (log.action, log.from_status, log.to_status) == (action, status, after)
    assert (log.by, log.reason) == (user, "Parce que.")


def test_allowed_actions_are_those_of_the_table():
    for status in PublicationStatus:
        event = Event(publication_status=status)
        expected = {action for (before, action) in ALLOWED if before == status.value}
        assert {action.value for action in moderation.allowed_actions(event)} == expected


@pytest.mark.parametrize("action", ["request_changes", "reject"])
def test_a_refusal_without_a_reason_is_refused(action):
    event = EventFactory(publication_status="submitted")
    with pytest.raises(moderation.ForbiddenMoveError):
        moderation.MOVES[ModerationAction(action)](event, by=None, reason="  ")
    event.refresh_from_db()
    assert event.publication_status == "submitted"


def test_the_status_in_the_database_decides_not_a_stale_copy():
    event = EventFactory(publication_status="submitted")
    stale = Event.objects.get(pk=event.pk)
    moderation.reject(event, by=None, reason="Hors sujet.")
    with pytest.raises(moderation.ForbiddenMoveError):
        moderation.publish(stale, by=None)
    event.refresh_from_db()
    assert event.publication_status == "rejected"


def test_a_second_publication_keeps_the_first_date():
    event = EventFactory(publication_status="draft")
    moderation.publish(event, by=None)
    first = event.published_at
    moderation.withdraw(event, by=None)
    moderation.publish(event, by=None)
    event.refresh_from_db()
    assert event.published_at == first
    assert event.sequence == 3


def test_the_author_is_told_once_committed_and_not_who_moved(django_capture_on_commit_callbacks):
    organization = OrganizationFactory()
    author = MembershipFactory(organization=organization).user
    mover = MembershipFactory(organization=organization).user
    event = EventFactory(publication_status="submitted")
    event.organizers.add(organization)
    with django_capture_on_commit_callbacks(execute=True):
        moderation.request_changes(event, by=mover, reason="Précisez l'heure.")
        assert mail.outbox == []
    assert [message.to for message in mail.outbox] == [[author.email]]
    assert "Précisez l'heure." in mail.outbox[0].body
