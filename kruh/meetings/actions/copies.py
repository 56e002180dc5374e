"""What is done with finished minutes: sent to the office and to every member, handed over, closed for good."""

from datetime import datetime
from typing import Any

from django.db.models import Q

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases import policies as case_policies
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import Leaving, printed
from kruh.conferences.vocabulary import Channel, ParticipantRole, SeatState
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings import workflow
from kruh.meetings.documents import copies as copy_documents
from kruh.meetings.documents import minutes as documents
from kruh.meetings.letters import minutes as letters
from kruh.meetings.models import Delivery, Minutes, Paragraph, Wording
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.queries import paragraphs
from kruh.meetings.rules import minutes as rules
from kruh.meetings.rules import revisions as revision_rules
from kruh.meetings.vocabulary import MinutesState
from kruh.method import queries as method


@action
def deliver_minutes(minutes: Minutes, *, by: User, at: datetime) -> None:
    """This will send the draft to the office and to every member who gets it; the time for comments begins.

    Raises NotPossible naming what the draft lacks, or whose copy still tells what that person must not learn.
    """
    state = workflow.MINUTES.next_state(MinutesState(minutes.state), "deliver_minutes")
    refuse_if(rules.missing(minutes_queries.draft(minutes, paragraphs.texts(minutes))))
    today = days.local_day(at)
    closures = directory.closures_of(minutes.conference.office_id)
    minutes.comments_until = rules.comments_until(today, method.parameter("comments_window", today), closures)
    minutes.state, minutes.delivered_at = state, at
    minutes.version += 1
    minutes.save()
    to_office(minutes, is_final=False, by=by, at=at)
    for copy in queries.members(minutes.conference):
        if copy.kind == rules.Share.GETS:
            to_member(minutes, copy.participant, is_final=False, by=by, at=at)


@action
def send_copy(minutes: Minutes, *, participant: Participant, reason: str = "", by: User, at: datetime) -> Delivery:
    """This will prepare a copy for one more member: after a decision with its reason, or after a late consent."""
    if minutes.state == MinutesState.DRAFT:
        raise NotPossible(["Nejdřív zápis rozešlete všem, kdo ho dostávají."])
    found = [copy for copy in queries.members(minutes.conference) if copy.participant.pk == participant.pk]
    if not found:
        raise NotPossible(["Tenhle člověk ke konferenci nepatří."])
    has_copy = Delivery.objects.filter(minutes=minutes, participant=participant).exists()
    is_key = TeamRole.KEY_WORKER in case_policies.roles_in(by, minutes, at)
    refuse_if(rules.blockers_to_send(found[0].kind, reason, is_key_worker=is_key, has_copy=has_copy))
    is_final = minutes.frozen is not None
    return to_member(minutes, found[0].participant, is_final=is_final, note=reason, by=by, at=at)


@action
def hand_over_copy(
    delivery: Delivery, *, channel: Channel | str, handed_at: datetime, note: str = "", by: User, at: datetime
) -> None:
    """This will record how and when a printed copy reached the person."""
    if delivery.handed_at is not None:
        raise NotPossible(["Předání už je zapsané."])
    if handed_at > at:
        raise NotPossible(["Předat kopii v budoucnu nejde. Zkontrolujte den."])
    if delivery.minutes.delivered_at and days.local_day(handed_at) < days.local_day(delivery.minutes.delivered_at):
        raise NotPossible(["Kopie vznikla až potom. Zkontrolujte den předání."])
    delivery.channel, delivery.handed_at = Channel(channel), handed_at
    delivery.note = "\n".join(filter(None, [delivery.note, note.strip()])) or None
    delivery.save(update_fields=["channel", "handed_at", "note"])


