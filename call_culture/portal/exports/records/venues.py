"""Heritage sites, libraries and partners as plain dictionaries."""

from django.db.models import Prefetch

from call_culture.portal.exports.records.ground import Record, place_record
from call_culture.territory.addresses import absolute
from heritage.models import HeritageSite, SiteLabel
from heritage.querysets import HeritageSiteQuerySet
from libraries.models import Library, LibraryQuerySet
from partners.models import Organization


def heritage_rows() -> HeritageSiteQuerySet:
    """Return the public sites with all that `heritage_record` reads, by name."""
    labels = SiteLabel.objects.select_related("label")
    return (
        HeritageSite.objects.public()
        .with_page()
        .prefetch_related(Prefetch("site_labels", labels))
        .order_by("place__name", "pk")
    )


def heritage_record(site: HeritageSite) -> Record:
    """Return a heritage site with its communes and the labels it holds, each with its source."""
    return {
        "slug": site.slug,
        "name": site.name,
        "kind": site.kind,
        "kind_label": site.get_kind_display(),
        "level": site.level,
        "summary": site.summary or None,
        "period": site.period or None,
        "architect": site.architect or None,
        "area_ha": site.area_ha,
        "communes": [commune.insee_code for commune in site.communes.all()],
        "labels": [
            {
                "label": held.label.slug,
                "name": held.label.short_name,
                "standing": held.standing,
                "reference": held.reference or None,
                "reference_source": held.reference_source or None,
                "merimee_reference": held.merimee_reference or None,
                "year": held.year,
            }
            for held in site.site_labels.all()
        ],
        "place": place_record(site.place),
        "source": site.source or None,
        "url": absolute(site.get_absolute_url()),
    }


def library_rows() -> LibraryQuerySet:
    """Return the public libraries with all that `library_record` reads, by commune and name."""
    rows = Library.objects.public().with_page().select_related("place__heritage_site").with_hours()
    return rows.order_by("place__commune__name", "place__name", "pk")


def library_record(library: Library) -> Record:
    """Return a library with its opening periods; an empty list means that nobody gave hours."""
    return {
        "slug": library.slug,
        "code_bib": library.code_bib or None,
        "name": library.name,
        "kind": library.kind,
        "kind_label": library.get_kind_display(),
        "in_network": library.in_network,
        "catalogue_url": library.catalogue_url or None,
        "place": place_record(library.place),
        "opening_periods": [
            {
                "kind": period.kind,
                "name": period.name or None,
                "first_day": period.first_day,
                "last_day": period.last_day,
                "slots": [
                    {"weekday": s.weekday, "opens": s.opens, "closes": s.closes}
                    for s in period.slots.all()
                ],
            }
            for period in library.periods.all()
        ],
        "source": library.source or None,
        "url": absolute(library.get_absolute_url()),
    }


def organization_record(organization: Organization) -> Record:
    """Return a partner with the contacts it made public."""
    return {
        "slug": organization.slug,
        "name": organization.name,
        "kind": organization.kind,
        "kind_label": organization.get_kind_display(),
        "summary": organization.summary or None,
        "town": organization.town or None,
        "commune_insee": organization.commune.insee_code if organization.commune else None,
        "address": organization.address or None,
        "phone": organization.phone or None,
        "email": organization.email or None,
        "website": organization.website or None,
        "founding_year": organization.founding_year,
        "source": organization.source or None,
        "url": absolute(organization.get_absolute_url()),
    }
