"""A whole world for the tests of access: two families at two offices and everybody around them, a mark in every secret.

The two families are told by the acts of the product up to minutes that wait for comments and an issued bill. Then every
sealed text gets a mark of its own, so that a mark found where it must not be says exactly what leaked.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.core.mail import EmailMessage

from kruh.access.models import Membership, Unit, User, Visit
from kruh.access.roles import Role
from kruh.billing import actions as billing
from kruh.billing.models import Bill, Trip
from kruh.billing.vocabulary import TravelKind
from kruh.case_stories import actions as library
from kruh.cases import actions as cases
from kruh.cases.models import (
    Apart,
    Assistance,
    Case,
    CasePerson,
    Contact,
    EmergencyAccess,
    ProtectedFact,
    TeamMember,
    Tie,
    Transfer,
)
from kruh.cases.vocabulary import AssistanceState, MoveReason, TeamRole, Wanted
from kruh.cases.vocabulary import Part as CasePart
from kruh.conferences.models import Availability, Candidate, Conference, Consent, Invitation, Participant, Seat
from kruh.conferences.vocabulary import Answer, Channel, ParticipantRole, SeatRole
from kruh.delegation import actions as delegation
from kruh.delegation.models import Assignment, Output, Package
from kruh.directory.models import Organisation, Region
from kruh.directory.vocabulary import Kind as OrganisationKind
from kruh.exchange.actions import imports
from kruh.family.actions import links
from kruh.family.models import Link
from kruh.family_conferences.models import Attending, Entry, FamilyConference, Member, Offer, ProposedDay, Statement
from kruh.family_conferences.vocabulary import Stage
from kruh.foundation import uploads
from kruh.foundation.ids import uuid7
from kruh.intervision import actions as intervision
from kruh.meetings.actions import checks, comments, copies, enclosures, room
from kruh.meetings.models import Check, Comment, Delivery, Enclosure, Meeting, Paragraph, Phase, Sheet
from kruh.messaging import outbox
from kruh.messaging.models import Attachment, KeptMail, Message
from kruh.messaging.vocabulary import Kind
from kruh.method.models import Advice, Blank, LawReference, Parameter, Question, Text, Tool, Translation
from kruh.monitoring import actions as monitoring
from kruh.monitoring.models import TaskLink
from kruh.monitoring.vocabulary import Part
from kruh.network import actions as network
from kruh.network.models import NetTie
from kruh.plans import actions as plans
from kruh.plans.models import Evidence, Task
from kruh.protection_plans.models import Assessment, Goal, PlanVersion, Section
from kruh.retelling import actions as retelling
from kruh.retention.models import Line, Proposal
from kruh.training import actions as training
from kruh.training.models import Measure, SignUp, Workshop
from kruh.vault import keys
from tests.factories import (
    archives,
    circles,
    disclosures,
    interface,
    marks,
    packages,
    people,
    pictures,
    places,
    protection,
    stories,
    voices,
)
from tests.factories import minutes as minutes_factory
from tests.factories.bills import ACCOUNT, ICO

NOW = minutes_factory.NEXT_DAY + timedelta(hours=4)
BEFORE, AFTER = NOW - timedelta(days=5), NOW + timedelta(days=5)


@dataclass
class Family:
    """One family's case with its conference, after the meeting, with something of every kind."""

    told: minutes_factory.Told
    bill: Bill
    draft: Bill
    message: Message
    kept: KeptMail
    circle: FamilyConference
    marks: dict[str, str] = field(default_factory=dict)

    @property
    def case(self) -> Case:
        """The case."""
        return self.told.world.case

    @property
    def conference(self) -> Conference:
        """The conference."""
        return self.told.world.conference

    def seat(self, role: SeatRole) -> Seat:
        """One of the two seats."""
        return Seat.objects.get(conference=self.conference, role=role)

    @cached_property
    def ids(self) -> dict[str, Any]:
        """This will name one thing of every kind."""
        case, conference = {"case": self.case}, {"conference": self.conference}
        written = {"minutes__conference": self.conference}
        place = CasePerson.objects.filter(**case, person__contacts__isnull=False).order_by("id")[0]
        return {
            "case": self.case.pk,
            "conference": self.conference.pk,
            "person": place.pk,
            "contact": Contact.objects.filter(person=place.person)[0].pk,
            "tie": Tie.objects.filter(**case)[0].pk,
            "net_tie": NetTie.objects.get(**case).pk,
            "apart": Apart.objects.get(**case).pk,
            "fact": ProtectedFact.objects.get(**case).pk,
            "emergency": EmergencyAccess.objects.get(**case).pk,
            "leader": TeamMember.objects.get(**case, role=TeamRole.KEY_WORKER, until=None).user_id,
            "transfer": Transfer.objects.get(**case).pk,
            "assistance": Assistance.objects.get(**case, state=AssistanceState.ASKED).pk,
            "served": Assistance.objects.get(**case, state=AssistanceState.ACCEPTED).pk,
            "member": TeamMember.objects.filter(**case).exclude(role=TeamRole.KEY_WORKER).order_by("id")[0].pk,
            "child": Participant.objects.filter(**conference, role=ParticipantRole.CHILD)[0].pk,
            "link": Link.objects.get(participant__conference=self.conference).pk,
            "participant": Participant.objects.filter(**conference, role=ParticipantRole.PARENT)[0].pk,
            "reader": Participant.objects.filter(**conference, role=ParticipantRole.PARENT)[0].person_id,
            "candidate": Candidate.objects.filter(**conference, state="open")[0].pk,
            "seat": self.seat(SeatRole.FACILITATOR).pk,
            "seat_of_minutes": self.seat(SeatRole.MINUTE_TAKER).pk,
            "consent": Consent.objects.filter(participant__conference=self.conference)[0].pk,
            "phase": Phase.objects.filter(**conference)[0].pk,
            "paragraph": Paragraph.objects.filter(**written)[0].pk,
            "delivery": Delivery.objects.filter(**written, participant__role=ParticipantRole.PARENT)[0].pk,
            "sheet": Sheet.objects.get(**conference).pk,
            "enclosure": Enclosure.objects.get(**written).pk,
            "check": Check.objects.get(**written).pk,
            "comment": Comment.objects.filter(**written)[0].pk,
            "task": Task.objects.filter(**conference)[0].pk,
            "task_link": TaskLink.objects.get(task__conference=self.conference).pk,
            "evidence": Evidence.objects.get(task__conference=self.conference).pk,
            "package": Package.objects.get(**case).pk,
            "helper": Assignment.objects.get(package__case=self.case).user_id,
            "output": Output.objects.get(package__case=self.case).pk,
            "own_child": Assessment.objects.get(**case, state="draft").child_id,
            "assessment": Assessment.objects.get(**case, state="draft").pk,
            "section": Section.objects.filter(assessment__case=self.case, assessment__state="draft")[0].pk,
            "protection_plan": PlanVersion.objects.get(plan__case=self.case, state="draft").plan_id,
            "plan_version": PlanVersion.objects.get(plan__case=self.case, state="draft").pk,
            "plan_goal": Goal.objects.get(of__plan__case=self.case, of__state="draft").pk,
            "plan_task": Task.objects.get(**case, protection_plan__isnull=False).pk,
            "bill": self.bill.pk,
            "draft": self.draft.pk,
            "message": self.message.pk,
            "attachment": Attachment.objects.get(message=self.message).pk,
            "mail": self.kept.pk,
            "family_conference": self.circle.pk,
            "relative": Member.objects.get(conference=self.circle, is_child=False).pk,
            "child_of_circle": Member.objects.get(conference=self.circle, is_child=True).pk,
            "member_link": Link.objects.get(member__conference=self.circle).pk,
            "proposed_day": ProposedDay.objects.filter(conference=self.circle)[0].pk,
            "entry": Entry.objects.get(conference=self.circle).pk,
            "signed": Attending.objects.get(conference=self.circle).pk,
            "statement": Statement.objects.get(conference=self.circle).pk,
            "promise": circles.PROMISED,
            "asked": Offer.objects.get(conference=self.circle).user_id,
            "access_request": disclosures.asked(
                self.case,
                Participant.objects.filter(**conference, role=ParticipantRole.PARENT)[0].person,
                TeamMember.objects.get(**case, role=TeamRole.KEY_WORKER, until=None).user,
            ).pk,
            "voice_answer": voices.answered(self.told.rows["Vlasta"]).pk,
        }


