"""Giving the whole file to another office, and asking another office for help."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from kruh.access.actions import action, lock
from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.cases import letters, policies, workflow
from kruh.cases.models import Assistance, Case, CasePerson, TeamMember, Transfer
from kruh.cases.models.carrying import carry, pass_on
from kruh.cases.queries.moves import granted_of, offices
from kruh.cases.queries.protection import hidden_from_anybody
from kruh.cases.rules import moves as rules
from kruh.cases.vocabulary import AssistanceState, Part, TeamRole, TransferState
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

GOES_TO_YOU = "Spis přešel na úřad, kterého jste se ptali."


# The whole file ------------------------------------------------------------------------------------------------------


@action
def propose_transfer(
    case: Case, *, by: User, at: datetime, to: Unit, why: str, reason: str, since: date, due_on: date
) -> Transfer:
    """This will offer the file to another office, which learns the mark, counts and the reason. Raises NotPossible."""
    here = list(CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key").order_by("id"))
    names = [place.person.full_name for place in here]
    guarded = hidden_from_anybody(case, days.local_day(at))
    refuse_if(_going_blockers(case, to, due_on, at) + rules.telling_blockers(reason, names, guarded))
    transfer: Transfer = Transfer.objects.create(
        case=case, key=case.key, from_unit=case.unit, to_unit=to, why=why, reason=reason, since=since, due_on=due_on,
        file_mark=case.file_mark, opened_on=case.opened_on, proposed_by=by, proposed_at=at, people=len(here),
        children=sum(place.part == Part.CHILD for place in here),
    )  # fmt: skip
    letters.tell_of_offer(transfer, _deciding(to, at), at)
    return transfer


@action
def withdraw_transfer(transfer: Transfer, *, by: User, at: datetime) -> None:
    """This will take the offer back. Raises NotPossible when the other office has decided."""
    state = workflow.TRANSFER.next_state(TransferState(transfer.state), "withdraw_transfer")
    transfer.decide(state, by, at)


@action
def return_transfer(transfer: Transfer, *, by: User, at: datetime, answer: str) -> None:
    """This will leave the file where it is and say why. Raises NotPossible."""
    refuse_if(rules.answer_blockers(answer, "Napište, proč případ nepřebíráte. Bude to číst jeho klíčový pracovník."))
    state = workflow.TRANSFER.next_state(TransferState(transfer.state), "return_transfer")
    transfer.decide(state, by, at, answer)
    letters.tell_of_answer(transfer, transfer.proposed_by, at)


@action
def accept_transfer(transfer: Transfer, *, by: User, at: datetime, to: User, file_mark: str = "") -> TeamMember:
    """This will make the file this office's in one step: people, keys, all that belongs to it, and a new team.

    Nobody of the former office opens anything of it any more. Raises NotPossible.
    """
    case, unit = transfer.case, transfer.to_unit
    lock(case)
    mark = file_mark.strip()
    taken = bool(mark) and Case.objects.filter(unit=unit, file_mark=mark).exists()
    writes_cases = to.is_active and to.has_role(Role.SOCIAL_WORKER, at=at, unit_id=unit.pk)
    refuse_if(rules.taking_blockers(to.short_name, writes_cases=writes_cases, is_mark_taken=taken))
    state = workflow.TRANSFER.next_state(TransferState(transfer.state), "accept_transfer")
    _carry_assistances(case, unit, by, at, to)
    leaving = _end_team(case, at)
    carry(case, unit, mark)
    transfer.key = case.key
    transfer.decide(state, by, at)
    leads = TeamMember.objects.create(case=case, user=to, role=TeamRole.KEY_WORKER, since=at)
    for head in directory.people_in(unit.pk, Role.HEAD, at=at):
        TeamMember.objects.create(case=case, user=head, role=TeamRole.HEAD, since=at)
    pass_on(case, leaving, to)
    policies.forget_roles(by, to)
    letters.tell_of_answer(transfer, transfer.proposed_by, at)
    return leads


def _end_team(case: Case, at: datetime) -> set[UUID]:
    living = TeamMember.objects.filter(Q(until=None) | Q(until__gt=at), case=case)
    leaving = set(living.values_list("user", flat=True))
    living.update(until=at)
    return leaving


def _carry_assistances(case: Case, unit: Unit, by: User, at: datetime, to: User) -> None:
    """Who was asked answers the new office; a question to the office that now has the whole file needs no answer."""
    running = Assistance.objects.filter(case=case, state__in=workflow.RUNNING)
    for asked in running.filter(to_unit=unit).order_by("id"):
        asked.end(AssistanceState.WITHDRAWN, by, at, GOES_TO_YOU)
    running.update(from_unit=unit, asked_by=to)


# One question --------------------------------------------------------------------------------------------------------


@action
def ask_assistance(
    case: Case,
    *,
    by: User,
    at: datetime,
    to: Unit,
    wanted: str,
    question: str,
    due_on: date,
    people: Sequence[UUID],
    with_contacts: bool = False,
) -> Assistance:
    """This will ask another office to act, with the data of the chosen people alone. Raises NotPossible."""
    guarded = hidden_from_anybody(case, days.local_day(at))
    refuse_if(_going_blockers(case, to, due_on, at) + rules.question_blockers(question, guarded))
    granted: list[dict[str, Any]] = granted_of(case, set(people), at, with_contacts=with_contacts)
    assistance: Assistance = Assistance.objects.create(
        case=case, key=case.key, from_unit=case.unit, to_unit=to, wanted=wanted, question=question, granted=granted,
        people=len(granted), due_on=due_on, asked_by=by, asked_at=at,
    )  # fmt: skip
    letters.tell_of_offer(assistance, _deciding(to, at), at)
    return assistance


@action
def withdraw_assistance(assistance: Assistance, *, by: User, at: datetime, reason: str = "") -> None:
    """This will end the question; the other office sees nothing of it any more. Raises NotPossible."""
    state = workflow.ASSISTANCE.next_state(AssistanceState(assistance.state), "withdraw_assistance")
    assistance.end(state, by, at, reason)


@action
def accept_assistance(assistance: Assistance, *, by: User, at: datetime, worker: User) -> None:
    """This will say who does it: that person reads the question and the granted data. Raises NotPossible."""
    works = worker.is_active and worker.has_role(Role.SOCIAL_WORKER, at=at, unit_id=assistance.to_unit_id)
    refuse_if(rules.taking_blockers(worker.short_name, writes_cases=works, is_mark_taken=False))
    state = workflow.ASSISTANCE.next_state(AssistanceState(assistance.state), "accept_assistance")
    assistance.state, assistance.worker, assistance.accepted_at = state, worker, at
    assistance.save(update_fields=["state", "worker", "accepted_at"])
    if worker.pk != by.pk:
        letters.tell_of_offer(assistance, [worker], at)


@action
def decline_assistance(assistance: Assistance, *, by: User, at: datetime, answer: str) -> None:
    """This will refuse, with the reason. Raises NotPossible."""
    refuse_if(rules.answer_blockers(answer, "Napište, proč dožádání nevyřídíte."))
    state = workflow.ASSISTANCE.next_state(AssistanceState(assistance.state), "decline_assistance")
    assistance.end(state, by, at, answer)
    letters.tell_of_answer(assistance, assistance.asked_by, at)


@action
def answer_assistance(assistance: Assistance, *, by: User, at: datetime, answer: str) -> None:
    """This will send the record to the asking office; access to what was granted ends with it. Raises NotPossible."""
    refuse_if(rules.answer_blockers(answer, "Napište, co jste zjistili nebo udělali."))
    state = workflow.ASSISTANCE.next_state(AssistanceState(assistance.state), "answer_assistance")
    assistance.end(state, by, at, answer)
    letters.tell_of_answer(assistance, assistance.asked_by, at)


def _going_blockers(case: Case, to: Unit, due_on: date, at: datetime) -> list[str]:
    return rules.going_blockers(
        rules.Going(
            state=case.state,
            is_own_office=to.pk == case.unit_id,
            office=to.name,
            is_answering=offices(at).filter(pk=to.pk).exists(),
            is_proposed=Transfer.objects.filter(case=case, state=TransferState.PROPOSED).exists(),
            due_on=due_on,
            today=days.local_day(at),
        )
    )


def _deciding(unit: Unit, at: datetime) -> list[User]:
    return directory.people_in(unit.pk, Role.HEAD, at=at) or directory.people_in(unit.pk, Role.SOCIAL_WORKER, at=at)
