"""Whether a date takes place: changed at once, for everyone, because it is urgent."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from events.enums import EventStatus
from events.models import Event, Occurrence
from events.words import when_words
from events.writing import record_change

if TYPE_CHECKING:
    from call_culture.accounts.models import User

#: What a member may say of a date.
MEMBER_STATUSES = (
    EventStatus.SCHEDULED,
    EventStatus.SOLD_OUT,
    EventStatus.CANCELLED,
    EventStatus.POSTPONED,
    EventStatus.RESCHEDULED,
)


@transaction.atomic
def set_occurrence_status(
    occurrence: Occurrence,
    status: EventStatus,
    *,
    by: "User | None",
    reason: str = "",
    new_start: datetime | None = None,
    new_end: datetime | None = None,
) -> None:
    """Say of one date that it is cancelled, full, postponed, moved to another day, or on again.

    RESCHEDULED needs `new_start` (aware) and keeps the first announced start. The change is
    recorded, SEQUENCE goes up, staff are told after commit. Raises ValueError for a new start
    that is missing, or an end before it.
    """
    Event.objects.select_for_update().get(pk=occurrence.event_id)
    fresh = Occurrence.objects.select_for_update().get(pk=occurrence.pk)
    before = when_words(fresh)
    if status == EventStatus.RESCHEDULED:
        if new_start is None:
            raise ValueError("a date cannot be moved to nowhere")
        if new_end is not None and new_end < new_start:
            raise ValueError("the end is before the start")
        fresh.previous_start = fresh.previous_start or fresh.start
        fresh.start, fresh.end, fresh.all_day = new_start, new_end, False
    fresh.event_status = status
    fresh.status_reason = reason.strip()[:200]
    fresh.save()
    text = f"{before}\u00a0: {status.label}"
    if status == EventStatus.RESCHEDULED:
        text = _("%(before)s\u00a0: reporté, %(after)s") % {
            "before": before,
            "after": when_words(fresh),
        }
    record_change(fresh.event, by, f"{text} ({fresh.status_reason})" if reason.strip() else text)
    occurrence.refresh_from_db()
