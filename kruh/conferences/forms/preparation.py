"""What comes in about preparation: a talk, a topic, a question of consent, support, interpreting, voice, room."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from kruh.cases.vocabulary import Language
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import (
    Bringer,
    Channel,
    ConsentAnswer,
    InterpreterKind,
    Purpose,
    RoomThing,
    Topic,
    TopicState,
    Voice,
)
from kruh.web import fields
from kruh.web.forms import Form

TALKS = [(Channel.IN_PERSON, "osobně"), (Channel.PHONE, "telefonem"), (Channel.EMAIL, "e-mailem")]
SCOPES = {Purpose.MINUTES: "Jakou cestou"}
Pairs = Iterable[tuple[str, str]]


class TalkForm(Form):
    """One conversation."""

    problem = "Rozhovor zatím nejde zapsat."
    topics = fields.ChoicesField(label="O čem jste mluvili", required=False)
    wishes = fields.LongTextField(
        label="Co chce říct a co potřebuje",
        required=False,
        rows=3,
        max_length=2_000,
        help_text="Nejlépe vlastními slovy.",
    )
    on = fields.DateField(label="Kdy", help_text="Třeba dnes, včera nebo 3. 12. 2026.")
    channel = fields.ChoiceField(label="Jak", choices=TALKS, layout="row", initial=Channel.IN_PERSON)
    explained_by = fields.SelectField(label="Kdo mluvil za úřad", empty="já", required=False)
    note = fields.LongTextField(label="Poznámka", required=False, rows=2, max_length=2_000)

    def __init__(self, *args: Any, topics: Iterable[Topic], colleagues: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].choices = [  # type: ignore[attr-defined]
            (topic.value, topic.label) for topic in topics if topic in rules.TALKED_ABOUT and topic != Topic.WISHES
        ]
        self.fields["explained_by"].choices = [("", "já"), *colleagues]  # type: ignore[attr-defined]
        if Topic.WISHES not in topics:
            del self.fields["wishes"]


class TopicForm(Form):
    """One topic of one person."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    state = fields.ChoiceField(label="Jak to vypadá", choices=TopicState.choices)
    note = fields.LongTextField(
        label="Poznámka",
        required=False,
        rows=3,
        max_length=2_000,
        help_text="Na koho se čeká, nebo proč to není potřeba.",
    )


