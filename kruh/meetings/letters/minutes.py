"""What is sent about the minutes: colleagues learn that they wait in Kruh; content goes only where it was asked for."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Participant
from kruh.conferences.queries.leaving import Leaving
from kruh.foundation import days
from kruh.meetings.models import Comment, Minutes
from kruh.meetings.rules import revisions
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind

WAITS = "Zápis je v Kruhu"
CLOSED = "Zápis v Kruhu je uzavřený"
AMENDED = "Oprava zápisu je v Kruhu"
ANSWER = "Odpověď na připomínku"
SIGNATURE = "Zprávu poslal Kruh, neodpovídejte na ni prosím."


def announce(minutes: Minutes, user: User, *, is_final: bool, revision: int = 1, by: User, at: datetime) -> Message:
    """This will tell a colleague that the minutes are in Kruh, and nothing about whom they concern."""
    until = f"Připomínky přijímáme do {days.day(minutes.comments_until)}." if minutes.comments_until else ""
    rest = "Text už se nemění." if is_final else until
    subject = CLOSED if is_final else WAITS
    if revision > 1:
        subject, rest = AMENDED, f"Platí zápis, {revisions.spoken(revision)}."
    conference = minutes.conference
    starts = conference.starts_at
    # „PK 1“ has every office; the hour and the address tell a colleague which meeting it was, and nobody else.
    when = f" {days.day(days.local_day(starts))} {days.at_clock(starts)}" if starts else ""
    link = settings.PUBLIC_ORIGIN + reverse("meetings:minutes", args=[conference.pk])
    told = [f"zápis ze setkání{when} najdete po přihlášení tady:\n{link}", rest, SIGNATURE]
    return _queue(
        minutes, user.pk, user.short_name, user.email, subject, "\n\n".join(["Dobrý den,", *filter(None, told)]),
        is_final=is_final, revision=revision, by=by, at=at,
    )  # fmt: skip


def copy_words(minutes: Minutes, copy: Leaving, *, is_final: bool, revision: int = 1, by: User) -> Leaving:
    """This will add to the paper the words of the e-mail with which it goes."""
    met = minutes.conference.starts_at
    when = f" ze setkání {days.day(days.local_day(met))}" if met else " ze setkání"
    comments = ""
    if minutes.comments_until and not is_final:
        comments = (
            f" Když v něm budete chtít něco opravit nebo doplnit, napište nám nebo zavolejte do "
            f"{days.day(minutes.comments_until)}. Každou připomínku vyřídíme a důvod zapíšeme."
        )
    which = f" ({revisions.spoken(revision)})" if revision > 1 else ""
    words = (
        f"Dobrý den,\n\nv příloze posíláme zápis{when}{which}, jak jste si přáli.{comments}\n\n"
        f"Zápis je důvěrný, nepřeposílejte ho prosím.\n\n{by.name}\n{minutes.conference.office.name}"
    )
    return replace(copy, subject=f"Zápis{when}{which}", text=words)


def send_copy(
    minutes: Minutes,
    participant: Participant,
    address: str,
    leaving: Leaving,
    *,
    is_final: bool,
    revision: int = 1,
    by: User,
    at: datetime,
) -> Message:
    """This will send one person their own copy, because they asked for e-mail."""
    person = participant.person
    return _queue(
        minutes, person.pk, person.full_name, address, leaving.subject, leaving.text,
        is_final=is_final, revision=revision, by=by, at=at, attachments=leaving.files,
    )  # fmt: skip


def answer_words(comment: Comment, decided: str, *, by: User) -> Leaving:
    """This will give the e-mail that says to the author of a comment what was done with it."""
    words = (
        f"Dobrý den,\n\nk zápisu ze setkání jste nám řekli:\n\n{comment.text}\n\n{decided}\n\n"
        f"{comment.answer_reason}\n\nKdyž k tomu chcete ještě něco říct, zavolejte nám prosím.\n\n"
        f"{by.name}\n{comment.minutes.conference.office.name}"
    )
    return Leaving(ANSWER, words)


def answer(
    comment: Comment, participant: Participant, address: str, leaving: Leaving, *, by: User, at: datetime
) -> Message:
    """This will tell the author of a comment what was done with it, because they asked for e-mail."""
    person, conference = participant.person, comment.minutes.conference
    return outbox.queue(
        unit=conference.office, key=conference.key, case=conference.case_id, kind=Kind.MINUTES,
        recipient_ref=person.pk, name=person.full_name, address=address, subject=leaving.subject, text=leaving.text,
        dedupe=outbox.dedupe_of(comment.pk, person.pk, Kind.MINUTES, at.isoformat()), at=at, by=by,
    )  # fmt: skip


def _queue(
    minutes: Minutes, who: UUID, name: str, address: str, subject: str, words: str, *, is_final: bool,
    revision: int, by: User, at: datetime, attachments: tuple[outbox.File, ...] = (),
) -> Message:  # fmt: skip
    conference = minutes.conference
    return outbox.queue(
        unit=conference.office, key=conference.key, case=conference.case_id, kind=Kind.MINUTES,
        recipient_ref=who, name=name, address=address, subject=subject, text=words, attachments=attachments,
        dedupe=outbox.dedupe_of(minutes.pk, who, Kind.MINUTES, is_final, revision), at=at, by=by,
    )  # fmt: skip
