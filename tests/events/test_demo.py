"""The demonstration programme: what it shows, what it never touches, how its French reads."""

from dataclasses import replace
from datetime import date, timedelta
from io import StringIO
from itertools import pairwise

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from call_culture.search import index
from call_culture.search.models import SearchEntry
from call_culture.territory.models import Place, SchoolHoliday
from events.demo import builder, dates, grammar, phrases, removal, venues
from events.demo.editions import window
from events.enums import (
    AudienceSlug,
    BookingKind,
    Category,
    EventStatus,
    Origin,
    PriceKind,
)
from events.models import AccessFeature, Edition, Event, Occurrence, Residency
from heritage.enums import SiteKind
from heritage.models import Trail
from partners.enums import OrganizationKind
from tests.factories.events import EditionFactory, EventFactory, OccurrenceFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory, TrailFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

TODAY = date(2026, 11, 22)
NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def territory(db):
    """Three communes: one with everything, one with a library, one with its town hall only."""
    with time_machine.travel("2026-11-22 10:00+01:00", tick=False):
        lens = CommuneFactory(name="Lens", population=32_000)
        avion = CommuneFactory(name="Avion", population=17_000)
        CommuneFactory(
            name="Servins",
            population=1_100,
            town_hall_address="1 rue de la Mairie, 62530 Servins",
            town_hall_latitude=50.41,
            town_hall_longitude=2.63,
            source="fichier des communes",
        )
        LibraryFactory(place=PlaceFactory(name="Médiathèque municipale de Lens", commune=lens))
        LibraryFactory(place=PlaceFactory(name="Médiathèque municipale d'Avion", commune=avion))
        PlaceFactory(name="Salle des fêtes", commune=lens)
        for number, kind in enumerate((SiteKind.SLAG_HEAP, SiteKind.MINING_TOWN, SiteKind.STATION)):
            place = PlaceFactory(name=f"Site {number}", commune=lens, latitude=50.43 + number / 100)
            HeritageSiteFactory(place=place, kind=kind)
        OrganizationFactory(
            name="Médiathèque (équipe)",
            kind=OrganizationKind.LIBRARY,
            place=Place.objects.get(name="Médiathèque municipale de Lens"),
        )
        droit_de_cite = OrganizationFactory(name="Droit de Cité")
        for name in ("Les Enchanteurs", "Tout en Haut du Jazz", "Les Fêtes de la Sainte-Barbe"):
            ProgrammeFactory(name=name).organizers.add(droit_de_cite)
        ProgrammeFactory(name="Contrat local d'éducation artistique (CLEA)")
        ProgrammeFactory(name="Prix littéraire Coup de Cœur Tiot Loupiot")
        SchoolHoliday.objects.create(
            school_year="2026-2027",
            label="Vacances de Noël",
            first_day=date(2026, 12, 19),
            last_day=date(2027, 1, 3),
        )
        yield


def demo():
    return Event.objects.filter(origin=Origin.DEMO)


def fingerprint():
    return list(
        demo()
        .order_by("slug", "occurrences__start", "occurrences__end")
        .values_list("slug", "uid", "title", "description", "place__name", "occurrences__start")
    )


# --- What it shows ------------------------------------------------------------------------


def test_every_event_is_public_and_says_it_is_an_example(territory):
    builder.create(120)
    assert demo().count() == demo().published().count() == 120
    for event in demo():
        assert event.title.startswith("Exemple – ")
        assert event.slug.startswith("exemple-")
        assert "Ceci est un exemple" in event.description
        assert event.is_demo


