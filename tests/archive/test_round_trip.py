"""A rich case goes out, comes in elsewhere or after its end, and goes out the same to the last byte."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction

from kruh.access.models import Unit, User
from kruh.access.roles import Role
from kruh.archive import actions, keeping
from kruh.archive.queries import gathering, reading, references, writing
from kruh.archive.rules import envelope, package
from kruh.archive.rules.envelope import NotOpened
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.directory.models import Organisation
from kruh.meetings.actions import copies, revisions
from kruh.messaging.models import Message
from kruh.retention import erasing
from kruh.retention.models import Line, Proposal
from kruh.statistics import actions as statistics
from kruh.statistics.models import Tally
from kruh.vault import keys
from kruh.vault.models import Key, SealedModel
from tests.factories import cases, minutes, people
from tests.factories import world as worlds

pytestmark = pytest.mark.django_db
PASSPHRASE = "velmi dlouhé heslo k archivu"


@dataclass
class Sent:
    """An archive on its way, and what is known of it without opening it."""

    closed: bytes
    files: dict[str, bytes]
    counts: dict[str, int]
    head: dict[str, Any]

    def parcel(self) -> reading.Parcel:
        return reading.parcel_of(envelope.opened(PASSPHRASE, self.closed))


def sent(case: Case) -> Sent:
    """The case closed in an archive; its head goes by name, so that the receiving office may have the same person."""
    made = writing.written(case.pk, {}, {})
    head = TeamMember.objects.filter(case=case, role=TeamRole.HEAD, until=None)[0].user
    content = package.packed({"case": {"id": str(case.pk)}}, made.files)
    names = {name: getattr(head, name) for name in ("email", "first_name", "last_name", "gender")}
    return Sent(envelope.close(PASSPHRASE, content), made.files, made.counts, names)


def brought(archive: Sent, unit: Unit, receiver: User) -> keeping.Kept:
    parcel = archive.parcel()
    assert reading.refusals(parcel) == []
    return keeping.keep(parcel, unit, receiver, references.matched(parcel.references), people.NOW)


def again(archive: Sent, kept: keeping.Kept) -> dict[str, bytes]:
    told = {row["id"]: row for row in archive.parcel().references}
    return writing.written(kept.case.pk, kept.known, told).files


def led(family: worlds.Family) -> Case:
    """The family's case, with the head of the office in its team."""
    return led_case(family.case)


def led_case(case: Case) -> Case:
    if not TeamMember.objects.filter(case=case, role=TeamRole.HEAD, until=None).exists():
        who = cases.head(case.unit)
        TeamMember.objects.create(case=case, user=who, role=TeamRole.HEAD, since=people.NOW)
    return case


def test_case_comes_into_an_empty_installation_and_leaves_it_the_same() -> None:
    with transaction.atomic():
        archive = sent(led(worlds.family("Lipová")))
        transaction.set_rollback(True)
    keys._organisations.clear()
    assert not Case.objects.exists()
    assert not User.objects.exists()
    office = cases.office("Vzdálená")
    receiver = people.user(Role.HEAD, at=office)
    User.objects.filter(pk=receiver.pk).update(**archive.head)

    kept = brought(archive, office, receiver)

    assert len(archive.counts) > 60  # every context that keeps something of a case
    found = again(archive, kept)
    assert set(found) == set(archive.files)
    assert [name for name in found if found[name] != archive.files[name]] == []
    connection.check_constraints()
    assert Case.objects.get().unit == office
    former = User.objects.exclude(pk=receiver.pk)
    assert former.count() > 5
    assert not former.filter(is_active=True).exists()
    assert not any(one.has_usable_password() for one in former)
    assert TeamMember.objects.filter(user=receiver, until=None).count() == 1
    for row in gathering.of_case(kept.case.pk)[Person].values():
        assert isinstance(row, Person)
        mark = row.fingerprint
        row.write()
        assert row.fingerprint == mark  # found by the keys of this office


def test_erased_case_comes_back_with_fresh_keys_and_nothing_else_moves() -> None:
    ours, theirs = worlds.family("Lipová"), worlds.family("Jinde")
    case, other = led(ours), sent(led(theirs)).files
    archive, unit = sent(case), case.unit
    receiver = User.objects.get(email=archive.head["email"])
    old = set(Key.objects.filter(wrapped__isnull=False, parent__isnull=False).values_list("pk", flat=True))
    assert reading.refusals(archive.parcel()) == [reading.HERE]
    erasing.erase(case.pk, people.NOW)

    kept = brought(archive, unit, receiver)

    assert again(archive, kept) == archive.files
    assert writing.written(theirs.case.pk, {}, {}).files == other
    sealing = {row.key_id for rows in gathering.of_case(kept.case.pk).values() for row in rows.values()
               if isinstance(row, SealedModel) and row.key.parent_id}  # fmt: skip
    assert sealing
    assert not sealing & old


def test_receiver_who_was_nobody_there_is_the_only_difference() -> None:
    ours = worlds.family("Lipová")
    case = led(ours)
    archive, unit = sent(case), case.unit
    erasing.erase(case.pk, people.NOW)
    newcomer = cases.head(unit)

    found = again(archive, brought(archive, unit, newcomer))

    changed = {name for name in found if found[name] != archive.files.get(name)}
    assert changed == {"data/cases.teammember.jsonl", package.REFERENCES}
    before = package.rows(archive.files["data/cases.teammember.jsonl"])
    extra = [row for row in package.rows(found["data/cases.teammember.jsonl"]) if row not in before]
    assert [row["user"] for row in extra] == [str(newcomer.pk)]


