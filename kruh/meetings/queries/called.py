"""How the children of a case call the people around them, by the ties that the file has."""

from collections import defaultdict
from uuid import UUID

from kruh.cases.models import Case, Tie
from kruh.meetings.rules import plain


def called_in(case: Case) -> dict[UUID, dict[str, str]]:
    """This will give for each person of the case what they call the others, by full name, in one query."""
    ties = Tie.objects.filter(case=case, ended_on=None).select_related("person__key", "other__key").order_by("id")
    around: dict[UUID, dict[UUID, tuple[str, str, str, str]]] = defaultdict(dict)
    for tie in ties:
        for one, other in ((tie.person, tie.other), (tie.other, tie.person)):
            if one == tie.person or tie.kind in plain.MUTUAL:
                told = (tie.kind, one.gender, one.first_name, one.full_name)
                around[other.pk].setdefault(one.pk, told)
    return {pk: plain.called(people.values()) for pk, people in around.items()}
