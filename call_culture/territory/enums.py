"""Closed lists of the territory app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CoordinateStatus(models.TextChoices):
    """How far a point can be trusted; blank coordinates have UNKNOWN."""

    EXACT = "exact", _("exacte")
    APPROXIMATE = "approximate", _("approximative")
    DOUBTFUL = "doubtful", _("douteuse")
    UNKNOWN = "unknown", _("inconnue")


class AccessLevel(models.TextChoices):
    """How well a place suits a disability profile; blank means nobody has told us."""

    YES = "yes", _("accessible")
    PARTIAL = "partial", _("accessible avec aide")
    NO = "no", _("non accessible")


class AccessProfile(models.TextChoices):
    """The disability profiles of the French law of 2005, as the portal names them."""

    WHEELCHAIR = "wheelchair", _("fauteuil roulant et mobilité réduite")
    HEARING = "hearing", _("surdité et malaudition")
    SIGHT = "sight", _("cécité et malvoyance")
    MENTAL = "mental", _("handicap mental")
    PSYCHIC = "psychic", _("handicap psychique")
