"""The letters of moderation, in French, sent once the transaction is committed."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from events.enums import ModerationAction
from events.models.moderation import ModerationLog
from partners.enums import MemberRole
from partners.models import Membership

logger = logging.getLogger(__name__)


def send_moderation_news(log: ModerationLog) -> None:
    """Tell moderators of a submission, and authors of an answer. Never raises for the mail."""
    if log.action == ModerationAction.SUBMIT:
        recipients = [settings.STAFF_EMAIL] if settings.STAFF_EMAIL else []
        if log.event.organizers.exists() is False and not hasattr(log.event, "proposal"):
            recipients = []
    else:
        recipients = author_addresses(log)
    if recipients:
        send(
            f"events/emails/{log.action}",
            {"event": log.event, "log": log, "site_url": settings.SITE_URL},
            recipients,
        )


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


def send(template: str, context: dict[str, object], recipients: list[str]) -> None:
    """Send `template`.txt, whose first line is the subject, to each address apart."""
    text = render_to_string(f"{template}.txt", context)
    subject, _newline, body = text.partition("\n")
    for address in recipients:
        try:
            send_mail(subject.strip(), body.strip() + "\n", None, [address])
        except (SMTPException, OSError):
            logger.exception("mail not sent: %s", template)
