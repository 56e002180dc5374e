"""The net of one day as one person sees it: people of the case and their ties, and nothing typed twice."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from kruh.access.models import User
from kruh.cases.models import Case, CasePerson
from kruh.cases.queries import File
from kruh.cases.queries.people import PersonRow
from kruh.cases.vocabulary import Part, TieKind, tie_word
from kruh.network.models import ChildPicture, NetTie
from kruh.network.queries.kept import Kept, Promised, kept
from kruh.network.rules import net as rules
from kruh.network.rules.trial import Promise
from kruh.network.vocabulary import Kind, kind_of

TEAM, PERSON, CHILD, WORKER, SERVICE = "tym", "o-", "d-", "u:", "s:"
LONGEST_ABOUT = 30
SHAPES = {"f": "circle", "m": "square"}


@dataclass(frozen=True)
class View:
    """Whose picture it is: the team's, somebody's of the case as written down, or a child's own."""

    key: str
    label: str
    note: str = ""


class Around:
    """A case with its net. Everything is asked for at most once, and only when a page looks at it."""

    def __init__(self, file: File, user: User, at: datetime) -> None:
        self.file, self.user, self.at = file, user, at

    @property
    def case(self) -> Case:
        """This will give the case."""
        return self.file.case

    @cached_property
    def kept(self) -> Kept:
        """This will give ties, pictures and tasks, all in one question."""
        return kept(self.case, self.user, self.at)

    @property
    def ties(self) -> list[NetTie]:
        """This will give every tie that was ever told, the oldest first."""
        return self.kept.ties

    @property
    def pictures(self) -> list[ChildPicture]:
        """This will give the children's own pictures that this person may see."""
        return self.kept.pictures

    @property
    def tasks(self) -> list[Promised]:
        """This will give the promises that are waited for."""
        return self.kept.tasks

    @cached_property
    def rows(self) -> dict[UUID, PersonRow]:
        """This will give everybody who is or was in the case, in the order of the case."""
        gone = [PersonRow(place, faces=self.file.faces) for place in self.file.places if place.ended_on]
        return {row.id: row for row in [*self.file.rows, *gone]}

    @property
    def views(self) -> list[View]:
        """This will give whose pictures there are."""
        told = dict.fromkeys(tie.seen_by_person_id for tie in self.ties if tie.seen_by_person_id)
        written = [View(f"{PERSON}{pk}", f"{self._name(pk)} (zapsáno s člověkem)") for pk in told]
        drawn = {self._child_key(one): one for one in self.pictures}
        own = [View(key, f"{self._child_name(one)} (vlastní obrázek)") for key, one in drawn.items()]
        return [View(TEAM, "tým případu"), *written, *own]

    @property
    def days(self) -> list[date]:
        """This will give the days when something of the net changed, the newest first."""
        ends = [tie.until for tie in self.ties if tie.until]
        return sorted({*(tie.since for tie in self.ties), *ends, *(one.on for one in self.pictures)}, reverse=True)

    def net(self, view: str, day: date) -> rules.Net:
        """This will give the net of that day as that person sees it."""
        figures = {one.id: one for one in self._people(day)}
        if view.startswith(CHILD):
            return self._own(view, day, figures)
        whose = view.removeprefix(PERSON) if view.startswith(PERSON) else ""
        held = [tie for tie in self.ties if tie.holds_on(day) and str(tie.seen_by_person_id or "") == whose]
        services = [tie for tie in held if not tie.person_id]
        figures |= {_service(tie): rules.Figure(_service(tie), tie.name, tie.kind, shape="house") for tie in services}
        ties = [_tie(tie) for tie in held]
        used = {tie.who for tie in ties} | {tie.to for tie in ties}
        if whose:
            figures = {pk: one for pk, one in figures.items() if one.is_home or pk in used}
        else:
            figures |= {one.id: one for one in (*self._workers(), *self._services()) if one.id not in figures}
        return rules.net([_kind_from(one, held) for one in figures.values()], ties)

    @property
    def promises(self) -> list[Promise]:
        """This will give the living tasks as the net test needs them."""
        return [
            Promise(task.text, _carrier(task), self._carrier_name(task), task.helpers, task.plan_b)
            for task in self.tasks
        ]

    # Figures -----------------------------------------------------------------------------------------------------

    def _people(self, day: date) -> list[rules.Figure]:
        """Everybody who was in the case that day and lived."""
        here = [row for row in self.rows.values() if _was_here(row.place, day)]
        children = [str(row.id) for row in here if row.is_child]
        ties = self.file.ties
        together = [(str(tie.person_id), str(tie.other_id)) for tie in ties if tie.lives_together]
        parted = [(str(tie.person_id), str(tie.other_id)) for tie in ties if tie.kind == TieKind.FORMER_PARTNER]
        inside = set(rules.at_home(children, together, parted))
        return [self._figure(row, is_home=str(row.id) in inside) for row in here]

    def _figure(self, row: PersonRow, *, is_home: bool) -> rules.Figure:
        about = (row.tie_words or [row.place.note or ""])[0]
        if row.part == Part.PROFESSIONAL:
            about = row.place.note or about
        return rules.Figure(
            str(row.id), row.name, kind_of(row.part).value, short(about), SHAPES.get(row.person.gender, "diamond"),
            is_child=row.is_child, is_home=is_home,
        )  # fmt: skip

    def _workers(self) -> list[rules.Figure]:
        carrying = {task.user_id: task for task in self.tasks if task.user_id}
        return [
            rules.Figure(f"{WORKER}{pk}", one.colleague, Kind.PROFESSIONAL, "OSPOD", SHAPES.get(one.gender, "diamond"))
            for pk, one in carrying.items()
        ]

    def _services(self) -> list[rules.Figure]:
        """Organisations with handed-over work: they hold a part of the net even before a tie to them is told."""
        names = dict.fromkeys(task.service for task in self.tasks if task.service)
        return [
            rules.Figure(f"{SERVICE}{name}", name, Kind.PROFESSIONAL, "předaná práce", shape="house") for name in names
        ]

    def _carrier_name(self, task: Promised) -> str:
        return self._name(task.person_id) if task.person_id else task.colleague or task.service

    def _own(self, view: str, day: date, figures: dict[str, rules.Figure]) -> rules.Net:
        """A child's own picture: only those whom the child placed, and the child."""
        drawn = [one for one in self.pictures if self._child_key(one) == view and one.on <= day]
        placed = drawn[-1].people if drawn else []
        kept = {pk: one for pk, one in figures.items() if one.is_child}
        for one in placed:
            known = figures.get(one["person"])
            kept.setdefault(_placed(one), known or rules.Figure(_placed(one), one["name"], shape="diamond"))
        ties = rules.from_rings((_placed(one), one["ring"]) for one in placed)
        return rules.net(kept.values(), [tie for tie in ties if not kept[tie.who].is_child])

    def _child_key(self, one: ChildPicture) -> str:
        return f"{CHILD}{one.child_id}"

    def _child_name(self, one: ChildPicture) -> str:
        return one.called

    def _name(self, pk: UUID) -> str:
        return str(self.file.faces[pk].full_name) if pk in self.file.faces else "člověk mimo případ"

    # Without names -----------------------------------------------------------------------------------------------

    @property
    def born(self) -> dict[str, date]:
        """This will give the birth dates that are known."""
        return {str(pk): row.person.birth_date for pk, row in self.rows.items() if row.person.birth_date}

    @property
    def kin_words(self) -> dict[str, str]:
        """This will say what each is to the children, without a name."""
        children = {row.id for row in self.rows.values() if row.is_child}
        return {str(pk): _kin(row, children) for pk, row in self.rows.items()}


