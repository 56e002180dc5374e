"""A package while it is written: what each part starts with, what it lacks, what it must not tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access import together
from kruh.access.models import Membership, User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import queries as cases
from kruh.cases.models import Contact
from kruh.cases.queries import File, PersonRow
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.cases.vocabulary import Part, TieKind, tie_word
from kruh.delegation.models import Goal, Package
from kruh.delegation.rules import package as rules
from kruh.delegation.vocabulary import GROUNDS, Kind, Rhythm
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind as OrganisationKind
from kruh.foundation import days, text
from kruh.method.models import LawReference
from kruh.plans.models import Task
from kruh.plans.workflow import LIVING
from kruh.protection_plans.queries import goals as plan_goals

ASKED = (OrganisationKind.NGO, OrganisationKind.AUTHORISED, OrganisationKind.SOCIAL_SERVICE)
MOST_TASKS = 30
LONGEST_GOAL, MEASURE = 500, 300  # as many letters as the fields of the form take
LABELS = {
    "organisation": "Organizace",
    "kind": "Druh práce",
    "title": "Název",
    "purpose": "Účel",
    "grounds": "Právní důvod",
    "description": "Co je dobré vědět",
    "shared": "Lidé a kontakty",
    "goals": "Cíle",
    "rhythm": "Jak často",
    "first_due_on": "První výstup",
    "dates": "Vybrané dny",
    "ends_on": "Konec práce",
}


def receiving(at: datetime) -> QuerySet[Organisation]:
    """This will give the organisations to which work can be offered: somebody there can answer."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    held = Membership.objects.filter(lasting, unit=OuterRef("pk"), role=Role.CONSULTANT, valid_from__lte=at)
    answers = Exists(held.filter(user__is_active=True))
    return Organisation.objects.filter(answers, kind__in=ASKED, is_active=True).order_by("sort_key", "pk")


def grounds(on: date) -> list[LawReference]:
    """This will give the references to the law from which the ground of sharing is chosen on that day."""
    return list(LawReference.objects.on(on).filter(code__in=GROUNDS).order_by("order", "code"))


def tasks_of(package_case: Any) -> list[Task]:
    """This will give the running tasks of the case's conferences, which can become goals."""
    rows = Task.objects.filter(case=package_case, state__in=LIVING, conference__isnull=False).select_related("key")
    return list(rows.order_by("due_on", "order", "id")[:MOST_TASKS])


def plan_goals_of(package_case: Any) -> list[tuple[str, str, str, str]]:
    """This will give the living goals of the children's plans: root, whose, words, how one knows; ready for a form."""
    return [
        (str(goal.root), goal.of.plan.child.first_name, goal.text[:LONGEST_GOAL], (goal.measure or "")[:MEASURE])
        for goal in plan_goals.goals_of(package_case)
    ]


def role_word(row: PersonRow) -> str:
    """This will name somebody by the relation alone: no other name, no note but a professional's profession."""
    if row.part == Part.CHILD:
        return "dítě"
    if row.part == Part.PROFESSIONAL:
        return row.place.note or row.place.get_part_display()
    kinds = [tie.kind for tie in row.ties if tie.person_id == row.id and tie.kind != TieKind.PROFESSIONAL]
    return tie_word(kinds[0], row.person.gender) if kinds else row.place.get_part_display()


def way_words(contact: Contact) -> str:
    """This will say a contact with its kind: „telefon +420 777 123 456“."""
    return f"{contact.get_kind_display()} {cases.contact_words(contact)}"


@dataclass
class Writing:
    """A package with the people of its case, each asked for once."""

    package: Package
    at: datetime
    is_strict: bool = True  # whether contacts are held against everything protected, as before they leave

    @property
    def day(self) -> date:
        """This will give today."""
        return days.local_day(self.at)

    @cached_property
    def file(self) -> File:
        """This will give the case with its people."""
        return File(self.package.case, self.day)

    @cached_property
    def secrets(self) -> list[Secret]:
        """This will give everything protected in the case today."""
        return cases.case_secrets(self.package.case, self.day)

    @cached_property
    def goals(self) -> list[Goal]:
        """This will give the goals in their order."""
        return list(Goal.objects.filter(package=self.package).order_by("order"))

    @cached_property
    def rows(self) -> list[PersonRow]:
        """This will give who is in the case now, with contacts."""
        return self.file.rows_with_contacts

    def ways(self, row: PersonRow) -> list[Contact]:
        """This will give the contacts that can be told: safe ones, of which none is protected."""
        safe = [one for one in row.contacts if one.is_safe and one.kind not in row.masked]
        return [one for one in safe if not (self.is_strict and gate.hits([("", one.value)], self.secrets))]

    @property
    def people(self) -> list[dict[str, Any]]:
        """This will give whom the organisation may know, with role and chosen contacts."""
        shared: Mapping[str, list[str]] = self.package.shared or {}
        return [
            {
                "who": row.name,
                "role": role_word(row),
                "is_child": row.is_child,
                "contacts": [
                    {"id": str(one.pk), "kind": one.get_kind_display(), "value": cases.contact_words(one)}
                    for one in self.ways(row)
                    if str(one.pk) in shared[str(row.id)]
                ],
            }
            for row in self.rows
            if str(row.id) in shared
        ]


