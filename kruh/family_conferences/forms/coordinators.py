"""What comes in about the coordinators of a region: who wants to coordinate, decisions, training, hours, the guide."""

from typing import Any

from django import forms

from kruh.access.models import Gender
from kruh.conferences.forms.request import HoursField
from kruh.directory.vocabulary import Language
from kruh.family_conferences.vocabulary import Asked, HoursKind, Stage
from kruh.web import fields
from kruh.web.forms import Form

GENDERS = [(Gender.FEMININE.value, "paní"), (Gender.MASCULINE.value, "pan"), (Gender.UNKNOWN.value, "neuvedeno")]
MOST_HOURS = 2_000
KNOWN_STAGES = [
    (Stage.TRAINING.value, "je ve výcviku, nebo první konferenci teprve povede"),
    (Stage.INDEPENDENT.value, "už koordinuje samostatně"),
]
HELP = {
    Asked.TIES: "Kdo na OSPOD pracuje nebo dává rodinám službu, koordinovat tam nemůže.",
    Asked.TIME: "Rodiny mívají čas odpoledne a o víkendu.",
}


class RecordForm(Form):
    """What is known of somebody who learns or coordinates: the contact is for the administrator alone."""

    problem = "Zatím to nejde uložit."
    phone = fields.PhoneField(label="Telefon", required=False, help_text="Uvidí ho jen administrátor kraje.")
    email = forms.EmailField(label="E-mail", required=False)
    area = fields.TextField(
        label="Kde v kraji může působit", required=False, max_length=200, help_text="Třeba Táborsko a Písecko."
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for asked in Asked:
            self.fields[asked.value] = fields.LongTextField(
                label=asked.label, required=False, rows=3, max_length=2_000, help_text=HELP.get(asked, "")
            )


class CandidateForm(RecordForm):
    """Somebody who wants to coordinate, with the questionnaire."""

    problem = "Zájemce zatím nejde uložit."
    field_order = ("first_name", "last_name", "gender", "phone", "email", "area", "languages")
    first_name = fields.PersonNameField(label="Jméno")
    last_name = fields.PersonNameField(label="Příjmení")
    gender = fields.ChoiceField(label="Oslovení", choices=GENDERS, required=False, layout="row")
    languages = fields.ChoicesField(
        label="Jazyky, ve kterých umí mluvit s rodinou", choices=Language.choices, required=False
    )


class EnrollForm(Form):
    """How far somebody is whom the directory knows already."""

    problem = "Zatím to nejde uložit."
    stage = fields.ChoiceField(label="Jak je daleko", choices=KNOWN_STAGES)


class TalkForm(Form):
    """The talk with a candidate."""

    problem = "Rozhovor zatím nejde zapsat."
    on = fields.DateField(label="Kdy jste spolu mluvili")
    note = fields.LongTextField(
        label="Co zaznělo", required=False, rows=4, max_length=2_000, help_text="Uvidí to jen administrátor kraje."
    )


class CourseForm(Form):
    """A finished training."""

    problem = "Výcvik zatím nejde zapsat."
    provider = fields.TextField(label="Kurz a kdo ho vedl", max_length=120, required=False)
    hours = fields.NumberField(label="Kolik hodin", min_value=1, max_value=MOST_HOURS, required=False)
    on = fields.DateField(label="Kdy skončil")
    valid_until = fields.DateField(label="Platí do", required=False, help_text="Bez data platí bez omezení.")


class HoursForm(Form):
    """Once that the work was talked over."""

    problem = "Hodiny zatím nejde zapsat."
    kind = fields.ChoiceField(label="Co to bylo", choices=HoursKind.choices, layout="row")
    on = fields.DateField(label="Kdy")
    hours = HoursField(label="Kolik hodin", help_text="Po půlhodinách, třeba 1,5.")
    whom = fields.TextField(label="S kým", required=False, max_length=120)

    def words(self) -> dict[str, Any]:
        """This will give the hours in minutes."""
        said = dict(self.cleaned_data)
        minutes = int(said.pop("hours") * 60)
        return {**said, "minutes": minutes}


class GuideForm(Form):
    """Who leads somebody through the first conference."""

    problem = "Průvodce zatím nejde určit."
    guide = fields.SelectField(label="Průvodce")
