"""Storing what a member writes: drafts part by part, public events whole or not at all."""

import uuid
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from call_culture.media.models import Picture
from call_culture.search import index
from events import emails
from events.checks import Check, missing
from events.dates import store_dates
from events.enums import Origin, PublicationStatus
from events.forms.event import EventForm
from events.forms.page import EventPage
from events.models import Event, EventChange, EventDraft
from events.places import find_or_propose, forget_unused
from partners.models import Organization

if TYPE_CHECKING:
    from call_culture.accounts.models import User

#: Statuses in which an event may be incomplete; in the others the last whole version stays.
MAY_BE_INCOMPLETE = (PublicationStatus.DRAFT, PublicationStatus.CHANGES_REQUESTED)
#: The columns of the event that its page writes.
COLUMNS = tuple(
    field.name
    for field in Event._meta.concrete_fields
    if field.name in (EventForm._meta.fields or ())  # type: ignore[misc]
)
_COPIED = (
    "title", "summary", "description", "category", "age_min", "age_max", "languages", "setting",
    "price_kind", "price_min", "price_max", "price_note", "free_for", "booking_kind",
    "booking_url", "booking_phone", "booking_email", "place", "online_url", "is_online",
    "picture", "access_note", "contact_name", "contact_phone", "contact_email",
)  # fmt: skip


@transaction.atomic
def create_draft(organization: Organization, by: "User", key: uuid.UUID) -> Event:
    """Return the draft that `key` names, made the first time: sending twice makes one event."""
    event = Event.objects.select_for_update().filter(uid=key).first()
    if event is not None:
        return event
    try:
        with transaction.atomic():
            event = Event.objects.create(uid=key, origin=Origin.PARTNER, created_by=by)
    except IntegrityError:  # the same form arrived at the same moment
        return Event.objects.get(uid=key)
    event.organizers.add(organization)
    return event


def store(page: EventPage, by: "User") -> list[Check]:
    """Store what was sent and return what prevents it from being public, if anything.

    A draft keeps every valid field in the event and what was typed beside it. A submitted or
    public event changes only when the whole page is valid and complete; otherwise the page is
    kept beside it and what the public or the moderators see stays as it was.
    """
    event = page.event
    with transaction.atomic():
        fresh = Event.objects.select_for_update().get(pk=event.pk)
        moved_meanwhile = fresh.publication_status != event.publication_status
        whole = not page.problems and not moved_meanwhile
        if moved_meanwhile:
            lacking = [Check(_("Son état a changé pendant que vous écriviez. Relisez-le."), "")]
        elif event.publication_status in MAY_BE_INCOMPLETE:
            _store_valid_parts(page)
            lacking = missing(event)
        elif whole:
            lacking = _store_if_complete(page, by)
            whole = not lacking
        else:
            lacking = []
        if whole:
            EventDraft.objects.filter(event=event).delete()
        else:
            EventDraft.objects.update_or_create(event=event, defaults={"data": page.typed})
    return lacking


def _store_if_complete(page: EventPage, by: "User") -> list[Check]:
    """Store a whole page, or nothing when the event would then lack something."""
    changed = [str(page.form[name].label) for name in page.form.changed_data]
    if page.picture.has_changed():
        changed.append(_("image"))
    if page.rows.has_changed() or page.period.has_changed() or page.weekly.is_filled:
        changed.append(_("dates"))
    with transaction.atomic():
        _store_valid_parts(page)
        lacking = missing(page.event)
        if lacking:
            transaction.set_rollback(True)
            return lacking
        if page.event.is_public and changed:
            record_change(
                page.event, by, _("Modifié\u00a0: %(what)s") % {"what": ", ".join(changed)}
            )
    return []


def _store_valid_parts(page: EventPage) -> None:
    """Write the valid fields in the event; an invalid one is emptied, what was typed is kept."""
    event, form = page.event, page.form
    form.is_valid()
    for name in form.errors:
        if name in COLUMNS:
            setattr(event, name, Event._meta.get_field(name).get_default())  # type: ignore[union-attr]
    before = Event.objects.get(pk=event.pk).place
    _choose_place(page)
    event.picture = page.picture.store(event.picture)
    if event.published_at is None:
        event.slug = ""
    # Never the status: a moderator may have moved it since this page was opened.
    event.save(update_fields=[*COLUMNS, "picture", "slug", "updated_at"])
    for name in ("audiences", "access_features"):
        if name in form.cleaned_data:
            getattr(event, name).set(form.cleaned_data[name])
    if "edition" in form.cleaned_data and form.cleaned_data["edition"] != form.current_edition:
        if form.current_edition:
            event.editions.remove(form.current_edition)
        if form.cleaned_data["edition"]:
            event.editions.add(form.cleaned_data["edition"])
    store_dates(page)
    if before is not None and before.pk != event.place_id:
        forget_unused(before)
    index.put(event)


def _choose_place(page: EventPage) -> None:
    """A new place wins over the list; it is made once, and only when it is whole."""
    data, errors = page.form.cleaned_data, page.form.errors
    if not data.get("new_place_name") or any(name.startswith("new_place") for name in errors):
        return
    page.event.place = find_or_propose(
        data["new_place_name"],
        data.get("new_place_address", ""),
        data.get("new_place_commune"),
        data.get("new_place_locality", ""),
        own=data.get("place"),
    )


def record_change(event: Event, by: "User | None", text: str) -> None:
    """Note what changed in a public event, raise its SEQUENCE and tell staff after commit."""
    event.mark_changed()
    change = EventChange.objects.create(event=event, by=by, text=text)
    transaction.on_commit(lambda: emails.send_change_news(change))


@transaction.atomic
def duplicate(event: Event, by: "User") -> Event:
    """Copy an event, without its dates, as a draft of those of its organizers `by` writes for."""
    from partners.enums import MemberRole

    copy = Event(origin=Origin.PARTNER, created_by=by)
    for name in _COPIED:
        setattr(copy, name, getattr(event, name))
    if event.picture is not None:
        # Its own row: changing the words of the copy does not change the public page.
        own_picture = Picture.objects.get(pk=event.picture.pk)
        own_picture.pk = None
        own_picture.save()
        copy.picture = own_picture
    copy.save()
    writers = Organization.objects.of_member(by, MemberRole.OWNER, MemberRole.EDITOR)
    copy.organizers.set(event.organizers.filter(pk__in=writers.values("pk")))
    copy.audiences.set(event.audiences.all())
    copy.access_features.set(event.access_features.all())
    return copy
