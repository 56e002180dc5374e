"""What comes in about invitations: words, whom to send to, handing over, a call, an answer."""

from collections.abc import Iterable
from typing import Any

from django import forms

from kruh.conferences.rules import invitations as rules
from kruh.conferences.vocabulary import Channel, Reply
from kruh.web import fields
from kruh.web.forms import Form

WAYS = [(way.value, way.label) for way in rules.WAYS]
HANDED = [(way.value, way.label) for way in rules.BY_HAND]
ANSWERS = [(reply.value, reply.label) for reply in Reply if reply != Reply.NONE]
HOW = [
    (Channel.PHONE, "telefonem"),
    (Channel.IN_PERSON, "osobně"),
    (Channel.EMAIL, "e-mailem"),
    (Channel.POST, "poštou"),
]
DAY_HELP = "Třeba dnes, včera nebo 3. 12. 2026."


class InvitationForm(Form):
    """Salutation, way and own words; everything else comes from the conference."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    salutation = fields.TextField(label="Oslovení", max_length=120, help_text="Zkontrolujte pátý pád. Čárku doplníme.")
    channel = fields.ChoiceField(label="Jak se pozvánka dostane k člověku", choices=WAYS)
    own_words = fields.LongTextField(
        label="Chcete něco dodat vlastními slovy?",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Stojí hned za úvodem dopisu. Nepište sem nic o druhých lidech.",
    )


class SendForm(Form):
    """Who gets the e-mail now."""

    problem = "Pozvánku zatím nejde odeslat."
    people = fields.ChoicesField(label="Komu teď pozvánka odejde e-mailem")

    def __init__(self, *args: Any, people: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = list(people)  # type: ignore[attr-defined]


class HandOverForm(Form):
    """How and when the paper reached the person."""

    problem = "Předání zatím nejde zapsat."
    channel = fields.ChoiceField(label="Jak jste dopis předali", choices=HANDED)
    on = fields.DateField(label="Kdy", help_text=DAY_HELP)


class CallForm(Form):
    """A call and what the person said."""

    problem = "Hovor zatím nejde zapsat."
    on = fields.DateField(label="Kdy jste mluvili", help_text=DAY_HELP)
    reply = fields.ChoiceField(label="Co na to člověk řekl", choices=Reply.choices)
    note = fields.LongTextField(label="Poznámka z hovoru", required=False, rows=3, max_length=2_000)


class TellForm(Form):
    """How and when somebody learned that they are not to come any more."""

    problem = "Zatím to nejde zapsat."
    channel = fields.ChoiceField(label="Jak jste to řekli", choices=HOW, layout="row")
    on = fields.DateField(label="Kdy", help_text=DAY_HELP)


class ReplyForm(Form):
    """An answer that came back."""

    problem = "Odpověď zatím nejde zapsat."
    reply = fields.ChoiceField(label="Odpověď", choices=ANSWERS)
    channel = fields.ChoiceField(label="Jak odpověď přišla", choices=HOW, layout="row")
    on = fields.DateField(label="Kdy", help_text=DAY_HELP)
    note = fields.LongTextField(label="Poznámka", required=False, rows=2, max_length=2_000)