def test_fifty_events_show_every_status_price_booking_and_kind(territory):
    builder.create(200)
    statuses = set(Occurrence.objects.values_list("event_status", flat=True))
    assert statuses == set(EventStatus.values)
    assert set(demo().values_list("price_kind", flat=True)) == set(PriceKind.values)
    assert set(demo().values_list("booking_kind", flat=True)) == set(BookingKind.values)
    assert set(demo().values_list("category", flat=True)) == set(Category.values)
    assert set(demo().values_list("audiences__slug", flat=True)) == set(AudienceSlug.values)
    assert demo().filter(is_online=True, place=None).exists()
    assert demo().filter(is_online=False, place=None).exists()
    assert demo().past().exists()
    assert Occurrence.objects.periods().exists()
    assert Occurrence.objects.filter(all_day=True).exists()
    assert Occurrence.objects.filter(end=None).exists()


def test_a_programme_of_the_usual_size_uses_every_accessibility_feature(territory):
    builder.create(400)
    used = AccessFeature.objects.filter(events__origin=Origin.DEMO).distinct()
    assert set(used) == set(AccessFeature.objects.all())


def test_sign_language_is_on_saturday_only(territory):
    builder.create(100)
    signed = Occurrence.objects.filter(access_features__slug="lsf")
    assert {timezone.localtime(each.start).isoweekday() for each in signed} == {6}
    assert all(each.event.occurrences.count() == 3 for each in signed)


def test_a_changed_date_says_why_and_what_it_was(territory):
    builder.create(100)
    for row in Occurrence.objects.filter(event_status=EventStatus.CANCELLED):
        assert row.status_reason
    for row in Occurrence.objects.filter(event_status=EventStatus.RESCHEDULED):
        assert row.previous_start < row.start
    for row in Occurrence.objects.filter(event_status=EventStatus.MOVED):
        assert row.place is not None
        assert row.place != row.event.place


def test_dates_stay_within_a_year_and_their_last_moment_is_true(territory):
    builder.create(200)
    for row in Occurrence.objects.all():
        assert row.last_moment == (row.end or row.start)
        assert TODAY - timedelta(days=75) <= timezone.localdate(row.start)
        assert timezone.localdate(row.start) <= TODAY + timedelta(days=365)


def test_a_weekly_workshop_pauses_in_school_holidays(territory):
    builder.create(200)
    weekly = [event for event in demo() if event.occurrences.count() > 10]
    assert weekly
    for event in weekly:
        days = [timezone.localdate(row.start) for row in event.occurrences.all()]
        assert {(later - sooner).days % 7 for sooner, later in pairwise(days)} == {0}
        assert not [day for day in days if date(2026, 12, 19) <= day <= date(2027, 1, 3)]


def test_the_night_the_clocks_change_lasts_five_hours(territory):
    builder.create(50)
    night = demo().get(title__contains="Nuit du changement d'heure").occurrences.get()
    assert timezone.localtime(night.start).strftime("%d/%m/%Y %H:%M") == "27/03/2027 22:00"
    assert timezone.localtime(night.end).strftime("%H:%M") == "04:00"
    assert night.end - night.start == timedelta(hours=5)


def test_every_commune_has_something(territory):
    builder.create(60)
    assert set(demo().exclude(place=None).values_list("place__commune__name", flat=True)) == {
        "Lens",
        "Avion",
        "Servins",
    }


def test_a_war_cemetery_is_visited_and_hosts_no_party(territory):
    site = HeritageSiteFactory(kind=SiteKind.WAR_CEMETERY)
    read = venues.read_territory()
    uses = read.places[site.place.commune_id]
    assert set(uses) == {"site"}


def test_hidden_places_are_never_used(territory):
    hidden = LibraryFactory(place__is_published=False)
    HeritageSiteFactory(is_published=False)
    PlaceFactory(is_published=False)
    builder.create(150)
    assert (
        not demo()
        .filter(place__commune=hidden.place.commune)
        .exclude(place__source__startswith=venues.PLACE_SOURCE)
    )


def test_contacts_lead_to_nobody(territory):
    builder.create(200)
    for event in demo():
        for phone in (event.contact_phone, event.booking_phone):
            assert phone == "" or phone.replace(NBSP, " ").startswith("03 53 01 ")
        for email in (event.contact_email, event.booking_email):
            assert email == "" or email.endswith("@example.org")
        assert event.booking_url in ("", "https://www.example.org/reservation")


