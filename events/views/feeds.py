"""Stub: to be written."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse


def agenda_ical(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def agenda_atom(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def agenda_json(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404


def event_ical(request: HttpRequest, **kwargs: Any) -> HttpResponse:
    raise Http404
