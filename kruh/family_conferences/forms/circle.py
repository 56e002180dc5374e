"""What comes in of an evening: somebody of the circle, a line of the diary, what is arranged, the date."""

from django import forms

from kruh.family_conferences.rules import circle as rules
from kruh.family_conferences.vocabulary import Coming, Contact, MemberState, Side
from kruh.web import fields
from kruh.web.forms import Form

STATES = [(state.value, state.label) for state in MemberState if state != MemberState.LEFT_OUT]


class MemberForm(Form):
    """Somebody new in the circle."""

    problem = "Člověka zatím nejde přidat."
    name = fields.TextField(label="Jméno", max_length=120)
    side = fields.ChoiceField(label="Odkud k dětem patří", choices=Side.choices)
    tie = fields.TextField(label="Kdo to pro děti je", required=False, max_length=80, help_text="Třeba babička, kmotr.")
    reach = fields.TextField(
        label="Jak se mu ozvat", required=False, max_length=160, help_text="Telefon nebo kde bydlí."
    )
    is_child = forms.BooleanField(label="Je to dítě", required=False)


class ChangeMemberForm(MemberForm):
    """What the coordinator knows of somebody by now."""

    problem = "Zatím to nejde uložit."
    state = fields.ChoiceField(label="Jak jste daleko", choices=STATES)
    coming = fields.ChoiceField(label="Přijde?", choices=Coming.choices, layout="row")
    needs = fields.LongTextField(
        label="Co potřebuje",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Odvoz, hlídání, tlumočení, místo na vozík.",
    )
    wishes = fields.LongTextField(
        label="Co si přeje a čeho se bojí", required=False, rows=3, max_length=2_000, help_text="Úřad to neuvidí."
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class LeaveOutForm(Form):
    """Why somebody is not invited."""

    problem = "Zatím to nejde uložit."
    reason = fields.LongTextField(label="Proč se nezve", rows=3, max_length=1_000, help_text="Úřad to neuvidí.")


class EntryForm(Form):
    """A line of the diary."""

    problem = "Záznam zatím nejde uložit."
    kind = fields.ChoiceField(label="Co to bylo", choices=Contact.choices)
    member = fields.SelectField(label="S kým", required=False)
    on = fields.DateField(label="Kdy")
    minutes = fields.NumberField(label="Kolik minut", required=False)
    km = fields.NumberField(label="Kolik kilometrů", required=False)
    costs = fields.MoneyField(label="Co jste zaplatili (Kč)", required=False, help_text="Třeba nájem sálu nebo jídlo.")
    note = fields.LongTextField(
        label="Poznámka", required=False, rows=4, max_length=4_000, help_text="Úřad ji neuvidí."
    )


class ArrangeForm(Form):
    """What is arranged for the day; each line says what and by whom."""

    problem = "Zatím to nejde uložit."
    place = fields.TextField(label="Kde se rodina sejde", required=False, max_length=200)
    food = fields.TextField(label="Jídlo a pití", required=False, max_length=200)
    childcare = fields.TextField(label="Kdo pohlídá malé děti", required=False, max_length=200)
    transport = fields.TextField(label="Doprava", required=False, max_length=200)
    safety = fields.LongTextField(
        label="Bezpečí",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Kdo kdy přijde, kde kdo sedí, co když je zle.",
    )
    child_support = fields.TextField(label="Kdo bude celou dobu s dítětem", required=False, max_length=200)

    def words(self) -> dict[str, str]:
        """This will give what is arranged, by its name."""
        known = {name for name, _ in rules.ARRANGEMENTS}
        return {name: str(value or "") for name, value in self.cleaned_data.items() if name in known}


class DateForm(Form):
    """The day and the place."""

    problem = "Termín zatím nejde určit."
    on = fields.DateField(label="Den", help_text="Sobota nebo podvečer se rodinám hodí víc než úřední hodiny.")
    hour = fields.TimeField(label="V kolik")
    place = fields.TextField(label="Kde", max_length=200)
