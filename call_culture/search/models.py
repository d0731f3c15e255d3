"""The table behind the search, and the mixin of what can be found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

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


def rows_across(model: type[models.Model], relation: str) -> models.QuerySet[Any]:
    """Return every row of the model at the other end of `relation`, reverse names included.

    So that a lower app says which rows repeat its names without importing an upper one.
    """
    other = model._meta.get_field(relation).related_model
    assert other is not None
    return other._default_manager.all()


class Searchable(models.Model):
    """A model whose public rows are found by the search, and forgotten when they are deleted.

    `search_kind` is the kind of its documents. `search_select` and `search_prefetch` name the
    relations that `search_document()` reads; changes of the many-to-many ones among them are
    followed too. Bulk writes (`update`, `bulk_create`, `bulk_update`) go past all this: call
    `index.put_many` after them.
    """

    search_kind: ClassVar[str]
    search_select: ClassVar[tuple[str, ...]] = ()
    search_prefetch: ClassVar[tuple[str, ...]] = ()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, then bring the index up to date."""
        from call_culture.search import index

        super().save(*args, **kwargs)
        index.put(self)

    def search_document(self) -> SearchDocument | None:
        """Return what is indexed of this object, or None when it is not public."""
        raise NotImplementedError

    def search_dependents(self) -> "Iterable[models.QuerySet[Any]]":
        """Return the rows whose own document repeats this object's title or keywords."""
        return ()
