"""Forms through which pictures come in."""

from typing import Any

from django import forms
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from call_culture.media.models import Picture
from call_culture.media.pictures import MAX_BYTES, clean_picture


class PictureField(forms.FileField):
    """A picture sent by a person, checked and made anew: see `pictures.clean_picture`."""

    widget = forms.ClearableFileInput

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("JPEG, PNG, WebP ou AVIF, 15 Mo au plus."))
        kwargs.pop("max_length", None)
        super().__init__(**kwargs)

    def to_python(self, data: Any) -> File | None:
        """Return the picture made anew, or None. Raises ValidationError."""
        if data in self.empty_values:
            return None
        clean = clean_picture(data, data.name, getattr(data, "size", None))
        return clean.as_file()

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Offer only pictures in the file chooser."""
        return super().widget_attrs(widget) | {
            "accept": "image/jpeg,image/png,image/webp,image/avif",
            "data-max-bytes": str(MAX_BYTES),
        }


class PictureForm(forms.ModelForm):
    """A picture with its credit and the words that replace it."""

    file = PictureField(label=_("fichier"))

    class Meta:
        model = Picture
        fields = ["file", "alt", "credit", "licence", "focal_x", "focal_y"]
