"""What the family does on its own page. Nobody signs in: the visit says who it is, and how far its device has come.

Every answer lands where the organiser would have written it, with the way how it came.
"""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import check_password
from django.db.models import F

from kruh.access import audit
from kruh.access.actions import action, lock
from kruh.access.models import Outcome, User
from kruh.conferences.actions import invitations, preparation, scheduling
from kruh.conferences.models import Consent, Participant
from kruh.conferences.queries import card
from kruh.conferences.vocabulary import Answer, Channel, ConsentAnswer, Purpose, Reply, Topic, TopicState, Voice
from kruh.family import rules
from kruh.family.models import ChildPage, Link, Visit, Word
from kruh.family.queries import close, links, visits
from kruh.family.vocabulary import About, Face, Level, Sight
from kruh.family_conferences.models import Member
from kruh.foundation import days
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.meetings.actions import comments
from kruh.meetings.models import Delivery
from kruh.network import actions as network
from kruh.network.models import ChildPicture

SECRET_BYTES = 32


# Coming in ---------------------------------------------------------------------------------------------------------


@action(system=True)
def find_page(link: Link, *, agent: str, device: str, by: None, at: datetime) -> tuple[Visit, str]:
    """This will let a device in to what the link alone shows, and return what it has to carry from now on."""
    refuse_if([] if links.leads_somewhere(link, at) else visits.CLOSED)
    secret = secrets.token_urlsafe(SECRET_BYTES)
    visit = Visit(
        pk=uuid7(),
        link=link,
        secret=visits.mark_of(secret),
        agent=visits.mark_of(agent),
        device=device,
        began_at=at,
        seen_at=at,
    )
    visit.save(force_insert=True)
    return visit, secret


@action(system=True)
def try_code(visit: Visit, *, code: str, by: None, at: datetime) -> bool:
    """This will open the private part for a right code, or count a wrong one; after ten the code is worth nothing."""
    visits.demand(visit, Level.LOCATED, at)
    link = visit.link
    lock(link)
    known = bool(link.code) and link.wrong_codes < rules.MOST_WRONG_CODES
    if known and check_password(rules.typed_code(code), link.code):
        Link.objects.filter(pk=link.pk).update(wrong_codes=0)
        visit.opened_at = at
        visit.save(update_fields=["opened_at"])
        return True
    Link.objects.filter(pk=link.pk, wrong_codes__lt=rules.MOST_WRONG_CODES).update(wrong_codes=F("wrong_codes") + 1)
    audit.append("family.try_code", by=None, at=at, outcome=Outcome.REFUSED, subject=visit)
    return False


@action(system=True)
def leave_page(visit: Visit, *, by: None, at: datetime) -> None:
    """This will end the visit: „Tohle nejsem já“, or somebody is done."""
    visit.ended_at = at
    visit.save(update_fields=["ended_at"])


# What the link alone lets one say ----------------------------------------------------------------------------------


@action(system=True)
def answer_date(visit: Visit, *, candidate: UUID, answer: Answer | str, by: None, at: datetime) -> None:
    """This will keep the answer to one proposed date; the last tap holds."""
    who: Participant = visits.demand(visit, Level.LOCATED, at)
    words = {candidate: Answer(answer)}
    scheduling.record_availability(
        who, answers=words, said_by=who.person.full_name, channel=Channel.OWN_PAGE, by=None, at=at
    )
    Word.keep(who, About.DATES, at)


@action(system=True)
def answer_invitation(visit: Visit, *, reply: Reply | str, by: None, at: datetime) -> None:
    """This will keep whether the person comes."""
    who: Participant = visits.demand(visit, Level.LOCATED, at)
    on = days.local_day(at)
    invitations.record_reply(who, reply=Reply(reply), channel=Channel.OWN_PAGE, on=on, by=None, at=at)
    Word.keep(who, About.COMING, at)


# What takes the code -----------------------------------------------------------------------------------------------


@action(system=True)
def tell_wishes(visit: Visit, *, words: str, by: None, at: datetime) -> None:
    """This will keep what the person wants to say and needs, under what the worker has noted."""
    who: Participant = visits.demand(visit, Level.OPENED, at)
    kept = card.topic_of(who, Topic.WISHES)
    note = rules.with_own_words(kept.note or "" if kept else "", words)
    preparation.change_topic(who, topic=Topic.WISHES, state=TopicState.DONE, note=note, by=None, at=at)
    Word.keep(who, About.WISHES, at, words)


@action(system=True)
def ask_for_support(visit: Visit, *, words: str, by: None, at: datetime) -> None:
    """This will keep whom the person wants beside them; the organiser invites them."""
    _ask(visit, Topic.SUPPORT, About.SUPPORT, words, at)


@action(system=True)
def ask_for_interpreter(visit: Visit, *, words: str, by: None, at: datetime) -> None:
    """This will keep that the person needs an interpreter, and of which language."""
    _ask(visit, Topic.LANGUAGE, About.INTERPRETER, words, at)


