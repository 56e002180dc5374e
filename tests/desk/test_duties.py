"""What Dnes tells the methodologist and the administrator, in how few questions."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.desk.queries import duties as queries
from kruh.desk.rules import duties
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import days, proof
from kruh.method.models import Blank, LawReference, Parameter, Text, Tool
from kruh.method.vocabulary import Status
from tests.factories import cases, people, places
from tests.factories.visits import signed_in

NUMBERS = ("ipod_due", "km_rate", "bill_due")
pytestmark = pytest.mark.django_db
NOW = people.NOW
TODAY = days.local_day(NOW)
MOST_QUERIES = 8


@pytest.fixture(autouse=True)
def clock(settings: Settings, tmp_path: Path) -> Iterator[None]:
    settings.DATA = tmp_path
    with time_machine.travel(NOW, tick=False):
        yield


def told(who: User) -> dict[str, tuple[str, str]]:
    """The lines with what stands below them and where they lead."""
    groups = signed_in(who).get(reverse("desk:today")).context["groups"]
    return {task["label"].replace("\xa0", " "): (task["hint"], task["url"]) for group in groups for task in group.tasks}


def forget_what_is_unverified() -> None:
    LawReference.objects.all().delete()
    for kind in (Parameter, Tool, Blank):
        kind.objects.filter(status=Status.TO_VERIFY).delete()


def test_methodologist_reads_which_numbers_and_tools_want_checking() -> None:
    LawReference.objects.all().delete()
    Parameter.objects.exclude(code__in=NUMBERS).delete()

    lines = told(people.user(Role.METHODOLOGIST))

    sections = ("lhuty-a-ceny", "nastroje", "formulare")
    numbers, tools, forms = (reverse("method:section", args=[section]) for section in sections)
    assert lines == {
        "Ověřit 3 hodnoty mezi lhůtami a cenami": (
            "Individuální plán ochrany dítěte od zařazení do evidence, Náhrada za cestu autem a Splatnost vyúčtování",
            numbers,
        ),
        "Ověřit 1 nástroj podle zdroje": ("Okamžitá ochrana dítěte", tools),
        "Ověřit 1 formulář podle předpisu": (Blank.objects.on(TODAY).get(status=Status.TO_VERIFY).heading, forms),
    }


def test_methodologist_reads_what_is_not_verified_and_what_ends_without_a_successor() -> None:
    forget_what_is_unverified()
    known: dict[str, Any] = {"edited_at": NOW, "source": "zákon", "demand": "Něco."}
    LawReference.objects.create(code="par-1", act="zákona", paragraph="§ 1", valid_from=date(2020, 1, 1), **known)
    LawReference.objects.create(
        code="par-2", act="zákona", paragraph="§ 2", valid_from=date(2020, 1, 1), status=Status.VERIFIED, **known
    )
    entry = Text.objects.on(TODAY)[0]
    Text.objects.filter(pk=entry.pk).update(valid_to=TODAY + timedelta(days=30))

    lines = told(people.user(Role.METHODOLOGIST))

    assert lines == {
        "Ověřit 1 odkaz na předpisy": ("§ 1 zákona", reverse("method:section", args=["predpisy"])),
        f"Rozhodnout, co bude platit dál: {entry.title}": ("", reverse("method:history", args=["texty", entry.code])),
    }


def test_reference_whose_verified_wording_waits_is_not_asked_for_again() -> None:
    forget_what_is_unverified()
    known: dict[str, Any] = {"edited_at": NOW, "source": "zákon", "demand": "Něco.", "act": "zákona"}
    for code in ("par-1", "par-2"):
        LawReference.objects.create(code=code, paragraph=code, valid_from=date(2020, 1, 1), valid_to=TODAY, **known)
    begins = TODAY + timedelta(days=1)
    LawReference.objects.create(code="par-1", status=Status.VERIFIED, valid_from=begins, **known)
    LawReference.objects.create(code="par-2", status=Status.TO_VERIFY, valid_from=begins, **known)

    assert [hint for hint, _ in told(people.user(Role.METHODOLOGIST)).values()] == ["par-2 zákona"]


def test_entry_whose_next_wording_is_written_is_not_a_worry() -> None:
    entry = Text.objects.on(TODAY)[0]
    follower = entry.next_version(valid_from=TODAY + timedelta(days=31), edited_at=NOW)
    Text.objects.filter(pk=entry.pk).update(valid_to=TODAY + timedelta(days=30))
    follower.save()

    assert [line for line in told(people.user(Role.METHODOLOGIST)) if line.startswith("Rozhodnout")] == []


def office_with_a_worker() -> tuple[Organisation, User]:
    """An office without a data-protection officer, and a worker with a password."""
    unit = cases.office()
    office = Organisation(unit=unit, kind=Kind.OFFICE, name=unit.name, district_id=places.TABOR)
    office.save(force_insert=True)
    worker = cases.worker(unit, gender="f")
    worker.set_password("dost dlouhé heslo pro zkoušku")
    worker.save()
    return office, worker


def test_administrator_reads_what_backups_accounts_and_offices_want() -> None:
    office, worker = office_with_a_worker()
    Membership.objects.filter(user=worker).update(valid_to=NOW + timedelta(days=5))

    assert told(people.user(Role.ADMINISTRATOR)) == {
        "Zjistit, proč se nezálohuje": ("O žádné záloze nevíme.", reverse("directory:accounts")),
        "Vyzkoušet obnovu ze zálohy": ("Zatím to nikdo nezkusil.", reverse("directory:accounts")),
        "Končí přístup: Renata Olšová": (
            "sociální pracovnice OSPOD, OSPOD Lipová nad Březnou", reverse("directory:account", args=[worker.pk]),
        ),
        "Doplnit e-mail pověřence pro ochranu osobních údajů": (
            "OSPOD Lipová nad Březnou", reverse("directory:organisation", args=[office.pk]),
        ),
    }  # fmt: skip


def test_nothing_waits_once_it_is_done(tmp_path: Path) -> None:
    office, _ = office_with_a_worker()
    office.dpo_email = cases.OFFICER
    office.save()
    proof.keep(tmp_path, proof.Proof(NOW, NOW, "otisk"))
    proof.keep_backup(tmp_path, proof.Backup(NOW - timedelta(days=7), "otisk"))

    assert told(people.user(Role.ADMINISTRATOR)) == {}


def test_old_restore_waits_again(tmp_path: Path) -> None:
    proof.keep(tmp_path, proof.Proof(NOW - timedelta(days=91), NOW, "otisk"))

    assert told(people.user(Role.ADMINISTRATOR))["Vyzkoušet obnovu ze zálohy"][0].startswith("Naposledy ")


def test_backup_older_than_a_week_is_told(tmp_path: Path) -> None:
    proof.keep_backup(tmp_path, proof.Backup(NOW - timedelta(days=7, minutes=1), "otisk"))

    assert told(people.user(Role.ADMINISTRATOR))["Zjistit, proč se nezálohuje"][0].startswith("Poslední je z ")


def test_people_without_a_second_factor_are_named_where_one_is_asked_for(settings: Settings) -> None:
    _, worker = office_with_a_worker()
    administrator = people.user(Role.ADMINISTRATOR)
    settings.SECOND_FACTOR = True

    before = [work.whom for work, _ in queries.of_administrator(administrator, NOW) if "druhý faktor" in work.what]
    Authenticator.objects.create(user=worker, type=Authenticator.Type.TOTP, data={})
    after = [work.whom for work, _ in queries.of_administrator(administrator, NOW) if "druhý faktor" in work.what]

    assert (before, after) == (["Renata Olšová"], [])


@pytest.mark.parametrize("role", [Role.METHODOLOGIST, Role.ADMINISTRATOR])
def test_desk_asks_little_of_the_database(role: Role) -> None:
    office_with_a_worker()
    client = signed_in(people.user(role))
    client.get(reverse("desk:today"))

    with CaptureQueriesContext(connection) as taken:
        client.get(reverse("desk:today"))

    assert len(taken) <= MOST_QUERIES


def test_colleagues_are_told_nothing_of_it() -> None:
    _, worker = office_with_a_worker()

    assert told(people.fresh(worker)) == {}


@pytest.mark.parametrize(
    ("names", "words"),
    [(["A"], "A"), (["A", "B", "C"], "A, B a C"), (["A", "B", "C", "D"], "A, B a další 2")],
)
def test_few_names_are_said_and_the_rest_is_counted(names: list[str], words: str) -> None:
    assert duties.some(names) == words
