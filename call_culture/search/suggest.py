"""Names that look like what was typed, for when nothing was found."""

from collections.abc import Iterable
from difflib import SequenceMatcher, get_close_matches

from call_culture.search.index import Hit
from call_culture.search.models import SearchEntry
from call_culture.search.text import STOP_WORDS, whole_words

#: Below this likeness (0 to 1) two words are two words.
_ALIKE = 0.75
_MAX_WORDS = 5
_MAX_NAMES = 3000


def near_names(words: str, kinds: Iterable[str], limit: int = 3) -> list[Hit]:
    """Return the things of `kinds` whose name is nearest to `words`, the nearest first.

    "loos en gohele" gives Loos-en-Gohelle. Each telling word typed must look like a word of
    the name. One query, whatever the number of names.
    """
    typed = [word for word in whole_words(words) if word not in STOP_WORDS][:_MAX_WORDS]
    if not typed:
        return []
    rows = SearchEntry.objects.filter(kind__in=list(kinds)).order_by("title", "pk")
    hits = [
        Hit(*row)
        for row in rows.values_list("kind", "object_id", "title", "summary", "url")[:_MAX_NAMES]
    ]
    names = [[w for w in whole_words(hit.title) if w not in STOP_WORDS] for hit in hits]
    vocabulary = sorted({word for name in names for word in name})
    likeness = [_likeness(word, vocabulary) for word in typed]
    scored = [
        (_score(likeness, name), len(name), hit) for hit, name in zip(hits, names, strict=True)
    ]
    near = [item for item in scored if item[0] >= _ALIKE]
    near.sort(key=lambda item: (-round(item[0], 3), item[1], item[2].title))
    return [hit for _score, _length, hit in near[:limit]]


def _likeness(word: str, vocabulary: list[str]) -> dict[str, float]:
    """Return the words that look like `word`, each with how much."""
    close = get_close_matches(word, vocabulary, n=8, cutoff=_ALIKE)
    return {other: SequenceMatcher(None, other, word).ratio() for other in close}


def _score(likeness: list[dict[str, float]], name: list[str]) -> float:
    """Return the mean likeness of the words typed to the name's, 0 when one looks like none."""
    best = [max((near.get(word, 0.0) for word in name), default=0.0) for near in likeness]
    return sum(best) / len(best) if all(best) else 0.0
