"""Who may do what with handed-over work. The office's team leads it; the organisation sees what it was given.

A consultant of the organisation reads offers and what runs there; a worker of it only what was assigned. When the work
ends, both keep what they wrote themselves and nothing of the family.
"""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Predicate, Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.cases import policies as case_policies
from kruh.conferences.policies import relations
from kruh.delegation.models import Assignment, Folder, Output, Package
from kruh.delegation.vocabulary import OVER, OutputState, State

CLOSING = "cases.close_case"
WORKING = (Role.SERVICE_WORKER, Role.CONSULTANT)
JOINED = ("key", "case__key", "office", "organisation__unit")

organises = case_policies.keeps_cases & case_policies.writes
on_case_team = case_policies.keeps_cases & case_policies.on_team


def package_of(subject: Any) -> Package:
    """This will give the package that a subject belongs to."""
    return subject if isinstance(subject, Package) else subject.package


# Lists -------------------------------------------------------------------------------------------------------------


def office_packages(user: User, at: datetime) -> QuerySet[Package]:
    """This will give the packages of the cases in whose team the person is."""
    if not user.has_role(Role.SOCIAL_WORKER, Role.HEAD, at=at):
        return Package.objects.none()
    rows = Package.objects.filter(case__in=case_policies.visible_cases(user, at).values("pk"))
    return rows.select_related(*JOINED)


def _assigned(user: User, at: datetime, *, now: bool) -> QuerySet[Assignment]:
    rows = Assignment.objects.filter(package=OuterRef("pk"), user=user, since__lte=at)
    return rows.filter(Q(until=None) | Q(until__gt=at)) if now else rows


def given_packages(user: User, at: datetime) -> QuerySet[Package]:
    """This will give what organisations were given and may read now: to consultants, and to who works on it."""
    led = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at), state__in=(State.OFFERED, State.RUNNING))
    units = user.unit_ids(*WORKING, at=at)
    own = Q(Exists(_assigned(user, at, now=True)), organisation__in=units, state=State.RUNNING)
    return Package.objects.filter(led | own).select_related(*JOINED)


def past_packages(user: User, at: datetime) -> QuerySet[Package]:
    """This will give work that the person's organisation did: to consultants, and to who worked on it."""
    led = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at))
    own = Q(Exists(_assigned(user, at, now=False)), organisation__in=user.unit_ids(*WORKING, at=at))
    return Package.objects.filter(led | own, state__in=OVER).select_related("key", "office", "organisation__unit")


def own_packages(user: User, at: datetime) -> QuerySet[Package]:
    """This will give what the person's organisation works or worked on: whose notes the person may read."""
    led = Q(organisation__in=user.unit_ids(Role.CONSULTANT, at=at))
    own = Q(Exists(_assigned(user, at, now=True)), organisation__in=user.unit_ids(*WORKING, at=at))
    rows = Package.objects.filter(led | own, state__in=(State.RUNNING, *OVER))
    return rows.select_related(*JOINED)


def readable_packages(user: User, at: datetime) -> QuerySet[Package]:
    """This will give every package whose page the person may open."""
    office, given = office_packages(user, at).values("pk"), given_packages(user, at).values("pk")
    shown = Q(pk__in=office) | Q(pk__in=given) | Q(pk__in=past_packages(user, at).values("pk"))
    return Package.objects.filter(shown).select_related(*JOINED)


def handed_in_outputs(user: User, at: datetime) -> QuerySet[Output]:
    """This will give the outputs that the office has, to whoever may open the package."""
    rows = Output.objects.filter(state=OutputState.HANDED_IN, package__in=readable_packages(user, at).values("pk"))
    return rows.select_related("key", "handed_in_by", "taken_by", *(f"package__{name}" for name in JOINED))


def written_outputs(user: User, at: datetime) -> QuerySet[Output]:
    """This will give what the person's organisation is writing or wrote, also when the work has ended meanwhile."""
    rows = Output.objects.filter(package__in=own_packages(user, at).values("pk"))
    return rows.select_related("key", "written_by", *(f"package__{name}" for name in JOINED))


def own_folders(user: User, at: datetime) -> QuerySet[Folder]:
    """This will give the organisation's own records."""
    rows = Folder.objects.filter(package__in=own_packages(user, at).values("pk"))
    return rows.select_related("key", "package__key", "package__office", "package__organisation__unit")


# Predicates --------------------------------------------------------------------------------------------------------


def _is_consultant(user: User, subject: Any, at: datetime) -> bool:
    unit = package_of(subject).organisation_id
    return unit is not None and user.has_role(Role.CONSULTANT, at=at, unit_id=unit)


def assignments(package: Package) -> list[Assignment]:
    """This will give everybody who ever worked on it, in order; asked once for a package."""
    known: list[Assignment] | None = package.__dict__.get("assigned")
    if known is None:
        rows = Assignment.objects.filter(package=package.pk).select_related("user").order_by("since", "pk")
        known = package.__dict__["assigned"] = list(rows)
    return known


