"""The index's doors: put objects in, take them out, find them, suggest while typing.

The index lives in the same database as the objects: a transaction that is rolled back takes
its index rows along. A document exists only for what is public; pages still go through
`.published()` or `.public()` to show what was found.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL
from django.utils.text import Truncator

from call_culture.search import engine
from call_culture.search.models import Searchable, SearchDocument, SearchEntry
from call_culture.search.text import (
    MAX_TEXT_WORDS,
    plain_marks,
    plain_text,
    query_terms,
    stems,
    whole_words,
)

_BATCH = 500
_MAX_LIMIT = 100
_MAX_OFFSET = 10_000
#: The title that is exactly the words first; then titles, keywords, texts; ties keep one order.
_ORDER = "CASE WHEN e.title_words = %s THEN 0 ELSE 1 END, m.tier, m.relevance, e.title, e.id"
_WRITTEN = ["title", "summary", "url", "title_words", "keyword_words", "text_words"]


@dataclass(frozen=True)
class Hit:
    """One thing found: what is shown of it, and which object it is."""

    kind: str
    object_id: int
    title: str
    summary: str
    url: str


# --- Writing ------------------------------------------------------------------------------


def put(instance: models.Model) -> None:
    """Bring the index up to date with `instance`: written, rewritten, or taken out.

    When its title or keywords changed, what repeats them is indexed again too.
    """
    assert isinstance(instance, Searchable)
    document = instance.search_document()
    known = SearchEntry.objects.filter(kind=instance.search_kind, object_id=instance.pk).first()
    if document is None:
        if known is not None:
            known.delete()
        put_dependents(instance)
        return
    entry = _entry(instance, document)
    changed = [name for name in _WRITTEN if getattr(known, name, None) != getattr(entry, name)]
    if changed:
        _write([entry])
    if known is None or {"title_words", "keyword_words", "title"} & set(changed):
        put_dependents(instance)


def put_many(instances: Iterable[models.Model]) -> int:
    """Index many objects in batches and bounded memory; return how many were written.

    A queryset gets the relations its documents need; other iterables are read as they come.
    Dependents are not followed: the caller has many of them in hand already.
    """
    if isinstance(instances, models.QuerySet):
        instances = _in_batches(instances)
    written = 0
    source = iter(instances)
    while batch := list(islice(source, _BATCH)):
        written += _put_batch(batch)
    return written


def remove(instance: models.Model) -> None:
    """Forget `instance`."""
    remove_many(type(instance), [instance.pk])


def remove_many(model: type[models.Model], ids: Iterable[int]) -> None:
    """Forget the objects of `model` that have these ids."""
    assert issubclass(model, Searchable)
    source = iter(ids)
    while batch := list(islice(source, _BATCH)):
        SearchEntry.objects.filter(kind=model.search_kind, object_id__in=batch).delete()


def rebuild() -> dict[str, int]:
    """Empty the index and fill it again from the database, in one transaction.

    Returns the number of documents of each kind. Memory stays bounded.
    """
    from call_culture.search.following import searchable_models

    written = {}
    with transaction.atomic(), engine.refilling():
        SearchEntry.objects.all().delete()
        for model in searchable_models():
            written[model.search_kind] = put_many(model._default_manager.all())
    return written


def _entry(instance: Searchable, document: SearchDocument) -> SearchEntry:
    text = plain_text(document.text)
    text_words = stems(" ".join(text.split()[:MAX_TEXT_WORDS]))
    return SearchEntry(
        kind=document.kind,
        object_id=instance.pk,
        title=document.title[:300],
        summary=Truncator(text).chars(280),
        url=document.url[:300],
        title_words=_words(document.title),
        keyword_words=_words(plain_text(document.keywords)),
        text_words=" ".join(text_words),
    )


def _words(text: str) -> str:
    return " ".join([*stems(text), *plain_marks(text)])


def _write(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.bulk_create(
        entries,
        update_conflicts=True,
        unique_fields=["kind", "object_id"],
        update_fields=_WRITTEN,
    )


def _put_batch(batch: Sequence[models.Model]) -> int:
    entries: list[SearchEntry] = []
    hidden: dict[type[models.Model], list[int]] = {}
    for instance in batch:
        assert isinstance(instance, Searchable)
        document = instance.search_document()
        if document is None:
            hidden.setdefault(type(instance), []).append(instance.pk)
        else:
            entries.append(_entry(instance, document))
    with transaction.atomic():
        _write(entries)
        for model, ids in hidden.items():
            remove_many(model, ids)
    return len(entries)


def _in_batches(rows: "models.QuerySet[Any]") -> Iterator[models.Model]:
    """Read `rows` by the key, a batch at a time, with what their documents need."""
    model = rows.model
    ready = rows.select_related(*model.search_select) if model.search_select else rows
    ready = ready.prefetch_related(*model.search_prefetch).order_by("pk")
    last = None
    while batch := list(ready[:_BATCH] if last is None else ready.filter(pk__gt=last)[:_BATCH]):
        yield from batch
        last = batch[-1].pk


def put_dependents(instance: Searchable) -> None:
    """Index again what repeats the title or keywords of `instance`."""
    for rows in instance.search_dependents():
        put_many(rows)


# --- Reading ------------------------------------------------------------------------------


def is_searchable(words: str) -> bool:
    """True when `words` holds something that can be looked for."""
    return bool(query_terms(words))


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
    params = [*params, _words(words)]
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
    for row in _rows(statement, [_words(words), *params, limit]):
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
