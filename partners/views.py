"""The directory of partners, and the page of one."""

from django.db.models import Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.territory.filtering import cleaned_query, page_of
from call_culture.territory.jsonld import breadcrumb
from partners import jsonld, presentation
from partners.filters import OrganizationFilterSet
from partners.models import Organization

PER_PAGE = 48
UPCOMING_SHOWN = 9
PAST_SHOWN = 12


def organization_list(request: HttpRequest) -> HttpResponse:
    """Partners by kind, with filters."""
    filters = OrganizationFilterSet(cleaned_query(request.GET), Organization.objects.public())
    page = page_of(request, filters.qs.by_kind().with_card(), PER_PAGE)
    trail = [(_("Partenaires"), "")]
    context = {
        "filters": filters,
        "page": page,
        "groups": presentation.by_kind(list(page)),
        "breadcrumb": trail,
        "structured": breadcrumb(trail, request.path),
    }
    return render(request, "partners/organization_list.html", context)


def organization_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A partner and its programme. Its members' accounts are never read here."""
    rows = Organization.objects.public().select_related(
        "commune", "logo", "place__heritage_site", "place__library"
    )
    one = rows.prefetch_related("territory_covered").filter(slug=slug).first()
    if one is None:
        raise Http404
    now = timezone.now()
    events = one.events.published()
    trail = [(_("Partenaires"), reverse("organization_list")), (one.name, "")]
    context = {
        "organization": one,
        "seat": presentation.seat(one),
        "facts": presentation.facts(one),
        "programmes": one.programmes.public().order_by("name"),
        "events": events.upcoming(now).by_next_start(now).with_card()[:UPCOMING_SHOWN],
        "upcoming_count": events.upcoming(now).count(),
        "past_count": events.past(now).count(),
        "past_events": events.past(now)
        .annotate(last_start=Max("occurrences__start"))
        .order_by("-last_start", "-pk")[:PAST_SHOWN],
        "breadcrumb": trail,
        "structured": [jsonld.organization_jsonld(one), breadcrumb(trail, request.path)],
    }
    return render(request, "partners/organization_detail.html", context)
