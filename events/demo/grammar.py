"""French contractions and elisions before names of places, communes and groups."""

import re

from call_culture.search.text import fold

#: Nouns that open a place's name, by article. Written without accents, as `fold` leaves them.
_NOUNS = {
    "le": "terril musee monument memorial chateau temple centre groupe dispensaire chevalement"
    " cinema theatre patrimoine colisee parc square site foyer complexe cimetiere gymnase stade"
    " jardin carreau puits cavalier louvre village parvis kiosque college lycee",
    "la": "mediatheque bibliotheque mairie cite fosse gare maison salle necropole place chapelle"
    " base vieille grange ferme halle nef chartreuse basilique rue faculte ludotheque piscine",
    "l'": "eglise espace ecole hotel ancien ancienne anneau abbaye auditorium esplanade atelier"
    " office estaminet amphitheatre universite allee avenue",
    "les": "terrils grands ecoles facades bureaux anciens anciennes jardins archives halles",
}
_ARTICLE_OF = {noun: article for article, nouns in _NOUNS.items() for noun in nouns.split()}
_ARTICLE = re.compile(r"^(le |la |les |l')", re.IGNORECASE)
_TO = {"le": "au ", "la": "à la ", "l'": "à l'", "les": "aux "}
_OF = {"le": "du ", "la": "de la ", "l'": "de l'", "les": "des "}
_VOWELS = set("aeiouy")


def starts_with_vowel(text: str) -> bool:
    """True when "de" becomes "d'" before `text`. An h counts as aspirated: "de Harnes"."""
    return fold(text)[:1] in _VOWELS


def capital(text: str) -> str:
    """Return `text` with its first letter in capital, the rest untouched."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """Return `text` with its first letter small, unless it is an acronym or a compound name.

    "Médiathèque municipale" → "médiathèque municipale"; "Médiathèque-Estaminet" is a name.
    """
    first_word = text.split(" ", 1)[0]
    if "-" in first_word or first_word[1:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def split_article(name: str) -> tuple[str, str]:
    """Return the article of `name` ("le", "la", "l'", "les" or "" when unknown) and the rest.

    The article is the one written, else the one its first noun takes.
    """
    written = _ARTICLE.match(name)
    if written:
        return written[1].strip().lower(), name[written.end() :]
    first = fold(re.split(r"[\s-]", name, maxsplit=1)[0])
    if first == "grand" or fold(name).endswith(" cemetery"):
        return "le", small(name) if first == "grand" else name
    article = _ARTICLE_OF.get(first, "")
    return article, small(name) if article else name


def to(name: str) -> str:
    """Return where: "à Lens", "au musée du Louvre-Lens", "à l'église", "aux terrils"."""
    article, rest = split_article(name)
    return _TO[article] + rest if article else f"à {rest}"


def of(name: str) -> str:
    """Return of what: "de Lens", "d'Avion", "du quatuor", "de la chorale", "des habitants"."""
    article, rest = split_article(name)
    if article:
        return _OF[article] + rest
    return f"d'{rest}" if starts_with_vowel(rest) else f"de {rest}"
