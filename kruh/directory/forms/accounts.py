"""What the administrator writes about accounts: who is invited, when a role ends, and what has to be sure first."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kruh.access.roles import DUTIES, Role
from kruh.directory.forms.entries import GENDERS
from kruh.web import fields
from kruh.web.forms import Form


class InviteForm(Form):
    """Who is to get access and as what."""

    problem = "Pozvánku zatím nejde odeslat."

    email = forms.EmailField(label="Pracovní e-mail", help_text="Na něj pošleme odkaz pro volbu hesla.")
    role = fields.ChoiceField(label="Role")
    title_before = fields.TextField(label="Titul před jménem", max_length=40, required=False, size="s")
    first_name = fields.PersonNameField(label="Jméno")
    last_name = fields.PersonNameField(label="Příjmení")
    title_after = fields.TextField(label="Titul za jménem", max_length=40, required=False, size="s")
    gender = fields.ChoiceField(label="Oslovení", choices=GENDERS, required=False, layout="row")

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", [(role.value, f"{role.label}: {DUTIES[role]}") for role in roles])


class EndForm(Form):
    """When a role ends."""

    problem = "Roli zatím nejde ukončit."

    last_day = fields.DateField(
        label="Poslední den v roli", required=False, help_text="Nevyplněné znamená hned teď, od této chvíle."
    )


class ConfirmForm(Form):
    """A confirmation that has to be ticked."""

    problem = "Účet zatím nejde zrušit."

    is_sure = forms.BooleanField(
        label="Předání práce je domluvené a účet se má zrušit",
        error_messages={"required": "Zaškrtněte prosím, že víte, kdo práci převezme."},
    )


class ForgetFactorForm(Form):
    """Who asks must be who they say: whoever knows the password could get in now."""

    problem = "Druhý faktor zatím nejde zrušit."

    is_sure = forms.BooleanField(
        label="Totožnost je ověřená osobně nebo hovorem na známé číslo",
        error_messages={"required": "Nejdřív si ověřte, že o to žádá opravdu majitel účtu, a zaškrtněte to."},
    )


class SendLinkForm(Form):
    """A confirmation without fields."""

    problem = "Odkaz zatím nejde poslat."
