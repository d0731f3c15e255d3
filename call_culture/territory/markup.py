"""Small pieces of safe HTML that the fact lists of several apps show."""

import re

from django.utils.html import format_html
from django.utils.safestring import SafeString

_NOT_DIALLED = re.compile(r"[^0-9+]")


def link(url: str, words: str = "") -> SafeString | str:
    """Return a link to another site, named by `words` or by its own short address."""
    if not url:
        return ""
    shown = words or re.sub(r"^https?://(www\.)?", "", url).rstrip("/")
    return format_html('<a href="{}" rel="noopener">{}</a>', url, shown)


def phone_link(number: str) -> SafeString | str:
    """Return a link that dials a French number: "03 21 45 28 30" calls +33321452830."""
    digits = _NOT_DIALLED.sub("", number)
    if not digits:
        return ""
    if digits.startswith("0") and len(digits) == 10:
        digits = f"+33{digits[1:]}"
    return format_html('<a href="tel:{}">{}</a>', digits, number.replace(" ", "\u00a0"))


def email_link(address: str) -> SafeString | str:
    """Return a link that writes to `address`."""
    return format_html('<a href="mailto:{0}">{0}</a>', address) if address else ""


def commune_link(commune: object) -> SafeString | str:
    """Return a link to the page of a commune, nothing for none."""
    if commune is None:
        return ""
    return format_html('<a href="{}">{}</a>', commune.get_absolute_url(), commune)  # type: ignore[attr-defined]
