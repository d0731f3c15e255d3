"""Pictures and drawn posters in templates."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from call_culture.media.models import Picture
from call_culture.media.posters import inline_svg
from call_culture.media.renditions import ENCODINGS, rendition_name, widths_of

register = template.Library()


@register.simple_tag
def poster(kind: str, seed: object = "") -> SafeString:
    """Return the drawing of a thing that has no picture: decorative, the same for the same seed.

    `kind` is a category, heritage kind or type of page; an unknown one gets a general drawing.
    """
    return mark_safe(inline_svg(str(kind), str(seed)))


@register.simple_tag
def picture(picture: Picture, sizes: str = "100vw") -> SafeString:
    """Return the `<picture>` of `picture` in every width; `sizes` says how wide it is shown.

    The point that matters stays in view when the picture is cropped. The credit is shown by
    the caller.
    """
    stored, storage = str(picture.file.name), picture.file.storage
    sources = format_html_join(
        "",
        '<source type="image/{}" srcset="{}" sizes="{}">',
        (
            (
                extension,
                ", ".join(
                    f"{storage.url(rendition_name(stored, width, extension))} {width}w"
                    for width in widths_of(picture.width)
                ),
                sizes,
            )
            for extension, _format, _options in ENCODINGS
        ),
    )
    return format_html(
        '<picture>{}<img class="picture focal-x-{} focal-y-{}" src="{}" width="{}" height="{}"'
        ' alt="{}" loading="lazy" decoding="async"></picture>',
        sources,
        10 * round(picture.focal_x / 10),
        10 * round(picture.focal_y / 10),
        picture.file.url,
        picture.width,
        picture.height,
        picture.alt,
    )
