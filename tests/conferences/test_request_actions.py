"""Suitability decided, the request written, sent, answered and taken back."""

from datetime import timedelta
from decimal import Decimal

import pytest

from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.cases.models import ProtectedFact
from kruh.cases.vocabulary import FactKind
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.actions import request as actions
from kruh.conferences.actions import suitability
from kruh.conferences.documents import request as documents
from kruh.conferences.models import Assessment, Request, Seat
from kruh.conferences.policies import relations, visible_conferences
from kruh.conferences.queries.request import to_copy
from kruh.conferences.vocabulary import SeatState, State
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, conferences, people, places, teams
from tests.factories.people import NOW

pytestmark = pytest.mark.django_db
WHY = "Maminka si přeje mluvit se všemi najednou."


def answered(**changed: str) -> conferences.World:
    world = conferences.considered()
    answers = {**conferences.CALM, **changed}
    suitability.answer_questions(world.conference, answers=answers, notes={}, by=world.worker, at=NOW)
    return world


def test_answer_questions_keeps_what_is_there_and_weighs_it() -> None:
    world = conferences.considered()
    answers, notes = {"violence": "yes", "child_agrees": ""}, {"violence": "loni", "child_agrees": " "}

    kept = suitability.answer_questions(
        world.conference, answers=answers, notes=notes, version=0, by=world.worker, at=NOW
    )

    assert (kept.answers, kept.notes) == ({"violence": "yes"}, {"violence": "loni"})
    assert kept.verdict == "other_tool"
    assert kept.version == 1


def test_answer_questions_refuses_an_older_version() -> None:
    world = answered()

    with pytest.raises(Conflict):
        suitability.answer_questions(world.conference, answers={}, notes={}, version=0, by=world.worker, at=NOW)

    assert Assessment.objects.get(conference=world.conference).answers == conferences.CALM


def test_decide_suitable_needs_answers() -> None:
    world = conferences.considered()

    with pytest.raises(NotPossible):
        suitability.decide_suitable(world.conference, by=world.worker, at=NOW)


def test_decide_suitable_never_overrides_violence_but_by_separation() -> None:
    world = answered(violence="yes")

    with pytest.raises(NotPossible):
        suitability.decide_suitable(world.conference, reason=WHY, by=world.worker, at=NOW)
    assert world.fresh().state == State.CONSIDERED
    suitability.decide_suitable(world.conference, reason=WHY, is_separated=True, by=world.worker, at=NOW)

    kept = Assessment.objects.get(conference=world.conference)
    assert world.fresh().state == State.REQUESTING
    assert (kept.is_separated, kept.decided_by_id, kept.decision_reason) == (True, world.worker.pk, WHY)


def test_decide_not_now_stays_open_for_another_decision() -> None:
    world = answered(unfit_now="yes")

    suitability.decide_not_now(world.conference, reason="Tatínek je v léčbě.", by=world.worker, at=NOW)
    suitability.answer_questions(world.conference, answers=conferences.CALM, notes={}, by=world.worker, at=NOW)
    suitability.decide_suitable(world.conference, by=world.worker, at=NOW)

    assert world.fresh().state == State.REQUESTING


def test_decide_other_tool_is_an_honourable_end() -> None:
    world = answered(parents_dispute="yes")

    suitability.decide_other_tool(world.conference, tool="mediation", reason=WHY, by=world.worker, at=NOW)

    assert world.fresh().state == State.OTHER_TOOL
    assert Assessment.objects.get(conference=world.conference).tool == "mediation"
    with pytest.raises(NotPossible):
        suitability.answer_questions(world.conference, answers={}, notes={}, by=world.worker, at=NOW)


def hidden(world: conferences.World, value: str = "Slunečná 21", kind: FactKind = FactKind.ADDRESS) -> ProtectedFact:
    adam, parent = cases.child_of(world.case), cases.parent(world.case, world.worker)
    return case_actions.protect_fact(
        world.case, by=world.worker, at=NOW, person=adam, kind=kind, value=value, hidden_from=[parent],
        reason="Rozhodl soud.", valid_from=NOW.date(),
    )  # fmt: skip


