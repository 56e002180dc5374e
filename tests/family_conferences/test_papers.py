"""Papers as they are taken away: who may, what the gate stops, to whom the plan goes, questionnaires without names."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.conferences.vocabulary import ConsentAnswer
from kruh.directory.models import Region
from kruh.family_conferences.actions import papers as actions
from kruh.family_conferences.actions import telling
from kruh.family_conferences.models import (
    Agreement,
    Answer,
    Attending,
    FamilyConference,
    Member,
    MemberConsent,
    Version,
)
from kruh.family_conferences.queries import answers as answer_queries
from kruh.family_conferences.queries import handing
from kruh.family_conferences.queries import papers as queries
from kruh.family_conferences.rules.answers import FEWEST
from kruh.family_conferences.vocabulary import Decision, Place, PlanChannel, Purpose, Respondent, Side, State
from kruh.foundation.typesetting import reading
from kruh.foundation.workflow import Conflict, NotPossible
from tests.factories import cases, circles, people
from tests.family_conferences.conftest import AT, Table
from tests.family_conferences.test_pages import client, sends

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOME, PHONE, SCHOOL = "Krátká 7, 370 01 České Budějovice", "+420 606 111 222", "ZŠ Nová Hlína"
PAPERS = (
    ("print-request",), ("print-invitations",), ("print-sheet",), ("print-plan",), ("print-record",),
    ("print-questionnaire", "adult"), ("print-questionnaire", "child"),
)  # fmt: skip


@pytest.fixture
def held(table: Table) -> Table:
    """The family met and its plan was accepted."""
    conference = table.preparing()
    conference.state, conference.starts_at, conference.place = State.ACCEPTED, AT, "farní sál"
    conference.information_at, conference.private_at = AT, AT + timedelta(hours=1)
    conference.back_at = AT + timedelta(hours=2)
    conference.save()
    for name, tie, wants in (("Marie Dubinová", "babička", True), ("Libor Dubina", "táta", False)):
        member = add(table, name, tie=tie)
        attend(conference, member=member, place=Place.FAMILY, wants_plan=wants, channel=PlanChannel.PAPER)
    attend(conference, user=table.worker, place=Place.REFERRER)
    Version(
        conference=conference, key=conference.key, number=1, decisions="V noci bude u dětí babička.",
        tasks=[{"id": "1", "what": "Spát u dětí", "said": "babička"}], presented_at=AT, begun_at=AT, met=[True],
        decision=Decision.ACCEPTED, answers_question=True, decided_by=table.worker, decided_at=AT,
    ).save(force_insert=True)  # fmt: skip
    return table


def add(table: Table, name: str, **words: Any) -> Member:
    conference = table.fresh()
    member = Member(conference=conference, key=conference.key, name=name, side=Side.MOTHERS, found_at=AT, **words)
    member.save(force_insert=True)
    return member


def attend(conference: FamilyConference, **words: Any) -> Attending:
    row = Attending(conference=conference, key=conference.key, came_at=AT, answered_at=AT, **words)
    row.save(force_insert=True)
    return row


def get(who: User, table: Table, page: str, *more: Any) -> Any:
    return client(who).get(reverse(f"family_conferences:{page}", args=[table.conference.pk, *more]))


def paper(who: User, table: Table, page: Any, *more: Any, ending: str = "pdf") -> Any:
    return get(who, table, page, *more, ending)


def words(answer: Any) -> str:
    return " ".join(reading.text_of_pdf(answer.content).replace("\u00a0", " ").split())


def protect(table: Table, value: str, kind: str = "address", **more: Any) -> None:
    father = cases.person(table.case, table.worker, "Libor", "Dubina").person
    case_actions.protect_fact(
        table.case, person=table.mother, kind=kind, value=value, reason="Bojí se.", hidden_from=[father],
        valid_from=AT.date(), by=table.worker, at=AT, **more,
    )  # fmt: skip


# Who may take which ---------------------------------------------------------------------------------------------------


def test_everybody_takes_only_their_papers(held: Table) -> None:
    got = {
        page: [paper(who, held, *page).status_code for who in (held.worker, held.administrator, held.coordinator)]
        for page in PAPERS
    }

    assert got == {
        ("print-request",): [200, 200, 200],
        ("print-invitations",): [403, 200, 200],
        ("print-sheet",): [403, 200, 200],
        ("print-plan",): [200, 200, 200],
        ("print-record",): [200, 200, 200],
        ("print-questionnaire", "adult"): [403, 200, 200],
        ("print-questionnaire", "child"): [403, 200, 200],
    }


def test_file_names_tell_nothing(held: Table) -> None:
    member = add(held, "Zuzana Vacková")
    pages: list[tuple[Any, ...]] = [*PAPERS, ("print-invitation", member.pk)]

    names = [paper(held.coordinator, held, *page)["Content-Disposition"] for page in pages]

    kinds = ("zadost_RK-1", "pozvanka_RK-1", "listina_RK-1", "plan_RK-1", "zapis_RK-1", *["dotaznik_RK-1"] * 2)
    assert names == [f'attachment; filename="{name}.pdf"' for name in (*kinds, "pozvanka_RK-1-3")]


@pytest.mark.parametrize("page", ["print-sheet", "print-questionnaire"])
def test_papers_to_sign_are_no_word_files(held: Table, page: str) -> None:
    more = ["adult"] if page == "print-questionnaire" else []

    assert paper(held.coordinator, held, page, *more, ending="docx").status_code == 404


def test_other_endings_and_kinds_do_not_exist(held: Table) -> None:
    found = [
        paper(held.coordinator, held, "print-plan", ending="exe"),
        paper(held.coordinator, held, "print-questionnaire", "worker"),
        paper(held.coordinator, held, "print-invitation", held.conference.pk),
    ]

    assert [answer.status_code for answer in found] == [404] * 3


def test_who_is_left_out_gets_no_invitation(table: Table) -> None:
    table.preparing()
    left = add(table, "Radim Vacek", state="left_out")
    add(table, "Marie Dubinová")

    text = words(paper(table.coordinator, table, "print-invitations"))

    assert paper(table.coordinator, table, "print-invitation", left.pk).status_code == 404
    assert ("Marie Dubinová" in text, "Vacek" in text) == (True, False)


def test_without_a_circle_there_is_nobody_to_invite(table: Table) -> None:
    table.preparing()

    answer = paper(table.coordinator, table, "print-invitations")

    assert (answer.status_code, "není nikdo, koho by šlo pozvat" in answer.content.decode()) == (422, True)


def test_record_begins_with_the_meeting(table: Table) -> None:
    table.preparing()

    answer = paper(table.coordinator, table, "print-record")

    assert (answer.status_code, "až setkání začne" in answer.content.decode()) == (422, True)


def test_record_names_who_was_there_and_nothing_of_the_circle(held: Table) -> None:
    add(held, "Radim Vacek", wishes="Bojí se.")

    text = words(paper(held.worker, held, "print-record"))

    wanted = {"Marie Dubinová, babička": True, "za pracoviště": True, "Vacek": False, "Bojí": False}
    assert {part: part in text for part in wanted} == wanted


def test_plan_before_it_is_presented_is_an_empty_paper(held: Table) -> None:
    Version.objects.update(presented_at=None, decision="")

    text = words(paper(held.worker, held, "print-plan"))

    assert ("Na čem jsme se domluvili" in text, "babička" in text) == (True, False)


def test_plan_is_not_signed_by_who_does_not_agree(held: Table) -> None:
    conference = held.fresh()
    father = Member.objects.get(conference=conference, attending__wants_plan=False)
    version = Version.objects.get(conference=conference)
    Agreement(of=version, key=conference.key, member=father, agrees=False, by=held.coordinator, at=AT).save(
        force_insert=True
    )

    assert queries.signers(conference, version) == ["Marie Dubinová"]


# The gate -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("address", HOME, "Sejdeme se v Krátké 7."),
        ("phone", PHONE, "Volejte 606111222."),
        ("school", SCHOOL, "Hned za ZŠ Nové Hlíny."),
    ],
)
def test_protected_fact_stops_every_paper_that_tells_it(held: Table, kind: str, value: str, said: str) -> None:
    protect(held, value, kind)
    conference = held.fresh()
    conference.invitation, conference.question, conference.place = {"family": said}, said, said
    conference.save()
    attend(conference, member=add(held, f"Teta {said}"), place=Place.FAMILY)

    for page in PAPERS[:5]:
        answer = paper(held.coordinator, held, *page)
        text = answer.content.decode(errors="ignore").replace("\u00a0", " ")
        assert (page, answer.status_code, "chráněný údaj" in text, value in text) == (page, 422, True, False)


def test_paper_that_tells_nothing_leaves_though_something_is_protected(held: Table) -> None:
    protect(held, HOME)

    assert [paper(held.coordinator, held, *page).status_code for page in PAPERS] == [200] * len(PAPERS)


def test_refusal_says_where_it_stands(held: Table) -> None:
    protect(held, HOME)
    conference = held.fresh()
    conference.question = f"Kdo bude doma v {HOME} ráno?"
    conference.save()

    said = paper(held.worker, held, "print-plan").content.decode().replace("\u00a0", " ")

    assert ("Plán zatím nemůže ven, je tam chráněný údaj" in said, "Kdo bude doma" in said) == (True, True)


def test_name_of_the_office_is_no_secret(held: Table) -> None:
    protect(held, str(held.conference.office.name), "organisation")

    assert paper(held.coordinator, held, "print-record").status_code == 200


def test_family_from_another_case_stops_the_paper(held: Table) -> None:
    other = cases.case(held.worker, "Bořivoj", "Kropáček")
    assert other.pk != held.case.pk
    conference = held.fresh()
    conference.question = "Pomůže i Bořivoj Kropáček?"
    conference.save()

    answer = paper(held.worker, held, "print-record")

    said = answer.content.decode().replace("\u00a0", " ")
    assert (answer.status_code, "někdo z jiné rodiny" in said, "Kropáč" in said) == (422, True, False)


def test_namesake_in_the_circle_is_no_stranger(held: Table) -> None:
    cases.case(held.worker, "Bořivoj", "Kropáček")
    attend(held.fresh(), member=add(held, "Bořivoj Kropáček"), place=Place.FAMILY)

    assert paper(held.worker, held, "print-record").status_code == 200


# Words for the invitation ---------------------------------------------------------------------------------------------


def test_words_stand_in_the_invitation(table: Table) -> None:
    table.preparing()
    add(table, "Marie Dubinová")
    sends(table.coordinator, "word-invitation", table.conference.pk, family="Přijďte prosím.", children="I Rek.")

    text = words(paper(table.coordinator, table, "print-invitations"))

    assert ("Přijďte prosím." in text, "I Rek." in text) == (True, True)


def test_two_who_word_it_do_not_overwrite_each_other(table: Table) -> None:
    conference = table.preparing()
    told: dict[str, Any] = {"by": people.fresh(table.coordinator), "at": AT}
    actions.word_invitation(conference, words={"family": "A"}, version=conference.version, **told)

    with pytest.raises(Conflict):
        actions.word_invitation(table.fresh(), words={"family": "B"}, version=0, **told)
    assert table.fresh().invitation == {"family": "A"}


def test_words_for_the_invitation_come_before_the_day(held: Table) -> None:
    told: dict[str, Any] = {"by": people.fresh(held.coordinator), "at": AT}

    with pytest.raises(NotPossible) as refusal:
        actions.word_invitation(held.fresh(), words={"family": "A"}, **told)

    assert refusal.value.reasons == ["Pozvánky se píšou do dne setkání."]


# To whom the plan goes ------------------------------------------------------------------------------------------------


def test_page_offers_the_plan_only_to_those_who_asked(held: Table) -> None:
    shown = handing.handing(held.fresh())

    assert ([one.name for one in shown["rows"]], shown["others"], shown["left"]) == (
        ["Marie Dubinová"],
        ["Libor Dubina"],
        1,
    )


def test_one_tap_hands_the_plan_and_another_takes_it_back(held: Table) -> None:
    row = Attending.objects.get(wants_plan=True)

    first = sends(held.coordinator, "record-handing", row.pk)
    row.refresh_from_db()
    handed = row.sent_at
    second = sends(held.coordinator, "record-handing", row.pk, zpet="on")
    row.refresh_from_db()

    assert ("Všichni, kdo plán chtěli, ho mají." in first, handed) == (True, AT)
    assert ("Plán chce ještě 1 člověk." in second, row.sent_at) == (True, None)


@pytest.mark.parametrize("wants", [False, None])
def test_plan_never_goes_to_who_did_not_ask(held: Table, wants: bool | None) -> None:
    row = Attending.objects.filter(wants_plan=False).get()
    row.wants_plan = wants
    row.save()

    with pytest.raises(NotPossible) as refusal:
        actions.record_handing(row, by=people.fresh(held.coordinator), at=AT)

    assert refusal.value.reasons == ["Tenhle člověk o plán neřekl. Plán dostane jen ten, kdo s tím souhlasil."]


@pytest.mark.parametrize(
    ("answer", "days_later", "names"),
    [
        (ConsentAnswer.NO, 1, []),
        (ConsentAnswer.NO, -1, ["Marie Dubinová"]),
        (ConsentAnswer.YES, 1, ["Marie Dubinová"]),
        (ConsentAnswer.TALK, 1, ["Marie Dubinová"]),
    ],
)
def test_later_word_of_the_sheet_and_of_the_own_page_holds(
    held: Table, answer: ConsentAnswer, days_later: int, names: list[str]
) -> None:
    row = Attending.objects.get(wants_plan=True)
    assert row.member
    said = AT + timedelta(days=days_later)
    MemberConsent.objects.create(member=row.member, purpose=Purpose.PLAN, answer=answer, given_at=said)

    assert [one.name for one in handing.handing(held.fresh())["rows"]] == names


def test_who_asked_on_the_own_page_and_did_not_come_gets_the_plan(held: Table) -> None:
    aunt = add(held, "Teta Alena")

    telling.answer_consent(aunt, purpose=Purpose.PLAN, answer=ConsentAnswer.YES, by=None, at=AT)

    assert [one.name for one in handing.handing(held.fresh())["rows"]] == ["Marie Dubinová", "Teta Alena"]
    telling.take_back_consent(aunt, purpose=Purpose.PLAN, by=None, at=AT + timedelta(hours=1))
    assert [one.name for one in handing.handing(held.fresh())["rows"]] == ["Marie Dubinová"]


def test_who_asked_on_the_own_page_alone_gets_the_plan(held: Table) -> None:
    row = Attending.objects.get(wants_plan=False)
    assert row.member
    Attending.objects.filter(pk=row.pk).update(wants_plan=None)
    MemberConsent.objects.create(member=row.member, purpose=Purpose.PLAN, answer=ConsentAnswer.YES, given_at=AT)
    row.refresh_from_db()

    actions.record_handing(row, by=people.fresh(held.coordinator), at=AT)

    row.refresh_from_db()
    assert row.sent_at == AT


def test_plan_is_not_handed_before_it_is_accepted(held: Table) -> None:
    Version.objects.update(decision=Decision.RETURNED)
    row = Attending.objects.get(wants_plan=True)

    with pytest.raises(NotPossible) as refusal:
        actions.record_handing(row, by=people.fresh(held.coordinator), at=AT)

    assert refusal.value.reasons == ["Plán zatím není přijatý. Předává se až potom."]


def test_changed_plan_is_to_be_handed_again(held: Table) -> None:
    actions.record_handing(Attending.objects.get(wants_plan=True), by=people.fresh(held.coordinator), at=AT)
    Version.objects.update(decided_at=AT + timedelta(days=90))

    assert handing.handing(held.fresh())["left"] == 1


# Questionnaires -------------------------------------------------------------------------------------------------------


def test_sheet_is_entered_once_and_names_nobody(held: Table) -> None:
    typed = {"sheet": "1", "heard": "9", "safe": "10", "comment": "Bylo to dobré."}

    sends(held.coordinator, "enter-answer", held.conference.pk, **typed)
    again = sends(held.coordinator, "enter-answer", held.conference.pk, **typed)

    (kept,) = Answer.objects.all()
    assert (kept.kind, kept.sheet, kept.scores, kept.comment) == (
        "adult", 1, {"heard": 9, "safe": 10}, "Bylo to dobré.",
    )  # fmt: skip
    assert "List 1 (dospělí) už je zapsaný." in again
    assert [field.name for field in Answer._meta.fields if field.related_model is User] == []


def test_child_answers_with_faces(held: Table) -> None:
    where = reverse("family_conferences:enter-answer", args=[held.conference.pk])

    client(held.coordinator).post(f"{where}?kdo=deti", {"sheet": "2", "there": "3", "said": "1"})

    assert [(row.kind, row.scores) for row in Answer.objects.all()] == [("child", {"there": 3, "said": 1})]


@pytest.mark.parametrize("comment", ["Marie byla hodná.", "Díky Aloisovi.", "s paní Dubinovou", "Šárce to pomohlo"])
def test_name_in_a_comment_is_refused_and_nothing_is_lost(held: Table, comment: str) -> None:
    attend(held.fresh(), user=held.coordinator, place=Place.COORDINATOR)

    said = sends(held.coordinator, "enter-answer", held.conference.pk, sheet="1", heard="9", comment=comment)

    assert ("Ve vzkazu je jméno." in said, comment in said, Answer.objects.count()) == (True, True, 0)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"sheet": "1"}, "Prázdný list se nezapisuje."),
        ({"heard": "9"}, "Číslo listu"),
        ({"sheet": "1", "heard": "11"}, "Čekáme číslo od 1 do 10"),
        ({"sheet": "1", "heard": "dobře"}, "není celé číslo"),
        ({"sheet": "-1", "heard": "5"}, "Čekáme číslo od 1 do 60"),
    ],
)
def test_bad_sheet_is_told_in_a_sentence(held: Table, typed: dict[str, str], sentence: str) -> None:
    said = sends(held.coordinator, "enter-answer", held.conference.pk, **typed)

    assert (sentence in said, Answer.objects.count()) == (True, 0)


def test_questionnaires_wait_for_the_meeting(table: Table) -> None:
    table.preparing()

    said = sends(table.coordinator, "enter-answer", table.conference.pk, sheet="1", heard="5")

    assert ("až po setkání" in said, Answer.objects.count()) == (True, 0)


def test_worker_answers_once_with_an_account(held: Table) -> None:
    sends(held.worker, "answer-as-worker", held.conference.pk, question="8", again="10")
    again = sends(held.worker, "answer-as-worker", held.conference.pk, question="1")

    assert [(row.kind, row.scores) for row in Answer.objects.all()] == [("worker", {"question": 8, "again": 10})]
    assert "Dotazník za pracoviště už je vyplněný." in again


def test_summary_needs_five_and_moves_by_fives(held: Table) -> None:
    told = [str(summary(held, number)["parts"][0].rows[1:2]) for number in (FEWEST - 1, FEWEST, FEWEST + 1)]

    row = "[('Mohli jste říct, co jste chtěli?', '{}', 5)]"
    assert told == ["[]", row.format("3,0"), row.format("3,0")]


def summary(held: Table, number: int) -> dict[str, Any]:
    """The administrator's summary of so many answers."""
    conference = held.fresh()
    Answer.objects.all().delete()
    for sheet in range(1, number + 1):
        answer = Answer(conference=conference, key=conference.key, kind=Respondent.ADULT, sheet=sheet, at=AT)
        answer.scores, answer.comment = {"heard": sheet}, f"Vzkaz {number - sheet}"
        answer.save(force_insert=True)
    return answer_queries.together(people.fresh(held.administrator), AT)