def forget_work(package: Package) -> None:
    """This will drop what was remembered of who works on it, after that has changed."""
    package.__dict__.pop("assigned", None)


def _own(user: User, subject: Any, at: datetime) -> list[Assignment]:
    package = package_of(subject)
    if package.organisation_id is None or not user.has_role(*WORKING, at=at, unit_id=package.organisation_id):
        return []
    return [row for row in assignments(package) if row.user_id == user.pk and row.since <= at]


def _is_assigned(user: User, subject: Any, at: datetime) -> bool:
    return any(row.until is None or row.until > at for row in _own(user, subject, at))


def _was_assigned(user: User, subject: Any, at: datetime) -> bool:
    return bool(_own(user, subject, at))


def with_roles(rows: QuerySet[Package], user: User, at: datetime) -> QuerySet[Package]:
    """This will add the person's roles in the case of each row, for `remember`."""
    found: QuerySet[Package] = rows.annotate(my_roles=relations.roles(user, at))
    return found


def remember(user: User, package: Any, at: datetime) -> None:
    """This will spare the policies the question that the query of the package has answered already."""
    roles = set(package.my_roles.split(",")) if package.my_roles else set()
    user.__dict__.setdefault("case_roles", {})[package.case_id, at] = roles


def _in_state(name: str, *states: State) -> Predicate:
    return Predicate(name, lambda user, subject, at: package_of(subject).state in states)


is_offered = _in_state("nabídka čeká na odpověď", State.OFFERED)
runs = _in_state("práce běží", State.RUNNING)
is_over = _in_state("práce skončila", *OVER)
consults = Predicate("je konzultant té organizace", _is_consultant)
works_on = Predicate("organizace mu práci svěřila", _is_assigned)
worked_on = Predicate("organizace mu práci kdy svěřila", _was_assigned)


@predicate("je to předaný výstup")
def is_handed_in(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the office has the output."""
    return isinstance(subject, Output) and subject.is_handed_in


reads_now = (is_offered & consults) | (runs & (consults | works_on))
read_once = is_over & (consults | worked_on)
keeps_notes = (runs | is_over) & (consults | works_on)
writes_outputs = (runs | is_over) & works_on


def hindrance(verb: str, subject: Any) -> list[str]:
    """This will refuse to close a case while an organisation works on it, or is asked to."""
    if verb != CLOSING:
        return []
    rows = Package.objects.filter(case=subject.pk, state__in=(State.OFFERED, State.RUNNING))
    return [
        f"Práce {package} je u organizace {package.organisation.name}. Nejdřív ji ukončete nebo odvolejte."
        if package.state == State.RUNNING and package.organisation
        else f"Práce {package} je nabídnutá a nikdo neodpověděl. Nejdřív nabídku vezměte zpátky."
        for package in rows.select_related("organisation", "key").order_by("number")
    ]


POLICY: dict[str, Rule] = {
    "delegation.list": Rule(
        has_role(Role.SOCIAL_WORKER, Role.HEAD, Role.CONSULTANT, Role.SERVICE_WORKER), "jen to, o čem smí vědět"
    ),
    "delegation.of_case": Rule(on_case_team),
    "delegation.read": Rule(
        on_case_team | reads_now | read_once,
        "organizace jen vybrané údaje a jen dokud práce běží; pak jen to, co sama předala",
    ),
    "delegation.open_package": Rule(organises),
    "delegation.write_package": Rule(organises),
    "delegation.offer": Rule(organises, "nabídka s chráněným údajem neodejde"),
    "delegation.withdraw_offer": Rule(organises),
    "delegation.discard": Rule(organises),
    "delegation.reopen": Rule(organises),
    "delegation.end": Rule(organises),
    "delegation.revoke": Rule(organises, "organizaci přístup hned skončí"),
    "delegation.accept": Rule(consults),
    "delegation.decline": Rule(consults),
    "delegation.hand_back": Rule(consults),
    "delegation.assign": Rule(runs & consults),
    "delegation.unassign": Rule(runs & consults),
    "delegation.write_output": Rule(writes_outputs, "co bylo rozepsané, když práce skončila, zůstane jen organizaci"),
    "delegation.hand_in_output": Rule(writes_outputs),
    "delegation.correct_output": Rule(runs & works_on & is_handed_in),
    "delegation.read_output": Rule(is_handed_in & (on_case_team | reads_now | read_once)),
    "delegation.take_up_output": Rule(is_handed_in & organises),
    "delegation.write_note": Rule(keeps_notes, "vlastní poznámky organizace nevidí úřad ani správce"),
    "delegation.remind_output": Rule(organises, "samo, jednou ke každému výstupu"),
}
