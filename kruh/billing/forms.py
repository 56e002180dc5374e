"""What comes in about a bill: how long it took, how the two travelled, when the money came, why it is cancelled."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.billing.models import Trip
from kruh.billing.rules import bill as rules
from kruh.billing.rules import travel
from kruh.billing.vocabulary import TravelKind
from kruh.foundation import text
from kruh.web import fields
from kruh.web.forms import Form, speak_czech

FIELDS = ("kind", "km", "fare")
WAYS = [(kind.value, kind.label) for kind in TravelKind if kind != TravelKind.UNSAID]


class BillForm(Form):
    """The draft. What is missing may be filled in later; only issuing asks for everything."""

    problem = "Vyúčtování zatím nejde uložit."
    minutes = fields.NumberField(
        label="Jak dlouho setkání trvalo (v minutách)",
        max_value=rules.MOST_MINUTES,
        help_text="Účtují se započaté čtvrthodiny: 125 minut je 2 h 15 min.",
    )
    order_number = fields.TextField(
        label="Číslo objednávky",
        required=False,
        max_length=60,
        size="l",
        help_text="Když ho pracoviště chce na dokladu.",
    )
    note = fields.LongTextField(
        label="Poznámka na doklad",
        required=False,
        rows=2,
        max_length=300,
        help_text="Uvidí ji účtárna. Jména dětí a rodin sem nepište.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, trips: Sequence[tuple[Trip, str]], is_no_show: bool, asked: str = "", **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if asked:
            self.fields["order_number"].help_text = text.typo(f'V žádosti k fakturaci stojí: "{asked}".')
        self.trips = [trip for trip, _ in trips]
        for number, (trip, who) in enumerate(trips):
            self._ask_about(number, trip, who)
        if is_no_show:
            del self.fields["minutes"]
        tail = ["order_number", "note", "version"]
        self.order_fields([*[name for name in self.fields if name not in tail], *tail])

    def _ask_about(self, number: int, trip: Trip, who: str) -> None:
        asked: dict[str, forms.Field] = {
            f"kind_{number}": fields.ChoiceField(
                label=f"Cesta – {who}",
                choices=WAYS,
                initial=trip.kind,
                layout="row",
                required=False,
                says_optional=False,
            ),
            f"km_{number}": fields.NumberField(
                label=f"Kilometry tam i zpět – {who}",
                required=False,
                max_value=travel.MOST_KM,
                initial=trip.km or None,
                help_text="Jen u cesty autem.",
            ),
            f"fare_{number}": fields.MoneyField(
                label=f"Jízdenka tam i zpět – {who}",
                required=False,
                initial=trip.fare or None,
                help_text="Cena v Kč, jen u jízdenky.",
            ),
        }
        for name, field in asked.items():
            speak_czech(field)
            self.fields[name] = field

    @property
    def ways(self) -> list[dict[str, forms.BoundField]]:
        """This will give the three fields about each person's way together."""
        return [{name: self[f"{name}_{number}"] for name in FIELDS} for number in range(len(self.trips))]

    def words(self) -> dict[str, Any]:
        """This will give what the act wants."""
        said = self.cleaned_data
        ways = [
            self._way(trip, *(said[f"{name}_{number}"] for name in FIELDS)) for number, trip in enumerate(self.trips)
        ]
        plain = {name: said[name] for name in ("order_number", "note", "version")}
        return {"minutes": said.get("minutes") or 0, "trips": ways, **plain}

    def _way(self, trip: Trip, kind: str, km: int | None, fare: int | None) -> travel.Way:
        return travel.Way(trip.pk, kind or TravelKind.UNSAID, km or 0, fare or 0)


class PaymentForm(Form):
    """When the money came."""

    problem = "Platbu zatím nejde zapsat."
    paid_on = fields.DateField(label="Kdy peníze přišly", help_text="Podle výpisu z účtu, třeba 3. 12. 2026.")


class CancelForm(Form):
    """Why it does not hold."""

    problem = "Stornovat to zatím nejde."
    reason = fields.LongTextField(
        label="Proč", rows=3, max_length=1_000, help_text="Jedna věta, které bude rozumět i účtárna."
    )


class IssueForm(Form):
    """Which bill was looked at; the page always carries the one that it shows."""

    problem = "Vyúčtování zatím nejde vystavit."
    number = forms.CharField(max_length=20)
    version = forms.IntegerField()
