"""What is shown of one person's preparation: topics with notes, questions of consent, support, interpreting, voice."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from kruh.cases import queries as cases
from kruh.cases.models import Apart, Person
from kruh.cases.rules import names
from kruh.conferences.models import Consent, Participant, Preparation
from kruh.conferences.queries.preparation import Cell, Row, apart_of, guest
from kruh.conferences.rules import consents, support
from kruh.conferences.rules import preparation as rules
from kruh.conferences.vocabulary import (
    ConsentAnswer,
    InterpreterKind,
    ParticipantRole,
    Presence,
    Purpose,
    Topic,
    TopicState,
    Voice,
)
from kruh.foundation import days, text


@dataclass(frozen=True)
class Question:
    """One purpose with the person's answer, if there is one."""

    purpose: Purpose
    consent: Consent | None
    url: str
    known: str = ""
    is_for_child: bool = False

    @property
    def words(self) -> str:
        """This will give the question as it is put."""
        return FOR_CHILD[self.purpose] if self.is_for_child else WORDS[self.purpose]

    @property
    def given_by(self) -> str:
        """This will name who answered for the child."""
        person = self.consent.given_by if self.consent else None
        return person.full_name if person else ""

    @property
    def answer(self) -> str:
        """This will give the answer as the component knows it."""
        kinds = {ConsentAnswer.YES: "yes", ConsentAnswer.NO: "no", ConsentAnswer.TALK: "call"}
        return kinds[ConsentAnswer(self.consent.answer)] if self.consent else "none"


def card(participant: Participant, at: datetime) -> dict[str, Any]:
    """This will give one person's card: topics with notes, questions of consent, support, interpreting, the child."""
    conference, day = participant.conference, days.local_day(at)
    person = guest(participant, day)
    seated = list(conference.participants.select_related("key", "person__key").order_by("order", "id"))
    kept = {Topic(row.topic): row for row in _preparations(participant)}
    row = Row(participant, person, {topic: TopicState(cell.state) for topic, cell in kept.items()})
    row.has_support = any(other.supports_id == participant.pk for other in seated)
    asked = questions(participant, person, seated)
    row.is_asked_all = all(question.consent for question in asked)
    cells = [_cell(row, topic, kept.get(topic)) for topic in rules.topics(person)]
    return {
        "participant": participant,
        "conference": conference,
        "name": row.name,
        "role": row.role,
        "row": row,
        "guest": person,
        "cells": cells,
        "questions": asked,
        "unasked": any(question.consent is None for question in asked),
        "supporters": [other.person.full_name for other in seated if other.supports_id == participant.pk],
        "stands_by": [stands_by(other) for other in seated if other.pk == participant.supports_id],
        "voice_lacks": _voice_lacks(person, kept.get(Topic.CHILD_VOICE)),
        "voice": _voice(kept.get(Topic.CHILD_VOICE)),
        "interpreting": _interpreting(kept.get(Topic.LANGUAGE)),
        "back": reverse("conferences:preparation", args=[conference.pk]),
    }


def stands_by(supported: Participant) -> str:
    """This will say for whom somebody is here: „jako opora pro Adama“."""
    person = supported.person
    inflected = names.accusative(person.first_name, person.gender, person.language)
    return f"jako opora pro {inflected}" if inflected else f"jako opora (pro koho: {person.full_name})"


def _voice_lacks(person: rules.Guest, kept: Preparation | None) -> tuple[str, ...]:
    return rules.voice_lacks(person, kept.details) if kept and kept.state == TopicState.IN_PROGRESS else ()


def _cell(row: Row, topic: Topic, kept: Preparation | None) -> Cell:
    own = {
        Topic.SUPPORT: "choose-support",
        Topic.LANGUAGE: "arrange-interpreting",
        Topic.CHILD_VOICE: "agree-on-voice",
        Topic.CONSENT: "ask-consents",
    }
    if topic in own:
        url = reverse(f"conferences:{own[topic]}", args=[row.participant.pk])
    else:
        url = reverse("conferences:change-topic", args=[row.participant.pk, topic.value])
    return Cell(topic, row.state(topic), url, kept)


