"""Paragraphs of the minutes: made of the record, each with its readers, and a copy that has only what it may."""

from datetime import timedelta
from uuid import UUID

import pytest

from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import ConsentAnswer, ParticipantRole
from kruh.foundation.ids import uuid7
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.typesetting.reading import text_of_pdf
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.meetings.actions import minutes as actions
from kruh.meetings.actions import paragraphs, room
from kruh.meetings.documents.copies import copy_for
from kruh.meetings.models import Paragraph
from kruh.meetings.rules.record import Sent, Words
from kruh.meetings.vocabulary import Audience, EntryKind, SectionKind
from tests.factories import cases, minutes, people
from tests.factories.minutes import MET, NEXT_DAY, Told

pytestmark = pytest.mark.django_db
LAPTOP = UUID(int=1)


def say(told: Told, text: str, kind: EntryKind, *, line: UUID | None = None, who: str = "") -> UUID:
    """One deed of the minute taker, a new line or a change of one."""
    pk, at = uuid7(), MET + timedelta(minutes=20)
    person = told.rows.get(who)
    words = Words(kind=kind, text=text, place=1.0, who=f"p:{person.person_id}" if person else "")
    deed = Sent(pk, line or pk, frozenset({line}) if line else frozenset(), words, 1, at)
    room.keep_entries(told.world.fresh(), deeds=[deed], device=LAPTOP, device_now=at, by=told.sent(), at=at)
    return pk


def texts(told: Told, kind: SectionKind) -> list[str]:
    rows = Paragraph.objects.filter(minutes=told.minutes, kind=kind).order_by("order")
    return [row.text for row in rows]


def started() -> tuple[Told, UUID]:
    told = minutes.held()
    line = say(told, "ráno je sám", EntryKind.WORRY)
    say(told, "chci tam babičku", EntryKind.CHILD, who="Adam")
    say(told, "Pracuji v noci.", EntryKind.NOTE, who="Jitka")
    say(told, "Zavolat.", EntryKind.TASK)
    actions.start_minutes(told.world.fresh(), by=told.sent(), at=MET + timedelta(hours=2))
    return told, line


def test_minutes_begin_with_the_record() -> None:
    told, _ = started()

    assert texts(told, SectionKind.WORRIES) == ["Ráno je sám."]
    assert texts(told, SectionKind.CHILD_VIEW) == ["Adam Havlín: „chci tam babičku“"]
    assert texts(told, SectionKind.VIEWS) == ["Jitka Havlínová: Pracuji v noci."]


def test_later_lines_are_added_once_and_leave_what_was_edited() -> None:
    told, line = started()
    told.write(SectionKind.VIEWS, "Jitka to řekla jinak.")
    say(told, "Ráno je sám a bojí se.", EntryKind.WORRY, line=line)
    say(told, "Má trenéra.", EntryKind.STRENGTH)
    say(told, "Učí se doma.", EntryKind.NOTE)

    counts = [paragraphs.take_record(told.minutes, by=told.sent(), at=NEXT_DAY) for _ in range(2)]

    assert counts == [3, 0]
    assert texts(told, SectionKind.WORRIES) == ["Ráno je sám a bojí se."]
    assert texts(told, SectionKind.STRENGTHS) == ["Má trenéra."]
    assert texts(told, SectionKind.VIEWS) == ["Jitka to řekla jinak.", "Učí se doma."]


def test_paragraph_is_split_where_lines_are_empty_and_keeps_its_readers() -> None:
    told = minutes.begun()
    row = told.write(SectionKind.VIEWS, "Jedna.\n\nDvě.\n\n\nTři.", audience=Audience.PROFESSIONALS)
    paragraphs.add_paragraph(told.minutes, kind=SectionKind.VIEWS, by=told.sent(), at=NEXT_DAY)

    paragraphs.split_paragraph(row, by=told.sent(), at=NEXT_DAY)

    assert texts(told, SectionKind.VIEWS) == ["Jedna.", "Dvě.", "Tři.", ""]
    rows = Paragraph.objects.filter(minutes=told.minutes, kind=SectionKind.VIEWS).exclude(order=3)
    assert {one.audience for one in rows} == {"experts"}