def test_closed_and_amended_minutes_come_back_though_closed_ones_never_change() -> None:
    told = minutes.delivered()
    at = minutes.NEXT_DAY + timedelta(days=15)
    copies.close_minutes(told.minutes, by=told.worker, at=at)
    closed = sent(led_case(told.world.case))
    revisions.amend_minutes(told.minutes, reason="Chybělo jméno školy.", by=told.worker, at=at)
    amended = sent(told.world.case)
    assert b'"state":"closed"' in closed.files["data/meetings.minutes.jsonl"]
    assert closed.files["data/meetings.minutes.jsonl"] != amended.files["data/meetings.minutes.jsonl"]
    unit, receiver = told.world.case.unit, User.objects.get(email=closed.head["email"])

    for archive in (amended, closed):
        erasing.erase(told.world.case.pk, people.NOW)
        assert again(archive, brought(archive, unit, receiver)) == archive.files


def test_letter_that_waits_stays_at_home() -> None:
    ours = worlds.family("Lipová")
    waiting = Message.objects.filter(case=ours.case.pk)[0]
    Message.objects.filter(pk=waiting.pk).update(state="waiting")

    files = writing.written(ours.case.pk, {}, {}).files

    assert str(waiting.pk).encode() not in b"".join(content for name, content in files.items() if "data/" in name)


def test_person_of_two_cases_is_in_both_archives_and_one_person_here() -> None:
    ours, theirs = worlds.family("Lipová"), worlds.family("Jinde")
    case = led(ours)
    Person.objects.filter(cases=theirs.case).update(unit=case.unit)
    mother = CasePerson.objects.filter(case=case).select_related("person__key").order_by("id")[1].person
    theirs.case.place(mother, "family", people.NOW)
    archive = sent(case)
    assert str(mother.pk) in archive.files["data/cases.person.jsonl"].decode()
    erasing.erase(case.pk, people.NOW)
    receiver = User.objects.get(email=archive.head["email"])

    kept = brought(archive, case.unit, receiver)

    assert again(archive, kept)["data/cases.person.jsonl"] == archive.files["data/cases.person.jsonl"]
    assert CasePerson.objects.filter(person=mother).count() == 2
    erasing.erase(case.pk, people.NOW)
    with pytest.raises(NotOpened, match="jiný úřad"):
        keeping.keep(archive.parcel(), cases.office("Jinam"), receiver, [], people.NOW)


def test_every_model_that_hangs_on_a_case_is_archived_or_left_out_with_a_reason() -> None:
    hanging = {model._meta.label for model in gathering.hanging()}
    assert set(gathering.LEFT_OUT) <= hanging  # a reason that nobody needs any more is deleted
    assert set(gathering.archived()) == hanging - set(gathering.LEFT_OUT)
    assert all(len(reason) > 20 for reason in (*gathering.LEFT_OUT.values(), *gathering.NAMED_ONLY.values()))
    by_name = {
        model._meta.label
        for model in apps.get_models()
        for one in model._meta.concrete_fields
        if isinstance(one, models.UUIDField) and one.name in ("case", "of_case")
    }
    assert by_name == {*gathering.NAMED_ONLY, Message._meta.label}


def test_nothing_archived_leads_where_an_archive_cannot_follow() -> None:
    """A new foreign key to something else needs a description by which another installation knows it."""
    known = {*gathering.archived().values(), *gathering.OUTSIDE, Key}
    for label, model in gathering.archived().items():
        for column in gathering.columns(model):
            if column.is_relation and column.related_model not in known:
                assert column.null, f"{label}.{column.name}"
                assert column.related_model._meta.label in gathering.LEFT_OUT, f"{label}.{column.name}"
    assert set(reading.KINDS) == set(gathering.OUTSIDE)


def test_no_identifier_hides_in_a_column_whose_meaning_would_change() -> None:
    """Rows without an identifier of their own are referred to by nobody."""
    for model in gathering.archived().values():
        if isinstance(model._meta.pk, models.AutoField):
            assert not [other for other, _ in erasing.pointing_to(model)]


def figures() -> set[tuple[Any, ...]]:
    """The tables of all offices, counted anew."""
    for office in Unit.objects.filter(organisation__kind="office"):
        statistics.recount(office, by=None, at=people.NOW)
    cell = ("office", "organisation", "year", "population", "dimension", "category", "number")
    return set(Tally.objects.values_list(*cell))


def test_erased_case_that_comes_back_is_not_counted_twice() -> None:
    case = led(worlds.family("Lipová"))
    head = TeamMember.objects.filter(case=case, role=TeamRole.HEAD, until=None)[0].user
    Organisation.objects.filter(pk=case.unit_id).update(kind="office")
    archive, before = sent(case), figures()
    assert before
    office = keys.for_organisation(case.unit_id)
    words: dict[str, Any] = {"unit_id": case.unit_id, "number": 7, "second": people.user(), "proposed_at": people.NOW}
    proposal = Proposal(key=office, proposed_by=head, state="done", **words)
    proposal.save(force_insert=True)
    days = dict.fromkeys(("opened_on", "closed_on", "due_on"), people.NOW.date())
    Line(proposal=proposal, key=office, case=case.pk, state="erased", **days).save(force_insert=True)
    erasing.erase(case.pk, people.NOW)
    assert figures() == before
    administrator = people.user(Role.ADMINISTRATOR, at=people.unit("Kraj"))
    desk = administrator.memberships.get().unit
    arrival = actions.bring(desk, content=archive.closed, passphrase=PASSPHRASE, by=administrator, at=people.NOW)
    receiver = head.memberships.get().pk

    actions.take_in(arrival, receiver=receiver, chosen={}, version=1, by=people.fresh(administrator), at=people.NOW)

    assert Case.objects.filter(pk=case.pk).exists()
    assert figures() == before
