"""What happened to an event before and after it was public."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.enums import ModerationAction, PublicationStatus


class ModerationLog(models.Model):
    """One move of the moderation: who, when, from where to where, why."""

    event = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        related_name="moderation_log",
        verbose_name=_("événement"),
    )
    action = models.CharField(_("action"), max_length=20, choices=ModerationAction.choices)
    from_status = models.CharField(_("avant"), max_length=20, choices=PublicationStatus.choices)
    to_status = models.CharField(_("après"), max_length=20, choices=PublicationStatus.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    reason = models.TextField(_("message"), blank=True)
    at = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        verbose_name = _("étape de modération")
        verbose_name_plural = _("étapes de modération")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"{self.get_action_display()} – {self.event}"


class Proposal(models.Model):
    """Who proposed an event without an account. Never public; erased with the event."""

    event = models.OneToOneField("events.Event", on_delete=models.CASCADE, related_name="proposal")
    name = models.CharField(_("nom"), max_length=120)
    email = models.EmailField(_("adresse e-mail"))
    organization_name = models.CharField(_("association, structure"), max_length=150, blank=True)
    confirmed_at = models.DateTimeField(_("adresse confirmée le"), null=True, blank=True)
    created_at = models.DateTimeField(_("reçue le"), auto_now_add=True)

    class Meta:
        verbose_name = _("proposition du public")
        verbose_name_plural = _("propositions du public")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.event} – {self.name}"
