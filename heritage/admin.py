"""Admin of heritage sites, labels and trails."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.territory.admin_base import PortalAdmin, ToCompleteFilter
from heritage.models import HeritageSite, Label, SiteLabel, SitePicture, Trail, TrailStop


class SiteLabelInline(admin.StackedInline):
    """The labels of a site, each number with its source."""

    model = SiteLabel
    extra = 0
    autocomplete_fields = ["label"]
    readonly_fields = ["source"]
    fields = [
        ("label", "standing"),
        ("reference", "reference_source"),
        ("year", "merimee_reference", "is_partial"),
        "note",
        "source",
    ]


class SitePictureInline(admin.TabularInline):
    """The pictures of a site, in order."""

    model = SitePicture
    extra = 0
    autocomplete_fields = ["picture"]


@admin.register(HeritageSite)
class HeritageSiteAdmin(PortalAdmin):
    """Heritage sites: what they are, their labels, texts and visiting conditions."""

    list_display = ["name", "kind", "level", "communes_list", "has_text", "is_published"]
    list_filter = [ToCompleteFilter, "kind", "level", "labels", "is_published", "communes"]
    search_fields = [
        "place__name",
        "place__other_names",
        "place__name_key",
        "site_labels__reference",
        "site_labels__merimee_reference",
    ]
    autocomplete_fields = ["place", "communes", "part_of"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]
    inlines = [SiteLabelInline, SitePictureInline]
    fieldsets = [
        (None, {"fields": ["place", "kind", "level", "part_of", "summary", "description"]}),
        (_("Où"), {"fields": ["communes", "communes_basis", "area_ha"]}),
        (_("Histoire"), {"fields": ["period", "architect"]}),
        (
            _("Visiter"),
            {"fields": ["visiting_conditions", "season", "directions"]},
        ),
        (
            _("Pour tous"),
            {"fields": ["easy_text", "audio", "audio_transcript"]},
        ),
        (_("Publication"), {"fields": ["is_published"]}),
        (_("Origine"), {"classes": ["collapse"], "fields": ["source", "staff_notes"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[HeritageSite]:
        """Load what the list shows in a fixed number of queries."""
        return super().get_queryset(request).select_related("place").prefetch_related("communes")

    @admin.display(description=_("nom"), ordering="place__name")
    def name(self, site: HeritageSite) -> str:
        """The name of the place."""
        return site.name

    @admin.display(description=_("communes"))
    def communes_list(self, site: HeritageSite) -> str:
        """Every commune the site touches."""
        return ", ".join(commune.name for commune in site.communes.all())

    @admin.display(description=_("texte"), boolean=True)
    def has_text(self, site: HeritageSite) -> bool:
        """True when visitors have something to read."""
        return bool(site.description)


@admin.register(Label)
class LabelAdmin(PortalAdmin):
    """The recognitions sites can hold."""

    list_display = ["short_name", "kind", "reference", "year", "order"]
    search_fields = ["name", "short_name", "reference"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]


class TrailStopInline(admin.TabularInline):
    """The stops of a trail, in order."""

    model = TrailStop
    extra = 1
    autocomplete_fields = ["place"]


@admin.register(Trail)
class TrailAdmin(PortalAdmin):
    """Trails and their stops."""

    list_display = ["name", "length_m", "duration_min", "difficulty", "is_published", "is_demo"]
    list_filter = ["difficulty", "is_published", "communes"]
    search_fields = ["name"]
    autocomplete_fields = ["communes"]
    rich_text_fields = ("description",)
    readonly_fields = ["source", "is_demo"]
    inlines = [TrailStopInline]
