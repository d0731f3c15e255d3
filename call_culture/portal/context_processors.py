"""What every template knows of the site."""

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """Give the site's name and public address, and the canonical address of this page."""
    return {
        "site_name": "Culture Lens-Liévin",
        "site_url": settings.SITE_URL,
        "canonical_url": settings.SITE_URL + request.path,
    }
