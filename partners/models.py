"""Who makes the programme: organizations and their members."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.territory.mixins import Slugged, Sourced
from partners.enums import MemberRole, OrganizationKind
from partners.querysets import OrganizationQuerySet


class Organization(Slugged, Sourced, Searchable):
    """A partner: scène nationale, museum, association, town hall, library, school…"""

    search_kind = "organization"
    search_select = ("commune",)

    name = models.CharField(_("nom"), max_length=200, unique=True)
    other_names = models.CharField(
        _("autres noms"), max_length=300, blank=True, help_text=_("Séparés par « ; ».")
    )
    kind = models.CharField(_("type"), max_length=30, choices=OrganizationKind.choices)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    logo = models.ForeignKey(
        "media.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("logo"),
    )
    place = models.ForeignKey(
        "territory.Place",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("lieu principal"),
    )
    commune = models.ForeignKey(
        "territory.Commune",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("commune du siège"),
    )
    locality = models.CharField(
        _("ville"), max_length=80, blank=True, help_text=_("Seulement hors des 36 communes.")
    )
    inside_territory = models.BooleanField(
        _("siège dans les 36 communes"), null=True, blank=True, help_text=_("Vide : inconnu.")
    )
    territory_covered = models.ManyToManyField(
        "territory.Commune",
        blank=True,
        related_name="served_by",
        verbose_name=_("communes couvertes"),
        help_text=_("Vide : tout le territoire ou inconnu."),
    )
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    email = models.EmailField(_("adresse e-mail publique"), blank=True)
    website = models.URLField(_("site internet"), max_length=300, blank=True)
    founding_year = models.PositiveSmallIntegerField(
        _("année de création"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1000), MaxValueValidator(2100)],
    )
    is_trusted = models.BooleanField(
        _("de confiance"), default=False, help_text=_("Publie sans attendre une validation.")
    )
    is_published = models.BooleanField(_("visible du public"), default=True)
    members = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Membership", related_name="organizations"
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("partenaire")
        verbose_name_plural = _("partenaires")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("organization_detail", args=[self.slug])

    @property
    def town(self) -> str:
        """The commune's name, or the town outside the 36, or nothing."""
        return self.commune.name if self.commune else self.locality

    def search_document(self) -> SearchDocument | None:
        """Found by its names, kind and town."""
        if not self.is_published:
            return None
        return SearchDocument(
            kind="organization",
            title=self.name,
            keywords=f"{self.other_names} {self.get_kind_display()} {self.town}",
            text=f"{self.summary} {self.description}",
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """The events it organizes are found by its name."""
        yield rows_across(Organization, "events").filter(organizers=self)


class Membership(models.Model):
    """An account's role in an organization."""

    organization = models.ForeignKey(
        Organization,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("partenaire"),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        verbose_name=_("compte"),
    )
    role = models.CharField(
        _("rôle"), max_length=10, choices=MemberRole.choices, default=MemberRole.EDITOR
    )
    created_at = models.DateTimeField(_("depuis le"), auto_now_add=True)

    class Meta:
        verbose_name = _("membre")
        verbose_name_plural = _("membres")
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "user"], name="membership_once_in_an_organization"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organization}"
