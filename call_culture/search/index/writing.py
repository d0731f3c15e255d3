"""Putting objects into the index and taking them out, one by one, by many or later."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any

from django.db import models, transaction
from django.utils.text import Truncator

from call_culture.search import engine
from call_culture.search.models import Searchable, SearchDocument, SearchEntry
from call_culture.search.text import MAX_TEXT_WORDS, plain_text, stems, stems_and_marks

_BATCH = 500
_WRITTEN = ["title", "summary", "url", "title_words", "keyword_words", "text_words"]


#: What `postponed` has still to write: (ids to index, ids whose dependents follow) of each model.
_Waiting = dict[type[Searchable], tuple[set[int], set[int]]]
_waiting: ContextVar[_Waiting | None] = ContextVar("waiting", default=None)


@contextmanager
def postponed() -> Iterator[None]:
    """Let a load save the same rows many times, and index each once on leaving the block.

    Inside, the index is out of date; after an error it stays as it was. Ids are what is kept
    in memory. A block inside another leaves the writing to the outer one.
    """
    if _waiting.get() is not None:
        yield
        return
    waiting: _Waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
        for model, (_ids, followed) in list(waiting.items()):
            for instance in _by_ids(model, followed):
                put_dependents(instance)
    finally:
        _waiting.reset(token)
    for model, (ids, _followed) in waiting.items():
        put_many(_by_ids(model, ids))


def _by_ids(model: type[Searchable], ids: Iterable[int]) -> Iterator[Any]:
    """Read the rows that still exist, with what their documents need."""
    source = iter(ids)
    while batch := list(islice(source, _BATCH)):
        yield from _in_batches(model._default_manager.filter(pk__in=batch))


def _note(waiting: _Waiting, model: type[Searchable], ids: Iterable[int], *, follow: bool) -> int:
    """Remember to index the objects of `model` that have these ids; return how many they are."""
    noted = set(ids)
    known, followed = waiting.setdefault(model, (set(), set()))
    known |= noted
    if follow:
        followed |= noted
    return len(noted)


def put(instance: models.Model) -> None:
    """Bring the index up to date with `instance`: written, rewritten, or taken out.

    When its title or keywords changed, what repeats them is indexed again too.
    """
    assert isinstance(instance, Searchable)
    if (waiting := _waiting.get()) is not None:
        _note(waiting, type(instance), [instance.pk], follow=True)
        return
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
    if (waiting := _waiting.get()) is not None:
        return _put_many_later(waiting, instances)
    if isinstance(instances, models.QuerySet):
        instances = _in_batches(instances)
    written = 0
    source = iter(instances)
    while batch := list(islice(source, _BATCH)):
        written += _put_batch(batch)
    return written


def _put_many_later(waiting: _Waiting, instances: Iterable[models.Model]) -> int:
    if isinstance(instances, models.QuerySet):
        return _note(waiting, instances.model, instances.values_list("pk", flat=True), follow=False)
    noted = 0
    for instance in instances:
        assert isinstance(instance, Searchable)
        noted += _note(waiting, type(instance), [instance.pk], follow=False)
    return noted


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
        title_words=stems_and_marks(document.title),
        keyword_words=stems_and_marks(plain_text(document.keywords)),
        text_words=" ".join(text_words),
    )


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
