"""What comes in before the coordinator: a suggestion, a consent, the request, answers and ends."""

from django import forms

from kruh.family_conferences.rules import referral as rules
from kruh.family_conferences.vocabulary import Explained, Source, Spoken
from kruh.web import fields
from kruh.web.forms import Form


class ReferralForm(Form):
    """The first thought."""

    problem = "Podnět zatím nejde zapsat."
    source = fields.ChoiceField(label="Čí je to nápad", choices=Source.choices)
    suggestion = fields.LongTextField(
        label="Co o tom víte",
        required=False,
        rows=3,
        max_length=2_000,
        help_text="Stačí pár slov, třeba co řekla babička.",
    )


class ConsentForm(Form):
    """One member of the family agrees."""

    problem = "Souhlas zatím nejde zapsat."
    person = fields.SelectField(label="S kým z rodiny jste mluvili")
    spoken = fields.ChoiceField(label="Jak", choices=Spoken.choices, layout="row")
    on = fields.DateField(label="Kdy")
    explained = fields.ChoicesField(
        label="Co jste vysvětlili", choices=Explained.choices, help_text="Všech pět věcí má slyšet dřív, než řekne ano."
    )
    has_leaflet = forms.BooleanField(label="Má leták", required=False)
    note = fields.LongTextField(
        label="Co k tomu řekl nebo řekla",
        required=False,
        rows=3,
        max_length=2_000,
        help_text="Nejlépe vlastními slovy.",
    )


class WithdrawConsentForm(Form):
    """The member does not agree any more."""

    problem = "Zatím to nejde zapsat."
    on = fields.DateField(label="Kdy to řekl nebo řekla")


class RequestForm(Form):
    """The request with the question and the bottom lines."""

    problem = "Žádost zatím nejde uložit."
    suggestion = fields.LongTextField(
        label="Podnět",
        required=False,
        rows=2,
        max_length=2_000,
        help_text="Kdo s nápadem přišel a co k tomu řekl. Přečte si ho i administrátor a koordinátor.",
    )
    reason = fields.LongTextField(
        label="Proč rodinnou konferenci navrhujete",
        required=False,
        rows=5,
        max_length=4_000,
        help_text="Co se s dětmi děje a co hrozí. Jen to, co koordinátor potřebuje vědět.",
    )
    question = fields.LongTextField(
        label="Otázka pro rodinu", required=False, rows=3, max_length=1_000, help_text=rules.QUESTION_HELP
    )
    lines = fields.LongTextField(
        label="Podmínky, každá na svém řádku", required=False, rows=5, max_length=3_000, help_text=rules.LINES_HELP
    )
    reach = fields.SelectField(
        label="Jak se koordinátor ozve člověku, který souhlasil",
        required=False,
        help_text="Nabízíme kontakty z případu, které nejsou chráněné.",
    )

    def words(self) -> dict[str, object]:
        """This will give the request with its bottom lines one by one."""
        told = dict(self.cleaned_data)
        return {**told, "lines": [line.strip() for line in told["lines"].split("\n") if line.strip()]}


class AcceptRequestForm(Form):
    """The administrator takes it."""

    problem = "Žádost zatím nejde přijmout."
    talked_on = fields.DateField(label="Kdy jste spolu mluvili")


class ReasonForm(Form):
    """One reason."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(label="Proč", max_length=2_000, rows=4, help_text="Jedna nebo dvě věty.")


class UnsafeForm(ReasonForm):
    """An end for safety, with somebody who agrees to it."""

    approved_by = fields.SelectField(label="Kdo s tím souhlasí", help_text="Někdo jiný než vy, třeba ten, kdo žádal.")
