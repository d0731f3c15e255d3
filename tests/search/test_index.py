"""The search index: the same answers on both databases, to the words people really type."""

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

TITLES = {
    "Visite du 9/9 bis": "La fosse et son chevalement.",
    "Les terrils jumeaux du 11/19": "Une marche au sommet.",
    "Cité de la fosse n° 3 bis": "Des maisons de brique.",
    "Fête de la Sainte-Barbe": "La patronne des mineurs.",
    "Concert à la médiathèque": "Des œuvres pour harpe.",
    "Chœur de femmes": "Une œuvre de Poulenc.",
    "Le 3 mai, salle du bis": "Vente de livres, 9 euros.",
    "Portes ouvertes à Sallaumines": "<p>Atelier</p><p>d'écriture &amp; de lecture</p>",
    "Bal sur un terril": "On danse.",
    "Nous": "Un film.",
}


@pytest.fixture
def programme():
    nowhere = PlaceFactory(name="Lieu", commune=CommuneFactory(name="Ville"))
    for title, text in TITLES.items():
        EventFactory(title=title, summary="", description=text, place=nowhere, published=True)


def found(words):
    ids = index.matching_ids("event", words)
    return set(Event.objects.filter(pk__in=ids).values_list("title", flat=True))


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("9/9 bis", {"Visite du 9/9 bis"}),
        ("9-9bis", {"Visite du 9/9 bis"}),
        ("9 bis", {"Visite du 9/9 bis"}),
        ("11/19", {"Les terrils jumeaux du 11/19"}),
        ("terril 11-19", {"Les terrils jumeaux du 11/19"}),
        ("11 19", {"Les terrils jumeaux du 11/19"}),
        ("n° 3 bis", {"Cité de la fosse n° 3 bis"}),
        ("N°3bis", {"Cité de la fosse n° 3 bis"}),
        ("Sainte-Barbe", {"Fête de la Sainte-Barbe"}),
        ("Ste Barbe", {"Fête de la Sainte-Barbe"}),
        ("sainte barbe", {"Fête de la Sainte-Barbe"}),
        ("mediatheque", {"Concert à la médiathèque"}),
        ("médiathèques", {"Concert à la médiathèque"}),
        ("MÉDIATHÈQUE", {"Concert à la médiathèque"}),
        ("oeuvre", {"Concert à la médiathèque", "Chœur de femmes"}),
        ("œuvre", {"Concert à la médiathèque", "Chœur de femmes"}),
        ("œuvres harpe", {"Concert à la médiathèque"}),
        ("choeur", {"Chœur de femmes"}),
        ("terril", {"Les terrils jumeaux du 11/19", "Bal sur un terril"}),
        ("terrils", {"Les terrils jumeaux du 11/19", "Bal sur un terril"}),
        ("le terril de l'", {"Les terrils jumeaux du 11/19", "Bal sur un terril"}),
        ("sall", {"Portes ouvertes à Sallaumines", "Le 3 mai, salle du bis"}),
        ("sallau", {"Portes ouvertes à Sallaumines"}),
        ("sall ouvertes", set()),
        ("ecriture", {"Portes ouvertes à Sallaumines"}),
        ("atelier d'écriture", {"Portes ouvertes à Sallaumines"}),
        ("p", set()),
        ("amp", set()),
        ("nous", {"Nous"}),
        ("no", set()),
        ("zzz", set()),
        ("terril zzz", set()),
        ("Lieu Ville", set(TITLES)),
        ("🎭", set()),
        ('"', set()),
    ],
)
def test_words_find_exactly(programme, words, titles):
    assert found(words) == titles
    assert index.counts(words).get("event", 0) == len(titles)
    hits = index.search(words, kinds=["event"], limit=50)
    assert sorted(hit.title for hit in hits) == sorted(titles)


@pytest.mark.parametrize("blank", ["", "  ", "\t\n"])
def test_blank_words_do_not_filter(programme, blank):
    assert index.matching_ids("event", blank) is None
    assert index.search(blank) == []
    assert Event.objects.published().matching(blank).count() == len(TITLES)


