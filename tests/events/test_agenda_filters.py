"""What each filter of the agenda finds, and what it says of what it does not know."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.utils import timezone

from events.enums import EventStatus, PriceKind
from events.filters import AgendaFilter
from events.models import AccessFeature, Audience
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db

PARIS = timezone.get_default_timezone()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


def dated(title: str, start: str, end: str | None = None, **event):
    return OccurrenceFactory(
        event=EventFactory(published=True, title=title, **event),
        start=moment(start),
        end=moment(end) if end else moment(start) + timedelta(hours=2),
    )


def found(query: str, now: str = "2026-11-25T10:00") -> set[str]:
    chosen = AgendaFilter(QueryDict(query), now=moment(now))
    by_dates = {row.event.title for row in chosen.dates().select_related("event")}
    assert by_dates == {event.title for event in chosen.events()}
    return by_dates


def notices(query: str) -> list[str]:
    return AgendaFilter(QueryDict(query)).notices


# --- When ---------------------------------------------------------------------------------


@pytest.fixture
def a_fortnight():
    """One evening a day from Monday 23 November to Monday 7 December 2026."""
    for number in range(15):
        day = date(2026, 11, 23) + timedelta(days=number)
        dated(day.isoformat(), f"{day}T20:00")


@pytest.mark.parametrize(
    ("query", "now", "first", "last"),
    [
        ("quand=aujourdhui", "2026-11-25T10:00", "2026-11-25", "2026-11-25"),
        ("quand=demain", "2026-11-25T10:00", "2026-11-26", "2026-11-26"),
        ("quand=ce-week-end", "2026-11-23T10:00", "2026-11-28", "2026-11-29"),  # Monday
        ("quand=ce-week-end", "2026-11-28T10:00", "2026-11-28", "2026-11-29"),  # Saturday
        ("quand=ce-week-end", "2026-11-29T10:00", "2026-11-29", "2026-11-29"),  # Sunday
        ("quand=ce-week-end", "2026-11-30T10:00", "2026-12-05", "2026-12-06"),  # next Monday
        ("quand=cette-semaine", "2026-11-25T10:00", "2026-11-25", "2026-11-29"),
        ("quand=7-jours", "2026-11-25T10:00", "2026-11-25", "2026-12-01"),
        ("quand=ce-mois", "2026-11-25T10:00", "2026-11-25", "2026-11-30"),
        ("date=2026-11-24", "2026-11-25T10:00", "2026-11-24", "2026-11-24"),
        ("date=24/11/2026", "2026-11-25T10:00", "2026-11-24", "2026-11-24"),
        ("du=2026-11-24&au=2026-11-26", "2026-11-30T10:00", "2026-11-24", "2026-11-26"),
        ("du=2026-12-05", "2026-11-25T10:00", "2026-12-05", "2026-12-07"),
        ("au=2026-11-26", "2026-11-25T10:00", "2026-11-25", "2026-11-26"),
        ("mois=2026-12", "2026-11-25T10:00", "2026-12-01", "2026-12-07"),
        ("mois=2026-11", "2026-11-25T10:00", "2026-11-23", "2026-11-30"),
        ("", "2026-11-25T10:00", "2026-11-25", "2026-12-07"),
    ],
)
def test_when_finds_exactly_its_days(a_fortnight, query, now, first, last):
    day, last_day = date.fromisoformat(first), date.fromisoformat(last)
    days = {(day + timedelta(days=n)).isoformat() for n in range((last_day - day).days + 1)}
    assert found(query, now) == days


def test_today_in_the_evening_leaves_out_what_is_over():
    dated("matin", "2026-11-25T10:00")
    dated("soir", "2026-11-25T20:00")
    assert found("quand=aujourdhui", "2026-11-25T18:00") == {"soir"}
    assert found("date=2026-11-25", "2026-11-25T18:00") == {"matin", "soir"}


def test_an_evening_that_ends_at_midnight_does_not_reach_the_next_day():
    dated("bal", "2026-11-25T20:00", "2026-11-26T00:00")
    dated("nuit", "2026-11-25T20:00", "2026-11-26T01:00")
    assert found("date=2026-11-26") == {"nuit"}
    assert found("date=2026-11-25") == {"bal", "nuit"}


@pytest.mark.parametrize("night", ["2026-03-29", "2026-10-25"])
def test_the_nights_the_clocks_change_belong_to_their_day(night):
    day = date.fromisoformat(night)
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    dated("veille", f"{before}T23:30", f"{before}T23:59")
    dated("début", f"{night}T00:00", f"{night}T00:30")
    dated("nuit", f"{night}T01:30", f"{night}T03:30")
    dated("fin", f"{night}T23:30", f"{night}T23:59")
    dated("lendemain", f"{after}T00:00", f"{after}T00:30")
    assert found(f"date={night}", f"{before}T10:00") == {"début", "nuit", "fin"}


def test_today_changes_at_midnight_in_paris():
    dated("le 26", "2026-06-26T21:00")
    # 22:30 UTC on the 25th is half past midnight of the 26th in a Paris summer.
    with time_machine.travel("2026-06-25T22:30:00+00:00", tick=False):
        chosen = AgendaFilter(QueryDict("quand=aujourdhui"))
        assert {row.event.title for row in chosen.dates()} == {"le 26"}


def test_a_period_is_found_only_on_the_days_it_opens():
    exhibition = EventFactory(published=True, title="expo")
    OccurrenceFactory(
        event=exhibition,
        start=moment("2026-10-01T10:00"),
        end=moment("2027-01-03T18:00"),
        opening_days="34567",
        opening_time=time(10),
        closing_time=time(18),
    )
    assert found("date=2026-11-25") == {"expo"}  # a Wednesday
    assert found("date=2026-11-24") == set()  # a Tuesday, closed
    assert found("date=2027-01-06") == set()  # after its end
    assert found("mois=2026-12") == {"expo"}


def test_the_most_precise_moment_wins_and_the_page_says_so(a_fortnight):
    assert found("date=2026-12-01&quand=demain") == {"2026-12-01"}
    assert "Une seule période à la fois" in notices("date=2026-12-01&quand=demain")[0]


def test_dates_in_disorder_are_put_right_and_said(a_fortnight):
    assert found("du=2026-11-26&au=2026-11-25") == {"2026-11-25", "2026-11-26"}
    assert "désordre" in notices("du=2026-11-26&au=2026-11-25")[0]


# --- Where, what, for whom ----------------------------------------------------------------


def test_communes_add_up_and_a_moved_date_counts_where_it_moved():
    lens, lievin = CommuneFactory(name="Lens"), CommuneFactory(name="Liévin")
    dated("à Lens", "2026-11-26T20:00", place=PlaceFactory(commune=lens))
    dated("à Liévin", "2026-11-26T20:00", place=PlaceFactory(commune=lievin))
    moved = dated("déplacé", "2026-11-26T20:00", place=PlaceFactory(commune=lens))
    moved.place = PlaceFactory(commune=lievin)
    moved.save()
    dated("ailleurs", "2026-11-26T20:00")
    assert found("commune=lens") == {"à Lens"}
    assert found("commune=lievin") == {"à Liévin", "déplacé"}
    assert found("commune=lens&commune=lievin") == {"à Lens", "à Liévin", "déplacé"}


def test_each_filter_of_the_event_finds_its_own():
    organization, edition = OrganizationFactory(), EditionFactory()
    dated("atelier", "2026-11-26T20:00", category="atelier")
    dated("gratuit", "2026-11-26T20:00", price_kind=PriceKind.FREE)
    dated("en ligne", "2026-11-26T20:00", is_online=True, place=None)
    dated("enfants", "2026-11-26T20:00", age_min=4, age_max=7).event.audiences.add(
        Audience.objects.get(slug="enfants")
    )
    dated("partenaire", "2026-11-26T20:00", age_min=18).event.organizers.add(organization)
    dated("festival", "2026-11-26T20:00", age_min=18).event.editions.add(edition)
    place = PlaceFactory(name="Le Grand Hall")
    dated("au hall", "2026-11-26T20:00", age_min=18, place=place)
    assert found("categorie=atelier") == {"atelier"}
    assert found("gratuit=on") == {"gratuit"}
    assert found("en_ligne=1") == {"en ligne"}
    assert found("public=enfants") == {"enfants"}
    assert found("age=5") == {"atelier", "gratuit", "en ligne", "enfants"}
    assert found(f"partenaire={organization.slug}") == {"partenaire"}
    assert found(f"programme={edition.programme.slug}") == {"festival"}
    assert found("lieu=le-grand-hall") == {"au hall"}
    assert found("categorie=atelier&gratuit=on") == set()


def test_words_are_searched_in_the_index():
    dated("Médiathèque en fête", "2026-11-26T20:00")
    dated("Autre chose", "2026-11-26T20:00")
    assert found("q=mediatheque") == {"Médiathèque en fête"}


def test_accessibility_comes_from_the_event_the_date_or_the_place():
    lsf = AccessFeature.objects.get(slug="lsf")
    dated("événement", "2026-11-26T20:00").event.access_features.add(lsf)
    dated("date", "2026-11-26T20:00").access_features.add(lsf)
    dated("lieu", "2026-11-26T20:00", place=PlaceFactory(access_wheelchair="yes"))
    dated("lieu difficile", "2026-11-26T20:00", place=PlaceFactory(access_wheelchair="no"))
    assert found("acces=lsf") == {"événement", "date"}
    assert found("acces=fauteuil") == {"lieu"}
    assert found("acces=fauteuil&acces=lsf") == set()


def test_one_date_meets_every_condition_not_two_dates_one_each():
    event = EventFactory(published=True, title="deux dates")
    signed = OccurrenceFactory(event=event, start=moment("2026-11-26T20:00"))
    signed.access_features.add(AccessFeature.objects.get(slug="lsf"))
    OccurrenceFactory(event=event, start=moment("2026-11-27T20:00"))
    assert found("acces=lsf&date=2026-11-26") == {"deux dates"}
    assert found("acces=lsf&date=2026-11-27") == set()


def test_only_published_events_are_found():
    for status in ("draft", "submitted", "changes_requested", "rejected", "withdrawn", "archived"):
        OccurrenceFactory(
            event=EventFactory(title=status, publication_status=status),
            start=moment("2026-11-26T20:00"),
        )
    dated("public", "2026-11-26T20:00")
    for query in ("", "date=2026-11-26", "categorie=concert", "vue=calendrier"):
        assert found(query) == {"public"}


# --- What is not known --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("commune=foo", "« foo » n'est pas une commune connue : ce filtre est ignoré."),
        ("categorie=x", "« x » n'est pas une catégorie connue : ce filtre est ignoré."),
        ("public=x", "« x » n'est pas un public connu : ce filtre est ignoré."),
        ("acces=x", "« x » n'est pas une accessibilité connue : ce filtre est ignoré."),
        ("lieu=x", "« x » n'est pas un lieu connu : ce filtre est ignoré."),
        ("date=2026-02-31", "« 2026-02-31 » n'est pas une date connue : ce filtre est ignoré."),
        ("du=hier", "« hier » n'est pas une date connue : ce filtre est ignoré."),
        ("mois=2026-13", "« 2026-13 » n'est pas un mois connu : ce filtre est ignoré."),
        ("quand=jamais", "« jamais » n'est pas un moment connu : ce filtre est ignoré."),
        ("age=200", "« 200 » n'est pas un âge : ce filtre est ignoré."),
        ("gratuit=peut", "« peut » n'est pas une réponse connue : ce filtre est ignoré."),
    ],
)
def test_an_unknown_value_is_ignored_and_said(query, sentence):
    dated("là", "2026-11-26T20:00")
    assert notices(query) == [sentence.replace("« ", "« ").replace(" »", " »")]
    assert found(query) == {"là"}


def test_known_values_beside_an_unknown_one_are_kept():
    lens = CommuneFactory(name="Lens")
    dated("à Lens", "2026-11-26T20:00", place=PlaceFactory(commune=lens))
    dated("ailleurs", "2026-11-26T20:00")
    assert found("commune=lens&commune=foo") == {"à Lens"}


def test_each_chip_removes_its_filter_alone():
    CommuneFactory(name="Lens")
    chosen = AgendaFilter(QueryDict("commune=lens&categorie=atelier&quand=demain&page=3"))
    assert {(chip.label, chip.without) for chip in chosen.chips} == {
        ("Demain", "commune=lens&categorie=atelier"),
        ("Lens", "quand=demain&categorie=atelier"),
        ("Atelier", "quand=demain&commune=lens"),
    }


# --- The page -----------------------------------------------------------------------------


def test_cancelled_dates_are_shown_but_not_counted(client):
    tomorrow = timezone.now() + timedelta(days=1)
    OccurrenceFactory(event__title="Maintenu", event__published=True, start=tomorrow)
    OccurrenceFactory(
        event__title="Annulé hier",
        event__published=True,
        start=tomorrow,
        event_status=EventStatus.CANCELLED,
    )
    response = client.get("/agenda/")
    assert response.context["counts"].dates == 1
    assert response.context["counts"].rows == 2
    assert "Annulé hier" in response.content.decode()


def test_a_period_is_apart_and_does_not_bury_the_dated_list(client):
    now = timezone.now()
    OccurrenceFactory(
        event=EventFactory(published=True, title="Expo"),
        start=now - timedelta(days=20),
        end=now + timedelta(days=60),
        opening_days="1234567",
    )
    OccurrenceFactory(event=EventFactory(published=True, title="Ce soir"))
    context = client.get("/agenda/").context
    listed = {row.event.title for day in context["days"] for row in day.occurrences}
    assert listed == {"Ce soir"}
    assert {row.event.title for row in context["periods"]} == {"Expo"}


def test_an_empty_result_says_what_removing_each_filter_gives(client):
    lens = CommuneFactory(name="Lens")
    for _number in range(2):
        OccurrenceFactory(event=EventFactory(published=True, category="atelier"))
    OccurrenceFactory(
        event=EventFactory(published=True, category="cinema", place=PlaceFactory(commune=lens))
    )
    suggestions = client.get("/agenda/?commune=lens&categorie=atelier").context["suggestions"]
    assert [(row.label, row.query, row.dates) for row in suggestions] == [
        ("Lens", "categorie=atelier", 2),
        ("Atelier", "commune=lens", 1),
    ]


def test_twenty_dates_a_page_and_a_bad_page_gives_the_nearest(client):
    event = EventFactory(published=True, weekly_for=45)
    assert event.occurrences.count() == 45
    sizes = {
        page: (response.context["page_obj"].number, len(response.context["page_obj"].object_list))
        for page in ("1", "3", "99", "-1", "abc", "0")
        for response in [client.get(f"/agenda/?page={page}")]
    }
    assert sizes == {
        "1": (1, 20), "3": (3, 5), "99": (3, 5), "-1": (1, 20), "abc": (1, 20), "0": (3, 5),
    }  # fmt: skip


def test_the_month_counts_the_dates_of_each_day(client):
    dated("a", "2026-12-05T20:00")
    dated("b", "2026-12-05T22:00", "2026-12-06T00:00")
    dated("c", "2026-12-06T22:00", "2026-12-08T10:00")
    month = client.get("/agenda/?vue=calendrier&mois=2026-12").context["month"]
    counts = {cell.day.day: cell.dates for week in month.weeks for cell in week if cell.dates}
    assert counts == {5: 2, 6: 1, 7: 1, 8: 1}


def test_the_map_counts_the_dates_of_each_commune(client):
    lens, lievin = CommuneFactory(name="Lens"), CommuneFactory(name="Liévin")
    place = PlaceFactory(commune=lens)
    OccurrenceFactory(event=EventFactory(published=True, place=place))
    OccurrenceFactory(event=EventFactory(published=True, place=place))
    OccurrenceFactory(event=EventFactory(place=place))  # a draft
    rows = client.get("/agenda/?vue=carte").context["communes"]
    assert {row.commune.name: row.dates for row in rows} == {"Lens": 2, lievin.name: 0}
