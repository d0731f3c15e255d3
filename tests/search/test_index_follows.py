"""The index follows the rows: what is public is found, what changes or goes is not."""

import pytest
from django.db import transaction

from call_culture.search import index
from call_culture.search.models import SearchEntry
from events.models import Event
from heritage.models import SiteLabel
from tests.factories.events import EditionFactory, EventFactory, ProgrammeFactory
from tests.factories.heritage import HeritageSiteFactory, LabelFactory, TrailFactory
from tests.factories.libraries import LibraryFactory
from tests.factories.partners import OrganizationFactory
from tests.factories.territory import CommuneFactory, PlaceFactory

pytestmark = pytest.mark.django_db


def found(words):
    ids = index.matching_ids("event", words)
    return set(Event.objects.filter(pk__in=ids).values_list("title", flat=True))


def kinds_found(words):
    return index.counts(words)


def test_only_what_is_public_is_indexed():
    EventFactory(title="Secret brouillon")
    PlaceFactory(name="Secret lieu", is_published=False)
    HeritageSiteFactory(place=PlaceFactory(name="Secret site"), is_published=False)
    assert kinds_found("secret") == {}


def test_an_event_enters_and_leaves_the_index_with_its_publication():
    event = EventFactory(title="Carillon", published=True)
    assert kinds_found("carillon") == {"event": 1}

    event.publication_status = "archived"
    event.save()
    assert kinds_found("carillon") == {}


def test_deleted_rows_are_forgotten_even_in_bulk():
    EventFactory(title="Carillon", published=True)
    EventFactory(title="Carillon", published=True).delete()
    assert kinds_found("carillon") == {"event": 1}
    Event.objects.filter(title="Carillon").delete()
    assert kinds_found("carillon") == {}


def test_a_new_title_replaces_the_old_words():
    event = EventFactory(title="Carillon", published=True)
    event.title = "Tambour"
    event.save()
    assert kinds_found("carillon") == {}
    assert kinds_found("tambour") == {"event": 1}


def test_an_unchanged_save_writes_nothing(django_assert_num_queries):
    commune = CommuneFactory(name="Avion")
    # The row, then what the index knows of it.
    with django_assert_num_queries(2):
        commune.save()


def test_a_rolled_back_save_leaves_the_index_as_it_was():
    event = EventFactory(title="Carillon", published=True)
    event.title = "Tambour"
    with transaction.atomic():
        event.save()
        transaction.set_rollback(True)
    assert kinds_found("carillon") == {"event": 1}
    assert kinds_found("tambour") == {}


def test_a_renamed_place_is_followed_by_its_site_and_its_events():
    place = PlaceFactory(name="Ancienne fosse")
    HeritageSiteFactory(place=place)
    EventFactory(place=place, title="Visite", published=True)
    assert kinds_found("ancienne fosse") == {"heritage": 1, "event": 1}

    place.name = "Cathédrale"
    place.save()
    assert kinds_found("ancienne fosse") == {}
    assert kinds_found("cathedrale") == {"heritage": 1, "event": 1}


def test_a_renamed_place_is_followed_by_its_library():
    place = PlaceFactory(name="Salle des livres")
    LibraryFactory(place=place)
    index.put(place)
    assert kinds_found("salle livres") == {"library": 1}

    place.name = "Le Cabinet"
    place.save()
    assert kinds_found("salle livres") == {}
    assert kinds_found("cabinet") == {"library": 1}


def test_a_place_that_becomes_a_library_is_found_once():
    place = PlaceFactory(name="Salle des livres")
    assert kinds_found("salle livres") == {"place": 1}
    LibraryFactory(place=place)
    assert kinds_found("salle livres") == {"library": 1}


def test_a_hidden_place_takes_its_site_out():
    place = PlaceFactory(name="Fosse")
    HeritageSiteFactory(place=place)
    place.is_published = False
    place.save()
    assert kinds_found("fosse") == {}


def test_a_renamed_organization_programme_or_commune_is_followed():
    commune = CommuneFactory(name="Avion")
    organization = OrganizationFactory(name="Compagnie Alpha", commune=commune)
    programme = ProgrammeFactory(name="Festival Beta")
    event = EventFactory(title="Bal", place=PlaceFactory(commune=commune), published=True)
    event.organizers.add(organization)
    event.editions.add(EditionFactory(programme=programme))
    site = HeritageSiteFactory(place=PlaceFactory(commune=commune))
    assert kinds_found("avion") == {
        "commune": 1,
        "organization": 1,
        "event": 1,
        "place": 1,
        "heritage": 1,
    }
    assert found("alpha beta") == {"Bal"}

    organization.name = "Compagnie Gamma"
    organization.save()
    programme.name = "Festival Delta"
    programme.save()
    commune.name = "Angres"
    commune.save()
    assert found("alpha") == found("beta") == found("avion") == set()
    assert found("gamma delta angres") == {"Bal"}
    assert kinds_found("avion") == {}
    assert kinds_found("angres")["heritage"] == 1
    assert site.pk


