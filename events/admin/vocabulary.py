"""Admin of the closed vocabularies: names may change, codes may not."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from events.models import AccessFeature, Audience


class VocabularyAdmin(admin.ModelAdmin):
    """Rows the code knows by their code: none is added or deleted by hand."""

    readonly_fields = ["slug"]
    search_fields = ["name"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A new code means new code."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Filters and pages count on every row."""
        return False


@admin.register(Audience)
class AudienceAdmin(VocabularyAdmin):
    """Who events are for."""

    list_display = ["name", "slug", "order"]


@admin.register(AccessFeature)
class AccessFeatureAdmin(VocabularyAdmin):
    """What makes an event accessible."""

    list_display = ["name", "profile", "slug", "order"]
