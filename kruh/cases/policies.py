"""Who may know of a case and what they may do in it. A role opens nothing; the team does, while it lasts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import Membership, Unit, User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.cases.models import (
    Apart,
    Assistance,
    Case,
    CasePerson,
    EmergencyAccess,
    Person,
    ProtectedFact,
    TeamMember,
    Tie,
    Transfer,
)
from kruh.cases.vocabulary import AssistanceState, TeamRole, TransferState
from kruh.messaging.policies import let_leaders_in

WRITING = (TeamRole.KEY_WORKER, TeamRole.SUBSTITUTE)


def team_rows(user: User, at: datetime) -> QuerySet[TeamMember]:
    """This will give the person's living relations, held in a unit where the person still works."""
    return TeamMember.objects.filter(user=user, since__lte=at, case__unit__in=user.unit_ids(at=at)).filter(
        Q(until=None) | Q(until__gt=at)
    )


def visible_cases(user: User, at: datetime, *, each: bool = False) -> QuerySet[Case]:
    """This will give the cases whose team the person belongs to now; nobody else learns that a case exists.

    Driven from the person's own relations: the country has many cases, nobody has many of them. A head, who belongs
    to nearly every case of the office, asks of `each` case in the order of a list until the page is full.
    """
    own = TeamMember.objects.filter(user=user, since__lte=at).filter(Q(until=None) | Q(until__gt=at))
    is_own = Q(Exists(own.filter(case=OuterRef("pk")))) if each else Q(pk__in=own.values("case"))
    return Case.objects.filter(is_own, unit__in=user.unit_ids(at=at))


def visible_places(user: User, at: datetime) -> QuerySet[CasePerson]:
    """This will give the places of people in the visible cases, with the person, in one query."""
    rows = CasePerson.objects.select_related("case__key", "person__key")
    return rows.filter(case__in=visible_cases(user, at).values("pk"))


def visible_people(user: User, at: datetime) -> QuerySet[Person]:
    """This will give the people of the visible cases."""
    places = CasePerson.objects.filter(person=OuterRef("pk"), case__in=visible_cases(user, at).values("pk"))
    return Person.objects.filter(Exists(places))


def visible_ties(user: User, at: datetime) -> QuerySet[Tie]:
    """This will give the living ties of the visible cases."""
    rows: QuerySet[Tie] = Tie.objects.filter(case__in=visible_cases(user, at), ended_on=None)
    return rows.select_related("case__key")


def visible_apart(user: User, at: datetime) -> QuerySet[Apart]:
    """This will give the pairs of the visible cases who must not meet."""
    rows: QuerySet[Apart] = Apart.objects.filter(case__in=visible_cases(user, at))
    return rows.select_related("case__key")


def visible_facts(user: User, at: datetime) -> QuerySet[ProtectedFact]:
    """This will give the protected facts of the visible cases."""
    rows: QuerySet[ProtectedFact] = ProtectedFact.objects.filter(case__in=visible_cases(user, at))
    return rows.select_related("case__key", "case__unit", "proposed_by")


def visible_team(user: User, at: datetime) -> QuerySet[TeamMember]:
    """This will give the teams of the visible cases."""
    return TeamMember.objects.filter(case__in=visible_cases(user, at)).select_related("case__key", "user")


def led_cases(user: User, at: datetime) -> QuerySet[TeamMember, UUID]:
    """This will give the cases that the person leads now, as their key worker or a substitute."""
    rows: QuerySet[TeamMember, UUID] = team_rows(user, at).filter(role__in=WRITING).values_list("case", flat=True)
    return rows


def visible_emergencies(user: User, at: datetime) -> QuerySet[EmergencyAccess]:
    """This will give the accesses from outside the team to the visible cases."""
    rows: QuerySet[EmergencyAccess] = EmergencyAccess.objects.filter(case__in=visible_cases(user, at))
    return rows.select_related("case__key", "user")


def _has_head(at: datetime) -> Exists:
    """Where nobody leads the office, whoever works with cases there decides for it."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    heads = Membership.objects.filter(
        lasting, unit=OuterRef("to_unit"), role=Role.HEAD, valid_from__lte=at, user__is_active=True
    )
    return Exists(heads)


def _deciding(user: User, at: datetime) -> Q:
    led = Q(to_unit__in=user.unit_ids(Role.HEAD, at=at))
    return led | (Q(to_unit__in=user.unit_ids(Role.SOCIAL_WORKER, at=at)) & ~Q(_has_head(at)))


def offered_transfers(user: User, at: datetime) -> QuerySet[Transfer]:
    """This will give the files that another office wants to give to the person's: the head decides about them."""
    rows: QuerySet[Transfer] = Transfer.objects.filter(_deciding(user, at), state=TransferState.PROPOSED)
    return rows.select_related("from_unit", "to_unit", "proposed_by")


