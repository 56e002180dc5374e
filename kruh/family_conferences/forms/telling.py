"""What comes in of the days: those that are proposed, and what somebody said to them by phone or on paper."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone

from kruh.conferences.forms.scheduling import AnswersForm
from kruh.conferences.rules import proposals
from kruh.conferences.vocabulary import Channel, ConsentAnswer
from kruh.family_conferences.vocabulary import Purpose
from kruh.web import fields
from kruh.web.forms import Form

ANSWERS = [(one.value, one.label) for one in ConsentAnswer]
ASKED_ALOUD = {
    Purpose.TAKE_PART: "Chce se setkání rodiny zúčastnit?",
    Purpose.PLAN: "Chce dostat plán, na kterém se rodina domluví?",
    Purpose.STATISTICS: "Smíme setkání započítat do statistiky beze jmen?",
}
TOLD = [(one.value, one.label) for one in (Channel.PHONE, Channel.IN_PERSON, Channel.PAPER)]


class ProposeDaysForm(Form):
    """Several days at once."""

    problem = "Dny zatím nejde navrhnout."
    days = fields.LongTextField(
        label="Dny a hodiny, každý na nový řádek", rows=5, max_length=600,
        help_text="Třeba sobota 5. 12. 10:00. Dva až šest dnů; sobota nebo podvečer se rodinám hodí nejvíc.",
    )  # fmt: skip

    def clean_days(self) -> list[datetime]:
        """This will read one day per line."""
        try:
            return proposals.parse_proposals(self.cleaned_data["days"], timezone.localdate())
        except ValueError as sentences:
            raise forms.ValidationError([str(one) for one in sentences.args], code="invalid") from sentences


class MemberAnswersForm(AnswersForm):
    """What one person of the circle said to the days, and how."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["said_by"], self.fields["said_on"]
        self.fields["channel"] = fields.ChoiceField(label="Jak to zaznělo", choices=TOLD, layout="row")


def _asked(purpose: Purpose) -> fields.ChoiceField:
    return fields.ChoiceField(label=ASKED_ALOUD[purpose], choices=ANSWERS, required=False, layout="row")


class MemberConsentsForm(Form):
    """What somebody answered to each purpose when asked aloud; what was not asked stays as it was."""

    problem = "Souhlasy zatím nejde zapsat."
    channel = fields.ChoiceField(label="Jak to zaznělo", choices=TOLD, layout="row")
    take_part = _asked(Purpose.TAKE_PART)
    plan = _asked(Purpose.PLAN)
    statistics = fields.ChoiceField(
        label=ASKED_ALOUD[Purpose.STATISTICS], choices=ANSWERS, required=False, layout="row"
    )

    def said(self) -> dict[Purpose, ConsentAnswer]:
        """This will give what was answered, by the purpose."""
        told = {one: self.cleaned_data[one.value] for one in Purpose}
        return {one: ConsentAnswer(answer) for one, answer in told.items() if answer}
