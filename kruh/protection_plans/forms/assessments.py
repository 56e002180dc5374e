"""What comes in about an assessment: how far it goes, the degree of danger, the child's view, one area."""

from typing import Any

from django import forms

from kruh.foundation import blank as blanks
from kruh.foundation.blank import Area
from kruh.protection_plans.vocabulary import Danger, Depth, FindingKind, Heard
from kruh.web import fields
from kruh.web.forms import Form

HELP = {
    FindingKind.NEED: "Co dítě nebo rodina potřebuje, aby to bylo dobré. Každou na nový řádek.",
    FindingKind.RISK: "Co by se mohlo zhoršit a proč. Každé na nový řádek.",
    FindingKind.STRENGTH: "Co a kdo už dnes pomáhá. Každé na nový řádek.",
}


class StartForm(Form):
    """How far the assessment goes."""

    problem = "Vyhodnocení zatím nejde začít."
    depth = fields.ChoiceField(
        label="Jak podrobné bude", choices=Depth,
        help_text="Základní stačí, když se nepotvrdí, že je dítě ohrožené. Jinak podrobné.",
    )  # fmt: skip


class HeadForm(Form):
    """The degree of danger and the child's view; may be saved unfinished."""

    problem = "Vyhodnocení zatím nejde uložit."
    assessed_on = fields.DateField(label="Ke kterému dni")
    depth = fields.ChoiceField(label="Jak podrobné je", choices=Depth, layout="row")
    danger = fields.ChoiceField(
        label="Míra ohrožení", choices=Danger, layout="row", required=False, says_optional=False
    )
    danger_why = fields.LongTextField(
        label="Čím je dítě ohrožené", required=False, rows=4, max_length=4_000,
        help_text="Co se děje, jak často a co to s dítětem dělá.",
    )  # fmt: skip
    heard = fields.ChoiceField(label="Názor dítěte", choices=Heard, required=False, says_optional=False)
    heard_how = fields.LongTextField(
        label="Kdo dítě vyslechl, kdy a jak", required=False, rows=2, max_length=2_000,
        help_text="Třeba: tetě Lence u ní doma, 12. 3., nad obrázky.",
    )  # fmt: skip
    heard_words = fields.LongTextField(
        label="Co dítě říká", required=False, rows=4, max_length=4_000, help_text="Jeho slovy. I to, co nechce."
    )
    not_heard_why = fields.LongTextField(
        label="Když slyšené nebylo: proč a kdy bude", required=False, rows=2, max_length=2_000
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("danger_why", "heard_how", "heard_words", "not_heard_why"):
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # read by {% field %}


class SectionForm(Form):
    """One area, with the fields that the form of the day wants."""

    problem = "Oblast zatím nejde uložit."
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, area: Area, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kinds = [kind for kind in FindingKind if kind.value in area.kinds]
        self.has_prose = blanks.PROSE in area.kinds
        if self.has_prose:
            self.fields["prose"] = fields.LongTextField(label="Popis", required=False, rows=6, max_length=10_000)
        for kind in self.kinds:
            self.fields[kind.value] = fields.LongTextField(
                label=kind.label.capitalize(), required=False, rows=4, max_length=6_000, help_text=HELP[kind]
            )
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]  # read by {% field %}

    def said(self) -> dict[str, Any]:
        """This will give what was typed as the act wants it."""
        typed = self.cleaned_data
        return {
            "prose": typed.get("prose", ""),
            "findings": {kind.value: typed[kind.value] for kind in self.kinds},
            "version": typed["version"],
        }


class CloseForm(Form):
    """Whether what was copied still holds."""

    problem = "Vyhodnocení zatím nejde uzavřít."
    is_copy_confirmed = forms.BooleanField(label="Co je opsané z minulého vyhodnocení, pořád platí", required=False)

    def __init__(self, *args: Any, copied: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not copied:
            del self.fields["is_copy_confirmed"]
