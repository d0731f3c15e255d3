"""Admin of communes, places and school holidays."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.forms import BaseModelForm, ModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.territory.admin_base import PortalAdmin, ToCompleteFilter
from call_culture.territory.merging import merge_places
from call_culture.territory.models import Commune, LoadedRow, Place, SchoolHoliday


@admin.register(Commune)
class CommuneAdmin(PortalAdmin):
    """The 36 communes: their texts and contacts. Codes and boundaries come from the load."""

    list_display = ["name", "usual_name", "postal_codes", "population", "town_hall_phone"]
    search_fields = ["name", "usual_name", "name_key", "insee_code", "postal_codes"]
    rich_text_fields = ("description",)
    readonly_fields = ["insee_code", "boundary", "source"]
    fieldsets = [
        (None, {"fields": ["name", "usual_name", "slug", "description"]}),
        (
            _("Mairie"),
            {
                "fields": [
                    "town_hall_address",
                    "town_hall_phone",
                    "town_hall_email",
                    "website",
                    ("town_hall_latitude", "town_hall_longitude"),
                ]
            },
        ),
        (
            _("Repères"),
            {
                "fields": [
                    "insee_code",
                    "postal_codes",
                    ("population", "population_year"),
                    ("latitude", "longitude"),
                ]
            },
        ),
        (_("Origine"), {"classes": ["collapse"], "fields": ["source", "staff_notes", "boundary"]}),
    ]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """The agglomeration has 36 communes: a new one comes by the load, not by hand."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Deleting a commune would orphan everything that stands in it."""
        return False


class PlaceForm(ModelForm):
    """A place, with a merge that is checked before it is made."""

    class Meta:
        model = Place
        exclude: list[str] = []

    def clean(self) -> dict[str, Any] | None:
        """Refuse a merge into a place that is itself merged."""
        cleaned = super().clean()
        target = self.cleaned_data.get("merged_into")
        if target is not None and target.merged_into_id:
            self.add_error("merged_into", _("Ce lieu est lui-même fusionné dans un autre."))
        return cleaned


@admin.register(Place)
class PlaceAdmin(PortalAdmin):
    """Every place of the portal; sites and libraries add their own record to one."""

    form = PlaceForm
    list_display = ["name", "commune", "address", "roles", "coordinate_status", "is_published"]
    list_filter = [ToCompleteFilter, "coordinate_status", "is_published", "commune"]
    list_select_related = ["commune", "heritage_site", "library"]
    search_fields = ["name", "other_names", "name_key", "address", "commune__name"]
    autocomplete_fields = ["commune", "merged_into", "picture"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]
    fieldsets = [
        (None, {"fields": ["name", "other_names", "slug", "description", "picture"]}),
        (
            _("Où"),
            {
                "fields": [
                    "commune",
                    "address",
                    "postal_code",
                    "locality",
                    ("latitude", "longitude"),
                    "coordinate_status",
                    "coordinate_note",
                ]
            },
        ),
        (_("Contact"), {"fields": ["phone", "email", "website"]}),
        (
            _("Accessibilité"),
            {
                "description": _("Laissez vide ce que vous ne savez pas : la page le dira."),
                "fields": [
                    "access_wheelchair",
                    "access_hearing",
                    "access_sight",
                    "access_mental",
                    "access_psychic",
                    "has_hearing_loop",
                    "has_sign_language",
                    "is_pushchair_friendly",
                    "has_accessible_parking",
                    "has_accessible_toilets",
                    "access_note",
                ],
            },
        ),
        (_("Publication"), {"fields": ["is_published", "merged_into"]}),
        (_("Origine"), {"classes": ["collapse"], "fields": ["source", "staff_notes"]}),
    ]

    @admin.display(description=_("est aussi"))
    def roles(self, place: Place) -> str:
        """Say what records the place carries."""
        found = []
        if hasattr(place, "heritage_site"):
            found.append(str(_("site patrimonial")))
        if hasattr(place, "library"):
            found.append(str(_("médiathèque")))
        return ", ".join(found) or "–"

    def save_model(
        self, request: HttpRequest, obj: Place, form: BaseModelForm, change: bool
    ) -> None:
        """Save; a place that has just been merged hands over what pointed to it."""
        super().save_model(request, obj, form, change)
        if "merged_into" in form.changed_data and obj.merged_into is not None:
            try:
                merge_places(obj, obj.merged_into)
            except ValidationError as error:
                obj.merged_into = None
                obj.save()
                self.message_user(request, " ".join(error.messages), level="error")


@admin.register(SchoolHoliday)
class SchoolHolidayAdmin(PortalAdmin):
    """School holidays of zone B, which hours and dates are reckoned with."""

    list_display = ["label", "school_year", "first_day", "last_day"]
    list_filter = ["school_year"]
    search_fields = ["label", "school_year"]
    readonly_fields = ["source"]


@admin.register(LoadedRow)
class LoadedRowAdmin(admin.ModelAdmin):
    """What the last load of the territory wrote, to read only."""

    list_display = ["model_label", "key", "file_name", "line", "loaded_at"]
    list_filter = ["model_label", "file_name"]
    search_fields = ["key"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Written by the load only."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Written by the load only."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Forgetting a row would let the next load overwrite what staff corrected."""
        return False
