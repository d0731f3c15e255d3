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
