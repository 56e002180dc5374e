"""What comes in around the papers: words for the invitation, a questionnaire."""

from collections.abc import Mapping
from typing import Any

from django import forms

from kruh.family_conferences.rules import answers as rules
from kruh.family_conferences.rules.papers import LONGEST_WORDS
from kruh.family_conferences.vocabulary import Respondent
from kruh.web import fields
from kruh.web.forms import Form

COMMENT = "Co k tomu stojí vlastními slovy"
COMMENT_HELP = "Opište to tak, jak to je. Jména vynechte."


class InvitationForm(Form):
    """What the family and the children say in the invitation."""

    problem = "Slova zatím nejde uložit."
    family = fields.LongTextField(
        label="Co vzkazuje rodina",
        required=False,
        rows=4,
        max_length=LONGEST_WORDS,
        help_text="Jak to rodina řekla. O tom, co se stalo, do pozvánky nic nepište.",
    )
    children = fields.LongTextField(
        label="Co vzkazují děti", required=False, rows=3, max_length=LONGEST_WORDS, help_text="Přesně jejich slova."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class AnswerForm(Form):
    """A questionnaire of one kind: a number for each question, or a face; what stays empty was not answered."""

    problem = "Dotazník zatím nejde zapsat."

    def __init__(self, *args: Any, kind: Respondent, is_paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if is_paper:
            self.fields["sheet"] = fields.NumberField(
                label="Číslo listu", min_value=1, max_value=rules.MOST_SHEETS, help_text="Stojí na listu nahoře."
            )
        for question in rules.ASKED[kind]:
            self.fields[question.value] = _field(kind, str(question.label))
        help_text = COMMENT_HELP if is_paper else "Jména vynechte."
        label = COMMENT if is_paper else "Chcete k tomu něco dodat?"
        self.fields["comment"] = fields.LongTextField(
            label=label, required=False, rows=3, max_length=2_000, help_text=help_text
        )

    def scores(self) -> Mapping[str, int]:
        """This will give what was answered."""
        given = {question.value: self.cleaned_data.get(question.value) for question in rules.ASKED[self.kind]}
        return {name: int(score) for name, score in given.items() if score not in (None, "")}


def _field(kind: Respondent, label: str) -> forms.Field:
    if kind == Respondent.CHILD:
        faces = [(str(score), word) for score, word in rules.FACES]
        return fields.ChoiceField(label=label, choices=faces, required=False, layout="row", says_optional=False)
    number = fields.NumberField(label=label, required=False, min_value=1, max_value=rules.TOP[kind])
    number.says_optional = False  # type: ignore[attr-defined]  # the page says it of all of them
    return number
