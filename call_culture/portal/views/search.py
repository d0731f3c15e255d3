"""`/recherche/`: one box for everything."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from call_culture.portal import search_results
from call_culture.search import index
from call_culture.search.text import MAX_QUERY_LENGTH
from call_culture.territory.filtering import page_of


def search(request: HttpRequest) -> HttpResponse:
    """Show what holds the words of `?q=`, by kind, or the pages of the one kind of `?type=`."""
    words = " ".join(request.GET.get("q", "")[:MAX_QUERY_LENGTH].replace("\x00", " ").split())
    wanted = request.GET.get("type", "")
    kind = search_results.KINDS.get(wanted)
    counts = index.counts(words)
    context: dict[str, Any] = {
        "breadcrumb": [(_("Recherche"), "")],
        "words": words,
        "kind": kind,
        "unknown_kind": bool(wanted) and kind is None,
        "total": sum(counts.values()),
        "suggestions": [],
        "choices": search_results.choices(counts),
    }
    if kind is not None and kind.slug in counts:
        found = search_results.Found(words, kind.slug, counts[kind.slug])
        context["page_obj"] = page_of(request, found, search_results.ON_A_PAGE)
        context["is_cut"] = counts[kind.slug] > search_results.MAX_LISTED
    elif kind is None and counts:
        context["groups"] = search_results.overview(words, counts)
    elif words and not counts:
        context["suggestions"] = search_results.suggestions(words)
    return render(request, "portal/search.html", context)
