"""The API's own schema, arranged for the page that explains it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from ninja import NinjaAPI


@dataclass(frozen=True)
class Parameter:
    """One thing that may be asked: its name, what it means, its default."""

    name: str
    description: str
    default: str
    required: bool


@dataclass(frozen=True)
class Answer:
    """One key of an answer: its name, its type in words, what it means."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True)
class Operation:
    """One address of the API, with an address to try."""

    path: str
    example: str
    summary: str
    description: str
    parameters: list[Parameter]
    answers: list[Answer]


KINDS = {
    "string": "texte",
    "integer": "entier",
    "number": "nombre",
    "boolean": "vrai ou faux",
    "array": "liste",
    "object": "objet",
    "null": "vide",
}
FORMATS = {"date-time": "date et heure", "date": "date", "time": "heure"}


def operations(api: NinjaAPI) -> list[Operation]:
    """Return every readable address of `api`, in the order of its schema."""
    schema = api.get_openapi_schema()
    components = schema["components"]["schemas"]
    found = []
    for path, methods in schema["paths"].items():
        operation = methods["get"]
        parameters = [_parameter(p) for p in operation.get("parameters", [])]
        found.append(
            Operation(
                path=path,
                example="" if "{" in path else f"{settings.SITE_URL}{path}?limit=2",
                summary=operation["summary"],
                description=" ".join(operation.get("description", "").split()),
                parameters=parameters,
                answers=_answers(operation, components),
            )
        )
    return found


def _parameter(parameter: dict[str, Any]) -> Parameter:
    schema = parameter["schema"]
    default = schema.get("default")
    return Parameter(
        name=parameter["name"],
        description=schema.get("description") or parameter.get("description", ""),
        default="" if default in (None, "") else str(default),
        required=parameter.get("required", False),
    )


def _answers(operation: dict[str, Any], components: dict[str, Any]) -> list[Answer]:
    """Return the keys of one result: of a page, those of its items."""
    reference = operation["responses"][200]["content"]["application/json"]["schema"]["$ref"]
    properties = components[reference.rsplit("/", 1)[1]]["properties"]
    if "results" in properties:
        item = properties["results"]["items"]["$ref"]
        properties = components[item.rsplit("/", 1)[1]]["properties"]
    return [
        Answer(name=name, kind=_kind(value), description=value.get("description", ""))
        for name, value in properties.items()
    ]


def _kind(value: dict[str, Any]) -> str:
    """Return the type of a key in words, "ou vide" when it may be unknown."""
    if "anyOf" in value:
        kinds = [_kind(option) for option in value["anyOf"] if option.get("type") != "null"]
        return " ou ".join(dict.fromkeys(kinds)) + " ou vide"
    if "$ref" in value:
        return "objet"
    if value.get("format") in FORMATS:
        return FORMATS[value["format"]]
    return KINDS.get(value.get("type", ""), "valeur")
