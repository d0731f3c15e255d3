"""The map of the site for people: every section, and how much it really holds."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from call_culture.territory.french import count_words
from call_culture.territory.models import Commune, Place
from events.enums import Category
from events.models import Event, Programme
from heritage.models import HeritageSite, Label, Trail
from libraries.models import DigitalSpace, Library
from partners.models import Organization

Link = tuple[str, str, str]  # label, address, how many


@dataclass(frozen=True)
class SiteSection:
    """A section: its page, how much it holds, the pages under it."""

    title: str
    url: str
    holds: str = ""
    links: list[Link] = field(default_factory=list)


def sections() -> list[SiteSection]:
    """Return every section in the order of the menu."""
    return [
        _agenda(),
        _communes(),
        _heritage(),
        _reading(),
        _programmes(),
        _partners(),
        _taking_part(),
        _about(),
    ]


def _agenda() -> SiteSection:
    number = Event.objects.published().upcoming().count()
    return SiteSection(
        _("Agenda"),
        reverse("agenda"),
        count_words(
            number, "événement à venir", "événements à venir", _("Aucun événement à venir")
        ),
        [
            (str(label), f"{reverse('agenda')}?categorie={value}", "")
            for value, label in Category.choices
        ],
    )


def _communes() -> SiteSection:
    communes = list(Commune.objects.only("name", "slug"))
    return SiteSection(
        _("Communes"),
        reverse("commune_list"),
        count_words(len(communes), "commune", "communes", _("Aucune commune chargée")),
        [(commune.name, commune.get_absolute_url(), "") for commune in communes],
    )


def _heritage() -> SiteSection:
    sites = HeritageSite.objects.public().count()
    trails = Trail.objects.public().count()
    links = [(label.short_name, label.get_absolute_url(), "") for label in Label.objects.all()]
    words = count_words(trails, "parcours", "parcours", _("Aucun parcours"))
    return SiteSection(
        _("Patrimoine"),
        reverse("heritage_list"),
        count_words(sites, "site", "sites", _("Aucun site")),
        [*links, (_("Parcours"), reverse("trail_list"), words)],
    )


def _reading() -> SiteSection:
    libraries = Library.objects.public().count()
    spaces = DigitalSpace.objects.filter(is_published=True).count()
    words = count_words(spaces, "espace", "espaces", _("Aucun espace recensé"))
    return SiteSection(
        _("Lecture"),
        reverse("library_list"),
        count_words(
            libraries,
            "médiathèque ou bibliothèque",
            "médiathèques et bibliothèques",
            _("Aucune médiathèque"),
        ),
        [(_("Espaces numériques"), reverse("digital_space_list"), words)],
    )


def _programmes() -> SiteSection:
    programmes = list(Programme.objects.public().only("name", "slug").order_by("name"))
    return SiteSection(
        _("Festivals, prix et dispositifs"),
        reverse("programme_list"),
        count_words(len(programmes), "programme", "programmes", _("Aucun programme")),
        [(programme.name, programme.get_absolute_url(), "") for programme in programmes[:100]],
    )


def _partners() -> SiteSection:
    partners = Organization.objects.public().count()
    places = Place.objects.public().ordinary().count()
    return SiteSection(
        _("Partenaires et lieux"),
        reverse("organization_list"),
        count_words(partners, "partenaire", "partenaires", _("Aucun partenaire")),
        [
            (
                _("Autres lieux"),
                reverse("place_list"),
                count_words(places, "lieu", "lieux", _("Aucun lieu")),
            ),
            (_("Écoles et groupes"), reverse("page_education"), ""),
        ],
    )


def _taking_part() -> SiteSection:
    return SiteSection(
        _("Participer"),
        "",
        "",
        [
            (_("Proposer un événement"), reverse("propose"), ""),
            (_("Espace partenaire"), reverse("partner_home"), ""),
            (_("Ma sélection"), reverse("my_selection"), ""),
            (_("Recherche"), reverse("search"), ""),
            (_("Données ouvertes"), reverse("data"), ""),
            (_("Documentation de l'API"), reverse("api"), ""),
        ],
    )


def _about() -> SiteSection:
    return SiteSection(
        _("Ce site"),
        "",
        "",
        [
            (_("À propos"), reverse("page_a_propos"), ""),
            (_("Accessibilité : non conforme"), reverse("page_accessibilite"), ""),
            (_("Mentions légales"), reverse("page_mentions_legales"), ""),
            (_("Données personnelles"), reverse("page_donnees_personnelles"), ""),
        ],
    )
