"""What comes in about a package, part by part; saving is always possible."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from kruh.delegation.rules import package as rules
from kruh.delegation.vocabulary import Kind, Rhythm
from kruh.foundation import days
from kruh.web import fields
from kruh.web.forms import Form

Choices = Sequence[tuple[str, str]]
PlanGoals = Sequence[tuple[str, str, str, str]]
MOST_DATES = 60


class PartForm(Form):
    """A part of the package with the version it was read in."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    optional: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if name not in self.optional:
                field.says_optional = False  # type: ignore[attr-defined]  # completeness is demanded at offering

    def words(self) -> dict[str, Any]:
        """This will give what was written, by the names of the package."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}


class WhomForm(PartForm):
    """To whom, what about, and by what law."""

    organisation = fields.SelectField(label="Komu práci nabídnete", empty="Vyberte organizaci", required=False)
    kind = fields.ChoiceField(label="Jaká práce to je", choices=Kind.choices, initial=Kind.GOALS)
    title = fields.TextField(
        label="O co v jedné větě jde", required=False, max_length=120,
        help_text="Třeba: doučování a ranní režim. Beze jmen, stojí to v seznamu.",
    )  # fmt: skip
    purpose = fields.LongTextField(
        label="Účel: k čemu organizace údaje potřebuje", required=False, rows=3, max_length=1_000
    )
    grounds = fields.ChoicesField(label="Podle čeho údaje předáváte", required=False)

    def __init__(self, *args: Any, organisations: Mapping[str, Any], laws: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = organisations
        self.offer("organisation", [("", "Vyberte organizaci"), *((pk, one.name) for pk, one in organisations.items())])
        self.offer("grounds", laws)

    def clean_organisation(self) -> Any:
        """This will give the organisation itself."""
        return self.known.get(self.cleaned_data["organisation"])


class PeopleForm(PartForm):
    """Whom the organisation may know, contact by contact; and a few words."""

    optional = ("description",)
    description = fields.LongTextField(
        label="Co je dobré vědět", required=False, rows=5, max_length=2_000,
        help_text="Jen to, co pomůže při práci. Chráněný údaj odsud neodejde.",
    )  # fmt: skip

    def __init__(self, *args: Any, people: Sequence[tuple[str, str, Choices]], **kwargs: Any) -> None:
        """`people`: id, name with the role, contacts that can be told."""
        super().__init__(*args, **kwargs)
        self.people = people
        shared = (kwargs.get("initial") or {}).get("shared") or {}
        for pk, named, ways in people:
            self.fields[f"p_{pk}"] = forms.BooleanField(label=named, required=False, initial=pk in shared)
            if ways:
                contacts = fields.ChoicesField(
                    label=f"Které kontakty: {named.partition(',')[0]}", choices=ways, required=False,
                    initial=shared.get(pk, []),
                )  # fmt: skip
                contacts.says_optional = False  # type: ignore[attr-defined]
                self.fields[f"c_{pk}"] = contacts
        self.order_fields(["version", *[name for name in self.fields if name[:2] in ("p_", "c_")], "description"])

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """This will give for each person the two fields, the second where there is a contact to tell."""
        return [(self[f"p_{pk}"], self[f"c_{pk}"] if f"c_{pk}" in self.fields else None) for pk, _, _ in self.people]

    def clean(self) -> dict[str, Any]:
        """This will refuse contacts of somebody who was not chosen."""
        found: dict[str, Any] = super().clean() or {}
        chosen = {pk for pk, _, _ in self.people if found.get(f"p_{pk}")}
        told = [(pk, words) for pk, _, ways in self.people for way, words in ways if way in found.get(f"c_{pk}", [])]
        for fault in rules.blockers_to_share(chosen, told):
            self.add_error(None, fault)
        return found

    def words(self) -> dict[str, Any]:
        """This will give who is shared with which contacts, and the words."""
        data = self.cleaned_data
        shared = {pk: data.get(f"c_{pk}", []) for pk, _, _ in self.people if data.get(f"p_{pk}")}
        return {"shared": shared, "description": data["description"] or None}


class GoalsForm(PartForm):
    """Goals: taken from the child's plan or from promises of the case, or written."""

    plan_goals = fields.ChoicesField(label="Vzít cíl z plánu ochrany dítěte", required=False)
    tasks = fields.ChoicesField(label="Vzít za cíl úkol z plánu", required=False)

    def __init__(self, *args: Any, plan_goals: PlanGoals, tasks: Choices, **kwargs: Any) -> None:
        """`plan_goals`: the goal's root, whose it is, its words, by what it is known that it goes well."""
        super().__init__(*args, **kwargs)
        for number in self.numbers:
            self.fields[f"goal_{number}"] = fields.LongTextField(
                label=f"Cíl {number}", required=False, rows=2, max_length=500,
                help_text="Co má být jinak, obyčejnými slovy." if number == 1 else "",
            )  # fmt: skip
            self.fields[f"measure_{number}"] = fields.TextField(
                label="Jak se pozná, že se daří", required=False, max_length=300
            )
        for field in self.fields.values():
            field.says_optional = False  # type: ignore[attr-defined]
        self.of_plan = {root: (text, measure) for root, _, text, measure in plan_goals}
        self.of_tasks = dict(tasks)
        goals = [(root, f"{whose}: {text}") for root, whose, text, _ in plan_goals]
        for name, choices in (("plan_goals", goals), ("tasks", tasks)):
            if choices:
                self.offer(name, choices)
            else:
                del self.fields[name]

    @property
    def numbers(self) -> range:
        """This will give the places for goals."""
        return range(1, rules.MOST_GOALS + 1)

    @property
    def rows(self) -> list[tuple[Any, Any]]:
        """This will give the fields pair by pair."""
        return [(self[f"goal_{number}"], self[f"measure_{number}"]) for number in self.numbers]

    @property
    def shown(self) -> int:
        """This will count the pairs that stand open: what is written, and one that is free."""
        filled = [number for number, pair in enumerate(self.rows, 1) if any(field.value() for field in pair)]
        return min(max(filled, default=0) + 1, rules.MOST_GOALS)

    @property
    def first_rows(self) -> list[tuple[Any, Any]]:
        """This will give the pairs that stand open."""
        return self.rows[: self.shown]

    @property
    def further_rows(self) -> list[tuple[Any, Any]]:
        """This will give the pairs that wait folded."""
        return self.rows[self.shown :]

    def clean(self) -> dict[str, Any]:
        """This will refuse a measure without its goal, and more goals than anybody can report on."""
        found: dict[str, Any] = super().clean() or {}
        pairs = [(found.get(f"goal_{number}", ""), found.get(f"measure_{number}", "")) for number in self.numbers]
        for fault in rules.goals_of(pairs):
            self.add_error(None, fault)
        taken = [*(found.get("plan_goals") or []), *(found.get("tasks") or [])]
        if sum(bool(goal.strip()) for goal, _ in pairs) + len(taken) > rules.MOST_GOALS:
            self.add_error(None, f"Cílů může být nejvýš {rules.MOST_GOALS}, jinak výstup nikdo za pět minut nenapíše.")
        return found

    def words(self) -> dict[str, Any]:
        """This will give the goals: written ones first, then those of the plan, then those taken from tasks."""
        data = self.cleaned_data
        written = [
            {"text": data[f"goal_{number}"].strip(), "measure": data[f"measure_{number}"].strip()}
            for number in self.numbers
            if data[f"goal_{number}"].strip()
        ]
        chosen = [(root, *self.of_plan[root]) for root in data.get("plan_goals") or []]
        planned = [{"text": text, "measure": measure, "plan_goal": root} for root, text, measure in chosen]
        taken = [{"text": self.of_tasks[pk], "measure": "", "task": pk} for pk in data.get("tasks") or []]
        return {"goals": [*written, *planned, *taken]}


