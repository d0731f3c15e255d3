"""Places named by who writes an event: unknown to the public until the event is published."""

from django.utils.translation import gettext as _

from call_culture.search.text import name_key
from call_culture.territory.models import Commune, Place

#: What `Place.source` says of a place that nobody of the staff has looked at yet.
PROPOSED = _("Proposé avec un événement, à vérifier")


def find_or_propose(
    name: str,
    address: str,
    commune: Commune | None,
    locality: str = "",
    *,
    own: Place | None = None,
) -> Place:
    """Return the public place of that name in that commune, else a hidden place made for it.

    `own`: the place proposed before with the same event, corrected instead of made again.
    """
    town = {"commune": commune} if commune else {"commune": None, "locality__iexact": locality}
    known = Place.objects.public().filter(name_key=name_key(name), **town).order_by("pk").first()
    if known:
        return known
    place = own if own is not None and is_proposed(own) else Place(source=PROPOSED)
    place.name, place.address, place.commune = name, address, commune
    place.locality = "" if commune else locality
    place.is_published = False
    if place.pk is None and commune and len(commune.postal_codes.split()) == 1:
        place.postal_code = commune.postal_codes
    place.save()
    return place


def is_proposed(place: Place) -> bool:
    """True for a place that came with an event and has never been public."""
    return not place.is_published and place.source == PROPOSED


def publish_proposed(place: Place | None) -> None:
    """Make public the place that came with an event which now is."""
    if place is not None and is_proposed(place):
        place.is_published = True
        place.source = _("Proposé avec un événement, publié avec lui")
        place.save()


def forget_unused(place: Place | None) -> None:
    """Delete a proposed place that no event uses any more."""
    if place is not None and is_proposed(place) and not place.events.exists():
        place.delete()
