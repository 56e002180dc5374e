"""The demo conferences while people are prepared and invited: one has everything ready, one still has gaps."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.conferences.actions import invitations, preparation
from kruh.conferences.models import Conference, Participant, Request
from kruh.conferences.queries import card, invited
from kruh.conferences.queries import preparation as queries
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import (
    Bringer,
    Channel,
    ConsentAnswer,
    InterpreterKind,
    Purpose,
    Reply,
    RoomThing,
    Topic,
    TopicState,
    Voice,
)
from kruh.foundation import days

YES, NO, TALK = ConsentAnswer.YES, ConsentAnswer.NO, ConsentAnswer.TALK
WISHES = {
    "Jitka": "Aby se nemluvilo jen o tom, co nezvládá. Chce slyšet, co se Adamovi daří.",
    "Radek": "Chce vědět, jak může pomoct, i když je přes týden pryč.",
    "Vlasta": "Ráda by s Adamem chodila ráno ke škole.",
    "Klára": "Potřebuje vědět, kdo Matyášovi pomůže s řečí.",
    "Zdenka": "Ráda by měla Klaudii o víkendech u sebe. Potřebuje vědět, co je k tomu potřeba.",
    "Ludmila": "Chce, aby se sourozenci vídali. Adresu nechce nikde slyšet.",
    "Iryna": "Chce rozumět tomu, co škola píše. Bojí se, že to sama nestihne.",
    "Taras": "Chce slyšet, jak na tom Danylo je. Volat může každý večer.",
}
# What those who need nobody beside them said.
ALONE = {
    "Jitka": "Nepotřebuje nikoho dalšího, jsou tu oba rodiče.",
    "Radek": "Nepotřebuje nikoho dalšího, jsou tu oba rodiče.",
    "Ludmila": "Nikoho dalšího nepotřebuje, zná se s průvodkyní.",
    "Iryna": "Stačí jí tlumočnice a paní Vrbová.",
    "Taras": "Bude na videu, nikoho vedle sebe nepotřebuje.",
    "Danylo": "Bude sedět vedle maminky, nikoho dalšího nechce.",
    "Sofija": "Nikoho nechce, mluví česky dobře.",
}
INTERPRETER = "Oksana"
VOICES: dict[str, tuple[dict[str, str], str]] = {
    "Adam": (
        {
            "how": Voice.TOGETHER,
            "carrier": "trenér Tomáš",
            "break_sign": "položí ruku na stůl",
            "leaves": "zůstane celou dobu",
        },
        "Chci, aby to ráno nebylo celý na mně. A aby se ve škole nikdo neptal.",
    ),
    "Ella": ({"how": Voice.PICTURE, "carrier": "paní Olšová"}, "Ať je Adam zase veselý."),
    "Matyáš": ({"how": Voice.PICTURE, "carrier": "Nina"}, ""),
    "Klaudie": (
        {"how": Voice.SELF, "break_sign": "pustí hudbu nahlas", "leaves": "zůstane celou dobu"},
        "Chci sama říct, co je první. První je brácha.",
    ),
    "Matěj": ({"how": Voice.PICTURE, "carrier": "paní Šindelářová"}, "Nakreslil, jak jsou s Klaudií u vody."),
    "Danylo": (
        {"how": Voice.TOGETHER, "carrier": "tlumočnice", "break_sign": "zvedne ruku", "leaves": "po hodině s maminkou"},
        "Ve škole nerozumím a stydím se ptát.",
    ),
    "Sofija": (
        {"how": Voice.SELF, "break_sign": "řekne si", "leaves": "zůstane celou dobu"},
        "Nechci pořád překládat. Chci se učit.",
    ),
}


def prepared(conferences: dict[str, Conference], at: datetime) -> None:
    """This will prepare and invite the people of the first two stories."""
    everything(conferences["S1"])
    _with_gaps(conferences["S2"], at)


def everything(conference: Conference) -> None:
    """This will prepare and invite everybody, and the room."""
    owner, sent = _asked_by(conference)
    at = sent + timedelta(days=5)
    for row in _people(conference):
        _talked(row, owner, at)
        _answers(row, owner, at, dict.fromkeys(Purpose, YES))
        _voice(row, owner, at)
        _interpreted(row, owner, at)
        if row.person.first_name in ALONE:
            note = ALONE[row.person.first_name]
            preparation.choose_support(row, supporter=None, note=note, by=owner, at=at)
    _room(conference, owner, at, TopicState.DONE)
    _invited(conference, owner, at + timedelta(days=2))


def _with_gaps(conference: Conference, now: datetime) -> None:
    owner, sent = _asked_by(conference)
    at = sent + timedelta(days=8)
    rows = {row.person.first_name: row for row in _people(conference)}
    _talked(rows["Klára"], owner, at)
    _answers(rows["Klára"], owner, at, {Purpose.ATTEND: YES, Purpose.SHARE_SCHOOL: YES, Purpose.PHOTO: TALK})
    _voice(rows["Matyáš"], owner, at)
    told: dict[str, Any] = {"topics": [Topic.WHAT, Topic.WHY], "on": days.local_day(at), "channel": Channel.IN_PERSON}
    preparation.record_talk(rows["Matyáš"], note="Doma u stavebnice.", by=owner, at=at, **told)
    waits: dict[str, Any] = {"state": TopicState.WAITING, "note": "Ozve se, až se vrátí z montáže."}
    preparation.change_topic(rows["Ivo"], topic=Topic.WHAT, by=owner, at=at, **waits)
    for name in ("Zdeněk", "Dana"):
        _talked(rows[name], owner, at)
    _room(conference, owner, at, TopicState.NOT_STARTED)
    people = [rows[name].pk for name in ("Klára", "Zdeněk")]
    invitations.send_invitations(conference, people=people, by=owner, at=now - timedelta(days=3))
    answer: dict[str, Any] = {"reply": Reply.COMES, "channel": Channel.PHONE, "note": "Přijde rovnou z práce."}
    day = days.local_day(now - timedelta(days=1))
    invitations.record_reply(rows["Klára"], on=day, by=owner, at=now - timedelta(days=1), **answer)


# Steps -------------------------------------------------------------------------------------------------------------


def _talked(row: Participant, owner: User, at: datetime) -> None:
    needed = rules.topics(queries.guest(row, days.local_day(at)))
    topics = [topic for topic in needed if topic in rules.TALKED_ABOUT and topic != Topic.WISHES]
    wishes = WISHES.get(row.person.first_name, "Zatím nic zvláštního.") if Topic.WISHES in needed else ""
    preparation.record_talk(
        row, topics=topics, on=days.local_day(at), channel=Channel.IN_PERSON, wishes=wishes, by=owner, at=at
    )


def _answers(row: Participant, owner: User, at: datetime, answers: dict[Purpose, ConsentAnswer]) -> None:
    table, guest = list(row.conference.participants.all()), queries.guest(row, days.local_day(at))
    given_by = None if guest.answers_for_self else next(iter(card.representatives(row)), None)
    for question in card.questions(row, guest, table):
        if question.purpose in answers:
            told: dict[str, Any] = {
                "purpose": question.purpose,
                "answer": answers[question.purpose],
                "channel": Channel.IN_PERSON,
                "given_by": given_by,
            }
            preparation.record_consent(row, given_on=days.local_day(at), by=owner, at=at, **told)


def _voice(row: Participant, owner: User, at: datetime) -> None:
    if row.person.first_name in VOICES:
        said, words = VOICES[row.person.first_name]
        preparation.agree_on_voice(row, words=words, by=owner, at=at, **said)


def _interpreted(row: Participant, owner: User, at: datetime) -> None:
    if Topic.LANGUAGE not in rules.topics(queries.guest(row, days.local_day(at))):
        return
    beside = [one.person for one in _people(row.conference) if one.person.first_name == INTERPRETER]
    if not row.person.needs_interpreter:
        note: dict[str, Any] = {"state": TopicState.NOT_NEEDED, "note": "Česky mluví a rozumí dobře."}
        preparation.change_topic(row, topic=Topic.LANGUAGE, by=owner, at=at, **note)
    elif beside:
        oath: dict[str, Any] = {"kind": InterpreterKind.COMMUNITY, "oath_on": days.local_day(at)}
        preparation.arrange_interpreting(row, interpreter=beside[0].full_name, by=owner, at=at, **oath)


def _room(conference: Conference, owner: User, at: datetime, state: TopicState) -> None:
    here = {RoomThing.SPACE, RoomThing.TOILET, RoomThing.SEATING}
    things = {
        thing.value: (
            TopicState.DONE if thing in here else state,
            Bringer.VENUE
            if thing in here
            else Bringer.FACILITATOR
            if thing == RoomThing.FLIPCHART_PAPER
            else Bringer.OFFICE,
        )
        for thing in RoomThing
    }
    preparation.check_room(conference, things=things, by=owner, at=at)


def _invited(conference: Conference, owner: User, at: datetime) -> None:
    rows = [row for row in invited.rows_of(conference, at) if row.participant.is_invited]
    mail = [row.participant.pk for row in rows if row.channel == Channel.EMAIL]
    invitations.send_invitations(conference, people=mail, by=owner, at=at)
    for row in rows:
        words: dict[str, Any] = {"on": days.local_day(at), "by": owner, "at": at}
        if row.channel == Channel.PHONE:
            invitations.record_call(row.participant, reply=Reply.COMES, note="Přijde a těší se.", **words)
        elif row.channel != Channel.EMAIL:
            invitations.hand_over_invitation(row.participant, channel=row.channel, **words)
    later = at + timedelta(days=2)
    for row in rows:
        if row.channel != Channel.PHONE:
            answer: dict[str, Any] = {"reply": Reply.COMES, "channel": Channel.IN_PERSON, "on": days.local_day(later)}
            invitations.record_reply(row.participant, by=owner, at=later, **answer)


def _people(conference: Conference) -> list[Participant]:
    rows = conference.participants.select_related("key", "person__key", "conference__key", "conference__case__key")
    return [row for row in rows.order_by("order", "id") if row.is_invited]


def _asked_by(conference: Conference) -> tuple[User, datetime]:
    request = Request.objects.filter(conference=conference, is_accepted=True).select_related("contact_user").get()
    assert request.sent_at is not None
    return request.contact_user, request.sent_at
