"""How allauth behaves here: sign in only, accounts come from staff and from invitations."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

logger = logging.getLogger(__name__)

#: The only messages of allauth a person sees: the others would wait, unread, in a cookie.
_SHOWN_MESSAGES = ("account/messages/password_changed.txt", "account/messages/password_set.txt")


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by staff: nobody signs up alone."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _(
            "L'adresse ou le mot de passe ne correspondent pas. Vous pouvez aussi recevoir"
            " un code par e-mail."
        ),
        "incorrect_code": _("Ce code n'est pas le bon. Vérifiez-le dans l'e-mail reçu."),
        "too_many_login_attempts": _(
            "Trop d'essais manqués pour cette adresse. Réessayez dans cinq minutes,"
            " ou recevez un code par e-mail."
        ),
        "rate_limited": _("Trop de demandes en peu de temps. Réessayez dans une minute."),
        "account_inactive": _("Ce compte n'est plus actif."),
        "incorrect_password": _("Ce mot de passe n'est pas le bon."),
        "enter_current_password": _("Tapez votre mot de passe actuel."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """No open registration; an organization asks to join and staff decide."""
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead members to their space, and staff who belong to no organization to the admin."""
        user = request.user
        if user.is_authenticated and user.is_staff and not user.memberships.exists():
            return reverse("admin:index")
        return reverse(settings.LOGIN_REDIRECT_URL)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Keep the messages a page of the account shows; drop the rest."""
        if message_template in _SHOWN_MESSAGES:
            messages.success(request, _("Votre mot de passe est enregistré."))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send a letter; a mail server that is down is logged, without the address."""
        try:
            super().send_mail(template_prefix, email, context | {"site_url": settings.SITE_URL})
        except (SMTPException, OSError) as error:
            logger.error("mail %s not sent: %s", template_prefix, type(error).__name__)