@dataclass
class World:
    """Ours, theirs, and the people around ours by what they are to it."""

    ours: Family
    theirs: Family
    people: dict[str, User]
    directory: dict[str, Any]


def build() -> World:
    """This will make the world; call it inside a transaction that is rolled back."""
    theirs, ours = family("Jedlová"), family("Lipová")
    made = World(ours, theirs, around(ours), entries(ours))
    made.directory |= coordinators(made.people["regional_administrator"])
    FamilyConference.objects.filter(pk=theirs.circle.pk).update(region=_elsewhere(2))
    TeamMember.objects.create(case=theirs.case, user=people.user(), role=TeamRole.SUBSTITUTE, since=BEFORE)
    _emergency(ours.case, made.people["emergency"])
    _emergency(theirs.case, people.user())
    _between(ours.case, made.people["other_worker"])
    _between(theirs.case, people.user(Role.SOCIAL_WORKER, at=people.unit("OSPOD Třetí")))
    for one in (theirs, ours):
        one.marks = marks.mark(one.case, one.kept)
        marks.give_birthday(one.told.rows["Adam"].person)
        one.ids  # noqa: B018 - names everything while it still is as it was told
    made.directory |= {"token": interface.token(made.people["head"]).pk}
    made.directory |= {"disposal": proposed(made.people["head"], made.people["colleague"]).pk}
    made.directory |= {"archive": archives.asked(ours.case, made.people["head"], made.people["colleague"]).pk}
    made.directory |= {"brought_archive": archives.brought(ours.case.unit, people.user(Role.ADMINISTRATOR)).pk}
    made.directory |= told_stories(made.people["key_worker"], made.people["consultant"])
    made.directory |= {"quotation": voices.waiting(people.fresh(made.people["key_worker"])).pk}
    return made


