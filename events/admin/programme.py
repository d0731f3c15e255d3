"""Admin of programmes and editions."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from call_culture.territory.admin_base import PortalAdmin
from events.models import Edition, PrizeBook, Programme, Residency


class EditionInline(admin.TabularInline):
    """The editions of a programme."""

    model = Edition
    extra = 0
    fields = ["year", "theme", "first_day", "last_day", "is_published"]
    show_change_link = True


@admin.register(Programme)
class ProgrammeAdmin(PortalAdmin):
    """Festivals, prizes, schemes: presentation and editions."""

    list_display = ["name", "kind", "parent", "usual_period", "is_published"]
    list_filter = ["kind", "is_published", "is_founding"]
    list_select_related = ["parent"]
    search_fields = ["name", "other_names"]
    autocomplete_fields = ["parent", "organizers"]
    rich_text_fields = ("description",)
    readonly_fields = ["source", "is_founding"]
    inlines = [EditionInline]
    fieldsets = [
        (None, {"fields": ["name", "other_names", "slug", "kind", "parent"]}),
        (_("Présentation"), {"fields": ["summary", "description", "website"]}),
        (_("Qui et quand"), {"fields": ["organizers", "organizers_text", "usual_period"]}),
        (_("Publication"), {"fields": ["is_published"]}),
        (
            _("Origine"),
            {
                "classes": ["collapse"],
                "fields": ["years_attested", "is_founding", "source", "staff_notes"],
            },
        ),
    ]


class ResidencyInline(admin.StackedInline):
    """The artists in residence of an edition of the CLEA."""

    model = Residency
    extra = 0
    autocomplete_fields = ["places", "partners", "gestures"]


class PrizeBookInline(admin.TabularInline):
    """The books selected for a literary prize."""

    model = PrizeBook
    extra = 0


@admin.register(Edition)
class EditionAdmin(PortalAdmin):
    """One year of a programme."""

    list_display = ["programme", "year", "theme", "first_day", "last_day", "is_published"]
    list_filter = ["year", "is_published", "programme"]
    list_select_related = ["programme"]
    search_fields = ["programme__name", "theme", "year"]
    autocomplete_fields = ["programme", "poster"]
    rich_text_fields = ("description",)
    readonly_fields = ["source", "is_demo"]
    inlines = [ResidencyInline, PrizeBookInline]
