"""Closed lists of the libraries app."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LibraryKind(models.TextChoices):
    """What a reading venue is."""

    MEDIA_LIBRARY = "mediatheque", _("médiathèque")
    LIBRARY = "bibliotheque", _("bibliothèque")
    READING_POINT = "point-lecture", _("point lecture")
    CULTURAL_SPACE = "espace-culturel", _("espace culturel")


class PeriodKind(models.TextChoices):
    """When the hours of a period hold; dated periods win over the others."""

    TERM = "term", _("période scolaire")
    HOLIDAYS = "holidays", _("petites vacances scolaires")
    SUMMER = "summer", _("été")
    DATED = "dated", _("entre deux dates")


class Weekday(models.IntegerChoices):
    """ISO weekdays: Monday is 1."""

    MONDAY = 1, _("lundi")
    TUESDAY = 2, _("mardi")
    WEDNESDAY = 3, _("mercredi")
    THURSDAY = 4, _("jeudi")
    FRIDAY = 5, _("vendredi")
    SATURDAY = 6, _("samedi")
    SUNDAY = 7, _("dimanche")
