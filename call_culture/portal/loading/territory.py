"""The whole load, in one transaction."""

from pathlib import Path

from django.db import models, transaction

from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.ground import load_communes, load_places, load_school_holidays
from call_culture.portal.loading.heritage import load_heritage, load_labels
from call_culture.portal.loading.merge import Merger
from call_culture.portal.loading.programme import load_programmes
from call_culture.portal.loading.reading import load_digital_spaces, load_libraries
from call_culture.portal.loading.report import Report
from call_culture.search import index
from call_culture.search.models import Searchable
from call_culture.territory.models import Place
from heritage.models import HeritageSite, SiteLabel

#: The files kept in the project.
DATA_DIR = Path(__file__).resolve().parent.parent / "data"

#: Each reader needs what the ones before it made.
_READERS = (
    load_communes,
    load_labels,
    load_heritage,
    load_libraries,
    load_places,
    load_digital_spaces,
    load_programmes,
    load_school_holidays,
)


@transaction.atomic
def load(folder: Path = DATA_DIR) -> Report:
    """Bring the database up to date with the files of `folder`, keeping what staff changed.

    Raises BrokenFile at the first thing wrong in a file, and then nothing is written.
    """
    loading = Loading(folder, Merger())
    for reader in _READERS:
        reader(loading)
    loading.merger.forgotten()
    _reindex(loading.merger.changed)
    return loading.merger.report


def _reindex(changed: list[models.Model]) -> None:
    """Index again what was found by words that came after its own `save()`.

    A site is found by its communes, labels and place, a library by its place, and a place
    stops being found as itself once it is one of them.
    """
    again: dict[tuple[str, int], models.Model] = {}
    for instance in changed:
        for found in _found_by(instance):
            if isinstance(found, Searchable):
                again[found._meta.label, found.pk] = found
    for found in again.values():
        index.put(found)


def _found_by(instance: models.Model) -> list[models.Model]:
    """Return what has words of `instance` in the index, read afresh."""
    if isinstance(instance, SiteLabel):
        return [HeritageSite.objects.get(pk=instance.site_id)]
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    found: list[models.Model] = [fresh]
    if isinstance(fresh, Place):
        owners = (getattr(fresh, role, None) for role in ("heritage_site", "library"))
        found += [owner for owner in owners if owner is not None]
    elif place := getattr(fresh, "place", None):
        found.append(place)
    return found
