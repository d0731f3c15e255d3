"""Admin of pictures."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from call_culture.media.forms import PictureForm
from call_culture.media.models import Picture


@admin.register(Picture)
class PictureAdmin(admin.ModelAdmin):
    """Pictures with their credit and the words that replace them."""

    form = PictureForm
    list_display = ["__str__", "credit", "size", "has_alt", "created_at"]
    search_fields = ["alt", "credit", "file"]
    readonly_fields = ["width", "height"]

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Picture]) -> None:
        """Delete one by one, so that the files go away with the rows."""
        for picture in queryset:
            picture.delete()

    @admin.display(description=_("taille"))
    def size(self, picture: Picture) -> str:
        """Width and height in pixels."""
        return f"{picture.width} × {picture.height}"

    @admin.display(description=_("texte de remplacement"), boolean=True)
    def has_alt(self, picture: Picture) -> bool:
        """True when who cannot see it is told what it shows."""
        return bool(picture.alt)
