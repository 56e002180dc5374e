"""From an interest in coordinating through training and a guide to going alone, as the administrator keeps it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory.models import Professional, Training
from kruh.family_conferences import policies
from kruh.family_conferences.actions import coordinator as offers
from kruh.family_conferences.actions import coordinators as actions
from kruh.family_conferences.models import Coordinator, FamilyConference, Hours, Offer
from kruh.family_conferences.policies import relations
from kruh.family_conferences.queries import coordinators as queries
from kruh.family_conferences.rules import coordinator as rules
from kruh.family_conferences.vocabulary import HoursKind, Stage, State
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from tests.factories import circles, people
from tests.family_conferences.conftest import AT, NONE, Table, later
from tests.family_conferences.test_pages import MOST_QUERIES, client, sends

TODAY = days.local_day(AT)
TOLD: dict[str, Any] = {
    "first_name": "Božena", "last_name": "Šípková", "gender": "f", "phone": "+420777000999", "email": "",
    "area": "Táborsko", "languages": ["cs", "uk"], "motivation": "Sama jsem vyrůstala u tety.", "experience": "",
    "time": "Odpoledne a v sobotu.", "travel": "", "ties": "",
}  # fmt: skip


def candidate(table: Table) -> Coordinator:
    """Somebody who wants to coordinate."""
    return actions.add_candidate(circles.region(), words=TOLD, by=table.administrator, at=AT)


def trained(table: Table) -> Coordinator:
    """Somebody taken to training who finished it."""
    record = candidate(table)
    actions.record_talk(record, on=TODAY, by=table.administrator, at=AT)
    actions.take_to_training(record, reason="Umí naslouchat, má čas.", by=table.administrator, at=AT)
    return actions.record_coordinator_training(record, on=TODAY, hours=40, by=table.administrator, at=AT)


def enrolled(table: Table, who: User, stage: Stage) -> Coordinator:
    """The record of a coordinator whom the directory knows."""
    known = Professional.objects.get(user=who)
    return actions.enroll_coordinator(circles.region(), professional=known, stage=stage, by=table.administrator, at=AT)


def guide_of(table: Table) -> User:
    """Somebody who coordinates alone."""
    unit = table.administrator.memberships.get().unit
    made = circles.coordinator(unit, first_name="Jana", last_name="Malá", gender="f")
    enrolled(table, made, Stage.INDEPENDENT)
    return made


def guided(table: Table) -> tuple[Coordinator, User]:
    """The coordinator of the table before the first conference, with a guide."""
    guide = guide_of(table)
    record = enrolled(table, table.coordinator, Stage.TRAINING)
    return actions.name_guide(record, guide=guide, by=table.administrator, at=AT), guide


def under_guidance(table: Table) -> tuple[Coordinator, User, FamilyConference]:
    """The first conference with a guide, in preparation."""
    record, guide = guided(table)
    return record, guide, table.preparing()


# A candidate ----------------------------------------------------------------------------------------------------------


def test_candidate_is_kept_sealed_and_unknown_to_the_directory(table: Table) -> None:
    record = Coordinator.objects.get(pk=candidate(table).pk)

    assert (record.name, record.stage, record.answers) == (
        "Božena Šípková",
        Stage.CANDIDATE,
        {"motivation": TOLD["motivation"], "time": TOLD["time"]},
    )
    assert not Professional.objects.filter(last_name="Šípková").exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM family_conferences_coordinator")
        raw = repr([bytes(cell) if isinstance(cell, memoryview) else cell for row in cursor for cell in row])
    assert [word for word in ("Šípková", "777000999", "teta", "tety") if word in raw] == []


def test_candidate_needs_a_way_to_be_reached(table: Table) -> None:
    with pytest.raises(NotPossible, match="telefon, nebo e-mail"):
        actions.add_candidate(circles.region(), words={**TOLD, "phone": ""}, by=table.administrator, at=AT)


def test_administrator_of_another_region_sees_nobody(table: Table) -> None:
    record = candidate(table)
    other = people.user(Role.REGIONAL_ADMINISTRATOR, at=circles.centre("Jinde", _elsewhere()))

    assert list(policies.coordinators.visible_coordinators(other, AT)) == []
    with pytest.raises(Denied):
        actions.record_talk(record, on=TODAY, by=other, at=AT)


def test_nobody_is_decided_of_before_a_talk(table: Table) -> None:
    record = candidate(table)

    with pytest.raises(NotPossible, match="promluvte"):
        actions.take_to_training(record, reason="Umí naslouchat.", by=table.administrator, at=AT)
    with pytest.raises(NotPossible, match="v budoucnu"):
        actions.record_talk(record, on=TODAY + timedelta(days=1), by=table.administrator, at=AT)


def test_who_is_taken_to_training_is_in_the_directory_without_the_private_phone(table: Table) -> None:
    record = trained(table)

    known = Professional.objects.get(last_name="Šípková")
    assert (known.languages, known.phone, record.phone) == (["cs", "uk"], "", "+420777000999")
    assert [(row.hours, row.on) for row in Training.objects.filter(professional=known)] == [(40, TODAY)]
    assert (record.stage, record.professional) == (Stage.TRAINING, known)


def test_who_is_turned_down_leaves_no_answers_behind(table: Table) -> None:
    record = candidate(table)
    actions.record_talk(record, on=TODAY, note="Pracuje na OSPOD.", by=table.administrator, at=AT)

    actions.turn_down(record, reason="Pracuje na OSPOD, nestranná být nemůže.", by=table.administrator, at=AT)

    kept = Coordinator.objects.get()
    assert (kept.stage, kept.answers, kept.phone, kept.talk, kept.area) == (Stage.TURNED_DOWN, {}, None, None, None)
    with pytest.raises(NotPossible):
        actions.change_coordinator(kept, words=TOLD, by=table.administrator, at=AT)


def test_two_people_writing_at_once_are_shown_both_wordings(table: Table) -> None:
    record = candidate(table)
    actions.change_coordinator(record, words={**TOLD, "area": "Písecko"}, version=1, by=table.administrator, at=AT)

    with pytest.raises(Conflict) as found:
        actions.change_coordinator(record, words=TOLD, version=1, by=table.administrator, at=AT)

    assert (found.value.theirs, found.value.mine) == ({"Kde": "Písecko"}, {"Kde": "Táborsko"})


# Training and hours ---------------------------------------------------------------------------------------------------


def test_training_of_tomorrow_or_ending_before_it_began_is_refused(table: Table) -> None:
    record = trained(table)

    with pytest.raises(NotPossible, match="v budoucnu"):
        actions.record_coordinator_training(record, on=TODAY + timedelta(days=1), by=table.administrator, at=AT)
    with pytest.raises(NotPossible, match="přestat platit"):
        actions.record_coordinator_training(
            record, on=TODAY, valid_until=TODAY - timedelta(days=1), by=table.administrator, at=AT
        )
    assert Training.objects.filter(professional=record.professional).count() == 1


def test_hours_of_this_year_are_added_up_by_kind(table: Table) -> None:
    record = trained(table)
    for kind, on, minutes in (
        (HoursKind.SUPERVISION, TODAY, 90),
        (HoursKind.SUPERVISION, TODAY - timedelta(days=7), 60),
        (HoursKind.INTERVISION, TODAY, 30),
        (HoursKind.INTERVISION, date(TODAY.year - 1, 12, 31), 600),
    ):
        actions.record_hours(record, kind=kind, on=on, minutes=minutes, by=table.administrator, at=AT)

    one = queries.record_page(queries.numbered(record, AT), AT)["one"]
    assert one.hours == "intervize 30 min, supervize 2 h 30 min"

    actions.remove_hours(Hours.objects.filter(minutes=90).get(), by=table.administrator, at=AT)
    assert Hours.objects.count() == 3


def test_hours_of_a_candidate_or_of_tomorrow_are_refused(table: Table) -> None:
    with pytest.raises(NotPossible, match="lidem, kteří se učí"):
        actions.record_hours(candidate(table), kind="supervision", on=TODAY, minutes=60, by=table.administrator, at=AT)
    record = enrolled(table, table.coordinator, Stage.INDEPENDENT)
    with pytest.raises(NotPossible, match="v budoucnu"):
        actions.record_hours(
            record, kind="supervision", on=TODAY + timedelta(days=1), minutes=60, by=table.administrator, at=AT
        )


# The guide ------------------------------------------------------------------------------------------------------------


def test_who_has_no_account_gets_no_guide(table: Table) -> None:
    guide = guide_of(table)

    with pytest.raises(NotPossible, match="Bez účtu"):
        actions.name_guide(trained(table), guide=guide, by=table.administrator, at=AT)


def test_offered_is_nobody_in_training_or_on_a_pause(table: Table) -> None:
    record = enrolled(table, table.coordinator, Stage.TRAINING)
    conference = table.seeking()

    for stage in rules.NOT_YET:
        Coordinator.objects.filter(pk=record.pk).update(stage=stage)
        with pytest.raises(NotPossible, match=rules.NOT_YET[stage]):
            offers.offer_to_coordinator(conference, user=table.coordinator, by=table.administrator, at=AT)
    assert Offer.objects.count() == 0


def test_offer_of_the_first_conference_names_the_guide(table: Table) -> None:
    _, guide = guided(table)

    assert table.offered().guide == guide


def test_guide_who_is_in_the_case_blocks_the_offer(table: Table) -> None:
    _, guide = guided(table)
    table.mother.write(professional=Professional.objects.get(user=guide))
    table.mother.save()

    with pytest.raises(NotPossible, match="Průvodce má k rodině"):
        table.offered()


def test_guide_reads_the_conference_from_acceptance_to_independence(table: Table) -> None:
    record, guide = guided(table)
    offer = table.offered()
    assert list(policies.visible_conferences(people.fresh(guide), AT)) == []
    offers.accept_offer(offer, by=people.fresh(table.coordinator), at=AT)
    assert list(policies.visible_conferences(people.fresh(guide), AT)) == []
    offers.confirm_offer(offer, answers=NONE, by=people.fresh(table.coordinator), at=AT)

    conference = table.fresh()
    reader = people.fresh(guide)
    assert list(policies.visible_conferences(reader, AT)) == [conference]
    assert relations.guides(reader, conference, AT)
    for verb in ("read", "see_circle", "see_diary"):
        assert policies.POLICY[f"family_conferences.{verb}"].who(reader, conference, AT)
    for verb in ("write_entry", "add_member", "fix_date", "arrange"):
        assert not policies.POLICY[f"family_conferences.{verb}"].who(reader, conference, AT)

    FamilyConference.objects.filter(pk=conference.pk).update(state=State.ACCEPTED)
    actions.confirm_independent(record, by=table.administrator, at=AT)
    assert list(policies.visible_conferences(people.fresh(guide), AT)) == []
    assert Coordinator.objects.get(pk=record.pk).stage == Stage.INDEPENDENT


def test_guide_reads_nothing_after_the_conference_ended(table: Table) -> None:
    _, guide, conference = under_guidance(table)
    offers.step_back(Offer.objects.get(), reason="Nezvládnu to.", by=people.fresh(table.coordinator), at=later(hours=1))

    reader = people.fresh(guide)
    assert (list(policies.visible_conferences(reader, later(hours=2))), relations.guides(reader, conference, AT)) == (
        [],
        False,
    )


@pytest.mark.usefixtures("clock")
def test_guide_who_knows_somebody_leaves_and_another_one_is_named(table: Table) -> None:
    record, guide, conference = under_guidance(table)
    assert "Skončit jako průvodce" in page(guide, "overview", conference.pk)

    assert "administrátor o tom ví" in sends(guide, "leave-guidance", conference.pk, reason="Znám babičku.")

    assert list(policies.visible_conferences(people.fresh(guide), AT)) == []
    assert "První konference běží bez něj" in page(table.administrator, "coordinator-record", record.pk)
    told = [row.subject for row in Message.objects.filter(recipient_ref=table.administrator.pk).order_by("id")]
    assert told.count("V Kruhu skončil průvodce první konference") == 1
    second = circles.coordinator(table.administrator.memberships.get().unit, first_name="Karel", last_name="Nový")
    enrolled(table, second, Stage.INDEPENDENT)
    actions.name_guide(Coordinator.objects.get(pk=record.pk), guide=second, by=table.administrator, at=AT)
    assert Offer.objects.get().guide == second


def test_guide_is_told_when_the_offer_is_confirmed(table: Table) -> None:
    _, guide, _ = under_guidance(table)

    told = [row.subject for row in Message.objects.filter(recipient_ref=guide.pk)]
    assert told == ["Provázíte v Kruhu první konferenci"]


def test_nobody_goes_alone_before_a_plan_was_accepted(table: Table) -> None:
    record, _, _ = under_guidance(table)

    with pytest.raises(NotPossible, match="přijatému plánu"):
        actions.confirm_independent(record, by=table.administrator, at=AT)


def test_another_guide_takes_over_a_running_conference(table: Table) -> None:
    record, first, _ = under_guidance(table)
    second = circles.coordinator(table.administrator.memberships.get().unit, first_name="Karel", last_name="Nový")
    enrolled(table, second, Stage.INDEPENDENT)

    actions.name_guide(record, guide=second, by=table.administrator, at=AT)

    assert Offer.objects.get().guide == second
    assert list(policies.visible_conferences(people.fresh(first), AT)) == []
    assert len(policies.visible_conferences(people.fresh(second), AT)) == 1


def test_pause_leads_back_to_where_one_was(table: Table) -> None:
    record, _ = guided(table)
    actions.pause(record, reason="Čeká miminko.", by=table.administrator, at=AT)
    actions.resume(record, by=table.administrator, at=AT)
    alone = Coordinator.objects.get(stage=Stage.INDEPENDENT)
    actions.pause(alone, reason="Dlouhá dovolená.", by=table.administrator, at=AT)
    actions.resume(alone, by=table.administrator, at=AT)

    assert (record.stage, alone.stage) == (Stage.GUIDED, Stage.INDEPENDENT)


def test_coordinating_ends_only_without_a_family_in_hand(table: Table) -> None:
    record, _, _ = under_guidance(table)

    with pytest.raises(NotPossible, match="rozpracovanou"):
        actions.end_coordinating(record, reason="Stěhuje se jinam.", by=table.administrator, at=AT)


def test_coordinating_does_not_end_while_somebody_is_led_through_the_first_conference(table: Table) -> None:
    record, guide, _ = under_guidance(table)
    leading = Coordinator.objects.get(professional__user=guide)

    with pytest.raises(NotPossible, match=f"Provází první konferencí: {record.name}"):
        actions.end_coordinating(leading, reason="Stěhuje se jinam.", by=table.administrator, at=AT)


# Pages ----------------------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("clock")
def test_administrator_takes_somebody_from_interest_to_a_guide(table: Table) -> None:
    guide = guide_of(table)
    lenka = table.administrator
    typed = {**TOLD, "phone": "777 000 999"}
    assert "Božena Šípková je mezi zájemci" in sends(lenka, "add-candidate", circles.region().pk, **typed)
    pk = Coordinator.objects.get(stage=Stage.CANDIDATE).pk
    assert "Promluvte si spolu" in page(lenka, "coordinator-record", pk)
    assert "Rozhovor je zapsaný" in sends(lenka, "record-talk", pk, on="dnes", note="Má čas.")
    assert "Přijato." in sends(lenka, "take-to-training", pk, reason="Umí naslouchat.")
    course = {"provider": "Akademie", "hours": "40", "on": "dnes", "valid_until": "20. 3. 2026"}
    assert "Výcvik je zapsaný" in sends(lenka, "record-coordinator-training", pk, **course)
    assert "Požádejte o účet" in page(lenka, "coordinator-record", pk)
    account = people.user(Role.COORDINATOR, at=lenka.memberships.get().unit, first_name="Božena", last_name="Šípková")
    Professional.objects.filter(last_name="Šípková").update(user=account)
    assert "Průvodce je určený" in sends(lenka, "name-guide", pk, guide=guide.pk)
    assert "Hodiny jsou zapsané" in sends(lenka, "record-hours", pk, kind="supervision", on="dnes", hours="1,5")

    shown = page(lenka, "coordinators")
    assert "Letos intervize 0 h, supervize 1 h 30 min" in shown
    own = page(account, "own-training")
    assert ("Výcvik brzy skončí" in own, "Provází Jana Malá" in own) == (True, True)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("record-hours", {"kind": "supervision", "on": "dnes", "hours": "-2"}, "nejsou hodiny"),
        ("record-hours", {"kind": "supervision", "on": "dnes", "hours": "dvě"}, "nejsou hodiny"),
        ("record-hours", {"kind": "supervision", "on": "dnes", "hours": "25"}, "po půlhodinách"),
        ("record-hours", {"kind": "výlet", "on": "dnes", "hours": "1"}, "v nabídce není"),
        ("record-hours", {"kind": "supervision", "on": "30. 2. 2026", "hours": "1"}, "30. 2."),
        ("record-hours", {"kind": "supervision", "on": "1. 1. 2031", "hours": "1"}, "v budoucnu"),
        ("record-coordinator-training", {"on": "dnes", "hours": "čtyřicet"}, "není celé číslo"),
        ("record-coordinator-training", {"on": "dnes", "hours": "-40"}, "Čekáme číslo od 1"),
        ("name-guide", {"guide": "nikdo"}, "v nabídce není"),
        ("end-coordinating", {"reason": "ne"}, "aspoň jednou větou"),
        ("confirm-independent", {}, "přijatému plánu"),
        ("turn-down", {"reason": "Nehodí se k tomu."}, "teď udělat nejde"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_nothing(
    table: Table, name: str, typed: dict[str, Any], sentence: str
) -> None:
    record, _ = guided(table)

    answer = client(table.administrator).post(reverse(f"family_conferences:{name}", args=[record.pk]), typed)

    said = answer.content.decode().replace("\xa0", " ")
    assert (answer.status_code, sentence in said) == (422, True)
    assert (Hours.objects.count(), Training.objects.count(), Coordinator.objects.get(pk=record.pk).stage) == (
        0,
        2,
        Stage.GUIDED,
    )


@pytest.mark.usefixtures("clock")
def test_pages_ask_the_same_for_one_and_for_many(table: Table) -> None:
    record, _ = guided(table)
    unit = table.administrator.memberships.get().unit
    for number in range(12):
        other = circles.coordinator(unit, first_name=f"Anna{number}", last_name="Malá")
        enrolled(table, other, Stage.INDEPENDENT)
        circles.coordinator(unit, first_name=f"Petra{number}", last_name="Nová")
    lenka, alois = client(table.administrator), client(table.coordinator)
    much = []
    addresses = [
        reverse("family_conferences:coordinators"),
        reverse("family_conferences:coordinator-record", args=[record.pk]),
    ]
    for one, address in [
        *((lenka, address) for address in addresses),
        (alois, reverse("family_conferences:own-training")),
    ]:
        one.get(address)
        with call.counted() as queried:
            assert one.get(address).status_code == 200
        much += [(address, list(queried))] if len(queried) > MOST_QUERIES else []

    assert much == []


@pytest.mark.usefixtures("clock")
def test_coordinator_sees_only_the_own_way(table: Table) -> None:
    record, _ = guided(table)

    assert client(table.coordinator).get(reverse("family_conferences:coordinators")).status_code == 403
    assert (
        client(table.coordinator).get(reverse("family_conferences:coordinator-record", args=[record.pk])).status_code
        == 404
    )
    assert client(table.administrator).get(reverse("family_conferences:own-training")).status_code == 403


def page(who: User, name: str, *args: Any) -> str:
    """What a page says."""
    address = reverse(f"family_conferences:{name}", args=args)
    return str(client(who).get(address).content.decode().replace("\xa0", " "))


def _elsewhere() -> Any:
    return type(circles.region()).objects.exclude(pk=circles.region().pk).order_by("pk")[0]


def test_every_question_has_its_label() -> None:
    assert sorted(actions.LABELS) == sorted(TOLD.keys() - {"gender"})
