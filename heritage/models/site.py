"""Heritage sites and the labels they hold."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.territory.mixins import Sourced
from heritage.enums import SiteKind, SiteLevel, Standing
from heritage.models.label import Label
from heritage.querysets import HeritageSiteQuerySet


class HeritageSite(Sourced, Searchable):
    """What a place is worth as heritage. Name, address, point and access are its Place's."""

    search_kind = "heritage"
    search_select = ("place__commune",)
    search_prefetch = ("communes", "site_labels__label")

    place = models.OneToOneField(
        "territory.Place",
        on_delete=models.PROTECT,
        related_name="heritage_site",
        verbose_name=_("lieu"),
        help_text=_("Le nom, l'adresse, le point et l'accessibilité se règlent sur le lieu."),
    )
    kind = models.CharField(_("type"), max_length=30, choices=SiteKind.choices)
    level = models.CharField(
        _("niveau"), max_length=10, choices=SiteLevel.choices, default=SiteLevel.SITE
    )
    communes = models.ManyToManyField(
        "territory.Commune",
        related_name="heritage_sites",
        verbose_name=_("communes"),
        help_text=_("Toutes celles que le site touche."),
    )
    communes_basis = models.CharField(
        _("origine du rattachement aux communes"), max_length=250, blank=True
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("fait partie de"),
    )
    period = models.CharField(_("époque"), max_length=120, blank=True)
    architect = models.CharField(_("architecte, auteur"), max_length=200, blank=True)
    area_ha = models.DecimalField(
        _("surface (hectares)"), max_digits=8, decimal_places=2, null=True, blank=True
    )
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("texte"), blank=True)
    easy_text = models.TextField(_("texte facile à lire (FALC)"), blank=True)
    visiting_conditions = models.TextField(_("conditions de visite"), blank=True)
    season = models.CharField(_("saison"), max_length=200, blank=True)
    directions = models.TextField(_("comment venir"), blank=True)
    audio = models.FileField(_("audio"), upload_to="audio/%Y", blank=True)
    audio_transcript = models.TextField(_("transcription de l'audio"), blank=True)
    labels = models.ManyToManyField(Label, through="SiteLabel", related_name="sites")
    pictures = models.ManyToManyField("media.Picture", through="SitePicture", related_name="+")
    is_published = models.BooleanField(_("visible du public"), default=True)

    objects = HeritageSiteQuerySet.as_manager()

    class Meta:
        verbose_name = _("site patrimonial")
        verbose_name_plural = _("sites patrimoniaux")
        ordering = ["place__name"]
        indexes = [models.Index(fields=["is_published", "kind"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(part_of=None) | ~models.Q(part_of=models.F("id")),
                name="heritage_site_not_part_of_itself",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name of its place."""
        return self.place.name

    @property
    def slug(self) -> str:
        """The slug of its place."""
        return self.place.slug

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("heritage_detail", args=[self.place.slug])

    def clean(self) -> None:
        """Refuse an audio without its transcript: some visitors cannot hear it."""
        if self.audio and not self.audio_transcript.strip():
            raise ValidationError(
                {
                    "audio_transcript": _(
                        "Écrivez ce que dit l'audio : tout le monde ne l'entend pas."
                    )
                }
            )
        if self.part_of_id and self.part_of_id == self.pk:
            raise ValidationError({"part_of": _("Un site ne fait pas partie de lui-même.")})

    def search_document(self) -> SearchDocument | None:
        """Found by its names, kind, labels' references and communes."""
        if not (self.is_published and self.place.is_published) or self.place.merged_into_id:
            return None
        references = " ".join(
            f"{held.reference} {held.merimee_reference} {held.label.short_name}"
            for held in self.site_labels.all()
        )
        names = {self.place.town} | {commune.name for commune in self.communes.all()}
        communes = " ".join(sorted(names))
        return SearchDocument(
            kind="heritage",
            title=self.name,
            keywords=f"{self.place.other_names} {self.get_kind_display()} {communes} {references}",
            text=f"{self.summary} {self.description}",
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """Its place is found under this heading, no longer as a mere place."""
        yield rows_across(type(self), "place").filter(pk=self.place_id)


class SiteLabel(Sourced):
    """A label held by a site: the number, the year and the reference, each with its source."""

    site = models.ForeignKey(
        HeritageSite, on_delete=models.CASCADE, related_name="site_labels", verbose_name=_("site")
    )
    label = models.ForeignKey(
        Label, on_delete=models.PROTECT, related_name="site_labels", verbose_name=_("label")
    )
    standing = models.CharField(
        _("statut"), max_length=20, choices=Standing.choices, default=Standing.LISTED
    )
    reference = models.CharField(
        _("numéro officiel"), max_length=40, blank=True, help_text=_("Ex. 1360-069.")
    )
    reference_source = models.CharField(
        _("source du numéro"),
        max_length=200,
        blank=True,
        help_text=_("Les numéros diffèrent d'une source à l'autre : dites laquelle."),
    )
    year = models.PositiveSmallIntegerField(_("année"), null=True, blank=True)
    merimee_reference = models.CharField(
        _("référence Mérimée"), max_length=20, blank=True, help_text=_("Ex. PA00108469.")
    )
    is_partial = models.BooleanField(_("protection partielle"), default=False)
    note = models.CharField(_("précision"), max_length=250, blank=True)

    class Meta:
        verbose_name = _("label du site")
        verbose_name_plural = _("labels du site")
        ordering = ["label__order", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "label", "merimee_reference"], name="site_label_once"
            ),
            models.UniqueConstraint(
                fields=["label", "reference"],
                condition=~models.Q(reference=""),
                name="site_label_official_number_unique",
            ),
            models.CheckConstraint(
                condition=models.Q(reference="") | ~models.Q(reference_source=""),
                name="site_label_number_has_its_source",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.reference or self.merimee_reference}".strip()

    def clean(self) -> None:
        """Refuse a number without the source it comes from."""
        if self.reference and not self.reference_source:
            raise ValidationError({"reference_source": _("Dites d'où vient ce numéro.")})


class SitePicture(models.Model):
    """A picture of a site, at its rank."""

    site = models.ForeignKey(HeritageSite, on_delete=models.CASCADE, related_name="site_pictures")
    picture = models.ForeignKey(
        "media.Picture", on_delete=models.CASCADE, related_name="+", verbose_name=_("image")
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("image du site")
        verbose_name_plural = _("images du site")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return str(self.picture)
