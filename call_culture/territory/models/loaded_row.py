"""The memory of the territory's loader."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LoadedRow(models.Model):
    """What the last load of a territory file wrote in one object, to tell staff's changes apart."""

    model_label = models.CharField(_("type"), max_length=60)
    key = models.CharField(_("clé dans le fichier"), max_length=250)
    object_pk = models.BigIntegerField(_("objet"))
    file_name = models.CharField(_("fichier"), max_length=80)
    line = models.PositiveIntegerField(_("ligne"))
    values = models.JSONField(_("valeurs chargées"), default=dict)
    loaded_at = models.DateTimeField(_("chargé le"), auto_now=True)

    class Meta:
        verbose_name = _("ligne chargée")
        verbose_name_plural = _("lignes chargées")
        constraints = [
            models.UniqueConstraint(fields=["model_label", "key"], name="loaded_row_unique_key")
        ]

    def __str__(self) -> str:
        return f"{self.model_label} {self.key}"
