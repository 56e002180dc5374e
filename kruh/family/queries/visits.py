"""Who asks: the device behind a cookie, what it may be shown, and what must not reach the person."""

import hmac
from datetime import date, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

from kruh.cases import queries as cases
from kruh.cases.models import Apart, ProtectedFact
from kruh.cases.queries import protection
from kruh.cases.rules.gate import Secret
from kruh.conferences.models import Participant
from kruh.family import rules
from kruh.family.models import Visit
from kruh.family.queries import links
from kruh.family.vocabulary import Level
from kruh.family_conferences.models import Member
from kruh.foundation.workflow import refuse_if

CLOSED = ["Tahle stránka už je zavřená. Otevřete znovu odkaz z dopisu."]
LOCKED = ["Na tohle je potřeba kód. Dostanete ho od člověka, který vás zve."]


def visit_of(pk: UUID) -> Visit | None:
    """This will give a visit with everything its pages need to know of the person, in one query."""
    joined = ("participant__key", "participant__person__key", "participant__conference__key", "member__key",
              "member__conference__key", "member__conference__case__key")  # fmt: skip
    rows = Visit.objects.select_related(
        *(f"link__{one}" for one in joined), "link__key", "link__participant__conference__case__key",
        "link__participant__conference__venue", "link__participant__conference__office",
    )  # fmt: skip
    return rows.filter(pk=pk).first()


def knows_answers(visit: Visit) -> bool:
    """This will tell whether the device is shown what was answered: another one first tells the code."""
    if visit.opened_at is not None:
        return True
    earlier = Visit.objects.filter(link=visit.link_id, began_at__lte=visit.began_at)
    return not earlier.exclude(agent=visit.agent).exists()


def secrets_from(participant: Participant, day: date) -> list[Secret]:
    """This will give what must not reach the person; where nothing is hidden it costs two short questions."""
    case = participant.conference.case_id
    is_guarded = Apart.objects.filter(case=case).exists() or ProtectedFact.objects.filter(case=case).exists()
    return cases.hidden_secrets(participant.conference.case, participant.person, day) if is_guarded else []


def secrets_of(visit: Visit, day: date) -> list[Secret]:
    """This will give what must not reach the person whose page it is."""
    whose = visit.link.whose
    return secrets_from_circle(whose, day) if isinstance(whose, Member) else secrets_from(whose, day)


def secrets_from_circle(member: Member, day: date) -> list[Secret]:
    """This will give what must not reach somebody of the circle: whoever they are, nothing hidden from anybody."""
    case = member.conference.case
    is_guarded = Apart.objects.filter(case=case).exists() or ProtectedFact.objects.filter(case=case).exists()
    return protection.hidden_from_anybody(case, day) if is_guarded else []


def mark_of(words: str) -> bytes:
    """This will give the mark of what a device carries; the words themselves stay with the device."""
    return sha256(words.encode()).digest()


def is_same_device(visit: Visit, secret: str, agent: str) -> bool:
    """This will tell whether it is the very device that found the page."""
    same = hmac.compare_digest(bytes(visit.secret), mark_of(secret))
    return same and hmac.compare_digest(bytes(visit.agent), mark_of(agent))


def lasts(visit: Visit, at: datetime) -> bool:
    """This will tell whether the visit goes on and its page is still open."""
    stay = rules.Stay(visit.began_at, visit.seen_at, visit.ended_at)
    return stay.lasts(at) and links.leads_somewhere(visit.link, at)


def demand(visit: Visit, level: Level, at: datetime) -> Any:
    """This will ask once more whatever the page has asked, in the transaction of the act, and give the person."""
    stay = rules.Stay(visit.began_at, visit.seen_at, visit.ended_at)
    refuse_if([] if stay.lasts(at) and links.leads_somewhere(visit.link, at) else CLOSED)
    refuse_if(LOCKED if level is Level.OPENED and visit.opened_at is None else [])
    return visit.link.whose
