"""Every address of the site; each app names its own."""

from django.conf import settings
from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve

handler404 = "call_culture.portal.views.errors.page_not_found"
handler500 = "call_culture.portal.views.errors.server_error"
handler403 = "call_culture.portal.views.errors.permission_denied"
handler400 = "call_culture.portal.views.errors.bad_request"

urlpatterns: list[URLPattern | URLResolver] = [
    path("admin/", admin.site.urls),
    path("compte/", include("call_culture.accounts.urls")),
    path("", include("events.urls")),
    path("", include("heritage.urls")),
    path("", include("libraries.urls")),
    path("", include("partners.urls")),
    path("", include("call_culture.portal.urls")),
]
if settings.SERVE_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>.*)$", serve, {"document_root": settings.MEDIA_ROOT})
    )
