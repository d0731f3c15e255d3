"""Structured data of partners: schema.org Organization and the types under it."""

from call_culture.territory.addresses import absolute
from call_culture.territory.jsonld import (
    JSONLD,
    commune_as_place,
    postal_address,
    without_blanks,
)
from partners.enums import OrganizationKind
from partners.models import Organization

#: The type of schema.org that says more than Organization. Some are Places only (Museum):
#: the page gives both types.
TYPES = {
    OrganizationKind.NATIONAL_STAGE: "PerformingArtsTheater",
    OrganizationKind.DRAMA_CENTRE: "PerformingArtsTheater",
    OrganizationKind.MUSEUM: "Museum",
    OrganizationKind.THEATRE: "PerformingArtsTheater",
    OrganizationKind.CINEMA: "MovieTheater",
    OrganizationKind.LIBRARY: "Library",
    OrganizationKind.COMMUNE: "GovernmentOrganization",
    OrganizationKind.PUBLIC_BODY: "GovernmentOrganization",
    OrganizationKind.TOURIST_OFFICE: "TouristInformationCenter",
    OrganizationKind.SCHOOL: "EducationalOrganization",
    OrganizationKind.MEDIA: "NewsMediaOrganization",
}


def organization_jsonld(organization: Organization) -> JSONLD:
    """Return the partner as schema.org Organization, with the type that says more if any."""
    one = organization
    narrow = TYPES.get(OrganizationKind(one.kind))
    url = absolute(one.get_absolute_url())
    other_names = [name.strip() for name in one.other_names.split(";") if name.strip()]
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": ["Organization", narrow] if narrow else "Organization",
            "@id": url,
            "name": one.name,
            "alternateName": other_names,
            "url": url,
            "sameAs": one.website,
            "description": one.summary,
            "address": postal_address(
                one.address, town=one.town, region="Hauts-de-France" if one.commune_id else ""
            ),
            "telephone": one.phone,
            "email": one.email,
            "foundingDate": str(one.founding_year or ""),
            "areaServed": [commune_as_place(c) for c in one.territory_covered.all()],
            "logo": absolute(one.logo.file.url) if one.logo else "",
        }
    )
