"""Events: what happens. Their dates are Occurrences."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from call_culture.search.models import Searchable, SearchDocument
from call_culture.territory.enums import AccessProfile
from call_culture.territory.mixins import Slugged
from events.enums import (
    BookingKind,
    Category,
    Origin,
    PriceKind,
    PublicationStatus,
    Setting,
)
from events.querysets import EventQuerySet


class Audience(models.Model):
    """Who an event is for. One row for each `AudienceSlug`, made by a migration."""

    slug = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("nom"), max_length=60)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("public visé")
        verbose_name_plural = _("publics visés")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class AccessFeature(models.Model):
    """Something that helps a disability profile: sign language, audio description…"""

    slug = models.SlugField(_("code"), unique=True)
    name = models.CharField(_("nom"), max_length=80)
    profile = models.CharField(_("profil"), max_length=10, choices=AccessProfile.choices)
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("accessibilité")
        verbose_name_plural = _("accessibilités")
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Event(Slugged, Searchable):
    """Something to attend or visit."""

    search_kind = "event"
    search_select = ("place__commune",)
    search_prefetch = ("organizers", "editions__programme")

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("titre"), max_length=180)
    summary = models.CharField(
        _("en une phrase"), max_length=250, help_text=_("Ce qu'on lit dans la liste.")
    )
    description = models.TextField(_("texte"), blank=True)
    category = models.CharField(_("catégorie"), max_length=30, choices=Category.choices)
    audiences = models.ManyToManyField(
        Audience, blank=True, related_name="events", verbose_name=_("publics")
    )
    age_min = models.PositiveSmallIntegerField(
        _("à partir de (ans)"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    age_max = models.PositiveSmallIntegerField(
        _("jusqu'à (ans)"), null=True, blank=True, validators=[MaxValueValidator(120)]
    )
    languages = models.CharField(
        _("langues"),
        max_length=60,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2,3}( [a-z]{2,3})*$")],
        help_text=_(
            "Codes séparés par un espace, si ce n'est pas seulement le français : « fr pl »."
        ),
    )
    setting = models.CharField(
        _("intérieur ou plein air"), max_length=10, choices=Setting.choices, blank=True
    )

    price_kind = models.CharField(
        _("tarif"), max_length=10, choices=PriceKind.choices, default=PriceKind.UNKNOWN
    )
    price_min = models.DecimalField(
        _("prix le plus bas (€)"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    price_max = models.DecimalField(
        _("prix le plus haut (€)"), max_digits=7, decimal_places=2, null=True, blank=True
    )
    price_note = models.CharField(_("précision sur le tarif"), max_length=250, blank=True)
    free_for = models.CharField(
        _("gratuit pour"), max_length=200, blank=True, help_text=_("Ex. « les moins de 12 ans ».")
    )

    booking_kind = models.CharField(
        _("réservation"), max_length=10, choices=BookingKind.choices, default=BookingKind.UNKNOWN
    )
    booking_url = models.URLField(_("lien de réservation"), max_length=300, blank=True)
    booking_phone = models.CharField(_("téléphone de réservation"), max_length=30, blank=True)
    booking_email = models.EmailField(_("adresse e-mail de réservation"), blank=True)
    booking_opens_on = models.DateField(_("réservations ouvertes le"), null=True, blank=True)

    organizers = models.ManyToManyField(
        "partners.Organization", blank=True, related_name="events", verbose_name=_("organisateurs")
    )
    place = models.ForeignKey(
        "territory.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("lieu"),
    )
    online_url = models.URLField(_("lien pour suivre en ligne"), max_length=300, blank=True)
    is_online = models.BooleanField(_("en ligne"), default=False)
    editions = models.ManyToManyField(
        "events.Edition", blank=True, related_name="events", verbose_name=_("programme et édition")
    )
    picture = models.ForeignKey(
        "media.Picture",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("image principale"),
    )
    pictures = models.ManyToManyField("media.Picture", through="EventPicture", related_name="+")
    access_features = models.ManyToManyField(
        AccessFeature, blank=True, related_name="events", verbose_name=_("accessibilité")
    )
    access_note = models.TextField(_("précisions d'accessibilité"), blank=True)
    contact_name = models.CharField(_("contact public"), max_length=120, blank=True)
    contact_phone = models.CharField(_("téléphone public"), max_length=30, blank=True)
    contact_email = models.EmailField(_("adresse e-mail publique"), blank=True)

    origin = models.CharField(
        _("origine"), max_length=10, choices=Origin.choices, default=Origin.STAFF
    )
    origin_reference = models.CharField(_("référence d'origine"), max_length=200, blank=True)
    publication_status = models.CharField(
        _("publication"),
        max_length=20,
        choices=PublicationStatus.choices,
        default=PublicationStatus.DRAFT,
    )
    published_at = models.DateTimeField(_("publié le"), null=True, blank=True)
    sequence = models.PositiveIntegerField(
        default=0, editable=False, help_text=_("SEQUENCE d'iCalendar : monte à chaque changement.")
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="events_created",
        verbose_name=_("saisi par"),
    )
    created_at = models.DateTimeField(_("créé le"), auto_now_add=True)
    updated_at = models.DateTimeField(_("modifié le"), auto_now=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("événement")
        verbose_name_plural = _("événements")
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["publication_status", "category"]),
            models.Index(fields=["place", "publication_status"]),
            models.Index(fields=["origin"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(age_min=None)
                | models.Q(age_max=None)
                | models.Q(age_max__gte=models.F("age_min")),
                name="event_ages_in_order",
            ),
            models.CheckConstraint(
                condition=models.Q(price_min=None)
                | models.Q(price_max=None)
                | models.Q(price_max__gte=models.F("price_min")),
                name="event_prices_in_order",
            ),
            models.CheckConstraint(
                condition=~models.Q(price_kind=PriceKind.FREE)
                | models.Q(price_min=None, price_max=None),
                name="event_free_has_no_price",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address of the public page."""
        return reverse("event_detail", args=[self.slug])

    def mark_changed(self) -> None:
        """Raise SEQUENCE and the day of change: calendars that hold the event take it again.

        Whatever changes what a calendar shows calls it, dates included; `moderation` does the
        same with the status.
        """
        type(self).objects.filter(pk=self.pk).update(
            sequence=models.F("sequence") + 1, updated_at=timezone.now()
        )

    @property
    def is_public(self) -> bool:
        """True when everyone may see it."""
        return self.publication_status == PublicationStatus.PUBLISHED

    @property
    def is_demo(self) -> bool:
        """True for an event made to try the site: shown with the word "Exemple"."""
        return self.origin == Origin.DEMO

    def clean(self) -> None:
        """Say in words what the database would refuse."""
        errors = {}
        if self.age_min is not None and self.age_max is not None and self.age_max < self.age_min:
            errors["age_max"] = _("L'âge maximal est plus petit que l'âge minimal.")
        low, high = self.price_min, self.price_max
        if low is not None and high is not None and high < low:
            errors["price_max"] = _("Le prix le plus haut est plus petit que le plus bas.")
        if self.price_kind == PriceKind.FREE and (self.price_min or self.price_max):
            errors["price_kind"] = _("Un événement gratuit n'a pas de prix : videz les montants.")
        if self.price_kind == PriceKind.FREE:
            self.price_min = self.price_max = None
        if errors:
            raise ValidationError(errors)

    def search_document(self) -> SearchDocument | None:
        """Found by its title, texts, place, commune, organizers and programmes."""
        if not self.is_public or self.pk is None:
            return None
        organizers = " ".join(organizer.name for organizer in self.organizers.all())
        programmes = " ".join(edition.programme.name for edition in self.editions.all())
        place = f"{self.place.name} {self.place.town}" if self.place else ""
        return SearchDocument(
            kind="event",
            title=self.title,
            keywords=f"{self.get_category_display()} {place} {organizers} {programmes}",
            text=f"{self.summary} {self.description}",
            url=self.get_absolute_url(),
        )


class EventPicture(models.Model):
    """A further picture of an event, at its rank."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="event_pictures")
    picture = models.ForeignKey(
        "media.Picture", on_delete=models.CASCADE, related_name="+", verbose_name=_("image")
    )
    order = models.PositiveSmallIntegerField(_("ordre"), default=0)

    class Meta:
        verbose_name = _("image de l'événement")
        verbose_name_plural = _("images de l'événement")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return str(self.picture)