class DaysField(fields.LongTextField):
    """Several days, each on a line or behind a comma with spaces around it being free."""

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(f"{day.day}. {day.month}. {day.year}" for day in value)
        return value

    def clean(self, value: Any) -> list[date]:
        """This will read the days; raises ValidationError naming the one that is not a day."""
        typed = super().clean(value) or ""
        lines = [line.strip() for line in typed.replace(",", "\n").replace(";", "\n").splitlines() if line.strip()]
        if len(lines) > MOST_DATES:
            raise ValidationError(f"Dnů může být nejvýš {MOST_DATES}.", code="many")
        try:
            return sorted({days.parse_day(line, timezone.localdate()) for line in lines})
        except ValueError as sentence:
            raise ValidationError(str(sentence), code="invalid") from sentence


class RhythmForm(PartForm):
    """When outputs are awaited and when the work ends."""

    optional = ("dates",)
    rhythm = fields.ChoiceField(label="Jak často chcete vědět, jak to jde", choices=Rhythm.choices, required=False)
    first_due_on = fields.DateField(
        label="První výstup", required=False,
        help_text="Další se počítají od něj. Když vyjde na den volna, posune se na nejbližší pracovní den.",
    )  # fmt: skip
    dates = DaysField(
        label="Vybrané dny", required=False, rows=3, help_text="Jen když jste vybrali „ve vybrané dny“. Každý na řádek."
    )
    ends_on = fields.DateField(label="Kdy práce skončí", required=False, help_text="Po tomhle dni se už nic nečeká.")

    def clean(self) -> dict[str, Any]:
        """This will take the first chosen day for the first output, and demand chosen days where they are meant."""
        found: dict[str, Any] = super().clean() or {}
        chosen = found.get("dates") or []
        if found.get("rhythm") == Rhythm.DATES:
            if not chosen and "dates" not in self.errors:
                self.add_error("dates", "Napište dny, ve které výstupy čekáte.")
            found["first_due_on"] = chosen[0] if chosen else None
        elif chosen:
            found["dates"] = []
        first, end = found.get("first_due_on"), found.get("ends_on")
        if first and end and end < first:
            self.add_error("ends_on", f"Práce by skončila dřív, než je první výstup ({days.day(first)}).")
        return found


class ReasonForm(Form):
    """Why."""

    reason = fields.LongTextField(label="Důvod", rows=3, max_length=1_000)


class LastingReasonForm(Form):
    """Why, where the words stay with the organisation after its access has ended."""

    reason = fields.LongTextField(
        label="Důvod", rows=3, max_length=1_000,
        help_text="Beze jmen. Důvod organizaci zůstane i potom, kdy už údaje rodiny nevidí.",
    )  # fmt: skip


class EndForm(Form):
    """A word at the end, if anybody wants one."""

    reason = fields.LongTextField(
        label="Jak to dopadlo", rows=3, max_length=1_000, required=False,
        help_text="Beze jmen. Zůstane to organizaci i potom, kdy už údaje rodiny nevidí.",
    )  # fmt: skip


class AssignForm(Form):
    """Who will work on it."""

    problem = "Zatím to nejde uložit."
    user = fields.SelectField(label="Kdo bude s rodinou pracovat", empty="Vyberte člověka")

    def __init__(self, *args: Any, people: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("user", [("", "Vyberte člověka"), *people])
