"""Local days and the moments that bound them. Europe/Paris is the only zone of the site."""

from datetime import date, datetime, time, timedelta

from django.utils import timezone


def day_start(day: date) -> datetime:
    """Return midnight at the start of `day` in Paris, aware."""
    return timezone.make_aware(datetime.combine(day, time.min))


def day_bounds(first_day: date, last_day: date | None = None) -> tuple[datetime, datetime]:
    """Return the aware moments [start of `first_day`, start of the day after `last_day`).

    A day has 23 or 25 hours on the DST nights; both ends are computed from local midnights.
    """
    return day_start(first_day), day_start((last_day or first_day) + timedelta(days=1))


def today(now: datetime | None = None) -> date:
    """Return the local date of `now` (aware, defaults to the present)."""
    return timezone.localdate(now)
