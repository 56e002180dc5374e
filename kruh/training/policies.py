"""Who announces workshops (methodologists, consultants for their organisation) and who may come: every colleague."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from kruh.access.models import User
from kruh.access.policy import Rule, has_role, predicate
from kruh.access.roles import Role
from kruh.training.models import Material, Measure, SignUp, Workshop
from kruh.training.vocabulary import Place, State

ORGANISING = (Role.METHODOLOGIST, Role.CONSULTANT)
WORKING = tuple(role for role in Role if role != Role.ADMINISTRATOR)

works_with_families = has_role(*WORKING)
announces = has_role(*ORGANISING)
is_methodologist = has_role(Role.METHODOLOGIST)


def workshop_of(subject: Any) -> Workshop | None:
    """This will give the workshop that something is about."""
    found = getattr(subject, "workshop", subject)
    return found if isinstance(found, Workshop) else None


@predicate("pořádá ten workshop (metodika nebo konzultace té organizace)")
def organises(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the workshop is of an organisation in which the person announces workshops."""
    workshop = workshop_of(subject)
    return workshop is not None and user.has_role(*ORGANISING, unit_id=workshop.unit_id, at=at)


@predicate("workshop je vypsaný nebo proběhl")
def is_out(user: User, subject: Any, at: datetime) -> bool:
    """This will keep drafts to those who write them."""
    workshop = workshop_of(subject)
    return workshop is not None and workshop.state != State.DRAFT


@predicate("jde o vlastní přihlášku")
def is_own(user: User, subject: Any, at: datetime) -> bool:
    """This will tell whether the sign-up is the person's; of a workshop, whether the person has one there."""
    if isinstance(subject, Workshop):
        return SignUp.objects.filter(workshop=subject, user=user).exists()
    return isinstance(subject, SignUp) and subject.user_id == user.pk


@predicate("nikdo s účtem, jen noční běh na serveru")
def by_night(user: User, subject: Any, at: datetime) -> bool:
    """This will refuse everybody: the night has no account."""
    return False


def visible_workshops(user: User, at: datetime) -> QuerySet[Workshop]:
    """This will give what is announced, and all of one's own organisation."""
    rows = Workshop.objects.select_related("key", "unit", "venue", "measure__region", "author")
    if not works_with_families(user, None, at):
        return rows.none()
    return rows.filter(~Q(state=State.DRAFT) | Q(unit__in=user.unit_ids(*ORGANISING, at=at)))


def organised(user: User, at: datetime) -> QuerySet[Workshop]:
    """This will give the workshops of one's own organisation."""
    return visible_workshops(user, at).filter(unit__in=user.unit_ids(*ORGANISING, at=at))


def visible_sign_ups(user: User, at: datetime) -> QuerySet[SignUp]:
    """This will give one's own, and those of the workshops which one organises."""
    return SignUp.objects.filter(Q(user=user) | Q(workshop__unit__in=user.unit_ids(*ORGANISING, at=at)))


def listed_sign_ups(user: User, at: datetime) -> QuerySet[SignUp]:
    """This will give those with a place or a turn in the workshops which one organises."""
    own = organised(user, at).values("pk")
    return SignUp.objects.filter(workshop__in=own, state__in=(Place.GOING, Place.WAITING))


def visible_materials(user: User, at: datetime) -> QuerySet[Material]:
    """This will give the files of workshops that one may read about."""
    return Material.objects.filter(workshop__in=visible_workshops(user, at).values("pk")).select_related(
        "key", "workshop__key", "workshop__unit"
    )


def visible_measures(user: User, at: datetime) -> QuerySet[Measure]:
    """This will give the measures of all regions to everybody who announces workshops."""
    rows = Measure.objects.select_related("region")
    return rows if announces(user, None, at) else rows.none()


ORGANISED = Rule(organises)
POLICY: dict[str, Rule] = {
    "training.list": Rule(works_with_families),
    "training.read": Rule(works_with_families & (is_out | organises)),
    "training.read_material": Rule(works_with_families & (is_out | organises)),
    "training.prepare": Rule(announces),
    "training.change": ORGANISED,
    "training.announce": ORGANISED,
    "training.cancel": Rule(organises, "všem přihlášeným přijde zpráva"),
    "training.hold": ORGANISED,
    "training.close": ORGANISED,
    "training.reopen": ORGANISED,
    "training.add_material": ORGANISED,
    "training.remove_material": ORGANISED,
    "training.sign_up": Rule(works_with_families, "každý jen sám sebe; bez účtu veřejnou stránkou"),
    "training.confirm": Rule(is_own, "jen odkazem z e-mailu"),
    "training.leave": Rule(is_own, "bez účtu odkazem z e-mailu"),
    "training.move_up": Rule(by_night, "koná se samo, když se místo uvolní"),
    "training.add_person": Rule(organises, "koho zapíše pořadatel, dostane zprávu, má-li e-mail"),
    "training.remove_person": ORGANISED,
    "training.see_people": Rule(organises, "jména účastníků vidí jen pořadatel"),
    "training.record_attendance": ORGANISED,
    "training.read_certificate": Rule(is_own | organises),
    "training.evaluate": Rule(by_night, "jen odkazem, beze jména"),
    "training.read_report": ORGANISED,
    "training.read_measures": Rule(announces),
    "training.save_measure": Rule(is_methodologist),
    "training.read_needs": Rule(is_methodologist),
    "training.tend": Rule(by_night),
}
