"""Addresses that leave the site: in data, feeds, letters and structured data."""

from django.conf import settings


def absolute(url: str) -> str:
    """Return the public address of a path of this site; another site's is left alone."""
    return url if url.startswith(("http://", "https://")) else f"{settings.SITE_URL}{url}"