def test_paragraph_without_empty_lines_is_not_split() -> None:
    told = minutes.begun()
    row = told.write(SectionKind.VIEWS, "Jedna.")

    with pytest.raises(NotPossible, match="prázdný řádek"):
        paragraphs.split_paragraph(row, by=told.sent(), at=NEXT_DAY)


def test_people_are_not_picked_for_nothing_while_everybody_reads() -> None:
    told = minutes.begun()

    with pytest.raises(NotPossible) as refused:
        told.write(SectionKind.VIEWS, "Ne pro ni.", audience=Audience.ALL, people=[str(told.rows["Jitka"].pk)])

    assert refused.value.reasons == [
        "U vybraných lidí zvolte, jestli to čtou jen oni, nebo všichni kromě nich. Jinak výběr zrušte."
    ]
    assert told.section(SectionKind.VIEWS).text == ""


def test_paragraph_for_named_people_needs_people_of_the_conference() -> None:
    told = minutes.begun()

    for people_named in ([], [str(uuid7())]):
        with pytest.raises(NotPossible):
            told.write(SectionKind.VIEWS, "Jen pro ni.", audience=Audience.ONLY, people=people_named)

    told.write(SectionKind.VIEWS, "Jen pro ni.", audience=Audience.ONLY, people=[str(told.rows["Jitka"].pk)])
    told.write(SectionKind.VIEWS, "Opraveno.")
    row = told.section(SectionKind.VIEWS)
    assert (row.text, row.audience, row.people) == ("Opraveno.", "only", [str(told.rows["Jitka"].pk)])


def test_two_writers_of_one_paragraph_see_both_texts_and_both_readers() -> None:
    told = minutes.begun()
    told.write(SectionKind.VIEWS, "Moje.", audience=Audience.PROFESSIONALS)

    with pytest.raises(Conflict) as conflict:
        told.write(SectionKind.VIEWS, "Tvoje.", version=1)

    assert conflict.value.theirs == {"Pohledy účastníků": "Moje.", "Kdo to čte": "jen odborníci"}


def teacher(told: Told) -> Participant:
    person = cases.person(told.world.case, told.worker, "Lenka", gender="f").person
    row = participant_actions.add_participant(
        told.world.fresh(), person=person, role=ParticipantRole.SCHOOL, by=told.worker, at=people.NOW
    )
    minutes.consent(row, told.worker, ConsentAnswer.YES)
    return row


def read_by(told: Told, row: Participant) -> str:
    return text_of_pdf(to_pdf(copy_for(told.minutes, row, NEXT_DAY)[0])).replace("\u00a0", " ")


def test_each_copy_has_only_the_paragraphs_of_its_reader() -> None:
    told = minutes.written()
    jitka, radek = told.rows["Jitka"], told.rows["Radek"]
    told.write(SectionKind.VIEWS, "Jitka se bojí.", audience=Audience.EXCEPT, people=[str(radek.pk)])
    told.write(SectionKind.WORRIES, "Poznámka pro odborníky.", audience=Audience.PROFESSIONALS)

    papers = [read_by(told, row) for row in (jitka, radek)]

    assert ["Jitka se bojí." in paper for paper in papers] == [True, False]
    assert ["Poznámka" in paper for paper in papers] == [False, False]


def test_school_gets_the_goal_its_own_tasks_and_what_is_marked_for_it() -> None:
    told = minutes.written()
    row = teacher(told)
    minutes.add_task(told, text="Psát mamince každý pátek", person=row.person)
    minutes.add_task(told, text="Držet místo u okna", helpers=f"paní {row.person.last_name}")
    told.write(SectionKind.WORRIES, "Doma chybí peníze.")
    told.write(SectionKind.AGREEMENTS, "Voláme si hned.", audience=Audience.WIDE)

    paper = read_by(told, row)

    there = ("aby zase chodil", "Psát mamince", "Voláme si hned.")
    elsewhere = ("Chodit s Adamem ráno", "Doma chybí peníze.", "mi ráno někdo zavolal", "Radek")
    assert [words in paper for words in there] == [True] * 3
    assert [words in paper for words in elsewhere] == [False] * 4
