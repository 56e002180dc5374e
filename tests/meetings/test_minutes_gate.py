"""What leaves about the minutes goes through the gate in every channel: copies, their e-mail, answers to comments."""

import pytest
import time_machine
from django.urls import reverse

from kruh.cases import actions as case_actions
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import comments, copies
from kruh.meetings.models import Comment
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind
from tests.factories import cases, people
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db


def asked_by_mail() -> Told:
    """Vlasta wants her copy by e-mail."""
    told = factory.written()
    place = told.rows["Vlasta"].person.places.get()
    case_actions.add_contact(place, kind="email", value="vlasta@priklad.cz", by=told.worker, at=people.NOW)
    factory.consent(told.rows["Vlasta"], told.worker, scope="e-mailem")
    return told


def comment_of(told: Told, text: str = "Já jsem to neřekla.") -> Comment:
    return comments.add_comment(
        told.minutes, text=text, participant=told.rows["Vlasta"], channel="phone", by=told.sent(), at=NEXT_DAY
    )


def comments_mail(told: Told) -> list[Message]:
    """What was sent about comments."""
    sent = Message.objects.filter(kind=Kind.MINUTES, recipient_ref=told.rows["Vlasta"].person_id)
    return [message for message in sent if message.subject == "Odpověď na připomínku"]


def test_value_in_the_mail_of_the_minutes_stops_it() -> None:
    told = asked_by_mail()
    office = told.world.conference.office.name
    factory.hide(told, office, owner="Radek", hidden_from="Vlasta")

    with pytest.raises(NotPossible) as refusal:
        copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    said = refusal.value.reasons[0]
    assert said.startswith("Kopie pro Vlasta")
    assert ["Kde: text e-mailu („" in said, office in said] == [True, False]
    assert not Message.objects.filter(kind=Kind.MINUTES).exists()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Já jsem to neřekla.", "Otec bydlí v Polní 12."),
        ("On přece bydlí v Polní 12!", "Opravili jsme to."),
        ("Я знаю: Польни 12.", "Opravili jsme to."),
    ],
)
def test_value_in_an_answer_stops_its_letter_and_its_mail(text: str, reason: str) -> None:
    told = asked_by_mail()
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    factory.hide(told, "Polní 12, Dolní Lhota", owner="Radek", hidden_from="Vlasta")
    made = comment_of(told, text)

    with pytest.raises(NotPossible) as refusal:
        comments.answer_comment(made, answer="accepted", reason=reason, by=told.sent(), at=NEXT_DAY)

    said = refusal.value.reasons[0]
    assert ["text e-mailu" in said, "odpověď (PDF) v textu" in said, "Upravte prosím důvod." in said] == [True] * 3
    assert comments_mail(told) == []


def test_family_of_another_file_stops_an_answer() -> None:
    told = asked_by_mail()
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    cases.person(cases.case(told.worker), told.worker, "Jana", "Brázdilová")
    made = comment_of(told)

    with pytest.raises(NotPossible) as refusal:
        comments.answer_comment(
            made, answer="accepted", reason="Totéž řekla Jana Brázdilová.", by=told.worker, at=NEXT_DAY
        )

    assert "někdo z jiného případu" in refusal.value.reasons[0]


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_printed_answer_is_read_back_in_the_very_file_given(ending: str) -> None:
    told = asked_by_mail()
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    made = comment_of(told)
    comments.answer_comment(made, answer="accepted", reason="Otec bydlí v Polní 12.", by=told.sent(), at=NEXT_DAY)
    address = reverse("meetings:print-answer", args=[made.pk, ending])

    with time_machine.travel(NEXT_DAY, tick=False):
        before = signed_in(told.worker).get(address).status_code
        factory.hide(told, "Polní 12, Dolní Lhota", owner="Radek", hidden_from="Vlasta")
        after = signed_in(told.worker).get(address)

    assert (before, after.status_code) == (200, 422)
    assert f"odpověď ({ending.upper()})" in after.content.decode()
