"""A weekly rule in, dates out: the clock of Paris, the days left out, the bounds."""

from datetime import date, time, timedelta

import pytest
from django.utils import timezone

from events.recurrence import (
    MAX_DATES,
    TooManyDatesError,
    WeeklyRule,
    slot_on,
    weekly_days,
    weekly_slots,
)


def rule(**changes) -> WeeklyRule:
    values = {
        "weekdays": frozenset({3}),
        "first_day": date(2026, 12, 1),
        "last_day": date(2026, 12, 31),
        "starts": time(14),
        "ends": time(16),
    }
    return WeeklyRule(**(values | changes))


def days(text: str) -> list[date]:
    return [date.fromisoformat(day) for day in text.split()]


def test_every_wednesday_of_december():
    expected = days("2026-12-02 2026-12-09 2026-12-16 2026-12-23 2026-12-30")
    assert weekly_days(rule()) == expected


def test_both_ends_are_included():
    assert weekly_days(rule(first_day=date(2026, 12, 2), last_day=date(2026, 12, 9))) == days(
        "2026-12-02 2026-12-09"
    )


def test_school_holidays_public_holidays_and_named_days_are_left_out():
    found = weekly_days(
        rule(
            weekdays=frozenset({3, 5}),
            last_day=date(2027, 1, 8),
            without_public_holidays=True,
            without_days=frozenset(days("2026-12-09")),
            without_ranges=((date(2026, 12, 19), date(2026, 12, 30)),),
        )
    )
    # 1 January 2027 is a Friday and a public holiday.
    assert found == days(
        "2026-12-02 2026-12-04 2026-12-11 2026-12-16 2026-12-18 2027-01-06 2027-01-08"
    )


def test_one_week_in_two_is_counted_from_the_first_week():
    assert weekly_days(rule(every=2)) == days("2026-12-02 2026-12-16 2026-12-30")


@pytest.mark.parametrize("year_start", [date(2026, 3, 1), date(2026, 10, 1)])
def test_the_wall_clock_does_not_move_when_the_clocks_change(year_start):
    slots = weekly_slots(
        rule(
            weekdays=frozenset({7}), first_day=year_start, last_day=year_start + timedelta(days=60)
        )
    )
    local = {
        (timezone.localtime(slot.start).time(), timezone.localtime(slot.end).time())
        for slot in slots
    }
    assert local == {(time(14), time(16))}
    assert len({timezone.localtime(slot.start).utcoffset() for slot in slots}) == 2


def test_an_hour_that_does_not_exist_is_the_next_one():
    slot = slot_on(date(2026, 3, 29), time(2, 30), time(2, 45))
    assert timezone.localtime(slot.start).time() == time(3, 30)
    assert slot.end >= slot.start


def test_an_evening_may_end_the_next_morning():
    slot = slot_on(date(2026, 12, 31), time(22), time(2))
    assert timezone.localtime(slot.end).date() == date(2027, 1, 1)
    assert slot.end - slot.start == timedelta(hours=4)


def test_an_end_nobody_knows_stays_unknown():
    assert slot_on(date(2026, 12, 31), time(22), None).end is None


def test_too_many_dates_are_refused_and_the_bound_itself_is_not():
    every_day = frozenset(range(1, 8))
    first = date(2026, 1, 1)
    bounded = rule(
        weekdays=every_day, first_day=first, last_day=first + timedelta(days=MAX_DATES - 1)
    )
    assert len(weekly_days(bounded)) == MAX_DATES
    with pytest.raises(TooManyDatesError):
        weekly_days(
            rule(weekdays=every_day, first_day=first, last_day=first + timedelta(days=MAX_DATES))
        )


@pytest.mark.parametrize(
    "wrong",
    [
        {"weekdays": frozenset()},
        {"weekdays": frozenset({0})},
        {"weekdays": frozenset({8})},
        {"last_day": date(2026, 11, 1)},
        {"every": 0},
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(wrong):
    with pytest.raises(ValueError, match=r"."):
        weekly_days(rule(**wrong))
