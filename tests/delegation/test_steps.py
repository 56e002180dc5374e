"""Every step of a package, in every state, by everybody: only what the table and the policies allow happens."""

from datetime import timedelta
from itertools import product
from typing import Any

import pytest

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.cases.models import TeamMember
from kruh.delegation import actions
from kruh.delegation.models import Event, Package
from kruh.delegation.vocabulary import Deed, State
from kruh.delegation.workflow import PACKAGE
from kruh.foundation.workflow import NotPossible
from kruh.messaging.models import Message
from tests.factories import cases, packages, people
from tests.factories.packages import NOW, Told

pytestmark = pytest.mark.django_db
OFFICE = {"offer", "discard", "withdraw_offer", "reopen", "end", "revoke"}
ORGANISATION = {"accept", "decline", "hand_back"}
WITH_REASON = {"decline", "revoke", "hand_back"}
PEOPLE = ("key_worker", "head", "colleague", "consultant", "helper", "other_consultant")


def who(told: Told, name: str) -> User:
    """Somebody by what they are to the package."""
    if name == "head":
        return cases.second(told.case)
    made = {
        "key_worker": lambda: told.lead,
        "colleague": lambda: cases.worker(told.case.unit),
        "consultant": lambda: told.consultant,
        "helper": lambda: told.helper,
        "other_consultant": lambda: packages.organisation("Jiná pomoc, z. s.")[1],
    }
    return made[name]()


def take(verb: str, package: Package, by: User) -> None:
    """One step."""
    words: dict[str, Any] = {"reason": "Nejde to."} if verb in WITH_REASON else {}
    module = actions.package if hasattr(actions.package, verb) else actions.answer
    getattr(module, verb)(package, by=people.fresh(by), at=NOW, **words)


def test_only_the_right_people_take_only_the_open_steps() -> None:
    told = packages.running()
    everybody = {name: who(told, name) for name in PEOPLE}
    allowed = {"key_worker": OFFICE, "consultant": ORGANISATION}
    wrong = []

    for state, verb, name in product(PACKAGE.states, PACKAGE.verbs, PEOPLE):
        Package.objects.filter(pk=told.package.pk).update(state=state)
        try:
            take(verb, told.fresh(), everybody[name])
            came = "done"
        except Denied:
            came = "denied"
        except NotPossible:
            came = "refused"
        may = verb in allowed.get(name, set())
        wanted = "denied" if not may else "done" if PACKAGE.is_open(state, verb) else "refused"
        if came != wanted:
            wrong.append((state, verb, name, came, wanted))

    assert wrong == []


@pytest.mark.parametrize("verb", sorted(WITH_REASON))
def test_a_no_needs_a_reason(verb: str) -> None:
    told = packages.offered() if verb == "decline" else packages.running()
    by = told.key_worker if verb == "revoke" else told.answering

    with pytest.raises(NotPossible, match="Napište prosím důvod"):
        getattr(actions.answer, verb)(told.fresh(), reason="  ", by=by, at=NOW)


def test_what_happened_is_kept_in_order() -> None:
    told = packages.offered()
    actions.answer.decline(told.fresh(), reason="Nemáme volno.", by=told.answering, at=NOW)
    actions.package.reopen(told.fresh(), by=told.key_worker, at=NOW + timedelta(hours=1))

    found = [(row.deed, row.reason) for row in Event.objects.filter(package=told.package).order_by("id")]

    assert found == [(Deed.OFFERED, None), (Deed.DECLINED, "Nemáme volno."), (Deed.REOPENED, None)]
    assert told.fresh().told is None


def test_letters_are_neutral_and_sent_once() -> None:
    told = packages.running()
    packages.handed_in(told)
    first = told.fresh().due[1]
    for _ in range(2):
        actions.output.remind_output(told.fresh(), due_on=first, leaves_at=NOW, by=None, at=NOW)

    found = [(one.name, one.subject) for one in Message.objects.order_by("queued_at", "id")]

    assert sorted(found) == [
        ("Klára Sedláčková", "Máte novou nabídku v Kruhu"),
        ("Renata Olšová", "Máte v Kruhu nový výstup"),
        ("Renata Olšová", "Organizace v Kruhu přijala předanou práci"),
        ("Vendula Mašková", "Blíží se výstup v Kruhu"),
        ("Vendula Mašková", "Máte v Kruhu novou práci"),
    ]
    assert not [one for one in Message.objects.all() for name in ("Adam", "Havlín", "Jitka") if name in one.text]


def test_the_new_key_worker_learns_the_answer() -> None:
    told = packages.offered()
    other = cases.worker(told.case.unit, first_name="Simona", last_name="Vlčková")
    TeamMember.objects.filter(case=told.case, user=told.lead).update(user=other)

    actions.answer.accept(told.fresh(), by=told.answering, at=NOW)

    assert Message.objects.latest("queued_at", "id").name == "Simona Vlčková"


def test_a_package_of_a_case_is_offered_whole_or_not_at_all() -> None:
    told = packages.draft(goals=[])

    with pytest.raises(NotPossible, match="Chybí cíl"):
        actions.package.offer(told.fresh(), by=told.key_worker, at=NOW)

    assert (told.fresh().state, told.fresh().told) == (State.DRAFT, None)