def _voice(kept: Preparation | None) -> list[dict[str, str]]:
    if kept is None:
        return []
    said = kept.details
    how = Voice(said["how"]).label if said.get("how") else ""
    return [
        {"label": "Jak to zazní", "value": how},
        {"label": "Kdo to přinese", "value": said.get("carrier", "")},
        {"label": "Co chce, aby zaznělo", "value": kept.note or ""},
        {"label": "Znamení pro přestávku", "value": said.get("break_sign", "")},
        {"label": "Kdy odejde a s kým", "value": said.get("leaves", "")},
    ]


def _interpreting(kept: Preparation | None) -> list[dict[str, str]]:
    if kept is None or not kept.details.get("interpreter"):
        return []
    oath = kept.details.get("oath_on")
    return [
        {"label": "Kdo tlumočí", "value": kept.details["interpreter"]},
        {"label": "Druh tlumočení", "value": InterpreterKind(kept.details["kind"]).label},
        {"label": "Slib mlčenlivosti", "value": days.day(date.fromisoformat(oath)) if oath else "zatím není domluvený"},
    ]


def _preparations(participant: Participant) -> list[Preparation]:
    return list(Preparation.objects.filter(participant=participant).select_related("key", "done_by"))


def questions(participant: Participant, person: rules.Guest, seated: list[Participant]) -> list[Question]:
    """This will give the questions of consent with the answers given so far."""
    table = {ParticipantRole(row.role) for row in seated if row.is_invited}
    rows = Consent.objects.filter(participant=participant, withdrawn_at=None).select_related(
        "key", "explained_by", "given_by__key"
    )
    own = (
        row for row in rows if row.given_by_id is None or not person.answers_for_self
    )  # whoever grew up is asked anew
    given = {Purpose(row.purpose): row for row in own}
    known = consents.known_answer(participant.agreement) if person.answers_for_self else ""
    return [
        Question(
            purpose,
            given.get(purpose),
            reverse("conferences:record-consent", args=[participant.pk, purpose.value]),
            known=known if purpose == Purpose.ATTEND else "",
            is_for_child=not person.answers_for_self,
        )
        for purpose in rules.purposes(person, table)
    ]


def topic_of(participant: Participant, topic: Topic) -> Preparation | None:
    """This will give what is kept of one topic of one person."""
    return Preparation.objects.filter(participant=participant, topic=topic).select_related("key").first()


def supporters(participant: Participant) -> list[Participant]:
    """This will give the people at the table who could stand by the person."""
    seated = participant.conference.participants.exclude(pk=participant.pk).exclude(presence=Presence.NOT_INVITED)
    return list(seated.select_related("key", "person__key").order_by("order", "id"))


def blockers_to_support(supporter: Participant, supported: Participant, at: datetime, role: str = "") -> list[str]:
    """This will list why somebody of the table cannot stand by another one; with the role about to be given."""
    apart = apart_of(supporter.conference, days.local_day(at))
    return _blockers(supporter, supported, apart, days.local_day(at), role)


def _blockers(one: Participant, whom: Participant, apart: list[Apart], day: date, role: str = "") -> list[str]:
    pair = {one.person_id, whom.person_id}
    is_apart = any({two.person_id, two.other_id} == pair for two in apart)
    known = (ParticipantRole(role or one.role), Presence(one.presence), one.person.age_on(day), is_apart)
    return support.blockers_to_support(support.Companion(one.person.full_name, *known), whom.person.full_name)


def companions(participant: Participant, at: datetime) -> tuple[list[Participant], list[str]]:
    """This will give who of the table may stand by the person, and of the others why they may not."""
    day = days.local_day(at)
    apart = apart_of(participant.conference, day)
    judged = [(row, _blockers(row, participant, apart, day)) for row in supporters(participant)]
    return [row for row, why in judged if not why], [line for _, why in judged for line in why]


def whom_to_support(participant: Participant, at: datetime) -> list[Participant]:
    """This will give whom of the table somebody may stand by as a support person."""
    day = days.local_day(at)
    apart = apart_of(participant.conference, day)
    role = participant.role if participant.role == ParticipantRole.CHILD else ParticipantRole.SUPPORT_PERSON
    return [row for row in supporters(participant) if not _blockers(participant, row, apart, day, role)]


