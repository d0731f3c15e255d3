"""The door of the partner space: signed in, never kept by a cache, nothing of others' shown."""

import uuid
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control

from events.models import Event
from events.permissions import can_moderate, can_view
from partners.models import Organization

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """Ask to sign in, and forbid every cache and search engine."""

    @wraps(view)
    @cache_control(private=True, no_store=True)
    @login_required
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"
        return response

    return guarded


def event_or_404(request: HttpRequest, uid: uuid.UUID) -> Event:
    """Return the event if this account may see it; others' events do not exist for it."""
    events = Event.objects.select_related("place__commune", "picture", "draft")
    event = get_object_or_404(events, uid=uid)
    if not can_view(request.user, event):
        raise Http404
    return event


def organization_or_404(request: HttpRequest, slug: str) -> Organization:
    """Return the organization if this account belongs to it, or moderates."""
    organization = get_object_or_404(Organization, slug=slug)
    user = request.user
    belongs = Organization.objects.of_member(user).filter(pk=organization.pk).exists()  # type: ignore[arg-type]
    if not belongs and not can_moderate(user):
        raise Http404
    return organization