def given_away(user: User, at: datetime) -> QuerySet[Transfer]:
    """This will give what the person's office keeps of files it gave away: to its head and to whoever proposed it."""
    mine = Q(from_unit__in=user.unit_ids(Role.HEAD, at=at)) | Q(proposed_by=user, from_unit__in=user.unit_ids(at=at))
    rows: QuerySet[Transfer] = Transfer.objects.filter(mine, state=TransferState.ACCEPTED)
    return rows.select_related("to_unit")


def asked_assistances(user: User, at: datetime) -> QuerySet[Assistance]:
    """This will give what another office asks the person's to do: while it is to be decided, and while one does it."""
    working = Q(to_unit__in=user.unit_ids(Role.HEAD, at=at))
    working |= Q(worker=user, to_unit__in=user.unit_ids(Role.SOCIAL_WORKER, at=at))
    asked = Q(state=AssistanceState.ASKED) & _deciding(user, at)
    rows: QuerySet[Assistance] = Assistance.objects.filter(asked | (Q(state=AssistanceState.ACCEPTED) & working))
    return rows.select_related("from_unit", "to_unit", "asked_by", "worker")


def moves_of(model: type[Transfer] | type[Assistance], user: User, at: datetime) -> QuerySet[Any]:
    """This will give what went from the visible cases to other offices."""
    rows: QuerySet[Any] = model._default_manager.filter(case__in=visible_cases(user, at).values("pk"))
    return rows.select_related("key", "case__key", "from_unit", "to_unit")


def open_file(user: User, at: datetime, pk: UUID) -> Case | None:
    """This will fetch a visible case together with its present team in one query, or None when it is not visible.

    The team is left in `case.colleagues`, and the person's own roles are remembered for the rules of this request.
    """
    is_mine = Exists(team_rows(user, at).filter(case=OuterRef("case")))
    rows = TeamMember.objects.filter(is_mine, case=pk, since__lte=at).filter(Q(until=None) | Q(until__gt=at))
    team = list(rows.select_related("case__key", "case__unit", "user").order_by("since", "id"))
    if not team:
        return None
    case: Case = team[0].case
    case.__dict__["colleagues"] = team
    _remembered(user)[pk, at] = {member.role for member in team if member.user_id == user.pk}
    return case


def _remembered(user: User) -> dict[tuple[UUID, datetime], set[str]]:
    known: dict[tuple[UUID, datetime], set[str]] = user.__dict__.setdefault("case_roles", {})
    return known


def forget_roles(*users: User) -> None:
    """This will drop what was remembered of roles in cases, after a team has changed."""
    for user in users:
        user.__dict__.pop("case_roles", None)


def case_of(subject: Any) -> Case:
    """This will give the case that a subject belongs to."""
    return subject if isinstance(subject, Case) else subject.case


def roles_in(user: User, subject: Any, at: datetime) -> set[str]:
    """This will give the person's roles in the subject's case, asked once per moment."""
    known, place = _remembered(user), (subject.audit_case, at)
    if place not in known:
        known[place] = set(team_rows(user, at).filter(case_id=subject.audit_case).values_list("role", flat=True))
    return known[place]


