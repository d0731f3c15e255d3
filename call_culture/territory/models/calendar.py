"""School holidays."""

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from call_culture.territory.mixins import Sourced
from call_culture.territory.querysets import (
    SchoolHolidayQuerySet,
)


class SchoolHoliday(Sourced):
    """A school holiday of zone B, both ends being days without class (local dates)."""

    school_year = models.CharField(
        _("année scolaire"),
        max_length=9,
        validators=[RegexValidator(r"^\d{4}-\d{4}$")],
        help_text=_("Ex. 2026-2027."),
    )
    zone = models.CharField(_("zone"), max_length=1, default="B")
    label = models.CharField(_("nom"), max_length=60)
    first_day = models.DateField(_("premier jour sans classe"))
    last_day = models.DateField(_("dernier jour sans classe"))

    objects = SchoolHolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacances scolaires")
        verbose_name_plural = _("vacances scolaires")
        ordering = ["first_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["zone", "school_year", "label"], name="school_holiday_unique_in_its_year"
            ),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="school_holiday_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.school_year}"
