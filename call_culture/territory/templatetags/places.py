"""What the templates say of a place: its accessibility, its phone."""

from typing import Any

from django import template

from call_culture.territory.markup import phone_link
from call_culture.territory.models import Place

register = template.Library()

_EQUIPMENT = (
    "has_hearing_loop",
    "has_sign_language",
    "is_pushchair_friendly",
    "has_accessible_parking",
    "has_accessible_toilets",
)


@register.simple_tag
def place_access(place: Place) -> dict[str, Any]:
    """Return the levels by profile and the equipment, only what somebody has told us."""
    equipment = [
        (str(place._meta.get_field(name).verbose_name), getattr(place, name))  # type: ignore[union-attr]
        for name in _EQUIPMENT
        if getattr(place, name) is not None
    ]
    levels = [(label, str(level)) for _profile, label, level in place.access_levels]
    return {"levels": levels, "equipment": equipment}


@register.filter
def phone(number: str) -> str:
    """`{{ place.phone|phone }}`: a link that dials, its digits kept on one line."""
    return phone_link(number)


@register.filter
def sources(text: str) -> list[str]:
    """`{{ site.source|sources }}`: the sources of a row, written in one text parted by " ; "."""
    return [source.strip() for source in text.split(" ; ") if source.strip()]
