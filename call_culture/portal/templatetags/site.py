"""What every page needs: its title twice, absolute addresses, JSON-LD, the main navigation."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder
from django.template.base import NodeList, Parser, Token
from django.template.context import Context, RequestContext
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from call_culture.territory import addresses
from call_culture.territory.jsonld import breadcrumb

register = template.Library()

#: The sections of the site, in the order of the menu: (URL name, words).
SECTIONS = (
    ("agenda", "Agenda"),
    ("commune_list", "Communes"),
    ("heritage_list", "Patrimoine"),
    ("library_list", "Lecture"),
    ("programme_list", "Programmes"),
    ("organization_list", "Partenaires"),
)

#: JSON inside HTML: these would close the script element, or open a comment in it.
_JSON_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


class CaptureNode(template.Node):
    """Renders its content once, for use in several places (a block can be named only once)."""

    def __init__(self, nodelist: NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: Context) -> SafeString:
        """Keep the text on one line, safe inside an attribute, under its name."""
        text = " ".join(self.nodelist.render(context).split())
        context[self.name] = mark_safe(text.replace('"', "&quot;"))
        return mark_safe("")


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """`{% capture as name %}…{% endcapture %}`: what is inside becomes the variable `name`.

    The text is put on one line and can be written in a double-quoted attribute.
    """
    words = token.split_contents()
    if len(words) != 3 or words[1] != "as":
        raise template.TemplateSyntaxError("capture is written {% capture as name %}")
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(nodelist, words[2])


register.simple_tag(addresses.absolute)


@register.simple_tag
def jsonld(data: dict[str, Any] | list[dict[str, Any]] | None) -> SafeString:
    """Return `data` as a JSON-LD script element, or nothing when there is none.

    `<`, `>` and `&` are written as JSON escapes: no text can leave the element.
    """
    if not data:
        return mark_safe("")
    text = json.dumps(data, ensure_ascii=False, cls=DjangoJSONEncoder).translate(_JSON_ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')


@register.simple_tag(takes_context=True)
def sections(context: Context) -> list[dict[str, Any]]:
    """Return the sections of the site: address, words, and whether this page belongs there."""
    request = context.get("request")
    path = request.path if request else ""
    return [
        {"url": url, "label": label, "current": path.startswith(url), "exact": path == url}
        for url, label in ((reverse(name), label) for name, label in SECTIONS)
    ]


@register.filter
def input_type(field: Any) -> str:
    """Return the kind of control of a bound form field: text, select, checkbox, radio, area…"""
    ancestry = type(field.field.widget).__mro__
    names = " ".join(widget.__name__.lower() for widget in ancestry)
    for part, kind in _CONTROLS:
        if part in names:
            return kind
    return "text"


_CONTROLS = (
    ("checkboxselect", "group"),
    ("radio", "group"),
    ("splitdatetime", "group"),
    ("checkbox", "checkbox"),
    ("nullbooleanselect", "select"),
    ("select", "select"),
    ("textarea", "area"),
    ("proseeditor", "area"),
    ("file", "file"),
)


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: RequestContext, items: list[tuple[str, str]] | str) -> SafeString:
    """Return the breadcrumb as JSON-LD: `items` as the component takes them, or one label."""
    steps = items if isinstance(items, list) else [(str(items), "")]
    return jsonld(breadcrumb(steps, context.request.path))
