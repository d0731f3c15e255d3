"""Days, hours, amounts and texts in the French of the site. "_" stands for U+00A0 below."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from call_culture.territory import french

PARIS = ZoneInfo("Europe/Paris")


@pytest.fixture(autouse=True)
def november_2026():
    with time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=PARIS), tick=False):
        yield


def shown(text):
    return str(text).replace("\u00a0", "_")


def paris(*moment, fold=0):
    return datetime(*moment, tzinfo=PARIS, fold=fold)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2026, 11, 28), "samedi 28_novembre", "sam. 28_nov."),
        (date(2026, 5, 1), "vendredi 1er_mai", "ven. 1er_mai"),
        (date(2027, 8, 21), "samedi 21_août_2027", "sam. 21_août_2027"),
        (paris(2026, 11, 28, 0, 0), "samedi 28_novembre", "sam. 28_nov."),
        # 23 h 30 in UTC is the next day in Paris.
        (datetime(2026, 11, 27, 23, 30, tzinfo=UTC), "samedi 28_novembre", "sam. 28_nov."),
        (datetime(2026, 12, 31, 23, 0, tzinfo=UTC), "vendredi 1er_janvier_2027", None),
    ],
)
def test_a_day_is_that_of_paris_with_its_year_when_it_is_another(day, long, short):
    assert shown(french.day_words(day)) == long
    assert short is None or shown(french.day_words_short(day)) == short


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 12, 3), date(2026, 12, 8), "du 3 au 8_décembre"),
        (date(2026, 12, 1), date(2026, 12, 8), "du 1er au 8_décembre"),
        (date(2026, 11, 28), date(2026, 12, 6), "du 28_novembre au 6_décembre"),
        (date(2027, 11, 28), date(2027, 12, 6), "du 28_novembre au 6_décembre_2027"),
        (date(2027, 3, 3), date(2027, 3, 8), "du 3 au 8_mars_2027"),
        (date(2026, 12, 20), date(2027, 1, 3), "du 20_décembre_2026 au 3_janvier_2027"),
        (date(2026, 12, 3), date(2026, 12, 3), "le 3_décembre"),
        (date(2026, 12, 3), None, "le 3_décembre"),
        (date(2026, 12, 8), date(2026, 12, 3), "du 3 au 8_décembre"),
    ],
)
def test_a_period_says_once_what_its_ends_share(first, last, words):
    assert shown(french.period_words(first, last)) == words


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (date(2027, 1, 3), "jusqu'au 3_janvier"),
        (date(2026, 12, 1), "jusqu'au 1er_décembre"),
        (date(2027, 9, 1), "jusqu'au 1er_septembre_2027"),
        (date(2025, 9, 1), "jusqu'au 1er_septembre_2025"),
    ],
)
def test_an_end_needs_its_year_only_when_far(last, words):
    assert shown(french.until_words(last)) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (time(14), "14_h"),
        (time(14, 30), "14_h_30"),
        (time(9, 5), "9_h_05"),
        (time(0), "minuit"),
        (time(12), "midi"),
        (time(0, 30), "0_h_30"),
        (time(12, 15), "12_h_15"),
        (datetime(2026, 7, 14, 20, 0, tzinfo=UTC), "22_h"),
        (datetime(2026, 1, 14, 20, 0, tzinfo=UTC), "21_h"),
    ],
)
def test_an_hour_is_that_of_paris(moment, words):
    assert shown(french.time_words(moment)) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (time(14), time(16), "de 14_h à 16_h"),
        (time(20), time(0), "de 20_h à minuit"),
        (time(10), time(12), "de 10_h à midi"),
        (time(14), None, "à 14_h"),
        (paris(2026, 11, 28, 14), paris(2026, 11, 28, 14), "à 14_h"),
        (paris(2026, 11, 28, 20), paris(2026, 11, 29, 2), "de 20_h à 2_h"),
        (
            paris(2026, 11, 28, 14),
            paris(2026, 11, 29, 18),
            "du samedi 28_novembre à 14_h au dimanche 29_novembre à 18_h",
        ),
        # The night of 25 October 2026 has two times 2 h 30; that of 29 March has none.
        (
            paris(2026, 10, 25, 2, 30),
            paris(2026, 10, 25, 2, 30, fold=1),
            "de 2_h_30 (heure d'été) à 2_h_30 (heure d'hiver)",
        ),
        (
            paris(2026, 10, 25, 2, 45),
            paris(2026, 10, 25, 2, 15, fold=1),
            "de 2_h_45 (heure d'été) à 2_h_15 (heure d'hiver)",
        ),
        (paris(2026, 10, 24, 22), paris(2026, 10, 25, 2, 30, fold=1), "de 22_h à 2_h_30"),
        (
            datetime(2026, 3, 29, 0, 30, tzinfo=UTC),
            datetime(2026, 3, 29, 1, 30, tzinfo=UTC),
            "de 1_h_30 à 3_h_30",
        ),
    ],
)
def test_a_range_is_told_as_people_say_it(start, end, words):
    assert shown(french.range_words(start, end)) == words


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (Decimal("10.00"), "10_€"),
        (Decimal("7.5"), "7,50_€"),
        ("0.05", "0,05_€"),
        (1200, "1_200_€"),
        (0, "gratuit"),
        (Decimal("0.00"), "gratuit"),
    ],
)
def test_an_amount_in_euros(amount, words):
    assert shown(french.price_words(amount)) == words


@pytest.mark.parametrize("nonsense", ["dix", "", "NaN", "Infinity"])
def test_what_is_no_amount_is_refused(nonsense):
    with pytest.raises(ValueError, match="not an amount"):
        french.price_words(nonsense)


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        *((0, "0_m"), (3, "10_m"), (352, "350_m"), (994, "990_m"), (996, "1_km")),
        *((1234, "1,2_km"), (9940, "9,9_km"), (9960, "10_km"), (14_400, "14_km")),
    ],
)
def test_a_distance_is_no_more_exact_than_one_walks(metres, words):
    assert shown(french.distance_words(metres)) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "Aucun événement"),
        (1, "1_événement"),
        (2, "2_événements"),
        (12_345, "12_345_événements"),
    ],
)
def test_numbers_agree(number, words):
    tag = '{% load french %}{% count n "événement" "événements" "Aucun événement" %}'
    assert shown(Template(tag).render(Context({"n": number}))) == words


@given(st.datetimes(min_value=datetime(2000, 1, 1), max_value=datetime(2060, 1, 1)))
def test_every_moment_has_words_without_a_plain_zero_hour(moment):
    aware = moment.replace(tzinfo=UTC)
    local = aware.astimezone(PARIS)
    assert french.time_words(aware) == french.time_words(local.time())
    assert shown(french.time_words(aware)) != "0_h"
    assert french.day_words(aware) == french.day_words(local.date())
    later = french.range_words(aware, aware + timedelta(hours=2))
    assert later.startswith("de ") or later.startswith("du ")


@pytest.mark.parametrize(
    "name", ["day_words", "day_words_short", "time_words", "price_words", "typo", "rich"]
)
@pytest.mark.parametrize("nothing", [None, ""])
def test_a_filter_of_nothing_is_blank(name, nothing):
    template = Template("{% load french %}{{ value|" + name + " }}")
    assert template.render(Context({"value": nothing})) == ""


def test_a_range_in_a_template():
    template = Template("{% load french %}{{ a|range_words:b }}|{{ a|range_words:c }}")
    context = Context({"a": time(14), "b": time(16), "c": None})
    assert shown(template.render(context)) == "de 14_h à 16_h|à 14_h"
