"""Closed lists of the partners app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganizationKind(models.TextChoices):
    """What an organization is, as its visitors would say."""

    NATIONAL_STAGE = "scene-nationale", _("scène nationale")
    DRAMA_CENTRE = "centre-dramatique", _("centre dramatique national")
    MUSEUM = "musee", _("musée")
    INTERPRETATION_CENTRE = "centre-interpretation", _("centre d'interprétation")
    THEATRE = "theatre", _("théâtre")
    CINEMA = "cinema", _("cinéma")
    VENUE = "equipement-culturel", _("équipement culturel")
    LIBRARY = "bibliotheque", _("bibliothèque, médiathèque")
    ASSOCIATION = "association", _("association")
    COMMUNE = "commune", _("commune")
    PUBLIC_BODY = "collectivite", _("collectivité ou service public")
    TOURIST_OFFICE = "office-de-tourisme", _("office de tourisme")
    SCHOOL = "etablissement-scolaire", _("établissement scolaire")
    MEDIA = "media", _("média")
    OTHER = "autre", _("autre")


class MemberRole(models.TextChoices):
    """What a member may do in an organization."""

    OWNER = "owner", _("responsable")
    EDITOR = "editor", _("rédaction")
    READER = "reader", _("lecture seule")
