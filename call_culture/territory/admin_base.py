"""What every admin page of the portal shares: rich text, search index, what is to complete."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.forms import BaseModelForm, Field
from django.http import HttpRequest, HttpResponse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField
from js_asset import Media

from call_culture.search import index
from call_culture.search.models import Searchable

#: What staff may write: exactly what the public pages show (see the `rich` template filter).
RICH_TEXT_EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    # The level that texts start at is theirs: what is not listed is lost at the first save.
    "Heading": {"levels": [2, 3, 4]},
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto", "tel"]},
}


class PortalAdmin(admin.ModelAdmin):
    """An admin page with rich text under the strict policy and a search index kept true."""

    rich_text_fields: tuple[str, ...] = ()
    list_per_page = 50
    save_on_top = True

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """Give the fields of `rich_text_fields` an editor that keeps only what is allowed."""
        if db_field.name in self.rich_text_fields:
            return ProseEditorFormField(
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                required=not db_field.blank,
                widget=AdminTextareaWidget,
                config={"extensions": RICH_TEXT_EXTENSIONS},
                sanitize=True,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the policy's nonce on the editor's scripts."""
        nonce = getattr(request, "csp_nonce", "")
        context["media"] = Media.from_media(context["media"], nonce=str(nonce))
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(
        self, request: HttpRequest, form: BaseModelForm, formsets: Any, change: bool
    ) -> None:
        """Index again once the many-to-many fields are saved: they hold words to find."""
        super().save_related(request, form, formsets, change)
        if isinstance(form.instance, Searchable):
            index.put(form.instance)


class ToCompleteFilter(admin.SimpleListFilter):
    """Rows of which an important field is unknown, by the queryset's own `to_complete()`."""

    title = _("à compléter")
    parameter_name = "a_completer"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Offer one choice."""
        return [("oui", str(_("À compléter")))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Apply the model's own definition."""
        return queryset.to_complete() if self.value() == "oui" else queryset
