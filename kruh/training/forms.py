"""What comes in about workshops."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.training.models import SignUp
from kruh.training.rules import announcement as rules
from kruh.training.rules.report import SCALE
from kruh.training.vocabulary import Presence, Sector
from kruh.web import fields
from kruh.web.forms import Form

MOST_HOURS, MOST_MONTHS = 200, 120
MATERIAL_MB = 10
LATER = "Doplňte, než workshop vypíšete."
NEEDED = ("aim", "programme", "lecturers", "place")  # before it goes out, not before it is saved


class ProgrammeField(fields.LongTextField):
    """The programme, one part on a line."""

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        try:
            rules.programme(typed)
        except ValueError as sentence:
            raise ValidationError(str(sentence), code="invalid") from sentence
        return typed


class WorkshopForm(Form):
    """The announcement."""

    problem = "Oznámení zatím nejde uložit."
    title = fields.TextField(label="Název")
    aim = fields.LongTextField(label="Co si lidé odnesou", required=False, rows=3, max_length=2_000, help_text=LATER)
    day = fields.DateField(label="Den")
    begins = fields.TimeField(label="Začátek")
    ends = fields.TimeField(label="Konec")
    capacity = fields.NumberField(label="Kolik lidí se vejde", min_value=1, max_value=rules.MOST_CAPACITY)
    programme = ProgrammeField(
        label="Program", required=False, rows=6, max_length=5_000,
        help_text=f"{LATER} Každá část na svém řádku: 9:00–9:30 Úvod a představení | Mgr. Jana Nová",
    )  # fmt: skip
    taught_by = fields.ChoicesField(label="Kdo povede, z vaší organizace", required=False)
    lecturers = fields.LongTextField(
        label="Kdo další povede",
        required=False,
        rows=2,
        max_length=1_000,
        help_text="Každé jméno na svém řádku. Koho jmenuje program, ten tu být nemusí. Doplňte, než workshop vypíšete.",
    )
    venue = fields.SelectField(label="Místnost z adresáře", required=False, empty="Žádná")
    place = fields.TextField(
        label="Nebo místo slovy", required=False, max_length=300,
        help_text="Než workshop vypíšete, stačí místnost, slova, nebo odkaz.",
    )  # fmt: skip
    online_link = forms.URLField(
        label="Odkaz pro připojení na dálku", required=False, assume_scheme="https", widget=forms.TextInput,
        help_text="Uvidí ho jen ti, kdo mají místo.",
    )  # fmt: skip
    is_listed = forms.BooleanField(
        label="Ukázat ve veřejném seznamu workshopů", required=False,
        help_text="Přihlásit se pak může kdokoli. Jinak jen kolegové a ti, komu pošlete odkaz.",
    )  # fmt: skip
    audience = fields.ChoicesField(label="Pro koho", choices=Sector.choices, required=False)
    kind = fields.SelectField(label="Jako jaké vzdělání se započítá", choices=TrainingKind.choices)
    hours = fields.NumberField(
        label="Kolik hodin se započítá", required=False, min_value=1, max_value=MOST_HOURS,
        help_text="Bez čísla podle délky workshopu.",
    )  # fmt: skip
    valid_months = fields.NumberField(
        label="Kolik měsíců vzdělání platí", required=False, min_value=1, max_value=MOST_MONTHS,
        help_text="Bez čísla platí bez omezení.",
    )  # fmt: skip
    bring = fields.TextField(label="Co vzít s sebou", required=False, max_length=500)
    project = fields.TextField(label="Projekt", required=False, max_length=300)
    funder = fields.TextField(label="Kdo workshop podporuje", required=False, max_length=300)
    measure = fields.SelectField(label="Opatření plánu kraje", required=False, empty="Žádné")

    def __init__(self, *args: Any, offered: dict[str, list[tuple[str, str]]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NEEDED:
            self.fields[name].says_optional = False  # type: ignore[attr-defined]
        self.offer("taught_by", offered["taught_by"])
        self.offer("venue", [("", "Žádná"), *offered["venue"]])
        self.offer("measure", [("", "Žádné"), *offered["measure"]])
        if not offered["taught_by"]:
            del self.fields["taught_by"]

    def clean(self) -> dict[str, Any]:
        """This will make moments of the day and the hours."""
        told = super().clean() or self.cleaned_data
        day, begins, ends = (told.pop(name, None) for name in ("day", "begins", "ends"))
        if day and begins and ends:
            told |= {"starts_at": days.moment(day, begins), "ends_at": days.moment(day, ends)}
        return told


class ReasonForm(Form):
    """Why the workshop is off."""

    problem = "Workshop zatím nejde zrušit."
    reason = fields.LongTextField(label="Důvod pro přihlášené", rows=3, max_length=1_000)


class MaterialForm(Form):
    """A file for those who come."""

    problem = "Soubor zatím nejde přidat."
    name = fields.TextField(label="Jak se soubor bude jmenovat", required=False, max_length=120)
    file = fields.DocumentField(label="Soubor (PDF nebo obrázek)", megabytes=MATERIAL_MB)


class MeasureForm(Form):
    """A measure of the region's plan."""

    problem = "Opatření zatím nejde uložit."
    code = fields.TextField(label="Kód opatření", max_length=20, size="s")
    text = fields.TextField(label="Čeho se týká", max_length=300)
    since = fields.DateField(label="Platí od", required=False)
    until = fields.DateField(label="Platí do", required=False)


