"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def institutional_page(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def education(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def site_map(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
