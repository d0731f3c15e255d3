"""Admin of events: the queue, the record, the moves of the moderation."""

from typing import Any, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import BaseModelForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from call_culture.accounts.models import User
from call_culture.territory.admin_base import PortalAdmin
from events import moderation
from events.admin.inlines import (
    EventPictureInline,
    ModerationLogInline,
    OccurrenceInline,
    ProposalInline,
)
from events.enums import ModerationAction, Origin
from events.models import Event, ModerationLog
from events.permissions import can_act

#: The move behind each button of the form; the button's name is `_move_<action>`.
BUTTON = "_move_"


class ReasonForm(ActionForm):
    """The list's action menu, with room for the message a refusal needs."""

    reason = forms.CharField(label=_("Message à l'auteur :"), required=False)


class WhenFilter(admin.SimpleListFilter):
    """Upcoming or past, by the queryset's own words."""

    title = _("dates")
    parameter_name = "dates"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer the three situations an agent looks for."""
        return [("a-venir", str(_("À venir"))), ("passes", str(_("Passés")))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Apply the choice."""
        if self.value() == "a-venir":
            return queryset.upcoming()
        return queryset.past() if self.value() == "passes" else queryset


@admin.register(Event)
class EventAdmin(PortalAdmin):
    """Events: the list is the queue when it is filtered on what waits."""

    action_form = ReasonForm
    change_form_template = "admin/events/event/change_form.html"
    list_display = [
        "title",
        "publication_status",
        "submitted_on",
        "next_date",
        "place",
        "category",
        "origin",
    ]
    list_filter = ["publication_status", WhenFilter, "category", "origin", "place__commune"]
    list_select_related = ["place__commune"]
    search_fields = ["title", "summary", "place__name", "organizers__name"]
    autocomplete_fields = [
        "organizers",
        "place",
        "editions",
        "picture",
        "audiences",
        "access_features",
    ]
    rich_text_fields = ("description",)
    readonly_fields = [
        "publication_status",
        "published_at",
        "origin",
        "origin_reference",
        "created_by",
        "created_at",
        "updated_at",
    ]
    inlines = [OccurrenceInline, EventPictureInline, ProposalInline, ModerationLogInline]
    actions = ["publish_selected", "request_changes_selected", "reject_selected"]
    fieldsets = [
        (None, {"fields": ["publication_status", "title", "slug", "summary", "description"]}),
        (_("Quoi, pour qui"), {"fields": ["category", "audiences", ("age_min", "age_max")]}),
        (_("Où"), {"fields": ["place", "setting", "is_online", "online_url"]}),
        (_("Qui"), {"fields": ["organizers", "editions"]}),
        (
            _("Tarif et réservation"),
            {
                "fields": [
                    "price_kind",
                    ("price_min", "price_max"),
                    ("price_note", "free_for"),
                    "booking_kind",
                    ("booking_url", "booking_phone", "booking_email"),
                    "booking_opens_on",
                ]
            },
        ),
        (
            _("Accessibilité et langues"),
            {"fields": ["access_features", "access_note", "languages"]},
        ),
        (_("Contact public"), {"fields": [("contact_name", "contact_phone", "contact_email")]}),
        (_("Image"), {"fields": ["picture"]}),
        (
            _("Origine"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("origin", "origin_reference"),
                    ("created_by", "created_at"),
                    ("updated_at", "published_at"),
                ],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Event]:
        """Show the next date of each, and since when it waits, whatever the number of rows."""
        submissions = ModerationLog.objects.filter(
            event=OuterRef("pk"), action=ModerationAction.SUBMIT
        )
        return Event.objects.with_next_start().annotate(
            last_submission=Subquery(submissions.order_by("-at").values("at")[:1])
        )

    def view_on_site(self, event: Event) -> str:
        """The public page, or the preview of what is not public yet."""
        name = "event_detail" if event.is_public else "event_preview"
        return reverse(name, args=[event.slug])

    @admin.display(description=_("prochaine date"), ordering="next_start")
    def next_date(self, event: Event) -> str:
        """The next date, in short."""
        start = getattr(event, "next_start", None)
        return f"{timezone.localtime(start):%d/%m/%Y %H:%M}" if start else "–"

    @admin.display(description=_("proposé le"), ordering="last_submission")
    def submitted_on(self, event: Event) -> str:
        """The day it was handed to moderation, in short."""
        moment = getattr(event, "last_submission", None)
        return f"{timezone.localtime(moment):%d/%m/%Y}" if moment else "–"

    def save_model(
        self, request: HttpRequest, obj: Event, form: forms.ModelForm, change: bool
    ) -> None:
        """Sign what is typed here."""
        if not change:
            obj.created_by = request.user  # type: ignore[assignment]
            obj.origin = Origin.STAFF
        super().save_model(request, obj, form, change)

    def save_related(
        self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool
    ) -> None:
        """Tell calendars that the event or one of its dates changed."""
        super().save_related(request, form, formsets, change)
        if change and (form.has_changed() or any(rows.has_changed() for rows in formsets)):
            form.instance.mark_changed()

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Offer the moves the status allows, each as a button beside a message."""
        event = self.get_object(request, object_id)
        moves = []
        if event is not None:
            moves = [
                {"name": f"{BUTTON}{action}", "label": action.label.capitalize()}
                for action in moderation.allowed_actions(event)
                if can_act(request.user, event, action)
            ]
        return super().change_view(
            request, object_id, form_url, {**(extra_context or {}), "moderation_moves": moves}
        )

    def response_change(self, request: HttpRequest, obj: Event) -> HttpResponse:
        """Make the move of the button that was pressed, after the record was saved."""
        for name in request.POST:
            if name.startswith(BUTTON):
                self._move(request, [obj], name.removeprefix(BUTTON))
                return HttpResponseRedirect(request.get_full_path())
        return super().response_change(request, obj)

    @admin.action(description=_("Publier"))
    def publish_selected(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Publish the ticked events."""
        self._move(request, list(queryset), ModerationAction.PUBLISH)

    @admin.action(description=_("Demander des corrections (message obligatoire)"))
    def request_changes_selected(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Give the ticked events back with one message."""
        self._move(request, list(queryset), ModerationAction.REQUEST_CHANGES)

    @admin.action(description=_("Refuser (message obligatoire)"))
    def reject_selected(self, request: HttpRequest, queryset: QuerySet[Event]) -> None:
        """Refuse the ticked events with one message."""
        self._move(request, list(queryset), ModerationAction.REJECT)

    def _move(self, request: HttpRequest, events: list[Event], action: str) -> None:
        """Make one move on each event and say what was and was not done."""
        reason = request.POST.get("moderation_reason", "") or request.POST.get("reason", "")
        done = 0
        for event in events:
            known = action in ModerationAction.values
            if not known or not can_act(
                request.user,
                event,
                ModerationAction(action),
            ):
                self.message_user(request, _("Vous n'avez pas ce droit."), messages.ERROR)
                return
            try:
                move = moderation.MOVES[ModerationAction(action)]
                move(event, by=cast(User, request.user), reason=reason)
                done += 1
            except moderation.ForbiddenMoveError as error:
                self.message_user(request, f"{event} : {error}", messages.ERROR)
        if done:
            text = ngettext("%d événement traité.", "%d événements traités.", done) % done
            self.message_user(request, text, messages.SUCCESS)


@admin.register(ModerationLog)
class ModerationLogAdmin(admin.ModelAdmin):
    """Who decided what, when: to read only."""

    list_display = ["at", "event", "action", "from_status", "to_status", "by"]
    list_filter = ["action", "at"]
    list_select_related = ["event", "by"]
    search_fields = ["event__title", "by__email"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Written by `events.moderation` only."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A record of the past does not change."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """A record of the past is not erased by hand."""
        return False
