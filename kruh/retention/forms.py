"""Forms of the end of keeping."""

from typing import Any

from django import forms

from kruh.web import fields
from kruh.web.forms import Form

type Choices = list[tuple[str, str]]


class ProposeForm(Form):
    """Which cases, and who decides as the second one."""

    problem = "Návrh zatím nejde podat."
    cases = fields.ChoicesField(label="Případy, kterým skončila lhůta")
    second = fields.SelectField(label="Jako druhý rozhodne", help_text="Uvidí jen značky a dny, žádná jména.")

    def __init__(self, *args: Any, cases: Choices, seconds: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cases"].choices = cases  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", "Vyberte"), *seconds]  # type: ignore[attr-defined]


class VersionForm(Form):
    """What was read is what is decided on."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class StrikeForm(VersionForm):
    """Which case stays, and why."""

    problem = "Vyřadit zatím nejde."
    line = fields.SelectField(label="Případ")
    reason = fields.LongTextField(
        label="Proč má zůstat", rows=2, max_length=500, help_text="Bez jmen; důvod zůstane v návrhu."
    )

    def __init__(self, *args: Any, lines: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["line"].choices = [("", "Vyberte"), *lines]  # type: ignore[attr-defined]


class ApproveForm(VersionForm):
    """The second person's yes."""

    problem = "Schválit zatím nejde."
    sure = forms.BooleanField(label="Ano, tyto spisy se mají smazat", help_text="Vrátit to nepůjde.")


class WithdrawForm(VersionForm):
    """Why nothing is erased."""

    problem = "Zrušit zatím nejde."
    reason = fields.LongTextField(label="Proč se návrh ruší", rows=2, max_length=500, help_text="Bez jmen.")


class HoldForm(Form):
    """Why the case is kept longer."""

    problem = "Pozastavit zatím nejde."
    reason = fields.LongTextField(label="Proč se má případ dál uchovat", rows=2, max_length=500)