def test_relations_are_followed_from_both_sides():
    organization = OrganizationFactory(name="Compagnie Alpha")
    event = EventFactory(title="Bal", published=True)
    event.organizers.set([organization])
    assert found("alpha") == {"Bal"}
    event.organizers.clear()
    assert found("alpha") == set()
    organization.events.add(event)
    assert found("alpha") == {"Bal"}
    organization.events.remove(event)
    assert found("alpha") == set()


def test_a_label_given_or_taken_is_followed():
    site = HeritageSiteFactory()
    held = SiteLabel.objects.create(
        site=site, label=LabelFactory(short_name="Carillon"), merimee_reference="PA00107987"
    )
    assert kinds_found("PA00107987") == {"heritage": 1}
    held.delete()
    assert kinds_found("carillon") == {}


def test_many_are_written_in_a_number_of_queries_that_does_not_grow(django_assert_num_queries):
    for number in (1, 3, 20):
        EventFactory.create_batch(number, title=f"Loto {number}", published=True)
        SearchEntry.objects.all().delete()
        # Two prefetches, the rows, the write and the end of the batches, between two marks.
        with django_assert_num_queries(7):
            index.put_many(Event.objects.filter(title=f"Loto {number}"))
        assert kinds_found("loto") == {"event": number}


def test_many_hidden_are_taken_out():
    events = EventFactory.create_batch(3, title="Loto", published=True)
    Event.objects.update(publication_status="draft")
    index.put_many(Event.objects.all())
    assert kinds_found("loto") == {}
    assert len(events) == 3


def test_a_rebuilt_index_holds_exactly_what_is_public():
    EventFactory(title="Loto", published=True)
    EventFactory(title="Loto caché")
    TrailFactory(name="Parcours du loto")
    SearchEntry.objects.filter(kind="trail").delete()
    SearchEntry.objects.create(kind="event", object_id=999, title="Loto", title_words="loto")

    written = index.rebuild()

    assert kinds_found("loto") == {"event": 1, "trail": 1}
    assert (written["event"], written["trail"]) == (1, 1)
    event = Event.objects.published().get()
    event.title = "Tambour"
    event.save()
    assert kinds_found("loto") == {"trail": 1}
    assert kinds_found("tambour") == {"event": 1}


def test_every_searchable_model_says_its_kind():
    from call_culture.search.following import searchable_models

    assert {model.search_kind for model in searchable_models()} == {
        *("event", "programme", "heritage", "trail", "library", "place", "organization"),
        *("commune", "page"),
    }


def test_what_is_postponed_is_indexed_once_on_leaving_with_what_repeats_it():
    place = PlaceFactory(name="Ancienne fosse")
    EventFactory(place=place, title="Visite", published=True)
    with index.postponed():
        for name in ("Fosse", "Cathédrale"):
            place.name = name
            place.save()
        LibraryFactory(place=PlaceFactory(name="Le Cabinet"))
        assert kinds_found("ancienne fosse") == {"place": 1, "event": 1}
        assert kinds_found("cathedrale") == {}
    assert kinds_found("fosse") == {}
    assert kinds_found("cathedrale") == {"place": 1, "event": 1}
    assert kinds_found("cabinet") == {"library": 1}


def test_what_is_deleted_while_postponed_is_not_found():
    with index.postponed():
        EventFactory(title="Carillon", published=True).delete()
        EventFactory(title="Tambour", published=True)
    assert kinds_found("carillon") == {}
    assert kinds_found("tambour") == {"event": 1}


def test_an_error_while_postponed_leaves_the_index_as_it_was_and_following():
    event = EventFactory(title="Carillon", published=True)
    event.title = "Tambour"

    def load_that_breaks():
        with transaction.atomic(), index.postponed():
            event.save()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        load_that_breaks()
    assert kinds_found("carillon") == {"event": 1}
    assert kinds_found("tambour") == {}
    event.save()
    assert kinds_found("tambour") == {"event": 1}


def test_a_postponement_inside_another_leaves_the_writing_to_the_outer_one():
    with index.postponed():
        with index.postponed():
            EventFactory(title="Carillon", published=True)
        assert kinds_found("carillon") == {}
    assert kinds_found("carillon") == {"event": 1}


def test_postponed_writes_take_a_number_of_queries_that_does_not_grow(django_assert_num_queries):
    for number in (1, 3, 20):
        events = EventFactory.create_batch(number, title=f"Loto {number}", published=True)
        SearchEntry.objects.all().delete()
        # The ids, then as many as at once.
        with django_assert_num_queries(8), index.postponed():
            index.put_many(Event.objects.filter(title=f"Loto {number}"))
            index.put_many(events)
        assert kinds_found("loto") == {"event": number}
