"""The writing rules of publication: one table of moves, one function for each.

Each function checks the move, writes it, records it and tells who must know once the
transaction is committed. Whether an account may ask for the move is `permissions.can_act`.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.search import index
from events import emails
from events.enums import ModerationAction, PublicationStatus
from events.places import publish_proposed

if TYPE_CHECKING:
    from call_culture.accounts.models import User
    from events.models import Event

_S, _A = PublicationStatus, ModerationAction

#: status → the moves it allows and where each leads.
TRANSITIONS: dict[PublicationStatus, dict[ModerationAction, PublicationStatus]] = {
    _S.DRAFT: {_A.SUBMIT: _S.SUBMITTED, _A.PUBLISH: _S.PUBLISHED},
    _S.SUBMITTED: {
        _A.PUBLISH: _S.PUBLISHED,
        _A.REQUEST_CHANGES: _S.CHANGES_REQUESTED,
        _A.REJECT: _S.REJECTED,
        _A.REOPEN: _S.DRAFT,
    },
    _S.CHANGES_REQUESTED: {
        _A.SUBMIT: _S.SUBMITTED,
        _A.PUBLISH: _S.PUBLISHED,
        _A.REJECT: _S.REJECTED,
    },
    _S.PUBLISHED: {_A.WITHDRAW: _S.WITHDRAWN},
    _S.REJECTED: {_A.REOPEN: _S.DRAFT},
    _S.WITHDRAWN: {_A.PUBLISH: _S.PUBLISHED, _A.ARCHIVE: _S.ARCHIVED},
    _S.ARCHIVED: {_A.REOPEN: _S.DRAFT},
}

#: Moves that are worth nothing without a word of explanation.
NEEDS_REASON = (_A.REQUEST_CHANGES, _A.REJECT)


class ForbiddenMoveError(ValueError):
    """The event's status does not allow the move, or its reason is missing."""


def allowed_actions(event: "Event") -> list[ModerationAction]:
    """Return the moves the status of `event` allows, whoever asks."""
    return list(TRANSITIONS[PublicationStatus(event.publication_status)])


def submit(event: "Event", *, by: "User | None", reason: str = "") -> None:
    """Hand an event to moderation. Raises ForbiddenMoveError."""
    _move(event, _A.SUBMIT, by, reason)


def publish(event: "Event", *, by: "User | None", reason: str = "") -> None:
    """Make an event public and tell its author. Raises ForbiddenMoveError."""
    _move(event, _A.PUBLISH, by, reason)


def request_changes(event: "Event", *, by: "User | None", reason: str) -> None:
    """Give an event back with what is to be corrected. Raises ForbiddenMoveError."""
    _move(event, _A.REQUEST_CHANGES, by, reason)


def reject(event: "Event", *, by: "User | None", reason: str) -> None:
    """Refuse an event and say why. Raises ForbiddenMoveError."""
    _move(event, _A.REJECT, by, reason)


def withdraw(event: "Event", *, by: "User | None", reason: str = "") -> None:
    """Take a public event off the site: its page answers 410. Raises ForbiddenMoveError."""
    _move(event, _A.WITHDRAW, by, reason)


def archive(event: "Event", *, by: "User | None", reason: str = "") -> None:
    """Put a withdrawn event away. Raises ForbiddenMoveError."""
    _move(event, _A.ARCHIVE, by, reason)


def reopen(event: "Event", *, by: "User | None", reason: str = "") -> None:
    """Make a draft of an event again. Raises ForbiddenMoveError."""
    _move(event, _A.REOPEN, by, reason)


MOVES: dict[ModerationAction, Callable[..., None]] = {
    _A.SUBMIT: submit,
    _A.PUBLISH: publish,
    _A.REQUEST_CHANGES: request_changes,
    _A.REJECT: reject,
    _A.WITHDRAW: withdraw,
    _A.ARCHIVE: archive,
    _A.REOPEN: reopen,
}


@transaction.atomic
def _move(event: "Event", action: ModerationAction, by: "User | None", reason: str) -> None:
    """Make one move, from the status in the database and not from a stale copy."""
    from events.models import Event, ModerationLog

    fresh = Event.objects.select_for_update().get(pk=event.pk)
    before = PublicationStatus(fresh.publication_status)
    after = TRANSITIONS[before].get(action)
    if after is None:
        raise ForbiddenMoveError(
            _("On ne peut pas « %(action)s » un événement « %(status)s ».")
            % {"action": action.label, "status": before.label}
        )
    if action in NEEDS_REASON and not reason.strip():
        raise ForbiddenMoveError(_("Dites pourquoi : l'auteur lira votre message."))
    event.publication_status = after
    event.sequence = fresh.sequence + 1
    if after == PublicationStatus.PUBLISHED:
        event.published_at = fresh.published_at or timezone.now()
        publish_proposed(fresh.place)
    Event.objects.filter(pk=event.pk).update(
        publication_status=after,
        sequence=event.sequence,
        published_at=event.published_at,
        updated_at=timezone.now(),
    )
    log = ModerationLog.objects.create(
        event=event,
        action=action,
        from_status=before,
        to_status=after,
        by=by,
        reason=reason.strip(),
    )
    index.put(event)
    transaction.on_commit(lambda: emails.send_moderation_news(log))
