"""A form with every kind of field: empty, filled, and wrong."""

from collections.abc import Iterator

from kruh.web import fields, forms
from kruh.web.demo.specimen import Specimen
from kruh.web.templatetags.kruh import field_words, summary_of


class LetterForm(forms.Form):
    """A form with every kind of field."""

    problem = "Pozvánku zatím nejde odeslat."
    name = fields.PersonNameField(label="Komu", help_text="Jméno a příjmení tak, jak je dotyčný píše.")
    day = fields.DateField(label="Kdy se sejdeme", help_text="Třeba 3. 12. 2026 nebo pátek.")
    hour = fields.TimeField(label="V kolik", help_text="Třeba 9:00.")
    phone = fields.PhoneField(label="Telefon", required=False)
    travel = fields.MoneyField(label="Cestovné", required=False, help_text="V korunách, třeba 2 487,20.")
    seats = fields.NumberField(label="Kolik lidí přijde", max_value=60)
    room = fields.SelectField(
        label="Místnost",
        choices=(("a", "Komunitní centrum Lípa, velký sál"), ("b", "Zasedačka úřadu, 2. patro, bez výtahu")),
    )
    channel = fields.ChoiceField(
        label="Jak pozvánku předáme",
        choices=(("mail", "E-mailem"), ("post", "Poštou na adresu, kterou dotyčný sám uvedl"), ("phone", "Zavoláme")),
    )
    interpreter = fields.YesNoField(label="Potřebuje tlumočníka?")
    needs = fields.ChoicesField(
        label="Co usnadní příchod", required=False, layout="row",
        choices=(("step", "bezbariérový vstup"), ("child", "hlídání dětí"), ("ride", "odvoz"), ("quiet", "tichý kout")),
    )  # fmt: skip
    text = fields.LongTextField(
        label="Osobní věta na začátek", required=False, max_length=300, help_text="Píšete člověku, ne úřadu."
    )
    file = fields.DocumentField(label="Příloha", required=False, help_text="Fotka nebo PDF do 20 MB.")


FILLED = {
    "name": "Galina Tkačuková",
    "day": "3. 12. 2026",
    "hour": "9:00",
    "phone": "+420 777 123 456",
    "travel": "2 487,20",
}
CHOSEN = {
    "seats": "9",
    "room": "a",
    "channel": "post",
    "interpreter": "yes",
    "needs": ["step", "ride"],
    "text": "Dobrý den.",
}
WRONG = {
    "name": "Jana2",
    "day": "31. 2. 2026",
    "hour": "25:00",
    "phone": "777 12x",
    "travel": "-5",
    "seats": "deset",
    "text": "a" * 340,
}


def specimens() -> Iterator[Specimen]:
    """This will show the group."""
    for state, at in (("saving", ""), ("saved", "14:32"), ("failed", "")):
        yield Specimen("save_state", state, {"state": state, "at": at})
    saves = [(label, "#") for label in ("Excel", "LibreOffice", "CSV pro Excel", "CSV pro programy")]
    yield Specimen("save_table", "pod seznamem", {"saves": saves})
    empty, filled = (
        LetterForm(prefix="a"),
        LetterForm({f"b-{name}": value for name, value in {**FILLED, **CHOSEN}.items()}, prefix="b"),
    )
    wrong = LetterForm({f"c-{name}": value for name, value in WRONG.items()}, prefix="c")
    yield Specimen("error_summary", "co opravit", {**summary_of(wrong)})
    for state, form in (("prázdné", empty), ("vyplněné", filled), ("s chybami", wrong)):
        for bound in form.visible_fields():
            yield Specimen("field", f"{state}: {bound.label}", field_words(bound))
