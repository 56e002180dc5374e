"""Forms about the file itself."""

from typing import Any

from django import forms

from kruh.cases.forms.people import CHILD_GENDERS, SearchForm
from kruh.web import fields
from kruh.web.forms import Form

MARK = 60
SITUATION_HINT = "Jen co tým potřebuje vědět. Nepatří sem diagnózy ani kdo na rodinu upozornil."


class CaseForm(Form):
    """The file mark and what is going on."""

    problem = "Změny zatím nejde uložit."
    version = forms.IntegerField(widget=forms.HiddenInput)
    file_mark = fields.TextField(label="Spisová značka", required=False, max_length=MARK, size="l")
    situation = fields.LongTextField(label="Co se děje", required=False, rows=8, help_text=SITUATION_HINT)


class OpenCaseForm(SearchForm):
    """A new case with its first child."""

    problem = "Případ zatím nejde založit."
    step = forms.CharField(widget=forms.HiddenInput, initial="open")
    child = forms.UUIDField(widget=forms.HiddenInput, required=False)
    gender = fields.ChoiceField(
        label="Jak dítě oslovujeme",
        choices=CHILD_GENDERS,
        required=False,
        layout="row",
        help_text="Neodhadujeme to ze jména.",
    )
    file_mark = fields.TextField(label="Spisová značka", required=False, max_length=MARK, size="l")
    situation = fields.LongTextField(label="Co se děje", required=False, rows=5, help_text=SITUATION_HINT)
    field_order = ("first_name", "last_name", "birth_date", "gender", "file_mark", "situation")

    def says_who(self, words: dict[str, Any]) -> bool:
        """This will be content with a known child as well."""
        return bool(words.get("child")) or super().says_who(words)
