"""What comes in about the coordinator: four questions about neutrality, and reasons."""

from typing import Any

from kruh.conferences.rules import team as neutrality
from kruh.conferences.vocabulary import ConflictKind
from kruh.web import fields
from kruh.web.forms import Form

YES_NO = [("yes", "Ano"), ("no", "Ne")]


class OwnNeutralityForm(Form):
    """The four questions, asked of oneself after having seen the names."""

    problem = "Odpověď zatím nejde uložit."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unchosen = {"required": "Vyberte prosím ano, nebo ne."}
        for kind in ConflictKind:
            label = neutrality.QUESTIONS[kind][1]
            field = fields.ChoiceField(label=label, choices=YES_NO, layout="row", error_messages=unchosen)
            self.fields[kind.value] = field

    def answers(self) -> dict[str, bool]:
        """This will give the answers by the kind of tie."""
        return {kind.value: self.cleaned_data[kind.value] == "yes" for kind in ConflictKind}


class DeclineForm(Form):
    """Why it cannot be."""

    problem = "Odpověď zatím nejde uložit."
    reason = fields.LongTextField(label="Proč to nejde", max_length=1_000, rows=3, help_text="Uvidí to administrátor.")
