"""French words made comparable: accents, ligatures, case, "St" and "Ste", numbers, plurals.

The index and the queries speak the same small language, made of `[a-z0-9]+` words only, so
that nothing a visitor types is ever read as an operator by a search engine:

- a stem: "terrils" and "terril" are both "terril";
- a number of several parts, joined by "x": "11/19" is "11x19", "9-9 bis" is "9x9xbis";
- a whole word after `PLAIN`, for the words being typed: "Sallaumines" is "zqsallaumines".
"""

import html
import re
import unicodedata
from functools import lru_cache

import snowballstemmer

from call_culture.printable import without_tags

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAINT = {"st": "saint", "ste": "sainte", "sts": "saint", "stes": "sainte"}

#: Before a whole word; no French word starts so.
PLAIN = "zq"
#: What is read of a query; more is nobody's search.
MAX_QUERY_LENGTH = 200
MAX_QUERY_WORDS = 12
#: What is kept of a document's text, in words.
MAX_TEXT_WORDS = 3000
_MAX_WORD_LENGTH = 40
#: From this length on, the last word of a query also finds the words it begins.
MIN_PREFIX = 3

_SMALL_WORDS = """
a afin ai au aussi aux avec c ce ceci cela celle celles celui ces cet cette ceux chez comme d dans
de des donc dont du elle elles en entre est et etc etre eux il ils j je l la le les leur leurs lui
m ma mais me meme mes moi mon n ne ni nos notre nous on ont ou par pas plus pour qu que qui s sa
sans se ses si son sont sous sur t ta te tes toi ton tu un une vers vos votre vous y
"""
#: Folded: "à" is "a", "où" is "ou". Short on purpose, a title may be made of small words.
STOP_WORDS = frozenset(_SMALL_WORDS.split())

_PARTS = r"\d+(?:\s?[/.–-]\s?\d+)*(?:\s?(?:bis|ter|quater)\b)?"
_NUMBER = re.compile(rf"(?<![a-z0-9]){_PARTS}(?![a-z0-9])")
_GLUED = re.compile(r"(?<=\d)(?=(?:bis|ter|quater)\b)")
_MAX_PARTS = 4
_BLOCK = re.compile(r"<(?=/?(?:p|br|div|li|ul|ol|h\d|td|tr|blockquote)\b)", re.IGNORECASE)


def _bare(text: str) -> str:
    """Return `text` in lower case, without accents or ligatures, marks kept."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).lower()


def fold(text: str) -> str:
    """Return `text` in lower case a–z and 0–9, anything else becoming one blank.

    >>> fold("Œuvre à Loos-en-Gohelle, n° 3 bis")
    'oeuvre a loos en gohelle n 3 bis'
    """
    return _NOT_WORD.sub(" ", _bare(text)).strip()


def name_key(text: str) -> str:
    """Return the form under which a name is compared: folded, "St/Ste" written out.

    >>> name_key("Ablain St-Nazaire") == name_key("ablain-saint-nazaire")
    True
    """
    return " ".join(_SAINT.get(word, word) for word in fold(text).split())


def plain_text(text: str) -> str:
    """Return `text` without its tags and entities, the ends of blocks parting words."""
    if "<" in text:
        text = without_tags(_BLOCK.sub(" <", text))
    return " ".join(html.unescape(text).replace("\x00", " ").split())


def whole_words(text: str) -> list[str]:
    """Return the words of `text` in their order, folded, stop words included.

    "3bis" is two words, as "3 bis" is.
    """
    folded = _NOT_WORD.sub(" ", _GLUED.sub(" ", _bare(text)))
    return [_SAINT.get(word, word)[:_MAX_WORD_LENGTH] for word in folded.split()]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a folded word; a word with a digit is its own."""
    if any(character.isdigit() for character in word):
        return word
    # One stemmer for each call that is not cached: it keeps a state, threads share nothing.
    return str(snowballstemmer.stemmer("french").stemWord(word))


def _numbers(text: str) -> list[list[str]]:
    """Return the parts of each number of several parts: [["9", "9", "bis"]] for "9/9 bis"."""
    found = (re.findall(r"\d+|bis|ter|quater", match[0]) for match in _NUMBER.finditer(_bare(text)))
    return [parts for parts in found if 2 <= len(parts) <= _MAX_PARTS]


def stems(text: str) -> list[str]:
    """Return what the index keeps of `text`: its stems without stop words, and its numbers.

    A number of several parts is kept with each run of its parts: "9/9 bis" is found by
    "9 bis" too.
    """
    kept = [stem(word) for word in whole_words(text) if word not in STOP_WORDS]
    for parts in _numbers(text):
        for start in range(len(parts)):
            for end in range(start + 2, len(parts) + 1):
                kept.append("x".join(parts[start:end]))
    return kept


def plain_marks(text: str) -> list[str]:
    """Return the whole words of `text` marked as such, stop words included."""
    return [PLAIN + word for word in whole_words(text)]


def stems_and_marks(text: str) -> str:
    """Return what the index keeps of a title or of keywords: found by stem, and while typing."""
    return " ".join([*stems(text), *plain_marks(text)])


def query_terms(words: str) -> list[tuple[str, ...]]:
    """Return what a document must hold: one of each tuple. A final "*" begins a word.

    Nothing but `[a-z0-9]+` and that star comes out, whatever goes in; an empty list when
    there is no word at all. A query of stop words alone is looked for as whole words.

    >>> query_terms("les terrils du 11/19")
    [('11x19',), ('terril',)]
    >>> query_terms("musée sall")
    [('muse',), ('sall', 'zqsall*')]
    """
    text = words[:MAX_QUERY_LENGTH]
    bare = _bare(text)
    terms: dict[tuple[str, ...], None] = {}
    for parts in _numbers(bare):
        terms[("x".join(parts),)] = None
    typed = whole_words(_NUMBER.sub(_unless_in_parts, bare))
    telling = [word for word in typed if word not in STOP_WORDS]
    for word in telling or (typed if not terms else []):
        forms = [stem(word)] if telling else [PLAIN + word]
        if word is typed[-1] and len(word) >= MIN_PREFIX and word.isalpha():
            forms.append(f"{PLAIN}{word}*")
        terms[tuple(forms)] = None
    return list(terms)[:MAX_QUERY_WORDS]


def _unless_in_parts(match: re.Match[str]) -> str:
    """Drop the numbers that `_numbers` has taken, leave the others."""
    return " " if _numbers(match[0]) else match[0]
