"""The account's own page; the rest of the pages are allauth's."""

from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from call_culture.accounts.models import User


@cache_control(private=True, no_store=True)
@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show whose account it is, its organizations, its password and the way out."""
    user = cast(User, request.user)
    memberships = user.memberships.select_related("organization").order_by("organization__name")
    return render(
        request,
        "account/account.html",
        {"memberships": memberships, "has_password": user.has_usable_password()},
    )
