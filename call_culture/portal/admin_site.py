"""The admin's table of contents, in the order of an agent's day rather than of the alphabet."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

#: app → its heading (None: its own name) and the pages that come first in it.
ORDER: dict[str, tuple[Any, tuple[str, ...]]] = {
    "events": (None, ("Event", "Programme", "Edition")),
    "libraries": (None, ("Library", "OpeningPeriod", "DigitalSpace")),
    "heritage": (None, ("HeritageSite", "Trail", "Label")),
    "partners": (None, ()),
    "territory": (None, ("Place", "Commune", "SchoolHoliday")),
    "media": (None, ()),
    "portal": (None, ("Highlight", "Page")),
    "accounts": (None, ()),
    "auth": (_("Droits"), ()),
    "axes": (_("Journal des connexions"), ()),
}
#: An account has one address, written in the account: the second list would only mislead.
HIDDEN = ("account",)


class PortalAdminSite(admin.AdminSite):
    """The stock admin under the portal's name; apps that ORDER does not know come last."""

    site_header = _("Culture Lens-Liévin – administration")
    site_title = _("Administration du portail")
    index_title = _("Que voulez-vous faire\u00a0?")

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """Return what the account may see, sorted as ORDER says."""
        found = [
            app
            for app in super().get_app_list(request, app_label)
            if app["app_label"] not in HIDDEN
        ]
        for app in found:
            title, first = ORDER.get(app["app_label"], (None, ()))
            app["name"] = title or app["name"]
            app["models"].sort(key=lambda page, first=first: _rank(page["object_name"], first))
        return sorted(found, key=lambda app: _rank(app["app_label"], tuple(ORDER)))


def _rank(name: str, order: tuple[str, ...]) -> int:
    return order.index(name) if name in order else len(order)