def test_only_the_programme_and_the_library_lend_their_name(territory):
    stranger = OrganizationFactory(name="Association voisine", place=PlaceFactory())
    builder.create(200)
    for event in demo().prefetch_related("organizers", "editions__programme__organizers"):
        allowed = {
            organizer
            for edition in event.editions.all()
            for organizer in edition.programme.organizers.all()
        }
        if event.place and hasattr(event.place, "library"):
            allowed |= set(event.place.organizations.all())
        assert set(event.organizers.all()) <= allowed
        assert stranger not in event.organizers.all()


# --- Editions, residencies, trails ------------------------------------------------------------


def test_real_programmes_get_an_example_edition_in_their_usual_period(territory):
    builder.create(100)
    found = {
        edition.programme.name: (edition.year, edition.first_day, edition.last_day)
        for edition in Edition.objects.select_related("programme")
    }
    assert found == {
        "Les Enchanteurs": (2027, date(2027, 2, 20), date(2027, 4, 5)),
        "Tout en Haut du Jazz": (2026, date(2026, 11, 6), date(2026, 11, 29)),
        "Les Fêtes de la Sainte-Barbe": (2026, date(2026, 11, 27), date(2026, 12, 6)),
        "Contrat local d'éducation artistique (CLEA)": (
            2027,
            date(2027, 1, 12),
            date(2027, 5, 21),
        ),
        "Prix littéraire Coup de Cœur Tiot Loupiot": (2027, None, None),
    }
    assert all(edition.is_demo for edition in Edition.objects.all())
    assert all(edition.theme.startswith("Exemple") for edition in Edition.objects.all())


def test_events_of_an_edition_fall_within_its_dates_unless_put_off(territory):
    builder.create(200)
    rows = Occurrence.objects.filter(event__editions__first_day__isnull=False)
    for row in rows.exclude(event_status=EventStatus.RESCHEDULED):
        edition = row.event.editions.get()
        assert edition.first_day <= timezone.localdate(row.start) <= edition.last_day


def test_a_real_edition_is_left_alone(territory):
    real = EditionFactory(programme__name="Printemps de l'Art déco", year=2027, theme="Le vrai")
    builder.create(100)
    assert not real.events.exists()
    assert list(real.programme.editions.all()) == [real]


def test_the_clea_has_residencies_that_share_its_gestures(territory):
    builder.create(100)
    residencies = Residency.objects.all()
    assert residencies.count() == 5
    assert all(residency.artist.startswith("Exemple") for residency in residencies)
    gestures = Event.objects.filter(residencies__isnull=False)
    edition = Edition.objects.get(programme__name__startswith="Contrat local")
    assert set(gestures) == set(edition.events.all())


def test_the_prize_has_a_selection_by_age(territory):
    builder.create(20)
    books = Edition.objects.get(programme__name__startswith="Prix").books.all()
    assert {book.age_group for book in books} == {"0-3 ans", "4-6 ans"}
    assert all(book.title.startswith("Exemple") for book in books)


@pytest.mark.parametrize(
    ("today", "year"), [("2026-01-01", 2026), ("2026-04-05", 2026), ("2026-04-06", 2027)]
)
def test_the_next_window_is_the_one_that_is_not_over(today, year):
    first, last = window("02-20", "04-05", date.fromisoformat(today))
    assert (first, last) == (date(year, 2, 20), date(year, 4, 5))


def test_a_trail_joins_real_sites_in_straight_lines(territory):
    builder.create(20)
    trail = Trail.objects.get()
    assert trail.name == "Exemple – Lens, de site en site"
    assert trail.is_demo
    assert trail.line_is_approximate
    stops = [stop.place for stop in trail.stops.all()]
    assert [place.name for place in stops] == ["Site 2", "Site 1", "Site 0"]
    assert trail.line == [[place.longitude, place.latitude] for place in stops]
    assert trail.length_m == pytest.approx(2224, abs=5)


