"""What the methodologist writes: the wording of an entry, where it comes from and from which day it holds."""

from collections.abc import Collection, Sequence
from typing import Any

from kruh.method import rules, vocabulary
from kruh.method.models import CATALOGUE, LONG, SHORT
from kruh.method.vocabulary import Effect, FiresOn, Group, Status, TextKind
from kruh.web import fields
from kruh.web.forms import Form

HIGHEST = 10_000
PLURAL = "Pro případ, ve kterém je dětí víc. Když zůstane prázdné, použije se znění o jednom dítěti."
VERIFIED = "Je to ověřené v platném znění?"
MARKS = "Značky ve složených závorkách Kruh nahradí skutečnými údaji."


class DayForm(Form):
    """The day one wants to look at."""

    ke_dni = fields.DateField(label="Stav ke dni")


class VersionForm(Form):
    """What every version needs."""

    problem = "Změnu zatím nejde připravit."

    source = fields.LongTextField(
        label="Odkud to je", max_length=SHORT, rows=2, help_text="Zákon, vyhláška, metodika nebo dohoda."
    )
    valid_from = fields.DateField(label="Platí od", help_text="Nejdřív od zítřka.")


class _Ordered(VersionForm):
    order = fields.NumberField(label="Pořadí", max_value=HIGHEST, help_text="Menší číslo je výš.")