def proposed(by: User, second: User) -> Proposal:
    """A proposal for disposal of a case that is of nobody's family here."""
    unit = by.memberships_at(NOW)[0].unit
    key = keys.for_organisation(unit.pk)
    made = Proposal(key=key, unit=unit, number=1, proposed_by=by, proposed_at=NOW, second=second)
    made.save(force_insert=True)
    told = {"opened_on": date(2001, 1, 3), "closed_on": date(2003, 1, 3), "due_on": date(2020, 1, 1)}
    Line(proposal=made, key=key, case=uuid7(), file_mark="Om 1/2001", **told).save(force_insert=True)
    return made


def told_stories(author: User, reader: User) -> dict[str, Any]:
    """A story in the library with a comment, a draft, and one that waits for its second signature."""
    released = stories.released(NOW.date())
    comment = library.comment(released, text="Nám pomohlo totéž.", by=people.fresh(author), at=NOW)
    draft, asked = (stories.free(people.fresh(author), BEFORE) for _ in range(2))
    retelling.submit(asked, reader=people.fresh(reader), by=people.fresh(author), at=BEFORE)
    return {"story": released.pk, "story_comment": comment.pk, "story_draft": draft.pk, "story_asked": asked.pk}


def family(town: str) -> Family:
    """A family whose conference was held yesterday."""
    told = minutes_factory.written()
    world, rows, by = told.world, told.rows, told.worker
    world.organisation.ico, world.organisation.bank_account = ICO, ACCOUNT
    world.organisation.save()
    known = {"street": "Náměstí 1", "city": town, "postcode": "391 00", "district_id": places.TABOR}
    office = world.conference.office
    Organisation(unit=office, kind=OrganisationKind.OFFICE, name=office.name, **known).save(force_insert=True)
    mother, father = rows["Jitka"].person, rows["Radek"].person
    minutes_factory.hide(told, "Tajná 7, Skrytá Lhota", "Jitka", "Radek")
    early: dict[str, Any] = {"by": people.fresh(world.worker), "at": people.NOW}
    pair: dict[str, Any] = {"person": mother, "other": father, "kind": "fear", "reason": "Bojí se."}
    cases.keep_apart(world.case, **pair, valid_from=people.NOW.date(), **early)
    network.begin_tie(world.case, person=father, note="volá v neděli", since=people.NOW.date(), **early)
    place = CasePerson.objects.get(case=world.case, person=mother)
    cases.add_contact(place, kind="phone", value="+420777123456", note="po práci", is_preferred=True, **early)
    cases.add_contact(place, kind="address", value="Lesní 5, Lipová", note="", is_preferred=False, **early)
    for row in rows.values():
        minutes_factory.consent(row, by)
    offered_again(told)
    sheet = minutes_factory.sheet(told, description="Tři sloupce lístečků", topic="Pohled dítěte")
    checks.submit_minutes(told.minutes, by=told.sent(), at=minutes_factory.NEXT_DAY)
    checks.ask_to_mend(told.minutes, text="Zavolá v úterý.", by=by, at=minutes_factory.NEXT_DAY)
    copies.deliver_minutes(told.minutes, by=told.sent(), at=minutes_factory.NEXT_DAY)
    minutes_factory.tell_child(told)
    chosen: dict[str, Any] = {"participant": rows["Vlasta"], "sheets": [sheet], "is_looked_through": True}
    enclosures.enclose_sheets(told.minutes, by=by, at=NOW, **chosen)
    comments.add_comment(
        told.minutes, participant=rows["Jitka"], text="Chci to jinak.", channel=Channel.PHONE, by=by, at=NOW
    )
    links.make_link(rows["Vlasta"], by=by, at=NOW)
    task, proof = Task.objects.filter(conference=world.conference)[0], uploads.receive("dopis.jpg", pictures.photo())
    monitoring.make_link(task, part=Part.HOLDER, by=by, at=NOW)
    plans.add_evidence(task, file=proof, description="Dopis školy", by=by, at=NOW)
    room.open_room(world.fresh(), by=told.sent(), at=NOW)
    Meeting.objects.filter(conference=world.conference).update(ended_at=minutes_factory.MET + timedelta(minutes=110))
    hand_over(told)
    protection.whole(world.case, people.fresh(by), NOW)
    bill = billing.start_bill(told.world.fresh(), by=people.fresh(world.consultant), at=NOW)
    bill.trips.filter(kind=TravelKind.UNSAID).update(kind=TravelKind.SHARED)
    bill = billing.issue_bill(bill, by=people.fresh(world.consultant), at=NOW)
    follow(told)
    message = letter(told)
    Invitation(
        participant=rows["Jitka"], key=rows["Jitka"].key, revision=told.world.fresh().date_revision, salutation="J.",
        channel=Channel.EMAIL, own_words="Těšíme se.", text="Zveme vás.", sent_at=people.NOW, sent_by=by,
        message=message,
    ).save(force_insert=True)  # fmt: skip
    away = circles.coordinator(circles.centre(f"Centrum {town}", _elsewhere()))
    circle = circles.preparing(world.case, by, mother, away, BEFORE)
    circles.signed(circle)
    circles.plan(circle, BEFORE)
    circles.statement(circle, away, BEFORE)
    circles.asked(circle, away, BEFORE)
    links.make_link(Member.objects.get(conference=circle, is_child=False), by=people.fresh(away), at=NOW)
    return Family(told, bill, second_bill(bill), message, kept(message), circle)


