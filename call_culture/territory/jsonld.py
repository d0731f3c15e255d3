"""Pieces of structured data (schema.org) that several apps share. Absolute addresses only."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from call_culture.territory.addresses import absolute
from call_culture.territory.models import Commune, Place

JSONLD = dict[str, Any]


def without_blanks(data: JSONLD) -> JSONLD:
    """Return `data` without the keys nobody knows the value of."""
    return {key: value for key, value in data.items() if value not in (None, "", [], {})}


def postal_address(
    street: str = "", postal_code: str = "", town: str = "", *, region: str = "Hauts-de-France"
) -> JSONLD | None:
    """Return a PostalAddress in France, or None when not even the town is known."""
    if not (street or town):
        return None
    return without_blanks(
        {
            "@type": "PostalAddress",
            "streetAddress": street,
            "postalCode": postal_code,
            "addressLocality": town,
            "addressRegion": region,
            "addressCountry": "FR",
        }
    )


def geo(place: Place) -> JSONLD | None:
    """Return the GeoCoordinates of a place, or None: a doubtful point never leaves the site."""
    if not place.has_public_point:
        return None
    return {"@type": "GeoCoordinates", "latitude": place.latitude, "longitude": place.longitude}


def commune_as_place(commune: Commune) -> JSONLD:
    """Return a commune as an AdministrativeArea."""
    return {
        "@type": "AdministrativeArea",
        "name": commune.name,
        "url": absolute(commune.get_absolute_url()),
    }


def breadcrumb(items: Iterable[tuple[str, str]], page_url: str) -> JSONLD:
    """Return the BreadcrumbList of the (label, address) pairs that follow the home page.

    The last one is the page itself: a blank address becomes `page_url`.
    """
    trail = [(_("Accueil"), "/"), *items]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": position,
                "name": label,
                "item": absolute(url or page_url),
            }
            for position, (label, url) in enumerate(trail, start=1)
        ],
    }


def place_core(place: Place, url: str) -> JSONLD:
    """Return what every schema.org Place says: name, address, point, phone, site, picture."""
    town = place.town
    other_names = [name.strip() for name in place.other_names.split(";") if name.strip()]
    return without_blanks(
        {
            "@id": absolute(url),
            "name": place.name,
            "alternateName": other_names,
            "url": absolute(url),
            "address": postal_address(
                place.address,
                place.postal_code,
                town,
                region="Hauts-de-France" if place.commune_id else "",
            ),
            "geo": geo(place),
            "telephone": place.phone,
            "email": place.email,
            "sameAs": place.website,
        }
    )


def commune(row: Commune) -> JSONLD:
    """Return a commune as a schema.org City, with its INSEE code and its town hall's contacts."""
    url = absolute(row.get_absolute_url())
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "City",
            "@id": url,
            "name": row.name,
            "alternateName": row.usual_name,
            "url": url,
            "identifier": {
                "@type": "PropertyValue",
                "propertyID": "INSEE",
                "value": row.insee_code,
            },
            "geo": {
                "@type": "GeoCoordinates",
                "latitude": row.latitude,
                "longitude": row.longitude,
            },
            "telephone": row.town_hall_phone,
            "sameAs": row.website,
            "containedInPlace": {
                "@type": "AdministrativeArea",
                "name": "Communauté d'agglomération de Lens-Liévin",
            },
        }
    )


def place(row: Place) -> JSONLD:
    """Return an ordinary place as a schema.org Place."""
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "Place",
            **place_core(row, row.get_absolute_url()),
            "description": row.description,
            "containedInPlace": commune_as_place(row.commune) if row.commune else None,
        }
    )
