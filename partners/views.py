"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def organization_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def organization_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
