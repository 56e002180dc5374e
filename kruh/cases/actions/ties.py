"""Tying people together and letting go."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.cases.models import Case, CasePerson, Person, Tie
from kruh.cases.rules import files
from kruh.cases.rules import ties as rules
from kruh.foundation import days
from kruh.foundation.workflow import refuse_if

NOT_HERE = "Oba lidé musí být v tomto případu. Vyberte je prosím znovu."


@action
def tie(
    case: Case,
    *,
    by: User,
    at: datetime,
    person: Person,
    other: Person,
    kind: str,
    has_parental_responsibility: bool = False,
    lives_together: bool = False,
    note: str = "",
) -> Tie:
    """This will note what one person is to the other; what says the same from both sides is kept once.

    Raises NotPossible with every contradiction.
    """
    refuse_if(files.closed_blockers(case.state))
    everyone = CasePerson.objects.filter(case=case, ended_on=None).select_related("person__key")
    faces = {place.person_id: rules.Face(place.person.full_name, place.person.birth_date) for place in everyone}
    refuse_if([] if {person.pk, other.pk} <= faces.keys() else [NOT_HERE])
    wanted = rules.TieFacts(person.pk, other.pk, kind, has_parental_responsibility)
    refuse_if(rules.blockers(wanted, _facts(case), faces))
    kept = rules.ordered(wanted)
    row: Tie
    row, _ = Tie.objects.get_or_create(
        case=case, person_id=kept.person, other_id=kept.other, kind=kind, defaults={"key": case.key}
    )
    row.has_parental_responsibility, row.lives_together = has_parental_responsibility, lives_together
    row.note, row.ended_on = note or None, None
    row.save()
    return row


@action
def untie(tie: Tie, *, by: User, at: datetime) -> None:
    """This will end a tie; who was a partner yesterday stays known as one who was."""
    refuse_if(files.closed_blockers(tie.case.state))
    refuse_if(["Tenhle vztah už v případu neplatí."] if tie.ended_on else [])
    tie.ended_on = days.local_day(at)
    tie.save(update_fields=["ended_on"])


def _facts(case: Case) -> list[rules.TieFacts]:
    rows = Tie.objects.filter(case=case, ended_on=None)
    return [rules.TieFacts(row.person_id, row.other_id, row.kind, row.has_parental_responsibility) for row in rows]
