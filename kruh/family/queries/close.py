"""What a child's page of close people shows: whom it may place, its last picture, and who has come closer since.

Names of others never come this far from the records: the page offers words such as „máma“ for those who live with the
child; every name on it is one that the child wrote.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from kruh.cases.models import Tie
from kruh.cases.vocabulary import TieKind
from kruh.conferences.models import Participant
from kruh.family.queries import links
from kruh.family_conferences.models import Member
from kruh.network.models import ChildPicture
from kruh.network.rules import rings

EMPTY_ROWS, HALF = 3, 290
CALLED = {
    (TieKind.PARENT, "f"): "máma", (TieKind.PARENT, "m"): "táta", (TieKind.SIBLING, "f"): "sestra",
    (TieKind.SIBLING, "m"): "brácha", (TieKind.HALF_SIBLING, "f"): "sestra", (TieKind.HALF_SIBLING, "m"): "brácha",
    (TieKind.GRANDPARENT, "f"): "babička", (TieKind.GRANDPARENT, "m"): "děda", (TieKind.AUNT_UNCLE, "f"): "teta",
    (TieKind.AUNT_UNCLE, "m"): "strejda", (TieKind.FOSTER_PARENT, "f"): "pěstounka",
    (TieKind.FOSTER_PARENT, "m"): "pěstoun",
}  # fmt: skip
BROTHERLY = (TieKind.SIBLING, TieKind.HALF_SIBLING)


@dataclass(frozen=True)
class Row:
    """One line of the form."""

    who: str
    name: str
    ring: str


def rows(whose: Participant | Member) -> list[Row]:
    """This will give whom the child placed last, who lives with it under a word, and room for others."""
    last = pictures(whose)[-1:]
    placed = [Row(one["person"], one["name"], one["ring"]) for picture in last for one in picture.people]
    known = {row.who for row in placed if row.who} | {row.name for row in placed}
    offered = [Row(str(pk), name, "") for pk, name in at_home(whose).items()]
    fresh = [row for row in offered if not {row.who, row.name} & known]
    return [*placed, *fresh, *(Row("", "", "") for _ in range(EMPTY_ROWS))]


def at_home(whose: Participant | Member) -> dict[UUID, str]:
    """This will give words for those who live with the child; a word that two would share is left to the child."""
    if isinstance(whose, Member):
        return {}
    child = whose.person_id
    ties = Tie.objects.filter(Q(person=child) | Q(other=child), case=whose.conference.case_id, ended_on=None)
    found: dict[UUID, str] = {}
    for tie in ties.filter(lives_together=True).select_related("person", "other").order_by("id"):
        other = tie.other if tie.person_id == child else tie.person
        if other.pk == tie.person_id or tie.kind in BROTHERLY:
            found[other.pk] = CALLED.get((TieKind(tie.kind), other.gender), "")
    words = list(found.values())
    return {pk: word for pk, word in found.items() if word and words.count(word) == 1}


def pictures(whose: Participant | Member) -> list[ChildPicture]:
    """This will give every picture of the child, the oldest first."""
    rows = ChildPicture.objects.filter(**links.kept_by(whose)).select_related("key")
    return list(rows.order_by("saved_at", "id"))


def drawn(whose: Participant | Member) -> dict[str, Any]:
    """This will give the newest picture with the same in words, and who is closer than in the first one."""
    found = pictures(whose)
    if not found:
        return {}
    first, last = found[0], found[-1]
    dots = rings.dots(last.rings)
    low = max([HALF, *(dot.y + rings.TALL for dot in dots)])
    closer = rings.closer(dict(first.rings), dict(last.rings)) if first.on < last.on else []
    return {
        "dots": [(f"{dot.x:.0f}", f"{dot.y:.0f}", dot.name) for dot in dots],
        "box": f"-{HALF} -{HALF} {2 * HALF} {HALF + low:.0f}",
        "grouped": rings.grouped(last.rings),
        "on": last.on,
        "closer": closer,
        "closer_since": first.on,
    }


def told(whose: Participant | Member) -> list[tuple[Any, list[tuple[str, list[str]]]]]:
    """This will give the pictures in words to the one who prepares the meeting, the newest first."""
    return [(picture, rings.grouped(picture.rings)) for picture in reversed(pictures(whose))]
