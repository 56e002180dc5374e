"""What comes in about a request, part by part; saving is always possible."""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from kruh.directory.models import Organisation, Venue
from kruh.web import fields
from kruh.web.forms import Form

LONGEST_MEETING = Decimal(12)


class HoursField(forms.CharField):
    """Hours as people write them: „2“, „1,5“."""

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"class": "w-s", "inputmode": "decimal", "autocomplete": "off"}

    def prepare_value(self, value: Any) -> Any:
        return f"{value.normalize():f}".replace(".", ",") if isinstance(value, Decimal) else value

    def clean(self, value: Any) -> Decimal | None:
        """This will read the hours, by halves; raises ValidationError with a sentence."""
        typed = super().clean(value)
        if not typed:
            return None
        if not re.fullmatch(r"\d{1,3}([.,]\d{1,2})?", typed):
            raise ValidationError(f"„{typed[:30]}“ nejsou hodiny. Napište je číslem, třeba 2 nebo 1,5.", code="invalid")
        hours = Decimal(typed.replace(",", "."))
        if not Decimal("0.5") <= hours <= LONGEST_MEETING or hours * 2 % 1:
            raise ValidationError("Napište délku po půlhodinách, od 0,5 do 12 hodin.", code="range")
        return hours


class PartForm(Form):
    """A part of the request with the version it was read in."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    needed: ClassVar[Mapping[str, str]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # completeness is demanded at sending

    def missing(self) -> list[str]:
        """This will name what the request needs before it can be sent and what is not here yet."""
        return [said for name, said in self.needed.items() if not self.cleaned_data.get(name)]

    def words(self) -> dict[str, Any]:
        """This will give what was written."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class GoalForm(PartForm):
    """The goal and the reason."""

    needed: ClassVar = {"goal": "cíl", "reason": "důvod"}
    goal = fields.LongTextField(
        label="Cíl: na co má setkání najít odpověď",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Jedna otázka obyčejnými slovy. Tenhle text uvidí i rodina v pozvánce.",
    )
    reason = fields.LongTextField(
        label="Důvod: proč konference a proč teď", required=False, rows=4, help_text="Uvidí jen organizace a váš úřad."
    )


class SituationForm(PartForm):
    """Only what the organisation needs to know."""

    needed: ClassVar = {"summary": "stručný popis situace"}
    summary = fields.LongTextField(
        label="Situace stručně",
        required=False,
        rows=8,
        help_text="Co potřebuje vědět facilitátor, který rodinu nezná. Pište bez příjmení, adres a dat narození.",
    )
    risks = fields.LongTextField(
        label="Na co si dát pozor",
        required=False,
        rows=4,
        help_text="Co může lidi rozrušit, kdo se koho bojí, co pomáhá. Podrobnosti řeknete týmu osobně.",
    )


class DateForm(PartForm):
    """To whom, when, where and how long."""

    needed: ClassVar = {"organisation": "organizace", "venue": "místnost nebo popis místa", "expected_hours": "délka"}
    organisation = fields.SelectField(label="Komu žádost pošlete", empty="Vyberte organizaci", required=False)
    date_wishes = fields.LongTextField(
        label="Kdy se to lidem hodí",
        required=False,
        rows=3,
        help_text="Třeba: úterý nebo čtvrtek po 14. hodině, táta může jen v pátek.",
    )
    venue = fields.SelectField(label="Místnost z adresáře", empty="zatím žádná", required=False)
    venue_note = fields.TextField(
        label="Jiné místo", required=False, max_length=300, help_text="Když místnost v adresáři není."
    )
    expected_hours = HoursField(
        label="Jak dlouho to nejspíš potrvá (hodin)",
        required=False,
        help_text="Obvykle nejvýš 2 hodiny. Když se tlumočí, všechno se říká dvakrát.",
    )
    expected_km = fields.NumberField(
        label="Cesta týmu tam i zpět (km)",
        required=False,
        max_value=3_000,
        help_text="Odhad, aby bylo jasné, co zaplatíte.",
    )

    def __init__(
        self, *args: Any, venues: Iterable[Venue], organisations: Iterable[Organisation], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(venue.pk): venue for venue in venues}
        named = [(key, f"{venue.name} – {venue.city}, {venue.capacity} míst") for key, venue in self.known.items()]
        self.offer("venue", [("", "zatím žádná"), *named])
        self.asked = {str(organisation.pk): organisation for organisation in organisations}
        chosen = [(key, str(organisation)) for key, organisation in self.asked.items()]
        self.offer("organisation", [("", "Vyberte organizaci"), *chosen])

    def missing(self) -> list[str]:
        """This will take a described place for as good as a room from the directory."""
        found = super().missing()
        return [said for said in found if said != self.needed["venue"] or not self.cleaned_data.get("venue_note")]

    def clean_organisation(self) -> Organisation | None:
        """This will give the organisation itself."""
        return self.asked.get(self.cleaned_data["organisation"])

    def clean_venue(self) -> Venue | None:
        """This will give the room itself."""
        return self.known.get(self.cleaned_data["venue"])


class TermsForm(PartForm):
    """What is promised, and who pays."""

    needed: ClassVar = {"conditions_accepted": "souhlas s podmínkami"}
    conditions_accepted = forms.BooleanField(
        label="Pracoviště s podmínkami souhlasí, i s cestou týmu, když rodina nepřijde", required=False
    )
    substitute_note = fields.TextField(
        label="Kdo vás zastoupí", required=False, help_text="Jméno a telefon kolegy pro případ, že tu nebudete."
    )
    billing_note = fields.LongTextField(
        label="Poznámka k fakturaci",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Třeba číslo objednávky. Odběratele a IČO bere Kruh z adresáře.",
    )
