"""What comes in about suitability: an answer and a note to each question, and the decision."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField

from kruh.method.models import Question, Tool
from kruh.method.vocabulary import Group
from kruh.web import fields
from kruh.web.forms import Form

TITLES = {
    Group.SAFETY: ("Bezpečí", "Na tohle potřebujeme jistou odpověď, než kohokoli pozveme."),
    Group.HARD_STOP: (
        "Kdy konference není možná",
        "Jedna překážka stačí. Není to neúspěch, jen to není pravá chvíle nebo nástroj.",
    ),
    Group.CONTRAINDICATION: ("Co mluví proti", "Někdy pomůže něco jednoduššího."),
    Group.INDICATION: ("Co mluví pro", "Nemusí platit všechno. Stačí, když něco platí doopravdy."),
}


class QuestionsForm(Form):
    """All questions on one page; none has to be answered for the page to be saved."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    consulted_with = fields.TextField(
        label="S kým jste to probrali",
        required=False,
        help_text="Třeba s konzultantem organizace, která konference vede. Poradí, i když vyjde jiný nástroj.",
    )

    def __init__(self, *args: Any, questions: list[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            choices = [(answer.value, answer.label) for answer in question.answers]
            self.fields[f"a_{question.code}"] = self._answer(question, choices)
            self.fields[f"n_{question.code}"] = self._note(question)

    def _answer(self, question: Question, choices: list[tuple[str, str]]) -> forms.Field:
        return fields.ChoiceField(
            label=question.text,
            help_text=question.help,
            choices=choices,
            layout="row",
            required=False,
            says_optional=False,
        )

    def _note(self, question: Question) -> forms.Field:
        field = fields.TextField(label=f"Poznámka k otázce „{question.text}“", required=False, max_length=500)
        field.widget.attrs["aria-label"] = field.label
        return field

    def groups(self) -> Iterator[tuple[str, str, list[tuple[BoundField, BoundField]]]]:
        """This will give the questions as they are read: title, what it is good for, answers with notes."""
        for group, (title, lead) in TITLES.items():
            asked = [question for question in self.questions if question.group == group]
            if asked:
                yield title, lead, [(self[f"a_{item.code}"], self[f"n_{item.code}"]) for item in asked]

    def words(self) -> dict[str, Any]:
        """This will give what the act wants."""
        data = self.cleaned_data
        return {
            "answers": {question.code: data.get(f"a_{question.code}", "") for question in self.questions},
            "notes": {question.code: data.get(f"n_{question.code}", "") for question in self.questions},
            "consulted_with": data["consulted_with"],
            "version": data["version"],
        }


class SuitableForm(Form):
    """Yes, with a reason where the answers said otherwise."""

    problem = "Pro konferenci se zatím nedá rozhodnout."
    reason = fields.LongTextField(label="Proč ano", max_length=2_000)
    is_separated = forms.BooleanField(
        label="Setkání bude oddělené: lidé, mezi kterými je násilí nebo strach, se nepotkají", required=False
    )

    def __init__(self, *args: Any, is_against: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = is_against
        if is_against:
            self.fields["reason"].help_text = "Odpovědi vyšly jinak, než rozhodujete."


class NotNowForm(Form):
    """Not now, and what would have to change."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(label="Proč teď ne a co by se muselo změnit", max_length=2_000)


class OtherToolForm(Form):
    """Something that fits better."""

    problem = "Zatím to nejde zapsat."
    tool = fields.SelectField(label="Co místo konference", empty="Vyberte nástroj")
    reason = fields.LongTextField(label="Proč to pomůže víc", max_length=2_000)

    def __init__(self, *args: Any, tools: list[Tool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("tool", [("", "Vyberte nástroj"), *((tool.code, tool.name) for tool in tools)])