def interpreters(participant: Participant, at: datetime) -> list[str]:
    """This will propose who of the table may interpret; a child is never proposed."""
    day = days.local_day(at)
    able = [row for row in supporters(participant) if row.role == ParticipantRole.INTERPRETER]
    return [
        row.person.full_name
        for row in able
        if rules.may_interpret(role=ParticipantRole(row.role), age=row.person.age_on(day))
    ]


def interpreting(participant: Participant) -> dict[str, Any]:
    """This will give what was agreed about interpreting."""
    kept = topic_of(participant, Topic.LANGUAGE)
    if kept is None:
        return {}
    on = kept.details.get("oath_on")
    return {**kept.details, "oath_on": date.fromisoformat(on) if on else None, "note": kept.note}


def namesakes(participant: Participant, name: str) -> list[Participant]:
    """This will give people of the table with that name, to see whether the typed interpreter is one of them."""
    wanted = text.search_key(name)
    seated = participant.conference.participants.select_related("key", "person__key")
    return [row for row in seated if text.search_key(row.person.full_name) == wanted]


# Questions ---------------------------------------------------------------------------------------------------------

WORDS: dict[Purpose, str] = {
    Purpose.ATTEND: "Chcete se setkání zúčastnit? Kdykoli si to můžete rozmyslet.",
    Purpose.SHARE_SCHOOL: "Můžeme škole říct to, co potřebuje vědět, aby mohla pomoct?",
    Purpose.SHARE_SERVICES: "Můžeme službám, které pomáhají, říct to, co k tomu potřebují?",
    Purpose.MINUTES: "Chcete dostat zápis ze setkání? A jakou cestou?",
    Purpose.PHOTO: "Můžeme vyfotit tabuli s poznámkami? Lidi na fotce nebudou.",
    Purpose.STATISTICS: "Můžeme setkání beze jmen započítat do statistiky?",
}


# Of a child who does not answer alone, the representative is asked.
FOR_CHILD: dict[Purpose, str] = WORDS | {
    Purpose.ATTEND: "Souhlasíte s tím, aby dítě na setkání bylo? Kdykoli si to můžete rozmyslet.",
}


def consent_page(participant: Participant, purpose: Purpose, at: datetime) -> dict[str, Any]:
    """This will give the question in plain words, with the answer given before."""
    living = living_consent(participant, purpose)
    words = WORDS if guest(participant, days.local_day(at)).answers_for_self else FOR_CHILD
    known = consents.known_answer(participant.agreement) if purpose == Purpose.ATTEND and words is WORDS else ""
    return {"purpose": purpose, "question": words[purpose], "living": living, "known": "" if living else known}


def living_consent(participant: Participant, purpose: Purpose) -> Consent | None:
    """This will give the answer that holds."""
    rows = Consent.objects.filter(participant=participant, purpose=purpose, withdrawn_at=None)
    return rows.select_related("key", "explained_by").first()


def representatives(participant: Participant) -> list[Person]:
    """This will give who may answer for the child: parental responsibility or guardianship, in one query."""
    return cases.representatives(participant.conference.case, participant.person_id)


@dataclass(frozen=True)
class Answering:
    """Who may answer for a child, and whether somebody has to."""

    people: list[Person]
    is_needed: bool


def answering(participant: Participant, at: datetime) -> Answering | None:
    """This will give who may answer for a child; nobody answers for an adult."""
    person = guest(participant, days.local_day(at))
    if not person.is_child:
        return None
    return Answering(representatives(participant), not person.answers_for_self)


def asked(participant: Participant, at: datetime) -> list[Question]:
    """This will give every question for the person with the answers given so far.

    Who else comes matters only to those who decide what others may be told.
    """
    is_deciding = participant.role in rules.CARING
    seated = list(participant.conference.participants.select_related("key")) if is_deciding else []
    return questions(participant, guest(participant, days.local_day(at)), seated)


def address(participant: Participant) -> str:
    """This will give the address of the person's card."""
    return reverse("conferences:read-preparation", args=[participant.pk])
