"""The demo: the net of Adam and Ella three months ago and today, as the team sees it and as Adam's mother sees it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.cases.models import Case, CasePerson, Person
from kruh.foundation import days
from kruh.network import actions
from kruh.network.models import NetTie
from kruh.network.vocabulary import Flow, Need, Strength

BEFORE, CHANGED = timedelta(weeks=7), timedelta(weeks=1)


@dataclass(frozen=True)
class Told:
    """One tie: whose (by first name, or a service), how firm, what it gives, for whom."""

    who: str
    strength: Strength
    needs: tuple[Need, ...] = ()
    flow: str = Flow.TO_FAMILY
    to: str = ""
    is_strained: bool = False
    is_in_reach: bool = False
    note: str = ""
    seen_by: str = ""

    def words(self) -> dict[str, Any]:
        """This will give what the act keeps."""
        return {
            "strength": self.strength.value, "is_strained": self.is_strained, "flow": str(self.flow),
            "needs": [need.value for need in self.needs], "is_in_reach": self.is_in_reach,
        }  # fmt: skip


FIRST = (
    Told("Jitka", Strength.STRONG, (Need.HOUSING, Need.CARE, Need.CLOSENESS, Need.HEALTH), is_in_reach=True),
    Told("Radek", Strength.FIRM, (Need.MONEY,), is_strained=True, note="O víkendech, přes týden na cestách."),
    Told("Vlasta", Strength.WEAK, (Need.CLOSENESS,), is_in_reach=True),
    Told("Lenka", Strength.WEAK, (Need.SCHOOL,), is_strained=True),
    Told("fotbalový oddíl", Strength.STRONG, (Need.FREE_TIME,), Flow.BOTH, "Adam", is_in_reach=True),
    Told("Tomáš", Strength.FIRM, (Need.FREE_TIME,), to="Adam", is_in_reach=True),
    Told("Vlasta", Strength.STRONG, (Need.CARE, Need.CLOSENESS), is_strained=True, seen_by="Jitka"),
    Told("Lenka", Strength.WEAK, is_strained=True, seen_by="Jitka"),
)
NEW = (
    Told("Pavla", Strength.FIRM, (Need.SCHOOL, Need.MONEY)),
    Told("Martin", Strength.WEAK, (Need.CLOSENESS,), to="Adam"),
    Told("Ondřej", Strength.FIRM, (Need.MONEY,), to="Jitka"),
)
CHANGES = {
    "Vlasta": Told("Vlasta", Strength.STRONG, (Need.CLOSENESS, Need.MORNING, Need.CARE), is_in_reach=True,
                   note="Od porady chodí ráno s Adamem do školy."),
    "Lenka": Told("Lenka", Strength.FIRM, (Need.SCHOOL,), Flow.BOTH),
    "Tomáš": Told("Tomáš", Strength.STRONG, (Need.FREE_TIME, Need.SAFETY), to="Adam", is_in_reach=True),
}  # fmt: skip


def load(at: datetime) -> None:
    """This will write the net of the first story down; once only."""
    case = next((row for row in Case.objects.filter(file_mark=STORIES["S1"].file_mark)), None)
    if case is None or NetTie.objects.filter(case=case).exists():
        return
    owner = User.objects.get(email=STORIES["S1"].owner)
    places = CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key")
    people = {place.person.first_name: place.person for place in places}
    begun, changed = at - BEFORE, at - CHANGED
    made = [(told, _begin(case, told, people, owner, begun)) for told in FIRST]
    rows = {told.who: row for told, row in made if not told.seen_by}
    for name, told in CHANGES.items():
        since = days.local_day(changed)
        actions.change_tie(rows[name], by=owner, at=changed, since=since, note=told.note, **_words(told))
    for told in NEW:
        _begin(case, told, people, owner, changed)


def _begin(case: Case, told: Told, people: dict[str, Person], owner: User, at: datetime) -> NetTie:
    person = people.get(told.who)
    return actions.begin_tie(
        case, by=owner, at=at, since=days.local_day(at), person=person, name="" if person else told.who,
        to=people.get(told.to), note=told.note, seen_by_person=people.get(told.seen_by), **_words(told),
    )  # fmt: skip


def _words(told: Told) -> Any:
    return told.words()
