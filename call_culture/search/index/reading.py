"""Questions to the index: what holds these words, how many, what is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models
from django.db.models.expressions import RawSQL

from call_culture.search import engine
from call_culture.search.models import SearchEntry
from call_culture.search.text import plain_marks, query_terms, stems_and_marks, whole_words

_MAX_LIMIT = 100
_MAX_OFFSET = 10_000
#: The title that is exactly the words first; then titles, keywords, texts; ties keep one order.
_ORDER = "CASE WHEN e.title_words = %s THEN 0 ELSE 1 END, m.tier, m.relevance, e.title, e.id"


@dataclass(frozen=True)
class Hit:
    """One thing found: what is shown of it, and which object it is."""

    kind: str
    object_id: int
    title: str
    summary: str
    url: str


def matching_ids(kind: str, words: str) -> "models.QuerySet[SearchEntry, int] | None":
    """Return the ids of the objects of `kind` that hold all of `words`, for `pk__in`.

    None for blank words. Words without any letter or digit match nothing.
    """
    if not words.strip():
        return None
    ids = SearchEntry.objects.filter(kind=kind).values_list("object_id", flat=True)
    terms = query_terms(words)
    if not terms:
        return ids.none()
    sql, params = engine.matches(terms)
    return ids.filter(pk__in=RawSQL(sql, params))


def counts(words: str) -> dict[str, int]:
    """Return how many objects of each kind hold all of `words`."""
    terms = query_terms(words)
    if not terms:
        return {}
    sql, params = engine.matches(terms)
    statement = f"SELECT kind, count(*) FROM {engine.TABLE} WHERE id IN ({sql}) GROUP BY kind"
    return dict(_rows(statement, params))


def search(
    words: str,
    kinds: Sequence[str] | None = None,
    limit: int = 20,
    offset: int = 0,
    first: "models.QuerySet | None" = None,
) -> list[Hit]:
    """Return what holds all of `words`, the best first: in titles, keywords, then texts.

    `first`, a queryset of object ids, puts those before the others. Ties keep one order.
    """
    terms = query_terms(words)
    if not terms or (kinds is not None and not kinds):
        return []
    ranked, params = engine.ranked(terms)
    where, order = "", ""
    if kinds is not None:
        where = f"WHERE e.kind IN ({', '.join(['%s'] * len(kinds))})"
        params = [*params, *kinds]
    if first is not None:
        inner, inner_params = first.query.sql_with_params()
        order = f"CASE WHEN e.object_id IN ({inner}) THEN 0 ELSE 1 END, "
        params = [*params, *inner_params]
    statement = (
        f"SELECT e.kind, e.object_id, e.title, e.summary, e.url FROM ({ranked}) m"
        f" JOIN {engine.TABLE} e ON e.id = m.id {where}"
        f" ORDER BY {order}{_ORDER} LIMIT %s OFFSET %s"
    )
    params = [*params, stems_and_marks(words)]
    window = [min(max(limit, 0), _MAX_LIMIT), min(max(offset, 0), _MAX_OFFSET)]
    return [Hit(*row) for row in _rows(statement, [*params, *window])]


def best_of_each_kind(words: str, limit: int = 5) -> dict[str, list[Hit]]:
    """Return the `limit` best of each kind, as `search` orders them, in one query."""
    terms = query_terms(words)
    if not terms:
        return {}
    ranked, params = engine.ranked(terms)
    statement = (
        "SELECT kind, object_id, title, summary, url FROM (SELECT e.kind, e.object_id, e.title,"
        " e.summary, e.url, row_number() OVER (PARTITION BY e.kind"
        f" ORDER BY {_ORDER}) AS place"
        f" FROM ({ranked}) m JOIN {engine.TABLE} e ON e.id = m.id) best"
        " WHERE place <= %s ORDER BY kind, place"
    )
    found: dict[str, list[Hit]] = {}
    for row in _rows(statement, [stems_and_marks(words), *params, limit]):
        found.setdefault(row[0], []).append(Hit(*row))
    return found


def complete(prefix: str, limit: int = 8) -> list[Hit]:
    """Return things whose title holds the words of `prefix`, the last one being typed.

    One of each title; communes, programmes and places before events, short titles first.
    """
    typed = whole_words(prefix[:100])
    if not typed or len(typed[-1]) < 2:
        return []
    *before, last = plain_marks(" ".join(typed))
    terms: engine.Terms = [*((mark,) for mark in before), (f"{last}*",)]
    sql, params = engine.matches(terms, weights="A")
    statement = (
        "SELECT kind, object_id, title, summary, url FROM (SELECT e.kind, e.object_id, e.title,"
        " e.summary, e.url, e.id, row_number() OVER (PARTITION BY e.title"
        " ORDER BY CASE WHEN e.kind = 'event' THEN 1 ELSE 0 END, e.id) AS place"
        f" FROM {engine.TABLE} e WHERE e.id IN ({sql})) named WHERE place = 1"
        " ORDER BY CASE WHEN kind = 'event' THEN 1 ELSE 0 END, length(title), title, id LIMIT %s"
    )
    return [Hit(*row) for row in _rows(statement, [*params, min(max(limit, 0), _MAX_LIMIT)])]


def _rows(statement: str, params: Sequence[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return list(cursor.fetchall())
