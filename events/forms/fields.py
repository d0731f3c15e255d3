"""Fields that accept what people type: hours as "14h30", days within a lifetime."""

import re
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.printable import printable

_YEARS = range(2000, 2100)
_HOUR = re.compile(r"^\s*(\d{1,2})\s*[hH:]\s*(\d{1,2})?\s*(?::\d\d)?\s*$")


def printable_data(data: QueryDict) -> QueryDict:
    """Return a copy without the characters nobody sees, in names as in values.

    PostgreSQL refuses NUL, calendars and feeds the others.
    """
    clean = QueryDict(mutable=True)
    for name, values in data.lists():
        clean.setlist(printable(name), [printable(value) for value in values])
    return clean


def as_query(data: Mapping[str, list[str]]) -> QueryDict:
    """Return what was typed and kept (name → values) in the shape a form reads."""
    query = QueryDict(mutable=True)
    for name, values in data.items():
        query.setlist(name, values)
    return query


class DayField(forms.DateField):
    """A local day, between 2000 and 2099."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = gettext_lazy(
            "Ce jour n'existe pas. Écrivez-le comme ceci\u00a0: 28/11/2026."
        )

    def to_python(self, value: Any) -> date | None:
        """Refuse the years no programme is about, which dates cannot all be computed with."""
        day = super().to_python(value)
        if day is not None and day.year not in _YEARS:
            raise ValidationError(_("L'année n'est pas la bonne."))
        return day


class HourField(forms.TimeField):
    """An hour of the day, "14:30", "14h30" or "14 h"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
        super().__init__(**kwargs)
        self.error_messages["invalid"] = gettext_lazy(
            "Cette heure n'existe pas. Écrivez-la comme ceci\u00a0: 14:30."
        )

    def to_python(self, value: Any) -> time | None:
        """Read the French way of writing hours too."""
        match = _HOUR.match(value) if isinstance(value, str) else None
        if match:
            value = f"{match[1]}:{match[2] or '00'}"
        return super().to_python(value)


class MoneyField(forms.DecimalField):
    """An amount in euros, "5,50", "5.50" or "5,50 €"."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("required", False)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "decimal"}))
        super().__init__(min_value=0, max_digits=7, decimal_places=2, localize=True, **kwargs)
        self.error_messages["invalid"] = gettext_lazy("Écrivez un montant, par exemple 5,50.")

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        """Leave out the currency and the blanks."""
        if isinstance(value, str):
            value = re.sub(r"[\s€]", "", value)
        return super().to_python(value)


class WeekdaysField(forms.MultipleChoiceField):
    """ISO weekdays, returned as the ordered string that `Occurrence.opening_days` holds."""

    def __init__(self, **kwargs: Any) -> None:
        names = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
        kwargs.setdefault("required", False)
        super().__init__(
            choices=[(str(n), name) for n, name in enumerate(names, 1)],
            widget=forms.CheckboxSelectMultiple,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Tick the days of the stored string."""
        return list(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        """Return "24" for Tuesday and Thursday, "" for none."""
        return "".join(sorted(set(super().clean(value))))
