"""Which hours hold on a day, and what is said of a library at a moment."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from call_culture.territory.models import SchoolHoliday
from libraries.enums import PeriodKind
from libraries.hours import (
    Interval,
    SchoolCalendar,
    hours_on,
    merged,
    opens_on_sunday,
    public_holiday,
)
from libraries.models import Library
from libraries.opening_state import state_at, with_states
from tests.factories.libraries import LibraryFactory, OpeningPeriodFactory, OpeningSlotFactory

pytestmark = pytest.mark.django_db
PARIS = ZoneInfo("Europe/Paris")


def at(day: str, clock: str = "10:00", fold: int = 0) -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=PARIS, fold=fold)


def open_week(library, kind=PeriodKind.TERM, days=range(1, 8), opens="14:00", closes="18:00", **k):
    period = OpeningPeriodFactory(library=library, kind=kind, **k)
    for weekday in days:
        OpeningSlotFactory(period=period, weekday=weekday, opens=opens, closes=closes)
    return period


def except_on(library, first, last=None, opens=None, closes=None, reason=""):
    library.exceptions.create(
        first_day=first, last_day=last or first, opens=opens, closes=closes, reason=reason
    )


def loaded(library) -> Library:
    return Library.objects.with_page().with_hours().get(pk=library.pk)


def spans(library, day: str) -> list[str] | None:
    """The openings of a day as "14:00-18:00", None when nobody knows."""
    hours = hours_on(loaded(library), date.fromisoformat(day), SchoolCalendar.load())
    if not hours.known:
        return None
    return [f"{i.opens:%H:%M}-{i.closes:%H:%M}" for i in hours.intervals]


def words(library, moment: datetime) -> str:
    said = state_at(loaded(library), moment, SchoolCalendar.load()).words
    return said.replace("\xa0", " ")


@pytest.fixture
def zone_b():
    for label, first, last in [
        ("Vacances de la Toussaint", "2026-10-17", "2026-11-01"),
        ("Vacances de Noël", "2026-12-19", "2027-01-03"),
        ("Pont de l'Ascension", "2027-05-06", "2027-05-08"),
        ("Vacances d'été", "2027-07-03", "2027-08-31"),
    ]:
        SchoolHoliday.objects.create(
            school_year="2026-2027", label=label, first_day=first, last_day=last
        )


@pytest.fixture
def library():
    return LibraryFactory()


def test_library_without_hours_is_said_to_be_completed(library):
    assert spans(library, "2026-11-25") is None
    assert words(library, at("2026-11-25")) == "Horaires à compléter"


def test_empty_term_period_is_unknown_not_closed(library):
    OpeningPeriodFactory(library=library)
    assert spans(library, "2026-11-25") is None


def test_term_summer_and_holidays_periods_follow_the_school_calendar(library, zone_b):
    open_week(library, PeriodKind.TERM, opens="14:00", closes="18:00")
    open_week(library, PeriodKind.HOLIDAYS, opens="10:00", closes="12:00")
    open_week(library, PeriodKind.SUMMER, opens="09:00", closes="13:00")
    assert spans(library, "2026-10-16") == ["14:00-18:00"]
    assert spans(library, "2026-10-17") == ["10:00-12:00"]
    assert spans(library, "2026-11-02") == ["14:00-18:00"]
    assert spans(library, "2027-07-03") == ["09:00-13:00"]
    assert spans(library, "2027-08-31") == ["09:00-13:00"]
    assert spans(library, "2027-09-01") == ["14:00-18:00"]


def test_period_that_was_not_entered_leaves_its_place_to_the_next(library, zone_b):
    open_week(library, PeriodKind.TERM)
    assert spans(library, "2027-08-03") == ["14:00-18:00"]
    open_week(library, PeriodKind.HOLIDAYS, opens="10:00", closes="12:00")
    assert spans(library, "2027-08-03") == ["10:00-12:00"]


def test_empty_holidays_period_says_closed_for_the_holidays(library, zone_b):
    open_week(library, PeriodKind.TERM)
    OpeningPeriodFactory(library=library, kind=PeriodKind.HOLIDAYS)
    assert spans(library, "2026-10-20") == []


def test_bridge_of_ascension_keeps_term_hours(library, zone_b):
    open_week(library, PeriodKind.TERM)
    open_week(library, PeriodKind.HOLIDAYS, opens="10:00", closes="12:00")
    assert spans(library, "2027-05-06") == []  # Ascension itself is a public holiday
    assert spans(library, "2027-05-07") == ["14:00-18:00"]


@pytest.mark.parametrize(
    ("day", "name"),
    [
        ("2026-12-25", "Noël"),
        ("2027-05-01", "Fête du Travail"),
        ("2027-03-29", "Lundi de Pâques"),
        ("2027-05-06", "Ascension"),
        ("2027-07-14", "Fête nationale"),
    ],
)
def test_public_holidays_are_closed(library, zone_b, day, name):
    open_week(library)
    open_week(library, PeriodKind.SUMMER)
    assert public_holiday(date.fromisoformat(day)) == name
    assert spans(library, day) == []


def test_alsace_holidays_do_not_close_libraries_of_the_north(library):
    open_week(library)
    assert public_holiday(date(2026, 12, 26)) == ""
    assert spans(library, "2026-12-26") == ["14:00-18:00"]


def test_exception_for_one_day_opens_a_public_holiday(library):
    open_week(library)
    except_on(library, "2027-05-01", opens="10:00", closes="12:00")
    assert spans(library, "2027-05-01") == ["10:00-12:00"]


def test_period_of_one_day_opens_a_public_holiday_but_a_longer_one_does_not(library):
    open_week(library, PeriodKind.DATED, first_day="2027-07-01", last_day="2027-07-31")
    assert spans(library, "2027-07-13") == ["14:00-18:00"]
    assert spans(library, "2027-07-14") == []
    open_week(
        library, PeriodKind.DATED, opens="10:00", first_day="2027-07-14", last_day="2027-07-14"
    )
    assert spans(library, "2027-07-14") == ["10:00-18:00"]


def test_dated_period_wins_over_the_school_calendar_and_ends(library, zone_b):
    open_week(library, PeriodKind.TERM)
    open_week(
        library, PeriodKind.DATED, opens="17:00", first_day="2026-11-03", last_day="2026-11-05"
    )
    found = {day: spans(library, f"2026-11-{day:02d}") for day in range(2, 7)}
    term, dated = ["14:00-18:00"], ["17:00-18:00"]
    assert found == {2: term, 3: dated, 4: dated, 5: dated, 6: term}


def test_days_between_dated_periods_are_unknown(library):
    open_week(library, PeriodKind.DATED, first_day="2026-09-01", last_day="2026-09-30")
    open_week(library, PeriodKind.DATED, first_day="2026-11-01", last_day="2026-11-30")
    assert spans(library, "2026-10-15") is None
    assert words(library, at("2026-10-15")) == "Horaires à compléter"


def test_closure_over_several_days_covers_both_ends(library):
    open_week(library)
    except_on(library, "2026-12-20", "2027-01-03", reason="Inventaire")
    closed = {day: spans(library, day) for day in ("2026-12-20", "2026-12-28", "2027-01-03")}
    assert set(map(tuple, closed.values())) == {()}
    assert spans(library, "2026-12-19") == spans(library, "2027-01-04") == ["14:00-18:00"]


def test_shorter_exception_wins_over_the_one_that_spans_it(library):
    open_week(library)
    except_on(library, "2026-12-20", "2027-01-03")
    except_on(library, "2026-12-28", opens="10:00", closes="12:00")
    except_on(library, "2026-12-28", opens="11:00", closes="13:00")
    assert spans(library, "2026-12-28") == ["10:00-13:00"]
    assert spans(library, "2026-12-29") == []


def test_closure_wins_over_an_opening_said_of_the_same_day(library):
    except_on(library, "2026-11-25", opens="10:00", closes="12:00")
    except_on(library, "2026-11-25", reason="Panne de chauffage")
    assert spans(library, "2026-11-25") == []


def test_exceptional_hours_over_days_do_not_open_christmas(library):
    open_week(library)
    except_on(library, "2026-12-24", "2026-12-26", opens="10:00", closes="12:00")
    assert spans(library, "2026-12-24") == ["10:00-12:00"]
    assert spans(library, "2026-12-25") == []


def test_overlapping_slots_are_merged_and_notes_kept_apart():
    def span(opens, closes, note=""):
        return Interval(time(opens), time(closes), note)

    assert merged([span(16, 18), span(14, 17)]) == (span(14, 18),)
    assert merged([span(10, 12), span(12, 14)]) == (span(10, 14),)
    assert merged([span(10, 12, "sur rendez-vous"), span(12, 14)]) == (
        span(10, 12, "sur rendez-vous"),
        span(12, 14),
    )
    assert merged([span(10, 18), span(12, 14)]) == (span(10, 18),)


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("09:59", "Fermé, ouvre à 10 h"),
        ("10:00", "Ouvert jusqu'à midi"),
        ("11:59", "Ouvert jusqu'à midi"),
        ("12:00", "Fermé, ouvre à 14 h 30"),
        ("17:59", "Ouvert jusqu'à 18 h"),
        ("18:00", "Fermé, ouvre demain à 10 h"),
    ],
)
def test_state_through_a_wednesday(library, clock, expected):
    period = open_week(library, days=[3, 4], opens="10:00", closes="12:00")
    OpeningSlotFactory(period=period, weekday=3, opens="14:30", closes="18:00")
    assert words(library, at("2026-11-25", clock)) == expected


def test_closed_library_names_the_weekday_it_opens(library):
    open_week(library, days=[3], opens="10:00")
    assert words(library, at("2026-11-27")) == "Fermé, ouvre mercredi à 10 h"


def test_long_closure_says_until_when_and_the_reopening(library):
    open_week(library, days=[1, 2, 3])
    except_on(library, "2026-12-14", "2027-01-03", reason="Travaux")
    state = state_at(loaded(library), at("2026-12-15"), SchoolCalendar.load())
    assert state.words.replace("\xa0", " ").startswith("Fermé jusqu'au 3 janvier")
    assert "Réouverture lundi 4 janvier" in state.detail.replace("\xa0", " ")
    assert "Travaux" in state.detail


def test_library_that_may_open_on_an_unknown_day_promises_nothing(library):
    open_week(library, PeriodKind.DATED, days=[1], first_day="2026-11-23", last_day="2026-11-24")
    assert words(library, at("2026-11-24")) == "Fermé aujourd'hui"


def test_hours_follow_the_wall_clock_on_both_nights_the_clock_changes(library):
    open_week(library, opens="01:00", closes="04:00")
    # 29 March 2026: 2:00 becomes 3:00; 25 October 2026: 3:00 becomes 2:00.
    spring = [datetime(2026, 3, 29, hour, 30, tzinfo=UTC) for hour in (0, 1, 2)]
    assert [words(library, moment) for moment in spring] == [
        "Ouvert jusqu'à 4 h",
        "Ouvert jusqu'à 4 h",
        "Fermé, ouvre demain à 1 h",
    ]
    autumn = [at("2026-10-25", "02:30", fold=0), at("2026-10-25", "02:30", fold=1)]
    assert [words(library, moment) for moment in autumn] == ["Ouvert jusqu'à 4 h"] * 2
    assert words(library, datetime(2026, 10, 25, 3, 0, tzinfo=UTC)).startswith("Fermé")


def test_evening_in_utc_belongs_to_the_next_day_in_paris(library):
    open_week(library, days=[4], opens="00:00", closes="02:00")
    assert words(library, datetime(2026, 11, 25, 23, 30, tzinfo=UTC)) == "Ouvert jusqu'à 2 h"


def test_sunday_opening_is_told_by_hours_first_and_by_the_ministry_without_them():
    by_ministry = LibraryFactory(opens_sunday=True)
    by_hours = LibraryFactory(opens_sunday=None)
    contradicted = LibraryFactory(opens_sunday=True)
    open_week(by_hours, days=[7])
    open_week(contradicted, days=[1])
    answers = [opens_on_sunday(loaded(one)) for one in (by_ministry, by_hours, contradicted)]
    assert answers == [True, True, False]


@pytest.mark.parametrize("rows", [1, 3, 20])
def test_states_of_any_number_of_libraries_cost_five_queries(django_assert_num_queries, rows):
    for _number in range(rows):
        library = LibraryFactory()
        open_week(library)
        except_on(library, "2026-12-24")
    with django_assert_num_queries(5):
        entries = with_states(
            Library.objects.public().with_page().with_hours(), at("2026-11-25", "15:00")
        )
    assert {entry.state.words for entry in entries} == {"Ouvert jusqu'à 18\xa0h"}