def short(words: str, longest: int = LONGEST_ABOUT) -> str:
    """This will cut what is said under a name; the words beside the picture say everything."""
    return words if len(words) <= longest else f"{words[: longest - 1].rstrip(' ,')}…"


def _was_here(place: CasePerson, day: date) -> bool:
    if place.ended_on is not None and place.ended_on <= day:
        return False
    return place.person.died_on is None or place.person.died_on > day


def _service(row: NetTie) -> str:
    return f"{SERVICE}{row.name}"


def _tie(row: NetTie) -> rules.Tie:
    told = row.told
    return rules.Tie(
        str(row.person_id) if row.person_id else _service(row),
        str(row.to_id) if row.to_id else rules.HOME,
        told.get("strength", ""),
        told.get("is_strained", False),
        told.get("flow", ""),
        tuple(told.get("needs", ())),
        told.get("is_in_reach", False),
    )


def _kind_from(figure: rules.Figure, held: Iterable[NetTie]) -> rules.Figure:
    """What the tie says of somebody goes before what the case says."""
    said = next((tie.kind for tie in held if str(tie.person_id) == figure.id), "")
    return rules.Figure(
        figure.id, figure.name, said or figure.kind, figure.about, figure.shape,
        is_child=figure.is_child, is_home=figure.is_home,
    )  # fmt: skip


def _carrier(task: Promised) -> str:
    if task.person_id:
        return str(task.person_id)
    return f"{WORKER}{task.user_id}" if task.user_id else f"{SERVICE}{task.service}" if task.service else ""


def _placed(one: dict[str, str]) -> str:
    return one["person"] or f"{SERVICE}{one['name']}"


def _kin(row: PersonRow, children: set[UUID]) -> str:
    if row.is_child:
        return ""
    kinds = [tie.kind for tie in row.ties if tie.person_id == row.id and tie.other_id in children]
    kinds = [kind for kind in dict.fromkeys(kinds) if kind != TieKind.PROFESSIONAL]
    return tie_word(TieKind(kinds[0]), row.person.gender) if kinds else str(Part(row.part).label)
