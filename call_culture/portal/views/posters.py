"""The drawn poster of a public thing as a file, for those who share its address."""

import hashlib
from collections.abc import Callable
from dataclasses import astuple, dataclass

from django.core.cache import cache
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from call_culture.media.posters.share import draw_png
from call_culture.territory.french import day_words, period_words, time_words
from call_culture.territory.models import Commune, Place
from events.enums import TAKES_PLACE
from events.models import Event, Programme
from heritage.models import HeritageSite
from libraries.models import Library
from partners.models import Organization

#: Changes when the drawings do, so that nobody keeps the old ones.
DRAWING_VERSION = "1"
ONE_DAY = 24 * 3600


@dataclass(frozen=True)
class Subject:
    """What a poster says and draws; `draw_png` takes the same words."""

    title: str
    kicker: str
    date_text: str
    kind: str
    seed: str


def joined(*words: str) -> str:
    """Return the words that are not blank, parted by a middle dot, with a capital."""
    text = " · ".join(word for word in words if word)
    return text[:1].upper() + text[1:]


def event_subject(slug: str) -> Subject:
    """A published event, with its next date."""
    events = Event.objects.published().select_related("place__commune")
    event = get_object_or_404(events, slug=slug)
    town = event.place.town if event.place else ""
    kicker = joined(
        event.get_category_display(), town or (_("en ligne") if event.is_online else "")
    )
    return Subject(event.title, kicker, event_date_text(event), event.category, event.slug)


def event_date_text(event: Event) -> str:
    """Return when it is in a few words: the next date, or the last one when all are over."""
    dates = event.occurrences.not_over().in_order()
    date = dates.first() or event.occurrences.order_by("-start").first()
    if date is None:
        return ""
    if date.event_status not in TAKES_PLACE:
        return f"{date.get_event_status_display().capitalize()} · {day_words(date.start)}"
    if date.opening_days:
        return period_words(date.start, date.last_moment)
    return (
        day_words(date.start)
        if date.all_day
        else f"{day_words(date.start)}, {time_words(date.start)}"
    )


def programme_subject(slug: str) -> Subject:
    """A public programme."""
    programme = get_object_or_404(Programme.objects.public(), slug=slug)
    kicker = joined(programme.get_kind_display())
    return Subject(programme.name, kicker, programme.usual_period, "programme", slug)


def heritage_subject(slug: str) -> Subject:
    """A public heritage site."""
    sites = HeritageSite.objects.public().select_related("place__commune")
    site = get_object_or_404(sites, place__slug=slug)
    return Subject(site.name, joined(site.get_kind_display(), site.place.town), "", site.kind, slug)


def library_subject(slug: str) -> Subject:
    """A public library."""
    libraries = Library.objects.public().select_related("place__commune")
    library = get_object_or_404(libraries, place__slug=slug)
    kicker = joined(library.get_kind_display(), library.place.town)
    return Subject(library.name, kicker, "", "library", slug)


def organization_subject(slug: str) -> Subject:
    """A public partner."""
    partners = Organization.objects.public().select_related("commune")
    partner = get_object_or_404(partners, slug=slug)
    kicker = joined(partner.get_kind_display(), partner.town)
    return Subject(partner.name, kicker, "", "organization", slug)


def place_subject(slug: str) -> Subject:
    """A public place."""
    place = get_object_or_404(Place.objects.public().select_related("commune"), slug=slug)
    return Subject(place.name, joined(place.town), "", "place", slug)


def commune_subject(slug: str) -> Subject:
    """One of the 36 communes."""
    commune = get_object_or_404(Commune, slug=slug)
    return Subject(commune.name, _("Commune"), "", "commune", slug)


SUBJECTS: dict[str, Callable[[str], Subject]] = {
    "event": event_subject,
    "programme": programme_subject,
    "heritage": heritage_subject,
    "library": library_subject,
    "organization": organization_subject,
    "place": place_subject,
    "commune": commune_subject,
}


@require_safe
def poster(request: HttpRequest, kind: str, slug: str) -> HttpResponseBase:
    """Answer the poster of a public thing as a PNG of 1200 × 630, 404 for anything else."""
    if kind not in SUBJECTS:
        raise Http404
    subject = SUBJECTS[kind](slug)
    words = "\n".join((DRAWING_VERSION, *astuple(subject)))
    digest = hashlib.sha256(words.encode()).hexdigest()[:32]
    etag = quote_etag(digest)
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        png = cache.get_or_set(f"poster:{digest}", lambda: draw_png(*astuple(subject)), ONE_DAY)
        response = HttpResponse(png, content_type="image/png", headers={"ETag": etag})
    patch_cache_control(response, public=True, max_age=3600)
    return response
