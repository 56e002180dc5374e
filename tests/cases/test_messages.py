"""Letters of a case do not depend on one person: a substitute handles what the key worker's mail met with."""

import pytest
from django.urls import reverse

from kruh.access.models import User
from kruh.cases import actions
from kruh.cases.models import Case
from kruh.cases.vocabulary import TeamRole
from kruh.desk.queries.today import today
from kruh.messaging import actions as messaging
from kruh.messaging import outbox, queries
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind, State
from tests.factories import cases, people
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
NOW = people.NOW


def failed(case: Case, by: User, kind: Kind = Kind.INVITATION) -> Message:
    """A letter of the case that did not leave."""
    message = outbox.queue(
        unit=case.unit, key=case.key, kind=kind, recipient_ref=None, name="Jitka", address="jitka@posta.example",
        subject="Setkání", text="Dobrý den.", dedupe=f"{case.pk}|{kind}", at=NOW, case=case.pk, by=by,
    )  # fmt: skip
    Message.objects.filter(pk=message.pk).update(state=State.FAILED)
    return Message.objects.get(pk=message.pk)


def team() -> tuple[Case, dict[str, User]]:
    """A case and its people: who leads it, who stands in, who only reads."""
    unit = cases.office()
    worker = cases.worker(unit)
    case = cases.case(worker)
    made = {"key worker": worker}
    for name, role in (("substitute", TeamRole.SUBSTITUTE), ("guardian", TeamRole.GUARDIAN)):
        made[name] = cases.worker(unit)
        actions.add_to_team(case, by=worker, at=NOW, user=made[name], role=role)
    made["head"], made["colleague"] = cases.second(case), cases.worker(unit)
    return case, {name: people.fresh(user) for name, user in made.items()}


def test_failed_letter_waits_for_the_key_worker_and_the_substitute() -> None:
    case, who = team()
    failed(case, who["key worker"])

    waits = {name: [row.case for row in queries.troubled(user, NOW)] for name, user in who.items()}

    assert waits == {"key worker": [case.pk], "substitute": [case.pk], "guardian": [], "head": [], "colleague": []}


def test_substitute_sees_it_on_the_desk_and_sends_it_again() -> None:
    case, who = team()
    message = failed(case, who["key worker"])
    address = reverse("messaging:read", args=[message.pk])

    lines = [task["url"] for group in today(who["substitute"], NOW)["groups"] for task in group.tasks]
    opened = signed_in(who["substitute"]).get(address).status_code
    messaging.resend(message, by=who["substitute"], at=NOW, address="jitka.nova@posta.example")

    assert address in lines
    assert opened == 200
    assert Message.objects.get(pk=message.pk).state == State.WAITING


def test_letters_written_by_the_substitute_wait_for_the_key_worker_too() -> None:
    case, who = team()
    failed(case, who["substitute"])

    assert len(queries.troubled(who["key worker"], NOW)) == 1


def test_warning_about_a_colleague_is_read_by_its_addressee_only() -> None:
    case, who = team()
    message = failed(case, who["head"], Kind.ALERT)

    seen = {name: len(queries.troubled(user, NOW)) for name, user in who.items()}

    assert seen == {"key worker": 0, "substitute": 0, "guardian": 0, "head": 1, "colleague": 0}
    assert signed_in(who["substitute"]).get(reverse("messaging:read", args=[message.pk])).status_code == 404


def test_ended_substitution_ends_the_care_for_letters() -> None:
    case, who = team()
    failed(case, who["key worker"])
    member = case.team.get(user=who["substitute"])

    actions.end_team_membership(member, by=who["key worker"], at=NOW)

    assert queries.troubled(people.fresh(who["substitute"]), NOW) == []
