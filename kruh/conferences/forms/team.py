"""What comes in about the team: four plain questions about neutrality, and a reason."""

from typing import Any

from kruh.conferences.rules import team as rules
from kruh.conferences.vocabulary import ConflictKind
from kruh.web import fields
from kruh.web.forms import Form


class NeutralityForm(Form):
    """The four questions asked about a colleague."""

    problem = "Nabídku zatím nejde poslat."
    place = 0

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in ConflictKind:
            self.fields[kind.value] = fields.YesNoField(
                label=rules.QUESTIONS[kind][self.place], error_messages={"required": "Vyberte prosím ano, nebo ne."}
            )

    def answers(self) -> dict[str, bool]:
        """This will give the answers by the kind of tie."""
        return {kind.value: self.cleaned_data[kind.value] for kind in ConflictKind}


class OwnNeutralityForm(NeutralityForm):
    """The same questions, asked of oneself."""

    problem = "Odpověď zatím nejde uložit."
    place = 1


class DeclineSeatForm(Form):
    """Why it cannot be."""

    problem = "Odpověď zatím nejde uložit."
    reason = fields.LongTextField(
        label="Proč to nejde", max_length=1_000, rows=3, help_text="Uvidí to jen vaše organizace."
    )


class EndSeatForm(Form):
    """Why the seat ends."""

    problem = "Zatím to nejde uložit."
    reason = fields.LongTextField(label="Proč", required=False, max_length=1_000, rows=3)
