"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def programme_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def programme_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def edition_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
