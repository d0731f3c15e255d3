"""How many of something each commune has: the map, and the list that says the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from call_culture.territory.french import count_words
from call_culture.territory.models import Commune
from call_culture.territory.svg_map import CommuneMap, Spot, Words, commune_map


@dataclass(frozen=True)
class CommuneCounts:
    """A map of the communes, and (name, address, count in words) of those that have some."""

    map: CommuneMap | None
    rows: list[tuple[str, str, str]]


def commune_counts(
    counts: Mapping[int, int],
    *,
    words: Words,
    url_name: str,
    label: str,
    spots: Iterable[Spot] = (),
) -> CommuneCounts:
    """Return the map and the list of `counts` by commune id, in one query.

    Each commune leads to the list `url_name` limited to it by `?commune=`.
    """

    def url_of(commune: Commune) -> str:
        return f"{reverse(url_name)}?commune={commune.slug}"

    communes = list(Commune.objects.defer("description"))
    rows = [
        (commune.name, url_of(commune), count_words(counts[commune.pk], *words))
        for commune in communes
        if counts.get(commune.pk)
    ]
    drawn = commune_map(communes, counts, label=label, words=words, url_of=url_of, spots=spots)
    return CommuneCounts(drawn, rows)
