"""What comes in when a task is read back: for each person „rozumím“ or „chci upravit“, and what they want otherwise."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kruh.plans.rules import LONGEST_NOTE
from kruh.plans.vocabulary import Understood
from kruh.web import fields
from kruh.web.forms import Form


class ReadForm(Form):
    """One task, everybody at the table; whoever was not asked stays empty."""

    problem = "Zatím to nejde zapsat."

    def __init__(self, *args: Any, people: Sequence[UUID], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for pk in people:
            self.fields[f"rekl-{pk}"] = fields.ChoiceField(label="", choices=Understood, required=False)
            self.fields[f"jak-{pk}"] = fields.TextField(label="Co upravit", required=False, max_length=LONGEST_NOTE)

    def answers(self, *, everybody: bool) -> dict[UUID, tuple[Understood, str]]:
        """This will give what was said by whom; on wish everybody who wants no change understands."""
        told: dict[UUID, tuple[Understood, str]] = {}
        for name, said in self.cleaned_data.items():
            kind, _, pk = name.partition("-")
            if kind == "rekl" and (said or everybody):
                note = self.cleaned_data[f"jak-{pk}"] if said == Understood.CHANGE else ""
                told[UUID(pk)] = (Understood(said or Understood.YES), note)
        return told
