"""What comes in about people at the table."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kruh.conferences.vocabulary import Agreement, ParticipantRole, Presence, role_of_somebody, spoken
from kruh.web import fields
from kruh.web.forms import Form

ROLES = [(role.value, role_of_somebody(role)) for role in ParticipantRole]
COMING = [choice for choice in Presence.choices if choice[0] != Presence.NOT_INVITED]


class AddForm(Form):
    """Somebody of the case comes in a role."""

    problem = "Zatím to nejde přidat."
    person = fields.SelectField(label="Kdo", empty="Vyberte člověka")
    role = fields.SelectField(label="V jaké roli", choices=ROLES, empty="Vyberte roli")
    is_required = forms.BooleanField(label="Bez tohoto člověka se nemá smysl sejít", required=False)

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("person", [("", "Vyberte člověka"), *people])


class ChangeForm(Form):
    """How somebody takes part and what they say to it."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    role = fields.SelectField(label="V jaké roli", choices=ParticipantRole.choices, empty="Vyberte roli")
    presence = fields.ChoiceField(label="Jak se zúčastní", choices=COMING)
    agreement = fields.ChoiceField(label="Co na konferenci říká", choices=Agreement.choices)
    agreement_note = fields.LongTextField(
        label="Co k tomu člověk řekl", required=False, rows=3, max_length=2_000, help_text="Nejlépe vlastními slovy."
    )
    is_required = forms.BooleanField(label="Bez tohoto člověka se nemá smysl sejít", required=False)
    supports = fields.SelectField(label="Je u stolu jako opora pro", empty="nikoho určitého", required=False)
    note = fields.LongTextField(label="Poznámka pro přípravu", required=False, rows=3, max_length=2_000)

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, str]], gender: str, is_answered: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", [("", "Vyberte roli"), *((role.value, spoken(role, gender)) for role in ParticipantRole)])
        known = list(people)
        self.offer("supports", [("", "nikoho určitého"), *known])
        if not known:
            del self.fields["supports"]  # nobody to stand by
        if is_answered:
            del self.fields["agreement"]  # what was answered in the preparation is changed there


class LeaveOutForm(Form):
    """Why somebody is not invited."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(
        label="Proč tento člověk u stolu nebude",
        max_length=2_000,
        help_text="Třeba přání dítěte, bezpečí, nebo že pošle vyjádření jinak.",
    )
    is_decision = forms.BooleanField(
        label="Případ vedu a rozhoduji o tom, i když má rodičovskou odpovědnost", required=False
    )


class MoveForm(Form):
    """One place up or down."""

    up = forms.BooleanField(label="Posunout výš, ne níž", required=False)
