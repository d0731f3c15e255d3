"""Structured data of libraries: schema.org Library."""

from datetime import date, timedelta

from call_culture.territory.jsonld import JSONLD, commune_as_place, place_core, without_blanks
from libraries.hours import SchoolCalendar, hours_on
from libraries.models import Library

#: Opening hours are published day by day this far ahead: exact, exceptions included.
DAYS_AHEAD = 14

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def library_jsonld(library: Library, today: date, calendar: SchoolCalendar) -> JSONLD:
    """Return the library as schema.org Library; its hours only when they are known."""
    place = library.place
    return without_blanks(
        {
            "@context": "https://schema.org",
            "@type": "Library",
            **place_core(place, library.get_absolute_url()),
            "description": library.summary,
            "containedInPlace": commune_as_place(place.commune) if place.commune else None,
            "openingHoursSpecification": opening_hours(library, today, calendar),
        }
    )


def opening_hours(library: Library, today: date, calendar: SchoolCalendar) -> list[JSONLD]:
    """Return an OpeningHoursSpecification for each opening of the coming days.

    A closed day opens and closes at 00:00, which is how schema.org says it; a day of unknown
    hours is left out.
    """
    found = []
    for day in (today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD)):
        hours = hours_on(library, day, calendar)
        if not hours.known:
            continue
        spans = [(f"{i.opens:%H:%M}", f"{i.closes:%H:%M}") for i in hours.intervals]
        for opens, closes in spans or [("00:00", "00:00")]:
            found.append(
                {
                    "@type": "OpeningHoursSpecification",
                    "dayOfWeek": f"https://schema.org/{_WEEKDAYS[day.weekday()]}",
                    "opens": opens,
                    "closes": closes,
                    "validFrom": day.isoformat(),
                    "validThrough": day.isoformat(),
                }
            )
    return found
