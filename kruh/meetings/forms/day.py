"""What comes in about the day: one tap, hours, and the organiser's decision."""

from typing import Any

from kruh.meetings.vocabulary import PresenceState
from kruh.web import fields
from kruh.web.forms import Form

STATES = [choice for choice in PresenceState.choices if choice[0] != PresenceState.EXPECTED]


class TapForm(Form):
    """One tap beside a name."""

    problem = "Docházku zatím nejde zapsat."
    state = fields.ChoiceField(label="Docházka", choices=STATES)


class PresenceForm(Form):
    """One person with hours."""

    problem = "Docházku zatím nejde zapsat."
    state = fields.ChoiceField(label="Docházka", choices=STATES)
    came = fields.TimeField(label="Od kolika", required=False, help_text="Třeba 14:10.")
    left = fields.TimeField(label="Do kolika", required=False)
    note = fields.TextField(label="Poznámka", required=False, max_length=500)


class HoldForm(Form):
    """The meeting begins."""

    problem = "Setkání zatím nejde zahájit."
    began = fields.TimeField(label="V kolik jste začali", help_text="Třeba 14:00.")
    reason = fields.LongTextField(
        label="Proč se sejdete, i když někdo chybí",
        rows=3,
        max_length=2_000,
        help_text="Jedna nebo dvě věty. Zůstanou u konference.",
    )
    next_step = fields.LongTextField(
        label="Co bude dál s tím, kdo chybí",
        rows=3,
        max_length=2_000,
        help_text="Kdo a jak mu dá vědět, jestli s ním bude zvláštní schůzka.",
    )

    def __init__(self, *args: Any, is_complete: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_complete:
            del self.fields["reason"], self.fields["next_step"]


class NotHeldForm(Form):
    """The people do not meet."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(label="Proč se nesejdete", rows=3, max_length=2_000)
    next_step = fields.LongTextField(
        label="Co bude dál", rows=3, max_length=2_000, required=False, help_text="Třeba kdo a kdy zavolá rodině."
    )

    def __init__(self, *args: Any, nobody: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = not nobody


class TimesForm(Form):
    """From when to when."""

    problem = "Časy zatím nejde uložit."
    began = fields.TimeField(label="Začátek")
    ended = fields.TimeField(label="Konec", required=False)
