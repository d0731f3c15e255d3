"""The picture of an event: the file, and the words that go with it."""

from django import forms
from django.utils.translation import gettext_lazy

from call_culture.media.forms import PictureField
from call_culture.media.models import Picture


class EventPictureForm(forms.Form):
    """Nothing is required: a file sent without its credit is kept, and the credit asked for."""

    file = PictureField(label=gettext_lazy("Choisir une image"), required=False)
    alt = forms.CharField(
        label=gettext_lazy("Que montre-t-elle\u00a0?"),
        max_length=250,
        required=False,
        help_text=gettext_lazy("Une phrase, pour les personnes qui ne la voient pas."),
    )
    credit = forms.CharField(
        label=gettext_lazy("Crédit"),
        max_length=150,
        required=False,
        help_text=gettext_lazy("Qui a pris la photographie ou dessiné l'image."),
    )
    remove = forms.BooleanField(label=gettext_lazy("Retirer l'image"), required=False)

    def store(self, picture: Picture | None) -> Picture | None:
        """Return the picture after what was sent: a new one, the same one changed, or none."""
        if not self.is_valid() or self.cleaned_data["remove"]:
            return picture if not self.is_valid() else None
        data = self.cleaned_data
        if data["file"]:
            picture = Picture(file=data["file"])
        if picture is not None and (
            picture.pk is None or (picture.alt, picture.credit) != (data["alt"], data["credit"])
        ):
            if picture.pk and picture.is_shared():
                # The words shown elsewhere belong to who wrote them there: this one gets a copy.
                picture = Picture.objects.get(pk=picture.pk)
                picture.pk, picture._state.adding = None, True
            picture.alt, picture.credit = data["alt"], data["credit"]
            picture.save()
        return picture


def words_of(picture: Picture | None) -> dict[str, object]:
    """Return what the form shows of the picture the event has."""
    return {"alt": picture.alt, "credit": picture.credit} if picture else {}
