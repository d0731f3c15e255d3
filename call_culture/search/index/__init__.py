"""The index's doors: put objects in, take them out, find them, suggest while typing.

The index lives in the same database as the objects: a transaction that is rolled back takes
its index rows along. A document exists only for what is public; pages still go through
`.published()` or `.public()` to show what was found.
"""

from call_culture.search.index.reading import (
    Hit,
    best_of_each_kind,
    complete,
    counts,
    matching_ids,
    search,
)
from call_culture.search.index.writing import (
    postponed,
    put,
    put_dependents,
    put_many,
    rebuild,
    remove,
    remove_many,
)

__all__ = [
    "Hit",
    "best_of_each_kind",
    "complete",
    "counts",
    "matching_ids",
    "postponed",
    "put",
    "put_dependents",
    "put_many",
    "rebuild",
    "remove",
    "remove_many",
    "search",
]
