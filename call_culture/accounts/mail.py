"""Plain text letters in French, one for each address."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.template.loader import render_to_string

from call_culture.printable import one_line

logger = logging.getLogger(__name__)


def send_letter(template: str, context: dict[str, object], recipients: list[str]) -> int:
    """Send `template`.txt, whose first line is the subject, to each address apart.

    Returns how many letters left. A mail server that is down is logged, without the
    address, and never breaks the request that asked for the letter.
    """
    text = render_to_string(f"{template}.txt", {"site_url": settings.SITE_URL} | context)
    subject, _newline, body = text.strip().partition("\n")
    subject = one_line(subject)
    sent = 0
    for address in recipients:
        try:
            sent += send_mail(subject, body.strip() + "\n", None, [address])
        except (SMTPException, OSError) as error:
            # The exception's own text names the address: only its type is kept.
            logger.error("mail %s not sent: %s", template, type(error).__name__)
    return sent
