"""What comes in about a story while it is being written."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.case_stories.vocabulary import Theme
from kruh.retelling.vocabulary import Choice, Part
from kruh.web import fields
from kruh.web.forms import Form

LONGEST, LONGEST_HELPED = 200_000, 20_000


class WriteForm(Form):
    """The story as it is being written; completeness is demanded by the signature."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    title = fields.TextField(label="Název", max_length=160, required=False)
    theme = fields.SelectField(label="Téma", choices=[("", "Vyberte"), *Theme.choices], required=False)
    text = fields.LongTextField(
        label="Příběh", required=False, rows=18, max_length=LONGEST,
        help_text="Pište, jak chcete; co může rodinu prozradit, ukáže asistent vedle textu.",
    )  # fmt: skip
    helped = fields.LongTextField(label="Co pomohlo", required=False, rows=4, max_length=LONGEST_HELPED)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]  # the signature asks for all of them

    def words(self) -> dict[str, Any]:
        """This will give what was written."""
        return {name: self.cleaned_data[name] for name in ("title", "theme", "text", "helped")}


class DecideForm(Form):
    """What to do with one finding."""

    problem = "Tohle místo zatím není rozhodnuté."
    part = forms.ChoiceField(choices=Part.choices)
    start = forms.IntegerField(min_value=0)
    words = forms.CharField(strip=False, max_length=LONGEST_HELPED)
    choice = forms.ChoiceField(choices=Choice.choices)
    instead = forms.CharField(required=False, strip=False, max_length=LONGEST_HELPED)
    why = fields.TextField(label="Proč může zůstat", required=False, max_length=300)


class ReaderForm(Form):
    """Whom to ask for the second signature."""

    problem = "Kazuistiku zatím nejde podepsat."
    reader = fields.SelectField(label="Kdo kazuistiku přečte a podepíše jako druhý")

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("reader", [("", "Vyberte"), *people])


class ReasonForm(Form):
    """Why a story goes back or must not be released."""

    reason = fields.LongTextField(label="Důvod pro autora", rows=4, max_length=2_000)
