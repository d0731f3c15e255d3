"""What the two databases do differently: FTS5 on SQLite, a weighted tsvector on PostgreSQL.

Both index the same words of `SearchEntry` (see `text`), are kept by the database itself
(triggers; a generated column), and answer the same rows to the same terms.

A later migration that changes the table of `SearchEntry` on SQLite rebuilds it, and loses
its triggers: it must end with `RunPython(install)`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "search_searchentry"
FTS = "search_fts"
COLUMNS = ("title_words", "keyword_words", "text_words")

Terms = list[tuple[str, ...]]

# --- Installation -------------------------------------------------------------------------

_NEW = ", ".join(f"new.{column}" for column in COLUMNS)
_OLD = ", ".join(f"old.{column}" for column in COLUMNS)
_NAMES = ", ".join(COLUMNS)
_FORGET = f"INSERT INTO {FTS}({FTS}, rowid, {_NAMES}) VALUES ('delete', old.id, {_OLD});"
_LEARN = f"INSERT INTO {FTS}(rowid, {_NAMES}) VALUES (new.id, {_NEW});"
_TRIGGERS = {
    "search_fts_insert": f"AFTER INSERT ON {TABLE} BEGIN {_LEARN} END",
    "search_fts_delete": f"AFTER DELETE ON {TABLE} BEGIN {_FORGET} END",
    "search_fts_update": f"AFTER UPDATE OF {_NAMES} ON {TABLE} BEGIN {_FORGET} {_LEARN} END",
}

_POSTGRESQL = [
    f"ALTER TABLE {TABLE} ADD COLUMN document tsvector GENERATED ALWAYS AS ("
    + " || ".join(
        f"setweight(to_tsvector('simple'::regconfig, {column}), '{weight}')"
        for column, weight in zip(COLUMNS, "ABC", strict=True)
    )
    + ") STORED",
    f"CREATE INDEX search_document ON {TABLE} USING gin (document)",
]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make the engine's own tables, columns and triggers; what exists already is kept."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for statement in _POSTGRESQL:
                cursor.execute(statement)
            return
        # Two prefix sizes: the mark of a whole word, and two or three of its letters.
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {FTS} USING fts5({_NAMES}, content='{TABLE}',"
            " content_rowid='id', tokenize='ascii', prefix='4 5')"
        )
        cursor.execute(f"INSERT INTO {FTS}({FTS}, rank) VALUES ('rank', 'bm25(10, 4, 1)')")
    _create_triggers(connection)


def uninstall(connection: BaseDatabaseWrapper) -> None:
    """Remove what `install` made."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(f"ALTER TABLE {TABLE} DROP COLUMN document")
            return
        _drop_triggers(connection)
        cursor.execute(f"DROP TABLE {FTS}")


def _create_triggers(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name, action in _TRIGGERS.items():
            cursor.execute(f"CREATE TRIGGER IF NOT EXISTS {name} {action}")


def _drop_triggers(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in _TRIGGERS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


@contextmanager
def refilling() -> Iterator[None]:
    """Let the whole table be replaced fast; call it inside a transaction."""
    if connection.vendor != "sqlite":
        yield
        return
    _drop_triggers(connection)
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {FTS}({FTS}) VALUES ('rebuild')")
    _create_triggers(connection)


# --- Questions ----------------------------------------------------------------------------


def expression(terms: Terms, weights: str = "ABC") -> str:
    """Return `terms` in the engine's language: all of them, each in one of its forms.

    `weights` keeps to the columns of those letters: A title, B keywords, C text.
    """
    if connection.vendor == "postgresql":
        label = "" if weights == "ABC" else weights
        return " & ".join(
            "(" + " | ".join(_labelled(form, label) for form in forms) + ")" for forms in terms
        )
    columns = [name for name, weight in zip(COLUMNS, "ABC", strict=True) if weight in weights]
    found = " AND ".join(
        "(" + " OR ".join(_quoted(form) for form in forms) + ")" for forms in terms
    )
    return f"{{{' '.join(columns)}}} : ({found})" if weights != "ABC" else found


def _labelled(form: str, label: str) -> str:
    star = "*" if form.endswith("*") else ""
    suffix = f":{star}{label}" if star or label else ""
    return form.removesuffix("*") + suffix


def _quoted(form: str) -> str:
    return f'"{form.removesuffix("*")}"' + ("*" if form.endswith("*") else "")


def matches(terms: Terms, weights: str = "ABC") -> tuple[str, list[Any]]:
    """Return the SQL and parameters of "ids of the entries that hold `terms`"."""
    if connection.vendor == "postgresql":
        sql = f"SELECT id FROM {TABLE} WHERE document @@ to_tsquery('simple', %s)"
    else:
        sql = f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s"
    return sql, [expression(terms, weights)]


def ranked(terms: Terms) -> tuple[str, list[Any]]:
    """Return the SQL and parameters of (id, tier, relevance), the smaller the better.

    The tier is 0 when the title holds all the terms, 1 when title and keywords do, else 2.
    """
    scopes = [expression(terms, weights) for weights in ("A", "AB", "ABC")]
    if connection.vendor == "postgresql":
        sql = (
            "SELECT id, CASE WHEN document @@ to_tsquery('simple', %s) THEN 0"
            " WHEN document @@ to_tsquery('simple', %s) THEN 1 ELSE 2 END AS tier,"
            " -ts_rank('{0, 0.1, 0.4, 1}', document, to_tsquery('simple', %s)) AS relevance"
            f" FROM {TABLE} WHERE document @@ to_tsquery('simple', %s)"
        )
        return sql, [*scopes, scopes[2]]
    within = f"rowid IN (SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s)"
    sql = (
        f"SELECT rowid AS id, CASE WHEN {within} THEN 0 WHEN {within} THEN 1 ELSE 2 END AS tier,"
        f" rank AS relevance FROM {FTS} WHERE {FTS} MATCH %s"
    )
    return sql, scopes
