"""What comes in: an answer from the own page, answers written down, a wording, a decision."""

from typing import Any

from django import forms as django_forms

from kruh.voice.rules import LONGEST, LONGEST_QUOTATION
from kruh.voice.vocabulary import WRITTEN_DOWN, Place, Question, Way
from kruh.web import fields
from kruh.web.forms import Form

WHAT_TO_DO = (("keep", "uložit"), ("take_back", "vzít souhlas zpátky"), ("remove", "smazat odpověď"))


class OwnForm(Form):
    """One answer from the own page, or taking it back; what it lacks is said by the act in one sentence."""

    question = django_forms.ChoiceField(choices=Question.choices)
    do = django_forms.ChoiceField(choices=WHAT_TO_DO)
    text = fields.LongTextField(max_length=LONGEST, required=False)
    consents = django_forms.BooleanField(required=False)
    places = django_forms.MultipleChoiceField(choices=Place.choices, required=False)
    version = django_forms.IntegerField(required=False, min_value=0)


class WriteDownForm(Form):
    """Four answers at once, from paper or told aloud."""

    problem = "Odpovědi zatím nejde uložit."
    way = fields.ChoiceField(
        label="Jak odpovědi přišly", choices=[(way.value, way.label) for way in WRITTEN_DOWN], layout="row"
    )
    wrote = fields.TextField(
        label="Kdo je zapsal", required=False, help_text="Jen když je někdo řekl nahlas: komu, třeba „teta Jana“."
    )
    seen = django_forms.IntegerField(widget=django_forms.HiddenInput, required=False)
    read_back = django_forms.BooleanField(
        label="Odpovědi se přečetly nahlas a ten, kdo je řekl, s nimi souhlasí", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in Question:
            self.fields[f"{question}_text"] = fields.LongTextField(
                label=question.label, max_length=LONGEST, rows=3, required=False
            )
            self.fields[f"{question}_places"] = fields.ChoicesField(
                label="Kde se to smí použít", choices=Place.choices, required=False,
                help_text="Nic nezaškrtávejte, když souhlas nepřišel.",
            )  # fmt: skip

    def told(self) -> dict[str, Any]:
        """This will give the answers as the act takes them."""
        cleaned = self.cleaned_data
        places = {question: cleaned[f"{question}_places"] for question in Question}
        return {
            "way": Way(cleaned["way"]), "wrote": cleaned["wrote"], "read_back": cleaned["read_back"],
            "seen": cleaned["seen"],
            "answers": {
                question: {"text": cleaned[f"{question}_text"], "consents": bool(places[question]),
                           "places": places[question]}
                for question in Question
            },
        }  # fmt: skip


class WordingForm(Form):
    """How a quotation shall read."""

    problem = "Výrok zatím nejde poslat."
    version = django_forms.IntegerField(widget=django_forms.HiddenInput, required=False)
    wording = fields.LongTextField(
        label="Znění výroku", max_length=LONGEST, rows=5,
        help_text=f"Nejvýš {LONGEST_QUOTATION} znaků. Jména, místa a data jsme nahradili; přečtěte, jestli věta drží.",
    )  # fmt: skip


class DecisionForm(Form):
    """Publishing."""

    version = django_forms.IntegerField(widget=django_forms.HiddenInput, required=False)


class ReasonForm(DecisionForm):
    """Why a wording is not published."""

    problem = "Zatím to nejde uložit."
    reason = fields.LongTextField(
        label="Důvod", max_length=LONGEST_QUOTATION, rows=3, help_text="Přečte si ho ten, kdo znění navrhl."
    )


class PrintForm(Form):
    """For which place."""

    problem = "Výroky zatím nejde vytisknout."
    place = fields.ChoiceField(label="K čemu výroky budou", choices=Place.choices)
