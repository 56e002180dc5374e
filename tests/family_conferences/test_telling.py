"""What the circle tells before the day: which days fit, who comes, what each agrees to; none of it for the office."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kruh.access.policy import Denied
from kruh.conferences.rules.scheduling import spoken
from kruh.conferences.vocabulary import Answer, Channel, ConsentAnswer
from kruh.family_conferences.actions import circle, telling
from kruh.family_conferences.models import DayAnswer, Member, MemberConsent, ProposedDay
from kruh.family_conferences.policies import telling as policies
from kruh.family_conferences.queries import telling as queries
from kruh.family_conferences.rules import telling as rules
from kruh.family_conferences.vocabulary import Coming, MemberState, Purpose, Side, State
from kruh.foundation.workflow import NotPossible
from tests.factories import people
from tests.family_conferences.conftest import AT, Table, later

COUNT = ["Navrhněte 2 až 6 termínů. Z méně není co vybrat, ve více se lidé ztratí."]
DAYS = [later(days=10), later(days=11), later(days=12)]


def member(table: Table, name: str, **words: Any) -> Member:
    by = people.fresh(table.coordinator)
    return circle.add_member(table.fresh(), name=name, side=Side.FATHERS, by=by, at=AT, **words)


def proposed(table: Table, starts: list[Any] = DAYS) -> list[ProposedDay]:
    return telling.propose_days(table.fresh(), starts=starts, by=people.fresh(table.coordinator), at=AT)


def says(who: Member, *answers: Answer) -> None:
    days = queries.open_days(who.conference, AT)
    told = {day.pk: answer for day, answer in zip(days, answers, strict=False)}
    telling.answer_days(who, answers=told, channel=Channel.OWN_PAGE, by=None, at=AT)


@pytest.mark.parametrize(
    ("starts", "asked", "why"),
    [
        (DAYS, [], []),
        (DAYS[:1], DAYS[1:], []),
        (DAYS[:1], [], COUNT),
        ([later(days=n) for n in range(1, 8)], [], COUNT),
    ],
)  # fmt: skip
def test_two_to_six_days_are_proposed(starts: list[Any], asked: list[Any], why: list[str]) -> None:
    assert rules.faults_of_days(starts, asked, AT) == why


def test_day_of_yesterday_twice_or_at_night_is_refused() -> None:
    night = DAYS[0].replace(hour=2)

    found = rules.faults_of_days([later(days=-1), DAYS[1], DAYS[1], night], [DAYS[0]], AT)

    assert found == [
        f"Termín {spoken(later(days=-1))} už byl. Zkontrolujte datum.",
        f"Termín {spoken(DAYS[1])} jste napsali dvakrát.",
        f"Termín {spoken(night)}: začátek má být mezi 6. a 21. hodinou.",
    ]


def test_day_that_fits_most_people_comes_first(table: Table) -> None:
    table.preparing()
    proposed(table)
    says(member(table, "Marie"), Answer.CAN, Answer.CAN, Answer.CANNOT)
    says(member(table, "Josef"), Answer.CANNOT, Answer.WORSE, Answer.CAN)
    member(table, "Radim")

    page = queries.days_page(table.fresh(), AT)

    assert [(one.day.starts_at, one.can, one.is_best) for one in page["options"]] == [
        (DAYS[1], 1, True), (DAYS[0], 1, False), (DAYS[2], 1, False),
    ]  # fmt: skip
    assert page["options"][0].lines == [("jen když to jinak nejde", "Josef"), ("neví se", "Radim")]
    kinds = {row["name"]: [cell["kind"] for cell in row["answers"]] for row in page["rows"]}
    assert kinds == {
        "Marie": ["yes", "yes", "no"], "Josef": ["no", "maybe", "yes"], "Radim": ["none", "none", "none"],
    }  # fmt: skip


def test_last_answer_holds_and_says_how_it_came(table: Table) -> None:
    table.preparing()
    days, marie, by = proposed(table), member(table, "Marie"), people.fresh(table.coordinator)
    says(marie, Answer.CANNOT)

    telling.answer_days(marie, answers={days[0].pk: Answer.CALL_ME}, channel=Channel.PHONE, by=by, at=AT)

    row = DayAnswer.objects.get()
    assert (row.answer, row.channel, row.recorded_by) == (Answer.CALL_ME, Channel.PHONE, by)
    page = queries.days_page(table.fresh(), AT)
    assert ([one.name for one in page["to_call"]], page["rows"][0]["note"]) == (["Marie"], "telefonem")


def test_who_is_left_out_is_not_asked(table: Table) -> None:
    table.preparing()
    proposed(table)
    marie = member(table, "Marie")
    circle.leave_out_member(marie, reason="Eliška se jí bojí.", by=people.fresh(table.coordinator), at=AT)

    with pytest.raises(NotPossible, match="nezve"):
        says(marie, Answer.CAN)
    assert queries.days_page(table.fresh(), AT)["rows"] == []


def test_dropped_day_is_not_answered(table: Table) -> None:
    table.preparing()
    days, marie = proposed(table), member(table, "Marie")
    telling.drop_day(days[0], by=people.fresh(table.coordinator), at=AT)

    with pytest.raises(NotPossible, match="neptáme"):
        telling.answer_days(marie, answers={days[0].pk: Answer.CAN}, channel=Channel.OWN_PAGE, by=None, at=AT)


def test_fixed_day_ends_the_asking(table: Table) -> None:
    table.preparing()
    proposed(table)

    by = people.fresh(table.coordinator)
    circle.fix_date(table.fresh(), starts_at=DAYS[1], place="farní sál", by=by, at=AT)

    assert queries.open_days(table.fresh(), AT) == []


def test_who_does_not_want_to_take_part_does_not_come(table: Table) -> None:
    table.preparing()
    marie = member(table, "Marie")
    telling.answer_coming(marie, coming=Coming.YES, by=None, at=AT)
    telling.answer_consent(marie, purpose=Purpose.TAKE_PART, answer=ConsentAnswer.YES, by=None, at=AT)
    assert Member.objects.get(pk=marie.pk).coming == Coming.YES

    telling.take_back_consent(marie, purpose=Purpose.TAKE_PART, by=None, at=AT)

    assert Member.objects.get(pk=marie.pk).coming == Coming.NO
    assert MemberConsent.objects.get().was_taken_back
    with pytest.raises(NotPossible, match="už neplatí"):
        telling.take_back_consent(marie, purpose=Purpose.TAKE_PART, by=None, at=AT)


def test_one_refusal_does_not_stop_the_family(table: Table) -> None:
    table.preparing()
    mother, father = member(table, "Šárka"), member(table, "Libor")
    telling.answer_consent(mother, purpose=Purpose.TAKE_PART, answer=ConsentAnswer.YES, by=None, at=AT)

    telling.answer_consent(father, purpose=Purpose.TAKE_PART, answer=ConsentAnswer.NO, by=None, at=AT)

    assert table.fresh().state == State.PREPARING
    assert sorted(Member.objects.values_list("coming", "state")) == [
        (Coming.NO, MemberState.FOUND), (Coming.UNASKED, MemberState.FOUND),
    ]  # fmt: skip


def test_nobody_consents_for_a_child(table: Table) -> None:
    table.preparing()
    eliska = member(table, "Eliška", is_child=True)

    with pytest.raises(NotPossible, match="Za dítě"):
        telling.answer_consent(eliska, purpose=Purpose.TAKE_PART, answer=ConsentAnswer.YES, by=None, at=AT)


def test_days_do_not_exist_for_the_office(table: Table) -> None:
    table.preparing()
    proposed(table)

    worker = people.fresh(table.worker)

    assert list(policies.visible_days(worker, AT)) == []
    with pytest.raises(Denied):
        telling.propose_days(table.fresh(), starts=DAYS, by=worker, at=AT)


def test_coordinator_asks_writes_down_and_fixes_in_the_browser(table: Table, clock: Any) -> None:
    conference, client = table.preparing(), Client()
    marie = member(table, "Marie Dubinová")
    client.force_login(people.fresh(table.coordinator))
    written = "\n".join(f"{day:%-d. %-m. %Y} 10:00" for day in DAYS)

    refused = client.post(reverse("family_conferences:propose-days", args=[conference.pk]), {"days": "zítra někdy"})
    made = client.post(reverse("family_conferences:propose-days", args=[conference.pk]), {"days": written})
    first = ProposedDay.objects.order_by("starts_at").first()
    assert first is not None
    told = client.post(
        reverse("family_conferences:answer-days", args=[marie.pk]), {f"t_{first.pk.hex}": "can", "channel": "phone"}
    )
    page = client.get(reverse("family_conferences:days", args=[conference.pk])).content.decode()
    fix = client.get(reverse("family_conferences:fix-date", args=[conference.pk]), {"den": str(first.pk)})

    assert (refused.status_code, made.status_code, told.status_code) == (422, 302, 302)
    assert ("zítra někdy" in refused.content.decode(), "nejlepší" in page, "telefonem" in page) == (True, True, True)
    assert f'value="{DAYS[0]:%-d. %-m. %Y}"'.replace(" ", "") in fix.content.decode().replace(" ", "").replace(
        "\u00a0", ""
    ).replace("&nbsp;", "")
    assert DAYS[0] - first.starts_at < timedelta(days=1)


def test_consents_said_aloud_are_written_once_with_how_they_were_said(table: Table, clock: Any) -> None:
    table.preparing()
    marie, client = member(table, "Marie Dubinová"), Client()
    client.force_login(people.fresh(table.coordinator))
    address = reverse("family_conferences:record-consents", args=[marie.pk])

    unsaid = client.post(address, {"plan": "yes"})
    first = client.post(address, {"channel": "phone", "take_part": "yes", "plan": "yes"})
    again = client.post(address, {"channel": "in_person", "take_part": "yes", "plan": "no"})

    assert (unsaid.status_code, first.status_code, again.status_code) == (422, 302, 302)
    kept = MemberConsent.objects.filter(ended_at=None).values_list("purpose", "answer", "channel", "recorded_by")
    assert set(kept) == {
        (Purpose.TAKE_PART, ConsentAnswer.YES, Channel.PHONE, table.coordinator.pk),
        (Purpose.PLAN, ConsentAnswer.NO, Channel.IN_PERSON, table.coordinator.pk),
    }
    assert MemberConsent.objects.count() == 3


def test_nobody_answers_for_a_child_and_no_office_asks(table: Table) -> None:
    table.preparing()
    said: dict[str, Any] = {"answers": {Purpose.PLAN: ConsentAnswer.YES}, "channel": Channel.PHONE, "at": AT}

    with pytest.raises(NotPossible, match="Za dítě"):
        telling.answer_consents(member(table, "Eliška", is_child=True), by=people.fresh(table.coordinator), **said)
    with pytest.raises(Denied):
        telling.answer_consents(member(table, "Marie"), by=people.fresh(table.worker), **said)
