"""iCalendar (RFC 5545) of dates, written by the icalendar library.

A UID is the event's stored UUID, the date's number and the domain: it never changes, so a
calendar that subscribes follows a correction instead of showing it twice.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, vText
from icalendar import Event as Component

from call_culture.printable import one_line, printable, without_tags
from events.enums import EventStatus
from events.models import Event, Occurrence
from events.words import last_day_of, opening_words, price_line

PARIS = ZoneInfo("Europe/Paris")

_STATUS = {
    EventStatus.CANCELLED: "CANCELLED",
    EventStatus.POSTPONED: "TENTATIVE",
}


def domain() -> str:
    """Return the host of the public address, the last part of every UID."""
    return urlsplit(settings.SITE_URL).hostname or "localhost"


def calendar_of(occurrences: Iterable[Occurrence], name: str) -> bytes:
    """Return the calendar of `occurrences`, loaded with `with_event_card()`, as a file.

    The same rows give the same bytes, so that a reader can be told nothing has changed.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{domain()}//Culture Lens-Lievin//FR")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(name))
    calendar.add("x-wr-timezone", "Europe/Paris")
    calendar.add("refresh-interval", timedelta(hours=6))
    components = [component_of(occurrence) for occurrence in occurrences]
    for component in components:
        calendar.add_component(component)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def component_of(occurrence: Occurrence) -> Component:
    """Return one date as a VEVENT; a period is one VEVENT of whole days."""
    event = occurrence.event
    component = Component()
    component.add("uid", f"{event.uid}-{occurrence.pk}@{domain()}")
    component.add("dtstamp", event.updated_at.astimezone(UTC))
    component.add("last-modified", event.updated_at.astimezone(UTC))
    component.add("created", event.created_at.astimezone(UTC))
    component.add("sequence", event.sequence)
    _add_moments(component, occurrence)
    component.add("summary", summary_of(occurrence))
    component.add("status", _STATUS.get(EventStatus(occurrence.event_status), "CONFIRMED"))
    component.add("categories", [str(event.get_category_display())])
    component.add("url", settings.SITE_URL + event.get_absolute_url())
    component.add("description", description_of(occurrence))
    if occurrence.is_period:
        component.add("transp", "TRANSPARENT")
    _add_place(component, occurrence)
    return component


def _add_moments(component: Component, occurrence: Occurrence) -> None:
    """Whole days are DATEs, whose DTEND is the day after the last one."""
    if occurrence.all_day or occurrence.is_period:
        component.add("dtstart", timezone.localdate(occurrence.start))
        component.add("dtend", last_day_of(occurrence) + timedelta(days=1))
        return
    component.add("dtstart", _told(occurrence.start))
    if occurrence.end and occurrence.end > occurrence.start:
        component.add("dtend", _told(occurrence.end))


def _told(moment: datetime) -> datetime:
    """Return `moment` on the clock of Paris, or in UTC in the hour that the autumn night repeats.

    A calendar reads the repeated hour as its first passage: the second would be an hour early.
    """
    local = moment.astimezone(PARIS)
    other = local.replace(fold=1 - local.fold)
    return local if local.utcoffset() == other.utcoffset() else moment.astimezone(UTC)


def _add_place(component: Component, occurrence: Occurrence) -> None:
    place = occurrence.place or occurrence.event.place
    if place is None:
        if occurrence.event.is_online:
            component.add("location", _("En ligne"))
        return
    town = " ".join(part for part in (place.postal_code, place.town) if part)
    parts = [part for part in (place.name, place.address, town) if part]
    component.add("location", vText(one_line(", ".join(parts))))
    if place.has_public_point:
        component.add("geo", (place.latitude, place.longitude))


def summary_of(occurrence: Occurrence) -> str:
    """Return the title, with what is unusual before it: most calendars show nothing else."""
    state = {
        EventStatus.CANCELLED: _("ANNULÉ"),
        EventStatus.POSTPONED: _("REPORTÉ"),
        EventStatus.SOLD_OUT: _("COMPLET"),
        EventStatus.MOVED: _("DÉPLACÉ"),
        EventStatus.MOVED_ONLINE: _("EN LIGNE"),
    }.get(EventStatus(occurrence.event_status))
    title = occurrence.event.title
    if occurrence.event.is_demo and not title.startswith("Exemple"):
        title = _("Exemple – %(title)s") % {"title": title}
    return one_line(f"{state} – {title}" if state else title)


def description_of(occurrence: Occurrence) -> str:
    """Return what a calendar tells: the sentence, the state, hours, price, text, address."""
    event: Event = occurrence.event
    parts = [event.summary]
    if occurrence.event_status != EventStatus.SCHEDULED:
        state = occurrence.get_event_status_display().capitalize()
        reason = f" : {occurrence.status_reason}" if occurrence.status_reason else ""
        parts.insert(0, f"{state}{reason}")
    if occurrence.is_period:
        parts.append(opening_words(occurrence).capitalize())
    parts.append(price_line(event))
    parts.append(occurrence.note)
    parts.append(without_tags(event.description))
    parts.append(settings.SITE_URL + event.get_absolute_url())
    return printable("\n\n".join(part.strip() for part in parts if part.strip()))