@action
def close_minutes(minutes: Minutes, *, all_agreed: str = "", by: User, at: datetime) -> None:
    """This will freeze the minutes with a fingerprint, hand out the final copies and conclude the conference.

    Raises NotPossible while comments wait, something is missing, or the last day for comments has not passed.
    """
    state = workflow.MINUTES.next_state(MinutesState(minutes.state), "close_minutes")
    list(Paragraph.objects.select_for_update(of=("self",)).filter(minutes=minutes))
    refuse_if(rules.blockers_to_close(queries.ending(minutes, days.local_day(at), all_agreed)))
    content = contents.content(minutes)
    minutes.frozen, minutes.fingerprint = content, rules.fingerprint(content)
    minutes.state, minutes.closed_at, minutes.closed_by = state, at, by
    minutes.all_agreed = all_agreed.strip() or None
    minutes.version += 1
    minutes.save()
    _hand_out_final(minutes, by=by, at=at)
    conference = minutes.conference
    conference_actions.conclude(conference, by=by, at=at)
    ends = rules.team_access_ends(at, None)
    living = conference.seats.filter(Q(ends_at=None) | Q(ends_at__gt=ends), state=SeatState.ACCEPTED)
    living.update(ends_at=ends)


def _keep(minutes: Minutes, content: dict[str, Any], at: datetime) -> str:
    """The words of every copy stay as they went out, once for each fingerprint: the draft may change afterwards."""
    mark = rules.fingerprint(content)
    if not Wording.objects.filter(minutes=minutes, fingerprint=mark).exists():
        key = minutes.conference.key
        Wording(minutes=minutes, key=key, fingerprint=mark, content=content, made_at=at).save(force_insert=True)
    return mark


def to_office(minutes: Minutes, *, is_final: bool, by: User, at: datetime) -> None:
    """The office reads the minutes in Kruh; whoever leads the case and whoever ran the meeting is told once."""
    content = revision_rules.whole(contents.content(minutes))
    Delivery(
        minutes=minutes, key=minutes.conference.key, to_office=True, is_final=is_final, channel=Channel.EMAIL,
        revision=revision_rules.number_of(content),
        fingerprint=_keep(minutes, content, at), handed_at=at, made_by=by, made_at=at,
    ).save(force_insert=True)  # fmt: skip
    people = [member.user for member in queries.office_people(minutes.conference, at)]
    for user in {user.pk: user for user in people if user.pk != by.pk}.values():
        letters.announce(minutes, user, is_final=is_final, revision=revision_rules.number_of(content), by=by, at=at)


def to_member(
    minutes: Minutes, participant: Participant, *, is_final: bool, note: str = "", by: User, at: datetime
) -> Delivery:
    document, content, hidden = copy_documents.copy_for(minutes, participant, at)
    address = "" if participant.role == ParticipantRole.CHILD else queries.mail_of(participant)
    name = documents.file_name("zapis", str(minutes.conference), "pdf", copy=queries.number_of(participant))
    leaving = Leaving(files=(printed(document, name),), paper="zápis")
    if address:
        number = revision_rules.number_of(content)
        leaving = letters.copy_words(minutes, leaving, is_final=is_final, revision=number, by=by)
    copy_documents.refuse_leaks(leaving, minutes, participant, hidden, by=by, at=at)
    delivery = Delivery(
        minutes=minutes, key=minutes.conference.key, participant=participant, is_final=is_final,
        channel=Channel.EMAIL if address else queries.channel_of(participant),
        fingerprint=_keep(minutes, content, at), note=note.strip() or None, made_by=by, made_at=at,
        revision=revision_rules.number_of(content),
    )  # fmt: skip
    if address:
        delivery.message = letters.send_copy(
            minutes, participant, address, leaving, is_final=is_final, revision=delivery.revision, by=by, at=at
        )
    delivery.save(force_insert=True)
    return delivery


def _hand_out_final(minutes: Minutes, *, by: User, at: datetime) -> None:
    """Whoever has a draft that reads differently gets the final wording as well."""
    content = contents.content(minutes)
    for copy in with_copy(minutes):
        hidden = queries.hidden_from(minutes, copy.participant.person, days.local_day(at))
        now = rules.fingerprint(queries.content_for(content, copy.participant, hidden))
        if copy.delivery and copy.delivery.fingerprint != now:
            to_member(minutes, copy.participant, is_final=True, by=by, at=at)
    to_office(minutes, is_final=True, by=by, at=at)


def with_copy(minutes: Minutes) -> list[queries.Copy]:
    copies = queries.members(minutes.conference)
    queries.attach(copies, minutes)
    return [copy for copy in copies if copy.delivery]
