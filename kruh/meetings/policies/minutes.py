"""Who may do what with the minutes: the case team reads, whoever runs the meeting writes, the organiser hands over."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.cases import policies as case_policies
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference
from kruh.conferences.policies import relations
from kruh.conferences.vocabulary import SeatState
from kruh.meetings.models import Check, Comment, Delivery, Minutes, Paragraph


def _is_read_by(user: User, at: datetime, conference: str) -> Any:
    by_case = Exists(case_policies.team_rows(user, at).filter(case=OuterRef(f"{conference}case")))
    seats = relations.open_seats(user, at).filter(state=SeatState.ACCEPTED)
    return by_case | Exists(seats.filter(conference=OuterRef(f"{conference}pk")))


def known_conferences(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the conferences whose minutes the person may read, with the person's relations, in one query."""
    rows = related(user, at).filter(_is_read_by(user, at, ""))
    return rows.select_related("case__key", "office", "venue", "minutes__key", "meeting__key")


def related(user: User, at: datetime) -> QuerySet[Conference]:
    """This will give the visible conferences with the person's relations to each, for `remember`."""
    rows = relations.with_relations(relations.visible_conferences(user, at), user, at)
    return relations.with_seat(rows, user, at)


remember = relations.remember


def visible_minutes(user: User, at: datetime) -> QuerySet[Minutes]:
    """This will give the minutes that the person may read."""
    rows = Minutes.objects.filter(_is_read_by(user, at, "conference__"))
    return rows.select_related("conference__key", "conference__office", "conference__case__key", "conference__venue")


def visible_paragraphs(user: User, at: datetime) -> QuerySet[Paragraph]:
    """This will give the parts of the minutes that the person may read."""
    rows: QuerySet[Paragraph] = Paragraph.objects.filter(_is_read_by(user, at, "minutes__conference__"))
    return rows.select_related("minutes__key", "minutes__conference__case__key")


def visible_checks(user: User, at: datetime) -> QuerySet[Check]:
    """This will give what readers said to the draft of minutes that the person may read."""
    rows = Check.objects.filter(_is_read_by(user, at, "minutes__conference__"))
    return rows.select_related("minutes__key", "minutes__conference__case__key", "user")


def visible_comments(user: User, at: datetime) -> QuerySet[Comment]:
    """This will give the comments that the person may read."""
    rows = Comment.objects.filter(_is_read_by(user, at, "minutes__conference__"))
    return rows.select_related("participant__person__key", "user", "minutes__key", "paragraph__key")


def visible_deliveries(user: User, at: datetime) -> QuerySet[Delivery]:
    """This will give the copies of which the person may know."""
    rows = Delivery.objects.filter(_is_read_by(user, at, "minutes__conference__"))
    return rows.select_related("participant__person__key", "minutes__key", "message")


@predicate("je klíčový pracovník")
def is_key_worker(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the person decides about copies for those who were not there."""
    return TeamRole.KEY_WORKER in case_policies.roles_in(user, subject, at)


@predicate("je autorem připomínky")
def wrote_it(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the comment is the person's own and the person may still read the minutes."""
    return subject.user_id == user.pk and reads(user, subject, at)


reads = relations.on_case_team | relations.sits
writes = relations.organises | relations.sits
organises = relations.organises

READS = Rule(reads)
WRITES = Rule(writes, "dokud není zápis uzavřený")
CHECKS = Rule(relations.organises | relations.facilitates, "zápis čtou facilitátor a pracoviště, než odejde")
HANDS_OVER = Rule(relations.organises, "kopie i kontakty rodiny má jen pracoviště")
AMENDS = Rule(relations.organises, "opravu uzavřeného zápisu vydává jen klíčový pracovník nebo zástup")
POLICY: dict[str, Rule] = {
    "meetings.see_minutes": READS,
    "meetings.print_minutes": READS,
    "meetings.start_minutes": Rule(writes),
    "meetings.write_paragraph": WRITES,
    "meetings.add_paragraph": WRITES,
    "meetings.split_paragraph": WRITES,
    "meetings.take_record": WRITES,
    "meetings.choose_layout": Rule(writes),
    "meetings.submit_minutes": Rule(writes),
    "meetings.take_back_minutes": Rule(writes),
    "meetings.agree_to_minutes": CHECKS,
    "meetings.ask_to_mend": CHECKS,
    "meetings.mark_mended": Rule(writes),
    "meetings.deliver_minutes": Rule(writes),
    "meetings.see_deliveries": READS,
    "meetings.print_copy": HANDS_OVER,
    "meetings.look_as": HANDS_OVER,
    "meetings.compare_copies": HANDS_OVER,
    "meetings.send_copy": HANDS_OVER,
    "meetings.see_folder": HANDS_OVER,
    "meetings.take_folder": HANDS_OVER,
    "meetings.hand_over_copy": HANDS_OVER,
    "meetings.see_wording": READS,
    "meetings.print_wording": HANDS_OVER,
    "meetings.see_afterwords": HANDS_OVER,
    "meetings.write_afterword": Rule(relations.organises, "bez slov pro dítě nebo důvodu konferenci uzavřít nejde"),
    "meetings.print_afterword": HANDS_OVER,
    "meetings.see_comments": READS,
    "meetings.add_comment": READS,
    "meetings.answer_comment": Rule(writes),
    "meetings.print_answer": HANDS_OVER,
    "meetings.tell_answer": Rule(relations.organises | wrote_it, note="autor potvrzuje jen svou vlastní připomínku"),
    "meetings.see_revisions": READS,
    "meetings.amend_minutes": AMENDS,
    "meetings.close_amendment": AMENDS,
    "meetings.drop_amendment": AMENDS,
    "meetings.close_minutes": Rule(relations.organises, "jen klíčový pracovník nebo zástup"),
}
