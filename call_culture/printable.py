"""Text that every output can carry.

What is pasted from a word processor holds characters nobody sees: XML refuses some, the
heading of a letter, a calendar and a drawing break on others.
"""

import re

from django.core.exceptions import SuspiciousOperation
from django.utils.html import strip_tags

_BREAKS = re.compile(r"\r(?!\n)|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BLANKS = re.compile(r"[ \t\r\n]+")


def printable(text: str) -> str:
    """Return `text` without control characters and lone surrogates, odd line breaks as "\\n"."""
    return _UNSEEN.sub("", _BREAKS.sub("\n", text))


def without_tags(text: str) -> str:
    """Return `text` without its HTML tags; one made to be slow to read loses its marks only."""
    try:
        return strip_tags(text)
    except SuspiciousOperation:
        return text.replace("<", " ").replace(">", " ")


def one_line(text: str) -> str:
    """Return `text` printable and on one line; non-breaking spaces stay."""
    return _BLANKS.sub(" ", printable(text)).strip()
