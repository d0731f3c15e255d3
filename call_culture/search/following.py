"""The index follows Django's own signals where a model's `save()` is not called."""

from functools import partial
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models.signals import m2m_changed, post_delete, post_save

from call_culture.search import index
from call_culture.search.models import Searchable


def searchable_models() -> list[type[Searchable]]:
    """Return every concrete model that can be found."""
    return [model for model in apps.get_models() if issubclass(model, Searchable)]


def connect() -> None:
    """Listen to the deletion of each searchable model, and to the rows its documents name."""
    for model in searchable_models():
        label = model._meta.label
        post_delete.connect(_forget, sender=model, dispatch_uid=f"search-{label}")
        for path in model.search_prefetch:
            relation: Any = model._meta.get_field(path.split("__")[0])
            uid = f"search-{label}-{relation.name}"
            if relation.many_to_many:
                through = relation.remote_field.through
                m2m_changed.connect(_relation_changed, sender=through, dispatch_uid=uid)
            else:
                again = partial(_part_changed, owner=relation.remote_field.name)
                for signal in (post_save, post_delete):
                    signal.connect(
                        again, sender=relation.related_model, weak=False, dispatch_uid=uid
                    )


def _forget(sender: type[Searchable], instance: Searchable, **kwargs: Any) -> None:
    index.remove(instance)
    index.put_dependents(instance)


def _part_changed(instance: models.Model, owner: str, **kwargs: Any) -> None:
    """Index again the object of which `instance` is a part, its key being `owner`."""
    field: Any = instance._meta.get_field(owner)
    whole = field.related_model
    index.put_many(whole._default_manager.filter(pk=getattr(instance, field.attname)))


def _relation_changed(
    sender: type[models.Model],
    instance: models.Model,
    action: str,
    reverse: bool,
    model: type[models.Model],
    pk_set: set[Any] | None,
    **kwargs: Any,
) -> None:
    """Index again the rows of which a relation changed, from whichever side it was.

    Emptying from the other side ("organization.events.clear()") names no row: the caller
    has to say which.
    """
    if action not in {"post_add", "post_remove", "post_clear"}:
        return
    if not reverse:
        if isinstance(instance, Searchable):
            # The relation may have been read before the change.
            index.put_many(type(instance)._default_manager.filter(pk=instance.pk))
    elif pk_set and issubclass(model, Searchable):
        index.put_many(model._default_manager.filter(pk__in=pk_set))
