"""What the organiser does: makes a link, gives out a code, takes both back, reads what came."""

import secrets
from datetime import datetime

from django.contrib.auth.hashers import make_password

from kruh.access.actions import action
from kruh.access.models import User
from kruh.conferences.models import Conference, Participant
from kruh.family import rules
from kruh.family.models import Link, Visit, Word
from kruh.family.queries import links as queries
from kruh.family_conferences.models import FamilyConference, Member
from kruh.foundation.workflow import NotPossible, refuse_if


@action
def make_link(whose: Participant | Member, *, by: User, at: datetime) -> Link:
    """This will make the person's link; an older one ends, with every device that used it."""
    refuse_if(queries.blockers_to_link(whose, at))
    kept = queries.kept_by(whose)
    for old in Link.objects.filter(**kept, revoked_at=None):
        _end(old, at)
    locator = rules.locator(secrets.randbits(rules.BITS))
    link = Link(
        **kept, key=whose.key, mark=queries.mark_of(locator), locator=locator, made_by=by, made_at=at,
    )  # fmt: skip
    link.save(force_insert=True)
    return link


@action
def make_code(link: Link, *, by: User, at: datetime) -> str:
    """This will make a new code and return it, this once; devices that used the older one have to be opened again."""
    if link.revoked_at is not None:
        raise NotPossible(["Tenhle odkaz už neplatí. Vytvořte nový."])
    code = rules.code(secrets.randbelow(10**rules.CODE_LENGTH))
    link.code, link.code_at, link.wrong_codes = make_password(code), at, 0
    link.save(update_fields=["code", "code_at", "wrong_codes"])
    Visit.objects.filter(link=link, ended_at=None).update(opened_at=None)
    return code


@action
def revoke_link(link: Link, *, by: User, at: datetime) -> None:
    """This will end the link and its code; every device that used them is out with its next request."""
    _end(link, at)


@action
def note_words(conference: Conference | FamilyConference, *, until: datetime, by: User, at: datetime) -> int:
    """This will say that what came from the family until that moment was read, and return how much it was."""
    of = "member" if isinstance(conference, FamilyConference) else "participant"
    waiting = Word.objects.filter(**{f"{of}__conference": conference}, noted_at=None, said_at__lte=until)
    return waiting.update(noted_at=at, noted_by=by)


def _end(link: Link, at: datetime) -> None:
    link.revoked_at, link.code = at, ""
    link.save(update_fields=["revoked_at", "code"])
    Visit.objects.filter(link=link, ended_at=None).update(ended_at=at)
