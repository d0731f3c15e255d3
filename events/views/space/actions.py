"""What a member does to an event besides writing it; each asks permission and says what it did."""

import uuid
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import moderation
from events.emails import send_correction
from events.enums import EventStatus, ModerationAction, PublicationStatus
from events.forms.actions import CorrectionForm, DateStatusForm
from events.forms.fields import printable_data
from events.models import Event
from events.permissions import can_act, can_set_dates_status, is_editor_of
from events.status import set_occurrence_status
from events.views.space.access import event_or_404, private
from events.writing import duplicate

if TYPE_CHECKING:
    from call_culture.accounts.models import User


def _move(request: HttpRequest, uid: uuid.UUID, action: ModerationAction, done: str) -> Event:
    """Make one move of moderation for a member. Raises PermissionDenied."""
    event = event_or_404(request, uid)
    user = cast("User", request.user)
    if not can_act(user, event, action):
        raise PermissionDenied
    try:
        moderation.MOVES[action](event, by=user)
    except moderation.ForbiddenMoveError as error:
        messages.warning(request, str(error))
    else:
        messages.success(request, done)
    return event


@private
def withdraw_event(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Ask, then take a public event off the site: only staff can put it back."""
    if request.method != "POST":
        event = event_or_404(request, uid)
        if not can_act(request.user, event, ModerationAction.WITHDRAW):
            raise PermissionDenied
        if not event.is_public:
            return redirect("partner_event", uid=event.uid)
        context = {"event": event, "organization": event.organizers.first()}
        return render(request, "events/space/withdraw.html", context)
    done = _("L'événement est retiré\u00a0: sa page publique dit qu'il n'est plus annoncé.")
    event = _move(request, uid, ModerationAction.WITHDRAW, done)
    return redirect("partner_event", uid=event.uid)


@private
@require_POST
def reopen_event(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Make a draft again of a refused, archived or waiting event."""
    event = _move(request, uid, ModerationAction.REOPEN, _("C'est à nouveau un brouillon."))
    return redirect("partner_event", uid=event.uid)


@private
@require_POST
def duplicate_event(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Copy an event as a new draft, without its dates."""
    event = event_or_404(request, uid)
    if not is_editor_of(request.user, event):
        raise PermissionDenied
    copy = duplicate(event, cast("User", request.user))
    messages.success(request, _("Voici une copie, en brouillon. Donnez-lui ses dates."))
    return redirect("partner_event", uid=copy.uid)


@private
def delete_draft(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Ask, then delete a draft that was never proposed; anything else is kept for the record."""
    event = event_or_404(request, uid)
    never_sent = not event.moderation_log.exists()
    if not is_editor_of(request.user, event):
        raise PermissionDenied
    if event.publication_status != PublicationStatus.DRAFT or not never_sent:
        raise Http404
    organization = event.organizers.first()
    if request.method != "POST":
        return render(
            request,
            "events/space/delete.html",
            {"event": event, "organization": organization},
        )
    event.delete()
    messages.success(request, _("Le brouillon est supprimé."))
    return redirect("partner_home")


@private
def set_date_status(request: HttpRequest, uid: uuid.UUID, pk: int) -> HttpResponse:
    """Say at once that a date is cancelled, full, postponed, or on again."""
    event = event_or_404(request, uid)
    if not can_set_dates_status(request.user, event):
        raise PermissionDenied
    occurrence = get_object_or_404(event.occurrences, pk=pk)
    data = printable_data(request.POST) if request.method == "POST" else None
    initial = {"status": occurrence.event_status, "reason": occurrence.status_reason}
    form = DateStatusForm(data, initial=initial)
    if form.is_valid():
        slot = form.cleaned_data.get("slot")
        set_occurrence_status(
            occurrence,
            EventStatus(form.cleaned_data["status"]),
            by=cast("User", request.user),
            reason=form.cleaned_data["reason"],
            new_start=slot.start if slot else None,
            new_end=slot.end if slot else None,
        )
        messages.success(request, _("C'est annoncé sur la page publique."))
        return redirect("partner_event", uid=event.uid)
    context = {
        "event": event,
        "occurrence": occurrence,
        "form": form,
        "organization": event.organizers.first(),
    }
    return render(request, "events/space/date_status.html", context)


@private
def ask_correction(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Tell staff what to correct in a public event; what was typed stays if it cannot leave."""
    event = event_or_404(request, uid)
    if not (event.is_public and is_editor_of(request.user, event)):
        raise PermissionDenied
    form = CorrectionForm(printable_data(request.POST) if request.method == "POST" else None)
    if form.is_valid():
        user = cast("User", request.user)
        if send_correction(event, form.cleaned_data["message"], user.email):
            messages.success(request, _("Votre message est parti. Un agent corrigera la page."))
            return redirect("partner_event", uid=event.uid)
        form.add_error(
            None, _("Le message n'a pas pu partir. Il est encore ici\u00a0: réessayez plus tard.")
        )
    context = {"event": event, "form": form, "organization": event.organizers.first()}
    return render(request, "events/space/correction.html", context)
