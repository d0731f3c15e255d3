"""Yes/no questions over an account and an event, asked by views, templates and the admin."""

from typing import TYPE_CHECKING

from django.contrib.auth.models import AnonymousUser

from events.enums import ModerationAction, PublicationStatus
from partners.enums import MemberRole
from partners.models import Organization

if TYPE_CHECKING:
    from call_culture.accounts.models import User
    from events.models import Event

#: What a member's own event may go through by the member's hand.
EDITABLE_BY_MEMBER = (
    PublicationStatus.DRAFT,
    PublicationStatus.SUBMITTED,
    PublicationStatus.CHANGES_REQUESTED,
)


def can_moderate(user: "User | AnonymousUser") -> bool:
    """True for active staff with the right to change events."""
    return user.is_active and user.is_staff and user.has_perm("events.change_event")


def is_editor_of(user: "User | AnonymousUser", event: "Event") -> bool:
    """True for an owner or editor of one of the event's organizations."""
    if not user.is_authenticated or not user.is_active:
        return False
    writers = Organization.objects.of_member(user, MemberRole.OWNER, MemberRole.EDITOR)
    return event.organizers.filter(pk__in=writers.values("pk")).exists()


def is_trusted_editor_of(user: "User | AnonymousUser", event: "Event") -> bool:
    """True for an owner or editor of a trusted organization that organizes the event."""
    if not user.is_authenticated or not user.is_active:
        return False
    writers = Organization.objects.of_member(user, MemberRole.OWNER, MemberRole.EDITOR)
    return event.organizers.filter(pk__in=writers.values("pk"), is_trusted=True).exists()


def can_write_for(user: "User | AnonymousUser", organization: Organization) -> bool:
    """True for an owner or editor of `organization`."""
    if not user.is_authenticated or not user.is_active:
        return False
    writers = Organization.objects.of_member(user, MemberRole.OWNER, MemberRole.EDITOR)
    return writers.filter(pk=organization.pk).exists()


def can_view(user: "User | AnonymousUser", event: "Event") -> bool:
    """True for moderators and for every member, whatever the role, of its organizations."""
    if can_moderate(user):
        return True
    if not user.is_authenticated or not user.is_active:
        return False
    return event.organizers.filter(memberships__user=user).exists()


def can_edit(user: "User | AnonymousUser", event: "Event") -> bool:
    """True for moderators, for editors until the event is public, then for trusted ones."""
    if can_moderate(user):
        return True
    if event.publication_status == PublicationStatus.PUBLISHED:
        return is_trusted_editor_of(user, event)
    return event.publication_status in EDITABLE_BY_MEMBER and is_editor_of(user, event)


def can_set_dates_status(user: "User | AnonymousUser", event: "Event") -> bool:
    """True for whoever may say that a date of a public event is cancelled, full or moved.

    It is urgent and concerns the public, so trust is not asked of editors.
    """
    if event.publication_status != PublicationStatus.PUBLISHED:
        return False
    return can_moderate(user) or is_editor_of(user, event)


def can_act(user: "User | AnonymousUser", event: "Event", action: ModerationAction) -> bool:
    """True when `user` may make that move; whether the status allows it is moderation's."""
    if can_moderate(user):
        return True
    if action == ModerationAction.PUBLISH:
        return is_trusted_editor_of(user, event)
    if action in (ModerationAction.SUBMIT, ModerationAction.WITHDRAW, ModerationAction.REOPEN):
        return is_editor_of(user, event)
    return False