def offered_again(told: minutes_factory.Told) -> None:
    """One more proposed date with answers, which nobody has dropped."""
    conference, by = told.world.fresh(), told.worker
    made = Candidate(
        conference=conference, key=conference.key, starts_at=NOW + timedelta(days=7), length_minutes=120,
        proposed_by=by, made_at=people.NOW,
    )  # fmt: skip
    made.save(force_insert=True)
    Availability(
        candidate=made, key=conference.key, participant=told.rows["Jitka"], answer=Answer.CAN, said_by="maminka",
        channel=Channel.PHONE, recorded_by=by, recorded_at=people.NOW,
    ).save(force_insert=True)  # fmt: skip


def follow(told: minutes_factory.Told) -> None:
    """An earlier conference, which this one follows."""
    now = told.world.fresh()
    words: dict[str, Any] = {"case": now.case, "office": now.office, "key": now.key, "number": now.number + 100}
    earlier = Conference(**words, state="concluded", made_at=people.LONG_AGO, state_since=people.LONG_AGO)
    earlier.save(force_insert=True)
    Conference.objects.filter(pk=now.pk).update(previous=earlier)


def hand_over(told: minutes_factory.Told) -> None:
    """Work of the conference's organisation with the child and its mother, of which one output was handed in."""
    case, home, worker = told.world.case, told.world.organisation, told.worker
    child = CasePerson.objects.filter(case=case, part=CasePart.CHILD).order_by("id")[0].person_id
    shared: dict[str, list[str]] = {str(child): [], str(told.rows["Jitka"].person_id): []}
    helper = people.user(Role.SERVICE_WORKER, at=home.unit)
    words = packages.words(home, shared=shared, goals=packages.GOALS, first_due_on=NOW.date() - timedelta(days=1))
    package = packages.written(case, worker, words, BEFORE)
    delegation.package.offer(package, by=people.fresh(worker), at=BEFORE)
    consultant = people.fresh(told.world.consultant)
    delegation.answer.accept(package, by=consultant, at=BEFORE)
    delegation.answer.assign(package, user=helper, by=consultant, at=BEFORE)
    due_on, by = package.due[0], people.fresh(helper)
    delegation.output.hand_in_output(package, due_on=due_on, words=packages.said(), by=by, at=NOW)


