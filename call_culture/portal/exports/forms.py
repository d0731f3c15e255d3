"""The filters of an exported file, as they stand in its address."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from call_culture.portal.exports.selection import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_QUERY,
    EventSelection,
)


class ExportForm(forms.Form):
    """Commune, days, category, words: in French, like the addresses of the agenda."""

    commune = forms.CharField(label=_("commune"), required=False, max_length=120)
    categorie = forms.CharField(label=_("catégorie"), required=False, max_length=40)
    du = forms.DateField(label=_("premier jour"), required=False, input_formats=["%Y-%m-%d"])
    au = forms.DateField(label=_("dernier jour"), required=False, input_formats=["%Y-%m-%d"])
    q = forms.CharField(label=_("mots"), required=False, max_length=LONGEST_QUERY)

    def clean(self) -> dict[str, Any]:
        """Refuse days too far for a database to hold."""
        for name in ("du", "au"):
            day = self.cleaned_data.get(name)
            if day and not FIRST_DAY <= day <= LAST_DAY:
                self.add_error(name, _("Donnez un jour entre 2000 et 2100."))
        return self.cleaned_data

    def selection(self) -> EventSelection:
        """Return what is asked for; the form must be valid."""
        data = self.cleaned_data
        return EventSelection(
            commune=data["commune"],
            category=data["categorie"],
            first_day=data["du"],
            last_day=data["au"],
            words=data["q"],
        )
