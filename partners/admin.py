"""Admin of organizations and their members."""

from django.contrib import admin
from django.forms import BaseInlineFormSet, BaseModelForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.territory.admin_base import PortalAdmin
from partners.invitations import announce
from partners.models import Membership, Organization


class MembershipInline(admin.TabularInline):
    """The accounts of an organization and what each may do."""

    model = Membership
    extra = 0
    autocomplete_fields = ["user"]
    verbose_name_plural = _("membres, jamais montrés au public (invités par e-mail à l'ajout)")


@admin.register(Organization)
class OrganizationAdmin(PortalAdmin):
    """Partners: presentation, contacts, trust, members."""

    list_display = ["name", "kind", "commune", "is_trusted", "is_published"]
    list_filter = ["kind", "is_trusted", "is_published", "inside_territory", "commune"]
    list_select_related = ["commune"]
    search_fields = ["name", "other_names"]
    autocomplete_fields = ["place", "commune", "territory_covered", "logo"]
    rich_text_fields = ("description",)
    readonly_fields = ["source"]
    inlines = [MembershipInline]
    fieldsets = [
        (None, {"fields": ["name", "other_names", "slug", "kind", "summary", "description"]}),
        (_("Image"), {"fields": ["logo"]}),
        (
            _("Où"),
            {
                "fields": [
                    "place",
                    "commune",
                    "locality",
                    "address",
                    "inside_territory",
                    "territory_covered",
                ]
            },
        ),
        (_("Contact public"), {"fields": ["phone", "email", "website", "founding_year"]}),
        (_("Publication"), {"fields": ["is_trusted", "is_published"]}),
        (_("Origine"), {"classes": ["collapse"], "fields": ["source", "staff_notes"]}),
    ]

    def save_formset(
        self, request: HttpRequest, form: BaseModelForm, formset: BaseInlineFormSet, change: bool
    ) -> None:
        """Write to the members who have just been added."""
        super().save_formset(request, form, formset, change)
        for member in formset.new_objects:
            announce(member)
            self.message_user(
                request,
                _("Une invitation part à l'adresse %(email)s.") % {"email": member.user.email},
            )
