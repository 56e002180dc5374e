"""Opening, changing and closing the file."""

from datetime import datetime
from typing import Unpack
from uuid import UUID

from django.db.models import Q

from kruh.access.actions import action
from kruh.access.models import Membership, Unit, User
from kruh.access.roles import Role
from kruh.cases import policies, workflow
from kruh.cases.models import Case, Person, PersonWords, TeamMember
from kruh.cases.rules import files, people
from kruh.cases.vocabulary import CaseState, Part, TeamRole
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import Conflict, refuse_if
from kruh.vault import keys


@action
def open_case(
    unit: Unit,
    *,
    by: User,
    at: datetime,
    child: Person | None = None,
    file_mark: str = "",
    situation: str = "",
    **words: Unpack[PersonWords],
) -> Case:
    """This will open a case with its first child, led by the one who opens it, with the heads of the unit in the team.

    The child is an existing person whom the opener may see, or is made from the words. Raises NotPossible.
    """
    refuse_if(_child_blockers(unit, child, by, at, words) + _mark_blockers(unit.pk, file_mark))
    case = _new_file(unit, at, file_mark, situation)
    TeamMember.objects.create(case=case, user=by, role=TeamRole.KEY_WORKER, since=at)
    for head in _heads(unit, at):
        TeamMember.objects.create(case=case, user=head, role=TeamRole.HEAD, since=at)
    case.place(child or Person.objects.keep(unit.pk, **words), Part.CHILD, at)
    return case


@action
def change_case(case: Case, *, by: User, at: datetime, version: int, file_mark: str, situation: str) -> None:
    """This will change the file mark and the description.

    Raises Conflict when somebody saved in between, NotPossible when the case is closed or the mark is taken.
    """
    if case.version != version:
        theirs = {"Spisová značka": case.file_mark, "Situace": case.situation or ""}
        raise Conflict(theirs, {"Spisová značka": file_mark, "Situace": situation}, version=case.version)
    refuse_if(files.closed_blockers(case.state) + _mark_blockers(case.unit_id, file_mark, case.pk))
    case.file_mark, case.situation, case.changed_at = file_mark, situation or None, at
    case.version += 1
    case.save()


@action
def close_case(case: Case, *, by: User, at: datetime) -> None:
    """This will close the case; it stays readable and can be opened again."""
    case.state = workflow.CASE.next_state(CaseState(case.state), "close_case")
    case.closed_on, case.changed_at = days.local_day(at), at
    case.save(update_fields=["state", "closed_on", "changed_at"])


@action
def reopen_case(case: Case, *, by: User, at: datetime) -> None:
    """This will go on with a closed case."""
    case.state = workflow.CASE.next_state(CaseState(case.state), "reopen_case")
    case.closed_on, case.changed_at = None, at
    case.save(update_fields=["state", "closed_on", "changed_at"])


def _new_file(unit: Unit, at: datetime, file_mark: str, situation: str) -> Case:
    pk = uuid7()
    case = Case(pk=pk, key=keys.for_case(keys.for_organisation(unit.pk), pk), unit=unit, file_mark=file_mark)
    case.situation, case.opened_on, case.changed_at = situation or None, days.local_day(at), at
    case.save(force_insert=True)
    return case


def _child_blockers(unit: Unit, child: Person | None, by: User, at: datetime, words: PersonWords) -> list[str]:
    today = days.local_day(at)
    if child is None:
        named = people.person_blockers(words.get("first_name", ""), words.get("last_name", ""))
        return named + people.birth_blockers(words.get("birth_date"), Part.CHILD, today)
    if child.unit_id != unit.pk or not policies.visible_people(by, at).filter(pk=child.pk).exists():
        return [files.NOT_KNOWN]
    return people.birth_blockers(child.birth_date, Part.CHILD, today)


def _heads(unit: Unit, at: datetime) -> list[User]:
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    rows = Membership.objects.filter(lasting, unit=unit, role=Role.HEAD, valid_from__lte=at, user__is_active=True)
    return list({row.user_id: row.user for row in rows.select_related("user")}.values())


def _mark_blockers(unit: UUID, file_mark: str, pk: UUID | None = None) -> list[str]:
    taken = bool(file_mark) and Case.objects.filter(~Q(pk=pk), unit=unit, file_mark=file_mark).exists()
    return files.mark_blockers(is_taken=taken)