def second_bill(bill: Bill) -> Bill:
    """A draft for another day."""
    draft = Bill(
        conference=bill.conference, organisation=bill.organisation, key=bill.key, minutes=60,
        met_on=bill.met_on - timedelta(days=7), per_hour=bill.per_hour, per_km=bill.per_km, made_by=bill.made_by,
        made_at=bill.made_at, note="k jednání",
    )  # fmt: skip
    draft.save(force_insert=True)
    for trip in bill.trips.all():
        Trip.objects.create(bill=draft, seat=trip.seat)
    return draft


def letter(told: minutes_factory.Told) -> Message:
    """A message to the mother with an attachment, which somebody has to decide about."""
    conference, row = told.world.conference, told.rows["Jitka"]
    message = outbox.queue(
        unit=conference.office, key=conference.key, kind=Kind.INVITATION, recipient_ref=row.pk, name="Jitka Havlínová",
        address="jitka@posta.example", subject="Pozvání na setkání", text="Dobrý den, zveme vás.", at=people.NOW,
        dedupe=outbox.dedupe_of(row.pk, "invitation"), case=told.world.case.pk, by=told.worker,
        attachments=[outbox.File("pozvanka.txt", "text/plain", b"pozvanka pro maminku")],
    )  # fmt: skip
    Message.objects.filter(pk=message.pk).update(state="unsure", sending_at=people.NOW)
    return Message.objects.get(pk=message.pk)


def kept(message: Message) -> KeptMail:
    """A mail in the mailbox of the demo."""
    written = EmailMessage("Pozvánka", "Dobrý den", to=["jitka@posta.example"])
    written.attach("pozvanka.txt", "pozvánka pro maminku", "text/plain")
    words: dict[str, Any] = {"recipient": "jitka@posta.example", "subject": "Pozvánka"}
    words["raw"] = written.message().as_bytes()
    mail = KeptMail(key=message.key, message_id="<1@x>", kept_at=people.NOW, **words)
    mail.save(force_insert=True)
    return mail


# People around our family --------------------------------------------------------------------------------------------


def around(ours: Family) -> dict[str, User]:
    """Everybody whose access the matrix asks about, by what they are to our family."""
    office, ngo = ours.conference.office, ours.told.world.organisation.unit
    town = people.unit("OSPOD Vzdálená")
    other_ngo = Organisation.objects.found(name="Jiná pomoc, z. s.", kind=OrganisationKind.NGO, data_box="jinapo2").unit
    centre = circles.centre()
    made = {
        "key_worker": ours.told.world.worker,
        "consultant": ours.told.world.consultant,
        "facilitator": ours.seat(SeatRole.FACILITATOR).user,
        "minute_taker": ours.seat(SeatRole.MINUTE_TAKER).user,
        **{name: people.user(Role.SOCIAL_WORKER, at=office) for name in WORKERS},
        **{name: people.user(Role.HEAD, at=office) for name in ("head", "head_outside_team")},
        "other_worker": people.user(Role.SOCIAL_WORKER, at=town),
        "other_head": people.user(Role.HEAD, at=town),
        "moved_away": people.user(Role.SOCIAL_WORKER, at=town),
        "other_consultant": people.user(Role.CONSULTANT, at=other_ngo),
        "idle_facilitator": people.user(Role.FACILITATOR, at=ngo),
        "regional_administrator": people.user(Role.REGIONAL_ADMINISTRATOR, at=centre),
        "other_regional_admin": people.user(Role.REGIONAL_ADMINISTRATOR, at=circles.centre("Jinde", _elsewhere())),
        "coordinator": circles.coordinator(centre),
        "idle_coordinator": circles.coordinator(centre),
        "methodologist": people.user(Role.METHODOLOGIST, at=people.unit("Kraj")),
        "administrator": people.user(Role.ADMINISTRATOR, at=people.unit("Správa")),
        "without_role": people.user(),
        "service_worker": Assignment.objects.get(package__case=ours.case).user,
    }
    _team(ours.case, made)
    Offer.objects.filter(conference=ours.circle).update(user=made["coordinator"])
    Statement.objects.filter(conference=ours.circle).update(user=made["coordinator"])
    Entry.objects.filter(conference=ours.circle).update(by=made["coordinator"])
    Membership.objects.filter(user=made["membership_ended"]).update(valid_to=BEFORE)
    User.objects.filter(pk=made["disabled"].pk).update(is_active=False)
    return made


