"""The requests of a case, the page of one, and what waits on the desk."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.prepared import prepared
from kruh.access.roles import Role
from kruh.cases import policies as cases
from kruh.cases.models import Case, CasePerson
from kruh.cases.vocabulary import Part
from kruh.desk.queries.gathering import Desk, Lines, Source
from kruh.desk.rules.urgency import Work
from kruh.disclosure import policies, rules
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import statement
from kruh.disclosure.vocabulary import LIVING, State
from kruh.foundation import days
from kruh.method import queries as method
from kruh.web import addresses

DUE, LONGER = "access_request_due", "access_request_prolonged"
TONES = {State.GIVEN: "ok", State.REFUSED: "warn", State.CHECKED: "waiting", State.APPROVED: "waiting"}


def of_case(case: Case, user: User, at: datetime) -> list[AccessRequest]:
    """This will give the requests of a case, the newest first."""
    return list(policies.visible(user, at).filter(case=case).order_by("-received_on", "-pk"))


def people(case: Case) -> list[tuple[str, str]]:
    """This will give whose data can be asked for: everybody of the family in the case, also who is there no more."""
    places = CasePerson.objects.filter(case=case).exclude(part=Part.PROFESSIONAL).select_related("person__key")
    named = [(str(place.person_id), _with_birth(place.person), place.get_part_display()) for place in places]
    return [(pk, f"{name}, {part}") for pk, name, part in sorted(set(named), key=lambda one: one[1])]


def _with_birth(person: Any) -> str:
    """Two people of one name are told apart by the day of birth."""
    born = f" (nar. {days.day(person.birth_date)})" if person.birth_date else ""
    return f"{person.full_name}{born}"


def months(at: datetime) -> tuple[int, int]:
    """This will give how many months there are for the answer, and by how many it can be made longer."""
    told = method.parameters(days.local_day(at))
    return told[DUE], told[LONGER]


def page(request: AccessRequest, user: User, at: datetime) -> dict[str, Any]:
    """This will give the page of a request with the statement as it was put together last."""
    today = days.local_day(at)
    asking = rules.Asking(
        request.kind, request.received_on, today,
        age=request.person.age_on(today) if request.person.birth_date else None,
    )  # fmt: skip
    apart = statement.kept_apart(request.case, request.person, request.asker, at)
    return {
        "parts": request.told or [],
        "warnings": rules.warnings(asking, is_kept_apart=apart) if request.is_living else [],
        "tone": TONES.get(State(request.state), ""),
        "today": today,
        "is_second": request.second_id == user.pk,
        "elsewhere": AccessRequest.objects.filter(together=request.together).exclude(pk=request.pk).count(),
        "asker": request.asker.full_name if request.asker else request.asker_words or request.person.full_name,
    }


@prepared
def waiting(user: User, at: datetime) -> QuerySet[AccessRequest]:
    """This will give the living requests of the cases that the person leads, or where the person is the second one."""
    meant = Q(case__in=cases.led_cases(user, at)) | Q(second=user, state=State.CHECKED)
    rows: QuerySet[AccessRequest] = AccessRequest.objects.filter(meant, state__in=LIVING)
    return rows.select_related("case__key", "case__unit").defer("told").order_by("due_on", "pk")[:50]


def on_desk(rows: list[Any], desk: Desk) -> Lines:
    """This will say on „Dnes“ what the requests want."""
    today = days.local_day(desk.at)
    found = []
    for row in rows:
        label = rules.waits(row.state, row.due_on, today, is_second=row.second_id == desk.user.pk)
        if label:
            work = Work(label, "disclosure:request", row.case.called or "", row.due_on)
            found.append((work, addresses.of("disclosure:request", row.pk)))
    return found


REQUESTS = Source((Role.SOCIAL_WORKER, Role.HEAD), waiting.asked, on_desk)
