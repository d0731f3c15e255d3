"""Structured data (schema.org) of the site itself."""

from typing import Any

from django.conf import settings
from django.urls import reverse

#: From territory/partners.csv.
PUBLISHER: dict[str, Any] = {
    "@type": "GovernmentOrganization",
    "name": "Communauté d'agglomération de Lens-Liévin",
    "url": "https://www.agglo-lenslievin.fr",
    "address": {
        "@type": "PostalAddress",
        "streetAddress": "21 rue Marcel Sembat",
        "postalCode": "62302",
        "addressLocality": "Lens",
        "addressCountry": "FR",
    },
}


def website() -> dict[str, Any]:
    """Return the site with its search and who publishes it."""
    home = settings.SITE_URL + reverse("home")
    return {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "@id": f"{home}#site",
        "name": "Culture Lens-Liévin",
        "url": home,
        "inLanguage": "fr",
        "publisher": PUBLISHER,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{settings.SITE_URL}{reverse('search')}?q={{mots}}",
            },
            "query-input": "required name=mots",
        },
    }
