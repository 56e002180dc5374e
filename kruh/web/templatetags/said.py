"""Sentences said in the language of the page: the template has them in Czech, `spoken` is the catalogue of another one.

What a catalogue does not know is said in Czech and marked so, for whoever has the page read aloud.
"""

from datetime import datetime
from typing import Any

from django import template
from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from kruh.foundation import catalogue, days, text
from kruh.foundation.catalogue import Catalogue

register = template.Library()
WEEKDAYS = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")


@register.simple_tag(takes_context=True)
def say(context: Context, sentence: object, plain: bool = False, **values: Any) -> SafeString:
    """One sentence: `{% say "Trvá {length}." length=length %}`; `plain=1` where only words may stand."""
    spoken: Catalogue | None = context.get("spoken")
    czech = str(sentence)
    found = catalogue.said(czech, spoken.sentences) if spoken else czech
    filled = _filled(czech, values) if found is None else _filled(found, values, is_czech=spoken is None)
    return filled if plain or spoken is None or found is not None else _in_czech(filled)


@register.simple_tag(takes_context=True)
def legal(context: Context, sentence: object) -> SafeString:
    """A sentence with legal weight: in another language only once its translation was reviewed."""
    spoken: Catalogue | None = context.get("spoken")
    found = catalogue.said(str(sentence), spoken.legal) if spoken else None
    return _filled(found, {}, is_czech=False) if found is not None else czech(context, sentence)


@register.simple_tag(takes_context=True)
def czech(context: Context, words: object) -> SafeString:
    """What was written in Czech, whatever the language of the page is."""
    filled = _filled(str(words), {})
    return _in_czech(filled) if context.get("spoken") else filled


@register.simple_tag(takes_context=True)
def moment(context: Context, value: datetime, big: bool = False) -> SafeString:
    """A day and an hour; in another language with its own name of the day and in numbers."""
    spoken: Catalogue | None = context.get("spoken")
    if spoken is None:
        said = f"{days.day_long(days.local_day(value))} {days.at_clock(value)}"
        return _filled(said[:1].upper() + said[1:] if big else said, {})
    name = catalogue.said(WEEKDAYS[days.local_day(value).weekday()], spoken.sentences) or ""
    return _filled(
        f"{name} {days.day(days.local_day(value))}, {days.clock(days.local(value))}".strip(), {}, is_czech=False
    )


def _filled(sentence: str, values: dict[str, Any], *, is_czech: bool = True) -> SafeString:
    """Czech keeps its short words with the next one; other languages have their own habits."""
    typeset = str(conditional_escape(text.typo(sentence) if is_czech else sentence))
    told = [(name, str(conditional_escape(text.typo(str(value))))) for name, value in values.items()]
    return mark_safe(catalogue.fill(typeset, told))  # noqa: S308 (every part is escaped)


def _in_czech(words: SafeString) -> SafeString:
    return format_html('<span lang="cs">{}</span>', words)
