"""Writing, delivering, commenting and closing the minutes, and everything that must be refused."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from kruh.access.policy import Denied
from kruh.cases import actions as case_actions
from kruh.conferences.models import Seat
from kruh.conferences.vocabulary import ConsentAnswer, ParticipantRole, SeatRole, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.meetings.actions import comments, copies, minutes
from kruh.meetings.models import Comment, Delivery, Minutes, Paragraph
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import MinutesState, SectionKind
from kruh.messaging.models import Message
from tests.factories import minutes as factory
from tests.factories import people
from tests.factories.minutes import MET, NEXT_DAY

pytestmark = pytest.mark.django_db
AFTER_COMMENTS = MET + timedelta(days=14)


def reasons_of(refusal: pytest.ExceptionInfo[NotPossible]) -> list[str]:
    return [reason.replace("\u00a0", " ") for reason in refusal.value.reasons]


# Beginning and writing ---------------------------------------------------------------------------------------------


def test_start_minutes_counts_five_working_days_and_takes_over_the_goal() -> None:
    told = factory.begun()

    assert (told.minutes.due_on, told.minutes.state) == (date(2026, 3, 24), MinutesState.DRAFT)
    assert Paragraph.objects.filter(minutes=told.minutes).count() == len(SectionKind)
    assert told.section(SectionKind.GOAL).text == told.world.fresh().goal


def test_start_minutes_twice_gives_the_same_ones() -> None:
    told = factory.begun()

    again = minutes.start_minutes(told.world.fresh(), by=told.worker, at=NEXT_DAY)

    assert (again.pk, Minutes.objects.count()) == (told.minutes.pk, 1)


def test_start_minutes_waits_for_the_meeting() -> None:
    told = factory.scheduled()

    with pytest.raises(NotPossible) as refusal:
        minutes.start_minutes(told.world.fresh(), by=told.worker, at=MET)

    assert reasons_of(refusal) == ["Zápis začíná, až setkání proběhne."]


def test_write_paragraph_keeps_whatever_people_write() -> None:
    told = factory.begun()
    words = "😀 שלום\n\nŘekla: „Bojím se.“ <b>ne</b>"

    told.write(SectionKind.WORRIES, words)

    section = told.section(SectionKind.WORRIES)
    assert (section.text, section.version, section.changed_by) == (words, 2, told.sent())


def test_write_paragraph_shows_both_texts_to_the_slower_writer() -> None:
    told = factory.begun()
    told.write(SectionKind.WORRIES, "Píše zapisovatelka.", version=1)

    with pytest.raises(Conflict) as conflict:
        told.write(SectionKind.WORRIES, "Píše facilitátor.", told.sent(SeatRole.FACILITATOR), version=1)

    label = "Čeho se obáváme"
    assert (conflict.value.theirs, conflict.value.mine) == (
        {label: "Píše zapisovatelka."},
        {label: "Píše facilitátor."},
    )
    assert conflict.value.saved == f"{told.sent().short_name}, {days.day(NEXT_DAY)} {days.at_clock(NEXT_DAY)}"
    assert told.section(SectionKind.WORRIES).text == "Píše zapisovatelka."


def test_write_paragraph_takes_the_same_words_twice_without_a_quarrel() -> None:
    told = factory.begun()
    told.write(SectionKind.WORRIES, "Totéž.", version=1)

    told.write(SectionKind.WORRIES, "Totéž.", version=1)

    assert told.section(SectionKind.WORRIES).version == 2


def test_write_paragraph_asks_few_questions() -> None:
    told = factory.begun()
    section, writer = told.section(SectionKind.VIEWS), told.sent()

    with CaptureQueriesContext(connection) as queries:
        minutes.write_paragraph(section, text="Jak to vidíme.", version=1, by=writer, at=NEXT_DAY)

    about = [query["sql"] for query in queries if not query["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    frame = [sql for sql in about if "access_auditentry" in sql or sql.startswith('UPDATE "cases_case"')]
    assert len(about) - len(frame) <= 4


def test_write_paragraph_keeps_how_the_child_was_heard() -> None:
    told = factory.begun()

    told.write(SectionKind.CHILD_VIEW, "Chce pokoj.", heard_how="support", heard_by="trenér Tomáš")

    assert (told.minutes.heard_how, told.minutes.heard_by, told.minutes.why_not_heard) == (
        "support",
        "trenér Tomáš",
        None,
    )


def test_strangers_write_nothing() -> None:
    told = factory.begun()

    with pytest.raises(Denied):
        told.write(SectionKind.GOAL, "Cizí.", people.fresh(told.world.consultant))


# Delivering --------------------------------------------------------------------------------------------------------


def test_deliver_minutes_names_everything_that_is_missing() -> None:
    told = factory.begun()
    told.write(SectionKind.GOAL, "")
    factory.add_task(told, person=None, due_on=None)

    with pytest.raises(NotPossible) as refusal:
        copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    assert reasons_of(refusal) == [
        "Napište cíl setkání.",
        "Napište, jak zazněl názor dítěte, nebo proč nezazněl.",
        (
            "Úkol 1 (Chodit s Adamem ráno do školy) není úplný. Vyberte jednoho člověka, který za úkol odpovídá. "
            "„Rodina“ není jeden člověk. Doplňte, do kdy."
        ),
    ]


def test_deliver_minutes_gives_copies_to_those_who_get_them() -> None:
    told = factory.written(absent=("Radek",))
    factory.consent(told.rows["Vlasta"], told.worker, ConsentAnswer.NO)

    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    got = Delivery.objects.filter(participant__isnull=False).values_list("participant", flat=True)
    assert set(got) == {told.rows["Adam"].pk, told.rows["Jitka"].pk}
    assert (told.minutes.state, told.minutes.comments_until) == (MinutesState.COMMENTS, date(2026, 3, 25))
    message = Message.objects.get(kind="minutes")
    link = f"http://localhost:8000/konference/{told.minutes.conference_id}/zapis/"
    assert message.subject == "Zápis je v Kruhu"
    assert message.text.replace("\u00a0", " ").split("\n\n") == [
        "Dobrý den,",
        f"zápis ze setkání 17. 3. 2026 ve 14:00 najdete po přihlášení tady:\n{link}",
        "Připomínky přijímáme do 25. 3. 2026.",
        "Zprávu poslal Kruh, neodpovídejte na ni prosím.",
    ]


def test_deliver_minutes_mails_content_only_to_who_asked_for_it() -> None:
    told = factory.written()
    place = told.rows["Vlasta"].person.places.get()
    case_actions.add_contact(place, kind="email", value="vlasta@priklad.cz", by=told.worker, at=people.NOW)
    factory.consent(told.rows["Vlasta"], told.worker, scope="e-mailem")

    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    mail = Message.objects.get(recipient_ref=told.rows["Vlasta"].person_id)
    assert (mail.address, mail.subject) == ("vlasta@priklad.cz", "Zápis ze setkání 17.\u00a03.\u00a02026")
    assert [file.file_name for file in mail.attachments.all()] == ["zapis_PK-1_kopie-4.pdf"]
    assert "Adam" not in mail.text


def test_deliver_minutes_twice_is_refused() -> None:
    told = factory.delivered()

    with pytest.raises(NotPossible):
        copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    assert Delivery.objects.filter(to_office=True).count() == 1


def test_absent_legal_parent_gets_a_copy_only_after_the_key_worker_decides() -> None:
    told = factory.delivered(absent=("Radek",))

    with pytest.raises(NotPossible) as refusal:
        copies.send_copy(told.minutes, participant=told.rows["Radek"], by=told.worker, at=NEXT_DAY)
    copies.send_copy(
        told.minutes, participant=told.rows["Radek"], reason="Je otec a plán se ho týká.", by=told.worker, at=NEXT_DAY
    )

    assert reasons_of(refusal) == ["Napište, proč zápis dostane."]
    assert Delivery.objects.get(participant=told.rows["Radek"]).note == "Je otec a plán se ho týká."


def test_hand_over_copy_keeps_how_and_when() -> None:
    told = factory.delivered()
    delivery = Delivery.objects.get(participant=told.rows["Jitka"])

    copies.hand_over_copy(delivery, channel="paper", handed_at=NEXT_DAY, by=told.worker, at=NEXT_DAY)

    with pytest.raises(NotPossible):
        copies.hand_over_copy(delivery, channel="post", handed_at=NEXT_DAY, by=told.worker, at=NEXT_DAY)
    kept = Delivery.objects.get(pk=delivery.pk)
    assert (kept.channel, kept.handed_at) == ("paper", NEXT_DAY)


@pytest.mark.parametrize("days", [1, -5])
def test_hand_over_copy_refuses_impossible_days(days: int) -> None:
    told = factory.delivered()
    delivery = Delivery.objects.get(participant=told.rows["Jitka"])

    with pytest.raises(NotPossible):
        copies.hand_over_copy(
            delivery, channel="post", handed_at=NEXT_DAY + timedelta(days=days), by=told.worker, at=NEXT_DAY
        )

    assert Delivery.objects.get(pk=delivery.pk).handed_at is None


# Comments and closing ----------------------------------------------------------------------------------------------


def comment(told: factory.Told, name: str = "Jitka") -> Comment:
    return comments.add_comment(
        told.minutes,
        text="Já jsem to neřekla.",
        participant=told.rows[name],
        channel="phone",
        by=told.sent(),
        at=NEXT_DAY,
    )


def test_add_comment_waits_for_delivery() -> None:
    told = factory.written()

    with pytest.raises(NotPossible) as refusal:
        comment(told)

    assert reasons_of(refusal) == ["Zápis ještě nikdo nedostal. Připomínky přijdou na řadu, až ho rozešlete."]


def test_answer_comment_wants_a_decision_and_a_reason() -> None:
    told = factory.delivered()
    made = comment(told)

    with pytest.raises(NotPossible) as refusal:
        comments.answer_comment(made, answer="open", reason=" ", by=told.sent(), at=NEXT_DAY)

    assert len(refusal.value.reasons) == 2


def test_close_minutes_waits_for_comments_and_their_last_day() -> None:
    told = factory.delivered()
    comment(told)

    with pytest.raises(NotPossible) as refusal:
        copies.close_minutes(told.minutes, by=told.worker, at=NEXT_DAY)

    assert reasons_of(refusal) == [
        "Na vyřízení čeká 1 připomínka.",
        (
            "Připomínky přijímáme do 25. 3. 2026. Dřív jde zápis uzavřít, jen když všichni souhlasí; "
            "napište, jak jste to zjistili."
        ),
    ]


def closed(told: factory.Told) -> Minutes:
    copies.close_minutes(told.minutes, by=told.worker, at=AFTER_COMMENTS)
    return told.minutes


def test_close_minutes_freezes_the_words_and_ends_the_access_of_the_team() -> None:
    told = factory.delivered()

    done = closed(told)

    assert (done.state, done.closed_by, done.fingerprint) == (
        MinutesState.CLOSED, told.worker, rules.fingerprint(done.frozen),
    )  # fmt: skip
    assert done.frozen["sections"]["child_view"] == "Chci, aby mi ráno někdo zavolal."
    assert told.world.fresh().state == State.CONCLUDED
    ends = set(Seat.objects.filter(conference=told.world.conference).values_list("ends_at", flat=True))
    assert max(end for end in ends if end) <= AFTER_COMMENTS + timedelta(days=5)


def test_close_minutes_early_when_all_agree() -> None:
    told = factory.delivered()

    copies.close_minutes(told.minutes, all_agreed="Volala jsem všem, souhlasí.", by=told.worker, at=NEXT_DAY)

    assert (told.minutes.state, told.minutes.all_agreed) == (MinutesState.CLOSED, "Volala jsem všem, souhlasí.")


def test_final_copies_go_only_where_the_words_changed() -> None:
    told, changed = factory.delivered(), factory.delivered()
    changed.write(SectionKind.STRENGTHS, "Adam rád čte.")

    closed(told), closed(changed)

    finals = Delivery.objects.filter(is_final=True, participant__isnull=False)
    assert finals.filter(minutes=told.minutes).count() == 0
    assert finals.filter(minutes=changed.minutes).count() == 2


def test_child_gets_a_final_page_only_when_the_page_itself_reads_otherwise() -> None:
    told, changed = factory.delivered(), factory.delivered()
    told.write(SectionKind.WORRIES, "Ráno je sám doma.")
    changed.write(SectionKind.GOAL, "Aby Adam chodil do školy každý den.")

    closed(told), closed(changed)

    finals = Delivery.objects.filter(is_final=True, participant__role=ParticipantRole.CHILD)
    assert [row.minutes for row in finals] == [changed.minutes]


def test_dissent_stands_in_the_minutes_under_its_name() -> None:
    told = factory.delivered()
    made = comment(told)
    comments.answer_comment(made, answer="noted", reason="Paní Jitka to slyšela jinak.", by=told.sent(), at=NEXT_DAY)

    done = closed(told)

    whose = str(told.rows["Jitka"].pk)
    assert done.frozen["dissents"] == [{"who": "Jitka Havlínová", "text": "Já jsem to neřekla.", "whose": whose}]


def test_closed_minutes_refuse_every_writer() -> None:
    told = factory.delivered()
    made = comment(told)
    comments.answer_comment(made, answer="accepted", reason="Opravili jsme to.", by=told.sent(), at=NEXT_DAY)
    done, by = closed(told), told.worker
    attempts = (
        lambda: told.write(SectionKind.GOAL, "Jinak.", by),
        lambda: minutes.choose_layout(done, layout="protocol", by=by, at=AFTER_COMMENTS),
        lambda: copies.deliver_minutes(done, by=by, at=AFTER_COMMENTS),
        lambda: copies.close_minutes(done, by=by, at=AFTER_COMMENTS),
        lambda: comments.add_comment(done, text="Ještě něco.", by=by, at=AFTER_COMMENTS),
        lambda: comments.answer_comment(made, answer="rejected", reason="Už ne, je pozdě.", by=by, at=AFTER_COMMENTS),
    )

    for attempt in attempts:
        with pytest.raises(NotPossible):
            attempt()


def test_the_database_refuses_changes_of_closed_minutes() -> None:
    told = factory.delivered()
    done = closed(told)

    for rows, change in (
        (Minutes.objects.filter(pk=done.pk), {"fingerprint": "x"}),
        (Paragraph.objects.filter(minutes=done), {"version": 9}),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(**change)

    assert told.minutes.fingerprint == done.fingerprint
