"""Every component in every state, on one page, for the review of looks and accessibility."""

from datetime import date
from typing import Any

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from call_culture.media.posters import HERITAGE, OUTINGS, PAGES, QUIET
from call_culture.territory.models import Commune
from call_culture.territory.svg_map import commune_map

#: Each tone of a badge with a word that uses it.
BADGES = [
    ("Aujourd'hui", "now"),
    ("Gratuit", "free"),
    ("Annulé", "cancelled"),
    ("Complet", "full"),
    ("Reporté", "postponed"),
    ("Exemple", "demo"),
    ("Tarif non communiqué", "unknown"),
    ("Tout public", "neutral"),
    ("Patrimoine mondial", "heritage"),
]
NOTICES = [
    ("info", _("Cette exposition est ouverte du mercredi au dimanche.")),
    ("warning", _("Le lieu a changé : rendez-vous à la salle des fêtes.")),
    ("error", _("La date de fin est avant la date de début.")),
    ("success", _("Votre événement est enregistré.")),
]
FACTS = [
    (_("Quand"), _("samedi 28 novembre, de 14 h à 16 h")),
    (_("Où"), _("Horaires à compléter")),
    (_("Réservation"), ""),
]
LONG_TITLE = _(
    "Exemple de titre très long, comme en donne parfois une association qui veut tout dire de sa "
    "soirée dès la première ligne, et qui tient pourtant sur un téléphone"
)

#: What a person in a hurry types; the title is forgotten.
WRONG_ANSWERS = {"exemple-email": "pas une adresse", "exemple-day": "31/02/2026"}


class ExampleForm(forms.Form):
    """One field of each sort, some of them wrong."""

    name = forms.CharField(label=_("Titre"), help_text=_("Ce qu'on lit en premier."))
    email = forms.EmailField(label=_("Adresse e-mail"))
    day = forms.DateField(label=_("Jour"), required=False)
    kind = forms.ChoiceField(label=_("Catégorie"), choices=[("a", "Concert"), ("b", "Théâtre")])
    text = forms.CharField(label=_("Texte"), widget=forms.Textarea, required=False)
    free = forms.BooleanField(label=_("Gratuit"), required=False)
    audiences = forms.MultipleChoiceField(
        label=_("Publics"),
        choices=[("1", "En famille"), ("2", "Seniors")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    setting = forms.ChoiceField(
        label=_("Lieu"),
        choices=[("in", "En intérieur"), ("out", "En plein air")],
        widget=forms.RadioSelect,
    )


def components(request: HttpRequest) -> HttpResponse:
    """Show every component, to staff only: others are asked to sign in, or find nothing."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if not request.user.is_staff:
        raise Http404
    return render(request, "portal/components.html", example_context())


def example_context() -> dict[str, Any]:
    """Return what the page shows; nothing in it is true of the territory but its map."""
    kinds = {**OUTINGS, **HERITAGE, **QUIET, **PAGES}
    return {
        "badges": BADGES,
        "notices": NOTICES,
        "facts": FACTS,
        "long_title": LONG_TITLE,
        "day": date(2026, 11, 28),
        "posters": [(kind, str(number)) for number, kind in enumerate(kinds)],
        "form": ExampleForm(WRONG_ANSWERS, prefix="exemple"),
        "page_obj": Paginator(range(100), 10).page(4),
        "map": commune_map(Commune.objects.all(), {}),
        "links": [(_("Voir tout l'agenda"), "/agenda/"), (_("Voir les communes"), "/communes/")],
        "trail": [(_("Exemples"), "/composants/"), (_("Composants"), "")],
    }
