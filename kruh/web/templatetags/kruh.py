"""Czech dates, numbers and words, and the few tags that put a form and its fields on a page."""

from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import Any
from uuid import UUID

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect
from django.template import Context
from django.template.loader import get_template
from django.utils import timezone
from django.utils.html import escape, format_html, urlize
from django.utils.safestring import SafeString, mark_safe

from kruh.foundation import days, money, text
from kruh.web import addresses, icons, workdays
from kruh.web.vocabulary import WorkState

register = template.Library()


# Dates and numbers -----------------------------------------------------------------------------------------------


def local_date(value: date | datetime) -> date:
    """The day in Prague of a moment, or the day itself."""
    if isinstance(value, datetime):
        return days.local_day(value) if timezone.is_aware(value) else value.date()
    return value


@lru_cache(maxsize=4096)
def _day(value: date) -> str:
    return days.day(value)


@lru_cache(maxsize=1024)
def _day_long(value: date) -> str:
    return days.day_long(value)


@register.filter
def day(value: date | datetime | None) -> str:
    """The day as „3. 12. 2026“, bound together."""
    return _day(local_date(value)) if value else ""


@register.filter
def day_long(value: date | datetime | None) -> str:
    """The day with its name, as „čtvrtek 3. prosince 2026“."""
    return _day_long(local_date(value)) if value else ""


@register.filter
def clock(value: datetime | time | None) -> str:
    """The time of day in Prague as „9:00“."""
    return days.clock(value) if value else ""


@register.filter
def at_clock(value: datetime | time | None) -> str:
    """The time of day with its preposition: „v 9:00“, „ve 14:00“."""
    return days.at_clock(value) if value else ""


@register.filter
def iso(value: date | datetime | None) -> str:
    """The day or the moment for the `datetime` attribute of `<time>`."""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = value.astimezone(UTC)
    return value.isoformat() if value else ""


@register.filter
def plural(number: int | None, forms: str) -> str:
    """The number with the right form of its word: `{{ 3|plural:"den,dny,dní" }}` gives „3 dny“."""
    one, few, many = forms.split(",")
    return text.plural(int(number or 0), one, few, many)


@register.filter
def plural_form(number: int | None, forms: str) -> str:
    """Only the word: `{{ 3|plural_form:"chybí,chybí,chybí" }}`."""
    one, few, many = forms.split(",")
    return text.plural_form(int(number or 0), one, few, many)


@register.filter
def czk(amount: int | None) -> str:
    """An amount in haléř as „2 487,20 Kč“."""
    return "" if amount is None else money.czk(amount)


@register.filter(is_safe=True)
def typo(value: object) -> SafeString:
    """The text with Czech typography; the stored text stays as it was typed, markup is left alone."""
    words = str(value)
    if isinstance(words, SafeString):
        return words if "<" in words else SafeString(text.typo(words))
    return escape(text.typo(words))


@register.filter
def initials(name: str) -> str:
    """The letters in a person's circle: „Renata Olšová“ gives „RO“; titles are left out."""
    words = [word for word in name.partition(",")[0].split() if not word.endswith(".")] or name.split()
    return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()


@register.filter
def can(may: Any, verb: str) -> bool:
    """Whether the person may: `{% if may|can:"cases.add_person" %}`."""
    return bool(may.can(verb))


@register.filter
def address(pk: UUID, page: str) -> str:
    """The address of a row's page: `{{ case.pk|address:"cases:overview" }}`; cheaper on a long list than `url`."""
    return addresses.of(page, pk)


# Deadlines -------------------------------------------------------------------------------------------------------


@register.simple_tag(name="deadline")
def deadline_tag(due: date | datetime | None, today: date | datetime, done: bool = False) -> SafeString:
    """A date with the working days that remain: `{% deadline task.due_on at %}`."""
    return _deadline(None if due is None else local_date(due), local_date(today), done, workdays.closures())


@register.filter(name="deadline")
def deadline_filter(due: date | datetime | None, today: date | datetime) -> SafeString:
    """The same as a filter: `{{ task.due_on|deadline:at }}`."""
    return deadline_tag(due, today)


@lru_cache(maxsize=2048)
def _deadline(due: date | None, today: date, done: bool, closures: frozenset[date]) -> SafeString:
    return SafeString(get_template("components/deadline.html").render(_deadline_words(due, today, done, closures)))


def deadline_words(due: date | datetime | None, today: date | datetime, done: bool) -> dict[str, object]:
    """The words and the tone of a deadline; counted in Czech working days, around the closures of the reader."""
    day_due = None if due is None else local_date(due)
    return _deadline_words(day_due, local_date(today), done, workdays.closures())


def _deadline_words(due: date | None, today: date, done: bool, closures: frozenset[date]) -> dict[str, object]:
    if due is None:
        return {"due": None}
    tone, left = ("", "") if done else _tone_and_words(due, today, closures)
    return {"due": due, "tone": tone, "left": left}


