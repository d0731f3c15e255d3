"""Pictures and drawn posters in templates."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from call_culture.media.models import Picture
from call_culture.media.posters import inline_svg

register = template.Library()


@register.simple_tag
def poster(kind: str, seed: object = "") -> SafeString:
    """Return the drawing of a thing that has no picture: decorative, the same for the same seed.

    `kind` is a category, heritage kind or type of page; an unknown one gets a general drawing.
    """
    return mark_safe(inline_svg(str(kind), str(seed)))


@register.simple_tag
def picture(picture: Picture, sizes: str = "100vw") -> SafeString:
    """Return the `<img>` of `picture`; `sizes` says how wide it is shown."""
    return format_html(
        '<img class="picture" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
        picture.file.url,
        picture.width,
        picture.height,
        picture.alt,
    )
