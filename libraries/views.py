"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def library_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def digital_space_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def library_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
