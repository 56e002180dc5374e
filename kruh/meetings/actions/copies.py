"""What is done with finished minutes: sent to the office and to every member, handed over, closed for good."""

from datetime import datetime

from django.db.models import Q

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases import policies as case_policies
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.actions import conference as conference_actions
from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import Channel, SeatState
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings import workflow
from kruh.meetings.letters import copies as sending
from kruh.meetings.models import Delivery, Minutes, Paragraph
from kruh.meetings.queries import content as contents
from kruh.meetings.queries import copies as queries
from kruh.meetings.queries import enclosures as enclosure_queries
from kruh.meetings.queries import minutes as minutes_queries
from kruh.meetings.queries import paragraphs, wordings
from kruh.meetings.rules import minutes as rules
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
    sending.to_office(minutes, is_final=False, by=by, at=at)
    for copy in queries.members(minutes.conference):
        if copy.kind == rules.Share.GETS:
            sending.to_member(minutes, copy.participant, is_final=False, by=by, at=at)


@action
def send_copy(minutes: Minutes, *, participant: Participant, reason: str = "", by: User, at: datetime) -> Delivery:
    """This will prepare a copy for one more member: after a decision with its reason, or after a late consent."""
    if minutes.state in (MinutesState.DRAFT, MinutesState.REVIEW):
        raise NotPossible(["Nejdřív zápis rozešlete všem, kdo ho dostávají."])
    found = [copy for copy in queries.members(minutes.conference) if copy.participant.pk == participant.pk]
    if not found:
        raise NotPossible(["Tenhle člověk ke konferenci nepatří."])
    has_copy = Delivery.objects.filter(minutes=minutes, participant=participant).exists()
    is_key = TeamRole.KEY_WORKER in case_policies.roles_in(by, minutes, at)
    refuse_if(rules.blockers_to_send(found[0].kind, reason, is_key_worker=is_key, has_copy=has_copy))
    is_final = minutes.frozen is not None
    return sending.to_member(minutes, found[0].participant, is_final=is_final, note=reason, by=by, at=at)


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
    if delivery.participant:
        for along in enclosure_queries.unsent(delivery.minutes, delivery.participant):
            along.hand_over(channel, handed_at)


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


def _hand_out_final(minutes: Minutes, *, by: User, at: datetime) -> None:
    """Whoever has a draft that reads differently gets the final wording as well."""
    content = contents.content(minutes)
    for copy in queries.with_copy(minutes):
        hidden = queries.hidden_from(minutes, copy.participant.person, days.local_day(at))
        now = queries.content_for(content, copy.participant, hidden)
        if copy.delivery and wordings.reads_otherwise(copy.delivery, now):
            sending.to_member(minutes, copy.participant, is_final=True, by=by, at=at)
    sending.to_office(minutes, is_final=True, by=by, at=at)
