"""The letters of moderation, in French, sent once the transaction is committed."""

from django.conf import settings
from django.urls import reverse

from call_culture.accounts.mail import send_letter
from events.enums import ModerationAction
from events.models import Event, EventChange, ModerationLog
from partners.enums import MemberRole
from partners.models import Membership

#: The moves somebody is told of; each has its letter in templates/events/emails/.
_TO_STAFF = (ModerationAction.SUBMIT,)
_TO_AUTHORS = (
    ModerationAction.PUBLISH,
    ModerationAction.REQUEST_CHANGES,
    ModerationAction.REJECT,
    ModerationAction.WITHDRAW,
    ModerationAction.ARCHIVE,
)


def send_moderation_news(log: ModerationLog) -> None:
    """Tell moderators of a submission, and authors of an answer. Never raises for the mail."""
    if log.action in _TO_STAFF:
        recipients = staff_addresses()
    elif log.action in _TO_AUTHORS:
        recipients = author_addresses(log)
    else:
        return
    context: dict[str, object] = {
        "event": log.event,
        "log": log,
        "person": author_name(log.event),
        "proposal_url": proposal_url(log.event),
    }
    send_letter(f"events/emails/{log.action}", context, recipients)
    if log.action == ModerationAction.PUBLISH and log.by and not log.by.is_staff:
        send_letter("events/emails/trusted_publication", context, staff_addresses())


def staff_addresses() -> list[str]:
    """Return where staff are told of what waits; nowhere when none is set."""
    return [settings.STAFF_EMAIL] if settings.STAFF_EMAIL else []


def author_addresses(log: ModerationLog) -> list[str]:
    """Return the addresses of who wrote the event, without the person who made the move."""
    addresses = set(
        Membership.objects.filter(
            organization__events=log.event,
            role__in=[MemberRole.OWNER, MemberRole.EDITOR],
            user__is_active=True,
        )
        .exclude(user=log.by)
        .values_list("user__email", flat=True)
    )
    if hasattr(log.event, "proposal") and log.event.proposal.confirmed_at:
        addresses.add(log.event.proposal.email)
    return sorted(addresses)


def author_name(event: Event) -> str:
    """Return who offers the event, in words: its organizations, else who proposed it."""
    names = ", ".join(organization.name for organization in event.organizers.all())
    if not names and hasattr(event, "proposal"):
        return event.proposal.organization_name or event.proposal.name
    return names


def proposal_url(event: Event) -> str:
    """Return the private address of follow-up of a public proposal, "" for a member's event."""
    from events.proposals import follow_token

    if not hasattr(event, "proposal"):
        return ""
    return settings.SITE_URL + reverse("propose_follow", args=[follow_token(event.proposal)])


def send_change_news(change: EventChange) -> None:
    """Tell staff that a public event changed without moderation."""
    if change.by is not None and change.by.is_staff:
        return
    context: dict[str, object] = {
        "event": change.event,
        "change": change,
        "person": author_name(change.event),
    }
    send_letter("events/emails/change", context, staff_addresses())


def send_correction(event: Event, message: str, reply_to: str) -> int:
    """Hand staff a partner's request to correct a public event; return how many letters left."""
    context: dict[str, object] = {
        "event": event,
        "message": message,
        "reply_to": reply_to,
        "person": author_name(event),
    }
    return send_letter("events/emails/correction", context, staff_addresses())


def send_proposal_confirmation(event: Event, confirm_url: str) -> None:
    """Ask who proposed an event to confirm the address, by a link valid three days."""
    context: dict[str, object] = {
        "event": event,
        "name": event.proposal.name,
        "confirm_url": confirm_url,
        "follow_url": proposal_url(event),
    }
    send_letter("events/emails/proposal_confirmation", context, [event.proposal.email])
