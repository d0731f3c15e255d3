"""What is edited inside the page of an event: dates, pictures, proposal, decisions."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from events.enums import EventStatus
from events.forms.fields import WeekdaysField
from events.models import EventPicture, ModerationLog, Occurrence, Proposal


class OccurrenceForm(forms.ModelForm):
    """One date; the opening days of an exhibition are ticked by name."""

    opening_days = WeekdaysField(
        label=_("Jours d'ouverture"),
        help_text=_("Cochés\u00a0: c'est une exposition, du début à la fin, ouverte ces jours-là."),
    )

    class Meta:
        model = Occurrence
        exclude: list[str] = []

    def clean(self) -> dict[str, Any] | None:
        """A date moved to another day remembers the first one announced."""
        cleaned = super().clean()
        data = self.cleaned_data
        moved = data.get("event_status") == EventStatus.RESCHEDULED and "start" in self.changed_data
        if moved and not data.get("previous_start"):
            data["previous_start"] = self.initial.get("start")
        return cleaned


class OccurrenceInline(admin.StackedInline):
    """The dates of an event, each with its own state; what is rare is folded."""

    model = Occurrence
    form = OccurrenceForm
    extra = 0
    autocomplete_fields = ["place", "access_features"]
    fieldsets = [
        (
            None,
            {"fields": [("start", "end"), "all_day", ("event_status", "status_reason"), "note"]},
        ),
        (
            _("Exposition\u00a0: jours et heures d'ouverture"),
            {"classes": ["collapse"], "fields": ["opening_days", ("opening_time", "closing_time")]},
        ),
        (
            _("Report, autre lieu, accessibilité de cette date"),
            {"classes": ["collapse"], "fields": ["previous_start", "place", "access_features"]},
        ),
    ]


class EventPictureInline(admin.TabularInline):
    """Further pictures of an event."""

    model = EventPicture
    extra = 0
    autocomplete_fields = ["picture"]


class ModerationLogInline(admin.TabularInline):
    """What was decided, by whom, when: to read only."""

    model = ModerationLog
    extra = 0
    can_delete = False
    fields = ["at", "action", "from_status", "to_status", "by", "reason"]
    readonly_fields = ["at", "action", "from_status", "to_status", "by", "reason"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Written by `events.moderation` only."""
        return False


class ProposalInline(admin.StackedInline):
    """Who proposed the event without an account: never public."""

    model = Proposal
    extra = 0
    can_delete = False
    readonly_fields = ["name", "email", "organization_name", "confirmed_at", "created_at"]

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only the public form makes a proposal."""
        return False
