"""Institutional texts, the page of schools and groups, the map of the site."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from call_culture.portal import education as education_rules
from call_culture.portal.models import Page, PageKey
from call_culture.portal.site_map import sections
from call_culture.territory.french import rich, typo

_HEADING = re.compile(r"<(/?)h([3-6])>")


def page_html(body: str) -> SafeString:
    """Return the safe HTML of an institutional text; its first headings come just under h1.

    `rich` leaves room for an h2 of the page, which these pages do not have.
    """
    text = rich(body.replace("{adresse_du_site}", settings.SITE_URL))
    raised = _HEADING.sub(lambda tag: f"<{tag[1]}h{int(tag[2]) - 1}>", text)
    return typo(mark_safe(raised))  # type: ignore[return-value]


@require_safe
def institutional_page(request: HttpRequest, key: str) -> HttpResponse:
    """Show a text written by staff."""
    page = get_object_or_404(Page, key=key)
    return render(request, "portal/page.html", {"page": page, "body": page_html(page.body)})


@require_safe
def education(request: HttpRequest) -> HttpResponse:
    """Show what exists for schools and groups, and the CLEA."""
    page = Page.objects.filter(key=PageKey.EDUCATION).first()
    today = timezone.localdate()
    clea = education_rules.clea()
    context = {
        "title": page.title if page else PageKey.EDUCATION.label,
        "summary": page.summary if page else "",
        "body": page_html(page.body) if page else "",
        "events": education_rules.events_for_schools(),
        "events_url": education_rules.EVENTS_QUERY,
        "clea": clea,
        "edition": education_rules.edition_to_show(clea, today) if clea else None,
        "today": today,
        "contacts": education_rules.contacts(),
    }
    return render(request, "portal/education.html", context)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """List every section of the site with what it really holds."""
    return render(request, "portal/site_map.html", {"sections": sections()})
