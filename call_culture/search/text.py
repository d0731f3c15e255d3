"""French words made comparable: accents, ligatures, case, "St" and "Ste"."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae", "ß": "ss"})
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SAINT = {"st": "saint", "ste": "sainte"}


def fold(text: str) -> str:
    """Return `text` in lower case a–z and 0–9, anything else becoming one blank.

    >>> fold("Œuvre à Loos-en-Gohelle, n° 3 bis")
    'oeuvre a loos en gohelle n 3 bis'
    """
    decomposed = unicodedata.normalize("NFKD", text.translate(_LIGATURES))
    bare = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _NOT_WORD.sub(" ", bare).strip()


def name_key(text: str) -> str:
    """Return the form under which a name is compared: folded, "St/Ste" written out.

    >>> name_key("Ablain St-Nazaire") == name_key("ablain-saint-nazaire")
    True
    """
    return " ".join(_SAINT.get(word, word) for word in fold(text).split())
