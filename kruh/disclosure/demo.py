"""Requests for one's own data in the demo: a grandmother's waits for the second person, a father's has just come."""

from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, CasePerson, Person
from kruh.disclosure import actions, policies
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.vocabulary import Asker, Identity, Verdict
from kruh.foundation import days

STORY = "S1"


def load(at: datetime) -> None:
    """This will tell both requests once; a second call changes nothing."""
    if AccessRequest.objects.exists():
        return
    told = STORIES[STORY]
    owner, case = User.objects.get(email=told.owner), Case.objects.get(file_mark=told.file_mark)
    waits = _asked(case, "Vlasta", owner, at - timedelta(days=9), wanted="Chci vědět, co o mně ve spisu stojí.")
    second = policies.seconds(case, owner, at).first()
    actions.send_to_second(
        waits, verdict=Verdict.GIVE, ground="", left_out=[], words="Dobrý den, posíláme výpis toho, co o vás vedeme.",
        second=second, version=waits.version, by=owner, at=at - timedelta(days=2),
    )  # fmt: skip
    _asked(case, "Radek", owner, at - timedelta(days=1))


def _asked(case: Case, first_name: str, by: User, at: datetime, wanted: str = "") -> AccessRequest:
    words: dict[str, Any] = {
        "person": str(_called(case, first_name).pk), "kind": Asker.SELF, "identity": Identity.DOCUMENT,
        "received_on": days.local_day(at), "asker": "", "asker_words": "", "wanted": wanted,
    }  # fmt: skip
    return actions.register(case, words=words, by=by, at=at)


def _called(case: Case, first_name: str) -> Person:
    places = CasePerson.objects.filter(case=case).select_related("person__key").order_by("id")
    return next(place.person for place in places if place.person.first_name == first_name)
