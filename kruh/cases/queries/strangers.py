"""Who must not slip into a paper by mistake: the people of the author's other files, pasted from there or confused."""

from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from kruh.access.models import User
from kruh.cases import policies
from kruh.cases.models import Case, CasePerson, Person, TeamMember
from kruh.cases.rules.gate import STRANGER, STRANGERS_BIRTH, STRANGERS_MARK, Secret, Shape, strangers_among
from kruh.cases.vocabulary import Part

# The newest files are those that one confuses; more of them would only slow the look down.
MOST_CASES, MOST_PEOPLE = 80, 400
FAMILY = (Part.CHILD, Part.FAMILY)


def strangers(user: User, case: Case, at: datetime, more: QuerySet[Person] | None = None) -> list[Secret]:
    """This will give names, birth dates and file marks of the other cases that the author sees; asked once a moment.

    Whoever belongs to this case, or is called like somebody here, is no stranger. `more` adds people whom the author
    knows in another way than by a file.
    """
    known = user.__dict__.setdefault("strangers", {})
    place = (case.pk, at, more is not None)
    if place not in known:
        known[place] = _strangers(user, case, at, more)
    found: list[Secret] = known[place]
    return found


def _strangers(user: User, case: Case, at: datetime, more: QuerySet[Person] | None) -> list[Secret]:
    others = policies.visible_cases(user, at).exclude(pk=case.pk).order_by("-changed_at", "-id")
    marks = dict(others.values_list("pk", "file_mark")[:MOST_CASES])
    places = CasePerson.objects.filter(case__in=[case.pk, *marks])
    rows = list(places.select_related("person__key")[: MOST_CASES * 12])
    here = {row.person_id for row in rows if row.case_id == case.pk}
    own = [row.person for row in rows if row.case_id == case.pk]
    away = {row.person_id: row.person for row in rows if row.part in FAMILY and row.person_id not in here}
    away |= _more(more, here)
    team = TeamMember.objects.filter(case=case).values_list("user__first_name", "user__last_name")
    names = [*(person.full_name for person in own), *(" ".join(name) for name in team), user.short_name]
    return [
        *strangers_among([person.full_name for person in away.values()], names, STRANGER),
        *_births(list(away.values()), own),
        *(Secret(mark, STRANGERS_MARK, Shape.MARK) for mark in marks.values() if _is_telling(mark, case.file_mark)),
    ]


def _more(more: QuerySet[Person] | None, here: set[UUID]) -> dict[UUID, Person]:
    found = more.select_related("key")[:MOST_PEOPLE] if more is not None else []
    return {person.pk: person for person in found if person.pk not in here}


def _births(away: list[Person], own: list[Person]) -> list[Secret]:
    here = {person.birth_date for person in own}
    days = dict.fromkeys(person.birth_date for person in away if person.birth_date and person.birth_date not in here)
    return [Secret(day.isoformat(), STRANGERS_BIRTH) for day in days]


def _is_telling(mark: str, own: str) -> bool:
    return mark != own and sum(sign.isdigit() for sign in mark) > 2
