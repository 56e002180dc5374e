"""The entries that weigh, count and tell: questions, tools, numbers, law, texts and their translations."""

import copy
from typing import Self

from django.db import models

from kruh.foundation import catalogue
from kruh.method import rules
from kruh.method.models.base import CATALOGUE, LONG, SHORT, Checked, Version, yes_or_no
from kruh.method.vocabulary import (
    AdviceForm,
    Answer,
    Effect,
    FiresOn,
    Group,
    Language,
    Part,
    Stage,
    TextKind,
    Unit,
)


class Question(Version):
    """One plain question that helps to decide whether a conference is right for the child."""

    SECTION = "otazky"
    tool_names: list[str]  # set by the page that shows them
    PLURAL = {"text": "text_plural", "help": "help_plural", "why": "why_plural"}
    SHOWN = (
        *("text", "text_plural", "help", "help_plural", "group", "may_be_unknown", "fires_on", "effect"),
        *("why", "why_plural", "tools", "order", "source"),
    )

    text = models.CharField("otázka", max_length=SHORT)
    text_plural = models.CharField("otázka o více dětech", max_length=SHORT, blank=True)
    help = models.TextField("vysvětlení k otázce", max_length=LONG, blank=True)
    help_plural = models.TextField("vysvětlení o více dětech", max_length=LONG, blank=True)
    group = models.CharField("skupina", max_length=20, choices=Group)
    may_be_unknown = models.BooleanField("lze odpovědět „nevíme“", default=True)
    fires_on = models.CharField("která odpověď něco znamená", max_length=8, choices=FiresOn, default=FiresOn.YES)
    effect = models.CharField("co ta odpověď znamená", max_length=20, choices=Effect)
    why = models.CharField("proč", max_length=SHORT)
    why_plural = models.CharField("proč u více dětí", max_length=SHORT, blank=True)
    tools = models.JSONField("doporučené nástroje", default=list, blank=True)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Version.Meta):
        verbose_name_plural = "Otázky"

    @property
    def heading(self) -> str:
        return self.text

    @property
    def answers(self) -> tuple[Answer, ...]:
        """This will give the answers that can be chosen."""
        return (Answer.YES, Answer.NO, Answer.UNKNOWN) if self.may_be_unknown else (Answer.YES, Answer.NO)

    def about(self, children: int) -> Self:
        """This will give the question as it is asked about so many children; words not written in plural stay."""
        asked = copy.copy(self)
        for name, plural in self.PLURAL.items() if children > 1 else ():
            setattr(asked, name, getattr(self, plural) or getattr(self, name))
        return asked

    @property
    def fact(self) -> rules.QuestionFact:
        """This will give what the weighing needs to know."""
        return rules.QuestionFact(
            code=self.code, group=Group(self.group), text=self.text, fires_on=Answer(self.fires_on),
            effect=Effect(self.effect), why=self.why, tools=tuple(self.tools), order=self.order,
        )  # fmt: skip

    def say(self, name: str) -> str:
        if name == "tools":
            return ", ".join(self.tools)
        return yes_or_no(self.may_be_unknown) if name == "may_be_unknown" else super().say(name)


class Tool(Checked):
    """A way of helping: a kind of conference, or something better suited."""

    SECTION = "nastroje"
    SHOWN = ("name", "fits", "how", "note", "is_conference", "has_family", "status", "order", "source")

    name = models.CharField("název", max_length=120)
    fits = models.TextField("kdy se hodí", max_length=LONG)
    how = models.TextField("jak ho zařídit", max_length=LONG)
    note = models.TextField("na co si dát pozor", max_length=LONG, blank=True)
    is_conference = models.BooleanField("je to druh konference", default=False)
    has_family = models.BooleanField("účastní se ho rodina", default=True)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Checked.Meta):
        verbose_name_plural = "Nástroje"

    @property
    def heading(self) -> str:
        return self.name

    def say(self, name: str) -> str:
        return yes_or_no(getattr(self, name)) if name in {"is_conference", "has_family"} else super().say(name)


