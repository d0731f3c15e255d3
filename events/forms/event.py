"""The event's own fields, in sections; nothing is required to save a draft."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.models import Commune, Place
from events.enums import Category, PriceKind
from events.forms.fields import DayField, MoneyField
from events.models import AccessFeature, Audience, Edition, Event

if TYPE_CHECKING:
    from django.forms.models import ModelChoiceIteratorValue

MAX_TEXT = 20_000


class PlacesByCommune(forms.models.ModelChoiceIterator):
    """Places under the name of their commune, those outside the 36 last."""

    def __iter__(self) -> Iterator[Any]:
        yield ("", _("Choisir un lieu"))
        groups: dict[str, list[tuple[ModelChoiceIteratorValue | str, str]]] = {}
        for place in self.queryset.select_related("commune").order_by("commune__name", "name"):
            town = place.commune.name if place.commune else _("Hors des 36 communes")
            groups.setdefault(town, []).append(self.choice(place))
        yield from sorted(groups.items(), key=lambda group: group[0] == _("Hors des 36 communes"))


class PlaceField(forms.ModelChoiceField):
    """A place among those the public may see."""

    iterator = PlacesByCommune

    def label_from_instance(self, obj: Any) -> str:
        """The name, and the address that tells two halls of one town apart."""
        return f"{obj.name} ({obj.address})" if obj.address else str(obj.name)


class EditionField(forms.ModelChoiceField):
    """An edition under its programme's name."""

    def label_from_instance(self, obj: Any) -> str:
        """The programme, its year and theme."""
        return f"{obj}, {obj.theme}" if obj.theme else str(obj)


class NewPlaceMixin(forms.Form):
    """A place that is not in the list yet."""

    new_place_name = forms.CharField(
        label=gettext_lazy("Nom du nouveau lieu"), max_length=200, required=False
    )
    new_place_address = forms.CharField(
        label=gettext_lazy("Adresse"), max_length=250, required=False
    )
    new_place_commune = forms.ModelChoiceField(
        label=gettext_lazy("Commune"),
        queryset=Commune.objects.all(),
        required=False,
        empty_label=gettext_lazy("Hors des 36 communes ou à choisir"),
    )
    new_place_locality = forms.CharField(
        label=gettext_lazy("Ville, si elle est hors des 36 communes"),
        max_length=80,
        required=False,
    )

    def clean_new_place(self, data: dict[str, Any]) -> None:
        """A new place needs a name and a town."""
        parts = ("new_place_address", "new_place_commune", "new_place_locality")
        named = bool(data.get("new_place_name"))
        if not named and any(data.get(part) for part in parts):
            self.add_error("new_place_name", _("Donnez le nom du lieu."))
        if named and not (data.get("new_place_commune") or data.get("new_place_locality")):
            self.add_error("new_place_commune", _("Dans quelle commune\u00a0?"))


class EventForm(NewPlaceMixin, forms.ModelForm):
    """What an event says of itself, its dates and organizers apart."""

    description = forms.CharField(
        label=gettext_lazy("Texte de présentation"),
        required=False,
        max_length=MAX_TEXT,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("Une ligne vide sépare deux paragraphes."),
    )
    place = PlaceField(label=gettext_lazy("Lieu"), queryset=Place.objects.none(), required=False)
    edition = EditionField(
        label=gettext_lazy("Fait partie de"),
        queryset=Edition.objects.none(),
        required=False,
        empty_label=gettext_lazy("Aucun programme ni festival"),
    )
    audiences = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Pour qui"),
        queryset=Audience.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    access_features = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Ce qui est prévu"),
        queryset=AccessFeature.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    price_min = MoneyField(label=gettext_lazy("Prix le plus bas (€)"))
    price_max = MoneyField(label=gettext_lazy("Prix le plus haut (€)"))
    booking_opens_on = DayField(label=gettext_lazy("Réservations ouvertes le"))

    class Meta:
        model = Event
        fields = [
            "title", "summary", "description", "category", "audiences", "age_min", "age_max",
            "setting", "price_kind", "price_min", "price_max", "price_note", "free_for",
            "booking_kind", "booking_url", "booking_phone", "booking_email", "booking_opens_on",
            "place", "is_online", "online_url", "access_features", "access_note",
            "contact_name", "contact_phone", "contact_email",
        ]  # fmt: skip
        labels = {
            "title": gettext_lazy("Titre"),
            "summary": gettext_lazy("En une phrase"),
            "category": gettext_lazy("Catégorie"),
            "is_online": gettext_lazy("À suivre aussi en ligne"),
            "contact_name": gettext_lazy("Nom ou service"),
            "contact_phone": gettext_lazy("Téléphone"),
            "contact_email": gettext_lazy("Adresse e-mail"),
        }
        widgets = {
            "summary": forms.Textarea(attrs={"rows": 2}),
            "access_note": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.required = False
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            ("", _("Choisir")),
            *Category.choices,
        ]
        for name in ("booking_url", "online_url"):
            self.fields[name].assume_scheme = "https"  # type: ignore[attr-defined]
        self.fields["access_note"].max_length = 5_000  # type: ignore[attr-defined]
        own = Q(pk=self.instance.place_id) if self.instance.place_id else Q(pk__in=[])
        public = Place.objects.public().values("pk")
        self.fields["place"].queryset = Place.objects.filter(  # type: ignore[attr-defined]
            Q(pk__in=public) | own
        )
        self._set_editions()

    def _set_editions(self) -> None:
        """Offer the public editions that are not over, and the one the event already has."""
        self.current_edition = None
        if self.instance.pk:
            self.current_edition = self.instance.editions.select_related("programme").first()
        current = Q(pk=self.current_edition.pk) if self.current_edition else Q(pk__in=[])
        this_year = timezone.localdate().year
        open_ones = Q(last_day__gte=timezone.localdate()) | Q(last_day=None, year__gte=this_year)
        public = Edition.objects.public().filter(open_ones).values("pk")
        self.fields["edition"].queryset = (  # type: ignore[attr-defined]
            Edition.objects.filter(Q(pk__in=public) | current)
            .select_related("programme")
            .order_by("programme__name", "-year")
        )
        if not self.is_bound and self.current_edition:
            self.initial["edition"] = self.current_edition.pk

    def clean(self) -> dict[str, Any]:
        """Ask for the whole of a new place; what each choice defaults to is filled in."""
        data = super().clean() or {}
        self.clean_new_place(data)
        if "price_kind" not in self.errors and not data.get("price_kind"):
            data["price_kind"] = PriceKind.UNKNOWN
        if "booking_kind" not in self.errors and not data.get("booking_kind"):
            data["booking_kind"] = Event._meta.get_field("booking_kind").get_default()
        return data

    def _get_validation_exclusions(self) -> set[str]:
        """A draft may be blank where the model asks for something."""
        blank = {name for name in self.fields if not self.cleaned_data.get(name)}
        return super()._get_validation_exclusions() | (blank & {"title", "summary", "category"})  # type: ignore[misc]
