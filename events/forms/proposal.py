"""The short form by which anyone proposes an event, and what keeps robots out of it."""

import time
import uuid
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.territory.models import Place
from events.enums import Category, PriceKind
from events.forms.dates import BaseDateRows, date_rows
from events.forms.event import MAX_TEXT, NewPlaceMixin, PlaceField
from events.forms.fields import MoneyField, printable_data

MAX_PROPOSED_DATES = 6
_SALT = "events.proposal.form"
#: A person needs more time than this to fill the form (seconds)…
_FASTEST = 4
#: … and a page left open longer than this asks to be sent again.
_LONGEST = 24 * 3600


class ProposalForm(NewPlaceMixin, forms.Form):
    """What is needed to announce an event, and who proposes it."""

    title = forms.CharField(
        label=gettext_lazy("Titre de l'événement"), min_length=3, max_length=180
    )
    category = forms.ChoiceField(
        label=gettext_lazy("Catégorie"),
        choices=[("", gettext_lazy("Choisir")), *Category.choices],
    )
    summary = forms.CharField(
        label=gettext_lazy("En une phrase"),
        max_length=250,
        help_text=gettext_lazy("Ce qu'on lira dans l'agenda."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    description = forms.CharField(
        label=gettext_lazy("Présentation"),
        max_length=MAX_TEXT,
        required=False,
        help_text=gettext_lazy("Pour qui, avec qui, ce qu'on y fait."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    place = PlaceField(label=gettext_lazy("Lieu"), queryset=Place.objects.public(), required=False)
    price_kind = forms.ChoiceField(
        label=gettext_lazy("Tarif"), choices=PriceKind.choices, initial=PriceKind.UNKNOWN
    )
    price_min = MoneyField(label=gettext_lazy("Prix le plus bas (€)"))
    price_max = MoneyField(label=gettext_lazy("Prix le plus haut (€)"))
    organization_name = forms.CharField(
        label=gettext_lazy("Qui organise"),
        max_length=120,
        help_text=gettext_lazy("Association, structure ou personne. Publié."),
    )
    contact_phone = forms.CharField(
        label=gettext_lazy("Téléphone pour le public"), max_length=30, required=False,
        help_text=gettext_lazy("Publié."),
    )  # fmt: skip
    contact_email = forms.EmailField(
        label=gettext_lazy("Adresse e-mail pour le public"), required=False,
        help_text=gettext_lazy("Publiée."),
    )  # fmt: skip
    name = forms.CharField(
        label=gettext_lazy("Votre nom"), max_length=120,
        help_text=gettext_lazy("Jamais publié."),
    )  # fmt: skip
    email = forms.EmailField(
        label=gettext_lazy("Votre adresse e-mail"),
        help_text=gettext_lazy("Jamais publiée\u00a0: elle sert à vous répondre."),
    )
    # Hidden from people by the style sheet; robots fill everything.
    site_web = forms.CharField(
        label=gettext_lazy("Laissez ce champ vide"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean_site_web(self) -> str:
        """A filled trap is said, so that a person whose browser filled it loses nothing."""
        if self.cleaned_data["site_web"]:
            raise forms.ValidationError(_("Videz le champ qui demande à rester vide."))
        return ""

    def clean(self) -> dict[str, Any]:
        """Ask where it happens, and for prices that agree."""
        data = super().clean() or {}
        self.clean_new_place(data)
        named = data.get("new_place_name") or "new_place_name" in self.errors
        if not data.get("place") and not named and "place" not in self.errors:
            self.add_error("place", _("Choisissez un lieu, ou donnez-en un nouveau."))
        low, high = data.get("price_min"), data.get("price_max")
        if low is not None and high is not None and high < low:
            self.add_error("price_max", _("Ce prix est plus petit que le plus bas."))
        if data.get("price_kind") == PriceKind.FREE and (low or high):
            self.add_error(
                "price_kind", _("Un événement gratuit n'a pas de prix\u00a0: videz les montants.")
            )
        return data


@dataclass
class ProposalPage:
    """The form and its dates; `key` names this proposal however often it is sent."""

    form: ProposalForm
    rows: BaseDateRows
    key: uuid.UUID

    @classmethod
    def read(cls, data: QueryDict | None) -> "ProposalPage":
        """Return the page, empty or with what was sent; a form sent too fast gets an error."""
        rows_class = date_rows(MAX_PROPOSED_DATES, maximum=MAX_PROPOSED_DATES)
        if data is None:
            key = uuid.uuid4()
            form = ProposalForm(initial={"token": new_token(key)})
            return cls(form, rows_class(prefix="dates"), key)
        data = printable_data(data)
        found, trouble = read_token(data.get("token", ""))
        key = found or uuid.uuid4()
        if found is None:
            data["token"] = new_token(key)
        page = cls(ProposalForm(data), rows_class(data, prefix="dates"), key)
        if trouble:
            page.form.add_error(None, trouble)
        if page.rows.is_valid() and not any(row.is_filled for row in page.rows.forms):
            page.form.add_error(None, _("Donnez au moins une date."))
        return page

    def is_valid(self) -> bool:
        """True when the form and every date are."""
        return self.form.is_valid() and self.rows.is_valid()


def new_token(key: uuid.UUID) -> str:
    """Return the signed, dated name of a form that is being filled."""
    return signing.dumps({"key": str(key), "at": time.time()}, salt=_SALT)


def read_token(token: str) -> tuple[uuid.UUID | None, str]:
    """Return (key, "") of a good token, else (key or None, what to tell the person)."""
    try:
        data = signing.loads(token, salt=_SALT, max_age=_LONGEST)
    except signing.BadSignature:
        return None, _("La page est restée ouverte longtemps. Relisez, puis envoyez à nouveau.")
    if time.time() - data["at"] < _FASTEST:
        return uuid.UUID(data["key"]), _("C'est allé très vite. Relisez, puis envoyez à nouveau.")
    return uuid.UUID(data["key"]), ""
