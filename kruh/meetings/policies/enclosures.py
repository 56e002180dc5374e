"""Who may do what with papers that go along with a copy: the organiser chooses, somebody else of the office looks."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule
from kruh.cases import policies as case_policies
from kruh.conferences.policies import relations
from kruh.meetings.models import Enclosure
from kruh.meetings.policies import minutes


def visible_enclosures(user: User, at: datetime) -> QuerySet[Enclosure]:
    """This will give the papers of copies of which the person may know."""
    known = minutes.visible_minutes(user, at).values("pk")
    rows: QuerySet[Enclosure] = with_roles(Enclosure.objects.filter(minutes__in=known), user, at)
    return rows.select_related(
        "minutes__key", "minutes__conference__case__key", "minutes__conference__office", "participant__person__key",
        "sheet__key", "chosen_by", "decided_by", "message",
    ).defer("sheet__preview")  # fmt: skip


def with_roles(rows: QuerySet[Any], user: User, at: datetime) -> QuerySet[Any]:
    """This will add the person's roles in the case to rows that belong to minutes, for `remember`."""
    told: QuerySet[Any] = rows.annotate(my_roles=relations.roles(user, at, "minutes__conference__case"))
    return told


def remember(user: User, row: Any, at: datetime) -> None:
    """This will keep the person's roles that came with the row, so that no rule of this request asks again."""
    conference: Any = row.conference
    conference.my_roles = row.my_roles
    relations.remember(user, conference, at)


looks_through = case_policies.keeps_cases & case_policies.leads

CHOOSES = Rule(relations.organises, "kopie i kontakty rodiny má jen pracoviště")
POLICY: dict[str, Rule] = {
    "meetings.see_enclosures": Rule(looks_through, "kdo smí znát chráněné údaje"),
    "meetings.enclose_sheets": CHOOSES,
    "meetings.take_enclosure": CHOOSES,
    "meetings.hand_over_enclosure": CHOOSES,
    "meetings.withdraw_enclosure": CHOOSES,
    "meetings.decide_enclosure": Rule(looks_through, "rozhoduje někdo jiný, než kdo přílohu vybral"),
}
