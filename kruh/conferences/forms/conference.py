"""What comes in about the conference itself: its type, its goal, and why it ends."""

from django import forms

from kruh.conferences.vocabulary import RefusedBy, Type
from kruh.web import fields
from kruh.web.forms import Form

TYPE_HELP = "Metodická a expertní konference je jen pro odborníky, rodina u ní nesedí."


class OpenForm(Form):
    """The first thought."""

    problem = "Konferenci zatím nejde založit."
    type = fields.ChoiceField(label="Jaká konference to bude", choices=Type.choices, help_text=TYPE_HELP)
    goal = fields.LongTextField(
        label="Na co má najít odpověď",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Stačí první verze, v žádosti ji ještě upravíte.",
    )


class TypeForm(Form):
    """Another type."""

    type = fields.ChoiceField(label="Typ konference", choices=Type.choices, help_text=TYPE_HELP)


class ReasonForm(Form):
    """One reason."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(
        label="Proč", max_length=2_000, help_text="Jedna nebo dvě věty. Zůstanou u konference."
    )


class RefusalForm(Form):
    """The family does not want it: an answer that is kept, not a failure."""

    problem = "Zatím to nejde zapsat."
    refused_by = fields.ChoiceField(label="Kdo konferenci nechce", choices=RefusedBy.choices)
    reason = fields.LongTextField(
        label="Co k tomu řekli", max_length=2_000, help_text="Nejlépe jejich vlastními slovy. Důvod pomůže příště."
    )
    is_before_court_motion = forms.BooleanField(
        label="Konferenci jsme nabídli před návrhem soudu (§ 14 odst. 2 zákona č. 359/1999 Sb.)", required=False
    )
