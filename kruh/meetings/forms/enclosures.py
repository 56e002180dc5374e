"""What comes in about papers that go along with a copy: which ones, that they were looked through, the decision."""

from typing import Any

from django import forms

from kruh.meetings.forms.minutes import HANDED
from kruh.meetings.models import Sheet
from kruh.meetings.queries.enclosures import title_of
from kruh.meetings.vocabulary import EnclosureState
from kruh.web import fields
from kruh.web.forms import Form

ANSWERS = ((EnclosureState.READY, "Může odejít"), (EnclosureState.REFUSED, "Nesmí odejít"))


class EncloseForm(Form):
    """Which papers go along with the copy."""

    problem = "Přílohu zatím nejde přiložit."
    sheets = fields.ChoicesField(label="Co přiložit", error_messages={"required": "Vyberte aspoň jeden soubor."})
    is_looked_through = forms.BooleanField(
        label="Fotky a skeny mám celé prohlédnuté. Nic, co se k tomuto člověku nesmí dostat, v nich není.",
        required=False,
        help_text="PDF s textem přečte Kruh, obrázky musí projít člověk.",
    )

    def __init__(self, *args: Any, offered: list[Sheet], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sheets"].choices = [(str(sheet.pk), title_of(sheet)) for sheet in offered]  # type: ignore[attr-defined]


class DecideForm(Form):
    """What the second person says."""

    problem = "Rozhodnutí zatím nejde uložit."
    answer = fields.ChoiceField(label="Smí tahle příloha odejít?", choices=ANSWERS, layout="row")
    reason = fields.LongTextField(
        label="Proč",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Povinné, když příloha odejít nesmí. Přečte si to ten, kdo ji vybral.",
    )


class HandOverEnclosureForm(Form):
    """How and when a paper reached the person."""

    problem = "Předání zatím nejde zapsat."
    channel = fields.ChoiceField(label="Jak se příloha dostala k člověku", choices=HANDED)
    handed_on = fields.DateField(label="Kdy")
