"""Forms about people, contacts and ties."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError

from kruh.access.models import Gender
from kruh.cases.vocabulary import ContactKind, Language, Need, Part, TieKind
from kruh.web import fields
from kruh.web.forms import Form

Choices = Sequence[tuple[str, str]]
NOTE = 2_000
GENDERS = [
    (Gender.FEMININE.value, "jako ženu"),
    (Gender.MASCULINE.value, "jako muže"),
    ("", "nevíme, oslovíme neutrálně"),
]
CHILD_GENDERS = [
    (Gender.FEMININE.value, "jako dívku"),
    (Gender.MASCULINE.value, "jako chlapce"),
    ("", "nevíme, oslovíme neutrálně"),
]
TIE_READS = "Čte se od prvního ke druhému: „Jitka je rodič – Adam“."


class SearchForm(Form):
    """Who it may be, before anything new is made."""

    problem = "Zatím nemáme podle čeho hledat."
    asks_who: ClassVar[str] = "Napište aspoň jméno, nebo příjmení."
    clues: ClassVar[tuple[str, ...]] = ("first_name", "last_name", "birth_date")
    step = forms.CharField(widget=forms.HiddenInput, initial="search")
    first_name = fields.PersonNameField(label="Jméno", required=False, help_text="Stačí jméno, nebo příjmení.")
    last_name = fields.PersonNameField(label="Příjmení", required=False)
    birth_date = fields.DateField(
        label="Datum narození", required=False, help_text="Třeba 3. 12. 2014. Když ho nevíte, nevadí."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.clues:
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # some of them are needed

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if not set(self.clues) & set(self.errors) and not self.says_who(words):
            self.add_error("first_name", self.asks_who)
        return words

    def says_who(self, words: dict[str, Any]) -> bool:
        """This will tell whether it is known whom the form is about."""
        return bool(words.get("first_name") or words.get("last_name"))


class DetailsForm(Form):
    """What is written about a person."""

    first_name = fields.PersonNameField(label="Jméno", required=False)
    last_name = fields.PersonNameField(label="Příjmení", required=False)
    title_before = fields.TextField(label="Titul před jménem", required=False, max_length=40, size="m")
    title_after = fields.TextField(label="Titul za jménem", required=False, max_length=40, size="m")
    birth_date = fields.DateField(label="Datum narození", required=False, help_text="Třeba 3. 12. 2014.")
    gender = fields.ChoiceField(
        label="Jak člověka oslovujeme",
        choices=GENDERS,
        required=False,
        layout="row",
        help_text="Neodhadujeme to ze jména.",
    )
    language = fields.ChoiceField(
        label="Jazyk, kterému rozumí nejlíp",
        choices=Language.choices,
        initial="cs",
        layout="row",
        help_text="Dopisy a listy zatím umíme jen česky. Podle jazyka připomeneme tlumočení.",
    )
    needs_interpreter = forms.BooleanField(label="Potřebuje tlumočení", required=False)
    interpreter_note = fields.TextField(
        label="Poznámka k tlumočení",
        required=False,
        help_text="Třeba: tlumočnice, ne tlumočník. Dítě dospělým netlumočí.",
    )
    needs = fields.ChoicesField(
        label="Co potřebuje, aby mohl člověk přijít", choices=Need.choices, required=False, layout="row"
    )
    needs_note = fields.LongTextField(label="Poznámka k potřebám", required=False, rows=2, max_length=NOTE)

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        if not {"first_name", "last_name"} & set(self.errors) and not (
            words.get("first_name") or words.get("last_name")
        ):
            self.add_error("first_name", "Napište aspoň jméno, nebo příjmení.")
        return words


class AddPersonForm(DetailsForm):
    """A new person and what the person is to the children."""

    problem = "Člověka zatím nejde přidat."
    part = fields.ChoiceField(label="Kam v případu patří", choices=Part.choices, layout="row")
    kind = fields.SelectField(
        label="Čím je dětem", choices=TieKind.choices, required=False, empty="Vztah doplním později"
    )
    others = fields.ChoicesField(label="Kterým dětem", required=False, layout="row")
    has_parental_responsibility = forms.BooleanField(
        label="Má rodičovskou odpovědnost, nebo dítě zastupuje", required=False
    )
    same_parents = fields.ChoicesField(
        label="Má stejné rodiče", required=False, help_text="Když přidáváte další dítě. Vztah se převezme i pro něj."
    )
    phone = fields.PhoneField(label="Telefon", required=False)
    email = fields.TextField(label="E-mail", required=False)
    is_safe = forms.BooleanField(
        label="Na telefon a e-mail je bezpečné volat a psát", required=False, initial=True,
        help_text="Odškrtněte, pokud zprávu může vidět někdo, kdo nemá.",
    )  # fmt: skip
    note = fields.TextField(
        label="Poznámka",
        required=False,
        help_text="Pár slov ke vztahu: třeba „z matčiny strany“. U odborníka čím je: „třídní učitelka“.",
    )

    def __init__(self, *args: Any, children: Choices, parents: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(children)
        self.fields["same_parents"].choices = list(parents)  # type: ignore[attr-defined]
        if not parents:
            del self.fields["same_parents"]
        self.fields["others"].choices = known  # type: ignore[attr-defined]
        self.fields["others"].initial = self.ticked = [key for key, _ in known]
        if len(known) == 1:
            self.fields["others"].label = "Ke kterému dítěti"

    def clean(self) -> dict[str, Any]:
        words = super().clean()
        if not words.get("kind") and sorted(words.get("others") or []) == sorted(self.ticked):
            words["others"] = []  # ticked beforehand, while the tie is left for later
        if words.get("kind") and not words.get("others"):
            self.add_error("others", "Vyberte, kterých dětí se vztah týká.")
        if words.get("others") and not words.get("kind"):
            self.add_error("kind", "Vyberte, jaký je to vztah.")
        if words.get("same_parents") and words.get("part") != Part.CHILD:
            self.add_error("same_parents", "Rodiče jde převzít jen u dalšího dítěte.")
        return words

    def clean_email(self) -> str:
        """This will look at the e-mail the way the form of contacts does."""
        value = self.cleaned_data["email"]
        return _checked(ContactKind.EMAIL, value) if value else ""

    def contacts(self) -> list[tuple[str, str]]:
        """This will give the ways to reach the person that were typed."""
        typed = ((ContactKind.PHONE, self.cleaned_data["phone"]), (ContactKind.EMAIL, self.cleaned_data["email"]))
        return [(kind.value, value) for kind, value in typed if value]


class ChangePersonForm(DetailsForm):
    """The details of a person as they are, to be mended."""

    problem = "Změny zatím nejde uložit."
    version = forms.IntegerField(widget=forms.HiddenInput)
    part = fields.ChoiceField(label="Kam v případu patří", choices=Part.choices, layout="row")
    salutation = fields.TextField(
        label="Oslovení v dopise", required=False, help_text="Vyplňte, když návrh nesedí. Bez čárky na konci."
    )
    died_on = fields.DateField(label="Datum úmrtí", required=False)
    note = fields.TextField(label="Poznámka k místu v případu", required=False)


class LinkPersonForm(Form):
    """Somebody who is already known."""

    person = forms.UUIDField(widget=forms.HiddenInput, error_messages={"invalid": "Vyberte člověka prosím znovu."})
    part = fields.ChoiceField(label="Kam v tomto případu patří", choices=Part.choices, layout="row")


class RemovePersonForm(Form):
    """Why somebody leaves the case."""

    problem = "Člověka zatím nejde odebrat."
    reason = fields.LongTextField(
        label="Důvod", required=False, max_length=NOTE, help_text="Nutný jen tehdy, když s člověkem už něco souvisí."
    )


class ContactForm(Form):
    """One way to reach a person."""

    problem = "Kontakt zatím nejde uložit."
    kind = fields.ChoiceField(label="Druh kontaktu", choices=ContactKind.choices, layout="row")
    value = fields.TextField(label="Kontakt", help_text="Číslo, e-mail, adresa, nebo přes koho a jak.")
    note = fields.TextField(label="Poznámka", required=False, help_text="Třeba: volat až po 16. hodině.")
    is_preferred = forms.BooleanField(label="Takhle se s člověkem spojíme nejlíp", required=False)
    is_safe = forms.BooleanField(
        label="Je bezpečné sem psát a volat", required=False, initial=True,
        help_text="Odškrtněte, pokud zprávu může vidět někdo, kdo nemá.",
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        words = super().clean() or {}
        kind, value = words.get("kind"), words.get("value")
        if kind and value and not self.errors:
            try:
                words["value"] = _checked(kind, value)
            except ValidationError as wrong:
                self.add_error("value", wrong)
        if words.get("is_preferred") and not words.get("is_safe"):
            self.add_error("is_preferred", "Kontakt, na který není bezpečné psát, nemůže být ten nejlepší.")
        return words


def _checked(kind: str, value: str) -> str:
    if kind == ContactKind.PHONE:
        return str(fields.PhoneField().clean(value))
    if kind == ContactKind.EMAIL:
        wrong = {"invalid": "E-mail má tvar jana@priklad.cz. Zkontrolujte, jestli v něm nic nechybí."}
        return str(forms.EmailField(error_messages=wrong).clean(value))
    if kind == ContactKind.DATA_BOX and not re.fullmatch(r"[a-z0-9]{7}", value.lower()):
        raise ValidationError("Datová schránka má 7 písmen a číslic, třeba ab3c9xk.")
    return value.lower() if kind == ContactKind.DATA_BOX else value


class TieForm(Form):
    """What one person is to another."""

    problem = "Vztah zatím nejde uložit."
    person = fields.SelectField(label="Kdo", help_text=TIE_READS)
    kind = fields.SelectField(label="je", choices=TieKind.choices)
    other = fields.SelectField(label="komu")
    has_parental_responsibility = forms.BooleanField(
        label="Má k dítěti rodičovskou odpovědnost, nebo ho zastupuje", required=False
    )
    lives_together = forms.BooleanField(label="Žijí spolu", required=False)
    note = fields.TextField(label="Poznámka", required=False)

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("person", "other"):
            self.fields[name].choices = [("", "Vyberte"), *people]  # type: ignore[attr-defined]
