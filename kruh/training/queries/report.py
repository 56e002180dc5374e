"""The closing report in numbers, and who needs which training."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from uuid import UUID

from kruh.access.models import Membership
from kruh.access.roles import Role
from kruh.directory.models import Professional, Training
from kruh.directory.vocabulary import TrainingKind
from kruh.foundation import days
from kruh.method import queries as method
from kruh.training.models import Evaluation, SignUp, Workshop
from kruh.training.queries.listing import lecturers
from kruh.training.rules import day as day_rules
from kruh.training.rules import report as rules
from kruh.training.vocabulary import STANDING_TONES, Place, Presence, Standing

SOON = "training_ends_soon"
NEEDED: dict[str, tuple[TrainingKind, ...]] = {
    Role.FACILITATOR: (TrainingKind.CASE_CONFERENCE,),
    Role.COORDINATOR: (TrainingKind.FAMILY_CONFERENCE,),
}


@dataclass(frozen=True)
class Report:
    """The facts of one workshop, ready for the press too."""

    workshop: Workshop
    sectors: list[rules.OfSector]
    rated: rules.Rated
    words: list[str]
    signed_up: int

    @property
    def people(self) -> int:
        """This will give how many were there."""
        return sum(row.people for row in self.sectors)

    @property
    def hours(self) -> int:
        """This will give the hours of all of them together."""
        return sum(row.hours for row in self.sectors)

    @property
    def press(self) -> str:
        """This will give the facts in sentences to copy, without a name of anybody who came."""
        one = self.workshop
        told = [
            f"{days.day(one.day)} – {rules.people_words(self.sectors)} na workshopu „{one.title}“.",
            f"Místo: {one.where}." if one.where else "",
            f"Cíl: {one.aim.rstrip('.')}." if one.aim else "",
            f"Vedli: {', '.join(self.lecturers)}." if self.lecturers else "",
            f"Pořádá {one.unit.name}.",
            f"Projekt: {one.project}." if one.project else "",
            f"Podpora: {one.funder}." if one.funder else "",
            f"Naplňuje opatření {one.measure} ({one.measure.region.name})." if one.measure else "",
        ]
        return " ".join(filter(None, told))

    @cached_property
    def lecturers(self) -> list[str]:
        """This will give who taught."""
        return lecturers(self.workshop)


def report(workshop: Workshop) -> Report:
    """This will count it."""
    rows = SignUp.objects.filter(workshop=workshop, state=Place.GOING).order_by("pk")
    signed = list(rows.values_list("sector", "hours", "presence"))
    present = [(sector, hours) for sector, hours, presence in signed if presence == Presence.PRESENT]
    answers = list(
        Evaluation.objects.filter(workshop=workshop).order_by("pk").values_list("useful", "clear", "would_recommend")
    )
    rated = rules.rated(answers)
    return Report(workshop, rules.by_sector(present), rated, rules.rated_words(rated), len(signed))


def said(workshop: Workshop) -> list[str]:
    """This will give what people wrote, once enough of them answered; in no order that tells who."""
    found = [one.words for one in Evaluation.objects.filter(workshop=workshop).order_by("pk")]
    return sorted(filter(None, found)) if len(found) >= rules.FEWEST else []


# Who needs what ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Need:
    """One colleague whose training is missing, ended or ends soon."""

    name: str
    where: str
    role: str
    standing: Standing
    until: date | None

    @property
    def tone(self) -> str:
        """This will give the tone of the tag."""
        return STANDING_TONES[self.standing]


def needs(today: date) -> list[Need]:
    """This will give facilitators and coordinators who need training, the most pressing first."""
    soon = today + timedelta(days=method.parameter(SOON, today))
    at = days.start_of_day(today + timedelta(days=1))
    held = Membership.objects.filter(role__in=list(NEEDED), user__is_active=True, valid_from__lt=at, valid_to=None)
    rows = list(held.select_related("user", "unit").order_by("user__sort_key", "pk"))
    ends = _ends([row.user_id for row in rows])
    found = [_need(row, ends.get(row.user_id, []), today, soon) for row in rows]
    order = list(Standing)
    return sorted((one for one in found if one.standing != Standing.VALID), key=lambda one: order.index(one.standing))


def _ends(users: list[UUID]) -> dict[UUID, list[tuple[str, date | None]]]:
    known = Professional.objects.filter(user__in=users).values("pk")
    found: dict[UUID, list[tuple[str, date | None]]] = {}
    for user, kind, until in (
        Training.objects.filter(professional__in=known)
        .order_by("pk")
        .values_list("professional__user", "kind", "valid_until")
    ):
        found.setdefault(user, []).append((kind, until))
    return found


def _need(row: Any, learned: list[tuple[str, date | None]], today: date, soon: date) -> Need:
    ends = [until for kind, until in learned if kind in NEEDED[row.role]]
    last = max((day for day in ends if day is not None), default=None)
    standing = day_rules.standing(ends, today, soon)
    return Need(row.user.name, row.unit.name, row.get_role_display(), standing, last)
