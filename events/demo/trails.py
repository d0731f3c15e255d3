"""Two demonstration trails between real places whose points are known."""

from call_culture.territory.french import NBSP
from call_culture.territory.models import Place
from call_culture.territory.nearby import distance_m
from events.demo.phrases import MARK
from heritage.models import HeritageSite, Trail, TrailStop

_STOPS = 5
#: A stroll with pauses: metres a minute, and minutes at each stop.
_PACE, _PAUSE = 60, 10


def metres(one: Place, other: Place) -> float:
    """Return the distance as the crow flies between two places that have a point."""
    assert one.latitude is not None
    assert one.longitude is not None
    assert other.latitude is not None
    assert other.longitude is not None
    return distance_m(one.latitude, one.longitude, other.latitude, other.longitude)


def make_trails() -> list[Trail]:
    """Create up to two trails, each from one site to the nearest next, in different communes."""
    located = [
        site.place
        for site in HeritageSite.objects.public()
        .filter(place__in=Place.objects.public().located())
        .select_related("place__commune")
        .order_by("place__slug")
        if site.place.commune_id
    ]
    by_commune: dict[int, list[Place]] = {}
    for place in located:
        by_commune.setdefault(place.commune_id or 0, []).append(place)
    richest = sorted(by_commune.values(), key=lambda places: (-len(places), places[0].slug))
    return [_make_trail(_walk(places)) for places in richest[:2] if len(places) >= 2]


def _walk(places: list[Place]) -> list[Place]:
    """Go from the northernmost place to the nearest one left, up to the number of stops."""
    left = sorted(places, key=lambda place: (-(place.latitude or 0), place.slug))
    walk = [left.pop(0)]
    while left and len(walk) < _STOPS:
        nearest = min(left, key=lambda place: metres(walk[-1], place))
        left.remove(nearest)
        if metres(walk[-1], nearest) > 30:  # two records of one spot are one stop
            walk.append(nearest)
    return walk


def _make_trail(walk: list[Place]) -> Trail:
    length = sum(metres(one, other) for one, other in zip(walk, walk[1:], strict=False))
    commune = walk[0].commune
    assert commune is not None
    trail = Trail(
        name=f"{MARK}{commune.name}, de site en site",
        summary=f"Parcours d'exemple{NBSP}: il relie en ligne droite des sites réels,"
        " sans dire par où passer.",
        description=(
            "<p><strong>Ceci est un exemple.</strong> Les étapes sont de vrais lieux, mais le"
            f" tracé est une suite de lignes droites{NBSP}: la longueur et la durée sont"
            " indicatives et aucun chemin n'a été vérifié.</p>"
        ),
        line=[[place.longitude, place.latitude] for place in walk],
        line_is_approximate=True,
        length_m=round(length),
        duration_min=round(length / _PACE) + _PAUSE * len(walk),
        source="Programme de démonstration",
        is_demo=True,
    )
    trail.save()
    trail.communes.set({place.commune_id for place in walk if place.commune_id})
    TrailStop.objects.bulk_create(
        TrailStop(trail=trail, order=order, place=place) for order, place in enumerate(walk, 1)
    )
    return trail
