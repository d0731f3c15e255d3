"""What a card says of things that are no events: the words of `components/_card.html`."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from call_culture.portal.models import Highlight
from call_culture.territory.french import period_words, typo, until_words
from events import words
from events.models import Edition, Event
from heritage.models import HeritageSite

if TYPE_CHECKING:
    from call_culture.media.models import Picture

Badge = tuple[str, str]


@dataclass(frozen=True)
class Card:
    """The parameters of a card; `picture` wins over the drawn poster."""

    url: str
    title: str
    kicker: str
    text: str = ""
    meta: str = ""
    picture: "Picture | None" = None
    poster_kind: str = ""
    poster_seed: str = ""
    badges: list[Badge] = field(default_factory=list)


def capital(text: str) -> str:
    """Return `text` with its first letter in capital."""
    return text[:1].upper() + text[1:]


def highlight_card(highlight: Highlight) -> Card:
    """Return the card of what staff put forward, with their words when they wrote some."""
    if highlight.event:
        return _event_card(highlight.event, highlight)
    assert highlight.edition is not None  # held by a database constraint
    card = edition_card(highlight.edition)
    return Card(
        **{
            **vars(card),
            "title": typo(highlight.title) or card.title,
            "text": typo(highlight.text) or card.text,
        }
    )


def _event_card(event: Event, highlight: Highlight) -> Card:
    return Card(
        url=event.get_absolute_url(),
        title=typo(highlight.title or event.title),
        kicker=event.get_category_display(),
        text=typo(highlight.text or event.summary),
        picture=event.picture,
        poster_kind=event.category,
        poster_seed=event.slug,
        badges=words.badges(event),
    )


def edition_card(edition: Edition) -> Card:
    """Return the card of one year of a programme (loaded with it)."""
    programme = edition.programme
    if edition.first_day and edition.last_day:
        when = period_words(edition.first_day, edition.last_day)
    else:
        when = until_words(edition.last_day) if edition.last_day else str(edition.year)
    return Card(
        url=edition.get_absolute_url(),
        title=typo(programme.name),
        kicker=capital(programme.get_kind_display()),
        text=typo(edition.theme),
        meta=capital(when),
        picture=edition.poster,
        poster_kind="programme",
        poster_seed=programme.slug,
        badges=[(_("Exemple"), "demo")] if edition.is_demo else [],
    )


def site_card(site: HeritageSite) -> Card:
    """Return the card of a heritage site loaded `with_page()`."""
    return Card(
        url=site.get_absolute_url(),
        title=typo(site.name),
        kicker=capital(site.get_kind_display()),
        text=typo(site.summary),
        meta=site.place.town,
        picture=site.place.picture,
        poster_kind="heritage",
        poster_seed=site.slug,
    )
