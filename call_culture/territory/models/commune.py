"""The 36 communes."""

from collections.abc import Iterator
from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.search.text import name_key
from call_culture.territory.coordinates import LATITUDE, LONGITUDE
from call_culture.territory.mixins import Slugged, Sourced
from call_culture.territory.querysets import (
    CommuneQuerySet,
)


class Commune(Slugged, Sourced, Searchable):
    """One of the 36 communes of the agglomeration."""

    search_kind = "commune"

    insee_code = models.CharField(
        _("code INSEE"), max_length=5, unique=True, validators=[RegexValidator(r"^\d[\dAB]\d{3}$")]
    )
    name = models.CharField(_("nom officiel"), max_length=80, unique=True)
    usual_name = models.CharField(
        _("nom d'usage"), max_length=80, blank=True, help_text=_("Ex. « Annay-sous-Lens ».")
    )
    name_key = models.CharField(max_length=80, editable=False, db_index=True)
    usual_name_key = models.CharField(max_length=80, editable=False, blank=True)
    postal_codes = models.CharField(
        _("codes postaux"), max_length=60, blank=True, help_text=_("Séparés par un espace.")
    )
    population = models.PositiveIntegerField(_("population"), null=True, blank=True)
    population_year = models.PositiveSmallIntegerField(
        _("année de la population"), null=True, blank=True
    )
    latitude = models.FloatField(_("latitude du centre"), validators=LATITUDE)
    longitude = models.FloatField(_("longitude du centre"), validators=LONGITUDE)
    boundary = models.JSONField(
        _("contour"), null=True, blank=True, help_text=_("Géométrie GeoJSON, WGS 84.")
    )
    description = models.TextField(_("présentation"), blank=True)
    town_hall_address = models.CharField(_("adresse de la mairie"), max_length=200, blank=True)
    town_hall_latitude = models.FloatField(
        _("latitude de la mairie"), null=True, blank=True, validators=LATITUDE
    )
    town_hall_longitude = models.FloatField(
        _("longitude de la mairie"), null=True, blank=True, validators=LONGITUDE
    )
    town_hall_phone = models.CharField(_("téléphone de la mairie"), max_length=30, blank=True)
    town_hall_email = models.EmailField(_("adresse e-mail de la mairie"), blank=True)
    website = models.URLField(_("site internet"), blank=True)

    objects = CommuneQuerySet.as_manager()

    class Meta:
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        ordering = ["name_key"]  # without accents: Éleu stands before Estevelles

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the comparable forms of the names beside them."""
        self.name_key = name_key(self.name)
        self.usual_name_key = name_key(self.usual_name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("commune_detail", args=[self.slug])

    def search_document(self) -> SearchDocument | None:
        """Found by its names and postal codes."""
        return SearchDocument(
            kind="commune",
            title=self.name,
            keywords=f"{self.usual_name} {self.postal_codes}",
            text=self.description,
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """Everything that is found by the name of its commune."""
        places = rows_across(Commune, "places")
        yield places.filter(commune=self)
        for role in ("heritage_site", "library", "events"):
            yield rows_across(places.model, role).filter(place__commune=self)
        for name in ("heritage_sites", "trails", "organizations"):
            yield getattr(self, name).all()
