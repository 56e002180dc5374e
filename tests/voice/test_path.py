"""From the four questions to a printed quotation and back: the family says, others read only what it allowed."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kruh.access.models import AuditEntry, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases.vocabulary import CaseState
from kruh.conferences.models import Participant
from kruh.foundation.typesetting import reading
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.voice import actions, queries, rules
from kruh.voice.models import Answer, Printing, Quotation, Source
from kruh.voice.vocabulary import Place, State, Way
from tests.factories import minutes as factory
from tests.factories import pages, people, voices
from tests.factories import visits as browsers
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db
OWN = "Radek Dub ze Sezimova Ústí se uklidnil a my s Vlastou jsme konečně spali."


@pytest.fixture(autouse=True)
def clock() -> Any:
    with time_machine.travel(NEXT_DAY, tick=False) as travelled:
        yield travelled


@pytest.fixture
def told() -> Told:
    return factory.held()


@pytest.fixture
def vlasta(told: Told) -> Participant:
    return told.rows["Vlasta"]


@pytest.fixture
def phone(told: Told, vlasta: Participant) -> Client:
    return pages.owner(vlasta, told.worker).opened()


@pytest.fixture
def methodologist() -> User:
    return people.user(Role.METHODOLOGIST, at=people.unit("Metodické centrum"), first_name="Milada", last_name="Tichá")


def send(phone: Client, **words: Any) -> Any:
    return phone.post(reverse("voice:own"), {"question": "brought", "do": "keep", "version": 0, **words})


def consented(phone: Client, text: str = "Konečně jsme spali.") -> Answer:
    assert send(phone, text=text, consents="1", places=["training", "public"]).status_code == 302
    return Answer.objects.get()


def proposed(told: Told, phone: Client) -> Quotation:
    made = actions.propose(consented(phone), wording="Konečně jsme spali.", by=told.worker, at=NEXT_DAY)
    return Quotation.objects.get(pk=made.pk)


def released(told: Told, phone: Client, by: User) -> Quotation:
    return actions.release(proposed(told, phone), by=people.fresh(by), at=NEXT_DAY)


def body(answer: Any) -> str:
    return str(answer.content.decode().replace("\xa0", " "))


def test_given_reviewed_published_printed_and_withdrawn(told: Told, phone: Client, methodologist: User) -> None:
    answer = consented(phone)
    worker, reader = browsers.signed_in(told.worker), browsers.signed_in(methodologist)
    page = body(worker.get(reverse("voice:answers", args=[told.world.conference.pk])))
    assert ("Konečně jsme spali." in page, "Připravit výrok" in page) == (True, True)

    sent = worker.post(reverse("voice:propose", args=[answer.pk]), {"wording": "Konečně jsme spali.", "version": 1})
    assert sent.status_code == 302, body(sent)
    quotation = Quotation.objects.get()
    today = body(reader.get(reverse("desk:today")))
    assert f"Posoudit výrok rodiny {quotation.code}" in today
    read = body(reader.get(reverse("voice:read", args=[quotation.pk])))
    assert ("Konečně jsme spali." in read, "Vlasta" in read) == (True, False)
    assert reader.post(reverse("voice:release", args=[quotation.pk]), {"version": 1}).status_code == 302

    assert "Konečně jsme spali." in body(worker.get(reverse("voice:list")))
    nothing = body(worker.post(reverse("voice:print"), {"place": "handbook"}))
    assert actions.NOTHING_TO_PRINT in nothing
    paper = worker.post(reverse("voice:print"), {"place": "training"})
    assert quotation.code in reading.text_of_pdf(paper.content)
    assert "Hlas rodin: výroky na školení" in body(phone.get(reverse("voice:own")))

    assert send(phone, do="take_back").status_code == 302
    assert "Konečně jsme spali." not in body(worker.get(reverse("voice:list")))
    own = body(phone.get(reverse("voice:own")))
    assert [words in own for words in ("Už vytištěno:", rules.CALLED_BACK, "Výrok jste stáhli.")] == [True, True, True]
    listed = body(reader.get(reverse("voice:list")))
    assert ("a přesto na papíře" in listed, quotation.code in listed, "spali" in listed) == (True, True, False)
    assert actions.NOTHING_TO_PRINT in body(worker.post(reverse("voice:print"), {"place": "training"}))
    assert reader.get(reverse("voice:read", args=[quotation.pk])).status_code == 404


def test_proposal_leaves_nobody_whom_the_case_knows(told: Told, phone: Client) -> None:
    answer = consented(phone, OWN)

    wording = queries.proposal(answer, NEXT_DAY)

    assert [word in wording for word in ("Radek", "Sezimova", "Vlast")] == [False, False, False]
    assert queries.telling(answer, wording, NEXT_DAY) == []
    with pytest.raises(NotPossible, match="může rodinu prozradit: Radek"):
        actions.propose(answer, wording="Radek se uklidnil.", by=told.worker, at=NEXT_DAY)


def test_trail_of_the_review_names_no_case(told: Told, phone: Client, methodologist: User) -> None:
    released(told, phone, methodologist)

    assert AuditEntry.objects.get(verb="voice.release").case is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"text": "  "}, rules.EMPTY),
        ({"text": "Dobré.", "consents": "1"}, rules.NO_PLACE),
        ({"text": "x" * 3001}, "3001 znaků"),
    ],
)
def test_bad_answers_are_said_and_nothing_typed_is_lost(phone: Client, words: dict[str, str], expected: str) -> None:
    answer = send(phone, **words)

    assert (answer.status_code, expected in body(answer), Answer.objects.count()) == (422, True, 0)
    assert words["text"].strip() in body(answer)


def test_slower_of_two_devices_sees_what_the_other_kept(phone: Client) -> None:
    consented(phone)

    answer = send(phone, text="Moje jiná slova.")

    assert (answer.status_code, Answer.objects.get().text) == (409, "Konečně jsme spali.")
    assert [words in body(answer) for words in ("Mezitím to někdo zapsal:", "Moje jiná slova.")] == [True, True]


def test_two_reviewers_decide_once(told: Told, phone: Client, methodologist: User) -> None:
    waiting = proposed(told, phone)
    other = people.user(Role.METHODOLOGIST, at=people.unit("Jiné centrum"), first_name="Olga", last_name="Druhá")
    actions.release(waiting, version=1, by=people.fresh(methodologist), at=NEXT_DAY)

    with pytest.raises(NotPossible, match="zveřejněný"):
        actions.refuse(waiting, reason="Ne.", version=1, by=people.fresh(other), at=NEXT_DAY)


def test_withdrawn_while_it_is_being_read(told: Told, phone: Client, methodologist: User) -> None:
    waiting = proposed(told, phone)
    send(phone, do="take_back")

    with pytest.raises(NotPossible, match="stažený"):
        actions.release(waiting, version=1, by=people.fresh(methodologist), at=NEXT_DAY)


def test_who_knows_the_family_does_not_review(told: Told, phone: Client, methodologist: User) -> None:
    waiting = proposed(told, phone)
    told.world.worker.memberships.create(
        role=Role.METHODOLOGIST, unit=people.unit("Metodické centrum"), valid_from=people.LONG_AGO
    )

    with pytest.raises(NotPossible, match="pracovali"):
        actions.release(waiting, by=told.worker, at=NEXT_DAY)


def test_changed_answer_ends_the_old_wording_and_changed_places_move_it(
    told: Told, phone: Client, methodologist: User
) -> None:
    quotation = released(told, phone, methodologist)
    send(phone, text="Konečně jsme spali.", consents="1", places=["training"], version=1)
    quotation.refresh_from_db()
    assert (quotation.state, quotation.places) == (State.RELEASED, ["training"])

    send(phone, text="Nic to nepřineslo.", consents="1", places=["training"], version=2)
    quotation.refresh_from_db()

    assert (quotation.state, quotation.text) == (State.WITHDRAWN, "")


def test_removed_answer_takes_its_quotation_along(told: Told, phone: Client, methodologist: User) -> None:
    quotation = released(told, phone, methodologist)
    actions.print_quotations(None, place=Place.PUBLIC, by=told.worker, at=NEXT_DAY)

    send(phone, do="remove")

    quotation.refresh_from_db()
    assert (quotation.state, Answer.objects.get().text, Printing.objects.count()) == (State.WITHDRAWN, "", 1)


def test_answers_from_paper_and_told_aloud(told: Told, vlasta: Participant) -> None:
    worker = browsers.signed_in(told.worker)
    address = reverse("voice:write-down", args=[vlasta.pk])
    words = {"way": "aloud", "tell_text": "Nebojte se.", "tell_places": ["public"]}

    refused = body(worker.post(address, words))
    kept = worker.post(address, {**words, "wrote": "teta Jana", "read_back": "on"})

    assert [one in refused for one in (rules.NOBODY, rules.UNREAD, "Nebojte se.")] == [True, True, True]
    assert kept.status_code == 302
    row = Answer.objects.get()
    assert (row.way, row.wrote, row.consents, row.places, row.kept_by) == (
        Way.ALOUD, "teta Jana", True, ["public"], told.world.worker,
    )  # fmt: skip


def test_words_of_a_child_are_kept_and_never_quoted(told: Told) -> None:
    child = Participant.objects.filter(conference=told.world.conference, role="child").first()
    assert child is not None
    words = {"tell": {"text": "Bylo to dlouhé.", "consents": True, "places": ["public"]}}

    with pytest.raises(NotPossible, match="dítěte"):
        actions.write_down(child, way=Way.PAPER, answers=words, by=told.worker, at=NEXT_DAY)


def test_closed_case_keeps_no_new_answer_and_still_lets_one_withdraw(
    told: Told, phone: Client, methodologist: User
) -> None:
    quotation = released(told, phone, methodologist)
    case = told.world.conference.case
    type(case).objects.filter(pk=case.pk).update(state=CaseState.CLOSED)

    answer = send(phone, question="tell", text="Nebojte se.")
    assert (answer.status_code, rules.CLOSED in body(answer)) == (422, True)

    actions.withdraw(Answer.objects.get(), by=told.worker, at=NEXT_DAY)
    quotation.refresh_from_db()
    assert quotation.state == State.WITHDRAWN


def test_expired_link_leads_nowhere_and_the_organiser_withdraws(
    told: Told, phone: Client, methodologist: User, clock: Any
) -> None:
    quotation = released(told, phone, methodologist)
    clock.shift(timedelta(days=60))

    assert send(phone, do="take_back").status_code == 404

    actions.withdraw(Answer.objects.get(), by=told.worker, at=NEXT_DAY + timedelta(days=60))
    quotation.refresh_from_db()
    assert quotation.state == State.WITHDRAWN


def test_colleague_outside_reads_and_changes_nothing(told: Told, phone: Client) -> None:
    answer = consented(phone)
    stranger = people.user(Role.SOCIAL_WORKER, at=people.unit("OSPOD Jinde"), first_name="Iva", last_name="Jiná")

    for step in (lambda: actions.withdraw(answer, by=stranger, at=NEXT_DAY),
                 lambda: actions.propose(answer, wording="x", by=stranger, at=NEXT_DAY)):  # fmt: skip
        with pytest.raises(Denied):
            step()


def test_answer_that_changed_under_the_wording_is_shown(told: Told, phone: Client) -> None:
    answer = consented(phone)
    send(phone, text="Jinak.", consents="1", places=["public"], version=1)

    with pytest.raises(Conflict):
        actions.propose(answer, wording="Konečně.", version=1, by=told.worker, at=NEXT_DAY)


def test_paper_leaves_what_the_family_wrote_itself_and_what_came_meanwhile(
    told: Told, phone: Client, vlasta: Participant
) -> None:
    consented(phone)
    own: dict[str, Any] = {"text": "Konečně jsme spali.", "consents": True, "places": ["training", "public"]}
    more: dict[str, dict[str, Any]] = {"brought": own, "tell": {"text": "Nebojte se."}}

    with pytest.raises(NotPossible, match="mezitím"):
        actions.write_down(vlasta, way=Way.PAPER, answers=more, seen=0, by=told.worker, at=NEXT_DAY)
    actions.write_down(vlasta, way=Way.PAPER, answers=more, seen=1, by=told.worker, at=NEXT_DAY)

    assert {row.question: row.way for row in Answer.objects.all()} == {"brought": Way.PAGE, "tell": Way.PAPER}


def test_the_key_worker_learns_that_a_family_answered_until_a_wording_is_made(told: Told) -> None:
    answer = voices.answered(Participant.objects.filter(conference=told.world.conference, role="parent")[0])
    lead = people.fresh(told.worker)

    fresh = list(queries.to_read(lead, NEXT_DAY))
    Answer.objects.filter(pk=answer.pk).update(said_at=NEXT_DAY - timedelta(days=31))
    old = list(queries.to_read(lead, NEXT_DAY))
    Answer.objects.filter(pk=answer.pk).update(said_at=NEXT_DAY)
    today = browsers.signed_in(lead).get(reverse("desk:today")).content.decode()
    Source.objects.create(answer=answer, quotation=voices.waiting(lead))

    assert ([row.pk for row in fresh], old) == ([told.world.conference.pk], [])
    assert "Přečíst, co rodina říká o\xa0setkání" in today.replace("říká o setkání", "říká o\xa0setkání")
    assert list(queries.to_read(people.fresh(told.worker), NEXT_DAY)) == []


def test_family_that_names_the_code_is_heard_also_when_its_case_is_gone(told: Told, vlasta: Participant) -> None:
    words = {"tell": {"text": "Nebojte se.", "consents": True, "places": ["public"]}}
    [answer] = actions.write_down(vlasta, way=Way.PAPER, answers=words, by=told.worker, at=NEXT_DAY)
    made = actions.propose(answer, wording="Nebojte se.", by=told.worker, at=NEXT_DAY)
    methodologist = people.user(Role.METHODOLOGIST)
    actions.release(made, by=methodologist, at=NEXT_DAY)
    Source.objects.all().delete()  # as erasing of the case leaves it

    page = browsers.signed_in(methodologist).post(reverse("voice:call-back", args=[made.pk]))

    made.refresh_from_db()
    assert (page.status_code, made.state, made.text) == (302, State.WITHDRAWN, "")
    assert queries.shown() == []


def test_called_back_quotation_ends_the_consent_of_its_answer(told: Told, vlasta: Participant) -> None:
    words = {"tell": {"text": "Nebojte se.", "consents": True, "places": ["public"]}}
    [answer] = actions.write_down(vlasta, way=Way.PAPER, answers=words, by=told.worker, at=NEXT_DAY)
    made = actions.propose(answer, wording="Nebojte se.", by=told.worker, at=NEXT_DAY)
    actions.call_back(made, by=people.user(Role.METHODOLOGIST), at=NEXT_DAY)

    answer.refresh_from_db()
    made.refresh_from_db()
    assert (answer.consents, made.state) == (False, State.WITHDRAWN)
    with pytest.raises(NotPossible):
        actions.propose(answer, wording="Nebojte se.", by=told.worker, at=NEXT_DAY)
