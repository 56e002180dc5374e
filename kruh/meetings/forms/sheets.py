"""What comes in about papers: the file, what it is, what it shows, and why it is put aside."""

from django import forms

from kruh.meetings.rules import sheets as rules
from kruh.meetings.vocabulary import SheetKind
from kruh.web import fields
from kruh.web.forms import Form

SHOWN_HELP = "Jednou větou pro toho, kdo obrázek nevidí: třeba „tři sloupce lístečků, uprostřed cíl“."


class DescribeForm(Form):
    """What a paper is and what it shows."""

    problem = "Popis zatím nejde uložit."
    kind = fields.ChoiceField(label="Co to je", choices=SheetKind.choices, initial=SheetKind.FLIPCHART)
    description = fields.TextField(label="Co je na obrázku", required=False, max_length=300, help_text=SHOWN_HELP)
    topic = fields.TextField(
        label="Ke které části setkání patří", required=False, max_length=120, help_text="Třeba „Pohled dítěte“."
    )


class AddForm(DescribeForm):
    """A photograph or a paper."""

    problem = "Soubor zatím nejde uložit."
    file = fields.DocumentField(
        label="Fotka nebo PDF",
        help_text="Nejvýš 20 MB. Fotku zmenšíme a smažeme z ní, kde a čím byla pořízená.",
    )
    place = forms.FloatField(required=False, widget=forms.HiddenInput)  # told by the room alone
    field_order = ("file", "kind", "description", "topic", "place")


class StrikeForm(Form):
    """Why a paper is put aside."""

    problem = "Soubor zatím nejde vyřadit."
    reason = fields.LongTextField(
        label="Proč ho vyřazujete",
        rows=3,
        max_length=500,
        min_length=rules.SHORTEST_REASON,
        help_text="Třeba „rozmazaná fotka, nahrazená novou“. Soubor zůstane uložený s tímhle důvodem.",
    )
