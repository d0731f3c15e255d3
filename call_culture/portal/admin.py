"""Admin of the site itself: institutional pages and highlights."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.portal.models import Highlight, Page
from call_culture.territory.admin_base import PortalAdmin


@admin.register(Page)
class PageAdmin(PortalAdmin):
    """The texts the law asks for; their addresses are fixed."""

    list_display = ["title", "key", "is_complete", "updated_at"]
    search_fields = ["title", "body"]
    rich_text_fields = ("body",)
    fields = ["title", "summary", "body", "to_complete"]

    @admin.display(description=_("complète"), boolean=True)
    def is_complete(self, page: Page) -> bool:
        """False while something is left to be written."""
        return not page.to_complete.strip()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Each page has its fixed address: none is added by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """The law asks for these pages."""
        return False


@admin.register(Highlight)
class HighlightAdmin(admin.ModelAdmin):
    """What staff put forward on the home page."""

    list_display = ["__str__", "order", "first_day", "last_day"]
    list_editable = ["order"]
    list_select_related = ["event", "edition__programme"]
    autocomplete_fields = ["event", "edition"]
