"""The base of every form: clean text, Czech sentences, and nothing typed is ever lost or cut."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import ProhibitNullCharactersValidator

from kruh.foundation import text

REQUIRED = "Tohle prosím vyplňte."
TOO_LONG = "Text má %(show_value)s znaků, vejde se jich nejvýš %(limit_value)s. Zkraťte ho prosím."
TOO_SHORT = "Text má jen %(show_value)s znaků, potřebujeme jich aspoň %(limit_value)s."
WORDS: dict[type[forms.Field], dict[str, str]] = {
    forms.EmailField: {"invalid": "E-mail má tvar jana@priklad.cz. Zkontrolujte, jestli v něm nic nechybí."},
    forms.URLField: {"invalid": "Adresa má začínat https:// a vést na webovou stránku."},
    forms.IntegerField: {
        "invalid": "Napište celé číslo jen číslicemi, třeba 12.",
        "min_value": "Nejmenší možné číslo je %(limit_value)s.",
        "max_value": "Největší možné číslo je %(limit_value)s.",
    },
    forms.BooleanField: {"required": "Tohle prosím zaškrtněte."},
    forms.ChoiceField: {
        "required": "Vyberte prosím jednu z možností.",
        "invalid_choice": "Tahle možnost v nabídce není. Vyberte prosím jednu z uvedených.",
    },
    forms.MultipleChoiceField: {
        "required": "Vyberte prosím aspoň jednu možnost.",
        "invalid_choice": "Tahle možnost v nabídce není. Vyberte prosím z uvedených.",
    },
    forms.FileField: {
        "required": "Vyberte prosím soubor.",
        "invalid": "Soubor se nepodařilo přijmout. Vyberte ho prosím znovu.",
        "empty": "Soubor je prázdný. Vyberte prosím jiný.",
        "missing": "Vyberte prosím soubor.",
        "max_length": "Název souboru má %(length)d znaků, vejde se jich nejvýš %(max)d.",
    },
}


class CleanBoundField(forms.BoundField):
    """Hands over typed text composed and with plain line ends; text that cannot be cleaned stays as it was typed."""

    @property
    def data(self) -> Any:
        typed = super().data
        if not isinstance(typed, str):
            return typed
        try:
            return text.clean(typed)
        except ValueError:
            return typed


class Form(forms.Form):
    """A form that speaks Czech and keeps what was typed.

    `problem` is the sentence of the error summary, for example „Pozvánku zatím nejde odeslat.“
    """

    problem = "Zatím to nejde uložit."
    bound_field_class = CleanBoundField
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_czech(field)
            if isinstance(field, forms.CharField) and not isinstance(field, forms.UUIDField):
                accept_whole_text(field)

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """This will give a field of choices what can be chosen now."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


class ConfirmForm(Form):
    """A step that needs nothing but the button."""


def speak_czech(field: forms.Field) -> None:
    """This will give a field our sentences wherever its author left the framework's."""
    words = {"required": REQUIRED, "max_length": TOO_LONG, "min_length": TOO_SHORT}
    for kind, sentences in WORDS.items():
        if isinstance(field, kind):
            words |= sentences
    stock = _stock_sentences(type(field))
    for code, sentence in words.items():
        if field.error_messages.get(code) is stock.get(code):
            field.error_messages[code] = sentence


def accept_whole_text(field: forms.CharField) -> None:
    """This will let the server say what is too long, instead of the browser cutting it in silence."""
    field.widget.attrs.pop("maxlength", None)
    field.widget.attrs.pop("minlength", None)
    kept = [check for check in field.validators if not isinstance(check, ProhibitNullCharactersValidator)]
    field.validators = [refuse_hidden_characters, *kept]


def refuse_hidden_characters(typed: str) -> None:
    """This will raise the sentence of the text rules on characters nobody can see."""
    try:
        text.clean(typed)
    except ValueError as hidden:
        raise ValidationError(str(hidden), code="hidden") from hidden


def _stock_sentences(kind: type[forms.Field]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for ancestor in reversed(kind.__mro__):
        if ancestor.__module__.startswith("django."):
            found |= getattr(ancestor, "default_error_messages", {})
    return found
