"""Fields and forms: what people write is understood, or a Czech sentence says why not; nothing is cut or lost."""

from datetime import date, time
from typing import Any

import pytest
import time_machine
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.forms import Field

from kruh.web import fields, forms
from kruh.web.demo import letters
from tests.factories import pictures

HIDDEN = "V textu je za slovy „a“ neviditelný řídicí znak. Smažte ho, nebo ten kousek napište znovu."
NOT_A_NAME = "Do jména nepatří číslice ani znaky jako @, < nebo /. Zkontrolujte ho prosím."
LETTERS_IN_PHONE = "V čísle „777 12E 456“ jsou i jiné znaky než číslice. Napište ho třeba takto: 777 123 456."
NOT_OFFERED = "Tahle možnost v nabídce není. Vyberte prosím jednu z uvedených."


def form_of(field: Field, typed: Any = None, files: Any = None) -> forms.Form:
    kind = type("OneField", (forms.Form,), {"one": field})
    return kind({"one": typed} if typed is not None else {}, files)  # type: ignore[no-any-return]


def problem_of(field: Field, typed: Any) -> str:
    return " ".join(str(said) for said in form_of(field, typed).errors.get("one", []))


@time_machine.travel("2026-11-23 12:00:00+00:00")
@pytest.mark.parametrize(
    ("field", "typed", "expected"),
    [
        (fields.DateField(), " 3. 12. 2026 ", date(2026, 12, 3)),
        (fields.DateField(), "3.12.", date(2026, 12, 3)),
        (fields.DateField(), "pátek", date(2026, 11, 27)),
        (fields.DateField(required=False), "", None),
        (fields.TimeField(), "9.30", time(9, 30)),
        (fields.MoneyField(), "2 487,20 Kč", 248_720),
        (fields.NumberField(), "1 200", 1200),
        (fields.PhoneField(), "777 123 456", "+420777123456"),
        (fields.PhoneField(), "+380 44 123 4567", "+380441234567"),
        (fields.PersonNameField(), "  Nguyễn   Thị Lan ", "Nguyễn Thị Lan"),
        (fields.TextField(), "مرحبا 🙂", "مرحبا 🙂"),
        (fields.LongTextField(), "jedna\r\ndvě", "jedna\ndvě"),
        (fields.YesNoField(), "no", False),
        (fields.ChoiceField(choices=[("a", "A")]), "a", "a"),
        (fields.ChoicesField(choices=[("a", "A"), ("b", "B")]), ["a", "b"], ["a", "b"]),
        (fields.SelectField(choices=[("a", "A")]), "a", "a"),
    ],
)
def test_field_understands(field: Field, typed: Any, expected: Any) -> None:
    form = form_of(field, typed)

    assert (form.errors, form.cleaned_data.get("one")) == ({}, expected)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (fields.TextField(), "", "Tohle prosím vyplňte."),
        (fields.TextField(max_length=5), "dlouhé", "Text má 6 znaků, vejde se jich nejvýš 5. Zkraťte ho prosím."),
        (fields.TextField(), "a\x00b", HIDDEN),
        (fields.PersonNameField(), "Jana2", NOT_A_NAME),
        (fields.DateField(), "31. 2. 2026", "31. 2. 2026 neexistuje: únor má v roce 2026 jen 28 dní."),
        (fields.NumberField(), "2O", "„2O“ není celé číslo. Napište ho jen číslicemi, třeba 12."),
        (fields.NumberField(), "-1", "Čekáme číslo od 0 do 1000000, napsali jste -1."),
        (fields.NumberField(), "٣", "„٣“ není celé číslo. Napište ho jen číslicemi, třeba 12."),
        (fields.PhoneField(), "12", "Tohle telefonní číslo nesedí počtem číslic. Napište ho třeba takto: 777 123 456."),
        (fields.PhoneField(), "777 12E 456", LETTERS_IN_PHONE),
        (fields.MoneyField(), "-5", "Částka nemůže být záporná."),
        (fields.YesNoField(), "", "Vyberte prosím jednu z možností."),
        (fields.ChoicesField(choices=[("a", "A")]), [], "Vyberte prosím aspoň jednu možnost."),
        (django_forms.BooleanField(), "", "Tohle prosím zaškrtněte."),
        (fields.ChoiceField(choices=[("a", "A")]), "x", NOT_OFFERED),
        (django_forms.EmailField(), "jana", "E-mail má tvar jana@priklad.cz. Zkontrolujte, jestli v něm nic nechybí."),
        (django_forms.CharField(error_messages={"required": "Napište cíl."}), "", "Napište cíl."),
    ],
)  # fmt: skip
def test_field_explains(field: Field, typed: Any, sentence: str) -> None:
    assert problem_of(field, typed) == sentence


def test_field_never_lets_the_browser_cut_text() -> None:
    form = form_of(fields.LongTextField(max_length=20))

    assert "maxlength" not in str(form["one"])


def test_field_keeps_what_was_typed() -> None:
    form = form_of(fields.DateField(), "třicátého")

    assert (form.is_valid(), form["one"].value()) == (False, "třicátého")


def test_field_shows_a_stored_day_as_people_write_it() -> None:
    form = type("OneField", (forms.Form,), {"one": fields.DateField()})(initial={"one": date(2026, 12, 3)})

    assert form["one"].value() == "3. 12. 2026"


def test_document_comes_in_as_it_may_be_kept() -> None:
    form = form_of(fields.DocumentField(), None, {"one": SimpleUploadedFile("tabule.png", pictures.photo(kind="PNG"))})

    assert form.is_valid()
    assert (form.cleaned_data["one"].name, form.cleaned_data["one"].mime) == ("tabule.png", "image/jpeg")


def test_document_of_another_kind_is_refused() -> None:
    form = form_of(fields.DocumentField(), None, {"one": SimpleUploadedFile("plan.exe", b"MZ")})

    assert form.errors["one"] == ["Soubor „plan.exe“ je program. Vyberte prosím fotku (JPEG, PNG, WebP) nebo PDF."]


def test_document_too_large_is_refused() -> None:
    form = form_of(fields.DocumentField(megabytes=0), None, {"one": SimpleUploadedFile("plan.pdf", b"%PDF")})

    assert form.errors["one"] == ["Soubor „plan.pdf“ je větší než 0 MB. Zmenšete ho prosím, nebo ho rozdělte."]


def test_document_that_is_missing_or_empty_is_asked_for() -> None:
    missing = form_of(fields.DocumentField(), None, {})
    empty = form_of(fields.DocumentField(), None, {"one": SimpleUploadedFile("plan.pdf", b"")})

    assert missing.errors["one"] == ["Vyberte prosím soubor."]
    assert empty.errors["one"] == ["Soubor „plan.pdf“ je prázdný. Vyberte prosím jiný."]


def test_wrong_letter_names_each_field_once() -> None:
    form = letters.LetterForm(letters.WRONG)

    assert {name: len(found) for name, found in form.errors.items()} == dict.fromkeys(
        ["name", "day", "hour", "phone", "travel", "seats", "room", "channel", "interpreter", "text"], 1
    )
