"""What comes in after a meeting: how a task goes, how somebody wants to be reminded, how often a colleague reads."""

from django import forms

from kruh.family.forms import TaskForm
from kruh.monitoring.rules import reminders
from kruh.monitoring.vocabulary import Reach, Rhythm
from kruh.web import fields
from kruh.web.forms import Form


class TellForm(TaskForm):
    """How the one task of a link goes."""

    task = None  # type: ignore[assignment]  # the link says which


class WishForm(Form):
    """How somebody without an account wants to be reminded."""

    problem = "Přání zatím nejde uložit."
    reach = fields.ChoiceField(label="Jak připomínat", choices=Reach.choices)
    before = forms.TypedChoiceField(
        label="Kdy předem",
        coerce=lambda days: int(days) if days else None,
        empty_value=None,
        required=False,
        choices=[("", "jako obvykle"), ("0", "předem ne"), ("1", "den předem"), ("3", "3 dny předem"),
                 ("7", "týden předem"), (str(reminders.MOST_BEFORE), "dva týdny předem")],
    )  # fmt: skip
    after = forms.BooleanField(label="Zeptat se i po termínu", required=False)


class OverviewForm(Form):
    """How often the overview comes by e-mail."""

    rhythm = fields.ChoiceField(label="Kdy chcete přehled e-mailem", choices=Rhythm.choices)
