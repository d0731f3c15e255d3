"""The whole page on which an event is written: its fields, its dates, what is wrong with them."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from events.forms.dates import PeriodForm, WeeklyForm, date_rows, period_of, row_of
from events.forms.event import EventForm
from events.forms.fields import as_query, printable_data
from events.forms.picture import EventPictureForm, words_of
from events.models import Event

#: Never kept with a draft: the token of the form, and the button that sent it.
_NOT_TYPED = ("csrfmiddlewaretoken", "action", "key")


@dataclass(frozen=True)
class Problem:
    """Something to correct: its sentence, and the id of the field on the page ("" for none)."""

    sentence: str
    anchor: str = ""


class EventPage:
    """The forms of one event, bound to `data` when something was sent or kept."""

    def __init__(
        self,
        event: Event,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, Any] | None" = None,
    ) -> None:
        self.event = event
        self.data = printable_data(data) if data is not None else None
        self.form = EventForm(self.data, instance=event)
        occurrences = list(event.occurrences.order_by("start", "pk")) if event.pk else []
        self.single = [row for row in occurrences if not row.is_period]
        self.period_occurrence = next((row for row in occurrences if row.is_period), None)
        self.rows = date_rows(max(3, 6 - len(self.single)))(
            self.data, prefix="dates", initial=[row_of(row) for row in self.single]
        )
        self.weekly = WeeklyForm(self.data, prefix="semaine")
        self.period = PeriodForm(
            self.data, prefix="periode", initial=period_of(self.period_occurrence)
        )

        self.picture = EventPictureForm(
            self.data,
            files if self.data is not None else None,
            prefix="image",
            initial=words_of(event.picture),
        )

    @classmethod
    def of_draft(cls, event: Event) -> "EventPage":
        """Return the page as its author left it."""
        draft = getattr(event, "draft", None)
        return cls(event, as_query(draft.data)) if draft else cls(event)

    def is_valid(self) -> bool:
        """True when everything typed can be stored."""
        return not self.problems

    @property
    def typed(self) -> dict[str, list[str]]:
        """What was sent, field by field, as it is kept with a draft."""
        lists = self.data.lists() if self.data is not None else []
        return {name: list(values) for name, values in lists if name not in _NOT_TYPED}

    @cached_property
    def problems(self) -> list[Problem]:
        """What was typed and cannot be stored, in the order of the page."""
        if self.data is None:
            return []
        found = [
            Problem(f"{self.form[name].label}\u00a0: {error}", self.form[name].id_for_label)
            if name in self.form.fields
            else Problem(str(error))
            for name, errors in self.form.errors.items()
            for error in errors
        ]
        found += [Problem(str(error), "dates") for error in self.rows.non_form_errors()]
        for number, row in enumerate(self.rows.forms, 1):
            found += [
                Problem(
                    _("Date n°\u00a0%(number)d\u00a0: %(error)s") % {"number": number, "error": e},
                    row[name].id_for_label if name in row.fields else "dates",
                )
                for name, errors in row.errors.items()
                for e in errors
            ]
        for form, title in (
            (self.weekly, _("Chaque semaine")),
            (self.period, _("Exposition")),
            (self.picture, _("Image")),
        ):
            found += [
                Problem(f"{title}\u00a0: {error}", form[name].auto_id)
                for name, errors in form.errors.items()
                for error in errors
            ]
        return found