# --- Repeat, replace, remove ------------------------------------------------------------------


def test_the_same_seed_and_day_give_the_same_programme(territory):
    builder.create(60, seed=3)
    first = fingerprint()
    removal.remove()
    builder.create(60, seed=3)
    assert fingerprint() == first


def test_another_seed_gives_another_programme(territory):
    builder.create(60, seed=3)
    first = fingerprint()
    assert builder.create(60, seed=4).changed
    assert fingerprint() != first
    assert demo().count() == 60


def test_the_same_arguments_change_nothing(territory):
    builder.create(30)
    event = demo().first()
    Event.objects.filter(pk=event.pk).update(title="Exemple – corrigé à la main")
    made = builder.create(30)
    assert not made.changed
    assert made.events == 30
    event.refresh_from_db()
    assert event.title == "Exemple – corrigé à la main"


def test_remove_takes_the_demonstration_and_nothing_else(territory):
    edition = EditionFactory(programme__name="Y'a pas l'Feu", year=2020)
    real = EventFactory(published=True, title="Exemple de vrai concert", starts_in=3)
    real.editions.add(edition)
    imported = OccurrenceFactory(event__origin=Origin.IMPORTED, event__published=True)
    trail = TrailFactory()
    before = {
        "events": set(Event.objects.all()),
        "occurrences": set(Occurrence.objects.all()),
        "editions": set(Edition.objects.all()),
        "trails": set(Trail.objects.all()),
        "places": set(Place.objects.all()),
        "entries": set(SearchEntry.objects.values_list("kind", "object_id")),
    }
    builder.create(120)
    removed = removal.remove()
    assert removed.events == 120
    assert removed.trails == 1
    assert before == {
        "events": set(Event.objects.all()),
        "occurrences": set(Occurrence.objects.all()),
        "editions": set(Edition.objects.all()),
        "trails": set(Trail.objects.all()),
        "places": set(Place.objects.all()),
        "entries": set(SearchEntry.objects.values_list("kind", "object_id")),
    }
    assert real.editions.get() == edition
    assert imported.event in Event.objects.all()
    assert trail in Trail.objects.all()


def test_a_town_hall_made_for_examples_stays_when_a_real_event_uses_it(territory):
    builder.create(60)
    hall = Place.objects.get(name="Mairie de Servins")
    assert hall.address == "1 rue de la Mairie, 62530 Servins"
    EventFactory(place=hall)
    assert removal.remove().places == 0
    assert Place.objects.filter(pk=hall.pk).exists()


def test_an_existing_town_hall_is_used_and_kept(territory):
    hall = PlaceFactory(name="Mairie de Servins", commune__name="Ailleurs")
    commune = hall.commune.__class__.objects.get(name="Servins")
    Place.objects.filter(pk=hall.pk).update(commune=commune)
    builder.create(60)
    removal.remove()
    assert list(Place.objects.filter(name="Mairie de Servins")) == [hall]


def test_an_example_edition_that_received_a_real_event_is_kept(territory):
    builder.create(60)
    edition = Edition.objects.get(programme__name="Les Enchanteurs")
    EventFactory().editions.add(edition)
    removal.remove()
    assert list(Edition.objects.all()) == [edition]


def test_examples_are_found_by_the_search_until_removed(territory):
    builder.create(60)
    assert set(index.matching_ids("event", "exemple")) == set(demo().values_list("pk", flat=True))
    removal.remove()
    assert set(index.matching_ids("event", "exemple")) == set()


def test_a_batch_costs_the_same_number_of_queries_whatever_it_holds(territory):
    venues.read_territory()

    def cost(number):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            builder.create(number, seed=number)
        writes = [q for q in queries.captured_queries if 'INTO "events_event" ' in q["sql"]]
        removal.remove()
        return len(writes)

    assert cost(5) == cost(20) == 1


