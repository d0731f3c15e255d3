"""The index's doors: put an object in, take it out, find."""

# The engine below is being built; see README "Recherche".
from django.db import models


def put(instance: models.Model) -> None:
    """Bring the index up to date with `instance`."""


def remove(instance: models.Model) -> None:
    """Forget `instance`."""


def matching_ids(kind: str, words: str) -> "models.QuerySet | None":
    """Ids of the objects of `kind` in which all of `words` are found; None for blank words."""
    return None
