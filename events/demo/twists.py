"""What goes otherwise than planned: cancelled, full, postponed, moved, online.

Every fiftieth event has the same twist, so that a programme of fifty shows each of them.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from random import Random

from django.utils import timezone

from call_culture.territory.models import Place
from events.enums import EventStatus
from events.models import Event, Occurrence

CYCLE = 50
#: Place in the cycle → twist.
TWISTS = {
    1: "past",
    5: "cancelled",
    8: "sold_out",
    13: "postponed",
    17: "past",
    19: "rescheduled",
    22: "sold_out",
    25: "moved",
    29: "moved_online",
    31: "online",
    35: "all_cancelled",
    37: "lsf_on_saturday",
    39: "no_end",
    41: "cancelled",
    43: "nowhere",
    46: "all_day",
    48: "clock_change",
}
_REASONS = (
    "Un artiste est souffrant.",
    "La salle est indisponible à la suite d'un dégât des eaux.",
    "L'intervenante est retenue.",
    "Vents forts annoncés.",
    "Le nombre d'inscrits est insuffisant.",
)
ONLINE_URL = "https://www.example.org/direct"


def twist_of(index: int) -> str:
    """Return the twist of the event at `index`, blank for most."""
    return TWISTS.get(index % CYCLE, "")


def twist(
    name: str, event: Event, dates: list[Occurrence], elsewhere: Place | None, rng: Random
) -> None:
    """Change the first date to come of `dates`, or all of them, as the twist says."""
    action = _ACTIONS.get(name)
    if action is None or not dates:
        return
    now = timezone.now()
    target = next((each for each in dates if each.start > now and not each.opening_days), dates[-1])
    action(event, target, dates, elsewhere, rng)


def _cancelled(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    target.event_status = EventStatus.CANCELLED
    target.status_reason = rng.choice(_REASONS)


def _all_cancelled(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    reason = rng.choice(_REASONS)
    for each in dates:
        each.event_status = EventStatus.CANCELLED
        each.status_reason = reason


def _sold_out(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    target.event_status = EventStatus.SOLD_OUT
    target.note = "Liste d'attente ouverte sur place."


def _postponed(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    target.event_status = EventStatus.POSTPONED
    target.status_reason = rng.choice(_REASONS)


def _rescheduled(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    target.event_status = EventStatus.RESCHEDULED
    target.previous_start = target.start
    target.status_reason = rng.choice(_REASONS)
    shift = timedelta(days=7 * rng.randint(1, 3))
    target.start = _same_hour(target.start, shift)
    if target.end is not None:
        target.end = _same_hour(target.end, shift)
    target.last_moment = target.end or target.start


def _same_hour(moment: datetime, shift: timedelta) -> datetime:
    """Shift by whole days on the clock of Paris, whatever happens to the hour meanwhile."""
    local = timezone.localtime(moment).replace(tzinfo=None) + shift
    return timezone.make_aware(local)


def _moved(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    if place is None or place == event.place:
        return
    target.event_status = EventStatus.MOVED
    target.place = place
    target.status_reason = "La salle prévue est en travaux."


def _moved_online(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    target.event_status = EventStatus.MOVED_ONLINE
    target.status_reason = rng.choice(_REASONS[:3])
    event.online_url = ONLINE_URL


def _no_end(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    for each in dates:
        if not each.opening_days:
            each.end = None
            each.last_moment = each.start


def _all_day(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    for each in dates:
        local = timezone.localtime(each.start).replace(tzinfo=None, hour=0, minute=0)
        each.start = timezone.make_aware(local)
        each.end = timezone.make_aware(local.replace(hour=23, minute=59))
        each.last_moment = each.end
        each.all_day = True


def _clock_change(
    event: Event, target: Occurrence, dates: list[Occurrence], place: Place | None, rng: Random
) -> None:
    """From 22 h to 4 h on the night that has five hours between the two, not six."""
    evening = timezone.localtime(target.start).replace(tzinfo=None, hour=22, minute=0)
    target.start = timezone.make_aware(evening)
    target.end = timezone.make_aware(evening + timedelta(hours=6))
    target.last_moment = target.end


Action = Callable[[Event, Occurrence, list[Occurrence], Place | None, Random], None]
_ACTIONS: dict[str, Action] = {
    "cancelled": _cancelled,
    "all_cancelled": _all_cancelled,
    "sold_out": _sold_out,
    "postponed": _postponed,
    "rescheduled": _rescheduled,
    "moved": _moved,
    "moved_online": _moved_online,
    "no_end": _no_end,
    "all_day": _all_day,
    "clock_change": _clock_change,
}
