"""The address of the agenda, read: known values kept in one spelling, the others told.

Nothing here can fail on what a visitor typed; `events.filters` gives the result a meaning.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.http import QueryDict
from django.utils.translation import gettext_lazy

from call_culture.territory.models import Commune, Place
from events.enums import AudienceSlug, Category
from events.models import AccessFeature, Programme
from events.when import Span, parse_day, parse_month, read_span, shortcut_named, shown
from partners.models import Organization

#: Longer words are no search.
MAX_WORDS = 120
MAX_AGE = 120
#: An address full of nonsense is answered, not repeated in full.
MAX_TOLD = 5

_YES = ("1", "on", "oui", "true", "True")
_NO = ("", "0", "non", "false", "False")

_UNKNOWN = {
    "commune": gettext_lazy("« %(text)s » n'est pas une commune connue : ce filtre est ignoré."),
    "categorie": gettext_lazy(
        "« %(text)s » n'est pas une catégorie connue : ce filtre est ignoré."
    ),
    "public": gettext_lazy("« %(text)s » n'est pas un public connu : ce filtre est ignoré."),
    "acces": gettext_lazy(
        "« %(text)s » n'est pas une accessibilité connue : ce filtre est ignoré."
    ),
    "lieu": gettext_lazy("« %(text)s » n'est pas un lieu connu : ce filtre est ignoré."),
    "partenaire": gettext_lazy(
        "« %(text)s » n'est pas un partenaire connu : ce filtre est ignoré."
    ),
    "programme": gettext_lazy("« %(text)s » n'est pas un programme connu : ce filtre est ignoré."),
    "age": gettext_lazy("« %(text)s » n'est pas un âge : ce filtre est ignoré."),
    "gratuit": gettext_lazy("« %(text)s » n'est pas une réponse connue : ce filtre est ignoré."),
    "en_ligne": gettext_lazy("« %(text)s » n'est pas une réponse connue : ce filtre est ignoré."),
}


@dataclass
class Choices:
    """What can be chosen: slug → name. Communes and features are read from the database."""

    commune: dict[str, str]
    acces: dict[str, str]
    categorie: dict[str, str] = field(default_factory=lambda: _labels(Category.choices))
    public: dict[str, str] = field(default_factory=lambda: _labels(AudienceSlug.choices))

    @classmethod
    def load(cls) -> "Choices":
        """Two queries, whatever is asked for."""
        return cls(
            commune=dict(Commune.objects.values_list("slug", "name")),
            acces=dict(AccessFeature.objects.values_list("slug", "name")),
        )


@dataclass
class Understood:
    """A query string without what is not known; `objects` are the things named by a slug."""

    query: QueryDict
    span: Span
    choices: Choices
    notices: list[str] = field(default_factory=list)
    objects: dict[str, Any] = field(default_factory=dict)


def understand(data: QueryDict, today: date) -> Understood:
    """Read `data`; `today` is the local day that "demain" is counted from."""
    span, notices = read_span(data, today)
    result = Understood(QueryDict(mutable=True), span, Choices.load(), notices)
    words = " ".join(shown(data.get("q", ""), MAX_WORDS).split())
    if words:
        result.query["q"] = words
    _keep_span(result, data)
    for name in ("commune", "categorie", "public", "acces"):
        known = getattr(result.choices, name)
        _keep_known(result, name, data.getlist(name), known)
    for name in ("gratuit", "en_ligne"):
        _keep_yes(result, name, data.get(name, ""))
    _keep_age(result, data.get("age", "").strip())
    _keep_object(result, "lieu", data, Place.objects.public())
    _keep_object(result, "partenaire", data, Organization.objects.public())
    _keep_object(result, "programme", data, Programme.objects.public())
    return result


def _labels(choices: Iterable[tuple[Any, Any]]) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices}


def _tell(result: Understood, name: str, text: str) -> None:
    result.notices.append(str(_UNKNOWN[name]) % {"text": shown(text)})


def _keep_span(result: Understood, data: QueryDict) -> None:
    """Write the days in one spelling, those of the span that was kept only."""
    for name in result.span.names:
        text = data.get(name, "").strip()
        value: str | None
        if name == "quand":
            value = shortcut_named(text)
        else:
            day = parse_month(text) if name == "mois" else parse_day(text)
            value = (f"{day:%Y-%m}" if name == "mois" else day.isoformat()) if day else None
        if value:
            result.query[name] = value


def _keep_known(result: Understood, name: str, values: list[str], known: dict[str, str]) -> None:
    kept: list[str] = []
    told = 0
    for value in dict.fromkeys(text.strip() for text in values):
        if value in known:
            kept.append(value)
        elif value and told < MAX_TOLD:
            _tell(result, name, value)
            told += 1
    if kept:
        result.query.setlist(name, kept)


def _keep_yes(result: Understood, name: str, text: str) -> None:
    if text.strip() in _YES:
        result.query[name] = "on"
    elif text.strip() not in _NO:
        _tell(result, name, text)


def _keep_age(result: Understood, text: str) -> None:
    if text.isascii() and text.isdigit() and len(text) <= 3 and int(text) <= MAX_AGE:
        result.query["age"] = str(int(text))
    elif text:
        _tell(result, "age", text)


def _keep_object(
    result: Understood, name: str, data: QueryDict, rows: "models.QuerySet[Any]"
) -> None:
    slug = data.get(name, "").strip()
    if not slug:
        return
    found = None if "\x00" in slug or len(slug) > 120 else rows.filter(slug=slug).first()
    if found is None:
        _tell(result, name, slug)
        return
    result.query[name] = slug
    result.objects[name] = found
