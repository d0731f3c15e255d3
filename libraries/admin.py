"""Admin of reading venues, their hours, and digital spaces."""

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.territory.admin_base import PortalAdmin, ToCompleteFilter
from libraries.models import DigitalSpace, Library, OpeningException, OpeningPeriod, OpeningSlot


class OpeningPeriodForm(forms.ModelForm):
    """A period; one that was added is kept even when its first choice suits."""

    class Meta:
        model = OpeningPeriod
        exclude: list[str] = []

    def has_changed(self) -> bool:
        """True for a new row: left as it comes, it is the hours of the school terms."""
        return self.instance.pk is None or super().has_changed()


class OpeningPeriodInline(admin.TabularInline):
    """The periods of a venue; each has a page of its own for its weekly hours."""

    model = OpeningPeriod
    form = OpeningPeriodForm
    extra = 0
    show_change_link = True
    verbose_name_plural = _("horaires : enregistrez, puis « Modifier » pour les jours et heures")


class OpeningExceptionInline(admin.TabularInline):
    """Days when the weekly hours do not hold."""

    model = OpeningException
    extra = 0


class OpeningSlotInline(admin.TabularInline):
    """The weekly hours of a period."""

    model = OpeningSlot
    extra = 7


@admin.register(Library)
class LibraryAdmin(PortalAdmin):
    """Reading venues: services, catalogue, hours."""

    list_display = ["name", "kind", "commune", "has_hours", "has_phone", "is_published"]
    list_filter = [ToCompleteFilter, "kind", "is_published", "place__commune"]
    search_fields = ["place__name", "place__name_key", "place__commune__name", "code_bib"]
    autocomplete_fields = ["place"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]
    inlines = [OpeningPeriodInline, OpeningExceptionInline]
    fieldsets = [
        (None, {"fields": ["place", "kind", "summary", "description", "hours_note"]}),
        (
            _("Services"),
            {
                "fields": [
                    "services",
                    "how_to_join",
                    "loan_rules",
                    "catalogue_url",
                    "in_network",
                    "has_wifi",
                    "opens_sunday",
                ]
            },
        ),
        (_("Publication"), {"fields": ["is_published"]}),
        (
            _("Origine"),
            {
                "classes": ["collapse"],
                "fields": ["code_bib", "verified_year", "source", "staff_notes"],
            },
        ),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Library]:
        """Load what the list shows in a fixed number of queries."""
        return (
            super()
            .get_queryset(request)
            .select_related("place__commune")
            .prefetch_related("periods")
        )

    @admin.display(description=_("nom"), ordering="place__name")
    def name(self, library: Library) -> str:
        """The name of the place."""
        return library.name

    @admin.display(description=_("commune"), ordering="place__commune__name")
    def commune(self, library: Library) -> str:
        """The commune of the place."""
        return library.place.town

    @admin.display(description=_("horaires"), boolean=True)
    def has_hours(self, library: Library) -> bool:
        """True when some hours are known."""
        return bool(library.periods.all())

    @admin.display(description=_("téléphone"), boolean=True)
    def has_phone(self, library: Library) -> bool:
        """True when a phone number is known."""
        return bool(library.place.phone)


@admin.register(OpeningPeriod)
class OpeningPeriodAdmin(PortalAdmin):
    """The weekly hours of one period of one venue."""

    list_display = ["library", "kind", "name", "first_day", "last_day", "hours"]
    list_filter = ["kind"]
    list_select_related = ["library__place"]
    search_fields = ["library__place__name", "name"]
    autocomplete_fields = ["library"]
    inlines = [OpeningSlotInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[OpeningPeriod]:
        """Load the slots with the periods."""
        return super().get_queryset(request).prefetch_related("slots")

    @admin.display(description=_("heures"))
    def hours(self, period: OpeningPeriod) -> str:
        """Every slot in short."""
        return " · ".join(str(slot) for slot in period.slots.all()) or "–"


@admin.register(DigitalSpace)
class DigitalSpaceAdmin(PortalAdmin):
    """Public digital spaces; which of them are EPN Louvre-Lens is to be confirmed."""

    list_display = ["name", "place", "host", "has_epn_label", "is_published"]
    list_filter = ["has_epn_label", "is_published"]
    list_select_related = ["place"]
    search_fields = ["name", "host", "place__name"]
    autocomplete_fields = ["place"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]
