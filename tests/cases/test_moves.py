"""A file on its way to another office, and a question that another office answers."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kruh.access.models import Unit, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases import actions, policies
from kruh.cases.models import (
    Assistance,
    Case,
    CasePerson,
    Contact,
    Person,
    ProtectedFact,
    TeamMember,
    Transfer,
    carrying,
)
from kruh.cases.queries.moves import between, waiting_moves
from kruh.cases.vocabulary import AssistanceState, ContactKind, FactKind, MoveReason, Part, TransferState, Wanted
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from kruh.vault import keys
from kruh.vault.models import Key
from tests.factories import cases, people, places
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
TODAY = days.local_day(NOW)
DUE = TODAY + timedelta(days=7)
LATER = NOW + timedelta(minutes=5)
WHY = "Matka si našla byt a dítě tam od září chodí do školy."


def office(name: str) -> tuple[Unit, User, User]:
    """An office in the directory with a head and a worker."""
    unit = cases.office(name)
    Organisation(unit=unit, kind=Kind.OFFICE, name=name, district_id=places.TABOR).save(force_insert=True)
    head = people.user(Role.HEAD, at=unit, first_name="Hana", last_name=f"Vedoucí{len(name)}")
    return unit, head, cases.worker(unit, first_name="Dan", last_name=f"Nový{len(name)}")


@pytest.fixture
def ours() -> tuple[Unit, User, User]:
    """The office that leads the case."""
    return office("OSPOD Lipová")


@pytest.fixture
def theirs() -> tuple[Unit, User, User]:
    """The office where the family moved."""
    return office("OSPOD Jedlová nad Řekou")


@pytest.fixture
def case(ours: tuple[Unit, User, User]) -> Case:
    """A case with a child, a mother and her phone."""
    made = cases.case(ours[2], file_mark="Om 12/2026")
    mother = cases.person(made, ours[2])
    actions.add_contact(mother, by=ours[2], at=NOW, kind=ContactKind.PHONE, value="777 123 456")
    return made


def propose(case: Case, by: User, to: Unit, **words: Any) -> Transfer:
    """The key worker offers the file."""
    told = {"why": MoveReason.MOVED, "reason": WHY, "since": TODAY, "due_on": DUE, **words}
    return actions.propose_transfer(case, by=people.fresh(by), at=NOW, to=to, **told)


def accept(transfer: Transfer, by: User, to: User, **words: Any) -> TeamMember:
    """The head of the other office takes it over."""
    return actions.accept_transfer(transfer, by=people.fresh(by), at=LATER, to=people.fresh(to), **words)


def ask(case: Case, by: User, to: Unit, **words: Any) -> Assistance:
    """The key worker asks another office about the mother."""
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person_id
    told = {"wanted": Wanted.VISIT, "question": "Kde Adam spí?", "people": [mother], "due_on": DUE, **words}
    return actions.ask_assistance(case, by=people.fresh(by), at=NOW, to=to, **told)


# The whole file ------------------------------------------------------------------------------------------------------


def test_accepted_file_has_the_team_of_the_new_office_alone(case: Case, ours: Any, theirs: Any) -> None:
    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2], file_mark="Om 7/2026")

    living = TeamMember.objects.filter(case=case, until=None).order_by("role")
    assert [(row.user_id, row.role) for row in living] == [(theirs[1].pk, "head"), (theirs[2].pk, "key_worker")]
    case.refresh_from_db()
    assert (case.unit_id, case.file_mark) == (theirs[0].pk, "Om 7/2026")


def test_accepted_file_opens_only_with_the_key_of_the_new_office(case: Case, ours: Any, theirs: Any) -> None:
    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2])

    held = Key.objects.filter(owner__in=[case.pk, *Person.objects.values_list("pk", flat=True)]).values_list(
        "parent", flat=True
    )
    assert set(held) == {keys.for_organisation(theirs[0].pk).pk}
    assert set(Person.objects.values_list("unit", flat=True)) == {theirs[0].pk}
    assert [person.full_name for person in Person.objects.order_by("pk")] == ["Adam Havlín", "Jitka Havlínová"]


@pytest.mark.parametrize("who", [1, 2])
def test_nobody_of_the_former_office_opens_anything(case: Case, ours: Any, theirs: Any, who: int) -> None:
    place = CasePerson.objects.filter(case=case).order_by("id")[0]
    transfer = propose(case, ours[2], theirs[0])
    accept(transfer, theirs[1], theirs[2])
    client = Client()
    client.force_login(ours[who])

    names = ("overview", "people", "protection", "team", "see-moves", "readers", "hand-over", "change-case")
    pages = [reverse(f"cases:{name}", args=[case.pk]) for name in names]
    pages += [reverse("cases:read-person", args=[case.pk, place.pk])]
    pages += [reverse("cases:print-transfer", args=[case.pk, transfer.pk])]
    told = [client.get(page) for page in pages]
    found = client.post(reverse("cases:list"), {"q": "Havlín"}).content.decode()
    assert [answer.status_code for answer in told] == [404] * len(pages)
    assert "Adam Havlín" not in found + client.get(reverse("cases:list")).content.decode()
    assert not policies.visible_people(people.fresh(ours[who]), LATER).exists()
    assert not policies.team_rows(people.fresh(ours[who]), LATER).exists()


def test_former_office_keeps_a_shell(case: Case, ours: Any, theirs: Any) -> None:
    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2])

    shells = between(people.fresh(ours[1]), LATER)["shells"]
    assert [(row.file_mark, row.given_on, row.office) for row in shells] == [("Om 12/2026", TODAY, theirs[0].name)]
    assert between(people.fresh(cases.worker(ours[0], first_name="Jiná")), LATER)["shells"] == []


def test_messages_of_the_case_go_along(case: Case, ours: Any, theirs: Any) -> None:
    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2])

    assert set(Message.objects.filter(case=case.pk).values_list("unit", flat=True)) == {theirs[0].pk}


def test_person_in_another_case_stays_and_is_copied(case: Case, ours: Any, theirs: Any) -> None:
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person
    sibling = cases.case(ours[2], "Ella", "Havlínová")
    actions.link_person(sibling, by=people.fresh(ours[2]), at=NOW, person=mother, part=Part.FAMILY)
    child = cases.child_of(case)
    actions.tie(case, by=people.fresh(ours[2]), at=NOW, person=mother, other=child, kind="parent")
    actions.protect_fact(
        case, by=people.fresh(ours[2]), at=NOW, person=child, kind=FactKind.SCHOOL, value="ZŠ Lipová",
        hidden_from=[mother], reason="Bojí se.", valid_from=TODAY,
    )  # fmt: skip

    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2])

    copy = CasePerson.objects.get(case=case, part=Part.FAMILY).person
    assert (copy.full_name, copy.unit_id) == (mother.full_name, theirs[0].pk)
    assert CasePerson.objects.get(case=sibling, part=Part.FAMILY).person_id == mother.pk != copy.pk
    assert [row.value for row in Contact.objects.filter(person=copy)] == ["777 123 456"]
    assert list(ProtectedFact.objects.get(case=case).hidden_from.all()) == [copy]
    assert case.ties.get().person_id == copy.pk
    mother.refresh_from_db()
    assert (mother.unit_id, mother.key.parent) == (ours[0].pk, keys.for_organisation(ours[0].pk))


def test_crash_in_the_middle_leaves_everything_as_it_was(
    case: Case, ours: Any, theirs: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(of: Case, leaving: Any, to: User) -> None:
        raise ZeroDivisionError

    transfer = propose(case, ours[2], theirs[0])
    monkeypatch.setattr(carrying, "PASSED_ON", [crash])

    with pytest.raises(ZeroDivisionError):
        accept(transfer, theirs[1], theirs[2])

    case.refresh_from_db()
    transfer.refresh_from_db()
    assert (case.unit_id, transfer.state) == (ours[0].pk, TransferState.PROPOSED)
    assert case.key.parent == keys.for_organisation(ours[0].pk)
    assert policies.roles_in(people.fresh(ours[2]), case, LATER) == {"key_worker"}


def test_returned_file_stays_and_tells_why(case: Case, ours: Any, theirs: Any) -> None:
    transfer = propose(case, ours[2], theirs[0])

    actions.return_transfer(transfer, by=people.fresh(theirs[1]), at=LATER, answer="Rodina u nás nebydlí.")

    assert (transfer.state, transfer.answer) == (TransferState.RETURNED, "Rodina u nás nebydlí.")
    assert not policies.offered_transfers(people.fresh(theirs[1]), LATER).exists()
    assert policies.roles_in(people.fresh(ours[2]), case, LATER) == {"key_worker"}


def test_withdrawn_offer_can_be_accepted_by_nobody(case: Case, ours: Any, theirs: Any) -> None:
    transfer = propose(case, ours[2], theirs[0])

    actions.withdraw_transfer(transfer, by=people.fresh(ours[2]), at=LATER)

    with pytest.raises(Denied):
        accept(transfer, theirs[1], theirs[2])


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ({"reason": "Jitka Havlínová se odstěhovala."}, "jméno"),
        ({"due_on": TODAY - timedelta(days=1)}, "Zkontrolujte datum"),
    ],
)
def test_offer_is_refused_with_a_reason(case: Case, ours: Any, theirs: Any, words: Any, reason: str) -> None:
    with pytest.raises(NotPossible) as refused:
        propose(case, ours[2], theirs[0], **words)

    assert reason in refused.value.reasons[0]


def test_offer_to_the_own_office_or_twice_is_refused(case: Case, ours: Any, theirs: Any) -> None:
    with pytest.raises(NotPossible) as own:
        propose(case, ours[2], ours[0])
    propose(case, ours[2], theirs[0])
    with pytest.raises(NotPossible) as again:
        propose(case, ours[2], theirs[0])

    assert own.value.reasons == ["To je úřad, který případ vede. Vyberte jiný."]
    assert again.value.reasons == ["Případ už čeká na převzetí jiným úřadem. Nejdřív ten návrh stáhněte."]


def test_offer_tells_the_other_office_no_name(case: Case, ours: Any, theirs: Any) -> None:
    transfer = propose(case, ours[2], theirs[0])
    client = Client()
    client.force_login(theirs[1])

    read = [client.get(reverse(f"cases:{name}", args=args)).content.decode() for name, args in (
        ("list-moves", []), ("read-transfer", [transfer.pk]), ("accept-transfer", [transfer.pk]),
        ("return-transfer", [transfer.pk]),
    )]  # fmt: skip
    assert "Om 12/2026" in read[1]
    assert [word for word in ("Adam", "Jitka", "Havlín", "777") for page in read if word in page] == []


def test_worker_of_the_other_office_does_not_see_the_offer(case: Case, ours: Any, theirs: Any) -> None:
    transfer = propose(case, ours[2], theirs[0])
    client = Client()
    client.force_login(theirs[2])

    assert client.get(reverse("cases:read-transfer", args=[transfer.pk])).status_code == 404
    assert waiting_moves(people.fresh(theirs[2]), NOW) == []
    assert [row.page for row in waiting_moves(people.fresh(theirs[1]), NOW)] == ["cases:read-transfer"]


# One question --------------------------------------------------------------------------------------------------------


def test_question_grants_the_chosen_people_alone(case: Case, ours: Any, theirs: Any) -> None:
    asked = ask(case, ours[2], theirs[0], with_contacts=True)

    assert asked.granted == [
        {"name": "Jitka Havlínová", "born": "", "role": "", "contacts": ["+420\xa0777\xa0123\xa0456"]}
    ]


def test_protected_contact_is_never_granted(case: Case, ours: Any, theirs: Any) -> None:
    mother = CasePerson.objects.get(case=case, part=Part.FAMILY).person
    actions.protect_fact(
        case, by=people.fresh(ours[2]), at=NOW, person=mother, kind=FactKind.PHONE, value="777 123 456",
        hidden_from=[cases.child_of(case)], reason="Bojí se.", valid_from=TODAY,
    )  # fmt: skip

    asked = ask(case, ours[2], theirs[0], with_contacts=True)

    assert asked.granted[0]["contacts"] == ["chráněný kontakt sdělíme jen telefonem nebo osobně"]
    with pytest.raises(NotPossible):
        ask(case, ours[2], theirs[0], question="Volejte jí na 777 123 456.")


def test_question_is_read_by_who_does_it_until_the_answer(case: Case, ours: Any, theirs: Any) -> None:
    asked = ask(case, ours[2], theirs[0])
    page = reverse("cases:read-assistance", args=[asked.pk])
    worker, head, other = Client(), Client(), Client()
    worker.force_login(theirs[2])
    head.force_login(theirs[1])
    other.force_login(cases.worker(theirs[0], first_name="Jiná"))
    before = head.get(page).content.decode()
    assert ("Jitka" in before, "Kde Adam" in before, worker.get(page).status_code) == (False, False, 404)

    actions.accept_assistance(asked, by=people.fresh(theirs[1]), at=NOW, worker=people.fresh(theirs[2]))

    read = worker.get(page).content.decode()
    assert ("Jitka" in read, "Kde Adam" in read, "777" in read, "Havlín<" in read) == (True, True, False, False)
    assert other.get(page).status_code == 404

    actions.answer_assistance(asked, by=people.fresh(theirs[2]), at=LATER, answer="Adam má vlastní postel.")

    assert (worker.get(page).status_code, head.get(page).status_code) == (404, 404)
    assert (asked.state, asked.answer) == (AssistanceState.ANSWERED, "Adam má vlastní postel.")
    mine = Client()
    mine.force_login(ours[2])
    assert "Adam má vlastní postel." in mine.get(reverse("cases:see-moves", args=[case.pk])).content.decode()


def test_declined_question_tells_why(case: Case, ours: Any, theirs: Any) -> None:
    asked = ask(case, ours[2], theirs[0])

    with pytest.raises(NotPossible):
        actions.decline_assistance(asked, by=people.fresh(theirs[1]), at=LATER, answer=" ")
    actions.decline_assistance(asked, by=people.fresh(theirs[1]), at=LATER, answer="Rodina tu není.")

    assert (asked.state, asked.answer) == (AssistanceState.DECLINED, "Rodina tu není.")


def test_withdrawn_question_is_seen_no_more(case: Case, ours: Any, theirs: Any) -> None:
    asked = ask(case, ours[2], theirs[0])
    actions.accept_assistance(asked, by=people.fresh(theirs[1]), at=NOW, worker=people.fresh(theirs[2]))

    actions.withdraw_assistance(asked, by=people.fresh(ours[2]), at=LATER)

    assert waiting_moves(people.fresh(theirs[2]), LATER) == []
    with pytest.raises(Denied):
        actions.answer_assistance(asked, by=people.fresh(theirs[2]), at=LATER, answer="Pozdě.")


def test_running_question_goes_along_with_the_file(case: Case, ours: Any, theirs: Any) -> None:
    third = office("OSPOD Borová")
    asked, useless = ask(case, ours[2], third[0]), ask(case, ours[2], theirs[0])

    accept(propose(case, ours[2], theirs[0]), theirs[1], theirs[2])

    asked.refresh_from_db()
    useless.refresh_from_db()
    assert (asked.from_unit_id, asked.asked_by_id, asked.state) == (theirs[0].pk, theirs[2].pk, AssistanceState.ASKED)
    assert (useless.from_unit_id, useless.state) == (ours[0].pk, AssistanceState.WITHDRAWN)


def test_letters_of_both_are_neutral(case: Case, ours: Any, theirs: Any) -> None:
    propose(case, ours[2], theirs[0])
    ask_error = pytest.raises(NotPossible)
    with ask_error:
        ask(case, ours[2], theirs[0])

    told = [f"{row.subject} {row.text}" for row in Message.objects.filter(case=case.pk)]
    assert len(told) == 1
    assert [word for word in ("Adam", "Jitka", "Havlín", "Om 12") if word in told[0]] == []


def test_papers_for_the_data_box_are_pdf(case: Case, ours: Any, theirs: Any) -> None:
    asked = ask(case, ours[2], theirs[0])
    offered = propose(case, ours[2], theirs[0])
    client = Client()
    client.force_login(ours[2])

    files = [
        client.get(reverse("cases:print-assistance", args=[case.pk, asked.pk])).content,
        client.get(reverse("cases:print-transfer", args=[case.pk, offered.pk])).content,
    ]
    assert [content[:5] for content in files] == [b"%PDF-", b"%PDF-"]


# What is carried -----------------------------------------------------------------------------------------------------


def test_every_row_that_names_a_person_tells_its_case() -> None:
    silent = [
        f"{model.__name__}.{name}"
        for model, name in carrying.columns_of_person()
        if not hasattr(model, "audit_case") and not model._meta.auto_created
    ]

    assert silent == []


def test_day_of_the_offer_is_kept(case: Case, ours: Any, theirs: Any) -> None:
    transfer = propose(case, ours[2], theirs[0], since=date(2026, 1, 5))

    assert (transfer.since, transfer.children, transfer.people) == (date(2026, 1, 5), 1, 2)
