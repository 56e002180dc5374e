"""Who may know about a case, until when, and who looked at it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

import czech_sort
from django.db.models import Q, QuerySet

from kruh.access import actions as acts
from kruh.access.models import AuditEntry, Membership, Outcome, User
from kruh.access.roles import Role
from kruh.cases.models import Case, EmergencyAccess, TeamMember
from kruh.cases.vocabulary import TeamRole, spoken_role, verb_words
from kruh.foundation import days, text

FORM = "otevření formuláře"
LOOKS = 400
KEEPING = (Role.SOCIAL_WORKER, Role.HEAD)


@dataclass(frozen=True)
class Colleague:
    """A member of the team as the page shows it."""

    member: TeamMember
    is_valid: bool

    @property
    def name(self) -> str:
        """This will give the name with titles."""
        return self.member.user.name

    @property
    def role(self) -> str:
        """This will name the role in the person's grammatical gender."""
        return spoken_role(TeamRole(self.member.role), self.member.user.gender)

    @property
    def last_day(self) -> date | None:
        """This will give the last day on which the person may know, or None for the whole life of the case."""
        return days.last_day(self.member.until) if self.member.until else None

    @property
    def sentence(self) -> str:
        """This will give "Bc. Renata Olšová, klíčová pracovnice, po celou dobu případu"."""
        how_long = f"do {days.day(self.last_day)}" if self.last_day else "po celou dobu případu"
        return f"{self.name}, {self.role}, {how_long}"


def shown(members: list[TeamMember], at: datetime) -> list[Colleague]:
    """This will put members in the order of roles."""
    order = {role: number for number, role in enumerate(TeamRole)}
    rows = [Colleague(member, member.is_valid(at)) for member in members]
    return sorted(rows, key=lambda row: (not row.is_valid, order[TeamRole(row.member.role)], row.member.since))


def team_of(case: Case, at: datetime) -> list[Colleague]:
    """This will give everybody who ever belonged to the team, the present first."""
    return shown(list(TeamMember.objects.filter(case=case).select_related("user")), at)


def colleagues_of(case: Case, at: datetime, *roles: Role) -> list[User]:
    """This will give the people who work at the case's office in one of the roles, in Czech order."""
    lasting = Q(valid_to=None) | Q(valid_to__gt=at)
    wanted = {"unit": case.unit_id, "role__in": roles or KEEPING, "valid_from__lte": at, "user__is_active": True}
    people = {row.user_id: row.user for row in Membership.objects.filter(lasting, **wanted).select_related("user")}
    return sorted(people.values(), key=lambda user: czech_sort.bytes_key(f"{user.last_name} {user.first_name}"))


@dataclass
class Look:
    """What one person did with the case on one day."""

    day: date
    name: str
    first: datetime
    last: datetime
    words: dict[str, int] = field(default_factory=dict)
    refused: int = 0

    @property
    def hours(self) -> str:
        """This will give "9:05", or "9:05–14:30" when the person came back later."""
        first, last = days.clock(self.first), days.clock(self.last)
        return first if first == last else f"{first}–{last}"

    @property
    def summary(self) -> str:
        """This will give "přehled případu 3×, vztah"."""
        said = [f"{word} {count}×" if count > 1 else word for word, count in self.words.items()]
        refused = [f"odmítnuto {text.plural(self.refused, 'pokus', 'pokusy', 'pokusů')}"] if self.refused else []
        return ", ".join(said + refused)


def looks(case: Case) -> list[Look]:
    """This will give which people opened or changed the case, by day, the newest first: their last 400 lines."""
    entries = _last(AuditEntry.objects.filter(case=case.pk, actor__isnull=False))
    return _by_day(entries, User.objects.filter(pk__in={entry.actor for entry in entries}))


def looks_in(access: EmergencyAccess) -> list[Look]:
    """This will give what the person did with the case while the access from outside the team lasted."""
    lasted = {"at__gte": access.opened_at, "at__lt": access.until}
    entries = _last(AuditEntry.objects.filter(case=access.case_id, actor=access.user_id, **lasted))
    return _by_day(entries, [access.user])


def _last(trail: QuerySet[AuditEntry]) -> list[AuditEntry]:
    return list(trail.order_by("-id").defer("body", "hash")[:LOOKS])


def _by_day(entries: list[AuditEntry], users: Iterable[User]) -> list[Look]:
    people: dict[UUID, User] = {user.pk: user for user in users}
    found: dict[tuple[date, UUID | None], Look] = {}
    for entry in entries:
        user = people.get(entry.actor) if entry.actor else None
        day = days.local_day(entry.at)
        name = user.name if user else "zrušený účet"
        look = found.setdefault((day, entry.actor), Look(day, name, first=entry.at, last=entry.at))
        look.first = min(look.first, entry.at)
        if entry.outcome == Outcome.REFUSED:
            look.refused += 1
        else:
            # Opening the form of an act is not the act.
            is_form = entry.outcome == Outcome.READ and entry.verb in acts.VERBS
            word = FORM if is_form else verb_words(entry.verb)
            look.words[word] = look.words.get(word, 0) + 1
    return list(found.values())
