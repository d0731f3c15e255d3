"""Writing a line of a file without undoing what staff did: a three-way merge.

The three values of a field are the one here, the one the last load wrote
(`LoadedRow.values`), and the one of the file. A value that is not what the last load wrote
was changed by staff: it stays. One that is, follows the file.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models

from call_culture.portal.loading.report import Outcome, Report
from call_culture.portal.loading.rows import Row
from call_culture.territory.mixins import unique_slug
from call_culture.territory.models import LoadedRow

M = TypeVar("M", bound=models.Model)
_ABSENT = object()
#: What a field nobody filled holds.
_BLANK: tuple[Any, ...] = (None, "", False, [], "unknown")


def plain(value: Any) -> Any:
    """Return `value` as JSON keeps it, so that two loads compare alike."""
    if isinstance(value, models.Model):
        return value.pk
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    if isinstance(value, date):
        return value.isoformat()
    return value


@dataclass
class Wanted:
    """What a line says of one object.

    `columns` names the column of each field that is not named like it; `initial` is given to
    a new object only; `existing` are the rows made by hand that this line may describe.
    """

    model: type[models.Model]
    key: str
    row: Row
    fields: dict[str, Any]
    existing: "models.QuerySet[Any] | None" = None
    links: dict[str, list[models.Model]] = field(default_factory=dict)
    columns: dict[str, str] = field(default_factory=dict)
    initial: dict[str, Any] = field(default_factory=dict)

    def column(self, name: str) -> str:
        """Return the column a field comes from."""
        column = self.columns.get(name, name)
        return column if column in self.row.cells else next(iter(self.row.cells))


class Merger:
    """Writes objects and remembers what it wrote. Use inside one transaction."""

    def __init__(self) -> None:
        self.report = Report()
        self._memory = {(m.model_label, m.key): m for m in LoadedRow.objects.all()}
        self._claimed = {(m.model_label, m.object_pk) for m in self._memory.values()}
        self._seen: set[tuple[str, str]] = set()

    def write(
        self, model: type[M], key: str, row: Row, fields: dict[str, Any], **more: Any
    ) -> M | None:
        """Create or update one object from a line; see `Wanted` for the other arguments.

        Returns None when staff deleted the object: it is not made again.
        """
        wanted = Wanted(model, key, row, fields, **more)
        self._check(wanted, model(**fields), list(fields))
        label = model._meta.label_lower
        self._seen.add((label, key))
        memory = self._memory.get((label, key))
        if memory is not None:
            instance = model._default_manager.filter(pk=memory.object_pk).first()
            if instance is None:
                self.report.miss(row, str(model._meta.verbose_name) + f" {key}")
                return None
        else:
            instance = self._adopted(wanted)
            memory = LoadedRow(model_label=label, key=key)
        is_new = instance is None
        instance = model() if instance is None else instance
        self._merge(wanted, instance, memory, is_new=is_new)
        return instance

    def forgotten(self) -> None:
        """Report what earlier loads wrote and the files no longer hold."""
        self.report.orphans = sorted(
            f"{m.file_name}, {key}"
            for (label, key), m in self._memory.items()
            if (label, key) not in self._seen
        )

    def _adopted(self, wanted: Wanted) -> Any:
        """Return the row made by hand that the line describes, if no other line has it."""
        if wanted.existing is None:
            return None
        label = wanted.model._meta.label_lower
        for instance in wanted.existing[:5]:
            if (label, instance.pk) not in self._claimed:
                return instance
        return None

    def _check(self, wanted: Wanted, instance: models.Model, names: list[str]) -> None:
        """Stop the load at the first field that the model refuses."""
        meta = wanted.model._meta
        relations = {f.name for f in meta.fields if f.is_relation}
        exclude = {f.name for f in meta.fields if f.name not in names} | relations
        try:
            instance.clean_fields(exclude=exclude)
        except ValidationError as error:
            self._stop(wanted, error)

    def _stop(self, wanted: Wanted, error: ValidationError) -> None:
        name, messages = next(iter(error.message_dict.items()))
        column = wanted.column(name)
        if wanted.row.cells[column]:
            wanted.row.refuse(column, f"est refusé\xa0: {messages[0]}")
        wanted.row.fail(column, messages[0])

    def _decide(self, wanted: Wanted, memory: LoadedRow, name: str, here: Any, new: Any) -> bool:
        """Return True when the file's value is to be written; remember it if it is or agrees."""
        before = memory.values.get(name, _ABSENT)
        untouched = here in _BLANK if before is _ABSENT else here == before
        if here == new or untouched:
            memory.values[name] = new
            return bool(here != new)
        if before is _ABSENT:
            memory.values[name] = new
        self.report.keep(wanted.row, wanted.column(name), wanted.key, here, new)
        return False

    def _merge(
        self, wanted: Wanted, instance: models.Model, memory: LoadedRow, *, is_new: bool
    ) -> None:
        was = (memory.object_pk, memory.file_name, memory.line, dict(memory.values))
        if is_new:
            memory.values = {name: plain(value) for name, value in wanted.fields.items()}
            written = self._created(wanted, instance)
        else:
            written = self._updated(wanted, instance, memory)
        written |= self._link(wanted, instance, memory, is_new=is_new)
        outcome = Outcome.CREATED if is_new else Outcome.UPDATED if written else Outcome.UNCHANGED
        self.report.note(wanted.row, outcome)
        memory.object_pk, memory.file_name = instance.pk, wanted.row.file_name
        memory.line = wanted.row.line
        if was != (memory.object_pk, memory.file_name, memory.line, memory.values):
            memory.save()
        label = wanted.model._meta.label_lower
        self._memory[label, wanted.key] = memory
        self._claimed.add((label, instance.pk))

    def _created(self, wanted: Wanted, instance: models.Model) -> bool:
        for name, value in (wanted.initial | wanted.fields).items():
            setattr(instance, name, value)
        if slug := wanted.initial.get("slug"):
            instance.slug = unique_slug(instance, slug)  # type: ignore[attr-defined]
        self._save(wanted, instance)
        return True

    def _updated(self, wanted: Wanted, instance: models.Model, memory: LoadedRow) -> bool:
        fields = {f.name: f for f in wanted.model._meta.concrete_fields}
        written = False
        for name, value in wanted.fields.items():
            here = plain(getattr(instance, fields[name].attname))
            if self._decide(wanted, memory, name, here, plain(value)):
                setattr(instance, name, value)
                written = True
        if written:
            self._save(wanted, instance)
        return written

    def _save(self, wanted: Wanted, instance: models.Model) -> None:
        """Save what the model's constraints accept."""
        try:
            instance.validate_unique()
            instance.validate_constraints()
        except ValidationError as error:
            self._stop(wanted, error)
        instance.save()

    def _link(
        self, wanted: Wanted, instance: models.Model, memory: LoadedRow, *, is_new: bool
    ) -> bool:
        """Merge the many-to-many sets, each as one value."""
        written = False
        for name, others in wanted.links.items():
            manager = getattr(instance, name)
            here = [] if is_new else sorted(manager.values_list("pk", flat=True))
            new = sorted(other.pk for other in others)
            if self._decide(wanted, memory, name, here, new):
                manager.set(others)
                written = True
        return written
