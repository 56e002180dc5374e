"""What comes in about the minutes: parts of the text, copies, comments. Saving is always possible."""

from typing import Any

from django import forms

from kruh.conferences.rules.answers import TOLD_TO_WORKER
from kruh.conferences.vocabulary import Channel
from kruh.meetings.models import Paragraph
from kruh.meetings.rules.audience import NAMED
from kruh.meetings.vocabulary import Audience, CommentAnswer, HeardHow, Layout, SectionKind, Target
from kruh.web import fields
from kruh.web.forms import Form

LONGEST_PARAGRAPH = 20_000
ROWS = {SectionKind.GOAL: 3, SectionKind.DISAGREEMENTS: 4, SectionKind.FOLLOW_UP: 4}
HANDED = [(str(way), way.label) for way in (Channel.PAPER, Channel.POST, Channel.DATA_BOX, Channel.EMAIL)]
MYSELF = ("", "za sebe")
WITH_WORDING = {
    CommentAnswer.ACCEPTED.value: "přijato s novým zněním, které je níž",
    CommentAnswer.PARTLY.value: "přijato zčásti, se zněním, které je níž",
}


class UnfinishedText(fields.LongTextField):
    """A text that belongs to the minutes, yet may still be empty while it is written."""

    def validate(self, value: Any) -> None:
        """This will accept an empty text; completeness is demanded at sending."""


class UnfinishedChoice(fields.ChoiceField):
    """A choice that may still be open while the minutes are written."""

    def validate(self, value: Any) -> None:
        """This will refuse only what is not on offer."""
        if value:
            super().validate(value)


class ParagraphForm(Form):
    """One paragraph of the minutes with its readers and the version it was read in."""

    problem = "Tuhle část zatím nejde uložit."
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = UnfinishedText(max_length=LONGEST_PARAGRAPH)
    audience = forms.ChoiceField(label="Kdo to čte", choices=Audience, required=False)
    people = fields.ChoicesField(label="Kteří lidé", required=False)

    def __init__(
        self, *args: Any, about: Paragraph, people: list[tuple[str, str]] | None, hint: str = "", **kwargs: Any
    ) -> None:
        """Without people it is the short form of the whole text: named readers are chosen on the paragraph's page."""
        kind, name = SectionKind(about.kind), f"{about.kind}_{about.order}" if about.order else about.kind
        super().__init__(*args, auto_id=f"id_{name}_%s", **kwargs)
        self.fields["text"].label = f"{kind.label}, další odstavec" if about.order else str(kind.label)
        self.fields["text"].help_text = "" if about.order else hint
        self.fields["text"].widget.attrs["rows"] = ROWS.get(kind, 4 if about.order else 6)
        if people is None:
            short = [pair for pair in Audience.choices if pair[0] not in NAMED or pair[0] == about.audience]
            self.fields["audience"].choices = short  # type: ignore[attr-defined]
            del self.fields["people"]
        else:
            self.fields["people"].choices = people  # type: ignore[attr-defined]
        for part in self.fields.values():
            part.says_optional = False  # type: ignore[attr-defined]  # completeness is demanded at sending


class ChildViewForm(ParagraphForm):
    """The child's view with who heard it and how, or why it was not heard (§ 8 of Act 359/1999)."""

    heard_how = UnfinishedChoice(label="Jak názor dítěte zazněl", choices=HeardHow)
    heard_by = fields.TextField(
        label="Kdo ho vyslechl nebo na setkání řekl",
        required=False,
        max_length=300,
        help_text="Povinné, když dítě nemluvilo samo.",
    )
    why_not_heard = fields.LongTextField(label="Pokud nezazněl, proč", required=False, rows=2, max_length=1_000)


class AmendForm(Form):
    """Why closed minutes are corrected."""

    problem = "Opravu zatím nejde začít."
    reason = fields.LongTextField(
        label="Proč se zápis opravuje", rows=3, max_length=1_000,
        help_text="Důvod si přečte každý, kdo opravený zápis dostane.",
    )  # fmt: skip


class IssueForm(Form):
    """Nothing to fill in; the page shows what changes."""

    problem = "Opravu zatím nejde vydat."


class PartForm(Form):
    """Which part of the minutes gets one more paragraph."""

    kind = forms.ChoiceField(choices=SectionKind)


class LayoutForm(Form):
    """Two forms of the same content."""

    layout = fields.ChoiceField(label="Podoba dokumentu", choices=Layout, layout="row")