def test_comments_come_with_the_fives_in_an_order_that_tells_nothing(held: Table) -> None:
    few, enough = summary(held, FEWEST - 1)["parts"][0], summary(held, FEWEST)["parts"][0]

    assert (few.comments, few.missing) == ([], 1)
    assert enough.comments == [f"Vzkaz {number}" for number in range(FEWEST)]


def test_summary_is_of_the_administrators_own_regions(held: Table) -> None:
    summary(held, FEWEST)
    elsewhere = circles.centre("Jinde", Region.objects.exclude(pk=circles.region().pk).order_by("pk")[0])
    other = people.user(Role.REGIONAL_ADMINISTRATOR, at=elsewhere)

    assert [part.number for part in answer_queries.together(people.fresh(other), AT)["parts"]] == [0, 0, 0]


def test_summary_and_handing_ask_the_same_at_any_size(held: Table) -> None:
    def asked() -> list[int]:
        numbers = []
        for who, args in ((held.administrator, []), (held.coordinator, [held.conference.pk])):
            where = reverse("family_conferences:handing" if args else "family_conferences:answers", args=args)
            one = client(who)
            one.get(where)
            with call.counted() as found:
                one.get(where)
            numbers.append(len(found))
        return numbers

    few = asked()
    summary(held, 2 * FEWEST)
    for number in range(8):
        attend(held.fresh(), member=add(held, f"Teta {number}"), place=Place.FAMILY, wants_plan=True)

    assert (asked(), max(few) <= 8) == (few, True)


def test_pages_ask_little(held: Table) -> None:
    pages = [
        ("handing", held.coordinator), ("enter-answer", held.coordinator), ("word-invitation", held.coordinator),
        ("answer-as-worker", held.worker),
    ]  # fmt: skip
    asked = {}
    for page, who in pages:
        one, where = client(who), reverse(f"family_conferences:{page}", args=[held.conference.pk])
        one.get(where)
        with call.counted() as found:
            one.get(where)
        asked[page] = len(found)

    assert {page: number for page, number in asked.items() if number > 8} == {}
