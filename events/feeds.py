"""The selection of the agenda as Atom and JSON Feed. Bounded, and saying so when cut."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _

from call_culture.printable import one_line, printable
from call_culture.territory.french import rich
from call_culture.territory.jsonld import without_blanks
from events.filters import AgendaFilter
from events.listing import loaded
from events.models import Occurrence
from events.words import state_badge, when_words

#: Dates in one feed.
MAX_DATES = 500


class Selection:
    """The dates of a query string, at most MAX_DATES, loaded once for any format."""

    def __init__(self, request: HttpRequest) -> None:
        self.chosen = AgendaFilter(request.GET)
        rows = self.chosen.dates().in_order().values_list("pk", flat=True)
        keys = list(rows[: MAX_DATES + 1])
        self.is_cut = len(keys) > MAX_DATES
        self.dates: list[Occurrence] = list(loaded(keys[:MAX_DATES]))

    @property
    def title(self) -> str:
        """The name of the feed: the chosen filters."""
        chips = ", ".join(chip.label for chip in self.chosen.chips)
        title = _("Culture Lens-Liévin : %(chosen)s") % {"chosen": chips or _("tout l'agenda")}
        return one_line(title)

    @property
    def description(self) -> str:
        """What the feed holds, and whether it was cut."""
        text = _("Les dates du programme culturel des 36 communes, annulations comprises.")
        if self.is_cut:
            text += " " + _("Seules les %(number)d premières sont ici.") % {"number": MAX_DATES}
        return text

    @property
    def page_url(self) -> str:
        """The page of the same selection."""
        query = self.chosen.query.urlencode()
        return settings.SITE_URL + reverse("agenda") + (f"?{query}" if query else "")

    @property
    def last_modified(self) -> datetime | None:
        """The last change of one of the events, None when there is none."""
        return max((date.event.updated_at for date in self.dates), default=None)


def entry_title(occurrence: Occurrence) -> str:
    """Return "Annulé – Concert de printemps (samedi 28 novembre, à 20 h)"."""
    state = state_badge(occurrence)
    start = f"{state[0]} – " if state else ""
    demo = f"{_('Exemple')} – " if occurrence.event.is_demo else ""
    return one_line(f"{demo}{start}{occurrence.event.title} ({when_words(occurrence)})")


def entry_url(occurrence: Occurrence) -> str:
    """Return the address of the event, at this date."""
    return f"{settings.SITE_URL}{occurrence.event.get_absolute_url()}#date-{occurrence.pk}"


def entry_html(occurrence: Occurrence) -> str:
    """Return the text of an entry, cleaned."""
    event = occurrence.event
    return rich(printable(event.summary)) + rich(printable(event.description))


class AgendaAtom(Feed):
    """Atom 1.0 of a selection."""

    feed_type = Atom1Feed
    language = "fr"

    def __init__(self, selection: Selection) -> None:
        self.selection = selection

    def title(self) -> str:
        """The name of the selection."""
        return self.selection.title

    def subtitle(self) -> str:
        """What it holds."""
        return self.selection.description

    def link(self) -> str:
        """The page of the selection."""
        return self.selection.page_url

    def items(self) -> list[Occurrence]:
        """Its dates."""
        return self.selection.dates

    def item_title(self, item: Any) -> str:
        """The event, its state and its date."""
        return entry_title(item)

    def item_description(self, item: Any) -> str:
        """The text of the event."""
        return entry_html(item)

    def item_link(self, item: Any) -> str:
        """The page of the event."""
        return entry_url(item)

    def item_guid(self, item: Any) -> str:
        """Never changes."""
        return f"urn:uuid:{item.event.uid}#{item.pk}"

    def item_updateddate(self, item: Any) -> datetime:
        """The last change of the event."""
        return item.event.updated_at

    def item_pubdate(self, item: Any) -> datetime:
        """When the event became public."""
        return item.event.published_at or item.event.created_at

    def item_categories(self, item: Any) -> list[str]:
        """The category in words."""
        return [str(item.event.get_category_display())]


def json_feed(selection: Selection, feed_url: str) -> dict[str, Any]:
    """Return the JSON Feed 1.1 of a selection; `_culture` is our extension, dates in ISO 8601."""
    return {
        "version": "https://jsonfeed.org/version/1.1",
        "title": selection.title,
        "description": selection.description,
        "home_page_url": selection.page_url,
        "feed_url": feed_url,
        "language": "fr",
        "items": [_json_item(date) for date in selection.dates],
    }


def _json_item(occurrence: Occurrence) -> dict[str, Any]:
    event = occurrence.event
    place = occurrence.place or event.place
    return {
        "id": f"urn:uuid:{event.uid}#{occurrence.pk}",
        "url": entry_url(occurrence),
        "title": entry_title(occurrence),
        "summary": event.summary,
        "content_html": str(entry_html(occurrence)),
        "date_published": (event.published_at or event.created_at).isoformat(),
        "date_modified": event.updated_at.isoformat(),
        "tags": [str(event.get_category_display())],
        "_culture": without_blanks(
            {
                "start": timezone.localtime(occurrence.start).isoformat(),
                "end": timezone.localtime(occurrence.end).isoformat() if occurrence.end else None,
                "all_day": occurrence.all_day,
                "opening_days": occurrence.opening_days,
                "event_status": occurrence.event_status,
                "category": event.category,
                "place": place.name if place else None,
                "town": place.town if place else None,
                "is_online": event.is_online,
                "is_example": event.is_demo,
            }
        ),
    }
