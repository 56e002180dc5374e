"""What comes in about a plan: since when, why a version, its text, its goals, what stays as it was."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.protection_plans.vocabulary import STATUTORY, GoalState, Occasion, Passage
from kruh.web import fields
from kruh.web.forms import Form

Choices = Sequence[tuple[str, str]]
HELP = {
    Passage.CAUSES: "Co ohrožení způsobuje a co ho udržuje. Konkrétně, ne „nefunkční rodina“.",
    Passage.CHILD: "Co dítě chrání hned teď a kdo se o to stará.",
    Passage.HELP: "Jaká služba, kdo, jak často. Přednost má, aby dítě mohlo zůstat s rodiči.",
    Passage.STRENGTH: "Co se rodiče naučí nebo získají, aby to časem zvládli sami.",
    Passage.TIMETABLE: "Co bude dřív, co potom a kdy se na to podíváte.",
    Passage.COOPERATION: "Kdo se na plánu jak podílí, i kdo nechce a co s tím.",
    Passage.VOICE: "Jeho slovy. Když se ho nikdo neptal, napište proč.",
}


class EntryForm(Form):
    """Since when the child is in the register."""

    problem = "Den zatím nejde uložit."
    entered_on = fields.DateField(label="V evidenci od", help_text="Od tohoto dne běží měsíc na první verzi plánu.")


class AskForm(Form):
    """What happened that the law asks for an update."""

    problem = "Zatím to nejde zapsat."
    occasion = fields.ChoiceField(
        label="Co se stalo", choices=[(one.value, one.label.capitalize()) for one in STATUTORY]
    )
    on = fields.DateField(label="Kdy")


class NextForm(Form):
    """Why a new version is made, and which conference brought it."""

    problem = "Novou verzi zatím nejde začít."
    occasion = fields.ChoiceField(
        label="Proč se plán mění",
        choices=[(one.value, one.label.capitalize()) for one in Occasion if one != Occasion.FIRST],
    )
    on = fields.DateField(label="Kdy to nastalo", required=False, help_text="Den rozhodnutí nebo události.")
    held = fields.SelectField(
        label="Výstupy které konference plán přebírá", empty="Žádné", required=False,
        help_text="Její cíl a den budou u verze. Úkoly z ní přepisovat nemusíte, uvidíte je v plánu samy.",
    )  # fmt: skip

    def __init__(self, *args: Any, held: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("held", [("", "Žádné"), *held])
        if not held:
            del self.fields["held"]


class VersionForm(Form):
    """The text of a version; unfinished is fine."""

    problem = "Plán zatím nejde uložit."

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for passage in Passage:
            self.fields[passage.value] = fields.LongTextField(
                label=str(passage.label), required=False, rows=5, max_length=10_000, help_text=HELP[passage]
            )
        self.fields["made_with"] = fields.LongTextField(
            label="S kým plán vznikl", required=False, rows=2, max_length=2_000,
            help_text="Kdo z rodiny a kteří odborníci u toho byli.",
        )  # fmt: skip
        self.fields["review_on"] = fields.DateField(
            label="Kdy se plán znovu projde", required=False, help_text="Když den nenapíšete, počítáme půl roku."
        )
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, required=False)
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]  # read by {% field %}


class GoalForm(Form):
    """One goal; the measure may come later, but not after the approval."""

    problem = "Cíl zatím nejde uložit."
    text = fields.LongTextField(
        label="Čeho chcete dosáhnout", rows=2, max_length=1_000, help_text="Co bude za čas jinak. Jedna věta."
    )
    need = fields.TextField(
        label="Na kterou potřebu to odpovídá", required=False, max_length=500,
        help_text="Můžete vybrat z posledního vyhodnocení, nebo napsat vlastními slovy.",
    )  # fmt: skip
    measure = fields.TextField(
        label="Podle čeho poznáte, že je splněný", required=False, max_length=500,
        help_text="Co uvidíte, uslyšíte nebo spočítáte. Bez toho plán nepůjde schválit.",
    )  # fmt: skip
    due_on = fields.DateField(label="Do kdy", required=False)
    state = fields.ChoiceField(label="Jak to s ním je", choices=GoalState, layout="row")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, needs: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if needs:
            self.fields["need_root"] = fields.SelectField(
                label="Potřeba z vyhodnocení", empty="Vlastními slovy", required=False
            )
            self.offer("need_root", [("", "Vlastními slovy"), *needs])
        for name in ("need", "measure", "due_on"):
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # read by {% field %}


class ApproveForm(Form):
    """What stays word for word as it was, passage by passage."""

    problem = "Plán zatím nejde schválit."

    def __init__(self, *args: Any, unchanged: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if unchanged:
            self.fields["confirmed"] = fields.ChoicesField(
                label="Co zůstává beze změny a pořád to platí", required=False,
                help_text="Zaškrtněte jen to, co jste znovu přečetli.",
            )  # fmt: skip
            self.offer("confirmed", unchanged)
            self.fields["confirmed"].says_optional = False  # type: ignore[attr-defined]  # read by {% field %}
