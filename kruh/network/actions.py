"""What is done with a net: a tie begins, changes (one ends, another begins) and ends; a child places its people."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TypedDict, Unpack
from uuid import UUID

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Case, CasePerson, Person
from kruh.cases.rules import files
from kruh.conferences.models import Participant
from kruh.family_conferences.models import Member
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if
from kruh.network.models import ChildPicture, NetTie
from kruh.network.rules import tie as rules
from kruh.network.vocabulary import Kind, Openness, kind_of

OVER = ["Tahle vazba už skončila. Zapište novou."]


class TieWords(TypedDict, total=False):
    """What can be told about a tie."""

    strength: str
    is_strained: bool
    flow: str
    needs: list[str]
    is_in_reach: bool


@action
def begin_tie(
    case: Case, *, by: User, at: datetime, since: date, person: Person | None = None, name: str = "",
    to: Person | None = None, kind: str = "", until: date | None = None, note: str = "",
    seen_by_person: Person | None = None, **told: Unpack[TieWords],
) -> NetTie:  # fmt: skip
    """This will write a tie of the net down as somebody sees it; a kind that is not said comes from the case.

    Raises NotPossible with every contradiction.
    """
    refuse_if(files.closed_blockers(case.state))
    places = _places(case)
    today = days.local_day(at)
    view = seen_by_person.pk if seen_by_person else None
    wanted = rules.Wanted(_pk(person), name.strip(), _pk(to), view, since, until)
    faces = {
        pk: rules.Face(place.person.full_name, place.person.birth_date, place.person.died_on)
        for pk, place in places.items()
    }
    refuse_if(rules.blockers(wanted, faces, today))
    others = [(_who(one), one.to_id) for one in _living(case, view, today)] if until is None else []
    refuse_if(rules.repeats(others, str(_pk(person) or name.strip()), _pk(to)))
    usual = kind_of(places[person.pk].part) if person else Kind.PROFESSIONAL
    row = NetTie(
        case=case, key=case.key, person=person, name=name.strip() or None, to=to, kind=kind or usual, told=dict(told),
        note=note.strip() or None, seen_by_person=seen_by_person, seen_by=None if seen_by_person else by,
        since=since, until=until,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


@action
def change_tie(
    tie: NetTie, *, by: User, at: datetime, since: date, kind: str = "", note: str = "", **told: Unpack[TieWords]
) -> NetTie:
    """This will end the tie on the day when something changed and begin another, so that the day before stays true."""
    refuse_if([*files.closed_blockers(tie.case.state), *(OVER if tie.until else []), *_too_early(tie, since, at)])
    tie.until = since
    tie.save(update_fields=["until"])
    row = NetTie(
        case=tie.case, key=tie.case.key, person=tie.person, name=tie.name, to=tie.to, kind=kind or tie.kind,
        told=dict(told), note=note.strip() or None, seen_by_person=tie.seen_by_person,
        seen_by=None if tie.seen_by_person_id else by, since=since,
    )  # fmt: skip
    row.save(force_insert=True)
    return row


@action
def end_tie(tie: NetTie, *, by: User, at: datetime, until: date) -> None:
    """This will end a tie; it stays in the net of the days when it held."""
    refuse_if([*files.closed_blockers(tie.case.state), *(OVER if tie.until else []), *_too_early(tie, until, at)])
    tie.until = until
    tie.save(update_fields=["until"])


@action(system=True)
def place_people(
    who: Participant | Member, *, placed: Sequence[tuple[str, UUID | None, str]], openness: str, by: None, at: datetime
) -> ChildPicture:
    """This will keep whom a child placed how close: name, person where the case knows them, ring."""
    people = [{"name": name, "person": str(person) if person else "", "ring": ring} for name, person, ring in placed]
    told = {"of": who.person.full_name if isinstance(who, Participant) else str(who.name), "people": people}
    case = who.conference.case
    whose = {"participant": who} if isinstance(who, Participant) else {"member": who}
    row = ChildPicture(
        **whose, case=case, key=case.key, placed=told, openness=Openness(openness), on=days.local_day(at), saved_at=at
    )
    row.save(force_insert=True)
    return row


def _places(case: Case) -> dict[UUID, CasePerson]:
    rows = CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key")
    return {place.person_id: place for place in rows}


def _living(case: Case, view: UUID | None, today: date) -> list[NetTie]:
    rows = NetTie.objects.filter(case=case, seen_by_person=view, until=None).select_related("key")
    return [row for row in rows if row.holds_on(today)]


def _who(tie: NetTie) -> str:
    return str(tie.person_id or tie.name)


def _pk(person: Person | None) -> UUID | None:
    return person.pk if person else None


def _too_early(tie: NetTie, day: date, at: datetime) -> list[str]:
    if day < tie.since:
        return [f"Nemůže to být dřív, než vazba začala ({days.day(tie.since)})."]
    return ["Napište den, který už nastal."] if day > days.local_day(at) else []
