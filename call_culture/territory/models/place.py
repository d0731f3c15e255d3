"""Places: where something can happen."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument, rows_across
from call_culture.search.text import name_key
from call_culture.territory.coordinates import LATITUDE, LONGITUDE
from call_culture.territory.enums import AccessLevel, AccessProfile, CoordinateStatus
from call_culture.territory.mixins import Slugged, Sourced
from call_culture.territory.models.commune import Commune
from call_culture.territory.querysets import (
    PlaceQuerySet,
)


def access_field(profile: AccessProfile) -> models.CharField:
    """Return the field that says how a place suits `profile`; blank is unknown."""
    return models.CharField(profile.label, max_length=10, choices=AccessLevel.choices, blank=True)


class Place(Slugged, Sourced, Searchable):
    """Anything with an address where something can happen: hall, church, school, street, park.

    A heritage site and a library each point to their Place, so an event needs one key only.
    """

    search_kind = "place"
    search_select = ("commune", "heritage_site", "library")

    name = models.CharField(_("nom"), max_length=200)
    other_names = models.CharField(
        _("autres noms"), max_length=300, blank=True, help_text=_("Séparés par « ; ».")
    )
    name_key = models.CharField(max_length=200, editable=False, db_index=True)
    commune = models.ForeignKey(
        Commune,
        on_delete=models.PROTECT,
        related_name="places",
        null=True,
        blank=True,
        verbose_name=_("commune"),
        help_text=_("Vide pour un lieu hors des 36 communes."),
    )
    address = models.CharField(_("adresse"), max_length=250, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    locality = models.CharField(
        _("ville"), max_length=80, blank=True, help_text=_("Seulement hors des 36 communes.")
    )
    latitude = models.FloatField(_("latitude"), null=True, blank=True, validators=LATITUDE)
    longitude = models.FloatField(_("longitude"), null=True, blank=True, validators=LONGITUDE)
    coordinate_status = models.CharField(
        _("fiabilité du point"),
        max_length=12,
        choices=CoordinateStatus.choices,
        default=CoordinateStatus.UNKNOWN,
        help_text=_("Un point douteux n'est jamais montré au public."),
    )
    coordinate_note = models.CharField(_("origine du point"), max_length=200, blank=True)
    description = models.TextField(_("présentation"), blank=True)
    phone = models.CharField(_("téléphone"), max_length=30, blank=True)
    email = models.EmailField(_("adresse e-mail"), blank=True)
    website = models.URLField(_("site internet"), max_length=300, blank=True)
    picture = models.ForeignKey(
        "media.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image"),
    )

    access_wheelchair = access_field(AccessProfile.WHEELCHAIR)
    access_hearing = access_field(AccessProfile.HEARING)
    access_sight = access_field(AccessProfile.SIGHT)
    access_mental = access_field(AccessProfile.MENTAL)
    access_psychic = access_field(AccessProfile.PSYCHIC)
    has_hearing_loop = models.BooleanField(_("boucle magnétique"), null=True, blank=True)
    has_sign_language = models.BooleanField(
        _("accueil en langue des signes"), null=True, blank=True
    )
    is_pushchair_friendly = models.BooleanField(_("accessible en poussette"), null=True, blank=True)
    has_accessible_parking = models.BooleanField(_("parking adapté"), null=True, blank=True)
    has_accessible_toilets = models.BooleanField(_("toilettes adaptées"), null=True, blank=True)
    access_note = models.TextField(_("précisions d'accessibilité"), blank=True)

    is_published = models.BooleanField(_("visible du public"), default=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_places",
        verbose_name=_("fusionné dans"),
        help_text=_("L'ancienne adresse renvoie vers ce lieu."),
    )

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("lieu")
        verbose_name_plural = _("lieux")
        ordering = ["name"]
        indexes = [models.Index(fields=["is_published", "name"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(latitude=None, longitude=None)
                | models.Q(latitude__isnull=False, longitude__isnull=False),
                name="place_point_is_whole_or_absent",
            ),
            models.CheckConstraint(
                condition=~models.Q(merged_into=models.F("id")), name="place_not_merged_into_itself"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def slug_source(self) -> str:
        """The name alone; a second place of that name gets a number."""
        return self.name

    def clean(self) -> None:
        """Refuse half a point, and a place that is neither in a commune nor in a named town."""
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError(
                {"longitude": _("Donnez la latitude et la longitude, ou aucune.")}
            )
        if self.merged_into_id and self.merged_into_id == self.pk:
            raise ValidationError({"merged_into": _("Un lieu ne se fusionne pas avec lui-même.")})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the comparable form of the name, and an honest status for a missing point."""
        self.name_key = name_key(self.name)
        if self.latitude is None:
            self.coordinate_status = CoordinateStatus.UNKNOWN
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        """Return the page of the public heritage site or library this place is, else its own.

        Load lists with `with_page()`, or each row costs two queries.
        """
        for role, name in (("heritage_site", "heritage_detail"), ("library", "library_detail")):
            owner = getattr(self, role, None)
            if owner is not None and owner.is_published:
                return reverse(name, args=[self.slug])
        return reverse("place_detail", args=[self.slug])

    @property
    def town(self) -> str:
        """The commune's name, or the town outside the 36, or nothing."""
        return self.commune.name if self.commune else self.locality

    @property
    def name_and_town(self) -> str:
        """The name with its town, said once: "Mairie de Lens", "Salle Jaurès, Lens"."""
        said = not self.town or self.name.endswith((f" {self.town}", f"'{self.town}"))
        return self.name if said else f"{self.name}, {self.town}"

    @property
    def has_public_point(self) -> bool:
        """True when the point may be shown: of a public place, known and not doubtful."""
        return (
            self.is_published
            and self.latitude is not None
            and self.coordinate_status != CoordinateStatus.DOUBTFUL
        )

    @property
    def access_levels(self) -> list[tuple[str, str, str]]:
        """(profile, its label, the level's label) of each profile somebody has told us about."""
        found = []
        for profile in AccessProfile:
            level = getattr(self, f"access_{profile.value}")
            if level:
                found.append((profile.value, str(profile.label), str(AccessLevel(level).label)))
        return found

    @property
    def says_access(self) -> bool:
        """True when something is known of how one gets in."""
        known = (
            self.has_hearing_loop,
            self.has_sign_language,
            self.is_pushchair_friendly,
            self.has_accessible_parking,
            self.has_accessible_toilets,
        )
        return bool(self.access_levels or self.access_note or any(known))

    def search_document(self) -> SearchDocument | None:
        """Found by its names; a site or a library is found under its own heading instead."""
        if not self.is_published or self.merged_into_id:
            return None
        if hasattr(self, "heritage_site") or hasattr(self, "library"):
            return None
        return SearchDocument(
            kind="place",
            title=self.name,
            keywords=f"{self.other_names} {self.town}",
            text=self.description,
            url=self.get_absolute_url(),
        )

    def search_dependents(self) -> Iterator[models.QuerySet[Any]]:
        """The site or library that bears its name, and the events held there."""
        for role in ("heritage_site", "library", "events"):
            yield rows_across(Place, role).filter(place=self)
