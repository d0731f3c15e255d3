"""`{% load french %}`: the words of `call_culture.territory.french` in templates.

A filter given nothing (None, an empty text, an unknown date) answers an empty text.
"""

from collections.abc import Callable
from typing import Any

from django import template
from django.utils.safestring import SafeString

from call_culture.territory import french

register = template.Library()


def _unless_blank(words: Callable[..., str]) -> Callable[..., str]:
    """Make a filter of `words` that answers an empty text for None and ""."""

    def filter_words(value: Any) -> str:
        return "" if value is None or value == "" else words(value)

    return filter_words


def _unless_blank_of_two(words: Callable[[Any, Any], str]) -> Callable[[Any, Any], str]:
    """The same for words of two ends; Django refuses a filter whose arguments it cannot count."""

    def filter_words(value: Any, other: Any) -> str:
        return "" if value is None or value == "" else words(value, other or None)

    return filter_words


for _words in (
    french.date_words,
    french.day_words,
    french.day_words_short,
    french.time_words,
    french.until_words,
    french.price_words,
    french.distance_words,
    french.typo,
    french.rich,
):
    register.filter(_words.__name__, _unless_blank(_words))

for _range_words in (french.range_words, french.period_words):
    register.filter(_range_words.__name__, _unless_blank_of_two(_range_words))


@register.simple_tag
def count(number: int, singular: str, plural: str, none: str = "") -> str:
    """`{% count n "événement" "événements" "Aucun événement" %}`: "12 événements"."""
    return french.count_words(int(number or 0), singular, plural, none)


@register.filter
def spaced(number: int | str | None) -> str | SafeString:
    """`{{ population|spaced }}`: "31 415"."""
    return "" if number in (None, "") else french.number_with_blanks(int(number or 0))
