"""What may be asked of the API, and within which bounds."""

from datetime import date
from typing import Annotated

from ninja import Field, Schema

from call_culture.portal.exports.selection import FIRST_DAY, LAST_DAY, EventSelection

#: A page of the API is no export: beyond, the files of /donnees/ hold everything.
MOST_ROWS, LARGEST_OFFSET, DEFAULT_ROWS = 100, 10_000, 20


class Paging(Schema):
    """A bounded window on a list."""

    limit: Annotated[int, Field(ge=1, le=MOST_ROWS)] = Field(
        DEFAULT_ROWS, description="Nombre de résultats, de 1 à 100."
    )
    offset: Annotated[int, Field(ge=0, le=LARGEST_OFFSET)] = Field(
        0, description="Nombre de résultats à passer, de 0 à 10 000."
    )


class CommunePaging(Paging):
    """A window on what belongs to one commune, or to any."""

    commune: str = Field(
        "", max_length=120, description="Commune : code INSEE ou fin d'adresse (« lens »)."
    )


class EventQuery(CommunePaging):
    """Which events."""

    date_from: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)] | None = Field(
        None,
        alias="from",
        description="Premier jour, AAAA-MM-JJ. Vide : à partir d'aujourd'hui.",
    )
    date_to: Annotated[date, Field(ge=FIRST_DAY, le=LAST_DAY)] | None = Field(
        None, alias="to", description="Dernier jour inclus, AAAA-MM-JJ."
    )
    category: str = Field("", max_length=40, description="Catégorie : « concert », « exposition »…")
    q: str = Field("", max_length=200, description="Mots cherchés dans l'événement.")

    def selection(self) -> EventSelection:
        """Return what is asked for, as a selection of events and dates."""
        return EventSelection(
            commune=self.commune,
            category=self.category,
            first_day=self.date_from,
            last_day=self.date_to,
            words=self.q,
        )
