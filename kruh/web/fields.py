"""What people write into one field: days, hours, money, phones, names; each with a sentence when it is not one."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Any

import phonenumbers
from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from kruh.foundation import days, money, uploads

SHORT, LINE, LONG = 80, 200, 10_000


class TextField(forms.CharField):
    """One line of text."""

    def __init__(self, *, max_length: int = LINE, size: str = "", **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        if size:
            self.widget.attrs["class"] = f"w-{size}"


class LongTextField(forms.CharField):
    """A text of several lines."""

    widget = forms.Textarea(attrs={"rows": 4})

    def __init__(self, *, max_length: int = LONG, rows: int = 4, **kwargs: Any) -> None:
        super().__init__(max_length=max_length, **kwargs)
        self.widget.attrs["rows"] = rows


class PersonNameField(TextField):
    """A name as the person writes it: any alphabet, hyphens, apostrophes; no digits and no signs of an address."""

    default_error_messages = {"name": "Do jména nepatří číslice ani znaky jako @, < nebo /. Zkontrolujte ho prosím."}
    _STRANGE = re.compile(r"[\d@<>/\\|{}\[\]=#$%^*_+~]")

    def __init__(self, *, max_length: int = SHORT, size: str = "l", **kwargs: Any) -> None:
        super().__init__(max_length=max_length, size=size, **kwargs)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false"})

    def to_python(self, value: Any) -> str:
        name = " ".join(str(super().to_python(value)).split())
        if self._STRANGE.search(name):
            raise ValidationError(self.error_messages["name"], code="name")
        return name


class _Parsed(forms.Field):
    """Free text that means one value; the parser raises ValueError with the sentence to show."""

    widget = forms.TextInput
    size = "m"

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": f"w-{self.size}", "autocomplete": "off"}

    def to_python(self, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        if not value.strip():
            return None
        try:
            return self.parse(value.strip())
        except ValueError as sentence:
            raise ValidationError(str(sentence), code="invalid") from sentence

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else self.written(value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(data) != initial)
        except ValidationError:
            return True

    def parse(self, typed: str) -> Any:
        """This will read what was typed, or raise ValueError."""
        raise NotImplementedError

    def written(self, value: Any) -> str:
        """This will write a value the way a person would type it."""
        return str(value)


class DateField(_Parsed):
    """A day: „3. 12. 2026“, „3.12.“, „pátek“, „zítra“."""

    def parse(self, typed: str) -> date:
        return days.parse_day(typed, timezone.localdate())

    def written(self, value: date) -> str:
        return f"{value.day}. {value.month}. {value.year}"


class TimeField(_Parsed):
    """An hour: „9“, „9:00“, „9.30“."""

    size = "s"

    def parse(self, typed: str) -> time:
        return days.parse_clock(typed)

    def written(self, value: time) -> str:
        return days.clock(value)


class MoneyField(_Parsed):
    """An amount in Czech crowns, kept in haléř: „1 250“, „2 487,20 Kč“."""

    def parse(self, typed: str) -> int:
        return money.parse_czk(typed)

    def written(self, value: int) -> str:
        return money.czk(value).replace("\u00a0", " ").removesuffix(" Kč")


class NumberField(_Parsed):
    """A whole number between two bounds; letters in it are named, not dropped."""

    size = "s"

    def __init__(self, *, min_value: int = 0, max_value: int = 1_000_000, **kwargs: Any) -> None:
        self.min_value, self.max_value = min_value, max_value
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "numeric"}

    def parse(self, typed: str) -> int:
        digits = re.sub(r"[\s\u00a0]", "", typed)
        if not re.fullmatch(r"[-−]?[0-9]{1,12}", digits):
            raise ValueError(f"„{typed[:30]}“ není celé číslo. Napište ho jen číslicemi, třeba 12.")
        number = int(digits.replace("−", "-"))
        if not self.min_value <= number <= self.max_value:
            raise ValueError(f"Čekáme číslo od {self.min_value} do {self.max_value}, napsali jste {number}.")
        return number


class PhoneField(_Parsed):
    """A phone number, Czech where no country is given; kept as +420777123456."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {**super().widget_attrs(widget), "inputmode": "tel"}

    def parse(self, typed: str) -> str:
        if re.search(r"[^\d\s+()./–-]", typed):
            raise ValueError(
                f"V čísle „{typed[:30]}“ jsou i jiné znaky než číslice. Napište ho třeba takto: 777 123 456."
            )
        try:
            number = phonenumbers.parse(typed, "CZ")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise ValueError("Tohle telefonní číslo nesedí počtem číslic. Napište ho třeba takto: 777 123 456.")
        return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


class _OfChoices:
    """What both kinds of choices share: how they are laid out."""

    layout = ""


class ChoiceField(forms.ChoiceField, _OfChoices):
    """One of several, as large radio buttons; `layout="row"` puts short ones side by side.

    With `says_optional=False` a field that may stay empty does not say so: where the page has told it of all of them.
    """

    widget = forms.RadioSelect

    def __init__(self, *, layout: str = "", says_optional: bool = True, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.layout, self.says_optional = layout, says_optional


class ChoicesField(forms.MultipleChoiceField, _OfChoices):
    """Any of several, as large check boxes."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, *, layout: str = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.layout = layout


class SelectField(forms.ChoiceField):
    """One of many, as a plain list with an empty first line: people, offices, rooms."""

    def __init__(self, *, choices: Iterable[tuple[Any, Any]] = (), empty: str = "Vyberte", **kwargs: Any) -> None:
        super().__init__(choices=[("", empty), *choices], **kwargs)


class YesNoField(forms.TypedChoiceField):
    """A question that has to be answered: „Ano“ or „Ne“, nothing chosen beforehand."""

    widget = forms.RadioSelect
    layout = "row"

    def __init__(self, *, yes: str = "Ano", no: str = "Ne", **kwargs: Any) -> None:
        choices = [("yes", yes), ("no", no)]
        super().__init__(choices=choices, coerce=lambda answer: answer == "yes", empty_value=None, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return {True: "yes", False: "no"}.get(value, value) if isinstance(value, bool) else value


class DocumentField(forms.FileField):
    """A picture or a PDF; its value is the file as it may be kept, looked into by the rules of uploads."""

    def __init__(self, *, megabytes: int = uploads.MOST_MEGABYTES, **kwargs: Any) -> None:
        self.megabytes = megabytes
        super().__init__(**kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": "image/jpeg,image/png,image/webp,application/pdf"}

    def to_python(self, data: Any) -> Any:
        if data in self.empty_values:
            return None
        name = str(data.name or "")
        if data.size > self.megabytes * uploads.MEGABYTE:
            raise ValidationError(uploads.too_big(name, self.megabytes), code="size")
        try:
            return uploads.receive(name, data.read())
        except ValueError as sentence:
            raise ValidationError(str(sentence), code="content") from sentence
