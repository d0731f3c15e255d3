"""The search index: the same answers on both databases, to the words people really type."""

import pytest

from call_culture.search import index
from call_culture.search.models import SearchEntry
from events.models import Event
from tests.factories.events import EventFactory
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


def test_the_very_name_comes_before_longer_ones_of_its_kind():
    for name in ("Lens Lens Lens", "Loison-sous-Lens", "Lens", "Annay-sous-Lens"):
        CommuneFactory(name=name, usual_name="Lens")

    assert index.search("lens")[0].title == "Lens"
    assert index.best_of_each_kind("LENS")["commune"][0].title == "Lens"


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
