"""What comes in about the plan: its words, one promise, who agrees, what the office says, how the review went."""

from collections.abc import Sequence
from typing import Any

from django import forms

from kruh.family_conferences.models import Agreement
from kruh.family_conferences.queries.plan import Carrier
from kruh.family_conferences.vocabulary import AtReview
from kruh.web import fields
from kruh.web.forms import Form

OWN_WORDS = "Přesně tak, jak to rodina řekla nebo napsala."
YES, NO, UNASKED = "yes", "no", "unasked"
SAID = ((YES, "souhlasí"), (NO, "nesouhlasí"), (UNASKED, "ještě nikdo neptal"))
LATER = ("decisions", "plan_b", "monitor", "review_on", "who", "due_on", "check_how", "checker")
ANSWERS = (
    ("accepted", "Přijmout plán"),
    ("with_additions", "Přijmout s doplněním, na kterém jsme se s rodinou domluvili"),
    ("now", "Vrátit hned, rodina dostane ještě čas pro sebe"),
    ("later", "Vrátit na druhé setkání"),
)


class _Unfinished(Form):
    """May be saved unfinished; what the whole plan needs does not call itself optional."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in set(LATER) & set(self.fields):
            self.fields[name].says_optional = False  # type: ignore[attr-defined]  # read by {% field %}


class PlanForm(_Unfinished):
    """The plan in the family's own words; unfinished is fine."""

    problem = "Plán zatím nejde uložit."
    decisions = fields.LongTextField(
        label="Na čem se rodina domluvila", required=False, rows=8, max_length=20_000, help_text=OWN_WORDS
    )
    help_wanted = fields.LongTextField(
        label="Jakou pomoc rodina chce a od koho", required=False, rows=3, max_length=4_000
    )
    plan_b = fields.LongTextField(
        label="Plán B", required=False, rows=3, max_length=4_000, help_text="Co rodina udělá, když to nevyjde."
    )
    monitor = fields.SelectField(
        label="Kdo z rodiny na plán dohlíží", empty="Vyberte člověka", required=False, help_text="Dospělý, ne odborník."
    )
    review_on = fields.DateField(label="Kontrolní setkání", required=False, help_text="Obvykle za tři měsíce.")
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PromiseForm(_Unfinished):
    """One promise, whole or not."""

    problem = "Úkol zatím nejde uložit."
    what = fields.LongTextField(label="Co se má stát", rows=3, max_length=2_000, help_text=OWN_WORDS)
    who = fields.SelectField(label="Kdo to udělá", empty="Vyberte člověka", required=False)
    beside = fields.SelectField(
        label="Který dospělý s tím dítěti pomůže", empty="Nikdo", required=False, help_text="Jen když to udělá dítě."
    )
    due_on = fields.DateField(label="Do kdy", required=False, help_text="Třeba 15. 12. nebo pátek.")
    helpers = fields.TextField(label="Kdo ještě pomůže", required=False, max_length=500)
    check_how = fields.TextField(label="Jak se pozná, že se to povedlo", required=False, max_length=500)
    checker = fields.SelectField(label="Kdo to ověří", empty="Vyberte člověka", required=False)
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, people: Sequence[Carrier], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(one.value, f"{one.name} ({one.told})") for one in people]
        adults = [(one.value, one.name) for one in people if one.member and not one.is_child]
        self.offer("who", [("", "Vyberte člověka"), *offered])
        self.offer("checker", [("", "Vyberte člověka"), *offered])
        self.offer("beside", [("", "Nikdo"), *adults])


class AgreementsForm(Form):
    """Who agrees with the plan and who does not, with their words."""

    problem = "Zatím to nejde uložit."

    def __init__(self, *args: Any, people: Sequence[Carrier], said: dict[Any, Agreement], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [one for one in people if one.member]
        for one in self.people:
            kept = said.get(one.member.pk) if one.member else None
            known = UNASKED if kept is None else YES if kept.agrees else NO
            self.fields[f"says_{one.value[2:]}"] = fields.ChoiceField(
                label=one.name, choices=SAID, layout="row", initial=known, required=False, says_optional=False
            )
            self.fields[f"words_{one.value[2:]}"] = fields.TextField(
                label=f"Co k tomu říká: {one.name}",
                required=False,
                max_length=1_000,
                initial=kept.words if kept else "",
            )

    def said(self) -> dict[Any, tuple[bool | None, str]]:
        """This will give what each of them says."""
        typed = self.cleaned_data
        answers = {YES: True, NO: False}
        return {
            one.member: (answers.get(typed[f"says_{one.value[2:]}"]), typed[f"words_{one.value[2:]}"])
            for one in self.people
        }


class JudgeForm(Form):
    """What the office says: each bottom line, the question, and the decision."""

    problem = "Rozhodnutí zatím nejde uložit."
    read = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, lines: Sequence[str], is_meeting: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = [f"line_{number}" for number, _ in enumerate(lines)]
        for name, words in zip(self.lines, lines, strict=True):
            self.fields[name] = fields.YesNoField(label=f"Splňuje: „{words}“")
        self.fields["answers_question"] = fields.YesNoField(label="Odpovídá plán na otázku?")
        offered = [one for one in ANSWERS if is_meeting or one[0] != "now"]
        self.fields["answer"] = fields.ChoiceField(label="Rozhodnutí", choices=offered)
        self.fields["reason"] = fields.LongTextField(
            label="Co rodině napsat", required=False, rows=4, max_length=4_000,
            help_text="Když plán vracíte: co přesně chybí. Když doplňujete: co, a že s tím rodina souhlasí. "
            "Rodina to uvidí.",
        )  # fmt: skip

    def met(self) -> list[bool]:
        """This will give which of the bottom lines the plan meets, in their order."""
        return [bool(self.cleaned_data[name]) for name in self.lines]


class ReviewForm(Form):
    """How the review went."""

    problem = "Kontrolní setkání zatím nejde zapsat."
    on = fields.DateField(label="Kdy se rodina sešla")
    words = fields.LongTextField(
        label="Jak se rodině s plánem daří", rows=4, max_length=4_000, help_text="Slovy rodiny."
    )
    result = fields.ChoiceField(label="Co dál", choices=AtReview.choices)
    next_on = fields.DateField(label="Další setkání", required=False, help_text="Když plán platí dál.")
    changed = fields.LongTextField(
        label="Co se díky dítěti změnilo", required=False, rows=3, max_length=2_000,
        help_text="Když končíte. Napište to přímo dítěti, jednoduše.",
    )  # fmt: skip
    changed_why_not = fields.TextField(
        label="Nebo proč to dítěti nejde říct", required=False, max_length=500, help_text="Třeba že je ještě malé."
    )
