"""Many rows read a few at a time, in order, in little memory.

`iterator()` alone is not enough: SQLite sorts whole rows in memory before it gives the first.
Here only the keys are sorted (8 bytes each), then the rows are loaded by hundreds.
"""

from array import array
from collections.abc import Iterator
from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)

#: Rows in memory at once.
CHUNK = 500


def in_chunks(ordered: "QuerySet[Row]", loaded: "QuerySet[Row]") -> Iterator[Row]:
    """Yield the rows of `ordered`, in its order, each loaded as `loaded` loads it.

    `loaded` is an unfiltered queryset of the same model with its relations. A row deleted
    meanwhile is passed over.
    """
    keys = array("q", ordered.values_list("pk", flat=True).iterator())
    for first in range(0, len(keys), CHUNK):
        wanted = keys[first : first + CHUNK].tolist()
        found = loaded.in_bulk(wanted)
        yield from (found[key] for key in wanted if key in found)
