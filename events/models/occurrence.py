"""The dates of an event: one row each."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.enums import EventStatus
from events.querysets import OccurrenceQuerySet


class Occurrence(models.Model):
    """One date of an event, or the whole period of an exhibition.

    A period has `opening_days` (ISO weekdays, "23467" is closed on Monday and Friday); its
    `start` and `end` are the first opening and the last closing. Moments are stored aware
    and read in Europe/Paris. `last_moment` is `end`, or `start` when no end is known: it is
    what "over" and "overlapping" are asked of, so that one index serves both.
    """

    event = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        related_name="occurrences",
        verbose_name=_("événement"),
    )
    start = models.DateTimeField(_("début"))
    end = models.DateTimeField(_("fin"), null=True, blank=True)
    last_moment = models.DateTimeField(editable=False)
    all_day = models.BooleanField(_("toute la journée"), default=False)
    opening_days = models.CharField(
        _("jours d'ouverture"),
        max_length=7,
        blank=True,
        validators=[RegexValidator(r"^1?2?3?4?5?6?7?$")],
        help_text=_("Pour une exposition : 1 lundi … 7 dimanche. Vide pour une date simple."),
    )
    opening_time = models.TimeField(_("ouvre à"), null=True, blank=True)
    closing_time = models.TimeField(_("ferme à"), null=True, blank=True)

    event_status = models.CharField(
        _("état"), max_length=20, choices=EventStatus.choices, default=EventStatus.SCHEDULED
    )
    status_reason = models.CharField(_("raison"), max_length=200, blank=True)
    previous_start = models.DateTimeField(
        _("date d'avant le report"), null=True, blank=True, help_text=_("Si la date a changé.")
    )
    place = models.ForeignKey(
        "territory.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="moved_occurrences",
        verbose_name=_("lieu de cette date"),
        help_text=_("Seulement s'il diffère de celui de l'événement."),
    )
    access_features = models.ManyToManyField(
        "events.AccessFeature",
        blank=True,
        related_name="occurrences",
        verbose_name=_("accessibilité de cette date"),
    )
    note = models.CharField(_("précision"), max_length=200, blank=True)

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("date")
        verbose_name_plural = _("dates")
        ordering = ["start", "id"]
        indexes = [
            models.Index(fields=["start", "last_moment"], name="occurrence_start"),
            models.Index(fields=["event", "start"], name="occurrence_event_start"),
            models.Index(fields=["last_moment"], name="occurrence_last_moment"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(end=None) | models.Q(end__gte=models.F("start")),
                name="occurrence_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(opening_days="") | models.Q(end__isnull=False),
                name="occurrence_period_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(last_moment__gte=models.F("start")),
                name="occurrence_last_moment_not_before_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{timezone.localtime(self.start):%d/%m/%Y %H:%M}"

    def save(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        """Keep `last_moment` true. Bulk writes set it themselves."""
        self.last_moment = self.end or self.start
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": _("La fin est avant le début.")})
        if self.opening_days and not self.end:
            raise ValidationError({"end": _("Donnez le dernier jour de l'exposition.")})
        if self.start:
            self.last_moment = self.end or self.start

    @property
    def is_period(self) -> bool:
        """True for the period of an exhibition, open on `opening_days`."""
        return bool(self.opening_days)

    @property
    def is_cancelled(self) -> bool:
        """True when nothing takes place on this date."""
        return self.event_status in (EventStatus.CANCELLED, EventStatus.POSTPONED)

    @property
    def is_moved_online(self) -> bool:
        """True when it takes place, but nobody is awaited at the place."""
        return self.event_status == EventStatus.MOVED_ONLINE

    def is_over(self, now=None) -> bool:  # type: ignore[no-untyped-def]
        """True once the last moment is past (`now`: aware, defaults to the present)."""
        return self.last_moment < (now or timezone.now())
