"""What the office says to the family's plan; an accepted plan becomes tasks, followed like any other."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Person
from kruh.cases.vocabulary import Part
from kruh.family_conferences import workflow
from kruh.family_conferences.letters import plan as letters
from kruh.family_conferences.models import FamilyConference, Member, Promise, Version
from kruh.family_conferences.queries import acceptance as judging
from kruh.family_conferences.queries import plan as queries
from kruh.family_conferences.rules import acceptance as rules
from kruh.family_conferences.rules import plan as plan_rules
from kruh.family_conferences.vocabulary import Again, Decision, Side
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.plans import actions as tasks
from kruh.plans.models import Task

PARTS = {Side.EXPERTS: Part.PROFESSIONAL, **dict.fromkeys((Side.FRIENDS, Side.NEIGHBOURS, Side.OTHERS), Part.NETWORK)}
REWORDED = ["Rodina plán mezitím změnila. Přečtěte si ho prosím znovu. Co jste napsali, zůstalo."]
NOTHING = ["Plán ještě není u vás. Koordinátor ho ukáže, až bude dopsaný slovy rodiny."]


@action
def accept_plan(
    conference: FamilyConference, *, decision: Decision | str, met: Sequence[bool], answers_question: bool,
    reason: str = "", read: int | None = None, by: User, at: datetime,
) -> Version:  # fmt: skip
    """This will accept the plan, plainly or with what the family agreed to add; its promises become tasks.

    `read` is the version whose words were read: newer ones are not accepted unseen.
    """
    version = _shown(conference, read)
    against = queries.against(conference, queries.agreements_of(version))
    open_still = plan_rules.of_guardians(against) if Decision(decision) == Decision.ACCEPTED else []
    judged = judging.judged(version, Decision(decision), met, answers_question, reason, open_still, at)
    workflow.advance(conference, "accept_plan", at, judged)
    conference.review_on = version.review_on
    conference.save()
    _decided(version, judged, by, at)
    _promise(conference, version, by, at)
    letters.decided(conference, by=by, at=at)
    return version


@action
def return_plan(
    conference: FamilyConference, *, again: Again | str, met: Sequence[bool], answers_question: bool, reason: str,
    read: int | None = None, by: User, at: datetime,
) -> Version:  # fmt: skip
    """This will give the plan back to the family with the reason: for more time now, or for a second meeting."""
    version, again = _shown(conference, read), Again(again)
    refuse_if(rules.blockers_to_time(again, is_meeting=judging.is_meeting(conference, at)))
    judged = judging.judged(version, Decision.RETURNED, met, answers_question, reason, [], at)
    workflow.advance(conference, f"return_plan_{again.value}", at, judged)
    if again == Again.NOW:
        conference.private_at, conference.back_at = at, None
    else:
        conference.starts_at, conference.is_without_meeting = None, False
    version.again = again
    _decided(version, judged, by, at)
    conference.save()
    letters.decided(conference, by=by, at=at)
    return version


def _shown(conference: FamilyConference, read: int | None) -> Version:
    version = queries.open_version(conference)
    if version is None or version.presented_at is None:
        raise NotPossible(NOTHING)
    refuse_if([] if read in (None, version.version) else REWORDED)
    version.conference = conference
    return version


def _decided(version: Version, judged: rules.Judged, by: User, at: datetime) -> None:
    version.decision, version.answers_question = judged.decision, judged.answers_question
    version.met, version.reason = list(judged.lines.values()), judged.reason.strip() or None
    version.decided_by, version.decided_at = by, at
    version.version += 1
    version.save()


# Tasks -------------------------------------------------------------------------------------------------------------


CHANGED, GONE = "Rodina úkol v novém plánu změnila.", "Rodina úkol do nového plánu nedala."


def _promise(conference: FamilyConference, version: Version, by: User, at: datetime) -> None:
    """The promises become tasks; one that lives already goes on when it is worded as before, or ends."""
    living = {row.key_in_plan: row for row in judging.living_promises(conference)}
    people = {one.value: one for one in queries.carriers(conference, at)}
    known = judging.Known.of(conference)
    for order, promised in enumerate(version.tasks):
        older = living.pop(promised["id"], None)
        if older is not None and judging.is_same(older, promised):
            older.of = version
            older.save(update_fields=["of"])
            continue
        if older is not None:
            tasks.drop_task(older.task, note=CHANGED, by=by, at=at)
        task = _task(conference, promised, people, known, at)
        task.order = order
        task.save(force_insert=True)
        who = people.get(promised["who"])
        member = who.member if who else None
        Promise.objects.create(task=task, of=version, member=member, key_in_plan=promised["id"])
    for gone in living.values():
        tasks.drop_task(gone.task, note=GONE, by=by, at=at)


def _task(
    conference: FamilyConference, promised: queries.Promised, people: Mapping[str, queries.Carrier],
    known: judging.Known, at: datetime,
) -> Task:  # fmt: skip
    who, checker = people.get(promised["who"]), people.get(promised["checker"])
    beside = people.get(promised.get("beside") or "")
    helpers = [f"spolu: {beside.name}" if beside else "", promised.get("helpers") or ""]
    task = Task(family_conference=conference.pk, key=conference.key, text=promised["what"], made_at=at)
    task.case_id, task.office_id = conference.case_id, conference.office_id
    task.due_on, task.check_how = queries.due(promised), promised.get("check_how") or None
    task.helpers = ", ".join(part for part in helpers if part) or None
    task.person, task.user_id = _person(conference, who, known, at), _worker(promised["who"])
    task.checker_person, task.checker_user_id = _person(conference, checker, known, at), _worker(promised["checker"])
    return task


def _worker(value: str) -> str | None:
    kind, _, pk = value.partition(":")
    return pk if kind == queries.USER else None


def _person(
    conference: FamilyConference, who: queries.Carrier | None, known: judging.Known, at: datetime
) -> Person | None:
    """The person of the case whom the family means, or a new one: the name and the tie, nothing else of the circle.

    Of several people with one name nobody is guessed: the task waits until the office says who it is.
    """
    if who is None or who.member is None:
        return None
    found = known.people(who.member)
    if not found:
        found = [known.keep(who.member, _new_person(conference, who.member, at))]
    return found[0] if len(found) == 1 else None


def _new_person(conference: FamilyConference, member: Member, at: datetime) -> Person:
    first, _, last = member.name.strip().partition(" ")
    person = Person.objects.keep(conference.office_id, first_name=first, last_name=last)
    conference.case.place(person, PARTS.get(Side(member.side), Part.FAMILY), at, member.tie or "")
    return person
