"""Forms about other offices: giving the file over, asking for help, and answering."""

from typing import Any

from django import forms

from kruh.cases.forms.files import MARK
from kruh.cases.forms.people import NOTE, Choices
from kruh.cases.vocabulary import MoveReason, Wanted
from kruh.web import fields
from kruh.web.forms import Form

LONG = 10_000
WITHOUT_NAMES = "Bez jmen a adres: dokud případ nepřevezme, druhý úřad nic dalšího nevidí."


class OfficeForm(Form):
    """An office to turn to."""

    to = fields.SelectField(label="Který úřad")

    def __init__(self, *args: Any, offices: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Vyberte"), *offices]  # type: ignore[attr-defined]


class ProposeTransferForm(OfficeForm):
    """Why and since when another office is the right one."""

    problem = "Návrh zatím nejde odeslat."
    why = fields.ChoiceField(label="Proč", choices=MoveReason.choices)
    reason = fields.LongTextField(label="Důvod", rows=4, max_length=NOTE, help_text=WITHOUT_NAMES)
    since = fields.DateField(label="Od kdy", help_text="Třeba den, kdy se rodina přestěhovala.")
    due_on = fields.DateField(label="Do kdy prosíte o odpověď")


class AcceptTransferForm(Form):
    """Who leads the case here, and under which mark."""

    problem = "Převzít zatím nejde."
    to = fields.SelectField(label="Kdo případ povede")
    file_mark = fields.TextField(
        label="Vaše spisová značka", required=False, max_length=MARK, size="l", help_text="Jde doplnit i později."
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]


class AskAssistanceForm(OfficeForm):
    """What another office is asked, about whom, and until when."""

    problem = "Dožádání zatím nejde odeslat."
    wanted = fields.ChoiceField(label="Co potřebujete", choices=Wanted.choices)
    question = fields.LongTextField(
        label="Na co má úřad odpovědět", rows=5, max_length=LONG,
        help_text="Třeba: „Jak se Ella u babičky má a jestli má kde spát?“ Chráněné údaje sem nepište.",
    )  # fmt: skip
    people = fields.ChoicesField(
        label="O kom se dozví jméno, datum narození a vztahy", layout="row", help_text="Nic dalšího ze spisu neuvidí."
    )
    with_contacts = forms.BooleanField(
        required=False, label="I adresu a telefon těchto lidí", help_text="Chráněné kontakty vynecháme vždycky."
    )
    due_on = fields.DateField(label="Do kdy prosíte o odpověď")
    field_order = ("to", "wanted", "question", "people", "with_contacts", "due_on")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = people  # type: ignore[attr-defined]


class AcceptAssistanceForm(Form):
    """Who does what was asked."""

    problem = "Přijmout zatím nejde."
    worker = fields.SelectField(label="Kdo dožádání vyřídí")

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]


class WhyNotForm(Form):
    """Why the office does not do it."""

    problem = "Odpověď zatím nejde odeslat."
    answer = fields.LongTextField(label="Důvod", rows=4, max_length=NOTE)


class AnswerForm(Form):
    """What was found out or done."""

    problem = "Odpověď zatím nejde odeslat."
    answer = fields.LongTextField(
        label="Co jste zjistili nebo udělali",
        rows=10,
        max_length=LONG,
        help_text="Kdy, kde, s kým jste mluvili a co řekl.",
    )
