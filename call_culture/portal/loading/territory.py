"""The whole load, in one transaction."""

from pathlib import Path

from django.db import transaction

from call_culture.portal.loading.context import Loading
from call_culture.portal.loading.ground import load_communes, load_places, load_school_holidays
from call_culture.portal.loading.heritage import load_heritage, load_labels
from call_culture.portal.loading.merge import Merger
from call_culture.portal.loading.programme import load_programmes
from call_culture.portal.loading.reading import load_digital_spaces, load_libraries
from call_culture.portal.loading.report import Report
from call_culture.search import index

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
    with index.postponed():
        for reader in _READERS:
            reader(loading)
    loading.merger.forgotten()
    return loading.merger.report