@action(system=True)
def answer_consent(
    visit: Visit, *, purpose: Purpose | str, answer: ConsentAnswer | str, by: None, at: datetime
) -> None:
    """This will keep the answer for one purpose; who said it earlier otherwise has changed their mind."""
    who: Participant = visits.demand(visit, Level.OPENED, at)
    kept: Consent | None = card.living_consent(who, Purpose(purpose))
    preparation.record_consent(
        who, purpose=Purpose(purpose), answer=ConsentAnswer(answer), given_on=days.local_day(at),
        channel=Channel.OWN_PAGE, scope=(kept.scope or "") if kept else "", by=None, at=at,
    )  # fmt: skip
    Word.keep(who, About.CONSENTS, at)


@action(system=True)
def take_back_consent(visit: Visit, *, purpose: Purpose | str, by: None, at: datetime) -> None:
    """This will end a consent, as easily as it was given."""
    who: Participant = visits.demand(visit, Level.OPENED, at)
    living: Consent | None = card.living_consent(who, Purpose(purpose))
    if living is None:
        raise NotPossible(["Tenhle souhlas už neplatí."])
    preparation.withdraw_consent(living, by=None, at=at)
    Word.keep(who, About.CONSENTS, at)


@action(system=True)
def comment_on_minutes(visit: Visit, *, words: str, by: None, at: datetime) -> None:
    """This will send a comment to the minutes, once the person has got their copy."""
    who: Participant = visits.demand(visit, Level.OPENED, at)
    copy = Delivery.objects.filter(participant=who).order_by("-made_at", "-pk").first()
    if copy is None:
        raise NotPossible(["Zápis k vám ještě nedorazil."])
    comments.add_comment(copy.minutes, text=words, participant=who, channel=Channel.OWN_PAGE, by=None, at=at)
    Word.keep(who, About.COMMENT, at)


@action(system=True)
def tell_as_child(
    visit: Visit, *, face: str, words: Mapping[str, str], how: str, sight: str, by: None, at: datetime
) -> None:
    """This will keep the child's page exactly as the child wrote it."""
    who = visits.demand(visit, Level.OPENED, at)
    write_child_page(who, face=face, words=words, how=how, sight=sight, by=None, at=at)
    Word.keep(who, About.CHILD_PAGE, at)


@action(system=True)
def place_close(visit: Visit, *, rows: Sequence[Mapping[str, str]], by: None, at: datetime) -> None:
    """This will keep whom the child placed how close; who else may see it, the child says on its page."""
    who: Participant | Member = visits.demand(visit, Level.OPENED, at)
    offered = {(str(pk), name) for pk, name in close.at_home(who).items()}
    known = offered | {(one["person"], one["name"]) for picture in close.pictures(who) for one in picture.people}
    placed = [(row["name"], _known(row, known), row["ring"]) for row in rows]
    page = ChildPage.objects.filter(**links.kept_by(who)).first()
    network.place_people(who, placed=placed, openness=page.sight if page else Sight.PREPARING, by=None, at=at)
    Word.keep(who, About.CHILD_PAGE, at)


def _known(row: Mapping[str, str], known: set[tuple[str, str]]) -> UUID | None:
    """Whom a row means: the one whom the page offered, unless the child wrote another name there."""
    return UUID(row["who"]) if row["who"] and (row["who"], row["name"]) in known else None


@action(system=True)
def write_child_page(
    who: Participant | Member, *, face: str, words: Mapping[str, str], how: str, sight: str, added: str = "",
    by: User | None, at: datetime,
) -> None:  # fmt: skip
    """This will add the page; what the room may hear goes to the child's voice in the preparation, word for word.

    Of a family conference the page itself is all there is: only its coordinator reads it.

    Whoever sat beside the child may add words of an adult; they stand apart.
    """
    page = ChildPage(
        **links.kept_by(who), key=who.key, face=Face(face) if face else "", words={**words, "how": how},
        sight=Sight(sight), guide=by, added=added.strip() or None, saved_at=at,
    )  # fmt: skip
    page.save(force_insert=True)
    ChildPicture.follow(who, sight)
    if isinstance(who, Member):
        return
    kept = card.topic_of(who, Topic.CHILD_VOICE)
    told = {name: kept.details.get(name, "") if kept else "" for name in ("carrier", "break_sign", "leaves")}
    heard = words.get("say", "") if sight == Sight.ROOM else ((kept.note or "") if kept else "")
    chosen = Voice(how).value if how else str(kept.details.get("how", "")) if kept else ""
    preparation.agree_on_voice(who, how=chosen, words=heard, by=by, at=at, **told)


def _ask(visit: Visit, topic: Topic, about: About, words: str, at: datetime) -> None:
    who: Participant = visits.demand(visit, Level.OPENED, at)
    kept = card.topic_of(who, topic)
    note = rules.with_own_words(kept.note or "" if kept else "", words)
    preparation.change_topic(who, topic=topic, state=TopicState.WAITING, note=note, by=None, at=at)
    Word.keep(who, about, at, words)