class AskedForm(Form):
    """When, how, in which language and by whom somebody was asked."""

    problem = "Odpověď zatím nejde zapsat."
    given_on = fields.DateField(label="Kdy")
    channel = fields.ChoiceField(
        label="Jak", choices=[*TALKS, (Channel.PAPER, "podepsáno na papíře")], layout="row", initial=Channel.IN_PERSON
    )
    language = fields.SelectField(label="V jakém jazyce jste mluvili", choices=Language.choices, empty="Vyberte jazyk")
    explained_by = fields.SelectField(label="Kdo to vysvětlil", empty="já", required=False)
    given_by = fields.SelectField(
        label="Kdo za dítě odpověděl", empty="dítě samo", required=False,
        help_text="Ten, kdo má rodičovskou odpovědnost, nebo opatrovník. Dítěte se i tak ptejte, jestli přijít chce.",
    )  # fmt: skip

    def __init__(self, *args: Any, colleagues: Pairs, answering: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["explained_by"].choices = [("", "já"), *colleagues]  # type: ignore[attr-defined]
        if answering is None:
            del self.fields["given_by"]
            return
        self.fields["given_by"].says_optional = not answering.is_needed  # type: ignore[attr-defined]
        nobody = "Vyberte, kdo odpověděl" if answering.is_needed else "dítě samo"
        self.offer("given_by", [("", nobody), *((str(one.pk), one.full_name) for one in answering.people)])


class ConsentForm(AskedForm):
    """One question, three answers."""

    answer = fields.ChoiceField(label="Odpověď", choices=[(a.value, a.label) for a in ConsentAnswer], layout="row")
    scope = fields.LongTextField(
        label="V jakém rozsahu",
        required=False,
        rows=2,
        max_length=1_000,
        help_text="Třeba: zápis poslat e-mailem, nebo škole jen to, co se týká docházky.",
    )
    field_order = ("answer", "given_by", "scope", "given_on", "channel", "language", "explained_by")


class ConsentsForm(AskedForm):
    """Every question of one person after one talk; each is answered, and later taken back, by itself."""

    problem = "Odpovědi zatím nejde zapsat."

    def __init__(self, *args: Any, questions: Iterable[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = list(questions)
        for one in self.questions:
            given = one.consent
            self.fields[f"a_{one.purpose.value}"] = fields.ChoiceField(
                label=one.words, choices=ConsentAnswer.choices, required=False, layout="row", says_optional=False,
                initial=given.answer if given else one.known or None,
            )  # fmt: skip
            self.fields[f"s_{one.purpose.value}"] = fields.TextField(
                label=SCOPES.get(one.purpose, "V jakém rozsahu"), required=False, max_length=1_000, size="l",
                initial=given.scope if given else None,
            )  # fmt: skip

    def lines(self) -> Iterator[dict[str, Any]]:
        """This will give the two fields of each question."""
        for one in self.questions:
            name = one.purpose.value
            yield {"question": one, "answer": self[f"a_{name}"], "scope": self[f"s_{name}"]}

    def clean(self) -> dict[str, Any]:
        """This will ask for at least one answer that is not known yet."""
        found = dict(super().clean() or self.cleaned_data)
        if not self.errors and not self.news():
            raise forms.ValidationError("Vyberte aspoň u jedné věci odpověď, která tu ještě není.", code="empty")
        return found

    def news(self) -> dict[Purpose, dict[str, str]]:
        """This will give the answers that differ from those known before, by purpose."""
        found = {}
        for one in self.questions:
            answer = self.cleaned_data.get(f"a_{one.purpose.value}") or ""
            scope = (self.cleaned_data.get(f"s_{one.purpose.value}") or "").strip()
            known = (one.consent.answer, one.consent.scope or "") if one.consent else ("", "")
            if answer and (answer, scope) != known:
                found[one.purpose] = {"answer": answer, "scope": scope}
        return found

    def talk(self) -> dict[str, Any]:
        """This will give when, how and by whom it was talked about."""
        names = ("given_on", "channel", "language", "explained_by", "given_by")
        return {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}


class WithdrawForm(Form):
    """Withdrawing needs no reason."""

    note = fields.LongTextField(label="Poznámka", required=False, rows=2, max_length=1_000)


class SupportForm(Form):
    """Who stands by the person."""

    supporter = fields.SelectField(label="Kdo bude oporou", empty="nikdo", required=False)
    note = fields.LongTextField(
        label="Co k tomu řekl člověk sám",
        required=False,
        rows=3,
        max_length=1_000,
        help_text="Třeba proč nikoho nechce.",
    )

    def __init__(self, *args: Any, people: Pairs, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["supporter"].choices = [("", "nikdo"), *people]  # type: ignore[attr-defined]


class InterpretingForm(Form):
    """Who interprets."""

    interpreter = fields.PersonNameField(
        label="Kdo bude tlumočit", help_text="Dospělý člověk, který není z rodiny. Dítě netlumočí nikdy."
    )
    kind = fields.ChoiceField(label="Druh tlumočení", choices=InterpreterKind.choices)
    oath_on = fields.DateField(
        label="Kdy složí slib mlčenlivosti", required=False, help_text="Nejpozději na začátku setkání."
    )
    note = fields.LongTextField(label="Poznámka", required=False, rows=2, max_length=1_000)


class VoiceForm(Form):
    """The child's own track. Nothing is compulsory: it is kept as far as you got together."""

    how = fields.ChoiceField(label="Jak zazní, co chce říct", choices=Voice.choices, required=False)
    carrier = fields.TextField(
        label="Kdo to přinese nebo přečte", required=False, max_length=120, help_text="Třeba trenér Tomáš."
    )
    words = fields.LongTextField(
        label="Co chce, aby zaznělo",
        required=False,
        rows=4,
        max_length=4_000,
        help_text="Přesně slovy dítěte. Přečtěte mu to zpátky a nic neupravujte.",
    )
    break_sign = fields.TextField(
        label="Znamení pro přestávku", required=False, max_length=120, help_text="Třeba zvednutá ruka nebo kartička."
    )
    leaves = fields.TextField(
        label="Kdy odejde a s kým",
        required=False,
        max_length=120,
        help_text="Třeba: zůstane celou dobu, nebo po půl hodině.",
    )


class RoomForm(Form):
    """The check-list of the room: two small choices for each thing."""

    def __init__(self, *args: Any, things: Iterable[RoomThing], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.things = list(things)
        for thing in self.things:
            self.fields[f"s_{thing.value}"] = forms.ChoiceField(choices=_STATES, label=f"{thing.label}: stav")
            self.fields[f"b_{thing.value}"] = forms.ChoiceField(choices=Bringer.choices, label=f"{thing.label}: kdo")

    def lines(self) -> Iterator[dict[str, Any]]:
        """This will give the fields of each thing, for the table."""
        for thing in self.things:
            yield {"thing": thing, "state": self[f"s_{thing.value}"], "bringer": self[f"b_{thing.value}"]}

    def words(self) -> dict[str, tuple[str, str]]:
        """This will give state and bringer by thing."""
        data = self.cleaned_data
        return {thing.value: (data[f"s_{thing.value}"], data[f"b_{thing.value}"]) for thing in self.things}


_STATES = [
    (TopicState.NOT_STARTED, "nezačato"),
    (TopicState.IN_PROGRESS, "domlouvá se"),
    (TopicState.DONE, "je zajištěno"),
    (TopicState.NOT_NEEDED, "nepotřebujeme"),
]


class GoOnForm(Form):
    """Going on although something is missing."""

    problem = "Zatím to nejde zapsat."
    reason = fields.LongTextField(
        label="Proč konference bude, i když něco chybí",
        rows=4,
        max_length=2_000,
        help_text="Zůstane u konference i s tím, co chybělo.",
    )
