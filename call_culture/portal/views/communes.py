"""The communes: all of them on a map and in a list, and everything of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from call_culture.portal import here
from call_culture.territory import jsonld
from call_culture.territory.models import Commune
from call_culture.territory.svg_map import commune_map


def commune_list(request: HttpRequest) -> HttpResponse:
    """The map, then the same in alphabetical order: events to come, sites, libraries."""
    communes = list(Commune.objects.all())
    events = here.events_by_commune()
    trail = [(_("Communes"), "")]
    context = {
        "map": commune_map(communes, events, label=_("Carte des communes et de leurs rendez-vous")),
        "rows": here.commune_rows(communes, events),
        "breadcrumb": trail,
        "structured": jsonld.breadcrumb(trail, request.path),
    }
    return render(request, "portal/communes/list.html", context)


def commune_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything of one commune; its name otherwise written or its INSEE code lead here."""
    slug = slug.replace("\x00", "")[:120]
    commune = Commune.objects.filter(slug=slug).first()
    if commune is None:
        found = get_object_or_404(Commune.objects.recognised(slug).order_by("pk")[:1])
        return redirect(found, permanent=True)
    communes, now = list(Commune.objects.all()), timezone.now()
    contents = here.in_commune(commune, now)
    trail = [(_("Communes"), reverse("commune_list")), (commune.name, "")]
    context = {
        "commune": commune,
        "facts": here.commune_facts(commune),
        "map": commune_map(
            communes, current=commune, is_linked=False, label=_("%s sur la carte") % commune.name
        ),
        "breadcrumb": trail,
        "structured": [jsonld.commune(commune), jsonld.breadcrumb(trail, request.path)],
        **contents,
        **here.around_commune(commune, communes, contents, now),
    }
    return render(request, "portal/communes/detail.html", context)
