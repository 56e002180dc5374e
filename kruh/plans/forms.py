"""What comes in about tasks: one promise in words, what became of it, and which ones move on."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kruh.plans import rules
from kruh.plans.rules import evidence
from kruh.web import fields
from kruh.web.forms import Form

Choices = Iterable[tuple[str, str]]


LATER = ("who", "due_on", "check_how")  # may be filled in later, yet no task is complete without them


class OnePersonField(fields.SelectField):
    """One person of those on offer; a group typed instead is refused with a sentence that says why."""

    def validate(self, value: Any) -> None:
        if value and not self.valid_value(value):
            raise ValidationError(rules.not_one_person(str(value)), code="group")
        super().validate(value)


class TaskForm(Form):
    """One promise, complete or not."""

    problem = "Úkol zatím nejde uložit."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = fields.LongTextField(
        label="Co se má stát",
        rows=3,
        max_length=2_000,
        help_text="Tak, aby za měsíc každý poznal, jestli se to stalo.",
    )
    who = OnePersonField(
        label="Kdo za to odpovídá",
        empty="Vyberte člověka",
        required=False,
        help_text="Vždy jeden člověk. Ostatní mohou pomáhat.",
    )
    helpers = fields.TextField(label="S čí pomocí", required=False, max_length=500)
    due_on = fields.DateField(label="Do kdy", required=False, help_text="Třeba 15. 12. 2026 nebo pátek.")
    rhythm = fields.TextField(
        label="Jak často", required=False, help_text="Když se to má opakovat, třeba každou středu."
    )
    check_how = fields.TextField(
        label="Jak poznáte, že se to povedlo", required=False, max_length=500, help_text="Co uvidíte nebo uslyšíte."
    )
    checker = OnePersonField(label="Kdo to ověří", empty="Vyberte člověka", required=False)
    plan_b = fields.TextField(label="Plán B", required=False, max_length=500, help_text="Co když to nevyjde?")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("who", "checker"):
            field = self.fields[name]
            assert isinstance(field, OnePersonField)
            field.choices = [("", "Vyberte člověka"), *people]
        for name in LATER:
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # read by {% field %}


class NoteForm(Form):
    """What became of it, in a sentence that may be left out."""

    problem = "Zatím to nejde zapsat."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = fields.LongTextField(label="Jak to dopadlo", required=False, rows=3, max_length=2_000)


class ReasonForm(Form):
    """Why."""

    problem = "Zatím to nejde zapsat."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = fields.LongTextField(label="Proč", rows=3, max_length=2_000)


class PartlyForm(Form):
    """How far it is."""

    problem = "Zatím to nejde zapsat."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    note = fields.LongTextField(label="Co je hotové a co zbývá", rows=3, max_length=2_000)


class RemarkForm(Form):
    """A note to a task, whatever became of it."""

    problem = "Zatím to nejde zapsat."
    note = fields.LongTextField(label="Poznámka", rows=3, max_length=2_000)


class PassOnForm(Form):
    """Who takes the task over, and why."""

    problem = "Úkol zatím nejde předat."
    who = OnePersonField(label="Kdo úkol převezme", empty="Vyberte člověka")
    note = fields.LongTextField(label="Proč", rows=3, max_length=1_000)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["who"]
        assert isinstance(field, OnePersonField)
        field.choices = [("", "Vyberte člověka"), *people]


class EvidenceForm(Form):
    """A photograph or a paper that proves a task."""

    problem = "Soubor zatím nejde uložit."
    file = fields.DocumentField(
        label="Fotka nebo PDF",
        help_text="Nejvýš 20 MB. Fotku zmenšíme a smažeme z ní, kde a čím byla pořízená.",
    )
    description = fields.TextField(
        label="Co dokládá", required=False, max_length=300, help_text="Třeba „dopis školy o splátkách“."
    )


class StrikeForm(Form):
    """Why a file is put aside."""

    problem = "Soubor zatím nejde vyřadit."
    reason = fields.LongTextField(
        label="Proč ho vyřazujete",
        rows=3,
        max_length=500,
        min_length=evidence.SHORTEST_REASON,
        help_text="Soubor zůstane uložený s tímhle důvodem.",
    )


class MoveForm(Form):
    """One place up or down."""

    up = forms.BooleanField(label="Posunout výš, ne níž", required=False)


class CarryForm(Form):
    """Which unfinished tasks move on."""

    problem = "Zatím není co převzít."
    tasks = fields.ChoicesField(label="Které úkoly převzít")

    def __init__(self, *args: Any, tasks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["tasks"]
        assert isinstance(field, fields.ChoicesField)
        field.choices = list(tasks)


class FollowUpForm(Form):
    """What follows, and which unfinished tasks go along; all of them, unless somebody says otherwise."""

    problem = "Konferenci zatím nejde založit."
    goal = fields.LongTextField(
        label="Na co má navazující konference najít odpověď", required=False, rows=3, max_length=1_000
    )
    tasks = fields.ChoicesField(label="Které nedokončené úkoly jdou dál", required=False)

    def __init__(self, *args: Any, tasks: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("tasks", tasks)
        if not tasks:
            del self.fields["tasks"]