def test_write_request_keeps_parts_and_refuses_an_older_version() -> None:
    world = conferences.considered()
    draft = actions.write_request(world.conference, words={"goal": "Jak dál?"}, version=0, by=world.worker, at=NOW)

    with pytest.raises(Conflict) as conflict:
        actions.write_request(world.conference, words={"goal": "Jinak?"}, version=0, by=world.worker, at=NOW)

    assert (world.fresh().goal, draft.version) == ("Jak dál?", 1)
    assert conflict.value.theirs == {"Cíl": "Jak dál?"}


def test_write_request_notices_what_leaks() -> None:
    world = conferences.requesting()
    adam = cases.child_of(world.case)
    fact = {
        "person": adam,
        "kind": FactKind.SCHOOL,
        "value": "ZŠ Na Kopci",
        "hidden_from": [cases.parent(world.case, world.worker)],
    }
    case_actions.protect_fact(world.case, by=world.worker, at=NOW, reason="Bojí se.", valid_from=NOW.date(), **fact)  # type: ignore[arg-type]

    draft = conferences.write(world, summary="Adam Havlín chodí do ZŠ na Kopci.")

    assert len(draft.leaks) == 2
    with pytest.raises(NotPossible):
        actions.send_request(draft, by=world.worker, at=NOW)
    assert world.fresh().state == State.REQUESTING


def test_request_is_stopped_by_what_betrays_a_hidden_place() -> None:
    world = conferences.requesting()
    fact = hidden(world)
    case_actions.change_giveaways(fact, words=["Nová Lhota"], by=world.worker, at=NOW)

    draft = conferences.write(world, summary="Adam je teď v Nové Lhotě.")

    assert [fault.partition(":")[0] for fault in draft.leaks] == ["Situace"]


def test_request_is_stopped_by_a_family_of_another_file() -> None:
    world = conferences.requesting()
    other = cases.case(world.worker)
    cases.person(other, world.worker, "Jana", "Brázdilová")
    world.worker = people.fresh(world.worker)

    draft = conferences.write(world, summary="Totéž jako u Jany Brázdilové.")

    assert draft.leaks == ["Situace: vypadá to, že je tu někdo z jiného případu. Vynechte to prosím."]


def test_finished_request_is_read_once_more_before_it_leaves() -> None:
    world = conferences.requesting()
    draft = conferences.write(world, venue=places.venue(name="Dům Slunečnice", street="Polní 3"), venue_note="")
    hidden(world, "Dům Slunečnice", FactKind.SHELTER)

    with pytest.raises(NotPossible) as refusal:
        actions.send_request(draft, by=world.worker, at=NOW)

    assert "žádost (PDF) v textu" in refusal.value.reasons[0]
    assert "Slunečnice" not in refusal.value.reasons[0]
    assert (world.fresh().state, Message.objects.count()) == (State.REQUESTING, 0)


def test_send_request_freezes_what_leaves_and_tells_the_consultants_nothing_but_that() -> None:
    world = conferences.requested()
    conference = world.fresh()
    conference.goal = "Něco úplně jiného?"
    conference.save()

    request, letter = world.request, Message.objects.get()

    assert conference.state == State.REQUESTED
    assert request.sent_content["goal"] == "Co potřebuje Adam, aby zase chodil do školy?"
    assert "Havlín" not in str(request.sent_content)
    assert letter.address == world.consultant.email
    assert letter.subject == "Máte novou žádost v Kruhu"
    assert "Adam" not in letter.text + letter.subject


def test_send_request_counts_the_cost_in_the_content() -> None:
    terms = dict(conferences.requested().request.sent_content["parts"][-1]["rows"])

    assert terms["Celkem přibližně"] == "2\u00a0487,20\u00a0Kč"


def test_what_a_professional_said_is_not_printed_as_unneeded() -> None:
    world = conferences.requesting()
    row = world.conference.participants.select_related("person__key").get()
    row.role = "school"

    said = []
    for row.agreement in ("unasked", "agrees"):
        content = documents.content(world.conference, world.request, [row], NOW)
        said.append(next(part["people"][0]["agreement"] for part in content["parts"] if "people" in part))

    assert said == ["není potřeba", "souhlasí"]


@pytest.mark.parametrize(("mark", "told"), [("", ""), ("OS 12/2026", ", sp. zn. OS 12/2026")])
def test_subject_to_copy_tells_the_file_mark_only_where_there_is_one(mark: str, told: str) -> None:
    world = conferences.requested()
    world.conference.case.file_mark = mark

    subject = to_copy(world.conference, world.request)[0]["value"]

    assert subject == f"Žádost – {world.conference}{told}"


