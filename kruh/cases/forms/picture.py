"""The form by which a family grows on its picture: somebody new and what they are to somebody who is there."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.access.models import Gender
from kruh.cases.vocabulary import KinStep
from kruh.web import fields
from kruh.web.forms import Form

GENDERS = [(Gender.FEMININE.value, "žena nebo holka"), (Gender.MASCULINE.value, "muž nebo kluk"), ("", "nevíme")]


class KinForm(Form):
    """One step: who it is and where they belong."""

    problem = "Do rodiny zatím nejde přidat."
    step = fields.SelectField(label="Přidáváme", choices=KinStep.choices)
    anchor = fields.SelectField(label="Ke komu patří", help_text="Třeba: dítě – ke kterému rodiči.")
    second = fields.SelectField(
        label="Druhý rodič", required=False, empty="Nevíme, nebo není v případu", help_text="Jen když přidáváte dítě."
    )
    first_name = fields.PersonNameField(label="Jméno", required=False)
    last_name = fields.PersonNameField(label="Příjmení", required=False)
    gender = fields.ChoiceField(label="Kdo to je", choices=GENDERS, required=False, layout="row")
    birth_date = fields.DateField(
        label="Datum narození", required=False, help_text="Třeba 3. 12. 2014. Když ho nevíte, nevadí."
    )
    is_child = forms.BooleanField(label="Případ je i o tomto dítěti", required=False)
    is_other = forms.BooleanField(label="Je to někdo jiný než podobní lidé, které už známe", required=False)

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["anchor"].choices = [("", "Vyberte"), *people]  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", "Nevíme, nebo není v případu"), *people]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if not {"first_name", "last_name"} & set(self.errors) and not (
            words.get("first_name") or words.get("last_name")
        ):
            self.add_error("first_name", "Napište aspoň jméno, nebo příjmení.")
        if words.get("second") and words.get("step") and words["step"] != KinStep.CHILD:
            self.add_error("second", "Druhého rodiče vyberte, jen když přidáváte dítě.")
        if words.get("second") and words["second"] == words.get("anchor"):
            self.add_error("second", "Druhý rodič je někdo jiný než ten první.")
        return words