HOSTILE = [
    *("'", '"', "'; DROP TABLE search_searchentry; --", "\x00", "terril\x00", "a & | ! b", "*"),
    *("NEAR(a b)", "title_words : x", "{a b}", "(((", "AND", "OR NOT", "a:*", "<->", "\\", "%s"),
    *("%(x)s", "\u202e\u200fterril", "🎭🎭", "a" * 10_000, "mot " * 5_000, "zq", "zqterril", "-1"),
    *("١٢٣", "ﬁn", "İ", "1e5", "0x1f", "1" * 400, "9/9/9/9/9/9 bis", "½", "\ud800"),
]


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_words_are_only_words(programme, words):
    index.matching_ids("event", words).count()
    Event.objects.published().matching(words).count()
    index.search(words)
    index.best_of_each_kind(words)
    index.counts(words)
    index.complete(words)
    assert SearchEntry.objects.filter(kind="event").count() == len(TITLES)


def test_titles_rank_before_keywords_and_keywords_before_texts():
    harp = OrganizationFactory(name="Les Amis du carillon")
    in_text = EventFactory(title="A", description="carillon " * 30, published=True)
    in_keywords = EventFactory(title="B", published=True)
    in_keywords.organizers.add(harp)
    long_title = "Le carillon " + "et tout ce que l'on entend du haut du beffroi " * 3
    in_title = EventFactory(title=long_title, description="mot " * 900, published=True)

    assert [hit.object_id for hit in index.search("carillon", kinds=["event"])] == [
        in_title.pk,
        in_keywords.pk,
        in_text.pk,
    ]


def test_equal_hits_come_in_the_order_of_their_titles():
    for title in ("Loto vert", "Loto bleu", "Loto rose"):
        EventFactory(title=title, place=None, published=True)

    pages = [index.search("loto", limit=1, offset=n)[0].title for n in range(3)]
    assert pages == ["Loto bleu", "Loto rose", "Loto vert"]


def test_ids_given_first_come_first():
    early = EventFactory(title="Loto A", published=True)
    late = EventFactory(title="Loto B", published=True)

    ids = Event.objects.filter(pk=late.pk).values("pk")
    hits = index.search("loto", kinds=["event"], first=ids)
    assert [hit.object_id for hit in hits] == [late.pk, early.pk]


def test_each_kind_gives_its_best_in_one_query(django_assert_num_queries):
    commune = CommuneFactory(name="Loos-en-Gohelle")
    for n in range(4):
        EventFactory(title=f"Loos en fête {n}", place=None, published=True)
    place = PlaceFactory(name="Salle de Loos", commune=commune)

    with django_assert_num_queries(1):
        best = index.best_of_each_kind("loos", limit=2)
    assert {kind: [hit.object_id for hit in hits] for kind, hits in best.items()} == {
        "commune": [commune.pk],
        "event": list(Event.objects.order_by("title").values_list("pk", flat=True)[:2]),
        "place": [place.pk],
    }
    assert index.counts("loos") == {"commune": 1, "event": 4, "place": 1}


def test_windows_are_bounded(programme):
    assert index.search("lieu", limit=-5) == []
    assert index.search("lieu", limit=10**9, offset=10**12) == []
    assert len(index.search("lieu", ["event"], limit=10**9, offset=-3)) == len(TITLES)
    assert index.search("lieu", kinds=[]) == []


def test_completion_names_titles_once_and_events_last():
    CommuneFactory(name="Sallaumines")
    for _ in range(2):
        EventFactory(title="Salon du livre", place=None, published=True)
    EventFactory(title="Concert", summary="Salsa", place=None, published=True)

    assert [hit.title for hit in index.complete("sal")] == ["Sallaumines", "Salon du livre"]
    assert [hit.title for hit in index.complete("le livre sal")] == []
    assert [hit.title for hit in index.complete("salon du li")] == ["Salon du livre"]
    assert index.complete("s") == []
    assert index.complete("") == []


# --- Writing ------------------------------------------------------------------------------


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
