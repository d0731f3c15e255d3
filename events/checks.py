"""What an event still lacks to be public, and what is worth a second look."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.duplicates import probable_duplicates
from events.enums import BookingKind, PriceKind
from events.models import Event

_SHORT_TEXT = 80
_MIN_TITLE = 3


@dataclass(frozen=True)
class Check:
    """A sentence, the id of the field it is about, and an address to look at ("" for none)."""

    sentence: str
    anchor: str
    url: str = ""


def missing(event: Event) -> list[Check]:
    """Return what prevents the stored event from being proposed, in the order of the page."""
    found = []
    if len(event.title.strip()) < _MIN_TITLE:
        found.append(Check(_("Donnez un titre."), "id_title"))
    if not event.summary.strip():
        found.append(Check(_("Dites en une phrase ce que c'est."), "id_summary"))
    if not event.category:
        found.append(Check(_("Choisissez une catégorie."), "id_category"))
    if event.place is None and not event.is_online:
        found.append(Check(_("Dites où cela se passe, ou que c'est en ligne."), "id_place"))
    if event.picture is not None and not event.picture.credit:
        found.append(Check(_("Dites de qui est l'image."), "id_image-credit"))
    occurrences = list(event.occurrences.all())
    if not occurrences:
        found.append(Check(_("Donnez au moins une date."), "dates"))
    elif all(occurrence.is_over() for occurrence in occurrences):
        found.append(Check(_("Toutes les dates sont passées."), "dates"))
    return found


def advice(event: Event) -> list[Check]:
    """Return what is worth a second look; none of it prevents anything."""
    found = [*_about_text(event), *_about_practical(event)]
    if any(row.is_over() for row in event.occurrences.all()):
        found.append(Check(_("Une date au moins est déjà passée."), "dates"))
    if event.place is not None and event.place.commune is None:
        found.append(Check(_("Le lieu est hors des 36 communes de l'agglomération."), "id_place"))
    found += [
        Check(
            _("Un événement semblable est déjà annoncé ce jour-là\u00a0: %(title)s.")
            % {"title": twin.title},
            "id_title",
            twin.get_absolute_url(),
        )
        for twin in probable_duplicates(event)
    ]
    return found


def _about_text(event: Event) -> list[Check]:
    found = []
    if shouts(event.title):
        found.append(
            Check(
                _("Le titre est en capitales\u00a0: il sera plus difficile à lire."),
                "id_title",
            )
        )
    if shouts(event.summary) or shouts(event.description):
        found.append(
            Check(
                _("Le texte est en capitales\u00a0: il sera plus difficile à lire."),
                "id_summary",
            )
        )
    if len(event.description.strip()) < _SHORT_TEXT:
        found.append(
            Check(
                _("Le texte est court\u00a0: deux ou trois phrases donnent envie de venir."),
                "id_description",
            )
        )
    if event.picture is not None and not event.picture.alt:
        found.append(Check(_("L'image n'est pas décrite pour qui ne la voit pas."), "id_image-alt"))
    return found


def _about_practical(event: Event) -> list[Check]:
    found = []
    if event.price_kind == PriceKind.UNKNOWN:
        found.append(
            Check(_("Le tarif n'est pas donné\u00a0: est-ce gratuit\u00a0?"), "id_price_kind")
        )
    must_book = event.booking_kind in (BookingKind.REQUIRED, BookingKind.ADVISED)
    if must_book and not (event.booking_url or event.booking_phone or event.booking_email):
        found.append(Check(_("Dites comment réserver."), "id_booking_url"))
    if not (event.contact_phone or event.contact_email or event.booking_phone):
        found.append(Check(_("Aucun contact n'est donné pour les questions."), "id_contact_phone"))
    return found


def shouts(text: str) -> bool:
    """True for a text of at least two words written in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < 8:
        return False
    return sum(letter.isupper() for letter in letters) > 0.8 * len(letters)
