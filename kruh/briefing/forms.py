"""The form by which a worker's cases pass to others."""

from typing import Any
from uuid import UUID

from django import forms

from kruh.briefing.rules.handing import STAYS
from kruh.briefing.vocabulary import How
from kruh.web import fields
from kruh.web.forms import Form

type Choices = list[tuple[str, str]]


class HandOverWorkForm(Form):
    """How, to whom all, to whom each, until when and why."""

    problem = "Předat zatím nejde."
    how = fields.ChoiceField(label="Jak", choices=How.choices, initial=How.FOR_A_TIME)
    reason = fields.LongTextField(label="Důvod", rows=2, max_length=500, help_text="Zůstane v historii předání.")
    stays_as_substitute = forms.BooleanField(
        required=False, label="Kdo případy předává, zůstane v nich jako zástup", help_text="Jen při předání natrvalo."
    )
    since = fields.DateField(label="Zastupovat od", required=False, help_text="Jen pro zastupování. Prázdné je dnes.")
    until = fields.DateField(label="Zastupovat do", required=False, help_text="Jen pro zastupování. Poslední den.")
    sure = forms.BooleanField(
        required=False,
        label="Ano, předávám natrvalo",
        help_text="Jen při předání natrvalo. Platí hned a zpátky se předává zase po jednom.",
    )
    to_all = fields.SelectField(label="Všechny převezme", required=False, empty="U každého vyberu zvlášť")

    def __init__(self, *args: Any, takers: Choices, cases: list[tuple[UUID, str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to_all"].choices = [("", "U každého vyberu zvlášť"), *takers]  # type: ignore[attr-defined]
        own = [
            ("", "podle volby nahoře"),
            (STAYS, "zatím nepředávat"),
            *((pk, name.split(" (")[0]) for pk, name in takers),
        ]
        for pk, name, words in cases:
            field = fields.SelectField(label=name, required=False, help_text=words)
            field.choices, field.says_optional = own, False  # type: ignore[attr-defined]  # read where it is drawn
            self.fields[str(pk)] = field

    def clean(self) -> dict[str, Any]:
        """This will ask for the end of a substitution, and once more before cases pass for good."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("how") == How.FOR_A_TIME and not found.get("until") and "until" not in self.errors:
            self.add_error("until", "Napište, do kdy zastupování trvá. Skončí samo.")
        if found.get("how") == How.FOR_GOOD and not found.get("sure"):
            self.add_error("sure", "Potvrďte, že případy opravdu předáváte natrvalo. Jinak zvolte zastupování.")
        return found
