"""What is shown of files and questions between offices: to the case's team, to the other office, and on "Dnes"."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import Membership, User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import policies
from kruh.cases.models import Assistance, Case, Transfer
from kruh.cases.queries.files import File
from kruh.cases.queries.people import PersonRow
from kruh.cases.rules import moves as rules
from kruh.cases.vocabulary import AssistanceState
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days, text

MOST = 100
NOT_GRANTED = "chráněný kontakt sdělíme jen telefonem nebo osobně"


def offices(at: datetime) -> QuerySet[Organisation]:
    """This will give the offices in which somebody can answer, in Czech order."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    roles = (Role.SOCIAL_WORKER, Role.HEAD)
    held = Membership.objects.filter(
        lasting, unit=OuterRef("pk"), role__in=roles, valid_from__lte=at, user__is_active=True
    )
    return Organisation.objects.filter(Exists(held), kind=Kind.OFFICE, is_active=True).order_by("sort_key", "pk")


def office_choices(case: Case, at: datetime) -> list[tuple[str, str]]:
    """This will give the other offices for a list to choose from."""
    rows = offices(at).exclude(pk=case.unit_id).values_list("pk", "name", "city")
    return [(str(pk), f"{name} ({city})" if city and city not in name else name) for pk, name, city in rows]


# What the other office gets ------------------------------------------------------------------------------------------


def granted_of(case: Case, people: Collection[UUID], at: datetime, *, with_contacts: bool) -> list[dict[str, Any]]:
    """This will write what is granted of the chosen people: protected contacts never, the others only when wanted."""
    file = File(case, days.local_day(at))
    rows = file.rows_with_contacts if with_contacts else file.rows
    return [_granted(row, with_contacts=with_contacts) for row in rows if row.id in people]


def _granted(row: PersonRow, *, with_contacts: bool) -> dict[str, Any]:
    born = row.person.birth_date
    told = {"name": row.name, "born": days.day(born) if born else "", "role": ", ".join(row.tie_words), "contacts": []}
    if with_contacts:
        safe = [contact for contact in row.contacts if contact.is_safe]
        open_ones = [row.words_of(contact) for contact in safe if contact.kind not in row.masked]
        is_held_back = len(open_ones) < len(row.contacts)
        told["contacts"] = [*open_ones, *([NOT_GRANTED] if is_held_back else [])]
    return told


# Pages ---------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shell:
    """What an office keeps of a file that it gave away: nothing that is sealed."""

    file_mark: str
    opened_on: date
    given_on: date
    office: str


def between(user: User, at: datetime) -> dict[str, Any]:
    """This will give what waits between the person's office and others, and what the office gave away."""
    gone = policies.given_away(user, at).order_by("-decided_at", "-id")[:MOST]
    return {
        "transfers": list(policies.offered_transfers(user, at).order_by("due_on", "id")[:MOST]),
        "assistances": list(policies.asked_assistances(user, at).order_by("due_on", "id")[:MOST]),
        "shells": [
            Shell(row.file_mark, row.opened_on, days.local_day(row.decided_at), row.to_unit.name)
            for row in gone
            if row.decided_at
        ],
    }


def of_case(case: Case) -> dict[str, Any]:
    """This will give everything that went from the case to other offices and came back, the newest first."""
    around = ("key", "from_unit", "to_unit")
    transfers = Transfer.objects.filter(case=case).select_related(*around, "proposed_by", "decided_by")
    assistances = Assistance.objects.filter(case=case).select_related(*around, "asked_by", "worker", "ended_by")
    return {
        "transfers": list(transfers.order_by("-proposed_at", "-id")),
        "assistances": list(assistances.order_by("-asked_at", "-id")),
    }


# "Dnes" --------------------------------------------------------------------------------------------------------------


@prepared
def offered_rows(user: User, at: datetime) -> QuerySet[Transfer]:
    """This will give the files that wait for the decision of the person's office; nothing of the family comes along."""
    rows = policies.offered_transfers(user, at).defer("reason", "answer").order_by("due_on", "id")
    return rows.select_related(None).select_related("from_unit")[:MOST]


@prepared
def asked_rows(user: User, at: datetime) -> QuerySet[Assistance]:
    """This will give the questions of other offices that wait for the person, without the questions."""
    rows = policies.asked_assistances(user, at).defer("question", "granted", "answer").order_by("due_on", "id")
    return rows.select_related(None).select_related("from_unit")[:MOST]


@prepared
def answered_rows(user: User, at: datetime, since: datetime) -> QuerySet[Assistance]:
    """This will give the person's own questions that another office answered or declined since, without the words."""
    states, own = (AssistanceState.ANSWERED, AssistanceState.DECLINED), policies.visible_cases(user, at).values("pk")
    rows = Assistance.objects.filter(asked_by=user, case__in=own, state__in=states, ended_at__gte=since)
    return rows.defer("question", "granted", "answer").select_related("to_unit")


def waiting_moves(user: User, at: datetime) -> list[rules.Waiting]:
    """This will say what waits between offices, two questions for all of it."""
    offered = [transfer_waits(row) for row in offered_rows(user, at)]
    asked = [assistance_waits(row) for row in asked_rows(user, at)]
    return sorted([*offered, *asked], key=lambda row: (row.due, text.sort_key(row.office), row.pk))


def transfer_waits(row: Transfer) -> rules.Waiting:
    """This will say what one of `offered_rows` asks."""
    return rules.waiting("transfer", str(row.pk), row.from_unit.name, row.due_on)


def assistance_waits(row: Assistance) -> rules.Waiting:
    """This will say what one of `asked_rows` asks."""
    kind = "answer" if row.state == AssistanceState.ACCEPTED else "assistance"
    return rules.waiting(kind, str(row.pk), row.from_unit.name, row.due_on)