def test_send_request_twice_is_refused() -> None:
    world = conferences.requested()

    with pytest.raises(NotPossible):
        actions.send_request(world.request, by=world.worker, at=NOW)

    assert Message.objects.count() == 1


def test_send_request_to_an_organisation_without_accounts_goes_by_post() -> None:
    world = conferences.requesting()
    draft = conferences.write(world, organisation=conferences.ngo("Jiná, z. s."))

    actions.send_request(draft, by=world.worker, at=NOW)

    assert (world.request.channel, Message.objects.count()) == ("post", 0)


def test_accept_request_tells_the_worker() -> None:
    world = conferences.accepted()

    assert (world.conference.state, world.request.is_accepted) == (State.ACCEPTED, True)
    assert [letter.address for letter in Message.objects.order_by("pk")] == [world.consultant.email, world.worker.email]


def test_decline_request_hides_it_and_lets_the_office_ask_another() -> None:
    world = conferences.requested()

    actions.decline_request(world.request, reason="Nemáme teď nikoho volného.", by=world.consultant, at=NOW)
    draft = actions.write_request(world.conference, words={"expected_hours": Decimal(3)}, by=world.worker, at=NOW)

    assert list(visible_conferences(people.fresh(world.consultant), NOW)) == []
    assert (draft.organisation, draft.summary, draft.conditions_accepted) == (
        None,
        "Maminka pracuje v noci, tatínek jezdí.",
        False,
    )
    assert Request.objects.filter(conference=world.conference).count() == 2


def test_return_request_ends_the_seats_and_lets_the_office_ask_another() -> None:
    world = conferences.accepted()
    seat = teams.seated(world)
    known = list(Message.objects.values_list("pk", flat=True))

    actions.return_request(world.request, reason="Facilitátor onemocněl.", by=world.consultant, at=NOW)

    assert world.fresh().state == State.REQUESTING
    assert (world.request.is_accepted, world.request.answer_reason) == (False, "Facilitátor onemocněl.")
    assert Seat.objects.get(pk=seat.pk).state == SeatState.ENDED
    told = Message.objects.exclude(pk__in=known).order_by("pk")
    assert [letter.address for letter in told] == [seat.user.email, world.worker.email]
    assert list(visible_conferences(people.fresh(world.consultant), NOW)) == []
    with pytest.raises(NotPossible):
        actions.return_request(world.request, reason="Ještě jednou.", by=world.consultant, at=NOW)


def test_return_request_is_refused_without_a_reason() -> None:
    world = conferences.accepted()

    with pytest.raises(NotPossible) as refusal:
        actions.return_request(world.request, reason=" ", by=world.consultant, at=NOW)

    assert refusal.value.reasons == ["Napište aspoň jednou větou proč."]
    assert world.fresh().state == State.ACCEPTED


def test_withdraw_request_hides_it_and_keeps_the_words() -> None:
    world = conferences.requested()

    actions.withdraw_request(world.request, by=world.worker, at=NOW)

    assert world.fresh().state == State.REQUESTING
    assert list(visible_conferences(people.fresh(world.consultant), NOW)) == []
    with pytest.raises(Denied):
        actions.accept_request(world.request, by=people.fresh(world.consultant), at=NOW)


def test_answer_belongs_to_the_asked_organisation_only() -> None:
    world = conferences.requested()
    stranger = conferences.consultant(conferences.ngo("Záchytná síť, z. s."), first_name="Hana")
    facilitator = people.user(Role.FACILITATOR, at=world.organisation.unit)

    for somebody in (stranger, facilitator, world.worker):
        with pytest.raises(Denied):
            actions.accept_request(world.request, by=somebody, at=NOW)


def test_end_of_a_conference_is_kept_with_its_requests_and_closes_them_after_ninety_days() -> None:
    world = conferences.accepted()
    conference_actions.cancel(world.conference, reason="Rodina se odstěhovala.", by=world.worker, at=NOW)
    last = NOW + relations.ORGANISATION_KEEPS

    assert [row.ended_at for row in Request.objects.filter(conference=world.conference)] == [NOW]
    known = [visible_conferences(world.consultant, at).count() for at in (NOW, last, last + timedelta(seconds=1))]
    assert known == [1, 1, 0]
