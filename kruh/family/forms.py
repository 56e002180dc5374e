"""What comes in from the pages of the family and from the organiser who hands them out."""

from django import forms
from django.http import QueryDict

from kruh.conferences.vocabulary import OWN_ANSWERS, Answer, ConsentAnswer, Purpose, Reply, Voice
from kruh.family import rules
from kruh.family.vocabulary import Face, Sight
from kruh.family_conferences.vocabulary import Coming
from kruh.family_conferences.vocabulary import Purpose as CirclePurpose
from kruh.foundation import text
from kruh.network.vocabulary import Ring
from kruh.plans.rules.reports import LONGEST
from kruh.plans.vocabulary import Report
from kruh.web import fields
from kruh.web.forms import Form

SHORT, LONG, NAME = 300, 3_000, 60
NOTE = "note"
DATE_ANSWERS = tuple((answer.value, words) for answer, words in OWN_ANSWERS.items() if answer != Answer.NONE)
REPLIES = ((Reply.COMES, "ano, přijdu"), (Reply.MAYBE, "nevím"), (Reply.EXCUSED, "nepřijdu"))
CONSENTS = ((ConsentAnswer.YES, "ano"), (ConsentAnswer.NO, "ne"), (ConsentAnswer.TALK, "chci si promluvit"))
TAKE_BACK = "zpet"
OWN_VOICES = (
    (Voice.SELF, "řeknu to já"),
    (Voice.TOGETHER, "řeknu to s někým"),
    (Voice.SUPPORT, "ať to řekne někdo za mě"),
    (Voice.LETTER, "ať se to přečte"),
    (Voice.PICTURE, "nakreslím to"),
    (Voice.NOTHING, "nechci nic říkat"),
)
OWN_SIGHTS = ((Sight.PREPARING, "jen ten, kdo se mnou setkání připravuje"), (Sight.ROOM, "všichni na setkání"))
HOUSES = (("troubles", "Co mě trápí"), ("good", "Co je dobré"), ("hopes", "Co si přeju"))
ONE_OF = {"required": "Vyberte jednu možnost.", "invalid_choice": "Vyberte jednu možnost."}


class LocatorForm(Form):
    """The link as somebody copied it from a letter."""

    locator = fields.TextField(label="Opište odkaz z dopisu", max_length=40)

    def clean_locator(self) -> str:
        """This will read it the way people type it; what cannot be a link looks like one that leads nowhere."""
        return rules.copied(self.cleaned_data["locator"]) or ""


class CodeForm(Form):
    """Six digits."""

    code = fields.TextField(label="Kód", max_length=20)

    def clean_code(self) -> str:
        """This will refuse what cannot be a code before anybody compares it."""
        faults = rules.code_faults(self.cleaned_data["code"])
        if faults:
            raise forms.ValidationError(faults)
        return rules.typed_code(self.cleaned_data["code"])


class DateForm(Form):
    """One tap at one date."""

    candidate = forms.UUIDField(error_messages={"invalid": "Tenhle termín už v návrhu není."})
    answer = forms.ChoiceField(choices=DATE_ANSWERS, error_messages=ONE_OF)


class ReplyForm(Form):
    """Whether the person comes."""

    reply = forms.ChoiceField(choices=[(one.value, words) for one, words in REPLIES], error_messages=ONE_OF)


class WordsForm(Form):
    """Words in one's own way."""

    words = fields.LongTextField(label="Vaše slova", max_length=LONG, rows=6)


class ShortForm(Form):
    """A name or a language."""

    words = fields.TextField(label="Vaše slova", max_length=SHORT)


class ConsentForm(Form):
    """One answer for one purpose, or taking it back."""

    purpose = forms.ChoiceField(choices=Purpose.choices, error_messages=ONE_OF)
    answer = forms.ChoiceField(
        choices=[*((one.value, words) for one, words in CONSENTS), (TAKE_BACK, "vzít zpátky")], error_messages=ONE_OF
    )


COMING = ((Coming.YES, "ano, přijdu"), (Coming.MAYBE, "nevím"), (Coming.NO, "nepřijdu"))
PURPOSES = (
    (CirclePurpose.TAKE_PART, "Chci se setkání zúčastnit."),
    (CirclePurpose.PLAN, "Chci dostat plán, na kterém se rodina domluví."),
    (CirclePurpose.STATISTICS, "Setkání se smí započítat do statistiky. Jména v ní nejsou."),
)


class ComingForm(Form):
    """Whether somebody of the circle comes."""

    coming = forms.ChoiceField(choices=[(one.value, words) for one, words in COMING], error_messages=ONE_OF)


