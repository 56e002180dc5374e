"""Who may know of the net: the team of the case reads, who leads the case writes; a child shows its own picture."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, predicate
from kruh.cases.models import Case
from kruh.cases.policies import on_team, writes
from kruh.network.models import ChildPicture
from kruh.network.vocabulary import Openness


def shown_pictures(user: User, case: Case, at: datetime) -> QuerySet[ChildPicture]:
    """This will give a case's pictures by children that this person may see.

    What a child keeps to the one who prepares is for who leads the case where it is a case conference; of a family
    conference only its coordinator prepares, so that the office sees nothing until the child shows the room.
    """
    to_all = Q(openness=Openness.ROOM)
    own = Q(participant__isnull=False) if writes(user, case, at) else Q(pk=None)
    rows: QuerySet[ChildPicture] = ChildPicture.objects.filter(to_all | own, case=case)
    return rows


@predicate("nikdo s účtem, jen dítě samo na své stránce")
def on_own_page(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody with an account: a child places its people itself."""
    return False


READS = Rule(on_team, "facilitátor, zapisovatel ani rodina síť nevidí; obrázek dítěte jen podle volby dítěte")
POLICY: dict[str, Rule] = {
    "network.read": READS,
    "network.begin_tie": Rule(writes),
    "network.change_tie": Rule(writes),
    "network.end_tie": Rule(writes),
    "network.place_people": Rule(on_own_page),
}
