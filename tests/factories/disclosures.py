"""Requests for one's own data, made by the acts of the product."""

from datetime import date
from typing import Any

from kruh.access.models import User
from kruh.cases.models import Case, Person
from kruh.disclosure import actions
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.vocabulary import Asker, Identity, Verdict
from tests.factories import people

NOW = people.NOW
CAME = date(2026, 3, 2)


def words(person: Person, **more: Any) -> dict[str, Any]:
    """What is written of a request: the person asks for themself."""
    told = {"person": str(person.pk), "kind": Asker.SELF, "identity": Identity.DOCUMENT, "received_on": CAME}
    return {**told, "asker": "", "asker_words": "", "wanted": "", **more}


def asked(case: Case, person: Person, by: User, **more: Any) -> AccessRequest:
    """A request that came."""
    return actions.register(case, words=words(person, **more), by=people.fresh(by), at=NOW)


def sent(request: AccessRequest, by: User, second: User, **more: Any) -> AccessRequest:
    """The answer is ready for the second person."""
    said: dict[str, Any] = {"verdict": Verdict.GIVE, "ground": "", "left_out": [], "words": "", **more}
    actions.send_to_second(request, **said, second=second, version=request.version, by=people.fresh(by), at=NOW)
    return AccessRequest.objects.get(pk=request.pk)