def facts(package: Package, by: User, at: datetime) -> rules.Draft:
    """This will give what the rules need to know before offering."""
    writing = Writing(package, at)
    return facts_of(writing, leaks(writing, by))


def facts_of(writing: Writing, told: list[str]) -> rules.Draft:
    """This will give the same where the case and its leaks were read already."""
    package, people = writing.package, writing.people
    return rules.Draft(
        has_organisation=package.organisation_id is not None,
        can_be_answered=_is_answered(package, writing.at),
        title=package.title or "", purpose=package.purpose or "", grounds=len(package.grounds), people=len(people),
        children=sum(one["is_child"] for one in people), goals=tuple(goal.text for goal in writing.goals),
        rhythm=package.rhythm, first_due_on=package.first_due_on, ends_on=package.ends_on,
        outputs=len(package.planned()), today=writing.day, case_is_open=package.case.is_open, leaks=tuple(told),
    )  # fmt: skip


def with_answer(rows: QuerySet[Package], at: datetime) -> QuerySet[Package]:
    """This will add whether somebody in the organisation can answer."""
    found: QuerySet[Package] = rows.annotate(can_answer=Exists(receiving(at).filter(pk=OuterRef("organisation"))))
    return found


def with_goals(rows: QuerySet[Package]) -> QuerySet[Package]:
    """This will add whether the package has a goal, so that a part of it asks no further question."""
    found: QuerySet[Package] = rows.annotate(is_aimed=Exists(Goal.objects.filter(package=OuterRef("pk"))))
    return found


def has_goals(package: Any) -> bool:
    """This will tell it of a row of `with_goals`."""
    return bool(package.is_aimed)


def _is_answered(package: Any, at: datetime) -> bool:
    known = package.__dict__.get("can_answer")
    return receiving(at).filter(pk=package.organisation_id).exists() if known is None else bool(known)


@prepared
def _goals(package: UUID) -> QuerySet[Goal]:
    return Goal.objects.filter(package=package)


@prepared
def _grounds(on: date) -> QuerySet[LawReference]:
    return LawReference.objects.on(on).filter(code__in=GROUNDS)


def for_check(package: Package, at: datetime) -> tuple[Writing, dict[str, str]]:
    """This will give a draft with its goals, and the names of the laws by code; both in one question."""
    writing = Writing(package, at, is_strict=False)
    goals, laws = together.ask(_goals.asked(package.pk), _grounds.asked(writing.day))
    writing.__dict__["goals"] = sorted(goals, key=lambda goal: int(goal.order))
    return writing, {law.code: law.heading for law in laws}


def texts(package: Package, goals: list[Goal]) -> list[tuple[str, str]]:
    """This will give every free text of a package with the name of its place."""
    own = [("Název", package.title), ("Účel", package.purpose), ("Co je dobré vědět", package.description)]
    for goal in goals:
        own += [(f"Cíl {goal.order}", goal.text), (f"Cíl {goal.order}, jak se pozná", goal.measure)]
    return [(place, words) for place, words in own if words]


def leaks(writing: Writing, by: User) -> list[str]:
    """This will say which texts tell something protected, or somebody of another case."""
    known = [*writing.secrets, *cases.strangers(by, writing.package.case, writing.at)]
    return rules.leak_blockers(gate.hits(texts(writing.package, writing.goals), known))


def rhythm_words(package: Package) -> str:
    """This will say when outputs are awaited: „každý měsíc od 3. 12. 2026, konec 30. 6. 2027“."""
    if not (package.rhythm and package.first_due_on and package.ends_on):
        return ""
    if package.rhythm == Rhythm.DATES:
        often = text.list_words([days.day(date.fromisoformat(day)) for day in package.dates])
    else:
        often = f"{package.get_rhythm_display()} od {days.day(package.first_due_on)}"
    return f"{often}, konec práce {days.day(package.ends_on)}"


# For a conflict of two writers -------------------------------------------------------------------------------------


def written(package: Package, name: str) -> Any:
    """This will give a part as it is kept."""
    if name == "goals":
        return [{"text": goal.text, "measure": goal.measure} for goal in package.goals.select_related("key")]
    if name == "dates":
        return [date.fromisoformat(day) for day in package.dates]
    return getattr(package, name)


def spoken(words: Mapping[str, Any]) -> dict[str, str]:
    """This will say parts as a person reads them."""
    return {LABELS[name]: _said(name, value) for name, value in words.items()}


def _said(name: str, value: Any) -> str:
    if not value:
        return ""
    if name == "goals":
        return "\n".join(f"{one['text']} ({one['measure']})" if one["measure"] else one["text"] for one in value)
    if name == "dates":
        return text.list_words([days.day(day) for day in value])
    if name == "shared":
        return text.plural(len(value), "vybraný člověk", "vybraní lidé", "vybraných lidí")
    if name == "grounds":
        return ", ".join(value)
    if isinstance(value, date):
        return days.day(value)
    labels = {**dict(Kind.choices), **dict(Rhythm.choices)}
    return str(labels.get(value, value)) if isinstance(value, str) else str(value)
