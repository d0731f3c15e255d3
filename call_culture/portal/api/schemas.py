"""The shape of the answers, as told by /api/v1/openapi.json."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Generic, TypeVar

from ninja import Field, Schema

Item = TypeVar("Item")


class Page(Schema, Generic[Item]):
    """A window on a list."""

    count: int = Field(description="Nombre total de résultats.")
    next: str | None = Field(description="Adresse de la suite, s'il y en a une.")
    results: list[Item]


class Commune(Schema):
    """One of the 36 communes."""

    insee_code: str
    slug: str
    name: str
    usual_name: str | None
    postal_codes: list[str]
    population: int | None
    population_year: int | None
    latitude: float = Field(description="Centre de la commune, WGS 84.")
    longitude: float
    website: str | None
    url: str


class Place(Schema):
    """Where something can happen."""

    slug: str
    name: str
    address: str | None
    postal_code: str | None
    town: str | None
    commune_insee: str | None = Field(description="Vide hors des 36 communes.")
    latitude: float | None = Field(description="WGS 84 ; vide quand le point n'est pas sûr.")
    longitude: float | None
    coordinate_status: str = Field(description="exact, approximate ou unknown.")
    phone: str | None
    website: str | None
    access: dict[str, str] = Field(
        description="Profil (wheelchair, hearing, sight, mental, psychic) : yes, partial ou no."
        " Absent : inconnu."
    )
    url: str


class Occurrence(Schema):
    """One date of an event, or the period of an exhibition."""

    start: datetime = Field(description="Heure de Paris, avec son décalage.")
    end: datetime | None
    all_day: bool
    opening_days: list[int] = Field(description="Exposition : jours d'ouverture, 1 est lundi.")
    opening_time: time | None
    closing_time: time | None
    status: str = Field(description="Valeurs de schema.org, plus SoldOut et EventMoved.")
    status_label: str
    status_reason: str | None
    previous_start: datetime | None
    other_place: Place | None = Field(description="Seulement si la date a lieu ailleurs.")
    note: str | None


class OrganizerRef(Schema):
    """A partner who organizes an event."""

    slug: str
    name: str
    url: str


class Edition(Schema):
    """One year of a programme."""

    programme: str
    name: str
    year: int
    theme: str | None
    first_day: date | None
    last_day: date | None
    is_example: bool
    url: str


class Picture(Schema):
    """A picture and who made it."""

    url: str
    alt: str | None
    credit: str
    licence: str | None


class EventSummary(Schema):
    """What a date says of its event."""

    uid: str
    slug: str
    url: str
    title: str
    summary: str
    category: str
    category_label: str
    is_accessible_for_free: bool | None = Field(description="Vide : tarif inconnu.")
    place: Place | None
    is_example: bool = Field(description="Vrai pour un exemple de démonstration.")


class Event(EventSummary):
    """An event with its dates."""

    description_html: str | None
    audiences: list[str]
    age_min: int | None
    age_max: int | None
    languages: list[str]
    price_kind: str
    price_min: Decimal | None
    price_max: Decimal | None
    price_note: str | None
    booking_kind: str
    booking_url: str | None
    booking_phone: str | None
    booking_email: str | None
    is_online: bool
    online_url: str | None
    organizers: list[OrganizerRef]
    editions: list[Edition]
    access_features: list[str]
    access_note: str | None
    picture: Picture | None
    occurrences: list[Occurrence]
    updated_at: datetime


class DatedEvent(Occurrence):
    """One date with the event it belongs to."""

    event: EventSummary


class Programme(Schema):
    """A festival, a prize, a scheme, and its years."""

    slug: str
    name: str
    kind: str
    kind_label: str
    summary: str | None
    organizers_text: str | None
    usual_period: str | None
    website: str | None
    source: str | None
    editions: list[Edition]
    url: str


class SiteLabel(Schema):
    """A label held by a heritage site."""

    label: str
    name: str
    standing: str
    reference: str | None
    reference_source: str | None
    merimee_reference: str | None
    year: int | None


class HeritageSite(Schema):
    """A heritage site."""

    slug: str
    name: str
    kind: str
    kind_label: str
    level: str
    summary: str | None
    period: str | None
    architect: str | None
    area_ha: Decimal | None
    communes: list[str] = Field(description="Codes INSEE.")
    labels: list[SiteLabel]
    place: Place
    source: str | None
    url: str


class OpeningSlot(Schema):
    """One opening of one weekday, in local time."""

    weekday: int = Field(description="1 est lundi.")
    opens: time
    closes: time


class OpeningPeriod(Schema):
    """Weekly hours and when they hold."""

    kind: str
    name: str | None
    first_day: date | None
    last_day: date | None
    slots: list[OpeningSlot]


class Library(Schema):
    """A reading venue."""

    slug: str
    code_bib: str | None = Field(description="Clé du ministère de la Culture.")
    name: str
    kind: str
    kind_label: str
    in_network: bool | None
    catalogue_url: str | None
    place: Place
    opening_periods: list[OpeningPeriod] = Field(description="Liste vide : horaires inconnus.")
    source: str | None
    url: str


class Organization(Schema):
    """A partner."""

    slug: str
    name: str
    kind: str
    kind_label: str
    summary: str | None
    town: str | None
    commune_insee: str | None
    address: str | None
    phone: str | None
    email: str | None
    website: str | None
    founding_year: int | None
    source: str | None
    url: str
