"""Pictures: one row for each, whatever uses it."""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models, transaction
from django.db.models import ManyToOneRel
from django.utils.translation import gettext_lazy as _

from call_culture.media.renditions import make_renditions, remove_files

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
        return self.alt or str(self.file.name)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, make the renditions, and delete the files of a picture that was replaced."""
        before = Picture.objects.filter(pk=self.pk).first() if self.pk else None
        super().save(*args, **kwargs)
        if before is None or before.file.name != self.file.name:
            make_renditions(str(self.file.name), self.file.storage)
            if before is not None:
                before.forget_files()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row, then its files."""
        gone = super().delete(*args, **kwargs)
        self.forget_files()
        return gone

    def forget_files(self) -> None:
        """Delete the files once the database has kept the change, unless a copy shows them."""
        name, width, storage = str(self.file.name), self.width, self.file.storage

        def forget() -> None:
            if not Picture.objects.filter(file=name).exists():
                remove_files(name, width, storage)

        transaction.on_commit(forget)

    def is_shared(self) -> bool:
        """True when more than one row (event, site, organization…) shows this picture."""
        links = [
            link
            for link in self._meta.get_fields(include_hidden=True)
            if isinstance(link, ManyToOneRel)
        ]
        shown = (
            link.related_model._base_manager.filter(**{link.field.name: self.pk})[:2].count()
            for link in links
        )
        return sum(shown) > 1