class DeliverForm(Form):
    """Nothing to fill in; the page shows who gets what."""

    problem = "Zápis zatím nejde rozeslat."


class SendCopyForm(Form):
    """A copy for one more member."""

    problem = "Kopii zatím nejde připravit."
    reason = fields.LongTextField(
        label="Proč zápis dostane", required=False, rows=3, max_length=1_000,
        help_text="U zákonného zástupce, který na setkání nebyl, je důvod potřeba. Zůstane u kopie zapsaný.",
    )  # fmt: skip


class HandOverForm(Form):
    """How and when a copy reached the person."""

    problem = "Předání zatím nejde zapsat."
    channel = fields.ChoiceField(label="Jak se kopie dostala k člověku", choices=HANDED)
    handed_on = fields.DateField(label="Kdy")
    note = fields.TextField(label="Poznámka", required=False, max_length=300, help_text="Třeba číslo doručenky.")


class MendForm(Form):
    """What a reader wants mended before the minutes are sent."""

    problem = "Poznámku zatím nejde odeslat."
    text = fields.LongTextField(label="Co opravit", rows=4, max_length=1_000)


class CommentForm(Form):
    """What somebody wants otherwise."""

    problem = "Připomínku zatím nejde uložit."
    participant = forms.ChoiceField(label="Čí je připomínka", required=False)
    section = fields.SelectField(
        label="Které části se týká", choices=Target.choices, empty="celého zápisu", required=False
    )
    paragraph = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    text = fields.LongTextField(label="Co má být jinak", rows=5, max_length=5_000)
    proposal = fields.LongTextField(
        label="Jak by měl odstavec znít",
        required=False,
        rows=5,
        max_length=LONGEST_PARAGRAPH,
        help_text="Upravte dosavadní znění, když to víte přesně. Jinak ho nechte, jak je.",
    )
    channel = fields.ChoiceField(
        label="Jak připomínka přišla",
        choices=TOLD_TO_WORKER,
        layout="row",
        help_text="U vlastní připomínky na tom nezáleží.",
    )
    received_on = fields.DateField(label="Kdy přišla")

    def __init__(self, *args: Any, people: list[tuple[str, str]], is_about_paragraph: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["participant"].choices = [MYSELF, *people]  # type: ignore[attr-defined]
        if not is_about_paragraph:
            del self.fields["proposal"]


class AnswerForm(Form):
    """What was done with a comment and why."""

    problem = "Vyřízení zatím nejde uložit."
    answer = fields.ChoiceField(
        label="Jak jste rozhodli", choices=[pair for pair in CommentAnswer.choices if pair[0] != CommentAnswer.OPEN]
    )
    reason = fields.LongTextField(
        label="Proč",
        required=False,
        rows=4,
        max_length=2_000,
        help_text="Napište to tak, jak to řeknete člověku, který připomínku poslal.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].says_optional = False  # type: ignore[attr-defined]  # the act says when it is needed


class WordingForm(AnswerForm):
    """The same about a paragraph: who accepts, writes at once how it reads."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    wording = fields.LongTextField(
        label="Nové znění odstavce",
        required=False,
        rows=7,
        max_length=LONGEST_PARAGRAPH,
        help_text="Uloží se, jen když připomínku přijmete, celou nebo zčásti. Původní znění zůstane u připomínky.",
    )
    field_order = ("version", "answer", "wording", "reason")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [  # type: ignore[attr-defined]
            (value, WITH_WORDING.get(value, label))
            for value, label in self.fields["answer"].choices  # type: ignore[attr-defined]
        ]
        self.fields["wording"].says_optional = False  # type: ignore[attr-defined]


class TellForm(Form):
    """How the author of a comment was told."""

    problem = "Zatím to nejde zapsat."
    channel = fields.ChoiceField(label="Jak jste odpověď předali", choices=TOLD_TO_WORKER, layout="row")


class CloseForm(Form):
    """Closing; before the last day for comments only with everybody's agreement."""

    problem = "Zápis zatím nejde uzavřít."
    all_agreed = fields.LongTextField(
        label="Všichni souhlasí už teď", required=False, rows=3, max_length=1_000,
        help_text="Vyplňte, jen když zavíráte dřív, než uplyne čas na připomínky: kdo souhlasí a jak jste to zjistili.",
    )  # fmt: skip
