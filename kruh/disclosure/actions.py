"""Taking a request down, preparing the answer, the second person's decision, giving it, and its other ends."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Case, CasePerson, Person
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.disclosure import documents, policies, rules
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.queries import around, statement
from kruh.disclosure.queries import register as queries
from kruh.disclosure.vocabulary import LIVING, Ground, State, Verdict
from kruh.disclosure.workflow import REQUEST
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible, refuse_if

NOT_HERE = "Vyberte člověka, který v tomhle případu je nebo byl."


@action
def register(case: Case, *, words: Mapping[str, Any], by: User, at: datetime) -> AccessRequest:
    """This will take a request down, and the same one in every other case of the office where the person is."""
    person = Person.objects.filter(pk=words["person"], places__case=case).first()
    if person is None:
        raise NotPossible([NOT_HERE])
    today = days.local_day(at)
    asker = Person.objects.filter(pk=words["asker"], places__case=case).first() if words.get("asker") else None
    place = CasePerson.objects.filter(case=case, person=person).order_by("pk").first()
    assert place is not None
    asked = AccessRequest.objects.filter(case=case, person=person, state__in=LIVING).exists()
    refuse_if(
        rules.blockers_to_register(
            rules.Asking(
                words["kind"], words["received_on"], today, age=person.age_on(today),
                asker_is_subject=asker == person, has_asker=asker is not None or bool(words.get("asker_words")),
                is_child=place.part == "child", is_asked_already=asked,
            )
        )
    )  # fmt: skip
    together, months = uuid7(), queries.months(at)[0]
    due = rules.due_on(words["received_on"], months)
    told = {name: words.get(name) or None for name in ("asker_words", "wanted")}
    told |= {name: words[name] for name in ("kind", "identity", "received_on")}
    made = [_keep(one, person, asker, told, due, together, by, at) for one in _cases_of(person, case)]
    return next(row for row in made if row.case_id == case.pk)


def _cases_of(person: Person, case: Case) -> list[Case]:
    """Every case of the office where the person is and no such request is being answered."""
    asked = AccessRequest.objects.filter(person=person, state__in=LIVING).values("case")
    others = Case.objects.filter(people=person, unit=case.unit_id).exclude(pk__in=asked).select_related("key")
    return list(others.distinct().order_by("pk"))


def _keep(
    case: Case, person: Person, asker: Person | None, told: Mapping[str, Any], due: date, together: UUID, by: User,
    at: datetime,
) -> AccessRequest:  # fmt: skip
    row = AccessRequest(
        case=case, key=case.key, person=person, asker=asker, due_on=due, together=together, registered_by=by,
        registered_at=at, **told,
    )  # fmt: skip
    row.told = statement.made(row, at)
    row.save(force_insert=True)
    return row


@action
def send_to_second(
    request: AccessRequest, *, verdict: str, ground: str, left_out: Sequence[str], words: str, second: User | None,
    version: int, by: User, at: datetime,
) -> None:  # fmt: skip
    """This will freeze the answer and ask the second person. Raises NotPossible naming what is missing."""
    _not_changed(request, version)
    request.verdict, request.ground, request.left_out = verdict, ground, list(left_out)
    request.words = words.strip() or None
    parts = statement.made(request, at) if verdict == Verdict.GIVE else []
    kept = [part for part in parts if not part["is_left"]]
    suits = second is not None and policies.seconds(request.case, by, at).filter(pk=second.pk).exists()
    proposal = rules.Proposal(
        verdict, ground, tuple(part["code"] for part in parts if part["is_left"]), len(kept), has_second=suits,
        leaks=tuple(_leaks(request, parts, at)) if verdict else (),
    )  # fmt: skip
    request.state = REQUEST.next_state(State(request.state), "send_to_second", proposal)
    request.told, request.second, request.prepared_by, request.reason = parts, second, by, None
    _next(request)


def _leaks(request: AccessRequest, parts: list[dict[str, Any]], at: datetime) -> list[str]:
    """The last look at the finished paper, read back from its own bytes."""
    if request.verdict == Verdict.REFUSE and request.ground not in Ground.values:
        return []
    document = documents.answer(request, parts, kept=around.kept_until(None), dated=days.local_day(at))
    file = printed(document, documents.file_name(request, "pdf"))
    words = "\n".join(told for _, told in Leaving(files=(file,), paper="výpis").read().parts)
    return statement.leaks(request, words, at)


@action
def return_request(request: AccessRequest, *, reason: str, version: int, by: User, at: datetime) -> None:
    """This will send the answer back to who prepared it."""
    _not_changed(request, version)
    request.state = REQUEST.next_state(State(request.state), "return_request", reason)
    request.reason, request.second = reason.strip(), None
    _next(request)


@action
def approve(request: AccessRequest, *, version: int, by: User, at: datetime) -> None:
    """This will let the statement go as it was read."""
    _decide(request, "approve", version, by, at)


@action
def refuse(request: AccessRequest, *, version: int, by: User, at: datetime) -> None:
    """This will let the refusal go as it was read."""
    _decide(request, "refuse", version, by, at)


def _decide(request: AccessRequest, step: str, version: int, by: User, at: datetime) -> None:
    _not_changed(request, version)
    refuse_if([rules.SAME_PERSON] if request.prepared_by_id == by.pk else [])
    wanted = Verdict.GIVE if step == "approve" else Verdict.REFUSE
    refuse_if([] if request.verdict == wanted else [rules.CHANGED])
    request.state, request.decided_at = REQUEST.next_state(State(request.state), step), at
    _next(request)


@action
def give(request: AccessRequest, *, channel: str, on: date, version: int, by: User, at: datetime) -> None:
    """This will note how and when the statement was given."""
    _not_changed(request, version)
    giving = rules.Giving(on, request.received_on, days.local_day(at))
    request.state = REQUEST.next_state(State(request.state), "give", giving)
    request.channel, request.given_on = channel, on
    _next(request)


@action
def withdraw(request: AccessRequest, *, reason: str, version: int, by: User, at: datetime) -> None:
    """This will note that the request was taken back."""
    _not_changed(request, version)
    request.state = REQUEST.next_state(State(request.state), "withdraw", reason)
    request.reason = reason.strip()
    _next(request)


@action
def prolong(request: AccessRequest, *, reason: str, version: int, by: User, at: datetime) -> None:
    """This will make the time longer, once, with a reason that the asker is told."""
    _not_changed(request, version)
    months, longer = queries.months(at)
    refuse_if(
        rules.blockers_to_prolong(
            state=request.state, is_prolonged=request.prolonged_at is not None, due=request.due_on,
            today=days.local_day(at), reason=reason,
        )
    )  # fmt: skip
    request.due_on = rules.due_on(request.received_on, months, longer)
    request.prolonged_reason, request.prolonged_at = reason.strip(), at
    _next(request)


def _next(request: AccessRequest) -> None:
    request.version += 1
    request.save()


def _not_changed(request: AccessRequest, version: int) -> None:
    refuse_if([rules.CHANGED] if request.version != version else [])
