"""The dates of an event as a person enters them: one by one, every week, or a period."""

from datetime import date, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.forms.fields import DayField, HourField, WeekdaysField
from events.models import Occurrence
from events.recurrence import Slot, slot_on

MAX_DATES = 200
#: An evening may end after midnight, at the latest at this hour.
_SMALL_HOURS = time(6)
_LAST_MINUTE = time(23, 59)


def moments(day: date, starts: time | None, ends: time | None) -> Slot:
    """Return the aware start and end of a date; without a start it lasts all day.

    An end before the start and up to 6 in the morning is on the next day.
    """
    if starts is None:
        return slot_on(day, time.min, _LAST_MINUTE)
    return slot_on(day, starts, ends)


def _wrong_order(starts: time | None, ends: time | None) -> bool:
    """True when the end cannot follow the start, neither that day nor in the small hours."""
    if starts is None or ends is None:
        return False
    return ends == starts or (ends < starts and ends > _SMALL_HOURS)


class DateRowForm(forms.Form):
    """One date: a day, a start or none (all day), an end or none."""

    occurrence = forms.IntegerField(required=False, widget=forms.HiddenInput, min_value=1)
    day = DayField(label=gettext_lazy("Jour"))
    starts = HourField(label=gettext_lazy("De"))
    ends = HourField(label=gettext_lazy("À"))
    remove = forms.BooleanField(label=gettext_lazy("Retirer"), required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of an hour, and for hours in order."""
        data = super().clean() or {}
        if data.get("remove"):
            return data
        day, starts, ends = data.get("day"), data.get("starts"), data.get("ends")
        if not day and (starts or ends) and "day" not in self.errors:
            self.add_error("day", _("Donnez le jour."))
        if ends and not starts and "starts" not in self.errors:
            self.add_error("starts", _("Donnez l'heure de début."))
        if _wrong_order(starts, ends):
            self.add_error("ends", _("La fin est avant le début."))
        return data

    @property
    def is_filled(self) -> bool:
        """True for a valid row that gives a date."""
        return self.is_valid() and bool(self.cleaned_data.get("day")) and not self.removed

    @property
    def removed(self) -> bool:
        """True when the row asks to be taken away."""
        return self.is_valid() and bool(self.cleaned_data.get("remove"))


class BaseDateRows(forms.BaseFormSet):
    """The rows of dates; too many are refused with a sentence."""

    default_error_messages = {
        "too_many_forms": _(
            "Pas plus de %(num)d dates à la fois. Pour des dates régulières, utilisez"
            " « Chaque semaine »."
        ),
        "missing_management_form": _(
            "Les dates n'ont pas été reçues en entier. Vérifiez-les et enregistrez à nouveau."
        ),
    }


def date_rows(extra: int, *, maximum: int = MAX_DATES) -> type[BaseDateRows]:
    """Return the class of a list of dates with `extra` empty rows."""
    return forms.formset_factory(  # type: ignore[return-value]
        DateRowForm,
        formset=BaseDateRows,
        extra=extra,
        max_num=maximum,
        absolute_max=maximum + 50,
        validate_max=True,
    )


def row_of(occurrence: Occurrence) -> dict[str, object]:
    """Return what a row shows of an existing date."""
    start = timezone.localtime(occurrence.start)
    end = timezone.localtime(occurrence.end) if occurrence.end else None
    all_day = occurrence.all_day
    return {
        "occurrence": occurrence.pk,
        "day": start.date(),
        "starts": None if all_day else start.time(),
        "ends": None if all_day or end is None else end.time(),
    }


class WeeklyForm(forms.Form):
    """Dates that come back every week, added once as so many dates."""

    weekdays = WeekdaysField(label=gettext_lazy("Les jours"))
    first_day = DayField(label=gettext_lazy("À partir du"))
    last_day = DayField(label=gettext_lazy("Jusqu'au"))
    starts = HourField(label=gettext_lazy("De"))
    ends = HourField(label=gettext_lazy("À"))
    skip_school_holidays = forms.BooleanField(
        label=gettext_lazy("Sauf pendant les vacances scolaires (zone B)"), required=False
    )
    skip_public_holidays = forms.BooleanField(
        label=gettext_lazy("Sauf les jours fériés"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Ask for what is missing once something is given."""
        data = super().clean() or {}
        if not (data.get("weekdays") or data.get("first_day") or data.get("last_day")):
            return data
        for name, sentence in (
            ("weekdays", _("Cochez au moins un jour.")),
            ("first_day", _("Donnez le premier jour.")),
            ("last_day", _("Donnez le dernier jour.")),
            ("starts", _("Donnez l'heure de début.")),
        ):
            if not data.get(name) and name not in self.errors:
                self.add_error(name, sentence)
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("La fin est avant le début."))
        if first and last and (last - first).days > 400:
            self.add_error("last_day", _("Pas plus d'un an à la fois."))
        starts, ends = data.get("starts"), data.get("ends")
        if _wrong_order(starts, ends):
            self.add_error("ends", _("La fin est avant le début."))
        return data

    @property
    def is_filled(self) -> bool:
        """True for a whole rule."""
        return self.is_valid() and bool(self.cleaned_data.get("weekdays"))


class PeriodForm(forms.Form):
    """An exhibition: from a day to another, with its opening days and hours."""

    first_day = DayField(label=gettext_lazy("Du"))
    last_day = DayField(label=gettext_lazy("Au"))
    weekdays = WeekdaysField(
        label=gettext_lazy("Jours d'ouverture"),
        help_text=gettext_lazy("Aucun coché\u00a0: tous les jours."),
    )
    opens = HourField(label=gettext_lazy("Ouvre à"))
    closes = HourField(label=gettext_lazy("Ferme à"))

    def clean(self) -> dict[str, Any]:
        """Ask for both ends, in order."""
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if bool(first) != bool(last):
            name = "last_day" if first else "first_day"
            if name not in self.errors:
                self.add_error(name, _("Donnez les deux jours de l'exposition."))
        if first and last and last < first:
            self.add_error("last_day", _("La fin est avant le début."))
        opens, closes = data.get("opens"), data.get("closes")
        if opens and closes and closes <= opens:
            self.add_error("closes", _("La fermeture est avant l'ouverture."))
        return data

    @property
    def is_filled(self) -> bool:
        """True for a whole period."""
        return self.is_valid() and bool(self.cleaned_data.get("first_day"))

    @property
    def is_empty(self) -> bool:
        """True when it is valid and says nothing: there is no exhibition."""
        return self.is_valid() and not self.cleaned_data.get("first_day")


def period_of(occurrence: Occurrence | None) -> dict[str, object]:
    """Return what the period's form shows of an existing exhibition."""
    if occurrence is None or occurrence.end is None:
        return {}
    return {
        "first_day": timezone.localdate(occurrence.start),
        "last_day": timezone.localdate(occurrence.end),
        "weekdays": list(occurrence.opening_days),
        "opens": occurrence.opening_time,
        "closes": occurrence.closing_time,
    }