@lru_cache(maxsize=2048)
def _tone_and_words(due: date, today: date, closures: frozenset[date]) -> tuple[str, str]:
    left = abs(days.remaining(today, due, closures))
    words = text.plural(left, "pracovní den", "pracovní dny", "pracovních dní")
    if due < today:
        return "late", f"po termínu {words}" if left else "po termínu"
    if due == today:
        return "soon", "dnes"
    if left == 0:
        return "soon", "do té doby je jen volno"
    return ("soon" if left <= 2 else "", f"{text.plural_form(left, 'zbývá', 'zbývají', 'zbývá')} {words}")


# States ----------------------------------------------------------------------------------------------------------

_STATE_ICONS = {
    WorkState.DONE: "check",
    WorkState.IN_PROGRESS: "half",
    WorkState.WAITING: "wait",
    WorkState.BLOCKED: "lock",
    WorkState.NOT_NEEDED: "minus",
}


@register.simple_tag
@cache
def state_tag(state: str) -> SafeString:
    """How far a piece of work is, with its picture; what is none of the states has not begun."""
    known = WorkState(state) if state in WorkState.values else WorkState.NOT_STARTED
    picture = icons.ICONS[_STATE_ICONS.get(known, "circle")]
    return format_html('<span class="tag tag-{}">{}{}</span>', state, mark_safe(picture), known.label)  # noqa: S308


# Forms -----------------------------------------------------------------------------------------------------------

BOXES = (RadioSelect, CheckboxSelectMultiple)


@register.inclusion_tag("components/form_frame.html", takes_context=True)
def form_frame(context: Context) -> dict[str, object]:
    """What every form carries: protection, `once`, `version`, hidden fields and the summary of what is missing."""
    form = context.get("form")
    return {
        "csrf_token": context.get("csrf_token"),
        "once": context.get("once"),
        "version": context.get("version"),
        "form": form,
        "hidden": form.hidden_fields() if form is not None else [],
        **summary_of(form),
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None) -> dict[str, object]:
    """The summary alone, for a page that builds its own frame."""
    return summary_of(form)


def summary_of(form: BaseForm | None) -> dict[str, object]:
    """The sentence and the list of what has to be mended, each with the field it leads to."""
    if form is None or not form.is_bound or not form.errors:
        return {"problems": [], "problem": ""}
    general = [(None, message) for message in form.non_field_errors()]
    fields = [(form[name], message) for name, found in form.errors.items() if name in form.fields for message in found]
    return {
        "problems": [(_target(bound), _sentence(bound, message)) for bound, message in general + fields],
        "problem": getattr(form, "problem", "Něco tu nesedí."),
    }


def _sentence(bound: BoundField | None, message: object) -> str:
    label = str(bound.label) if bound else ""
    return f"{label}{'' if label.endswith(('?', '.', '!')) else ':'} {message}" if label else str(message)


def _target(bound: BoundField | None) -> str:
    if bound is None:
        return ""
    return f"{bound.auto_id}_0" if isinstance(bound.field.widget, BOXES) else str(bound.auto_id)


@register.inclusion_tag("components/field.html")
def field(bound: BoundField, label: str = "", hint: str = "", layout: str = "") -> dict[str, object]:
    """One field with its label, hint and error: `{% field form.name %}`; `layout="row"` puts choices side by side."""
    bound.label = label or bound.label
    bound.help_text = hint or bound.help_text
    return field_words(bound, layout)


def field_words(bound: BoundField, layout: str = "") -> dict[str, object]:
    """What the field component needs to know of a field: hints are words, so placeholders and markup are left out."""
    widget = bound.field.widget
    widget.attrs.pop("placeholder", None)
    bound.help_text = "" if "<" in str(bound.help_text) else bound.help_text
    return {
        "field": bound,
        "label": bound.label,
        "help": bound.help_text,
        "layout": layout or getattr(bound.field, "layout", ""),
        "is_hidden": bound.is_hidden,
        "is_box": isinstance(widget, CheckboxInput),
        "is_choice": isinstance(widget, BOXES),
        "is_optional": not bound.field.required
        and not isinstance(widget, CheckboxInput)
        and getattr(bound.field, "says_optional", True),
        "described_by": bound.aria_describedby,
    }


@register.inclusion_tag("components/fields.html")
def fields(form: BaseForm, names: str = "") -> dict[str, object]:
    """All visible fields, or only the named ones: `{% fields form "first_name last_name" %}`."""
    chosen = [form[name] for name in names.split()] if names else form.visible_fields()
    return {"chosen": chosen}


@register.simple_tag
def icon(name: str) -> SafeString:
    """A small picture that repeats what the words beside it say."""
    return mark_safe(icons.ICONS[name])  # noqa: S308 our own constants


@register.filter
def paragraphs(value: str) -> SafeString:
    """A longer text as people wrote it: typography, links and line breaks kept."""
    parts = [
        urlize(text.typo(part), nofollow=True, autoescape=True).replace("\n", "<br>") for part in value.split("\n\n")
    ]
    return mark_safe("".join(f"<p>{part}</p>" for part in parts if part.strip()))  # noqa: S308 urlize escapes


@register.simple_tag
def attr(name: str, value: object) -> SafeString:
    """An attribute, or nothing where the value is empty."""
    return format_html(' {}="{}"', name, value) if value not in (None, "", False) else SafeString("")
