"""What the templates say of a heritage site in a list."""

from typing import Any

from django import template
from django.utils.translation import gettext as _

from call_culture.territory.french import distance_words
from heritage import presentation
from heritage.models import HeritageSite, Trail

register = template.Library()


@register.simple_tag
def site_card(site: HeritageSite) -> dict[str, Any]:
    """Return what the card of a site loaded `with_card()` shows; it asks the database nothing."""
    kind = str(site.get_kind_display())
    return {
        "kicker": kind[:1].upper() + kind[1:],
        "communes": ", ".join(commune.name for commune in site.communes.all()),
        "badges": presentation.badges(site),
    }


@register.simple_tag
def trail_card(trail: Trail) -> dict[str, Any]:
    """Return what the card of a trail shows, its communes being loaded."""
    length = distance_words(trail.length_m) if trail.length_m else ""
    duration = presentation.duration_words(trail.duration_min) if trail.duration_min else ""
    communes = ", ".join(commune.name for commune in trail.communes.all())
    return {
        "meta": " · ".join(filter(None, [length, duration, communes])),
        "badges": [(_("Exemple"), "demo")] if trail.is_demo else [],
    }
