"""The "when" of the agenda: words and dates of a query string in, local days out."""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from call_culture.search.text import fold
from call_culture.territory.french import MONTHS, date_words, day_words, period_words

#: Years an agenda can be asked for; beyond, a date is a mistake.
FIRST_YEAR, LAST_YEAR = 2000, 2100
_SUNDAY = 7


@dataclass(frozen=True)
class Span:
    """The local days asked for, both included; without a first day, everything from now on.

    `from_now` leaves out what is over at the present moment: who asks for "today" in the
    evening wants the evening. `names` are the parameters it was read from.
    """

    label: str = ""
    first: date | None = None
    last: date | None = None
    from_now: bool = True
    names: tuple[str, ...] = ()


def _week_end(today: date) -> tuple[date, date]:
    """The Saturday and Sunday of this week; on Saturday and Sunday, the ones being lived."""
    sunday = today + timedelta(days=_SUNDAY - today.isoweekday())
    return sunday - timedelta(days=1), sunday


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


#: value in the address → (words, local today → first and last day)
SHORTCUTS: dict[str, tuple[object, Callable[[date], tuple[date, date]]]] = {
    "aujourdhui": (gettext_lazy("Aujourd'hui"), lambda day: (day, day)),
    "demain": (
        gettext_lazy("Demain"),
        lambda day: (day + timedelta(days=1), day + timedelta(days=1)),
    ),
    "ce-week-end": (gettext_lazy("Ce week-end"), _week_end),
    "cette-semaine": (
        gettext_lazy("Cette semaine"),
        lambda day: (day, day + timedelta(days=_SUNDAY - day.isoweekday())),
    ),
    "7-jours": (gettext_lazy("Les 7 prochains jours"), lambda day: (day, day + timedelta(days=6))),
    "30-jours": (
        gettext_lazy("Les 30 prochains jours"),
        lambda day: (day, day + timedelta(days=29)),
    ),
    "ce-mois": (gettext_lazy("Ce mois-ci"), lambda day: (day, _month_end(day))),
}

#: Other ways to write them, once folded and without blanks.
_SPELLINGS = {fold(value).replace(" ", ""): value for value in SHORTCUTS} | {
    "weekend": "ce-week-end",
    "semaine": "cette-semaine",
    "mois": "ce-mois",
}


def shortcut_named(text: str) -> str | None:
    """Return the canonical shortcut for `text` ("Aujourd'hui", "week-end"…), None if unknown."""
    return _SPELLINGS.get(fold(text).replace(" ", ""))


def parse_day(text: str) -> date | None:
    """Read "2026-12-05" or "05/12/2026"; None for anything else or a day out of the calendar."""
    text = text.strip()
    french = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", text, re.ASCII)
    if french:
        text = f"{french[3]}-{int(french[2]):02d}-{int(french[1]):02d}"
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def parse_month(text: str) -> date | None:
    """Read "2026-12" as the first day of that month; None for anything else."""
    return parse_day(f"{text.strip()}-01")


def month_span(month: date) -> Span:
    """Return the whole month of `month`, days gone by included."""
    words = f"{MONTHS[month.month - 1]} {month.year}".capitalize()
    return Span(words, month.replace(day=1), _month_end(month), False, ("mois",))


def read_span(query: QueryDict, today: date) -> tuple[Span, list[str]]:
    """Return the days a query asks for, and what to tell of what was not understood.

    The most precise wins: `date`, then `du`/`au`, then `mois`, then `quand`; the others are
    told to be ignored. `today` is the local day the shortcuts start from.
    """
    found: list[Span] = []
    notices: list[str] = []
    for read in (_read_date, _read_range, _read_month, _read_shortcut):
        span = read(query, today, notices)
        if span:
            found.append(span)
    if len(found) > 1:
        notices.append(
            _("Une seule période à la fois : « %(kept)s » est gardée.") % {"kept": found[0].label}
        )
    return (found[0] if found else Span()), notices


def _day(query: QueryDict, name: str, notices: list[str]) -> date | None:
    text = query.get(name, "").strip()
    day = parse_day(text) if text else None
    if text and day is None:
        notices.append(
            _("« %(text)s » n'est pas une date connue : ce filtre est ignoré.")
            % {"text": shown(text)}
        )
    return day


def _read_date(query: QueryDict, today: date, notices: list[str]) -> Span | None:
    day = _day(query, "date", notices)
    return Span(day_words(day).capitalize(), day, day, False, ("date",)) if day else None


def _read_range(query: QueryDict, today: date, notices: list[str]) -> Span | None:
    first, last = _day(query, "du", notices), _day(query, "au", notices)
    names = ("du", "au")
    if first and last:
        if last < first:
            first, last = last, first
            notices.append(_("Les deux dates étaient dans le désordre : elles sont échangées."))
        return Span(period_words(first, last).capitalize(), first, last, False, names)
    if first:
        return Span(
            _("À partir du %(day)s") % {"day": date_words(first)}, first, None, False, names
        )
    if last:
        return Span(
            _("Jusqu'au %(day)s") % {"day": date_words(last)}, min(today, last), last, True, names
        )
    return None


def _read_month(query: QueryDict, today: date, notices: list[str]) -> Span | None:
    text = query.get("mois", "").strip()
    month = parse_month(text) if text else None
    if text and month is None:
        notices.append(
            _("« %(text)s » n'est pas un mois connu : ce filtre est ignoré.")
            % {"text": shown(text)}
        )
    return month_span(month) if month else None


def _read_shortcut(query: QueryDict, today: date, notices: list[str]) -> Span | None:
    text = query.get("quand", "").strip()
    value = shortcut_named(text) if text else None
    if text and value is None:
        notices.append(
            _("« %(text)s » n'est pas un moment connu : ce filtre est ignoré.")
            % {"text": shown(text)}
        )
    if value is None:
        return None
    label, days = SHORTCUTS[value]
    first, last = days(today)
    return Span(str(label), first, last, True, ("quand",))


def shown(text: str, length: int = 40) -> str:
    """Return what a visitor typed, fit to be repeated: printable, at most `length` letters."""
    clean = "".join(letter if letter.isprintable() else " " for letter in text[: 4 * length])
    clean = clean.strip()
    return f"{clean[: length - 1].rstrip()}…" if len(clean) > length else clean
