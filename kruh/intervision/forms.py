"""What comes in about intervision groups."""

from typing import Any

from django import forms

from kruh.foundation import days
from kruh.web import fields
from kruh.web.forms import Form

RULES = """Co tu zazní, zůstane tady.
Příběh přinášíme beze jmen, míst a přesných dat.
Mluví jeden, ostatní poslouchají.
Nehodnotíme, nabízíme. Co si odnese, rozhoduje ten, kdo příběh přinesl.
Zápisky se po setkání smažou."""


class GroupForm(Form):
    """A group and its rules."""

    problem = "Skupinu zatím nejde uložit."
    name = fields.TextField(label="Jak si skupina říká", max_length=120)
    rules = fields.LongTextField(label="Pravidla", rows=7, max_length=3_000, help_text="Každý je přijme, než vstoupí.")


class InviteForm(Form):
    """Whom to invite."""

    problem = "Pozvánku zatím nejde poslat."
    email = forms.EmailField(label="Pracovní e-mail, se kterým se kolegyně nebo kolega přihlašuje", max_length=200)


class MeetingForm(Form):
    """When the group meets."""

    problem = "Setkání zatím nejde uložit."
    day = fields.DateField(label="Den")
    begins = fields.TimeField(label="Začátek")
    ends = fields.TimeField(label="Konec")
    place = fields.TextField(label="Kde", required=False, max_length=300)

    def clean(self) -> dict[str, Any]:
        """This will make moments of the day and the hours."""
        told = super().clean() or self.cleaned_data
        day, begins, ends = (told.pop(name, None) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            told |= {"starts_at": days.moment(day, begins), "ends_at": days.moment(day, ends)}
        return told


class WriteForm(Form):
    """What is shown to the group."""

    problem = "Skupině to zatím nejde ukázat."
    text = fields.LongTextField(label="Text", rows=8, max_length=8_000)
    is_looked_through = forms.BooleanField(
        label="Text mám znovu přečtený. Nikoho neprozradí.", required=False,
        help_text="Potřeba jen tehdy, když Kruh najde něco, co vypadá jako jméno, místo nebo datum.",
    )  # fmt: skip


class AttendanceForm(Form):
    """Who was there."""

    problem = "Účast zatím nejde uložit."
    users = fields.ChoicesField(label="Kdo přišel", required=False)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("users", people)
