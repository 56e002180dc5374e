"""What the words of a family conference tell although it is protected in the case.

Before the request leaves, the parts that tell it are named. What is protected only later is left out of the words for
whoever may not open it in the case.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from kruh.access import policy
from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Secret
from kruh.family_conferences.models import FamilyConference, FirstConsent
from kruh.family_conferences.policies import relations
from kruh.foundation import days

NOTE = "Poznámka k souhlasu"
PARTS = {
    "suggestion": "Podnět",
    "reason": "Důvod",
    "question": "Otázka pro rodinu",
    "lines": "Podmínky",
    "reach": "Kontakt",
}


def telling(conference: FamilyConference, consent: FirstConsent | None, at: datetime) -> tuple[str, ...]:
    """This will name the parts of the request that tell something protected in the case."""
    return _telling(_leaving(conference, consent), cases.case_secrets(conference.case, days.local_day(at)))


def unread(conference: FamilyConference, consent: FirstConsent | None, user: User, at: datetime) -> tuple[str, ...]:
    """This will name, to whoever may open what is protected, the parts that the others read without it."""
    if not _keeps_places(conference) or not _opens(conference, user, at):
        return ()
    return _telling(_leaving(conference, consent), _places(conference, at))


def words(conference: FamilyConference, consent: FirstConsent | None, user: User, at: datetime) -> dict[str, Any]:
    """This will give the words as this reader may read them; one question, and none where nothing is protected.

    Where the family meets was written down by the coordinator, to whom it is no secret.
    """
    told = {name: getattr(conference, name) for name in (*PARTS, "end_reason", "place")}
    told["note"] = consent.note if consent else None
    if not _keeps_places(conference) or _opens(conference, user, at):
        return told
    hidden = _places(conference, at)
    own = {"place": conference.place} if relations.coordinates(user, conference, at) else {}
    return {**{name: gate.conceal(value, hidden) for name, value in told.items()}, **own}


def asked(conference: FamilyConference, at: datetime) -> dict[str, Any]:
    """This will give the question and the bottom lines as the family reads them on its own."""
    told = {"question": conference.question, "lines": conference.lines}
    hidden = cases.case_secrets(conference.case, days.local_day(at))
    return {name: gate.conceal(value, hidden) for name, value in told.items()} if hidden else told


def _leaving(conference: FamilyConference, consent: FirstConsent | None) -> dict[str, str]:
    kept = {label: getattr(conference, name) or "" for name, label in PARTS.items()}
    note = consent.note if consent else None
    return {**kept, PARTS["lines"]: "\n".join(conference.lines), NOTE: note or ""}


def _telling(parts: Mapping[str, str], hidden: Sequence[Secret]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.place for hit in gate.hits(parts.items(), hidden))) if hidden else ()


def _keeps_places(conference: FamilyConference) -> bool:
    return bool(getattr(conference, "has_places", True))


def _opens(conference: FamilyConference, user: User, at: datetime) -> bool:
    return policy.may(user, "cases.read_protected", conference, at)


def _places(conference: FamilyConference, at: datetime) -> list[Secret]:
    """Where somebody hides and how to reach them; the office is known to everybody here."""
    facts = cases.facts_not_for_team(conference.case)
    return cases.kept_from_team(facts, days.local_day(at), known=conference.office.name)