@predicate("je v týmu případu")
def on_team(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person belongs to the team now."""
    return bool(roles_in(user, subject, at))


@predicate("je klíčový pracovník nebo zástup")
def writes(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person leads the case now."""
    return bool(roles_in(user, subject, at) & set(WRITING))


@predicate("je klíčový pracovník, zástup nebo vedoucí")
def leads(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may decide who else belongs to the team."""
    return bool(roles_in(user, subject, at) & {*WRITING, TeamRole.HEAD})


@predicate("je klíčový pracovník nebo vedoucí")
def answers_for(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person answers for the case and may see who looked at it or hand it over."""
    return bool(roles_in(user, subject, at) & {TeamRole.KEY_WORKER, TeamRole.HEAD})


@predicate("pracuje na pracovišti, které případ vede")
def works_at_office(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person is of the case's office (of any, when no case is named)."""
    unit = subject.unit_id if isinstance(subject, Case) else None
    return user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at, unit_id=unit)


@predicate("je sociální pracovník toho pracoviště")
def opens_cases(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person may open a case at the unit (anywhere, when no unit is named)."""
    unit = subject.pk if isinstance(subject, Unit) else None
    return user.has_role(Role.SOCIAL_WORKER, at=at, unit_id=unit)


@predicate("rozhoduje za úřad, kterému se případ nebo dožádání nabízí")
def decides_there(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person leads the other office; where nobody does, whether one works there."""
    if user.has_role(Role.HEAD, at=at, unit_id=subject.to_unit_id):
        return True
    if not user.has_role(Role.SOCIAL_WORKER, at=at, unit_id=subject.to_unit_id):
        return False
    return not type(subject)._default_manager.filter(_has_head(at), pk=subject.pk).exists()


@predicate("případ se teprve nabízí")
def is_offered(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether nobody has decided yet."""
    return subject.state in (TransferState.PROPOSED, AssistanceState.ASKED)


@predicate("dožádání vyřizuje nebo vede úřad, který je přijal")
def serves(user: User, subject: Assistance, at: datetime) -> bool:
    """This will tell whether the person does what was asked, or leads who does; it ends with the answer."""
    if subject.state != AssistanceState.ACCEPTED:
        return False
    is_worker = subject.worker_id == user.pk and user.has_role(Role.SOCIAL_WORKER, at=at, unit_id=subject.to_unit_id)
    return is_worker or user.has_role(Role.HEAD, at=at, unit_id=subject.to_unit_id)


social_worker = has_role(Role.SOCIAL_WORKER)
keeps_cases = has_role(Role.SOCIAL_WORKER, Role.HEAD)

READS = Rule(on_team)
WRITES = Rule(writes, note="vedoucí čte, obsah nemění")
POLICY: dict[str, Rule] = {
    "cases.list_cases": Rule(keeps_cases, note="ukáže jen případy, v jejichž týmu člověk je"),
    "cases.open_case": Rule(opens_cases, note="kdo případ založí, je jeho klíčovým pracovníkem; vedoucí je v týmu sám"),
    "cases.read": READS,
    "cases.read_person": READS,
    "cases.see_protection": READS,
    "cases.read_protected": Rule(leads, note="každé otevření chráněného údaje se zapíše"),
    "cases.see_readers": Rule(answers_for),
    "cases.change_case": WRITES,
    "cases.close_case": WRITES,
    "cases.reopen_case": WRITES,
    "cases.add_person": WRITES,
    "cases.link_person": WRITES,
    "cases.change_person": WRITES,
    "cases.remove_person": WRITES,
    "cases.tie": WRITES,
    "cases.untie": WRITES,
    "cases.add_contact": WRITES,
    "cases.change_contact": WRITES,
    "cases.end_contact": WRITES,
    "cases.keep_apart": WRITES,
    "cases.end_apart": WRITES,
    "cases.protect_fact": WRITES,
    "cases.change_giveaways": Rule(leads, note="seznam sám prozrazuje, kde údaj hledat"),
    "cases.propose_lifting": WRITES,
    "cases.lift_protection": Rule(leads, note="konec ochrany potvrzuje někdo jiný, než kdo ho navrhl"),
    "cases.keep_protection": Rule(leads),
    "cases.open_in_emergency": Rule(
        works_at_office, note="jen číst, na hodinu a s důvodem; klíčový pracovník a vedoucí se to hned dozvědí"
    ),
    "cases.review_emergency": Rule(answers_for, note="vlastní přístup kontroluje někdo jiný"),
    "cases.add_to_team": Rule(leads),
    "cases.end_team_membership": Rule(leads),
    "cases.hand_over": Rule(answers_for, note="vedoucí předá případ, když klíčový pracovník odchází"),
    "cases.see_moves": READS,
    "cases.propose_transfer": Rule(answers_for),
    "cases.withdraw_transfer": Rule(answers_for),
    "cases.print_transfer": Rule(answers_for),
    "cases.list_moves": Rule(keeps_cases, note="bez jmen; jména až po převzetí nebo přijetí"),
    "cases.read_transfer": Rule(is_offered & decides_there, note="jen značka, počty a důvod"),
    "cases.accept_transfer": Rule(is_offered & decides_there),
    "cases.return_transfer": Rule(is_offered & decides_there),
    "cases.ask_assistance": WRITES,
    "cases.withdraw_assistance": WRITES,
    "cases.print_assistance": WRITES,
    "cases.read_assistance": Rule((is_offered & decides_there) | serves, note="otázka a jména až po přijetí"),
    "cases.accept_assistance": Rule(is_offered & decides_there),
    "cases.decline_assistance": Rule(is_offered & decides_there),
    "cases.answer_assistance": Rule(serves, note="odpovědí přístup končí"),
}

let_leaders_in(led_cases)
