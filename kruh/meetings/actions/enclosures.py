"""What is done with papers that go along with a copy: chosen, looked through by a second person, handed over."""

from collections.abc import Sequence
from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.vocabulary import Channel
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.documents import copies as documents
from kruh.meetings.letters import enclosures as letters
from kruh.meetings.models import Delivery, Enclosure, Minutes, Sheet
from kruh.meetings.queries import copies
from kruh.meetings.queries import enclosures as queries
from kruh.meetings.rules import copies as copy_rules
from kruh.meetings.rules import enclosures as rules
from kruh.meetings.vocabulary import EnclosureState

MEND = "Tenhle soubor přiložit nejde."


@action
def enclose_sheets(
    minutes: Minutes,
    *,
    participant: Participant,
    sheets: Sequence[Sheet],
    is_looked_through: bool = False,
    by: User,
    at: datetime,
) -> list[Enclosure]:
    """This will put papers to the copy of one member; what no program reads is looked through by the sender, and for
    whoever must not meet somebody by a second person as well.

    Raises NotPossible naming the place when a paper tells what its reader must not learn.
    """
    chosen = {row.sheet_id for row in queries.rows_of(minutes) if _is_living(row, participant)}
    refuse_if(
        rules.blockers_to_choose(
            number=len(sheets),
            is_chosen=any(sheet.pk in chosen for sheet in sheets),
            is_struck=any(sheet.struck_at for sheet in sheets),
            gets_copy=_gets_copy(minutes, participant),
        )
    )
    found = {sheet.pk: queries.seen(minutes, participant, sheet, by=by, at=at) for sheet in sheets}
    for sheet in sheets:
        refuse_if(copy_rules.leak_blockers(f"Příloha {sheet.get_kind_display()} č. {sheet.number}",
                                           found[sheet.pk].hits, MEND))  # fmt: skip
    unread = [what for one in found.values() for what in one.unread]
    refuse_if(rules.blockers_to_look(unread, is_looked_through=is_looked_through))
    made = [
        Enclosure(minutes=minutes, key=minutes.conference.key, participant=participant, sheet=sheet,
                  state=found[sheet.pk].state, unread=list(found[sheet.pk].unread), chosen_by=by, chosen_at=at)
        for sheet in sheets
    ]  # fmt: skip
    for row in made:
        row.save(force_insert=True)
    _follow(minutes, participant, by=by, at=at)
    return made


@action
def decide_enclosure(enclosure: Enclosure, *, answer: EnclosureState | str, reason: str = "", by: User,
                     at: datetime) -> Enclosure:  # fmt: skip
    """This will let a paper go that a second person has looked through, or stop it with a reason."""
    refuse_if(rules.blockers_to_decide(enclosure.state, answer, reason, is_own=enclosure.chosen_by_id == by.pk))
    minutes, person = enclosure.minutes, enclosure.participant.person
    enclosure.state = EnclosureState(answer)
    enclosure.decided_by, enclosure.decided_at = by, at
    enclosure.decision_reason = reason.strip() or None
    hidden = copies.hidden_from(minutes, person, days.local_day(at))
    enclosure.looked_for = [secret.value for secret in hidden]
    enclosure.save(update_fields=["state", "decided_by", "decided_at", "decision_reason", "looked_for"])
    if enclosure.state == EnclosureState.READY:
        _follow(minutes, enclosure.participant, by=by, at=at)
    return enclosure


@action
def withdraw_enclosure(enclosure: Enclosure, *, by: User, at: datetime) -> None:
    """This will take a paper away from a copy before it leaves; the choice stays in the list."""
    refuse_if(rules.blockers_to_withdraw(enclosure.state, has_left=enclosure.has_left))
    enclosure.state = EnclosureState.WITHDRAWN
    enclosure.save(update_fields=["state"])


@action
def hand_over_enclosure(
    enclosure: Enclosure, *, channel: Channel | str, handed_at: datetime, by: User, at: datetime
) -> None:
    """This will record how and when a paper reached the person after their copy did."""
    refuse_if(rules.blockers_to_hand_over(enclosure.state, has_left=enclosure.has_left))
    if handed_at > at:
        raise NotPossible(["Předat přílohu v budoucnu nejde. Zkontrolujte den."])
    enclosure.hand_over(channel, handed_at)


def _is_living(row: Enclosure, participant: Participant) -> bool:
    return row.participant_id == participant.pk and row.state in rules.LIVING


def _gets_copy(minutes: Minutes, participant: Participant) -> bool:
    members = copies.members(minutes.conference)
    copies.attach(members, copies.given(minutes))
    return any(copy.can_print for copy in members if copy.participant.pk == participant.pk)


def _follow(minutes: Minutes, participant: Participant, *, by: User, at: datetime) -> None:
    """What may leave follows a copy that has gone by e-mail; with a printed one it is handed over."""
    last = Delivery.objects.filter(minutes=minutes, participant=participant).order_by("-made_at", "-pk").first()
    enclosed = queries.unsent(minutes, participant)
    address = copies.mail_of(participant) if last is not None and last.message_id else ""
    if not enclosed or not address:
        return
    hidden = copies.hidden_from(minutes, participant.person, days.local_day(at))
    leaving = queries.with_files(letters.words(minutes, by=by), enclosed, hidden)
    documents.refuse_leaks(leaving, minutes, participant, hidden, by=by, at=at)
    message = letters.send(minutes, participant, address, leaving, which=enclosed[0].pk, by=by, at=at)
    for row in enclosed:
        row.message = message
        row.save(update_fields=["message"])
