"""What comes in about the team: four plain questions about neutrality, and reasons."""

from typing import Any

from django.forms import Field

from kruh.conferences.rules import team as rules
from kruh.conferences.vocabulary import ConflictKind, StepBack
from kruh.web import fields
from kruh.web.forms import Form

YES_NO = [("yes", "Ano"), ("no", "Ne")]


class NeutralityForm(Form):
    """The four questions asked about a colleague."""

    problem = "Nabídku zatím nejde poslat."
    place = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ConflictKind:
            self.fields[kind.value] = self.question(label=rules.QUESTIONS[kind][self.place])

    def question(self, *, label: str) -> Field:
        """This will give one question; the consultant need not know, the colleague answers it with the names."""
        choices = [*YES_NO, ("unknown", "Nevím, odpoví člen týmu po přijetí")]
        unchosen = {"required": "Vyberte prosím jednu z odpovědí."}
        return fields.ChoiceField(label=label, choices=choices, layout="row", error_messages=unchosen)

    def answers(self) -> dict[str, bool | None]:
        """This will give the answers by the kind of tie; None is „nevím“."""
        said = {"yes": True, "no": False, "unknown": None}
        return {kind.value: said[self.cleaned_data[kind.value]] for kind in ConflictKind}


class OwnNeutralityForm(NeutralityForm):
    """The same questions, asked of oneself."""

    problem = "Odpověď zatím nejde uložit."
    place = 1

    def question(self, *, label: str) -> Field:
        """This will give one question, to be answered by yes or no."""
        unchosen = {"required": "Vyberte prosím ano, nebo ne."}
        return fields.ChoiceField(label=label, choices=YES_NO, layout="row", error_messages=unchosen)


class DeclineSeatForm(Form):
    """Why it cannot be."""

    problem = "Odpověď zatím nejde uložit."
    reason = fields.LongTextField(
        label="Proč to nejde", max_length=1_000, rows=3, help_text="Uvidí to jen vaše organizace."
    )


class StepBackForm(Form):
    """Why somebody leaves after having seen the names."""

    problem = "Odstoupení zatím nejde uložit."
    why = fields.ChoiceField(
        label="Co se stalo", choices=StepBack.choices, error_messages={"required": "Vyberte prosím jednu z možností."}
    )
    note = fields.LongTextField(
        label="Chcete k tomu něco dodat?",
        required=False,
        max_length=1_000,
        rows=3,
        help_text="Uvidí to jen vaše organizace. Jména z rodiny prosím nepište.",
    )


class EndSeatForm(Form):
    """Why the seat ends."""

    problem = "Zatím to nejde uložit."
    reason = fields.LongTextField(label="Proč", required=False, max_length=1_000, rows=3)
