"""What comes in about the date: times in free text, a room, answers of people, reasons."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from kruh.conferences.rules import answers, proposals
from kruh.conferences.rules import scheduling as rules
from kruh.conferences.vocabulary import OWN_ANSWERS, Answer
from kruh.foundation import days
from kruh.web import fields
from kruh.web.forms import Form

Choices = Iterable[tuple[str, str]]
LENGTH: dict[str, Any] = {"label": "Délka v minutách", "min_value": 1, "max_value": 1_000}
LENGTH_REASON = "Proč je potřeba delší čas"
REASON_HELP = "Uloží se ke konferenci s vaším jménem."


class RoomForm(Form):
    """A form in which a room is chosen."""

    def __init__(self, *args: Any, rooms: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["venue"].choices = [("", "Zatím nevím"), *rooms]  # type: ignore[attr-defined]


class ProposeForm(RoomForm):
    """Several dates at once."""

    problem = "Termíny zatím nejde navrhnout."
    dates = fields.LongTextField(
        label="Termíny, každý na nový řádek", rows=5, max_length=1_000,
        help_text="Třeba 3. 12. 2026 9:00. Tři až pět termínů stačí.",
    )  # fmt: skip
    length = fields.NumberField(**LENGTH)
    venue = fields.SelectField(label="Místnost", required=False)
    is_outside_meant = forms.BooleanField(
        label="Vím, že některý termín je později než měsíc od žádosti", required=False,
    )  # fmt: skip
    length_reason = fields.LongTextField(label=LENGTH_REASON, required=False, rows=2, max_length=1_000)
    field_order = ("dates", "length", "length_reason", "venue", "is_outside_meant")

    def __init__(
        self, *args: Any, terms: rules.Terms, window: rules.Window | None, suggested: Collection[datetime],
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.terms, self.window, self.suggested = terms, window, suggested
        self.fields["length_reason"].required = not self.is_bound and rules.is_long(
            self.initial.get("length", 0), terms
        )

    def clean(self) -> dict[str, Any]:
        """This will ask for the reason of a long meeting where it is written."""
        found = dict(super().clean() or self.cleaned_data)
        length = found.get("length")
        if length and not rules.length_faults(length, self.terms):
            for sentence in rules.blockers_to_length(length, self.terms, found.get("length_reason", "")):
                self.add_error("length_reason", sentence)
                self.fields["length_reason"].required = True
        return found

    @property
    def asks_outside(self) -> bool:
        """This will tell whether to ask if a late date is meant; dates that cannot be read keep the answer given."""
        if self.is_bound and "dates" not in self.cleaned_data:
            return bool(self["is_outside_meant"].value())
        return rules.is_outside(self.cleaned_data["dates"] if self.is_bound else self.suggested, self.window)

    def clean_dates(self) -> list[datetime]:
        """This will read one date per line."""
        try:
            return proposals.parse_proposals(self.cleaned_data["dates"], timezone.localdate())
        except ValueError as sentences:
            raise ValidationError([str(sentence) for sentence in sentences.args], code="invalid") from sentences


class AnswersForm(Form):
    """What one person said to the proposed dates; what was not said stays empty.

    What was written can be taken back. Only then is that choice sent: a page opened before somebody else
    wrote an answer must not empty it.
    """

    problem = "Odpovědi zatím nejde uložit."
    said_by = fields.TextField(
        label="Kdo to řekl", max_length=120, size="l", help_text="Odpovědět mohl i někdo jiný, třeba rodič za dítě."
    )
    channel = fields.ChoiceField(label="Jak", choices=answers.TOLD_TO_WORKER, layout="row")
    said_on = fields.DateField(label="Kdy to zaznělo", help_text="Třeba dnes, včera nebo 3. 12. 2026.")

    def __init__(
        self, *args: Any, dates: list[tuple[UUID, str]], proposed: Mapping[UUID, date], is_own: bool = False,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(*args, **kwargs)
        self.proposed, words = proposed, dict(OWN_ANSWERS if is_own else Answer.choices)
        for pk, label in dates:
            held = self.initial.get(f"t_{pk.hex}", Answer.NONE)
            empty = {"" if held == Answer.NONE else Answer.NONE: words[Answer.NONE]}
            said = {answer: word for answer, word in words.items() if answer != Answer.NONE}
            self.fields[f"t_{pk.hex}"] = fields.ChoiceField(
                label=label, choices=list({**said, **empty}.items()), required=False, layout="row", says_optional=False
            )
        self.order_fields([f"t_{pk.hex}" for pk, _ in dates])
        for name in ("said_by", "channel", "said_on") if is_own else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """This will ask for at least one answer, said on a day on which it can have been said."""
        found = super().clean() or self.cleaned_data
        if not self.errors and not self.answers():
            raise ValidationError("Vyberte odpověď aspoň u jednoho termínu.", code="empty")
        if found.get("said_on"):
            asked = [self.proposed[pk] for pk in self.said()]
            for sentence in answers.said_faults(found["said_on"], timezone.localdate(), asked):
                self.add_error("said_on", sentence)
        return dict(found)

    def answers(self) -> dict[UUID, Answer]:
        """This will give the answers by the proposal."""
        written = {pk: self.cleaned_data.get(f"t_{pk.hex}") for pk in self.proposed}
        return {pk: Answer(answer) for pk, answer in written.items() if answer}

    def said(self) -> dict[UUID, Answer]:
        """This will give those that say something new."""
        held = {pk: Answer(self.initial.get(f"t_{pk.hex}", Answer.NONE)) for pk in self.proposed}
        return answers.to_record(self.answers(), held)


class DropForm(Form):
    """Why a date is off the list."""

    reason = fields.TextField(label="Proč", required=False, max_length=300, size="l")


class FixForm(RoomForm):
    """The last check before a date holds."""

    problem = "Termín zatím nejde potvrdit."
    venue = fields.SelectField(label="Místnost", required=False)
    reason = fields.LongTextField(
        label="Proč to tak přesto necháte", required=False, rows=3, max_length=2_000, help_text=REASON_HELP
    )
    length_reason = fields.LongTextField(label=LENGTH_REASON, required=False, rows=2, max_length=1_000)

    def __init__(self, *args: Any, is_long: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["length_reason"].required = is_long


class MoveForm(FixForm):
    """Another date or room."""

    problem = "Termín zatím nejde změnit."
    day = fields.DateField(label="Den", help_text="Třeba 3. 12. 2026 nebo čtvrtek.")
    clock = fields.TimeField(label="Začátek")
    length = fields.NumberField(**LENGTH)
    field_order = ("day", "clock", "length", "venue", "reason", "length_reason")

    def clean(self) -> dict[str, Any]:
        """This will put the day and the hour together."""
        found = dict(super().clean() or self.cleaned_data)
        if found.get("day") and found.get("clock"):
            try:
                found["starts"] = days.moment(found["day"], found["clock"])
            except ValueError as sentence:
                self.add_error("clock", str(sentence))
        return found
