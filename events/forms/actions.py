"""Short forms of the partner space: the state of a date, a request of correction."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.enums import EventStatus
from events.forms.dates import moments
from events.forms.fields import DayField, HourField
from events.status import MEMBER_STATUSES


class DateStatusForm(forms.Form):
    """What becomes of one date."""

    status = forms.ChoiceField(
        label=gettext_lazy("Cette date est"),
        choices=[(status.value, status.label) for status in MEMBER_STATUSES],
    )
    reason = forms.CharField(
        label=gettext_lazy("Raison, lue par le public"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Une phrase courte suffit."),
    )
    day = DayField(label=gettext_lazy("Nouveau jour, si la date est reportée"))
    starts = HourField(label=gettext_lazy("De"))
    ends = HourField(label=gettext_lazy("À"))

    def clean(self) -> dict[str, Any]:
        """A date moved to another day needs that day and hour."""
        data = super().clean() or {}
        if data.get("status") == EventStatus.RESCHEDULED and not self.errors:
            if not data.get("day"):
                self.add_error("day", _("Donnez le nouveau jour."))
            if not data.get("starts"):
                self.add_error("starts", _("Donnez l'heure de début."))
            if not self.errors:
                data["slot"] = moments(data["day"], data["starts"], data.get("ends"))
        return data


class CorrectionForm(forms.Form):
    """What is to be corrected in a public event, for staff to do."""

    message = forms.CharField(
        label=gettext_lazy("Ce qu'il faut corriger"),
        max_length=3_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Par exemple\u00a0: « l'horaire du 12 mars est 15 h, pas 14 h »."),
    )
