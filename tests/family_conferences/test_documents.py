"""Papers of a family conference: what stands on each, what never does, and that everybody can read them."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest

from kruh.access.models import Unit, User
from kruh.cases.models import Person
from kruh.family_conferences.documents import invitation, plan, questionnaires, record, request, sheet
from kruh.family_conferences.models import FamilyConference, FirstConsent, Member, Version
from kruh.family_conferences.vocabulary import Decision, PlanChannel, Respondent, Side, Spoken
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import reading
from tests.factories import people
from tests.factories.circles import QUESTION

DAY, AT = date(2026, 12, 5), people.NOW
WORKER = User(first_name="Renata", last_name="Olšová", gender="f", email="renata@urad.example", phone="+420777000111")
COORDINATOR = User(first_name="Alena", last_name="Řehková", gender="f", phone="+420777000222")
OFFICE = Unit(name="MěÚ Lipová, OSPOD")
ARRANGED = {
    "food": "polévku uvaří strýc", "childcare": "Vojtu pohlídá sousedka", "transport": "teta přiveze babičku",
    "child_support": "teta Zuzana", "safety": "Bratr přijde o hodinu později.",
}  # fmt: skip
OWN = {"family": "Přijďte, chceme klid pro děti.", "children": "Ať nikdo nekřičí."}
LINES = ["Děti nejsou v noci samy.", "Při předání nikdo nepije."]
TASK = ("Spát u dětí", "Marie Dubinová", "5. 12. 2026", "děda", "zeptá se táta")


def conference(**words: object) -> FamilyConference:
    made = FamilyConference(
        number=3, office=OFFICE, asked_by=WORKER, question=QUESTION, lines=LINES, reason="Máma nastupuje léčbu.",
        reach="777 000 701", place="farní sál", starts_at=AT, requested_at=AT, arranged=ARRANGED, invitation=OWN,
        information_at=AT, private_at=AT + timedelta(minutes=55), back_at=AT + timedelta(hours=3), source="family",
    )  # fmt: skip
    for name, value in words.items():
        setattr(made, name, value)
    return made


def member(name: str = "Marie Dubinová", **words: object) -> Member:
    known: dict[str, object] = {"tie": "babička", "side": Side.MOTHERS, "found_at": AT, "reach": "777 555 444"}
    notes = {"needs": "Nesmí sedět u bratra.", "wishes": "Bojí se hádky."}
    return Member(name=name, **(known | notes | words))


def version(**words: object) -> Version:
    made = Version(
        number=2, decisions="V noci bude u dětí babička.", help_wanted="Poradnu pro tátu.", plan_b="Přijede teta.",
        review_on=date(2027, 3, 6), presented_at=AT, decision=Decision.WITH_ADDITIONS, met=[True, False],
        answers_question=True, reason="Táta to řekne škole.", decided_by=WORKER, decided_at=AT + timedelta(hours=4),
        monitor=member("Zuzana Vacková"),
    )  # fmt: skip
    for name, value in words.items():
        setattr(made, name, value)
    return made


def papers() -> Iterator[paper.Document]:
    """Every paper, full and empty."""
    empty = conference(question=None, lines=[], reason=None, reach=None, starts_at=None, place=None, arranged={})
    empty.invitation = None
    for one in (conference(), empty):
        for who in (member(), member("Eliška", is_child=True), member("Jana Nová", side=Side.EXPERTS)):
            yield invitation.invitation(who, one, COORDINATOR, dated=DAY)
        yield request.request(one, None, called="", brief=[], apart=0, dated=DAY)
        yield sheet.sheet(one, [], is_filled=False, dated=DAY)
        yield sheet.sheet(one, [sheet.Signed("A")], is_filled=True, dated=DAY)
        yield plan.plan(one, None, tasks=[], signers=[], dated=DAY)
        yield plan.plan(one, version(), tasks=[TASK] * 20, signers=["Žaneta"] * 8, dated=DAY)
        yield record.record(one, version(), beginning=["A"], end=[], dated=DAY)
    yield from (questionnaires.questionnaires(kind, 2, dated=DAY) for kind in Respondent)


def words(document: paper.Document) -> str:
    return " ".join(reading.text_of_pdf(paper.to_pdf(document)).replace("\u00a0", " ").split())


def told(text: str, *parts: str) -> dict[str, bool]:
    return {part: part in text for part in parts}


def test_every_paper_is_tagged_czech_and_named() -> None:
    for document in papers():
        with pikepdf.open(BytesIO(paper.to_pdf(document))) as pdf:
            assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("cs", True)
            assert str(pdf.docinfo["/Title"]) == document.title


def test_every_paper_can_be_edited_where_it_is_offered_so() -> None:
    for document in papers():
        assert paper.to_docx(document).startswith(b"PK")


def test_invitation_has_own_words_and_nothing_of_the_case() -> None:
    text = words(invitation.invitation(member(), conference(), COORDINATOR, dated=DAY))

    wanted = {
        "Marie Dubinová": True, "Přijďte, chceme klid pro děti.": True, "Ať nikdo nekřičí.": True, "farní sál": True,
        "polévku uvaří strýc": True, "Vojtu pohlídá sousedka": True, "teta přiveze babičku": True,
        "Alena Řehková, koordinátorka setkání, 777 000 222": True, "Bratr": False, "Nesmí": False, "Bojí": False,
        "777 555 444": False, "léčbu": False, "teta Zuzana": False, QUESTION: False, "OSPOD": False, "RK 3": False,
    }  # fmt: skip
    assert told(text, *wanted) == wanted


def test_child_is_told_who_stays_beside_it() -> None:
    document = invitation.invitation(member("Eliška", is_child=True), conference(), COORDINATOR, dated=DAY)

    wanted = {"Ahoj": True, "Celou dobu s tebou teta Zuzana": True, "zavolej:": True, "Vojtu": False, "Dobrý": False}
    assert (document.large_print, told(words(document), *wanted)) == (True, wanted)


def test_expert_is_asked_for_an_offer_and_to_leave() -> None:
    expert = member("Jana Nová", side=Side.EXPERTS)

    text = words(invitation.invitation(expert, conference(), COORDINATOR, dated=DAY))

    assert told(text, "Potom odejdete", "polévku") == {"Potom odejdete": True, "polévku": False}


def test_invitation_before_the_day_is_known_says_so() -> None:
    text = words(invitation.invitation(member(), conference(starts_at=None, place=None), COORDINATOR, dated=DAY))

    assert told(text, "den vám řekne koordinátor", "místo spolu ještě domluvíme") == dict.fromkeys(
        ("den vám řekne koordinátor", "místo spolu ještě domluvíme"), True
    )


def test_all_invitations_begin_each_on_its_page() -> None:
    document = invitation.invitations([member("A B"), member("C D")], conference(), COORDINATOR, dated=DAY)

    heads = [block.text for block in document.blocks if isinstance(block, paper.Heading)]
    assert [head for head in heads if head in {"A B", "C D"}] == ["A B", "C D"]
    assert sum(isinstance(block, paper.PageBreak) for block in document.blocks) == 1


@pytest.mark.parametrize(
    ("pairs", "sentence"),
    [
        (0, "O lidech, kteří se nesmějí potkat, nevíme."),
        (1, "Je tu 1 dvojice lidí, která se nesmí potkat."),
        (2, "Jsou tu 2 dvojice lidí, které se nesmějí potkat."),
        (5, "Je tu 5 dvojic lidí, které se nesmějí potkat."),
    ],
)
def test_request_says_how_many_must_not_meet_and_not_who(pairs: int, sentence: str) -> None:
    consent = FirstConsent(spoken=Spoken.PHONE, on=DAY, person=Person(first_name="Šárka", last_name="Dubinová"))

    text = words(request.request(conference(), consent, called="Eliška", brief=[], apart=pairs, dated=DAY))

    parts = (sentence, "Šárka Dubinová, 5. 12. 2026, telefonem", "777 000 701", QUESTION, *LINES)
    assert told(text, *parts) == dict.fromkeys(parts, True)


def test_sheet_is_signed_by_hand_before_the_day() -> None:
    document = sheet.sheet(conference(), [sheet.Signed("Marie Dubinová", "babička")], is_filled=False, dated=DAY)
    (table,) = (block for block in document.blocks if isinstance(block, paper.Table))

    boxes = ("☐ ano  ☐ ne", "☐ papír  ☐ pošta\n☐ e-mail  ☐ stránka")
    assert table.rows == (("Marie Dubinová\nbabička", "", *boxes), *(("", "", *boxes),) * sheet.EMPTY)


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (
            sheet.Signed("A", has_come=True, has_promised=True, wants_plan=True, channel=PlanChannel.EMAIL),
            ("tady, slib dán", "ano", "☐ papír  ☐ pošta\n☑ e-mail  ☐ stránka"),
        ),
        (sheet.Signed("A", has_come=True, has_promised=False, wants_plan=False), ("tady, slib odmítnut", "ne", "–")),
        (sheet.Signed("A", has_come=True), ("tady, slib nezapsán", "bez odpovědi", "–")),
        (sheet.Signed("A"), ("na setkání není", "bez odpovědi", "–")),
    ],
)
def test_sheet_says_what_was_written_on_the_day(line: sheet.Signed, cells: tuple[str, ...]) -> None:
    document = sheet.sheet(conference(), [line], is_filled=True, dated=DAY)

    assert [block.rows for block in document.blocks if isinstance(block, paper.Table)] == [(("A", *cells),)]


def test_record_has_times_and_nothing_that_was_said() -> None:
    text = words(record.record(conference(), version(), beginning=["Libor, táta"], end=["Zuzana"], dated=DAY))

    wanted = {
        "Libor, táta": True, "Zuzana": True, "přijatý s doplněním": True, "6. 3. 2027": True, QUESTION: True,
        "V noci bude u dětí babička.": False, "Poradnu": False, "Přijede teta": False, "škole": False,
    }  # fmt: skip
    assert told(text, *wanted) == wanted


def test_record_tells_the_hours_of_the_three_parts() -> None:
    document = record.record(conference(), version(), beginning=[], end=[], dated=DAY)

    (table,) = (block for block in document.blocks if isinstance(block, paper.Table))
    begun, private, back, ended = (
        f"{hour}:{minute:02}" for hour, minute in hours(0, 55, 180, 240)
    )  # fmt: skip
    assert table.rows == (
        ("Úvodní část", begun, private),
        ("Soukromý čas rodiny", private, back),
        ("Představení plánu", back, ended),
    )


def hours(*minutes: int) -> list[tuple[int, int]]:
    """The hours on the wall so many minutes after the beginning."""
    moments = [days.local(AT + timedelta(minutes=passed)) for passed in minutes]
    return [(moment.hour, moment.minute) for moment in moments]


def test_presentation_has_no_end_when_the_office_decided_on_another_day() -> None:
    later = version(decided_at=AT + timedelta(days=3))

    document = record.record(conference(), later, beginning=[], end=[], dated=DAY)

    assert [block.rows[2][2] for block in document.blocks if isinstance(block, paper.Table)] == ["–"]


def test_record_of_a_plan_without_a_meeting_says_so() -> None:
    text = words(record.record(conference(is_without_meeting=True), version(), beginning=[], end=[], dated=DAY))

    assert told(text, record.WITHOUT_MEETING, "Soukromý čas") == {record.WITHOUT_MEETING: True, "Soukromý čas": False}


def test_plan_is_in_the_words_of_the_family_with_the_answer() -> None:
    text = words(plan.plan(conference(), version(), tasks=[TASK], signers=["Libor Dubina"], dated=DAY))

    parts = (
        "V noci bude u dětí babička.", "Spát u dětí", "Marie Dubinová", "Poradnu pro tátu.", "Přijede teta.",
        "Zuzana Vacková", "sobota 6. března 2027", "Libor Dubina", "přijatý s doplněním", "Táta to řekne škole.",
    )  # fmt: skip
    assert told(text, *parts) == dict.fromkeys(parts, True)


def test_plan_ticks_only_the_lines_that_are_met() -> None:
    document = plan.plan(conference(), version(), tasks=[], signers=[], dated=DAY)

    (answer,) = (block for block in document.blocks if isinstance(block, paper.Together))
    assert answer.blocks[1] == paper.Checks(((LINES[0], True), (LINES[1], False), ("Plán odpovídá na otázku.", True)))


def test_empty_plan_can_be_written_by_hand() -> None:
    document = plan.plan(conference(), None, tasks=[], signers=[], dated=DAY)

    (table,) = (block for block in document.blocks if isinstance(block, paper.Table))
    assert (len(table.rows), {cell for row in table.rows for cell in row}) == (plan.EMPTY_TASKS, {""})


@pytest.mark.parametrize("kind", Respondent)
def test_questionnaire_has_a_number_and_no_place_for_a_name(kind: Respondent) -> None:
    text = words(questionnaires.questionnaires(kind, 3, dated=DAY))

    wanted = {"List 1.": True, "List 3.": True, "List 4.": False, "Jméno:": False, "RK": False}
    assert told(text, *wanted) == wanted


def test_child_circles_faces_that_are_told_in_words() -> None:
    document = questionnaires.questionnaires(Respondent.CHILD, 1, dated=DAY)

    pictures = [block for block in document.blocks if isinstance(block, paper.Picture)]
    assert [picture.alt for picture in pictures] == ["Obličeje: dobře, jak kdy, špatně"] * 4
