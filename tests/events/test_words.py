"""The dates of an event as a person would tell them, and what a card says."""

from datetime import datetime, time, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from events import words
from events.enums import EventStatus
from events.models import Event, Occurrence
from events.schedule import schedule_of

PARIS = timezone.get_default_timezone()


@pytest.fixture(autouse=True)
def in_november():
    with time_machine.travel(datetime(2026, 11, 25, 10, tzinfo=PARIS), tick=False):
        yield


def date_of(start: str, end: str | None = None, **fields) -> Occurrence:
    first = datetime.fromisoformat(start).replace(tzinfo=PARIS)
    last = datetime.fromisoformat(end).replace(tzinfo=PARIS) if end else None
    return Occurrence(event_id=1, start=first, end=last, last_moment=last or first, **fields)


def plain(text: str) -> str:
    return text.replace("\xa0", " ")


EXHIBITION = {"opening_days": "34567", "opening_time": time(10), "closing_time": time(18)}


@pytest.mark.parametrize(
    ("occurrence", "expected"),
    [
        (date_of("2026-11-28T20:00"), "samedi 28 novembre, à 20 h"),
        (
            date_of("2026-11-28T14:00", "2026-11-28T16:30"),
            "samedi 28 novembre, de 14 h à 16 h 30",
        ),
        (
            date_of("2026-12-01T20:00", "2026-12-02T00:00"),
            "mardi 1er décembre, de 20 h à minuit",
        ),
        (date_of("2026-12-31T22:00", "2027-01-01T03:00"), "jeudi 31 décembre, de 22 h à 3 h"),
        (
            date_of("2026-12-05T00:00", "2026-12-06T00:00", all_day=True),
            "samedi 5 décembre, toute la journée",
        ),
        (date_of("2026-12-05T10:00", "2026-12-06T18:00"), "du samedi 5 au dimanche 6 décembre"),
        (date_of("2026-12-04T10:00", "2026-12-06T18:00"), "du 4 au 6 décembre"),
        (date_of("2026-10-03T10:00", "2027-01-03T18:00", **EXHIBITION), "jusqu'au 3 janvier"),
        (
            date_of("2026-12-03T10:00", "2026-12-20T18:00", **EXHIBITION),
            "du 3 au 20 décembre",
        ),
    ],
)
def test_one_date_in_words(occurrence, expected):
    assert plain(words.when_words(occurrence)) == expected


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ("34567", "du mercredi au dimanche de 10 h à 18 h"),
        ("1234567", "tous les jours de 10 h à 18 h"),
        ("134567", "tous les jours sauf le mardi de 10 h à 18 h"),
        ("36", "le mercredi et le samedi de 10 h à 18 h"),
        ("7", "le dimanche de 10 h à 18 h"),
    ],
)
def test_opening_days_in_words(days, expected):
    fields = EXHIBITION | {"opening_days": days}
    period = date_of("2026-12-03T10:00", "2026-12-20T18:00", **fields)
    assert plain(words.opening_words(period)) == expected


def weekly(first: str, number: int, without: tuple[int, ...] = (), **fields) -> list[Occurrence]:
    day = datetime.fromisoformat(f"{first}T14:00")
    rows = []
    for week in range(number):
        if week not in without:
            start = (day + timedelta(days=7 * week)).isoformat()
            end = (day + timedelta(days=7 * week, hours=2)).isoformat()
            rows.append(date_of(start, end, **fields))
    return rows


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([], []),
        (
            weekly("2026-12-02", 4),
            ["tous les mercredis de 14 h à 16 h, du 2 au 23 décembre"],
        ),
        (
            weekly("2026-12-02", 8, without=(3, 4)),
            [
                "tous les mercredis de 14 h à 16 h, du 2 décembre 2026 au 20 janvier 2027,"
                " sauf les 23 et 30 décembre"
            ],
        ),
        (
            weekly("2026-12-02", 4, without=(1,)),
            ["tous les mercredis de 14 h à 16 h, du 2 au 23 décembre, sauf le 9 décembre"],
        ),
        (
            weekly("2026-12-02", 2),
            ["mercredi 2 décembre, de 14 h à 16 h", "mercredi 9 décembre, de 14 h à 16 h"],
        ),
        (
            [
                date_of("2026-10-03T10:00", "2027-01-03T18:00", **EXHIBITION),
                date_of("2026-12-05T20:00"),
            ],
            [
                "jusqu'au 3 janvier, du mercredi au dimanche de 10 h à 18 h",
                "samedi 5 décembre, à 20 h",
            ],
        ),
    ],
)
def test_the_dates_of_an_event_in_lines(rows, lines):
    assert [plain(line) for line in schedule_of(rows).lines] == lines


def test_a_rhythm_keeps_its_hour_over_the_dst_night():
    (line,) = schedule_of(weekly("2027-03-17", 4)).lines
    assert plain(line) == "tous les mercredis de 14 h à 16 h, du 17 mars au 7 avril 2027"


def test_a_cancelled_date_is_not_the_next_one_and_not_told_in_the_lines():
    rows = [
        date_of("2026-11-26T20:00", event_status=EventStatus.CANCELLED),
        date_of("2026-11-27T20:00", event_status=EventStatus.POSTPONED),
        date_of("2026-11-28T20:00"),
        date_of("2026-11-01T20:00"),
    ]
    schedule = schedule_of(rows)
    assert schedule.next is rows[2]
    assert schedule.upcoming == rows[:3]
    assert schedule.past == [rows[3]]
    assert not schedule.is_over
    assert [plain(line) for line in schedule.lines] == ["samedi 28 novembre, à 20 h"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"price_kind": "free"}, "Gratuit"),
        ({"price_kind": "unknown"}, "Tarif non communiqué"),
        ({"price_kind": "paid"}, "Payant, montant non communiqué"),
        ({"price_kind": "donation"}, "Participation libre"),
        ({"price_kind": "paid", "price_min": Decimal("7.50")}, "À partir de 7,50 €"),
        ({"price_kind": "paid", "price_max": Decimal(10)}, "Jusqu'à 10 €"),
        (
            {"price_kind": "paid", "price_min": Decimal(5), "price_max": Decimal(10)},
            "De 5 € à 10 €",
        ),
        ({"price_kind": "paid", "price_min": Decimal(5), "price_max": Decimal(5)}, "5 €"),
    ],
)
def test_the_price_in_words(fields, expected):
    assert plain(words.price_line(Event(**fields))) == expected


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (None, None, ""),
        (4, None, "Dès 4 ans"),
        (1, None, "Dès 1 an"),
        (None, 3, "Jusqu'à 3 ans"),
        (4, 11, "De 4 à 11 ans"),
    ],
)
def test_the_ages_in_words(low, high, expected):
    assert plain(words.ages_line(Event(age_min=low, age_max=high))) == expected


def test_badges_say_the_urgent_first():
    event = Event(price_kind="free", is_online=True, origin="demo")
    occurrence = date_of("2026-11-28T20:00", event_status=EventStatus.CANCELLED)
    assert words.badges(event, occurrence) == [
        ("Annulé", "cancelled"),
        ("Gratuit", "free"),
        ("En ligne", "neutral"),
        ("Exemple", "demo"),
    ]
    assert [
        words.state_badge(date_of("2026-11-28T20:00", event_status=status)) is None
        for status in (EventStatus.SCHEDULED, EventStatus.SOLD_OUT, EventStatus.MOVED)
    ] == [True, False, False]
