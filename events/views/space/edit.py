"""Writing an event: one page, saved at every submit, proposed when it is complete."""

import uuid
from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from events import moderation
from events.checks import advice, missing
from events.enums import ModerationAction, PublicationStatus
from events.forms.page import EventPage
from events.models import Event
from events.permissions import (
    can_act,
    can_edit,
    can_set_dates_status,
    can_write_for,
    is_editor_of,
)
from events.views.space.access import event_or_404, organization_or_404, private
from events.writing import create_draft, store

if TYPE_CHECKING:
    from call_culture.accounts.models import User


@private
def new_event(request: HttpRequest, slug: str) -> HttpResponse:
    """Offer an empty page; the first submit makes a draft of it."""
    organization = organization_or_404(request, slug)
    if not can_write_for(request.user, organization):
        raise PermissionDenied
    if request.method != "POST":
        context = _context(request, EventPage(Event())) | {
            "organization": organization,
            "key": uuid.uuid4(),
            "address": reverse("partner_event_new", args=[slug]),
        }
        return render(request, "events/space/edit.html", context)
    user = cast("User", request.user)
    event = create_draft(organization, user, _key(request))
    if not can_edit(user, event):  # a key taken from somebody else's event
        event = create_draft(organization, user, uuid.uuid4())
    return _save(request, event)


@private
def edit_event(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Show the page of an event as it was left, or store what was sent."""
    event = event_or_404(request, uid)
    if not can_edit(request.user, event):
        if request.method == "POST":
            raise PermissionDenied
        return render(request, "events/space/read.html", _read_context(request, event))
    if request.method == "POST":
        return _save(request, event)
    return render(request, "events/space/edit.html", _context(request, EventPage.of_draft(event)))


def _key(request: HttpRequest) -> uuid.UUID:
    """Return what makes two sendings of one form one event."""
    try:
        return uuid.UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid.uuid4()


def _save(request: HttpRequest, event: Event) -> HttpResponse:
    """Store, then propose when asked to and possible; nothing typed is lost either way."""
    user = cast("User", request.user)
    page = EventPage(event, request.POST, request.FILES)
    lacking = store(page, user)
    event = Event.objects.get(pk=event.pk)
    action = request.POST.get("action", "")
    if page.problems or lacking:
        messages.warning(request, _kept_sentence(event))
    elif action == "submit" and _propose(request, event, user):
        return redirect("partner_event", uid=event.uid)
    else:
        messages.success(request, _("C'est enregistré."))
    if action == "preview" and not page.problems:
        return redirect("event_preview", slug=event.slug)
    target = reverse("partner_event", args=[event.uid])
    asked = action == "submit" and (page.problems or lacking)
    return redirect(f"{target}?controle=1#controle" if asked else target)


def _kept_sentence(event: Event) -> str:
    if event.publication_status == PublicationStatus.DRAFT:
        return _("Le brouillon est enregistré. Des points restent à voir avant de le proposer.")
    if event.is_public:
        return _("La page publique n'a pas changé\u00a0: corrigez d'abord les points signalés.")
    return _("Votre saisie est gardée, mais pas encore transmise\u00a0: voyez les points signalés.")


def _propose(request: HttpRequest, event: Event, user: "User") -> bool:
    """Publish for a trusted organization, else hand to moderation; False when it is neither."""
    allowed = moderation.allowed_actions(event)
    if ModerationAction.PUBLISH in allowed and can_act(user, event, ModerationAction.PUBLISH):
        moderation.publish(event, by=user)
        messages.success(request, _("C'est publié."))
        return True
    if ModerationAction.SUBMIT in allowed and can_act(user, event, ModerationAction.SUBMIT):
        moderation.submit(event, by=user)
        messages.success(
            request, _("C'est proposé. Un agent va relire\u00a0; vous serez prévenu par e-mail.")
        )
        return True
    return False


def _context(request: HttpRequest, page: EventPage) -> dict[str, object]:
    """What the page of writing shows besides its forms."""
    event = page.event
    lacking = missing(event) if event.pk else []
    publishes = bool(event.pk) and can_act(request.user, event, ModerationAction.PUBLISH)
    return {
        "page": page,
        "event": event,
        "organization": event.organizers.first() if event.pk else None,
        "key": "",
        "address": reverse("partner_event", args=[event.uid]) if event.pk else "",
        "problems": page.problems,
        "missing": lacking,
        "advice": advice(event) if event.pk else [],
        "asked": "controle" in request.GET,
        "publishes": publishes,
        "message": _last_message(event),
        "tools": _tools(request, event),
        "can_propose": event.publication_status
        in (PublicationStatus.DRAFT, PublicationStatus.CHANGES_REQUESTED),
    }


def _read_context(request: HttpRequest, event: Event) -> dict[str, object]:
    """What who may not write sees: the state, the dates, and what can still be done."""
    return {
        "event": event,
        "organization": event.organizers.first(),
        "message": _last_message(event),
        "tools": _tools(request, event),
    }


def _tools(request: HttpRequest, event: Event) -> dict[str, object]:
    """Return what this account may do to the event besides writing it."""
    if event.pk is None:
        return {}
    user, allowed = request.user, moderation.allowed_actions(event)
    writes = is_editor_of(user, event)
    dates = event.occurrences.not_over().in_order() if event.is_public else []
    fresh_draft = event.publication_status == PublicationStatus.DRAFT
    return {
        "dates": list(dates),
        "set_status": can_set_dates_status(user, event),
        "correct": event.is_public and writes and not can_edit(user, event),
        "withdraw": ModerationAction.WITHDRAW in allowed
        and can_act(user, event, ModerationAction.WITHDRAW),
        "reopen": ModerationAction.REOPEN in allowed
        and can_act(user, event, ModerationAction.REOPEN),
        "copy": writes,
        "delete": writes and fresh_draft and not event.moderation_log.exists(),
    }


def _last_message(event: Event) -> str:
    """Return what staff last asked for or said, while it still matters."""
    waiting = (PublicationStatus.CHANGES_REQUESTED, PublicationStatus.REJECTED)
    if event.pk is None or event.publication_status not in waiting:
        return ""
    log = event.moderation_log.exclude(reason="").first()
    return log.reason if log else ""
