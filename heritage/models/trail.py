"""Trails: ordered walks from place to place."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument
from call_culture.territory.mixins import Slugged, Sourced
from heritage.enums import Difficulty
from heritage.querysets import TrailQuerySet


class Trail(Slugged, Sourced, Searchable):
    """An ordered walk from place to place."""

    search_kind = "trail"
    search_prefetch = ("communes",)

    name = models.CharField(_("nom"), max_length=200)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("texte"), blank=True)
    communes = models.ManyToManyField(
        "territory.Commune", blank=True, related_name="trails", verbose_name=_("communes")
    )
    line = models.JSONField(
        _("tracé"),
        null=True,
        blank=True,
        help_text=_("Suite de points [longitude, latitude], WGS 84."),
    )
    line_is_approximate = models.BooleanField(
        _("tracé indicatif"), default=False, help_text=_("Lignes droites entre les étapes.")
    )
    length_m = models.PositiveIntegerField(_("longueur (mètres)"), null=True, blank=True)
    duration_min = models.PositiveIntegerField(_("durée (minutes)"), null=True, blank=True)
    climb_m = models.PositiveIntegerField(_("montée (mètres)"), null=True, blank=True)
    difficulty = models.CharField(
        _("difficulté"), max_length=10, choices=Difficulty.choices, blank=True
    )
    surface = models.CharField(_("revêtement"), max_length=150, blank=True)
    access_note = models.TextField(_("accessibilité"), blank=True)
    season = models.CharField(_("saison"), max_length=150, blank=True)
    is_published = models.BooleanField(_("visible du public"), default=True)
    is_demo = models.BooleanField(_("exemple"), default=False, editable=False)

    objects = TrailQuerySet.as_manager()

    class Meta:
        verbose_name = _("parcours")
        verbose_name_plural = _("parcours")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("trail_detail", args=[self.slug])

    def search_document(self) -> SearchDocument | None:
        """Found by its name, its text and the communes it crosses."""
        if not self.is_published:
            return None
        return SearchDocument(
            kind="trail",
            title=self.name,
            keywords=" ".join(commune.name for commune in self.communes.all()),
            text=f"{self.summary} {self.description}",
            url=self.get_absolute_url(),
        )


class TrailStop(models.Model):
    """One stop of a trail, with how to reach it from the one before."""

    trail = models.ForeignKey(Trail, on_delete=models.CASCADE, related_name="stops")
    order = models.PositiveSmallIntegerField(_("ordre"))
    place = models.ForeignKey(
        "territory.Place",
        on_delete=models.PROTECT,
        related_name="trail_stops",
        verbose_name=_("lieu"),
    )
    directions = models.TextField(_("comment y aller"), blank=True)
    note = models.TextField(_("à voir"), blank=True)

    class Meta:
        verbose_name = _("étape")
        verbose_name_plural = _("étapes")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["trail", "order"], name="trail_stop_order_unique")
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.place}"
