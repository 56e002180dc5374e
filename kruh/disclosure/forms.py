"""What comes in about a request for one's own data."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.disclosure.vocabulary import Asker, Channel, Ground, Identity, Section, Verdict
from kruh.web import fields
from kruh.web.forms import Form

type Choices = Sequence[tuple[str, str]]
NOBODY = ("", "Nikdo z případu")


class RegisterForm(Form):
    """Whose data, who asks, how we know it, when it came."""

    problem = "Žádost zatím nejde zapsat."
    person = fields.SelectField(label="O koho jde", empty="Vyberte člověka")
    kind = fields.ChoiceField(label="Kdo žádá", choices=Asker.choices, initial=Asker.SELF)
    asker = fields.SelectField(
        label="Kdo z případu žádá za něj", required=False, empty=NOBODY[1],
        help_text="Vyplňte jen tehdy, když nežádá sám.",
    )  # fmt: skip
    asker_words = fields.TextField(
        label="Nebo kdo jiný", required=False, max_length=200, help_text="Třeba: advokátka s plnou mocí, jméno."
    )
    identity = fields.ChoiceField(label="Jak víte, že žádá opravdu on", choices=Identity.choices)
    received_on = fields.DateField(label="Kdy žádost přišla")
    wanted = fields.LongTextField(
        label="O co přesně žádá", required=False, rows=2, max_length=1_000, help_text="Prázdné znamená o všechno."
    )

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", [("", "Vyberte člověka"), *people])
        self.offer("asker", [NOBODY, *people])


class VersionForm(Form):
    """What was read is what is decided on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class SendForm(VersionForm):
    """What the office proposes, and who looks as the second one."""

    problem = "Odpověď zatím nejde předat druhému člověku."
    verdict = fields.ChoiceField(label="Co odpovíte", choices=Verdict.choices, initial=Verdict.GIVE)
    left_out = fields.ChoicesField(
        label="Co z výpisu vynecháte", required=False,
        choices=[(section.name, section.value) for section in Section],
        help_text="Chráněné údaje a jména ostatních vynechává Kruh sám.",
    )  # fmt: skip
    ground = fields.ChoiceField(label="Proč vynecháváte nebo odmítáte", choices=Ground.choices, required=False)
    words = fields.LongTextField(
        label="Co k odpovědi napíšete", required=False, rows=4, max_length=3_000, help_text="Obyčejnými slovy."
    )
    second = fields.SelectField(label="Kdo odpověď posoudí", empty="Vyberte člověka z týmu")

    def __init__(self, *args: Any, seconds: Choices, parts: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("second", [("", "Vyberte člověka z týmu"), *seconds])
        self.offer("left_out", list(parts))


class ReasonForm(VersionForm):
    """Why."""

    reason = fields.LongTextField(label="Důvod", rows=3, max_length=1_000)


class ApproveForm(VersionForm):
    """The second person's yes."""

    problem = "Schválit zatím nejde."
    sure = forms.BooleanField(label="Celou odpověď jsem si přečetl nebo přečetla")


class GiveForm(VersionForm):
    """How and when."""

    problem = "Předání zatím nejde zapsat."
    channel = fields.ChoiceField(label="Jak jste výpis předali", choices=Channel.choices)
    on = fields.DateField(label="Kdy")
