"""The demo: nets of three families when their cases began and today, as the team and one of the mothers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from kruh.access.models import User
from kruh.cases.demo import STORIES
from kruh.cases.models import Case, CasePerson, Person
from kruh.foundation import days
from kruh.network import actions
from kruh.network.models import NetTie
from kruh.network.vocabulary import Flow, Need, Strength

CHANGED = timedelta(weeks=1)


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


@dataclass(frozen=True)
class Net:
    """The net of one story: what was told at the beginning, what has changed since, what is new."""

    first: tuple[Told, ...]
    changes: Mapping[str, Told]
    new: tuple[Told, ...]


S1 = Net(
    (
        Told("Jitka", Strength.STRONG, (Need.HOUSING, Need.CARE, Need.CLOSENESS, Need.HEALTH), is_in_reach=True),
        Told("Radek", Strength.FIRM, (Need.MONEY,), is_strained=True, note="O víkendech, přes týden na cestách."),
        Told("Vlasta", Strength.WEAK, (Need.CLOSENESS,), is_in_reach=True),
        Told("Lenka", Strength.WEAK, (Need.SCHOOL,), is_strained=True),
        Told("fotbalový oddíl", Strength.STRONG, (Need.FREE_TIME,), Flow.BOTH, "Adam", is_in_reach=True),
        Told("Tomáš", Strength.FIRM, (Need.FREE_TIME,), to="Adam", is_in_reach=True),
        Told("Vlasta", Strength.STRONG, (Need.CARE, Need.CLOSENESS), is_strained=True, seen_by="Jitka"),
        Told("Lenka", Strength.WEAK, is_strained=True, seen_by="Jitka"),
    ),
    {
        "Vlasta": Told("Vlasta", Strength.STRONG, (Need.CLOSENESS, Need.MORNING, Need.CARE), is_in_reach=True,
                       note="Od porady chodí ráno s Adamem do školy."),
        "Lenka": Told("Lenka", Strength.FIRM, (Need.SCHOOL,), Flow.BOTH),
        "Tomáš": Told("Tomáš", Strength.STRONG, (Need.FREE_TIME, Need.SAFETY), to="Adam", is_in_reach=True),
    },
    (
        Told("Pavla", Strength.FIRM, (Need.SCHOOL, Need.MONEY)),
        Told("Martin", Strength.WEAK, (Need.CLOSENESS,), to="Adam"),
        Told("Ondřej", Strength.FIRM, (Need.MONEY,), to="Jitka"),
    ),
)  # fmt: skip
S2 = Net(
    (
        Told("Klára", Strength.STRONG, (Need.HOUSING, Need.CARE, Need.MORNING, Need.CLOSENESS), is_in_reach=True),
        Told("Ivo", Strength.WEAK, (Need.MONEY,), is_strained=True, note="Vídají se jednou za čtrnáct dní."),
        Told("Nina", Strength.STRONG, (Need.CLOSENESS, Need.SAFETY), to="Matyáš", is_in_reach=True),
        Told("Zdeněk", Strength.FIRM, (Need.HEALTH,), to="Matyáš"),
        Told("Dana", Strength.FIRM, (Need.SCHOOL,), to="Matyáš"),
    ),
    {"Ivo": Told("Ivo", Strength.FIRM, (Need.MONEY, Need.FREE_TIME), note="Nově bere Matyáše každou sobotu ven.")},
    (Told("logopedická poradna", Strength.WEAK, (Need.SCHOOL,), to="Matyáš"),),
)
S7 = Net(
    (
        Told("Šárka", Strength.STRONG, (Need.HOUSING, Need.CARE, Need.CLOSENESS), is_in_reach=True,
             note="Za měsíc nastupuje léčbu."),
        Told("Libor", Strength.FIRM, (Need.MONEY, Need.HOUSING), is_in_reach=True, note="Pracuje na směny."),
        Told("Marie", Strength.STRONG, (Need.CARE, Need.CLOSENESS), is_in_reach=True, note="Bývá hodně unavená."),
        Told("Josef", Strength.FIRM, (Need.FREE_TIME,)),
        Told("Helena", Strength.WEAK, (Need.CRISIS,), Flow.BOTH, is_in_reach=True, note="Má klíč od bytu."),
        Told("základní škola", Strength.FIRM, (Need.SCHOOL,), to="Eliška"),
        Told("mateřská škola", Strength.FIRM, (Need.SCHOOL,), to="Vojta"),
    ),
    {"Helena": Told("Helena", Strength.FIRM, (Need.CRISIS, Need.MORNING), Flow.BOTH, is_in_reach=True)},
    (Told("Zuzana", Strength.FIRM, (Need.MORNING, Need.HEALTH), note="Má auto, vozí děti k lékaři."),),
)  # fmt: skip


def load(at: datetime) -> None:
    """This will write the nets of the stories down; once only."""
    for name, net in {"S1": S1, "S2": S2, "S7": S7}.items():
        story = STORIES[name]
        case = Case.objects.filter(file_mark=story.file_mark).first()
        if case is not None and not NetTie.objects.filter(case=case).exists():
            _load(case, net, story.owner, at - timedelta(weeks=story.weeks_ago), at - CHANGED)


def _load(case: Case, net: Net, email: str, begun: datetime, changed: datetime) -> None:
    owner = User.objects.get(email=email)
    places = CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key")
    people = {place.person.first_name: place.person for place in places}
    made = [(told, _begin(case, told, people, owner, begun)) for told in net.first]
    rows = {told.who: row for told, row in made if not told.seen_by}
    for name, told in net.changes.items():
        since = days.local_day(changed)
        actions.change_tie(rows[name], by=owner, at=changed, since=since, note=told.note, **_words(told))
    for told in net.new:
        _begin(case, told, people, owner, changed)


def _begin(case: Case, told: Told, people: dict[str, Person], owner: User, at: datetime) -> NetTie:
    person = people.get(told.who)
    return actions.begin_tie(
        case, by=owner, at=at, since=days.local_day(at), person=person, name="" if person else told.who,
        to=people.get(told.to), note=told.note, seen_by_person=people.get(told.seen_by), **_words(told),
    )  # fmt: skip


def _words(told: Told) -> Any:
    return told.words()
