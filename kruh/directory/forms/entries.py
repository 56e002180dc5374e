"""What people write about organisations, rooms and colleagues; numbers with check digits are checked here."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kruh.access.models import Gender, User
from kruh.directory import rules
from kruh.directory.models import District, Region
from kruh.directory.vocabulary import Kind, Language, Profession, TrainingKind
from kruh.web import fields
from kruh.web.forms import Form

MOST_PEOPLE = 500
MOST_HOURS = 2000
GENDERS = [(Gender.FEMININE.value, "paní"), (Gender.MASCULINE.value, "pan"), (Gender.UNKNOWN.value, "neuvedeno")]


class WebField(forms.URLField):
    """The address of a web page, typed with or without https://."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(assume_scheme="https", max_length=fields.LINE, widget=forms.TextInput, **kwargs)


class CheckedField(fields.TextField):
    """A line of text with a rule of its own."""

    def __init__(self, *, rule: Callable[[str], str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.rule = rule

    def clean(self, value: Any) -> str:
        typed = str(super().clean(value))
        try:
            return self.rule(typed) if typed else ""
        except ValueError as sentence:
            raise ValidationError(str(sentence), code="invalid") from sentence


class PhoneField(fields.PhoneField):
    """A phone that need not be given; nothing is kept as an empty text."""

    def prepare_value(self, value: Any) -> Any:
        return rules.phone_words(value) if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return super().clean(value) or ""


class ContactForm(Form):
    """What the organisation's own people keep right."""

    problem = "Údaje zatím nejde uložit."

    street = fields.TextField(label="Ulice a číslo", max_length=120, required=False)
    postcode = CheckedField(label="PSČ", rule=rules.postcode, max_length=20, required=False, size="s")
    city = fields.TextField(label="Obec", max_length=80, required=False)
    phone = PhoneField(label="Telefon", required=False)
    email = forms.EmailField(label="E-mail", required=False)
    web = WebField(label="Web", required=False)
    data_box = CheckedField(
        label="Datová schránka", rule=rules.data_box, max_length=20, required=False, size="m", help_text="Sedm znaků."
    )
    billing_name = fields.TextField(
        label="Odběratel na vyúčtování",
        max_length=200,
        required=False,
        help_text="Kdo platí, třeba Město Lipová nad Březnou. Když necháte prázdné, platí organizace sama.",
    )
    ico = CheckedField(
        label="IČO", rule=rules.ico, max_length=20, required=False, size="m", help_text="Toho, kdo platí."
    )
    bank_account = CheckedField(
        label="Číslo účtu",
        rule=rules.bank_account,
        max_length=40,
        required=False,
        size="l",
        help_text="Třeba 19-2000145399/0800. Tiskne se na vyúčtování.",
    )
    dpo_name = fields.TextField(
        label="Pověřenec pro ochranu osobních údajů", max_length=120, required=False, help_text="Jméno, nebo firma."
    )
    dpo_email = forms.EmailField(
        label="E-mail pověřence",
        required=False,
        help_text="Kruh mu napíše o mimořádném přístupu k případu a o konci ochrany údaje. Beze jmen.",
    )
    neutral_sender_name = fields.TextField(
        label="Neutrální jméno odesílatele",
        max_length=80,
        required=False,
        help_text="Stojí na obálkách a v e-mailech místo názvu, ze kterého by cizí člověk poznal, o co jde.",
    )


class OrganisationForm(ContactForm):
    """Everything about an organisation, for the administrator."""

    name = fields.TextField(label="Název", max_length=200)
    kind = fields.SelectField(label="Druh", choices=Kind.choices)
    district = fields.SelectField(
        label="Území", required=False, empty="Nepůsobí jen v jednom území", help_text="Obec s rozšířenou působností."
    )
    regions = fields.ChoicesField(label="Působí v krajích", required=False)
    is_authorised = forms.BooleanField(label="Má pověření k sociálně-právní ochraně dětí", required=False)
    allows_offline = forms.BooleanField(
        label="Na setkání se smí psát i bez internetu",
        required=False,
        initial=True,
        help_text="Co se neodešle hned, čeká zašifrované v zařízení, nejvýš tři dny. Jinak jde psát jen se spojením.",
    )
    writes_protocol = forms.BooleanField(
        label="Zápisy ze setkání píše jako protokol",
        required=False,
        help_text="Výchozí podoba nových zápisů. U každého zápisu ji jde změnit, obsah zůstává stejný.",
    )
    note = fields.TextField(label="Poznámka", max_length=300, required=False)
    is_active = forms.BooleanField(label="Organizace je v provozu", required=False, initial=True)

    field_order = (
        *("name", "kind", "district", "regions", "is_authorised", "allows_offline", "writes_protocol", "is_active"),
        "note",
    )

    def __init__(self, *args: Any, districts: Sequence[District], regions: Sequence[Region], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.districts = {row.code: row for row in districts}
        self.region_of = {row.code: row for row in regions}
        self.fields["district"].choices = district_choices(districts, "Nepůsobí jen v jednom území")  # type: ignore[attr-defined]
        self.fields["regions"].choices = [(row.code, row.name) for row in regions]  # type: ignore[attr-defined]

    def clean_district(self) -> District | None:
        """This will turn the code into the district."""
        return self.districts.get(self.cleaned_data["district"])

    def clean_regions(self) -> list[Region]:
        """This will turn the codes into regions."""
        return [self.region_of[code] for code in self.cleaned_data["regions"]]

    def clean(self) -> dict[str, Any]:
        """This will demand an area from an office."""
        if self.cleaned_data.get("kind") == Kind.OFFICE and not self.cleaned_data.get("district"):
            self.add_error("district", "Pracoviště OSPOD patří vždy k jednomu území. Vyberte ho prosím.")
        return self.cleaned_data


class VenueForm(Form):
    """A room, with what decides whether everybody gets in."""

    problem = "Místnost zatím nejde uložit."

    name = fields.TextField(label="Název místnosti", max_length=120, help_text="Tak, jak ji lidé najdou na dveřích.")
    district = fields.SelectField(label="Území")
    street = fields.TextField(label="Ulice a číslo", max_length=120, required=False)
    postcode = CheckedField(label="PSČ", rule=rules.postcode, max_length=20, required=False, size="s")
    city = fields.TextField(label="Obec", max_length=80)
    capacity = fields.NumberField(
        label="Kolik lidí se pohodlně vejde ke stolu", min_value=1, max_value=MOST_PEOPLE, help_text="Bez tísnění."
    )
    has_step_free_access = forms.BooleanField(label="Dá se dojet až dovnitř bez schodů", required=False)
    has_toilet = forms.BooleanField(label="Je tu toaleta", required=False, initial=True)
    has_accessible_toilet = forms.BooleanField(label="Toaleta je bezbariérová", required=False)
    has_flipchart = forms.BooleanField(label="Je tu flipchart", required=False)
    has_projector = forms.BooleanField(label="Je tu projektor", required=False)
    getting_there = fields.LongTextField(label="Parkování a doprava", max_length=300, rows=2, required=False)
    opening_hours = fields.TextField(label="Kdy je otevřeno", max_length=200, required=False)
    contact_name = fields.TextField(label="Kdo zařídí klíče", max_length=120, required=False)
    contact_phone = PhoneField(label="Telefon", required=False)
    contact_email = forms.EmailField(label="E-mail", required=False)
    is_active = forms.BooleanField(label="Místnost se dá používat", required=False, initial=True)

    def __init__(self, *args: Any, districts: Sequence[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.districts = {row.code: row for row in districts}
        self.fields["district"].choices = district_choices(districts, "Vyberte")  # type: ignore[attr-defined]

    def clean_district(self) -> District:
        """This will turn the code into the district."""
        return self.districts[self.cleaned_data["district"]]

    def clean(self) -> dict[str, Any]:
        """This will refuse an accessible toilet where there is none at all."""
        if self.cleaned_data.get("has_accessible_toilet") and not self.cleaned_data.get("has_toilet"):
            self.add_error("has_accessible_toilet", "Zaškrtli jste bezbariérovou toaletu, ale žádná toaleta tu není.")
        return self.cleaned_data


class ProfessionalForm(Form):
    """A colleague of the field: name, profession, contact at work."""

    problem = "Člověka zatím nejde uložit."

    title_before = fields.TextField(label="Titul před jménem", max_length=40, required=False, size="s")
    first_name = fields.PersonNameField(label="Jméno")
    last_name = fields.PersonNameField(label="Příjmení")
    title_after = fields.TextField(label="Titul za jménem", max_length=40, required=False, size="s")
    gender = fields.ChoiceField(label="Oslovení", choices=GENDERS, required=False, layout="row")
    profession = fields.SelectField(label="Profese", choices=Profession.choices)
    phone = PhoneField(label="Telefon na pracoviště", required=False, help_text="Soukromé číslo sem nepatří.")
    email = forms.EmailField(label="Pracovní e-mail", required=False)
    languages = fields.ChoicesField(
        label="Jazyky, ve kterých umí mluvit s rodinou", choices=Language.choices, required=False
    )
    user = fields.SelectField(label="Účet v aplikaci", required=False, empty="Nemá, nebo nevím")
    is_active = forms.BooleanField(label="Pracuje tu", required=False, initial=True)

    def __init__(self, *args: Any, users: Sequence[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.users = {str(user.pk): user for user in users}
        choices = [("", "Nemá, nebo nevím"), *((str(user.pk), f"{user.name}, {user.email}") for user in users)]
        self.fields["user"].choices = choices  # type: ignore[attr-defined]

    def clean_user(self) -> User | None:
        """This will turn the choice into the account."""
        return self.users.get(self.cleaned_data["user"])


class TrainingForm(Form):
    """What somebody learned."""

    problem = "Školení zatím nejde uložit."

    kind = fields.SelectField(label="Co", choices=TrainingKind.choices)
    provider = fields.TextField(label="Kdo vzdělával", max_length=120, required=False)
    on = fields.DateField(label="Kdy skončilo")
    valid_until = fields.DateField(label="Platí do", required=False)
    hours = fields.NumberField(label="Kolik hodin", min_value=1, max_value=MOST_HOURS, required=False)


class ClosureForm(Form):
    """Days on which nobody is in the office."""

    problem = "Uzavření zatím nejde uložit."

    first_day = fields.DateField(label="První den", help_text="Třeba 28. 12. 2026.")
    last_day = fields.DateField(label="Poslední den", help_text="Včetně. U jednoho dne napište stejný.")
    reason = fields.TextField(label="Důvod", max_length=120, help_text="Třeba celozávodní dovolená.")


class RemoveForm(Form):
    """A confirmation without fields."""

    problem = "Zatím to nejde zrušit."


def district_choices(districts: Sequence[District], empty: str) -> list[tuple[str, str]]:
    """This will list districts in Czech order under a line for none."""
    return [("", empty), *((row.code, row.name) for row in districts)]
