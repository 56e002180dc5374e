"""The end of keeping in the demo: two old files are gone, one waits for the second person, one may go, one is held."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kruh.access.models import Unit, User
from kruh.cases import actions as cases
from kruh.cases.models import Case, CasePerson
from kruh.retention import actions, night
from kruh.retention.models import Proposal

HEAD, SECOND = "petr.habr@lipova.example", "simona.vlckova@lipova.example"
STAYS = "LIP-OSPOD-2003-8"  # its archive is asked for as well
COURT = "Okresní soud si spis vyžádal k řízení o výživném a ještě ho nevrátil."


@dataclass(frozen=True, slots=True)
class Old:
    """A file from before Kruh: its mark, the child, and its years counted back from now."""

    mark: str
    name: str
    born: int
    opened: int
    closed: int


GONE = (Old("LIP-OSPOD-2001-3", "Karel Dušek", 38, 25, 21), Old("LIP-OSPOD-2001-9", "Ida Hrubá", 37, 25, 20))
WAITS = Old("LIP-OSPOD-2002-4", "Otto Malý", 36, 24, 20)
RIPE = Old(STAYS, "Tea Pokorná", 36, 23, 19)
HELD = Old("LIP-OSPOD-2003-5", "Emil Vaněk", 35, 23, 18)
YOUNG = Old("LIP-OSPOD-2018-2", "Mia Zemanová", 14, 8, 4)


def load(at: datetime) -> None:
    """This will tell it once; a second call changes nothing."""
    if Proposal.objects.exists():
        return
    head, second = (User.objects.get(email=email) for email in (HEAD, SECOND))
    unit = second.memberships_at(at)[0].unit
    gone, waits = [_told(one, unit, second, at) for one in GONE], _told(WAITS, unit, second, at)
    for one in (RIPE, YOUNG):
        _told(one, unit, second, at)
    actions.hold(_told(HELD, unit, second, at), reason=COURT, by=head, at=at)
    ago = at - timedelta(days=3)
    done = actions.propose(unit, cases=[case.pk for case in gone], second=second, by=head, at=ago)
    actions.approve(done, version=done.version, by=second, at=ago + timedelta(days=1))
    night.go_on(ago + timedelta(days=1))
    actions.propose(unit, cases=[waits.pk], second=second, by=head, at=at - timedelta(hours=5))


def _told(old: Old, unit: Unit, worker: User, at: datetime) -> Case:
    """Taken over from paper, so written into Kruh now; only its days are of then."""
    first, last = old.name.split(" ")
    year = at.year
    case: Case = cases.open_case(
        unit, by=worker, at=at - timedelta(days=5), file_mark=old.mark, first_name=first, last_name=last
    )
    child = CasePerson.objects.get(case=case).person
    child.birth_date = date(year - old.born, 4, 17)  # by now an adult, whom nobody could write down as a child
    child.save()
    cases.close_case(case, by=worker, at=at - timedelta(days=5))
    case.opened_on, case.closed_on = date(year - old.opened, 3, 2), date(year - old.closed, 6, 28)
    case.save(update_fields=["opened_on", "closed_on"])
    return case
