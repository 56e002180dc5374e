"""What the night does for workshops, and whose training a methodologist is shown."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command

from kruh.access.models import AuditEntry
from kruh.access.roles import Role
from kruh.directory.models import Professional, Training
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.messaging.models import Message
from kruh.training import letters
from kruh.training.queries import report
from kruh.training.vocabulary import Standing
from tests.factories import people
from tests.factories.people import NOW
from tests.training.conftest import STARTS, Told, colleague

pytestmark = pytest.mark.django_db
TODAY = days.local_day(NOW)


def test_the_nightly_run_reminds_of_workshops_once(told: Told) -> None:
    told.guest()

    for minutes in (0, 10):
        with time_machine.travel(STARTS - timedelta(days=2) + timedelta(minutes=minutes), tick=False):
            call_command("nightly", verbosity=0)

    assert [one.subject for one in Message.objects.all()].count(letters.REMINDER) == 1
    assert sorted(AuditEntry.objects.filter(verb__endswith=".tend").values_list("verb", flat=True)) == [
        "intervision.tend", "training.tend",
    ]  # fmt: skip


def test_a_methodologist_sees_whose_training_is_missing_ended_or_ends_soon() -> None:
    for name, until in (("Bez", None), ("Konec", -1), ("Brzy", 90), ("Platí", 91), ("Navždy", 0)):
        professional = Professional.objects.get(user=colleague(name))
        if name != "Bez":
            ends = TODAY + timedelta(days=until) if until else None
            words = {"kind": TrainingKind.CASE_CONFERENCE, "on": TODAY - timedelta(days=400), "valid_until": ends}
            Training.objects.create(professional=professional, **words)
    people.user(Role.SOCIAL_WORKER)

    found = report.needs(TODAY)

    assert [(one.name, one.standing) for one in found] == [
        ("Jiří Bez", Standing.MISSING), ("Jiří Konec", Standing.ENDED), ("Jiří Brzy", Standing.SOON),
    ]  # fmt: skip
