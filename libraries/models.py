"""Reading venues, their hours, and digital spaces."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.territory.mixins import Sourced
from libraries.enums import LibraryKind, PeriodKind, Weekday
from libraries.querysets import DigitalSpaceQuerySet, LibraryQuerySet


class Library(Sourced, Searchable):
    """A reading venue of the network (médiathèque, bibliothèque…). Its Place has the address."""

    search_kind = "library"
    search_select = ("place__commune",)

    place = models.OneToOneField(
        "territory.Place",
        on_delete=models.PROTECT,
        related_name="library",
        verbose_name=_("lieu"),
        help_text=_("Le nom, l'adresse, le téléphone et l'accessibilité se règlent sur le lieu."),
    )
    code_bib = models.CharField(
        _("code du ministère"),
        max_length=12,
        blank=True,
        help_text=_("Clé de l'Observatoire de la lecture publique, ex. LI2698."),
    )
    kind = models.CharField(_("type"), max_length=20, choices=LibraryKind.choices)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    in_network = models.BooleanField(
        _("membre du réseau Lecture pour tous"),
        null=True,
        blank=True,
        help_text=_("Vide : inconnu."),
    )
    catalogue_url = models.URLField(_("catalogue en ligne"), max_length=300, blank=True)
    services = models.TextField(_("services"), blank=True, help_text=_("Un par ligne."))
    how_to_join = models.TextField(_("s'inscrire"), blank=True)
    loan_rules = models.TextField(_("règles de prêt"), blank=True)
    opens_sunday = models.BooleanField(
        _("ouvre le dimanche"), null=True, blank=True, help_text=_("D'après le ministère.")
    )
    has_wifi = models.BooleanField(_("wifi"), null=True, blank=True)
    hours_note = models.CharField(_("précision sur les horaires"), max_length=250, blank=True)
    verified_year = models.PositiveSmallIntegerField(
        _("année de vérification"), null=True, blank=True
    )
    is_published = models.BooleanField(_("visible du public"), default=True)

    objects = LibraryQuerySet.as_manager()

    class Meta:
        verbose_name = _("médiathèque ou bibliothèque")
        verbose_name_plural = _("médiathèques et bibliothèques")
        ordering = ["place__commune__name", "place__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["code_bib"],
                condition=~models.Q(code_bib=""),
                name="library_code_bib_unique",
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
        return reverse("library_detail", args=[self.place.slug])

    def search_document(self) -> SearchDocument | None:
        """Found by its name, kind and commune."""
        if not (self.is_published and self.place.is_published) or self.place.merged_into_id:
            return None
        return SearchDocument(
            kind="library",
            title=self.name,
            keywords=f"{self.place.other_names} {self.get_kind_display()} {self.place.town}"
            " bibliothèque médiathèque lecture",
            text=f"{self.summary} {self.description} {self.services}",
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """Its place is found under this heading, no longer as a mere place."""
        yield rows_across(type(self), "place").filter(pk=self.place_id)


class OpeningPeriod(models.Model):
    """A set of weekly hours and when it holds (local dates, both included)."""

    library = models.ForeignKey(
        Library,
        on_delete=models.CASCADE,
        related_name="periods",
        verbose_name=_("médiathèque ou bibliothèque"),
    )
    kind = models.CharField(
        _("période"), max_length=10, choices=PeriodKind.choices, default=PeriodKind.TERM
    )
    name = models.CharField(_("nom"), max_length=80, blank=True)
    first_day = models.DateField(_("du"), null=True, blank=True)
    last_day = models.DateField(_("au"), null=True, blank=True)

    class Meta:
        verbose_name = _("période d'ouverture")
        verbose_name_plural = _("périodes d'ouverture")
        ordering = ["kind", "first_day"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(kind=PeriodKind.DATED)
                | models.Q(first_day__isnull=False, last_day__isnull=False),
                name="opening_period_dated_has_both_days",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day=None)
                | models.Q(first_day=None)
                | models.Q(last_day__gte=models.F("first_day")),
                name="opening_period_ends_after_it_starts",
            ),
            models.UniqueConstraint(
                fields=["library", "kind"],
                condition=~models.Q(kind=PeriodKind.DATED),
                name="opening_period_one_of_each_kind",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.get_kind_display()

    def clean(self) -> None:
        """Refuse a dated period without its two days, or with the days reversed."""
        if self.kind == PeriodKind.DATED and not (self.first_day and self.last_day):
            sentence = _("Donnez le premier et le dernier jour de cette période.")
            # Said of a field, so that the database's own rule is not recited after it.
            raise ValidationError({"first_day": sentence})
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("La période finit avant de commencer.")})


class OpeningSlot(models.Model):
    """One opening of one weekday, in local time."""

    period = models.ForeignKey(OpeningPeriod, on_delete=models.CASCADE, related_name="slots")
    weekday = models.PositiveSmallIntegerField(_("jour"), choices=Weekday.choices)
    opens = models.TimeField(_("ouvre à"))
    closes = models.TimeField(_("ferme à"))
    note = models.CharField(
        _("précision"), max_length=80, blank=True, help_text=_("Ex. « sur rendez-vous ».")
    )

    class Meta:
        verbose_name = _("plage d'ouverture")
        verbose_name_plural = _("plages d'ouverture")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes__gt=models.F("opens")), name="opening_slot_closes_after"
            ),
            models.CheckConstraint(
                condition=models.Q(weekday__gte=1, weekday__lte=7), name="opening_slot_weekday_iso"
            ),
            models.UniqueConstraint(
                fields=["period", "weekday", "opens"], name="opening_slot_unique_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.opens:%H:%M}-{self.closes:%H:%M}"

    def clean(self) -> None:
        """Refuse a slot that closes before it opens."""
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("L'heure de fermeture est avant l'ouverture.")})


class OpeningException(models.Model):
    """Days when the weekly hours do not hold: closed, or other hours (local dates, included)."""

    library = models.ForeignKey(Library, on_delete=models.CASCADE, related_name="exceptions")
    first_day = models.DateField(_("du"))
    last_day = models.DateField(_("au"))
    opens = models.TimeField(_("ouvre à"), null=True, blank=True, help_text=_("Vide : fermé."))
    closes = models.TimeField(_("ferme à"), null=True, blank=True)
    reason = models.CharField(_("raison"), max_length=150, blank=True)

    class Meta:
        verbose_name = _("ouverture ou fermeture exceptionnelle")
        verbose_name_plural = _("ouvertures et fermetures exceptionnelles")
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")),
                name="opening_exception_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=models.Q(opens=None, closes=None)
                | models.Q(closes__gt=models.F("opens")),
                name="opening_exception_hours_whole_or_absent",
            ),
        ]

    def __str__(self) -> str:
        return self.reason or f"{self.first_day:%d/%m/%Y}"

    def clean(self) -> None:
        """Refuse reversed days, and hours of which one is missing or reversed."""
        if self.first_day and self.last_day and self.last_day < self.first_day:
            raise ValidationError({"last_day": _("Le dernier jour est avant le premier.")})
        if bool(self.opens) != bool(self.closes):
            raise ValidationError({"closes": _("Donnez les deux heures, ou aucune (fermé).")})
        if self.opens and self.closes and self.closes <= self.opens:
            raise ValidationError({"closes": _("L'heure de fermeture est avant l'ouverture.")})


class DigitalSpace(Sourced):
    """A public digital space (Espace Public Numérique)."""

    place = models.ForeignKey(
        "territory.Place",
        on_delete=models.PROTECT,
        related_name="digital_spaces",
        verbose_name=_("lieu"),
    )
    name = models.CharField(_("nom"), max_length=200)
    host = models.CharField(_("porté par"), max_length=150, blank=True)
    has_epn_label = models.BooleanField(
        _("label EPN Louvre-Lens confirmé"), null=True, blank=True, help_text=_("Vide : inconnu.")
    )
    description = models.TextField(_("ce qu'on y trouve"), blank=True)
    is_published = models.BooleanField(_("visible du public"), default=True)

    objects = DigitalSpaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("espace numérique")
        verbose_name_plural = _("espaces numériques")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
