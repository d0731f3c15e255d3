"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def heritage_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def trail_list(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def trail_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def heritage_detail(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
