"""Admin of accounts: an address, a name, rights."""

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.accounts.models import User


def _is_agent(user: User) -> bool:
    """True for an account with rights, or that had some and keeps a group."""
    return user.is_staff or user.is_superuser or user.groups.exists()


class NewAccountForm(AdminUserCreationForm):
    """A new account: without a password unless one is wanted."""

    usable_password = forms.ChoiceField(
        label=_("Mot de passe"),
        required=False,
        initial="false",
        choices={"false": _("Aucun, un code par e-mail suffit"), "true": _("Celui-ci")},
        widget=forms.RadioSelect(attrs={"class": "radiolist inline"}),
        help_text=_("La personne entre par un code reçu à son adresse. Rien n'est à retenir."),
    )


@admin.register(User)
class UserAdmin(DjangoUserAdmin):
    """Accounts. A password is optional: everyone can sign in with a code sent by e-mail."""

    add_form = NewAccountForm
    ordering = ["email"]
    list_display = ["email", "first_name", "last_name", "is_staff", "is_active", "last_login"]
    list_filter = ["is_staff", "is_superuser", "is_active", "groups"]
    search_fields = ["email", "first_name", "last_name"]
    readonly_fields = ["last_login", "date_joined"]
    fieldsets = [
        (None, {"fields": ("email", "password")}),
        (_("Personne"), {"fields": ("first_name", "last_name")}),
        (
            _("Droits"),
            {"fields": ("is_active", "is_staff", "is_superuser", "groups")},
        ),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    ]
    add_fieldsets = [
        (
            None,
            {
                "classes": ("wide",),
                "fields": ("email", "usable_password", "password1", "password2"),
            },
        )
    ]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> list[str]:
        """Only an administrator hands out rights: nobody gives them to themselves."""
        rights = [] if request.user.is_superuser else ["is_staff", "is_superuser", "groups"]
        return [*self.readonly_fields, *rights]

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only an administrator touches the account, or the password, of another agent."""
        if obj is not None and _is_agent(obj) and not request.user.is_superuser:
            return False
        return super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Only an administrator removes the account of an agent."""
        if obj is not None and _is_agent(obj) and not request.user.is_superuser:
            return False
        return super().has_delete_permission(request, obj)
