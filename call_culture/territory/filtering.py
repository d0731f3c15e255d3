"""What the filters of every list have in common: nothing typed in an address breaks a page."""

from collections.abc import Sequence
from typing import Any

import django_filters
from django import forms
from django.core.paginator import EmptyPage, Page, PageNotAnInteger, Paginator
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.french import typo
from call_culture.territory.models import Commune

#: Longer words are no search.
MAX_WORDS = 120


class ForgivingFilterSet(django_filters.FilterSet):
    """A filter set that leaves out the values it does not know, and says which.

    Filters are optional; one that is not understood is as if it were not there.
    """

    @property
    def ignored(self) -> list[str]:
        """One French sentence for each filter whose value was not understood."""
        if not self.is_bound:
            return []
        return [
            typo(
                _("Le filtre « %(label)s » n'a pas été compris : il est ignoré.")
                % {"label": self.form.fields[name].label}
            )
            for name in self.form.errors
            if name in self.form.fields
        ]

    @property
    def chosen(self) -> dict[str, Any]:
        """The filters that were given and understood, by name."""
        if not self.is_bound or not self.form.is_bound:
            return {}
        self.form.is_valid()
        return {name: value for name, value in self.form.cleaned_data.items() if value}


def cleaned_query(data: QueryDict) -> QueryDict:
    """Return the query string with U+FFFD for NUL, which PostgreSQL refuses in a text."""
    query = data.copy()
    for name in list(query):
        query.setlist(name, [value.replace("\x00", "\ufffd") for value in query.getlist(name)])
    return query


def page_of(request: HttpRequest, rows: "models.QuerySet[Any] | Sequence[Any]", size: int) -> Page:
    """Return the page asked for by `?page=`: the first for nonsense, the last when too far."""
    paginator = Paginator(rows, size)
    try:
        return paginator.page(request.GET.get("page", "1"))
    except PageNotAnInteger:
        return paginator.page(1)
    except EmptyPage:
        wanted = request.GET.get("page", "").strip()
        return paginator.page(1 if wanted.startswith("-") or wanted == "0" else paginator.num_pages)


class CommuneFilter(django_filters.ModelChoiceFilter):
    """A commune named by its slug. Outlines weigh more than all the rest: left out."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Commune"))
        super().__init__(
            *args,
            queryset=Commune.objects.defer("boundary", "description"),
            to_field_name="slug",
            empty_label=gettext_lazy("Toutes les communes"),
            **kwargs,
        )


class Tick(forms.CheckboxInput):
    """A box whose only value is "1": anything else in the address is not understood."""

    def format_value(self, value: Any) -> str:
        """Give the value sent when the box is ticked."""
        return "1"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return what the address says, understood or not."""
        return data.get(name, "")


class TickFilter(django_filters.ChoiceFilter):
    """A condition that is asked for or not, shown as a box to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        widget = Tick(check_test=lambda value: value == "1")
        super().__init__(*args, choices=[("1", _("oui"))], widget=widget, **kwargs)
