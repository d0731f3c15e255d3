"""Labels: what a site is recognised as."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.territory.mixins import Slugged, Sourced
from heritage.enums import LabelKind
from heritage.querysets import LabelQuerySet


class Label(Slugged, Sourced):
    """A recognition: a World Heritage property, monument historique, Pays d'art et d'histoire…"""

    name = models.CharField(_("nom"), max_length=200, unique=True)
    short_name = models.CharField(_("nom court"), max_length=80)
    kind = models.CharField(_("type"), max_length=20, choices=LabelKind.choices)
    authority = models.CharField(_("attribué par"), max_length=120, blank=True)
    reference = models.CharField(
        _("référence officielle"), max_length=40, blank=True, help_text=_("Ex. 1360.")
    )
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    description = models.TextField(_("explication"), blank=True)
    url = models.URLField(_("page officielle"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ["order", "name"]

    def __str__(self) -> str:
        return self.short_name

    def get_absolute_url(self) -> str:
        """Return the heritage list limited to this label."""
        return f"{reverse('heritage_list')}?label={self.slug}"
