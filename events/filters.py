"""The filters of the agenda: the address is read by `events.query`, querysets give the meaning.

`AgendaFilter(request.GET)` never fails. `dates()` are the dates asked for, `events()` their
events; `notices` tell what was not understood, `chips` what was chosen.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import django_filters
from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.clock import day_start
from call_culture.territory.french import NBSP
from call_culture.territory.models import Place
from events.enums import AudienceSlug, Category
from events.models import Event, Occurrence
from events.query import Understood, understand
from events.querysets import EventQuerySet, OccurrenceQuerySet
from events.when import SHORTCUTS, Span

_WHEN_CHOICES = [("", gettext_lazy("À partir de maintenant"))] + [
    (value, label) for value, (label, _days) in SHORTCUTS.items()
]


class AgendaForm(forms.Form):
    """The controls of the agenda; ids are in French like the addresses."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": "filtre-%s"})


def _day_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


@dataclass(frozen=True)
class Chip:
    """One chosen filter: its parameter, what it says, and the query string without it."""

    name: str
    label: str
    without: str


class AgendaFilter(django_filters.FilterSet):
    """What can be asked of the agenda. Fields about one date are applied by `dates()`."""

    q = django_filters.CharFilter(
        label=gettext_lazy("Mots"),
        method="by_words",
        widget=forms.TextInput(attrs={"type": "search", "maxlength": 120}),
    )
    quand = django_filters.ChoiceFilter(
        label=gettext_lazy("Quand"),
        choices=_WHEN_CHOICES[1:],
        method="by_date",
        empty_label=gettext_lazy("À partir de maintenant"),
    )
    du = django_filters.DateFilter(label=gettext_lazy("Du"), method="by_date", widget=_day_input())
    au = django_filters.DateFilter(label=gettext_lazy("Au"), method="by_date", widget=_day_input())
    commune = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Communes"), method="by_date", widget=forms.CheckboxSelectMultiple
    )
    categorie = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Catégories"),
        choices=Category.choices,
        method="by_category",
        widget=forms.CheckboxSelectMultiple,
    )
    public = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Pour qui"),
        choices=AudienceSlug.choices,
        method="by_audience",
        widget=forms.CheckboxSelectMultiple,
    )
    age = django_filters.NumberFilter(
        label=gettext_lazy("Âge (en années)"),
        method="by_age",
        widget=forms.NumberInput(attrs={"min": 0, "max": 120}),
    )
    acces = django_filters.MultipleChoiceFilter(
        label=gettext_lazy("Accessibilité"), method="by_date", widget=forms.CheckboxSelectMultiple
    )
    gratuit = django_filters.BooleanFilter(
        label=gettext_lazy("Gratuit"), method="by_price", widget=forms.CheckboxInput
    )
    en_ligne = django_filters.BooleanFilter(
        label=gettext_lazy("En ligne"), method="by_online", widget=forms.CheckboxInput
    )
    lieu = django_filters.CharFilter(method="by_date", widget=forms.HiddenInput)
    partenaire = django_filters.CharFilter(method="by_organization", widget=forms.HiddenInput)
    programme = django_filters.CharFilter(method="by_programme", widget=forms.HiddenInput)

    class Meta:
        model = Event
        fields: list[str] = []
        form = AgendaForm

    def __init__(self, data: QueryDict, *, now: datetime | None = None) -> None:
        self.now = now or timezone.now()
        self.understood: Understood = understand(data, timezone.localdate(self.now))
        super().__init__(self.understood.query, queryset=Event.objects.published())
        for name in ("commune", "acces"):
            choices = getattr(self.understood.choices, name)
            self.filters[name].extra["choices"] = list(choices.items())

    # --- What is asked ----------------------------------------------------------------

    @property
    def query(self) -> QueryDict:
        """The query string that says the same, in one spelling, without the page."""
        return self.understood.query

    @property
    def notices(self) -> list[str]:
        """What to tell of values that were ignored."""
        return self.understood.notices

    @property
    def is_filtered(self) -> bool:
        """True when anything at all was chosen."""
        return bool(self.query)

    @property
    def chips(self) -> list[Chip]:
        """The chosen filters, each with the query string that removes it alone."""
        found = []
        for name, values in self.query.lists():
            if name in self.understood.span.names:
                continue
            for value in values:
                left = self.query.copy()
                left.setlist(name, [other for other in values if other != value])
                found.append(Chip(name, self._label(name, str(value)), left.urlencode()))
        if self.understood.span.names:
            left = self.query_without(*self.understood.span.names)
            found.insert(0, Chip("quand", self.understood.span.label, left.urlencode()))
        return found

    @property
    def ticked(self) -> dict[str, int]:
        """How many boxes are ticked in each group."""
        groups = ("commune", "categorie", "public", "acces")
        return {name: len(self.query.getlist(name)) for name in groups}

    def query_without(self, *names: str) -> QueryDict:
        """Return the query string without the parameters named."""
        left = self.query.copy()
        for name in names:
            left.pop(name, None)
        return left

    def _label(self, name: str, value: str) -> str:
        choices = getattr(self.understood.choices, name, None)
        if choices is not None:
            label = str(choices[value])
            return label[:1].upper() + label[1:]
        if name in self.understood.objects:
            return str(self.understood.objects[name])
        words = {
            "q": f"«{NBSP}{value}{NBSP}»",
            "age": _("%(age)s ans") % {"age": value},
            "gratuit": _("Gratuit"),
            "en_ligne": _("En ligne"),
        }
        return words[name]

    # --- What is found ----------------------------------------------------------------

    def dates(self, span: Span | None = None) -> OccurrenceQuerySet:
        """Return the dates asked for, cancelled ones included, in no order.

        `span` replaces the days asked for: a calendar shows its month whatever they are.
        """
        query, span = self.query, span or self.understood.span
        dates = Occurrence.objects.all()
        if any(name in query for name in self._of_event):
            dates = dates.of(self.qs)
        else:
            dates = dates.of_published_events()
        if span.first and span.last:
            dates = dates.overlapping(span.first, span.last)
        elif span.first:
            dates = dates.not_over(day_start(span.first))
        if span.from_now:
            dates = dates.not_over(self.now)
        if "commune" in query:
            dates = dates.in_communes(*query.getlist("commune"))
        place = self.understood.objects.get("lieu")
        if isinstance(place, Place):
            dates = dates.at(place)
        for feature in query.getlist("acces"):
            dates = dates.accessible(feature)
        return dates

    def events(self) -> EventQuerySet:
        """Return the events that have one of the dates asked for."""
        return Event.objects.published().having(self.dates())

    _of_event = (
        "q",
        "categorie",
        "public",
        "age",
        "gratuit",
        "en_ligne",
        "partenaire",
        "programme",
    )

    def by_date(self, events: EventQuerySet, name: str, value: Any) -> EventQuerySet:
        """Asked of each date, by `dates()`: one and the same date meets every condition."""
        return events

    def by_words(self, events: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Events in which all the words are found."""
        return events.matching(value)

    def by_category(self, events: EventQuerySet, name: str, value: list[str]) -> EventQuerySet:
        """Events of one of the categories."""
        return events.in_category(*value)

    def by_audience(self, events: EventQuerySet, name: str, value: list[str]) -> EventQuerySet:
        """Events for one of the audiences."""
        return events.for_audience(*value)

    def by_age(self, events: EventQuerySet, name: str, value: Any) -> EventQuerySet:
        """Events that suit that age."""
        return events.suitable_for_age(int(value))

    def by_price(self, events: EventQuerySet, name: str, value: bool) -> EventQuerySet:
        """Free events, when asked for."""
        return events.free() if value else events

    def by_online(self, events: EventQuerySet, name: str, value: bool) -> EventQuerySet:
        """Events online, when asked for."""
        return events.online() if value else events

    def by_organization(self, events: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Events of the partner."""
        return events.organized_by(self.understood.objects[name])

    def by_programme(self, events: EventQuerySet, name: str, value: str) -> EventQuerySet:
        """Events of the programme's editions."""
        return events.of_programme(self.understood.objects[name])
