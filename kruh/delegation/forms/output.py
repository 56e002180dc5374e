"""What comes in about an output: goal by goal a line and a light, in five minutes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from kruh.delegation.rules import output as rules
from kruh.delegation.vocabulary import Kind, Light, Stage
from kruh.web import fields
from kruh.web.forms import Form

LINE, LONGER = 600, 1_000


class OutputForm(Form):
    """An output as it is being written; completeness is demanded when it is handed in."""

    problem = "Výstup zatím nejde předat."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    stage = fields.ChoiceField(
        label="U kterého kroku s rodinou jste", choices=Stage.choices, required=False, says_optional=False
    )
    needed = fields.LongTextField(
        label="Co je od úřadu nebo od jiných potřeba", required=False, rows=2, max_length=LONGER,
        help_text="Když nic, nechte prázdné.",
    )  # fmt: skip
    next_goal = fields.LongTextField(label="Malý cíl do příště", required=False, rows=2, max_length=LINE)

    def __init__(
        self, *args: Any, goals: Sequence[Mapping[str, Any]], kind: str, is_final: bool, **kwargs: Any
    ) -> None:
        """`is_final`: it is to leave now, so what it lacks is said field by field."""
        super().__init__(*args, **kwargs)
        self.goals, self.kind, self.is_final = goals, kind, is_final
        for goal in goals:
            number = goal["order"]
            self.fields[f"light_{number}"] = fields.ChoiceField(
                label=f"Jak to jde s cílem {number}", choices=Light.choices, required=False, layout="row",
                says_optional=False,
            )  # fmt: skip
            words = fields.LongTextField(label=f"Co se u cíle {number} stalo", required=False, rows=2, max_length=LINE)
            words.says_optional = False  # type: ignore[attr-defined]
            self.fields[f"words_{number}"] = words
        if kind == Kind.TRUST:
            self.fields["next_goal"].says_optional = False  # type: ignore[attr-defined]
        else:
            del self.fields["stage"], self.fields["next_goal"]

    @property
    def rows(self) -> list[tuple[Mapping[str, Any], Any, Any]]:
        """This will give each goal with its two fields."""
        return [(goal, self[f"light_{goal['order']}"], self[f"words_{goal['order']}"]) for goal in self.goals]

    def clean(self) -> dict[str, Any]:
        """This will say at each field what an output that is to leave lacks."""
        found: dict[str, Any] = super().clean() or {}
        if self.is_final and not self.errors:
            told = self.words()
            written = rules.Written(
                self.kind, len(self.goals), _by_place(told["words"]), _by_place(told["lights"]), told["needed"] or "",
                told["stage"], told["next_goal"] or "",
            )  # fmt: skip
            for lack in rules.lacks(written):
                self.add_error(lack.field, lack.reason)
        return found

    def words(self) -> dict[str, Any]:
        """This will give what was written."""
        data, places = self.cleaned_data, [str(goal["order"]) for goal in self.goals]
        return {
            "words": {place: data[f"words_{place}"] for place in places if data.get(f"words_{place}")},
            "lights": {place: data[f"light_{place}"] for place in places if data.get(f"light_{place}")},
            "needed": data["needed"] or None,
            "stage": data.get("stage") or "",
            "next_goal": data.get("next_goal") or None,
        }


def _by_place(told: Mapping[str, str]) -> dict[int, str]:
    return {int(place): words for place, words in told.items()}


class TakeUpForm(Form):
    """A word to the organisation; one is demanded where it says what it needs."""

    problem = "Zatím to nejde uložit."
    reply = fields.LongTextField(
        label="Odpověď organizaci", rows=3, max_length=LONGER, required=False,
        help_text="Třeba: Do školy jsem zavolala, Adam může začínat druhou hodinou.",
    )  # fmt: skip

    def __init__(self, *args: Any, is_asked: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reply"].says_optional = not is_asked  # type: ignore[attr-defined]


class NoteForm(Form):
    """A note for the organisation alone."""

    problem = "Poznámku zatím nejde uložit."
    text = fields.LongTextField(label="Nová poznámka", rows=4, max_length=10_000)
