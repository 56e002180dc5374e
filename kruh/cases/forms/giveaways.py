"""The form about what else would tell a protected fact."""

from collections.abc import Sequence
from typing import Any

from kruh.cases.rules import giveaways as rules
from kruh.web import fields
from kruh.web.forms import Form


class GiveawaysForm(Form):
    """One thing on a line, with proposals to tick."""

    problem = "Seznam zatím nejde uložit."
    proposed = fields.ChoicesField(label="Nemělo by tam být i tohle?", layout="row", required=False)
    words = fields.LongTextField(
        label="Prozrazují ho také",
        rows=5,
        max_length=2400,
        required=False,
        help_text="Na každý řádek jedno: obec, škola, úřad, místo, začátek čísla (380 77…). Tvary slov si domyslíme.",
    )

    def __init__(self, *args: Any, proposed: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if proposed:
            self.fields["proposed"].choices = [(word, word) for word in proposed]  # type: ignore[attr-defined]
        else:
            del self.fields["proposed"]

    @property
    def told(self) -> list[str]:
        """This will give everything that was written or ticked."""
        written = rules.lines_of(self.cleaned_data["words"])
        return list(dict.fromkeys([*written, *self.cleaned_data.get("proposed", [])]))
