"""Abstract pieces shared by the models of several apps."""

from typing import Any

from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _


class Sourced(models.Model):
    """A row that says where its facts come from, and what staff still have to check."""

    source = models.TextField(
        _("source"), blank=True, help_text=_("D'où viennent ces informations. Rempli par l'import.")
    )
    staff_notes = models.TextField(
        _("notes internes"), blank=True, help_text=_("Jamais montrées au public.")
    )

    class Meta:
        abstract = True


class Slugged(models.Model):
    """A row with a public address made once from its name and kept when the name changes."""

    slug = models.SlugField(
        _("adresse web"),
        max_length=120,
        unique=True,
        blank=True,
        help_text=_("Fin de l'adresse de la page. Laissez vide : elle est tirée du nom."),
    )

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a slug to a row that has none, then save."""
        if not self.slug:
            self.slug = unique_slug(self, self.slug_source())
        super().save(*args, **kwargs)

    def slug_source(self) -> str:
        """Return the text the slug is made from."""
        return str(self)


def unique_slug(instance: models.Model, text: str) -> str:
    """Return a slug of `text`, at most 110 characters, that no other row of the model has."""
    base = slugify(text)[:100].strip("-") or "sans-titre"
    manager = type(instance)._default_manager
    candidate, number = base, 1
    while manager.filter(slug=candidate).exclude(pk=instance.pk).exists():
        number += 1
        candidate = f"{base}-{number}"
    return candidate
