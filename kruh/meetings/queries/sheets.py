"""What is shown of papers and photographs, and where a sheet with our code on it belongs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from kruh.access.models import User
from kruh.access.policy import may
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import State
from kruh.foundation.workflow import NotPossible
from kruh.meetings.models import Sheet, SheetContent
from kruh.meetings.policies import minutes as minutes_policies
from kruh.meetings.rules import sheets as rules
from kruh.meetings.vocabulary import SheetKind
from kruh.vault import keys


def board(conference: Conference) -> dict[str, Any]:
    """This will give the papers of a conference, the struck ones apart."""
    rows = list(Sheet.objects.filter(conference=conference).defer("preview").select_related("added_by", "struck_by"))
    living = [row for row in rows if row.struck_at is None]
    return {
        "conference": conference,
        "sheets": living,
        "struck": [row for row in rows if row.struck_at is not None],
        "cannot_add": rules.blockers_to_add(State(conference.state), [row.fingerprint for row in living]),
    }


def preview_of(sheet: Sheet) -> bytes:
    """This will give the small picture of a paper, empty when there is none."""
    return bytes(sheet.preview)


def content_of(sheet: Sheet) -> bytes:
    """This will give the bytes of a paper."""
    return bytes(SheetContent.objects.get(sheet=sheet).content)


# The code on a printed sheet ---------------------------------------------------------------------------------------


def code_for(conference: Conference, kind: SheetKind) -> str:
    """This will give the code that is printed on a sheet: no name, no host, only what the conference's key can tell."""
    words = rules.words_of(conference.pk, kind)
    return rules.written(conference.pk, kind, keys.mark(conference.key, words))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sheet belongs by its code."""

    conference: Conference
    kind: SheetKind


def place_of(user: User, here: Conference, codes: tuple[str, ...], at: datetime) -> Place | None:
    """This will find where a sheet belongs by the code on it; None when it carries none of ours.

    Raises NotPossible with one and the same sentence for a code that is damaged, made up, or of a conference where the
    person may add nothing: nobody learns which of them it was.
    """
    ours = [text for text in codes if rules.is_ours(text)]
    if not ours:
        return None
    places = [_place(user, here, text, at) for text in ours]
    found = {(place.conference.pk, place.kind): place for place in places if place is not None}
    if None in places or len(found) != 1:
        raise NotPossible([rules.FOREIGN])
    return next(iter(found.values()))


def _place(user: User, here: Conference, text: str, at: datetime) -> Place | None:
    code = rules.read(text)
    if code is None:
        return None
    conference = here if code.conference == here.pk else _known(user, code, at)
    if conference is None or not code.is_genuine(keys.mark(conference.key, code.words)):
        return None
    return Place(conference, code.kind) if may(user, "meetings.add_sheet", conference, at) else None


def _known(user: User, code: rules.Code, at: datetime) -> Conference | None:
    found: Conference | None = minutes_policies.known_conferences(user, at).filter(pk=code.conference).first()
    return found
