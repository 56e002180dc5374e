"""Forms about the team."""

from collections.abc import Callable
from typing import Any

from django import forms

from kruh.cases.forms.files import MARK
from kruh.cases.forms.people import NOTE, Choices, SearchForm
from kruh.cases.vocabulary import EmergencyKind, TeamRole
from kruh.web import fields
from kruh.web.forms import Form

JOINING = [choice for choice in TeamRole.choices if choice[0] not in (TeamRole.KEY_WORKER, TeamRole.EMERGENCY)]


class AddToTeamForm(Form):
    """A colleague who may know about the case."""

    problem = "Přidat zatím nejde."
    user = fields.SelectField(label="Kdo")
    role = fields.ChoiceField(label="V jaké roli", choices=JOINING, layout="row")
    until = fields.DateField(
        label="Do kdy", required=False, help_text="Poslední den. Prázdné znamená po celou dobu případu."
    )

    def __init__(self, *args: Any, colleagues: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["user"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]


class HandOverForm(Form):
    """Who will lead the case from now on."""

    problem = "Případ zatím nejde předat."
    to = fields.SelectField(label="Komu případ předáváte")
    stays_as_substitute = forms.BooleanField(
        required=False, help_text="Když to nezaškrtnete, přístup hned skončí."
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Choices, leading: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Vyberte"), *colleagues]  # type: ignore[attr-defined]
        self.fields["stays_as_substitute"].label = f"{leading or 'Kdo případ vedl dosud,'} zůstane jako zástup"


class EmergencyForm(SearchForm):
    """Which case somebody outside its team needs to read now, and why."""

    problem = "Případ zatím nejde otevřít."
    asks_who = "Napište spisovou značku, nebo jméno, příjmení a datum narození dítěte."
    clues = ("file_mark", *SearchForm.clues)
    step = None  # type: ignore[assignment]  # there is one step only
    file_mark = fields.TextField(
        label="Spisová značka", required=False, max_length=MARK, size="l",
        help_text="Když ji nevíte, nechte ji prázdnou a napište jméno, příjmení a datum narození dítěte.",
    )  # fmt: skip
    first_name = fields.PersonNameField(label="Jméno", required=False)
    birth_date = fields.DateField(label="Datum narození", required=False, help_text="Třeba 3. 12. 2014.")
    kind = fields.ChoiceField(label="Proč to nepočká", choices=EmergencyKind.choices)
    reason = fields.LongTextField(
        label="Důvod celou větou", rows=3, max_length=NOTE, help_text="Přečte si ho klíčový pracovník a vedoucí."
    )
    password = forms.CharField(
        label="Vaše heslo",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "w-l"}),
        strip=False,
        help_text="Ověříme, že jste to opravdu vy.",
    )
    field_order = ("file_mark", "first_name", "last_name", "birth_date", "kind", "reason", "password")

    def __init__(self, *args: Any, is_right: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.is_right = is_right

    def says_who(self, words: dict[str, Any]) -> bool:
        """This will want the file mark, or all that tells one child from another."""
        child = words.get("first_name") and words.get("last_name") and words.get("birth_date")
        return bool(words.get("file_mark") or child)

    def clean_password(self) -> str:
        """This will check that the owner of the account sits here. Raises ValidationError."""
        password: str = self.cleaned_data["password"]
        if not self.is_right(password):
            raise forms.ValidationError("Heslo nesouhlasí.")
        return password


class FindingForm(Form):
    """What one thinks of a colleague's access from outside the team."""

    problem = "Kontrolu zatím nejde uložit."
    finding = fields.LongTextField(
        label="Co jste zjistili", rows=3, max_length=NOTE, help_text="Třeba: „Domluveno, měla pohotovost.“"
    )
