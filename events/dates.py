"""Dates as typed on the page, made rows: kept when unchanged, so that their status stays."""

from datetime import date, time

from events.forms.dates import moments
from events.forms.page import EventPage
from events.models import Event, Occurrence
from events.recurrence import Slot, WeeklyRule, local_moment, weekly_days

_LAST_MINUTE = time(23, 59)


def store_dates(page: EventPage) -> None:
    """Write the valid rows, the weekly rule and the exhibition of `page`."""
    _store_rows(page)
    _store_weekly(page)
    _store_period(page)


def _store_rows(page: EventPage) -> None:
    """Change the rows that changed, add the new ones, take away those asked for.

    A row whose number is not one of this event's dates is a new date. A row that was emptied
    is left as it was: dates go away by "Retirer" only.
    """
    known = {row.pk: row for row in page.single}
    starts = {row.start for row in page.single}
    for form in page.rows.forms:
        occurrence = known.get(form.cleaned_data.get("occurrence")) if form.is_valid() else None
        if form.removed and occurrence is not None:
            occurrence.delete()
        elif form.is_filled:
            data = form.cleaned_data
            slot = moments(data["day"], data["starts"], data["ends"])
            if occurrence is not None:
                _change(occurrence, slot, all_day=data["starts"] is None)
            elif slot.start not in starts:
                starts.add(slot.start)
                add_slot(page.event, slot, all_day=data["starts"] is None)


def _change(occurrence: Occurrence, slot: Slot, *, all_day: bool) -> None:
    if (occurrence.start, occurrence.end, occurrence.all_day) != (slot.start, slot.end, all_day):
        occurrence.start, occurrence.end, occurrence.all_day = slot.start, slot.end, all_day
        occurrence.save()


def add_slot(event: Event, slot: Slot, *, all_day: bool = False) -> None:
    """Add one date to an event."""
    Occurrence.objects.create(event=event, start=slot.start, end=slot.end, all_day=all_day)


def _store_weekly(page: EventPage) -> None:
    """Add the dates of the rule that do not exist yet."""
    if not page.weekly.is_filled:
        return
    data = page.weekly.cleaned_data
    rule = WeeklyRule(
        weekdays=frozenset(int(number) for number in data["weekdays"]),
        first_day=data["first_day"],
        last_day=data["last_day"],
        starts=data["starts"],
        ends=data["ends"],
        without_public_holidays=data["skip_public_holidays"],
        without_ranges=school_holidays(data["first_day"], data["last_day"])
        if data["skip_school_holidays"]
        else (),
    )
    existing = set(page.event.occurrences.values_list("start", flat=True))
    for day in weekly_days(rule):
        slot = moments(day, rule.starts, rule.ends)
        if slot.start not in existing:
            add_slot(page.event, slot)


def school_holidays(first_day: date, last_day: date) -> tuple[tuple[date, date], ...]:
    """Return the school holidays of zone B that touch the days given, ends included."""
    from call_culture.territory.models import SchoolHoliday

    touching = SchoolHoliday.objects.filter(
        zone="B", first_day__lte=last_day, last_day__gte=first_day
    )
    return tuple(touching.values_list("first_day", "last_day"))


def _store_period(page: EventPage) -> None:
    """Write the exhibition's period, or take it away when it was emptied."""
    occurrence = page.period_occurrence
    if page.period.is_empty and occurrence is not None:
        occurrence.delete()
    if not page.period.is_filled:
        return
    data = page.period.cleaned_data
    occurrence = occurrence or Occurrence(event=page.event)
    occurrence.start = local_moment(data["first_day"], data["opens"] or time.min)
    occurrence.end = local_moment(data["last_day"], data["closes"] or _LAST_MINUTE)
    occurrence.opening_days = data["weekdays"] or "1234567"
    occurrence.opening_time, occurrence.closing_time = data["opens"], data["closes"]
    occurrence.all_day = not data["opens"]
    occurrence.save()