class Parameter(Checked):
    """A number of the method: a deadline, a length, a price."""

    SECTION = "lhuty-a-ceny"
    SHOWN = ("name", "value", "note", "status", "source")

    name = models.CharField("název", max_length=200)
    value = models.PositiveBigIntegerField("hodnota")
    unit = models.CharField("jednotka", max_length=20, choices=Unit)
    note = models.TextField("vysvětlení", max_length=LONG, blank=True)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Checked.Meta):
        verbose_name_plural = "Lhůty a ceny"

    @property
    def heading(self) -> str:
        return self.name

    @property
    def said(self) -> str:
        """This will give the number with its unit."""
        return self.say("value")

    @property
    def is_money(self) -> bool:
        """This will tell whether the number is an amount in haléře."""
        return self.unit in rules.MONEY

    def say(self, name: str) -> str:
        return rules.amount(self.value, Unit(self.unit)) if name == "value" else super().say(name)


class LawReference(Checked):
    """A paragraph and what it demands, in plain words."""

    SECTION = "predpisy"
    SHOWN = ("act", "paragraph", "demand", "consequence", "status", "order", "source")

    act = models.CharField("předpis", max_length=200)
    paragraph = models.CharField("ustanovení", max_length=120, blank=True)
    demand = models.TextField("co požaduje", max_length=LONG)
    consequence = models.TextField("co z toho plyne v Kruhu", max_length=LONG, blank=True)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Checked.Meta):
        verbose_name_plural = "Předpisy"

    @property
    def heading(self) -> str:
        return f"{self.paragraph} {self.act}" if self.paragraph else rules.named(self.act)


class Text(Version):
    """A prepared text: a phone script, help with the goal, a condition of the request."""

    SECTION = "texty"
    SHOWN = ("title", "body", "order", "source")

    kind = models.CharField("k čemu je", max_length=12, choices=TextKind)
    title = models.CharField("nadpis", max_length=200)
    body = models.TextField("text", max_length=LONG)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Version.Meta):
        verbose_name_plural = "Texty"

    @property
    def heading(self) -> str:
        return self.title


class Advice(Version):
    """One piece of the guide that stands beside the work: a principle, a role, steps, a checklist, words to copy.

    Each line of steps and of a checklist is one of them.
    """

    SECTION = "pruvodce"
    SHOWN = ("stage", "form", "title", "body", "order", "source")

    stage = models.CharField("kapitola", max_length=20, choices=Stage)
    form = models.CharField("co to je", max_length=10, choices=AdviceForm)
    title = models.CharField("nadpis", max_length=200)
    body = models.TextField("text", max_length=LONG)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Version.Meta):
        verbose_name_plural = "Průvodce"

    @property
    def heading(self) -> str:
        return self.title

    @property
    def lines(self) -> list[str]:
        """This will give the steps, or what is checked, one by one."""
        return [line.strip() for line in self.body.splitlines() if line.strip()]


class Translation(Version):
    """Sentences of the pages for families in one language; offered to families only once somebody has reviewed them."""

    SECTION = "preklady"
    SHOWN = ("body", "translator", "reviewer", "reviewed_on", "source")

    language = models.CharField("jazyk", max_length=8, choices=Language)
    part = models.CharField("co je přeložené", max_length=6, choices=Part)
    body = models.TextField("věty", max_length=CATALOGUE)
    translator = models.CharField("kdo překládal", max_length=120, blank=True)
    reviewer = models.CharField("kdo překlad zkontroloval", max_length=120, blank=True)
    reviewed_on = models.DateField("kdy", null=True, blank=True)
    order = models.PositiveSmallIntegerField("pořadí", default=0)

    class Meta(Version.Meta):
        verbose_name_plural = "Překlady"

    @property
    def heading(self) -> str:
        return f"{self.get_language_display()}: {self.get_part_display()}".capitalize()

    @property
    def left(self) -> int:
        """This will count the sentences that nobody has translated yet."""
        return catalogue.untranslated(self.body)

    def say(self, name: str) -> str:
        return "" if getattr(self, name) is None else super().say(name)
