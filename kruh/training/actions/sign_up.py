"""How people come to a place: sign up, confirm, wait, leave. Each locks the workshop: no place is given twice."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.foundation.ids import uuid7
from kruh.foundation.workflow import NotPossible, refuse_if
from kruh.training import letters
from kruh.training.models import SignUp, Workshop
from kruh.training.queries import links, people
from kruh.training.rules import sign_up as rules
from kruh.training.vocabulary import Place, Sector, State

NOT_YOURS = "Tahle přihláška je někoho jiného."


@action(system=True)
def sign_up(
    workshop: Workshop, *, name: str = "", organisation: str = "", sector: Sector | str = "", email: str = "",
    by: User | None, at: datetime,
) -> SignUp | None:  # fmt: skip
    """This will sign a colleague up, or ask a guest to confirm. Of an address known before nothing is told."""
    unconfirmed = people.numbers(workshop).asked if by is None else 0
    refuse_if(rules.blockers_to_sign_up(workshop.state, workshop.starts_at, at, unconfirmed=unconfirmed))
    if by is None:
        _guest(workshop, name, organisation, Sector(sector), email.strip(), at)
        return None
    known = people.own(workshop, by)
    if known is not None and known.state != Place.CANCELLED:
        raise NotPossible(["Na tenhle workshop už přihlášku máte."])
    works_at, of_sector = people.works_at(by, by.unit_ids(at=at))
    found = known or _fresh(workshop, at)
    found.user, found.organisation, found.sector = by, works_at, of_sector
    return _placed(found, workshop, at)


def _guest(workshop: Workshop, name: str, organisation: str, sector: Sector, email: str, at: datetime) -> None:
    mark = links.mail_mark(email)
    known: SignUp | None = SignUp.objects.filter(workshop=workshop, mail_mark=mark).first()
    if known is not None and known.state in (Place.GOING, Place.WAITING):
        letters.tell_again(known, at)
        return
    found = known or _fresh(workshop, at)
    found.name, found.organisation, found.sector, found.email = name, organisation, sector, email
    found.mail_mark, found.state, found.made_at = mark, Place.ASKED, at
    found.save()
    letters.ask_to_confirm(found, at)


def _fresh(workshop: Workshop, at: datetime) -> SignUp:
    pk = uuid7()
    return SignUp(pk=pk, workshop=workshop, key=workshop.key, link_mark=links.link_mark(pk), made_at=at)


@action(system=True)
def confirm(workshop: Workshop, *, sign_up: SignUp, by: User | None, at: datetime) -> SignUp:
    """This will give a guest who confirmed a place or a turn; a second confirmation changes nothing."""
    found: SignUp = SignUp.objects.get(pk=sign_up.pk)
    _refuse_stranger(found, by)
    if found.state != Place.ASKED:
        return found
    refuse_if(rules.blockers_to_sign_up(workshop.state, workshop.starts_at, at))
    return _placed(found, workshop, at)


@action(system=True)
def leave(workshop: Workshop, *, sign_up: SignUp, by: User | None, at: datetime) -> SignUp:
    """This will take a sign-up back; the first who waits gets the place and a letter."""
    found: SignUp = SignUp.objects.get(pk=sign_up.pk)
    _refuse_stranger(found, by)
    refuse_if(rules.blockers_to_leave(found.state, workshop.starts_at, at))
    return _left(found, workshop, at)


def _left(sign_up: SignUp, workshop: Workshop, at: datetime) -> SignUp:
    was_known = sign_up.state != Place.ASKED
    sign_up.state, sign_up.queued_at = Place.CANCELLED, None
    sign_up.save(update_fields=["state", "queued_at"])
    if was_known and sign_up.address:
        letters.tell_left(sign_up, at)
    move_up(workshop, by=None, at=at)
    return sign_up


@action
def add_person(
    workshop: Workshop, *, name: str, organisation: str, sector: Sector | str, email: str = "", by: User, at: datetime
) -> SignUp:
    """This will write down somebody who said so by telephone, or who simply came. Before it begins places count."""
    has_begun = workshop.starts_at <= at
    refuse_if(rules.blockers_to_add(workshop.state))
    mark = links.mail_mark(email) if email.strip() else None
    known = SignUp.objects.filter(workshop=workshop, mail_mark=mark).first() if mark else None
    if known is not None and known.state in (Place.GOING, Place.WAITING):
        raise NotPossible(["Člověk s tímto e-mailem už přihlášku má."])
    found = known or _fresh(workshop, at)
    found.name, found.organisation, found.sector = name, organisation, Sector(sector)
    found.email, found.mail_mark, found.made_at = email.strip() or None, mark, at
    if not has_begun:
        return _placed(found, workshop, at)
    found.state, found.queued_at = Place.GOING, at
    found.save()
    return found


@action
def remove_person(sign_up: SignUp, *, by: User, at: datetime) -> SignUp:
    """This will take somebody off the list; who waits moves up, and both are told."""
    found: SignUp = SignUp.objects.get(pk=sign_up.pk)
    refuse_if(rules.blockers_to_leave(found.state, found.workshop.starts_at, at))
    return _left(found, found.workshop, at)


def _refuse_stranger(sign_up: SignUp, by: User | None) -> None:
    if by is not None and sign_up.user_id != by.pk:
        raise NotPossible([NOT_YOURS])


def _placed(sign_up: SignUp, workshop: Workshop, at: datetime) -> SignUp:
    known = people.numbers(workshop)
    sign_up.state, sign_up.queued_at = rules.place_for(known.going, workshop.capacity, known.waiting), at
    sign_up.save()
    if sign_up.address:
        (letters.give_place if sign_up.state == Place.GOING else letters.put_in_queue)(sign_up, at)
    return sign_up


@action(system=True)
def move_up(workshop: Workshop, *, by: User | None, at: datetime) -> None:
    """This will give free places to those who wait, in their order; each gets one letter."""
    if workshop.starts_at <= at or workshop.state != State.ANNOUNCED:
        return
    queue = people.waiting(workshop)
    number = rules.number_to_move(people.numbers(workshop).going, workshop.capacity, len(queue))
    for one in queue[:number]:
        one.state = Place.GOING
        one.save(update_fields=["state"])
        if one.address:
            letters.give_place(one, at)