class QuestionForm(_Ordered):
    """A question and what its answer means."""

    text = fields.LongTextField(label="Otázka", max_length=SHORT, rows=2, help_text="Jedna věc, prostými slovy.")
    text_plural = fields.LongTextField(
        label="Otázka o více dětech", max_length=SHORT, required=False, rows=2, help_text=PLURAL
    )
    help = fields.LongTextField(label="Vysvětlení k otázce", max_length=LONG, required=False, rows=3)
    help_plural = fields.LongTextField(
        label="Vysvětlení o více dětech", max_length=LONG, required=False, rows=3, help_text=PLURAL
    )
    group = fields.ChoiceField(label="Skupina", choices=Group)
    may_be_unknown = fields.YesNoField(label="Lze odpovědět „nevíme“?")
    fires_on = fields.ChoiceField(label="Která odpověď něco znamená?", choices=FiresOn, layout="row")
    effect = fields.ChoiceField(label="Co ta odpověď znamená?", choices=Effect)
    why = fields.LongTextField(
        label="Proč", max_length=SHORT, rows=2, help_text="Věta, kterou uvidí ten, kdo takhle odpoví."
    )
    why_plural = fields.LongTextField(
        label="Proč u více dětí", max_length=SHORT, required=False, rows=2, help_text=PLURAL
    )
    tools = fields.ChoicesField(label="Doporučené nástroje", required=False)

    field_order: Sequence[str] = (
        "text",
        "text_plural",
        "help",
        "help_plural",
        "group",
        "may_be_unknown",
        "fires_on",
        "effect",
        "why",
        "why_plural",
        "tools",
        "order",
        "source",
        "valid_from",
    )

    def __init__(self, *args: Any, tools: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["tools"].choices = tools  # type: ignore[attr-defined]

    def clean_tools(self) -> list[str]:
        """This will keep the tools in the order in which they are recommended; new ones come last."""
        chosen, before = self.cleaned_data["tools"], self.initial.get("tools", [])
        return [code for code in before if code in chosen] + [code for code in chosen if code not in before]


class ToolForm(_Ordered):
    """A way of helping."""

    name = fields.TextField(label="Název", max_length=120)
    fits = fields.LongTextField(label="Kdy se hodí", max_length=LONG)
    how = fields.LongTextField(label="Jak ho zařídit", max_length=LONG)
    note = fields.LongTextField(label="Na co si dát pozor", max_length=LONG, required=False)
    is_conference = fields.YesNoField(label="Je to druh konference?")
    has_family = fields.YesNoField(label="Účastní se ho rodina?")
    status = fields.ChoiceField(label=VERIFIED, choices=Status, layout="row")

    field_order: Sequence[str] = (
        "name",
        "fits",
        "how",
        "note",
        "is_conference",
        "has_family",
        "status",
        "order",
        "source",
        "valid_from",
    )


class ParameterForm(VersionForm):
    """A number counted in days, weeks or minutes."""

    name = fields.TextField(label="Název", max_length=200)
    value: Any = fields.NumberField(label="Hodnota", min_value=1, max_value=HIGHEST)
    note = fields.LongTextField(label="Vysvětlení", max_length=LONG, required=False, rows=3)
    status = fields.ChoiceField(label=VERIFIED, choices=Status, layout="row")

    field_order: Sequence[str] = ("name", "value", "note", "status", "source", "valid_from")

    def __init__(self, *args: Any, unit: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["value"].help_text = f"Jednotka: {unit}."


class PriceForm(ParameterForm):
    """A number that is money."""

    value = fields.MoneyField(label="Částka v korunách")


class LawForm(_Ordered):
    """A paragraph in plain words."""

    act = fields.TextField(
        label="Předpis",
        max_length=200,
        help_text="Ve druhém pádě, jak se čte za paragrafem. Třeba: zákona č. 108/2006 Sb.",
    )
    paragraph = fields.TextField(label="Ustanovení", max_length=120, required=False, help_text="Třeba: § 10 odst. 3.")
    demand = fields.LongTextField(label="Co požaduje", max_length=LONG)
    consequence = fields.LongTextField(label="Co z toho plyne v Kruhu", max_length=LONG, required=False)
    status = fields.ChoiceField(label=VERIFIED, choices=Status, layout="row")

    field_order: Sequence[str] = (
        "act",
        "paragraph",
        "demand",
        "consequence",
        "status",
        "order",
        "source",
        "valid_from",
    )


class TextForm(_Ordered):
    """A prepared text."""

    title = fields.TextField(label="Nadpis", max_length=200)
    body = fields.LongTextField(label="Text", max_length=LONG, rows=10, help_text=MARKS)

    field_order: Sequence[str] = ("title", "body", "order", "source", "valid_from")

    def __init__(self, *args: Any, marks: Collection[str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if marks is not None:
            self.fields["body"].help_text = rules.marks_words(marks)


class BlankForm(_Ordered):
    """The areas and questions of an official form, and which of them the regulation demands."""

    title = fields.TextField(label="Název", max_length=200)
    body = fields.LongTextField(
        label="Oblasti a otázky", max_length=CATALOGUE, rows=24,
        help_text="Nadpis „# child | Dítě“ nebo „# family | Rodina“. Pod ním oblasti „## kód | název | kdy | pole“: "
        "kdy je „vždy“, „podrobně“ nebo „dobrovolně“, pole jsou „potřeby“, „rizika“, „ochranné faktory“, „popis“. "
        "Pod oblastí otázky, každá za pomlčkou. Kód neměňte, podle něj se hledají dřívější zápisy.",
    )  # fmt: skip
    demanded = fields.TextField(label="Oblasti, které předpis žádá", max_length=500, help_text="Jejich kódy s čárkami.")
    status = fields.ChoiceField(label=VERIFIED, choices=Status, layout="row")

    field_order: Sequence[str] = ("title", "body", "demanded", "status", "order", "source", "valid_from")


class TranslationForm(VersionForm):
    """Sentences of one language, who translated them and who reviewed them."""

    body = fields.LongTextField(
        label="Věty", max_length=CATALOGUE, rows=16,
        help_text="Na každém řádku česká věta, rovnítko a překlad. Českou větu neměňte, podle ní se překlad najde.",
    )  # fmt: skip
    translator = fields.TextField(label="Kdo překládal", max_length=120, required=False)
    reviewer = fields.TextField(
        label="Kdo překlad zkontroloval", max_length=120, required=False,
        help_text="Člověk, který jazyk umí. Dokud tu nikdo není, rodiny čtou u jazyka „připravuje se“.",
    )  # fmt: skip
    reviewed_on = fields.DateField(label="Kdy ho zkontroloval", required=False)

    field_order: Sequence[str] = ("body", "translator", "reviewer", "reviewed_on", "source", "valid_from")


class AdviceForm(TextForm):
    """A piece of the guide."""

    stage = fields.ChoiceField(label="Kapitola", choices=vocabulary.Stage)
    form = fields.ChoiceField(label="Co to je", choices=vocabulary.AdviceForm)

    field_order = ("stage", "form", "title", "body", "order", "source", "valid_from")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = self.fields["body"].help_text
        self.fields["body"].help_text = f"V postupu a v kontrolním seznamu je každý řádek jedna položka. {told}"


class NewTextForm(TextForm):
    """A prepared text that is not there yet."""

    kind = fields.ChoiceField(label="K čemu je", choices=TextKind)

    field_order = ("kind", "title", "body", "order", "source", "valid_from")


class EndForm(Form):
    """The last day."""

    problem = "Platnost zatím nejde ukončit."

    last_on = fields.DateField(label="Poslední den platnosti", help_text="Nejdřív dnes.")


class WithdrawForm(Form):
    """Nothing to fill in."""

    problem = "Změnu nejde zrušit."
