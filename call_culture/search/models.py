"""The table behind the search, and the mixin of what can be found."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class SearchDocument:
    """What the index keeps of one public object. `text` may hold HTML; it is stripped."""

    kind: str  # event, programme, heritage, trail, library, place, organization, commune, page
    title: str
    url: str
    keywords: str = ""
    text: str = ""


class SearchEntry(models.Model):
    """One indexed object: what is shown of it, and its folded and stemmed words."""

    kind = models.CharField(_("type"), max_length=20)
    object_id = models.BigIntegerField(_("objet"))
    title = models.CharField(_("titre"), max_length=300)
    summary = models.CharField(_("résumé"), max_length=300, blank=True)
    url = models.CharField(_("adresse"), max_length=300)
    title_words = models.TextField(blank=True)
    keyword_words = models.TextField(blank=True)
    text_words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("entrée de recherche")
        verbose_name_plural = _("entrées de recherche")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_unique_object")
        ]

    def __str__(self) -> str:
        return self.title


class Searchable(models.Model):
    """A model whose saved rows are found by the search, and forgotten when they are deleted.

    Bulk writes and many-to-many changes bypass `save()`: call `index.put` after them.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, then bring the index up to date."""
        from call_culture.search import index

        super().save(*args, **kwargs)
        index.put(self)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Forget the object in the index, then delete it."""
        from call_culture.search import index

        index.remove(self)
        return super().delete(*args, **kwargs)

    def search_document(self) -> SearchDocument | None:
        """Return what is indexed of this object, or None when it is not public."""
        raise NotImplementedError
