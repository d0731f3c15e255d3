"""Closed lists of the heritage app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SiteKind(models.TextChoices):
    """What a heritage site is."""

    LANDSCAPE = "paysage-minier", _("paysage et ensemble minier")
    PIT = "fosse", _("fosse")
    HEADFRAME = "chevalement", _("chevalement")
    SLAG_HEAP = "terril", _("terril")
    MINING_TOWN = "cite-miniere", _("cité minière")
    CAVALIER = "cavalier", _("cavalier (ancienne voie ferrée minière)")
    HEAD_OFFICE = "grands-bureaux", _("grands bureaux")
    MANAGER_HOUSE = "chateau-dirigeant", _("château de dirigeant")
    COMMUNITY_FACILITY = "equipement-collectif", _("équipement collectif")
    HEALTH_FACILITY = "equipement-sante", _("équipement de santé")
    HOUSING = "habitat-collectif", _("habitat collectif")
    STATION = "gare", _("gare")
    SCHOOL = "ecole", _("école")
    CHURCH = "eglise", _("église")
    PLACE_OF_WORSHIP = "edifice-religieux", _("édifice religieux")
    MONUMENT = "monument", _("monument")
    MEMORIAL = "memorial", _("mémorial")
    WAR_CEMETERY = "cimetiere-militaire", _("cimetière militaire, nécropole")
    INTERPRETATION_CENTRE = "centre-interpretation", _("centre d'interprétation")
    MUSEUM = "musee", _("musée")
    URBAN_ENSEMBLE = "ensemble-urbain", _("ensemble urbain")
    OTHER = "autre", _("autre")


class SiteLevel(models.TextChoices):
    """Where a site stands in its property: a component has a number, an element is part of one."""

    COMPONENT = "component", _("composante officielle")
    ELEMENT = "element", _("élément d'une composante")
    SITE = "site", _("site")


class LabelKind(models.TextChoices):
    """What sort of recognition a label is."""

    WORLD_HERITAGE = "world-heritage", _("patrimoine mondial")
    HISTORIC_MONUMENT = "historic-monument", _("monument historique")
    NATIONAL_LABEL = "national-label", _("label national")


class Standing(models.TextChoices):
    """How a site stands towards a label."""

    LISTED = "listed", _("inscrit")
    CLASSIFIED = "classified", _("classé")
    PROTECTED = "protected", _("protégé (nature à préciser)")
    ATTRIBUTE = "attribute", _("attribut du dossier")
    INTERPRETATION = "interpretation", _("zone d'interprétation, non inscrit en propre")
    TO_CONFIRM = "to-confirm", _("rattachement à confirmer")


class Difficulty(models.TextChoices):
    """How hard a trail is, in words."""

    EASY = "easy", _("facile, pour tout le monde")
    MEDIUM = "medium", _("moyen, bonnes chaussures")
    HARD = "hard", _("difficile, montées raides")


#: The headings of lists, in the plural.
KIND_PLURALS = {
    SiteKind.LANDSCAPE: _("Paysages et ensembles miniers"),
    SiteKind.PIT: _("Fosses"),
    SiteKind.HEADFRAME: _("Chevalements"),
    SiteKind.SLAG_HEAP: _("Terrils"),
    SiteKind.MINING_TOWN: _("Cités minières"),
    SiteKind.CAVALIER: _("Cavaliers (anciennes voies ferrées minières)"),
    SiteKind.HEAD_OFFICE: _("Grands bureaux"),
    SiteKind.MANAGER_HOUSE: _("Châteaux de dirigeants"),
    SiteKind.COMMUNITY_FACILITY: _("Équipements collectifs"),
    SiteKind.HEALTH_FACILITY: _("Équipements de santé"),
    SiteKind.HOUSING: _("Habitat collectif"),
    SiteKind.STATION: _("Gares"),
    SiteKind.SCHOOL: _("Écoles"),
    SiteKind.CHURCH: _("Églises"),
    SiteKind.PLACE_OF_WORSHIP: _("Édifices religieux"),
    SiteKind.MONUMENT: _("Monuments"),
    SiteKind.MEMORIAL: _("Mémoriaux"),
    SiteKind.WAR_CEMETERY: _("Cimetières militaires et nécropoles"),
    SiteKind.INTERPRETATION_CENTRE: _("Centres d'interprétation"),
    SiteKind.MUSEUM: _("Musées"),
    SiteKind.URBAN_ENSEMBLE: _("Ensembles urbains"),
    SiteKind.OTHER: _("Autres sites"),
}

#: What a site's level means, in one sentence.
LEVEL_SENTENCES = {
    SiteLevel.COMPONENT: _(
        "Composante officielle : elle figure sous son propre numéro sur la liste du bien inscrit."
    ),
    SiteLevel.ELEMENT: _(
        "Élément d'une composante : il fait partie d'un ensemble inscrit, sans numéro à lui."
    ),
    SiteLevel.SITE: "",
}
