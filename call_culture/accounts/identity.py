"""Under which name failed sign-ins are counted."""

from typing import Any

from django.http import HttpRequest


def attempted_address(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """Return the address somebody tried to sign in with, in lower case, for django-axes.

    The admin calls it `username`, allauth `email`: both count as the same person.
    """
    found = ""
    for source in (credentials, getattr(request, "POST", None)):
        for name in ("username", "email", "login"):
            found = found or str((source or {}).get(name) or "")
    return found.strip().lower()[:254]
