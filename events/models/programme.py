"""Programmes (festival, prize, scheme…) and their editions."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.territory.mixins import Slugged, Sourced
from events.enums import ProgrammeKind
from events.querysets import EditionQuerySet, ProgrammeQuerySet


class Programme(Slugged, Sourced, Searchable):
    """A festival, a literary prize, a scheme… It may sit inside another."""

    search_kind = "programme"

    name = models.CharField(_("nom"), max_length=200, unique=True)
    other_names = models.CharField(
        _("autres noms"), max_length=300, blank=True, help_text=_("Séparés par « ; ».")
    )
    kind = models.CharField(_("type"), max_length=30, choices=ProgrammeKind.choices)
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("fait partie de"),
    )
    organizers = models.ManyToManyField(
        "partners.Organization",
        blank=True,
        related_name="programmes",
        verbose_name=_("organisateurs"),
    )
    organizers_text = models.CharField(
        _("organisateurs, en toutes lettres"), max_length=250, blank=True
    )
    usual_period = models.CharField(_("période habituelle"), max_length=120, blank=True)
    years_attested = models.CharField(
        _("années attestées"), max_length=200, blank=True, help_text=_("Séparées par « ; ».")
    )
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    website = models.URLField(_("site internet"), max_length=300, blank=True)
    is_founding = models.BooleanField(
        _("nommé par le document d'origine"), default=False, help_text=_("Rempli par l'import.")
    )
    is_published = models.BooleanField(_("visible du public"), default=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent=None) | ~models.Q(parent=models.F("id")),
                name="programme_not_inside_itself",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("programme_detail", args=[self.slug])

    def clean(self) -> None:
        """Refuse a programme that would, step by step, contain itself."""
        above, seen = self.parent, {self.pk}
        while above is not None:
            if above.pk in seen:
                raise ValidationError({"parent": _("Ce programme se contiendrait lui-même.")})
            seen.add(above.pk)
            above = above.parent

    def search_document(self) -> SearchDocument | None:
        """Found by its names and kind."""
        if not self.is_published:
            return None
        return SearchDocument(
            kind="programme",
            title=self.name,
            keywords=f"{self.other_names} {self.get_kind_display()} {self.organizers_text}",
            text=f"{self.summary} {self.description}",
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """The events of its editions are found by its name."""
        of_editions = Edition.objects.filter(programme=self).values("events")
        yield rows_across(Edition, "events").filter(pk__in=of_editions.exclude(events=None))


class Edition(Slugged, Sourced):
    """One year of a programme (local dates, both included)."""

    programme = models.ForeignKey(
        Programme, on_delete=models.CASCADE, related_name="editions", verbose_name=_("programme")
    )
    year = models.PositiveSmallIntegerField(
        _("année"), validators=[MinValueValidator(1900), MaxValueValidator(2100)]
    )
    number = models.PositiveSmallIntegerField(_("numéro d'édition"), null=True, blank=True)
    theme = models.CharField(_("thème"), max_length=200, blank=True)
    first_day = models.DateField(_("premier jour"), null=True, blank=True)
    last_day = models.DateField(_("dernier jour"), null=True, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    application_deadline = models.DateField(
        _("date limite de candidature"), null=True, blank=True, help_text=_("Appels du CLEA.")
    )
    application_url = models.URLField(_("lien pour candidater"), max_length=300, blank=True)
    poster = models.ForeignKey(
        "media.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("affiche"),
    )
    is_published = models.BooleanField(_("visible du public"), default=True)
    is_demo = models.BooleanField(_("exemple"), default=False, editable=False)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("édition")
        verbose_name_plural = _("éditions")
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year"], name="edition_once_a_year"),
            models.CheckConstraint(
                condition=models.Q(first_day=None)
                | models.Q(last_day=None)
                | models.Q(last_day__gte=models.F("first_day")),
                name="edition_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.programme} {self.year}"

    def get_absolute_url(self) -> str:
        """Return the address of the public page; load lists with the programme."""
        return reverse("edition_detail", args=[self.programme.slug, self.year])

    def clean(self) -> None:
        """Refuse an edition that ends before it starts."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("L'édition finit avant de commencer.")})


class Residency(models.Model):
    """An artist in residence in an edition of the CLEA."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="residencies")
    artist = models.CharField(_("artiste ou collectif"), max_length=150)
    discipline = models.CharField(_("discipline"), max_length=100, blank=True)
    first_day = models.DateField(_("du"), null=True, blank=True)
    last_day = models.DateField(_("au"), null=True, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    places = models.ManyToManyField(
        "territory.Place", blank=True, related_name="residencies", verbose_name=_("lieux")
    )
    partners = models.ManyToManyField(
        "partners.Organization",
        blank=True,
        related_name="residencies",
        verbose_name=_("établissements partenaires"),
    )
    gestures = models.ManyToManyField(
        "events.Event",
        blank=True,
        related_name="residencies",
        verbose_name=_("gestes artistiques"),
    )

    class Meta:
        verbose_name = _("résidence")
        verbose_name_plural = _("résidences")
        ordering = ["artist"]

    def __str__(self) -> str:
        return self.artist


class PrizeBook(models.Model):
    """A book selected for an edition of a literary prize."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="books")
    title = models.CharField(_("titre"), max_length=200)
    author = models.CharField(_("auteur, autrice"), max_length=200)
    publisher = models.CharField(_("éditeur"), max_length=120, blank=True)
    isbn = models.CharField(_("ISBN"), max_length=17, blank=True)
    age_group = models.CharField(_("tranche d'âge"), max_length=60, blank=True)
    is_winner = models.BooleanField(_("lauréat"), default=False)

    class Meta:
        verbose_name = _("livre sélectionné")
        verbose_name_plural = _("livres sélectionnés")
        ordering = ["age_group", "title"]

    def __str__(self) -> str:
        return self.title
