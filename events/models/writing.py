"""What surrounds the writing of an event: the form as it was left, and who changed what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class EventDraft(models.Model):
    """The form as its author left it, while something in it cannot be stored in the event.

    `data` is field name → list of typed values. The row disappears once everything typed is
    in the event, so that nothing is lost and nothing is kept twice.
    """

    event = models.OneToOneField("events.Event", on_delete=models.CASCADE, related_name="draft")
    data = models.JSONField(_("saisie"), default=dict)
    updated_at = models.DateTimeField(_("enregistrée le"), auto_now=True)

    class Meta:
        verbose_name = _("saisie en cours")
        verbose_name_plural = _("saisies en cours")

    def __str__(self) -> str:
        return str(self.event)


class EventChange(models.Model):
    """A change made to a public event without moderation: a date's status, a trusted edit."""

    event = models.ForeignKey("events.Event", on_delete=models.CASCADE, related_name="changes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("par"),
    )
    text = models.TextField(_("ce qui a changé"))
    at = models.DateTimeField(_("le"), auto_now_add=True)

    class Meta:
        verbose_name = _("changement")
        verbose_name_plural = _("changements")
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.text
