"""What robots and security researchers look for at fixed addresses."""

from datetime import timedelta

from django.conf import settings
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from call_culture.portal.sitemaps import SECTIONS

#: What no robot should spend its time on: private, or without end.
NOT_FOR_ROBOTS = (
    *("/admin/", "/compte/", "/espace-partenaire/", "/recherche/", "/ma-selection/"),
    *("/widget/", "/agenda/?"),
)


@require_safe
@cache_control(public=True, max_age=3600)
def robots(request: HttpRequest) -> HttpResponse:
    """Tell robots what to leave alone and where the sitemap is."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in NOT_FOR_ROBOTS), ""]
    lines.append(f"Sitemap: {settings.SITE_URL}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=3600)
def sitemap_index(request: HttpRequest) -> HttpResponse:
    """List the files of the sitemap: one for each section and each page of it."""
    locations = []
    for name, section in SECTIONS.items():
        address = settings.SITE_URL + reverse("sitemap_section", args=[name])
        for page in section.paginator.page_range:
            locations.append(address if page == 1 else f"{address}?p={page}")
    context = {"sitemaps": [{"location": location, "last_mod": None} for location in locations]}
    return render(request, "sitemap_index.xml", context, content_type="application/xml")


@cache_control(public=True, max_age=3600)
def sitemap_section(request: HttpRequest, section: str) -> HttpResponse:
    """Send one file of the sitemap; an unknown section or page is not found."""
    return django_sitemap(request, dict(SECTIONS), section=section)


@require_safe
@cache_control(public=True, max_age=86400)
def favicon(request: HttpRequest) -> HttpResponse:
    """Lead browsers that ask for /favicon.ico to the file."""
    return HttpResponseRedirect(static("icons/favicon.ico"))


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Tell who to write to about a security hole (RFC 9116); not found when nobody is named."""
    if not settings.STAFF_EMAIL:
        raise Http404
    expires = timezone.now() + timedelta(days=365)
    lines = [
        f"Contact: mailto:{settings.STAFF_EMAIL}",
        f"Expires: {expires:%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: fr, en",
        f"Canonical: {settings.SITE_URL}{reverse('security_txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
