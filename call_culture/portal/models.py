"""What staff write for the site itself: institutional pages and highlights of the home page."""

from typing import Self

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument


class PageKey(models.TextChoices):
    """The pages the law asks for, and their places on the site."""

    ACCESSIBILITY = "accessibilite", _("Accessibilité")
    LEGAL = "mentions-legales", _("Mentions légales")
    PRIVACY = "donnees-personnelles", _("Données personnelles")
    EDUCATION = "education", _("Éducation artistique et culturelle")
    ABOUT = "a-propos", _("À propos du portail")


class Page(Searchable):
    """An institutional text, at a fixed address, written by staff."""

    search_kind = "page"

    key = models.CharField(_("page"), max_length=30, choices=PageKey.choices, unique=True)
    title = models.CharField(_("titre"), max_length=150)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    body = models.TextField(
        _("texte"),
        blank=True,
        help_text=_("« {adresse_du_site} » est remplacé par l'adresse du site."),
    )
    to_complete = models.TextField(
        _("reste à compléter"), blank=True, help_text=_("Jamais montré au public.")
    )
    updated_at = models.DateTimeField(_("modifiée le"), auto_now=True)

    class Meta:
        verbose_name = _("page institutionnelle")
        verbose_name_plural = _("pages institutionnelles")
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse(f"page_{self.key.replace('-', '_')}")

    def search_document(self) -> SearchDocument | None:
        """Found by its title and text."""
        return SearchDocument(
            kind="page", title=self.title, text=self.body, url=self.get_absolute_url()
        )


class HighlightQuerySet(models.QuerySet["Highlight"]):
    """Reads highlights."""

    def current(self) -> Self:
        """Highlights shown today, in their order; one of an event that is not public is not."""
        today = timezone.localdate()
        return self.filter(
            models.Q(first_day=None) | models.Q(first_day__lte=today),
            models.Q(last_day=None) | models.Q(last_day__gte=today),
            models.Q(event=None) | models.Q(event__publication_status="published"),
        )


class Highlight(models.Model):
    """Something staff put forward on the home page: an event, or a programme's edition."""

    event = models.ForeignKey(
        "events.Event",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="highlights",
        verbose_name=_("événement"),
    )
    edition = models.ForeignKey(
        "events.Edition",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="highlights",
        verbose_name=_("édition d'un programme"),
    )
    title = models.CharField(
        _("titre"), max_length=120, blank=True, help_text=_("Vide : celui de l'événement.")
    )
    text = models.CharField(_("phrase d'accroche"), max_length=250, blank=True)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)
    first_day = models.DateField(_("montré à partir du"), null=True, blank=True)
    last_day = models.DateField(_("montré jusqu'au"), null=True, blank=True)

    objects = HighlightQuerySet.as_manager()

    class Meta:
        verbose_name = _("mise en avant")
        verbose_name_plural = _("mises en avant")
        ordering = ["order", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(event=None, edition__isnull=False)
                | models.Q(event__isnull=False, edition=None),
                name="highlight_of_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.event or self.edition)

    def clean(self) -> None:
        """Refuse a highlight of nothing, or of two things."""
        if (self.event is None) == (self.edition is None):
            sentence = _("Choisissez un événement ou une édition, pas les deux.")
            # Said of a field, so that the database's own rule is not recited after it.
            raise ValidationError({"event": sentence})
