"""Pictures: one row for each, whatever uses it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

PERCENT = [MinValueValidator(0), MaxValueValidator(100)]


class Picture(models.Model):
    """A picture with its credit and the words that replace it for who cannot see it."""

    file = models.ImageField(
        _("fichier"), upload_to="pictures/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(_("largeur (px)"), editable=False, default=0)
    height = models.PositiveIntegerField(_("hauteur (px)"), editable=False, default=0)
    alt = models.CharField(
        _("texte de remplacement"),
        max_length=250,
        blank=True,
        help_text=_("Ce que l'image montre, en une phrase. Vide si elle ne fait que décorer."),
    )
    credit = models.CharField(_("crédit"), max_length=150, help_text=_("Auteur, ou fonds."))
    licence = models.CharField(_("licence"), max_length=80, blank=True)
    focal_x = models.PositiveSmallIntegerField(
        _("point important, de gauche à droite (%)"), default=50, validators=PERCENT
    )
    focal_y = models.PositiveSmallIntegerField(
        _("point important, de haut en bas (%)"), default=50, validators=PERCENT
    )
    created_at = models.DateTimeField(_("ajoutée le"), auto_now_add=True)

    class Meta:
        verbose_name = _("image")
        verbose_name_plural = _("images")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(focal_x__lte=100, focal_y__lte=100),
                name="picture_focal_point_inside",
            )
        ]

    def __str__(self) -> str:
        return self.alt or self.file.name