class DayForm(Form):
    """One tap at one proposed day."""

    day = forms.UUIDField(error_messages={"invalid": "Tenhle den už v návrhu není."})
    answer = forms.ChoiceField(choices=DATE_ANSWERS, error_messages=ONE_OF)


class NeedsForm(Form):
    """What somebody needs, thing by thing; everything may stay empty."""

    food = fields.TextField(label="Jídlo a pití", max_length=SHORT, required=False)
    way = fields.TextField(label="Cesta", max_length=SHORT, required=False)
    childcare = fields.TextField(label="Hlídání dětí", max_length=SHORT, required=False)
    support = fields.TextField(label="Kdo má být se mnou", max_length=SHORT, required=False)
    interpreter = fields.TextField(label="Tlumočník", max_length=SHORT, required=False)


class PurposeForm(ConsentForm):
    """The same of a family conference."""

    purpose = forms.ChoiceField(choices=CirclePurpose.choices, error_messages=ONE_OF)


class ChildForm(Form):
    """The child's page: everything may stay empty."""

    problem = "Zatím to nejde uložit."
    face = fields.ChoiceField(label="Jak mi je", choices=Face.choices, required=False, says_optional=False)
    important = fields.LongTextField(label="Kdo je pro mě důležitý", max_length=LONG, rows=3, required=False)
    troubles = fields.LongTextField(label="Co mě trápí", max_length=LONG, rows=3, required=False)
    good = fields.LongTextField(label="Co je dobré", max_length=LONG, rows=3, required=False)
    hopes = fields.LongTextField(label="Co si přeju", max_length=LONG, rows=3, required=False)
    say = fields.LongTextField(label="Co chci, aby zaznělo", max_length=LONG, rows=4, required=False)
    how = fields.ChoiceField(
        label="Kdo to má říct", choices=[(one.value, words) for one, words in OWN_VOICES], required=False,
        layout="row", says_optional=False,
    )  # fmt: skip
    sight = fields.ChoiceField(
        label="Kdo to smí vidět", choices=[(one.value, words) for one, words in OWN_SIGHTS], required=False,
        says_optional=False, error_messages=ONE_OF,
    )  # fmt: skip

    @property
    def words(self) -> dict[str, str]:
        """This will give what the child wrote, word for word."""
        return {name: self.cleaned_data[name] for name in ("important", "troubles", "good", "hopes", "say")}


class CloseForm(Form):
    """Whom a child places how close: rows of a name, who it is where the page offered somebody, and a ring."""

    MOST = 30

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        self.rows = [
            {"who": told(data, "kdo", number), "name": told(data, "jmeno", number), "ring": told(data, "kruh", number)}
            for number in range(self.MOST)
        ]

    def clean(self) -> dict[str, str]:
        """This will refuse names that are too long, rings that are none, and a picture of nobody."""
        if any(len(row["name"]) > NAME or hidden(row["name"]) for row in self.rows):
            raise forms.ValidationError("Jméno napiš kratší, jen písmeny.")
        placed = [row for row in self.rows if row["name"] and row["ring"] in Ring.values]
        if not placed:
            raise forms.ValidationError("Vyber aspoň u jednoho, jak blízko je.")
        self.placed = list({row["name"]: row for row in placed}.values())
        return {}


def told(data: QueryDict | None, name: str, number: int) -> str:
    """This will give what stands in one field of a row."""
    return " ".join((data.get(f"{name}-{number}", "") if data else "").split())


def hidden(words: str) -> bool:
    """This will tell whether there are characters that nobody can see."""
    try:
        text.clean(words)
    except ValueError:
        return True
    return False


class GuidedForm(ChildForm):
    """The same beside the child; what the adult adds has a field of its own."""

    added = fields.LongTextField(
        label="Doplněno dospělým", max_length=LONG, rows=3, required=False, help_text="Slova dítěte se tím nemění."
    )


class NoteForm(Form):
    """Until when the organiser has read what came."""

    until = forms.DateTimeField(widget=forms.HiddenInput)


class TaskForm(forms.Form):
    """How one of the own tasks goes, by one button; a note beside it."""

    task = forms.UUIDField(error_messages=ONE_OF)
    said = forms.ChoiceField(choices=[*Report.choices, (NOTE, "poznámka")], error_messages=ONE_OF)
    note = forms.CharField(
        required=False, max_length=LONGEST, error_messages={"max_length": f"Napište to prosím do {LONGEST} znaků."}
    )
    version = forms.IntegerField(required=False)

    def clean_said(self) -> str:
        """This will give a mere note as nothing said."""
        said: str = self.cleaned_data["said"]
        return "" if said == NOTE else said