# --- The command ------------------------------------------------------------------------------


def run(*arguments):
    out = StringIO()
    call_command("demo_programme", *arguments, stdout=out)
    return out.getvalue().replace(NBSP, " ")


def test_the_command_says_what_it_made_and_removed(territory):
    said = run("--events", "30")
    assert "Programme de démonstration : 30 événements…" in said
    assert "30 événements d'exemple" in said
    assert "Ce programme est déjà là : rien n'a changé." in run("--events", "30")
    assert "Retiré : 30 événements, 5 éditions, 1 parcours" in run("--remove")
    assert "Retiré : 0 événement" in run("--remove")


def test_the_command_refuses_a_number_that_makes_no_programme(territory):
    with pytest.raises(CommandError, match="positif"):
        run("--events", "0")


def test_the_command_says_to_load_the_territory_first(db):
    with pytest.raises(CommandError, match="load_territory"):
        run("--events", "5")
    assert not demo().exists()


# --- French -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "where", "whose"),
    [
        ("Lens", "à Lens", "de Lens"),
        ("Avion", "à Avion", "d'Avion"),
        ("Éleu-dit-Leauwette", "à Éleu-dit-Leauwette", "d'Éleu-dit-Leauwette"),
        ("Harnes", "à Harnes", "de Harnes"),
        ("Musée du Louvre-Lens", "au musée du Louvre-Lens", "du musée du Louvre-Lens"),
        ("Le Colisée", "au Colisée", "du Colisée"),
        ("Église Saint-Édouard", "à l'église Saint-Édouard", "de l'église Saint-Édouard"),
        ("Médiathèque André Malraux", "à la médiathèque André Malraux", None),
        ("Médiathèque-Estaminet", "à la Médiathèque-Estaminet", None),
        ("Terrils 74, 74A et 74B", "aux terrils 74, 74A et 74B", "des terrils 74, 74A et 74B"),
        ("Grands Bureaux", "aux grands Bureaux", "des grands Bureaux"),
        ("Loos British Cemetery", "au Loos British Cemetery", None),
        ("Camus Haut", "à Camus Haut", "de Camus Haut"),
        ("l'harmonie", "à l'harmonie", "de l'harmonie"),
        ("le quatuor", "au quatuor", "du quatuor"),
        ("les habitants", "aux habitants", "des habitants"),
    ],
)
def test_contractions_and_elisions(name, where, whose):
    assert grammar.to(name) == where
    if whose:
        assert grammar.of(name) == whose


@pytest.mark.parametrize("category", Category.values)
def test_each_category_has_at_least_twenty_five_texts_that_hold_in_their_fields(category):
    book = phrases.phrasebook(category)
    assert len({piece.title for piece in book.pieces}) >= 25
    rng = dates.Random(1)
    words = phrases.slots(book, rng, commune="Éleu-dit-Leauwette", place="M" * 60)
    for piece in book.pieces:
        title = phrases.title_of(piece, words, rng)
        assert len(title) <= phrases.MAX_TITLE
        assert len(piece.summary.format_map(words)) <= phrases.MAX_SUMMARY
        html = phrases.description_of(book, words, rng)
        for text in (title, html):
            assert "{" not in text
            assert " de le " not in text
            assert " à le " not in text
            assert " :" not in text.replace(f"{NBSP}:", "")


def test_a_long_title_is_cut_at_a_blank():
    assert phrases.shorten("un deux trois", 9) == "un deux…"
    assert phrases.shorten("un deux", 9) == "un deux"


def test_words_from_the_database_are_escaped_in_the_text():
    book = replace(phrases.phrasebook("visite-balade"), course=("Devant {lieu}",) * 3)
    words = phrases.slots(book, dates.Random(1), commune="Lens", place="<b>Fosse</b>")
    html = phrases.description_of(book, words, dates.Random(1))
    assert "<b>" not in html
    assert "&lt;b&gt;Fosse" in html