class NewMeasureForm(MeasureForm):
    """The same with the region."""

    region = fields.SelectField(label="Kraj")

    def __init__(self, *args: Any, regions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("region", [("", "Vyberte"), *regions])


class GuestForm(Form):
    """What a guest says about themselves, and nothing more."""

    problem = "Přihlášku zatím nejde poslat."
    name = fields.PersonNameField(label="Jméno a příjmení", max_length=120)
    organisation = fields.TextField(label="Kde pracujete", max_length=160)
    sector = fields.SelectField(label="Obor", choices=Sector.choices)
    email = forms.EmailField(label="Pracovní e-mail", max_length=200)
    agrees = forms.BooleanField(label="Rozumím, co se s údaji stane.")


class PersonForm(Form):
    """Somebody whom the organiser writes down."""

    problem = "Člověka zatím nejde zapsat."
    name = fields.PersonNameField(label="Jméno a příjmení", max_length=120)
    organisation = fields.TextField(label="Kde pracuje", max_length=160)
    sector = fields.SelectField(label="Obor", choices=Sector.choices)
    email = forms.EmailField(
        label="Pracovní e-mail", required=False, max_length=200,
        help_text="Přijde na něj místo a po workshopu osvědčení. Bez něj osvědčení stáhnete vy.",
    )  # fmt: skip


class AttendanceForm(Form):
    """Who was there, person by person."""

    problem = "Prezenci zatím nejde uložit."
    rest = forms.BooleanField(label="Všichni, u kterých níž nic není, přišli", required=False)

    def __init__(self, *args: Any, going: list[SignUp], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(Presence.PRESENT.value, "ano"), (Presence.ABSENT.value, "ne")]
        for one in going:
            label = ", ".join(filter(None, (one.called or "Jméno smazané po lhůtě", one.comes_from)))
            self.fields[f"p_{one.pk}"] = fields.ChoiceField(
                label=label, choices=choices, required=False, initial=one.presence, layout="row", says_optional=False
            )

    def chosen(self, presence: Presence) -> list[str]:
        """This will give whose presence was written so."""
        told = {name: value for name, value in self.cleaned_data.items() if name.startswith("p_")}
        found = [name for name, value in told.items() if value == presence]
        if presence == Presence.PRESENT and self.cleaned_data["rest"]:
            found += [name for name, value in told.items() if not value]
        return [name.removeprefix("p_") for name in found]


class EvaluationForm(Form):
    """What somebody thought."""

    problem = "Odpověď zatím nejde poslat."
    useful = fields.ChoiceField(label="Bude vám to v práci užitečné?", choices=SCALE)
    clear = fields.ChoiceField(label="Bylo to srozumitelné?", choices=SCALE)
    would_recommend = fields.YesNoField(label="Doporučili byste workshop dál?")
    words = fields.LongTextField(
        label="Co vám pomohlo a co chybělo?", required=False, rows=4, max_length=2_000,
        help_text="Nepište prosím jména rodin ani dětí.",
    )  # fmt: skip