WORKERS = (
    "substitute",
    "guardian",
    "colleague",
    "ex_member",
    "future_member",
    "membership_ended",
    "disabled",
    "emergency",
)


def _elsewhere(place: int = 0) -> Region:
    return Region.objects.exclude(pk=circles.region().pk).order_by("pk")[place]


def _team(case: Case, made: dict[str, User]) -> None:
    rows: tuple[tuple[str, TeamRole, datetime, datetime | None], ...] = (
        ("substitute", TeamRole.SUBSTITUTE, BEFORE, None),
        ("guardian", TeamRole.GUARDIAN, BEFORE, None),
        ("head", TeamRole.HEAD, BEFORE, None),
        ("ex_member", TeamRole.SUBSTITUTE, BEFORE, NOW - timedelta(minutes=1)),
        ("future_member", TeamRole.SUBSTITUTE, AFTER, None),
        ("membership_ended", TeamRole.SUBSTITUTE, BEFORE, None),
        ("moved_away", TeamRole.SUBSTITUTE, BEFORE, None),
        ("disabled", TeamRole.SUBSTITUTE, BEFORE, None),
    )
    for name, role, since, until in rows:
        TeamMember.objects.create(case=case, user=made[name], role=role, since=since, until=until)


def _emergency(case: Case, who: User) -> None:
    """Somebody from outside the team who may read the case for a while."""
    since, until = NOW - timedelta(minutes=10), NOW + timedelta(minutes=50)
    TeamMember.objects.create(case=case, user=who, role=TeamRole.EMERGENCY, since=since, until=until)
    words: dict[str, Any] = {"kind": "duty", "reason": "Volala policie, nikdo není k zastižení."}
    EmergencyAccess.objects.create(case=case, key=case.key, user=who, opened_at=since, until=until, **words)


def _between(case: Case, there: User) -> None:
    """What another office is offered, what it is asked, and what one worker there does already."""
    to, by = there.memberships.get().unit, TeamMember.objects.filter(case=case, role=TeamRole.KEY_WORKER)[0].user
    known: dict[str, Any] = {"case": case, "key": case.key, "from_unit": case.unit, "to_unit": to, "due_on": NOW.date()}
    Transfer.objects.create(
        **known, why=MoveReason.MOVED, reason="Rodina se odstěhovala.", since=BEFORE.date(), file_mark=case.file_mark,
        opened_on=case.opened_on, children=2, people=5, proposed_by=by, proposed_at=BEFORE,
    )  # fmt: skip
    mother = CasePerson.objects.filter(case=case, person__contacts__isnull=False).order_by("id")[0].person
    granted = [{"name": mother.full_name, "born": "", "role": "", "contacts": []}]
    asked: dict[str, Any] = {**known, "wanted": Wanted.VISIT, "granted": granted, "people": 1, "asked_by": by}
    Assistance.objects.create(**asked, question="Kde bydlí?", asked_at=BEFORE)
    Assistance.objects.create(
        **asked, question="Kde spí?", asked_at=BEFORE, state=AssistanceState.ACCEPTED, worker=there, accepted_at=BEFORE
    )


def coordinators(by: User) -> dict[str, Any]:
    """A candidate for coordinating, hours of a coordinator, and one whom only the directory knows."""
    unit = by.memberships.get(role=Role.REGIONAL_ADMINISTRATOR).unit
    learns = circles.coordinator(unit, first_name="Nová", last_name="Koordinátorka")
    loose = circles.coordinator(unit, first_name="Jen", last_name="Zadresáře")
    record = circles.record(learns, Stage.TRAINING, by, BEFORE)
    return {
        "candidate_record": circles.record(None, Stage.CANDIDATE, by, BEFORE).pk,
        "coordinator_record": record.pk,
        "coordinator_hours": circles.hours(record, by, BEFORE).pk,
        "loose": loose.professional.pk,
    }


