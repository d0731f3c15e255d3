"""Where demonstration events take place: real places of the territory, by what suits them."""

from dataclasses import dataclass, field
from random import Random

from django.db.models import Q

from call_culture.search.text import name_key
from call_culture.territory.mixins import unique_slug
from call_culture.territory.models import Commune, Place
from events.demo.grammar import of
from heritage.enums import SiteKind
from heritage.models import HeritageSite
from libraries.models import Library

#: How the source of a place made by the demonstration begins: `removal` looks for it.
PLACE_SOURCE = "Créé par le programme de démonstration"

_INSIDE = {"site", "hall", "stage"}
_OUTSIDE = {"site", "open"}
#: What may happen at a site. Others are only visited: no festivity at a war cemetery.
_USES_OF_SITE: dict[str, set[str]] = {
    SiteKind.MUSEUM: _INSIDE,
    SiteKind.INTERPRETATION_CENTRE: {"site", "hall"},
    SiteKind.COMMUNITY_FACILITY: _INSIDE,
    SiteKind.MANAGER_HOUSE: {"site", "hall"},
    SiteKind.SLAG_HEAP: {"site", "terril"},
    SiteKind.MINING_TOWN: _OUTSIDE,
    SiteKind.URBAN_ENSEMBLE: _OUTSIDE,
    SiteKind.STATION: {"site"},
}


@dataclass
class Territory:
    """The communes and, for each, its places by use. Read once, in four queries."""

    communes: list[Commune]
    weights: list[float]
    places: dict[int, dict[str, list[Place]]] = field(default_factory=dict)
    town_halls: dict[int, Place | None] = field(default_factory=dict)

    def is_library(self, place: Place | None) -> bool:
        """True when `place` is a library of the network."""
        if place is None or place.commune_id is None:
            return False
        return place in self.places[place.commune_id].get("library", ())

    def pick(self, commune: Commune, uses: tuple[str, ...], rng: Random) -> Place | None:
        """Return a place of `commune` with the first of `uses` that has one, else None.

        Where nothing is known the town hall stands in, for what a town hall can hold.
        """
        known = self.places[commune.pk]
        for use in uses:
            if known.get(use):
                return rng.choice(known[use])
        if not {"hall", "stage", "open"} & set(uses):
            return None
        return self._town_hall(commune)

    def other_hall(self, commune: Commune, place: Place | None) -> Place | None:
        """Return another indoor place of `commune`, its town hall when it has no other."""
        for candidate in self.places[commune.pk].get("hall", ()):
            if candidate != place:
                return candidate
        return self._town_hall(commune)

    def has(self, commune: Commune, use: str) -> bool:
        """True when a place of `commune` suits `use`."""
        return bool(self.places[commune.pk].get(use))

    def _town_hall(self, commune: Commune) -> Place | None:
        if commune.pk in self.town_halls:
            return self.town_halls[commune.pk]
        place = self.town_halls[commune.pk] = town_hall(commune)
        if place is None:
            return None
        known = self.places[commune.pk]
        for use in ("hall", "stage", "open"):
            if place not in known.setdefault(use, []):
                known[use].append(place)
        return place


def read_territory() -> Territory:
    """Read communes and public places, in an order that does not depend on their keys."""
    communes = list(Commune.objects.order_by("insee_code"))
    # Square roots: a large town has more going on, a village still has something.
    weights = [float(commune.population or 1000) ** 0.5 for commune in communes]
    territory = Territory(communes, weights, {commune.pk: {} for commune in communes})
    for place, uses in [*_libraries(), *_sites(), *_others()]:
        if place.commune_id is None:
            continue
        for use in sorted(uses):
            territory.places[place.commune_id].setdefault(use, []).append(place)
    return territory


def _libraries() -> list[tuple[Place, set[str]]]:
    rows = Library.objects.public().select_related("place__commune").order_by("place__slug")
    return [(library.place, {"library", "hall", "stage"}) for library in rows]


def _sites() -> list[tuple[Place, set[str]]]:
    rows = HeritageSite.objects.public().select_related("place__commune").order_by("place__slug")
    return [(site.place, _USES_OF_SITE.get(site.kind, {"site"})) for site in rows]


def _others() -> list[tuple[Place, set[str]]]:
    rows = Place.objects.public().ordinary().exclude(Q(address="") & Q(latitude=None))
    found = []
    for place in rows.select_related("commune").order_by("slug"):
        uses = {"hall", "stage"}
        if "cinema" in name_key(place.name).split():
            uses = {"screen"}
        found.append((place, uses))
    return found


def town_hall(commune: Commune) -> Place | None:
    """Return the town hall of `commune`, made from the commune's own facts when it is no place.

    None when its address is not known.
    """
    name = f"Mairie {of(commune.name)}"
    known = Place.objects.filter(commune=commune, name_key=name_key(name)).first()
    if known is not None or not commune.town_hall_address:
        return known
    place = Place(
        name=name,
        commune=commune,
        address=commune.town_hall_address,
        postal_code=commune.postal_codes.split(" ")[0][:5],
        latitude=commune.town_hall_latitude,
        longitude=commune.town_hall_longitude,
        coordinate_status="approximate",
        phone=commune.town_hall_phone,
        email=commune.town_hall_email,
        source=f"{PLACE_SOURCE}, d'après les coordonnées de la mairie. {commune.source}",
    )
    place.slug = unique_slug(place, name)
    place.save()
    return place
