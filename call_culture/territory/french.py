"""Dates, times, amounts and texts as French people write them.

Pure functions; aware datetimes are read in Europe/Paris, naive ones are taken as local. The
blanks that must not break a line are U+00A0. Typography: the rules of the Imprimerie nationale.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation

import nh3
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from call_culture.territory.clock import today

NBSP = "\u00a0"

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet"),
    *("août", "septembre", "octobre", "novembre", "décembre"),
)
SHORT_MONTHS = (
    *("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil."),
    *("août", "sept.", "oct.", "nov.", "déc."),
)

#: Within this many days "jusqu'au 3 janvier" needs no year to be understood.
_YEAR_IS_OBVIOUS = timedelta(days=183)
#: An evening that ends before this hour of the next morning is told by its hours alone.
_NIGHT_ENDS = time(8)


# --- Days ---------------------------------------------------------------------------------


def local_day(moment: date | datetime) -> date:
    """Return the day of `moment` in Paris; a plain date is that day already."""
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).date()
    return moment


def number_words(day: date) -> str:
    """Return the number of the day in its month: "1er", "2"… "31"."""
    return "1er" if day.day == 1 else str(day.day)


def _month_and_year(day: date, *, year: bool, months: tuple[str, ...] = MONTHS) -> str:
    return f"{months[day.month - 1]}{NBSP}{day.year}" if year else months[day.month - 1]


def date_words(day: date | datetime, *, year: bool | None = None) -> str:
    """Return "28 novembre", "1er mai 2027": the year when it is not the current one.

    `year` True or False shows or hides the year whatever it is.
    """
    day = local_day(day)
    shown = day.year != today().year if year is None else year
    return f"{number_words(day)}{NBSP}{_month_and_year(day, year=shown)}"


def day_words(day: date | datetime, *, year: bool | None = None) -> str:
    """Return "samedi 28 novembre", with the year when it is not the current one."""
    return f"{WEEKDAYS[local_day(day).weekday()]} {date_words(day, year=year)}"


def day_words_short(day: date | datetime, *, year: bool | None = None) -> str:
    """Return "sam. 28 nov.", with the year when it is not the current one."""
    day = local_day(day)
    shown = day.year != today().year if year is None else year
    month = _month_and_year(day, year=shown, months=SHORT_MONTHS)
    return f"{WEEKDAYS[day.weekday()][:3]}. {number_words(day)}{NBSP}{month}"


def period_words(first: date | datetime, last: date | datetime | None) -> str:
    """Return "du 3 au 8 décembre", "du 28 novembre au 6 décembre", "le 3 décembre".

    Both days are included. The year is told when it is not the current one, or when the two
    ends have different years. Ends given in the wrong order are put right.
    """
    first, last = local_day(first), local_day(last or first)
    if last < first:
        first, last = last, first
    if first == last:
        return f"le {date_words(first)}"
    two_years = first.year != last.year
    end = date_words(last, year=True if two_years else None)
    if two_years:
        return f"du {date_words(first, year=True)} au {end}"
    if first.month != last.month:
        return f"du {date_words(first, year=False)} au {end}"
    return f"du {number_words(first)} au {end}"


def until_words(last: date | datetime) -> str:
    """Return "jusqu'au 3 janvier", with the year when it is neither this one nor near."""
    last = local_day(last)
    now = today()
    near = timedelta(0) <= last - now <= _YEAR_IS_OBVIOUS
    return f"jusqu'au {date_words(last, year=False if near else None)}"


# --- Hours --------------------------------------------------------------------------------


def _local_time(moment: time | datetime) -> time:
    if isinstance(moment, datetime):
        return (timezone.localtime(moment) if timezone.is_aware(moment) else moment).time()
    return moment


def time_words(moment: time | datetime) -> str:
    """Return "14 h", "14 h 30", "9 h 05", "midi", "minuit"; seconds are left out."""
    local = _local_time(moment)
    if local.minute == 0 and local.hour in (0, 12):
        return "midi" if local.hour else "minuit"
    minutes = f"{NBSP}{local.minute:02d}" if local.minute else ""
    return f"{local.hour}{NBSP}h{minutes}"


def range_words(start: time | datetime, end: time | datetime | None) -> str:
    """Return "de 14 h à 16 h", "de 20 h à minuit", or "à 14 h" when no end is known.

    An evening that ends the next morning keeps its hours alone; a range over several days
    names them. On the night the clocks go back, when the two ends would read as going
    backwards or as one hour, each says which time it is ("heure d'été", "heure d'hiver").
    """
    if end is None or _same_moment(start, end):
        return f"à {time_words(start)}"
    if isinstance(start, datetime) and isinstance(end, datetime):
        first, last = local_day(start), local_day(end)
        over_night = last == first + timedelta(days=1) and _local_time(end) <= _NIGHT_ENDS
        if last != first and not over_night:
            begins, ends = f"{day_words(start)} à {time_words(start)}", time_words(end)
            return f"du {begins} au {day_words(end)} à {ends}"
        if last == first and _goes_back(start, end):
            begins, ends = f"{time_words(start)} {_season(start)}", time_words(end)
            return f"de {begins} à {ends} {_season(end)}"
    return f"de {time_words(start)} à {time_words(end)}"


def _same_moment(start: time | datetime, end: time | datetime) -> bool:
    """Two datetimes of one zone compare by their hands: 2 h 30 and its repetition are not one."""
    if isinstance(start, datetime) and isinstance(end, datetime) and timezone.is_aware(start):
        return start.timestamp() == end.timestamp()
    return start == end


def _goes_back(start: datetime, end: datetime) -> bool:
    """True when the clock shows the same hour or an earlier one at a later moment."""
    if timezone.is_naive(start) or timezone.is_naive(end):
        return False
    return start.timestamp() < end.timestamp() and _local_time(end) <= _local_time(start)


def _season(moment: datetime) -> str:
    return "(heure d'été)" if timezone.localtime(moment).dst() else "(heure d'hiver)"


# --- Amounts ------------------------------------------------------------------------------


def number_with_blanks(number: int) -> str:
    """Return the number with its thousands apart: "1 234"."""
    return f"{number:,}".replace(",", NBSP)


def price_words(amount: Decimal | float | str) -> str:
    """Return an amount in euros: "10 €", "7,50 €", "1 200 €"; "gratuit" for nothing.

    Rounded to the cent. Raises ValueError when `amount` is no number.
    """
    try:
        cents = Decimal(str(amount)).quantize(Decimal("0.01"))
        whole, _comma, rest = f"{cents:.2f}".partition(".")
        number = int(whole)
    except (InvalidOperation, ValueError) as error:
        raise ValueError(f"{amount!r} is not an amount") from error
    if not cents:
        return "gratuit"
    decimals = "" if rest == "00" else f",{rest}"
    return f"{number_with_blanks(number)}{decimals}{NBSP}€"


def distance_words(metres: float) -> str:
    """Return a length given in metres: "350 m" (to ten metres), "1,2 km", "14 km"."""
    rounded = max(10, round(metres / 10) * 10) if metres else 0
    if rounded < 1000:
        return f"{rounded}{NBSP}m"
    kilometres = metres / 1000
    if kilometres >= 9.95:
        return f"{number_with_blanks(round(kilometres))}{NBSP}km"
    return f"{kilometres:.1f}".replace(".", ",").removesuffix(",0") + f"{NBSP}km"


def count_words(number: int, singular: str, plural: str, none: str = "") -> str:
    """Return "1 événement", "12 événements", and `none` for zero ("Aucun événement").

    Without `none`, zero is "0 événement": French says one and a half in the singular.
    """
    if number == 0 and none:
        return none
    return f"{number_with_blanks(number)}{NBSP}{singular if abs(number) < 2 else plural}"


# --- Texts --------------------------------------------------------------------------------

_TAGS_AND_ENTITIES = re.compile(r"(<[^>]*>|&#?\w+;|\b(?:https?://|mailto:|www\.)\S+)")
_BLANK = f"[ {NBSP}\u202f]"
_TYPOGRAPHY = [
    # A blank before a double mark, whether one was typed or not; "?!" and "…?" hold together.
    (re.compile(rf"(?<=\S){_BLANK}+(?=[;:!?»%€])"), NBSP),
    (re.compile(r"(?<=[^\W_])(?=[;!?»]+(?:\s|$))"), NBSP),
    (re.compile(r"(?<=[^\W\d_]):(?=\s|$)"), f"{NBSP}:"),
    (re.compile(r"(?<=[»)\]]):(?=\s|$)"), f"{NBSP}:"),
    (re.compile(rf"«{_BLANK}*(?=\S)"), f"«{NBSP}"),
    (re.compile(r"(?<=[^\s«])»"), f"{NBSP}»"),
    # "14h30", "14 h 30" and "14 h" have one form.
    (re.compile(rf"\b(\d{{1,2}}){_BLANK}?[hH]{_BLANK}?(\d\d)\b"), rf"\1{NBSP}h{NBSP}\2"),
    (re.compile(rf"\b(\d{{1,2}}){_BLANK}?h\b(?!{_BLANK}?\d)"), rf"\1{NBSP}h"),
    (re.compile(rf"\b([nN])°{_BLANK}*(?=\d)"), rf"\1°{NBSP}"),
    (re.compile(r"(?<=\d)(?=€)"), NBSP),
    (
        re.compile(rf"\b(1er|\d{{1,2}}) (?=(?:{'|'.join(MONTHS)})\b)", re.IGNORECASE),
        rf"\1{NBSP}",
    ),
    (re.compile(rf"(?<=\d){_BLANK}(?=(?:ans?|km|m|kg|min)\b|\d{{3}}\b)"), NBSP),
    # A mark may have met two rules.
    (re.compile(rf"{NBSP}{{2,}}"), NBSP),
]


def typo(text: str) -> str:
    """Return `text` with the blanks that French typography wants, non-breaking.

    Addresses of the web, tags and entities of safe HTML are left alone; the result is safe
    when `text` was. Applying it twice changes nothing more.
    """
    pieces = _TAGS_AND_ENTITIES.split(str(text))
    for index in range(0, len(pieces), 2):
        for pattern, replacement in _TYPOGRAPHY:
            pieces[index] = pattern.sub(replacement, pieces[index])
    result = "".join(pieces)
    return mark_safe(result) if isinstance(text, SafeString) else result


_ALLOWED_TAGS = {
    *("p", "h1", "h2", "h3", "h4", "h5", "h6", "strong", "b", "em", "i"),
    *("ul", "ol", "li", "a", "br", "blockquote"),
}
_A_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_BLOCK_TAG = re.compile(r"<(?:p|h[1-6]|ul|ol|blockquote)>")
_HEADING = re.compile(r"<(/?)h([1-6])>")
_EMPTY_BLOCK = re.compile(r"<(p|h[1-6]|li|blockquote)>(?:\s|&nbsp;|<br>)*</\1>")
_SHIFTED = {"1": "3", "2": "3", "3": "4", "4": "5", "5": "6", "6": "6"}


def rich(text: str) -> SafeString:
    """Return the safe HTML of a text typed by a person.

    HTML is cleaned by an allow-list: paragraphs, headings (pushed under the page's own h1 and
    h2), strong, em, lists, quotes and links to http, https, mailto and pages of this site.
    A text without any tag becomes paragraphs and line breaks.
    """
    text = str(text or "").replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    if not _A_TAG.search(text):
        return _paragraphs(escape(text))
    cleaned = nh3.clean(
        text,
        tags=_ALLOWED_TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener",
    ).strip()
    if not _BLOCK_TAG.search(cleaned):
        return _paragraphs(cleaned)
    shifted = _HEADING.sub(lambda tag: f"<{tag[1]}h{_SHIFTED[tag[2]]}>", cleaned)
    return mark_safe(_EMPTY_BLOCK.sub("", shifted))


def _paragraphs(safe_text: str) -> SafeString:
    """Blank lines part paragraphs, single ones become breaks; `safe_text` is escaped already."""
    blocks = (block.strip() for block in re.split(r"\n\s*\n", safe_text))
    inner = (block.replace("\n", "<br>") for block in blocks if block)
    return mark_safe("\n".join(f"<p>{block}</p>" for block in inner))