METHOD: dict[str, Any] = {
    "question": Question,
    "tool": Tool,
    "parameter": Parameter,
    "law": LawReference,
    "text": Text,
    "advice": Advice,
    "translation": Translation,
}


def entries(ours: Family) -> dict[str, Any]:
    """Entries of the directory and of the accounts, which belong to no family and to nobody of the matrix."""
    unit: Unit = ours.told.world.organisation.unit
    home = Organisation.objects.found(name="Škola na kopci", kind=OrganisationKind.SCHOOL)
    account = people.user(Role.FACILITATOR, at=unit, first_name="Nová", last_name="Kolegyně")
    closure = home.closures.create(first_day=date(2026, 7, 1), last_day=date(2026, 7, 31), reason="prázdniny")
    worker = places.professional(home)
    elsewhere = {"user": account, "session": "elsewhere", "began_at": NOW}
    return {
        **{name: model.objects.order_by("id")[0].pk for name, model in METHOD.items()},
        "blank": Blank.objects.get(valid_to=None).pk,
        "stage_of_guide": "preparation",
        "question_code": Question.objects.order_by("id")[0].code,
        "visit": Visit.objects.create(**elsewhere).pk,
        "unit": ours.conference.office.pk,
        "organisation": home.pk,
        "venue": places.venue(home).pk,
        "professional": worker.pk,
        "training": worker.trainings.create(kind="mediation", on=date(2025, 5, 1)).pk,
        "closure": closure.pk,
        "account": account.pk,
        "membership": account.memberships.get().pk,
        "colleague": account.pk,
        **workshops(unit, ours.told.world.consultant, ours.told.world.worker),
        **intervision_group(ours),
        "brought_table": brought_table(people.user(Role.ADMINISTRATOR)),
    }


def brought_table(by: User) -> Any:
    """A table that an administrator brought, whose columns nobody confirmed."""
    unit, head = by.memberships.get().unit, [[1, ["Jméno"]], [2, ["Jana"]]]
    words: dict[str, Any] = {"kind": "people", "name": "lide.csv", "content": b"", "head": head}
    return imports.bring_table(unit, by=people.fresh(by), at=NOW, **words).pk


def intervision_group(ours: Family) -> dict[str, Any]:
    """A group of the key worker and the consultant, to which the facilitator is invited, with one meeting."""
    by, other = (people.fresh(one) for one in (ours.told.world.worker, ours.told.world.consultant))
    group = intervision.found(by.memberships.all()[0].unit, name="Stůl", rules="Mlčíme.", by=by, at=NOW)
    intervision.invite(group, email=other.email, by=by, at=NOW)
    intervision.accept(group, by=other, at=NOW)
    intervision.invite(group, email=ours.seat(SeatRole.FACILITATOR).user.email, by=by, at=NOW)
    starts = NOW + timedelta(days=7)
    meeting = intervision.plan(group, starts_at=starts, ends_at=starts + timedelta(hours=2), by=by, at=NOW)
    return {"group": group.pk, "group_member": other.pk, "group_meeting": meeting.pk}


def workshops(unit: Unit, by: User, comes: User) -> dict[str, Any]:
    """An announced workshop of the organisation with one colleague who has a certificate, a file and a measure."""
    starts = NOW + timedelta(days=30)
    words: dict[str, Any] = {"starts_at": starts, "ends_at": starts + timedelta(hours=6), "capacity": 9}
    workshop = training.prepare(unit, title="Jak na to", kind="minutes", by=people.fresh(by), at=NOW, **words)
    Workshop.objects.filter(pk=workshop.pk).update(state="announced")
    sign_up = training.sign_up(workshop, by=people.fresh(comes), at=NOW)
    assert sign_up is not None
    SignUp.objects.filter(pk=sign_up.pk).update(certificate_mark=b"mark")
    file = uploads.Brought("navod.jpg", "image/jpeg", b"picture", b"", "")
    material = training.add_material(workshop, file=file, by=people.fresh(by), at=NOW)
    measure = Measure.objects.create(region=_elsewhere(), code="1.2", text="Rozvoj práce s rodinami")
    return {
        "workshop": workshop.pk, "sign_up": sign_up.pk, "material": material.pk, "measure": measure.pk,
    }  # fmt: skip
