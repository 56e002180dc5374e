"""Giving people access and taking it away: invited by link, ended by a day, closed at once."""

from datetime import date, datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from kruh.access.actions import action
from kruh.access.models import Membership, User
from kruh.access.roles import Role
from kruh.directory import letters
from kruh.directory.models import Organisation
from kruh.directory.vocabulary import roles_at
from kruh.foundation import days
from kruh.foundation.workflow import NotPossible


@action
def invite_colleague(
    organisation: Organisation, *, by: User, at: datetime, email: str, role: str, origin: str, **names: str
) -> Membership:
    """This will give somebody a role in the organisation and send a link for choosing a password.

    A known address gets the role added and keeps its name; a closed account opens again, with a new password.
    Raises NotPossible when the person has the role there already, the role does not fit the organisation, or it ended.
    """
    if email.lower() == by.email:
        raise NotPossible(["Sobě roli přidat nejde. Požádejte o to jiného správce."])
    if not organisation.is_active:
        raise NotPossible(["Organizace už není v provozu, nikoho do ní pozvat nejde."])
    if role not in roles_at(organisation.kind):
        raise NotPossible(["Taková role do tohoto druhu organizace nepatří. Vyberte jinou."])
    user = User.objects.select_for_update().filter(email=email.lower()).first()
    user = user or User.objects.create_user(email, made_at=at, **names)
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    if any(held.role == role and held.unit_id == organisation.pk for held in user.memberships.filter(valid_to=None)):
        raise NotPossible([f"{user.short_name} už tuhle roli v organizaci má."])
    membership = Membership.objects.create(user=user, unit=organisation.unit, role=Role(role), valid_from=at)
    letters.welcome(membership, organisation, by=by, at=at, origin=origin)
    return membership


@action
def send_link_again(user: User, *, by: User, at: datetime, origin: str) -> User:
    """This will send a new link to somebody who has not chosen a password yet. Raises NotPossible."""
    held = user.memberships.filter(valid_to=None).select_related("unit__organisation").order_by("pk").first()
    if not user.is_active or held is None:
        raise NotPossible(["Účet nemá žádnou platnou roli. Nejdřív člověka pozvěte do organizace."])
    if user.has_usable_password():
        raise NotPossible(["Heslo už je zvolené. Kdo ho zapomene, obnoví si ho sám na přihlašovací stránce."])
    letters.welcome(held, held.unit.organisation, by=by, at=at, origin=origin)
    return user


@action
def forget_second_factor(user: User, *, by: User, at: datetime) -> User:
    """This will let somebody who lost the phone and the codes start again; the owner is told. Raises NotPossible."""
    held = user.memberships.filter(valid_to=None).select_related("unit__organisation").order_by("pk").first()
    if not user.is_active or held is None:
        raise NotPossible(["Účet nemá žádnou platnou roli, druhý faktor na něm není k čemu."])
    if not Authenticator.objects.filter(user=user).exists():
        raise NotPossible(["Na účtu žádný druhý faktor není. Nastaví se při příštím přihlášení."])
    _start_again(user, at)
    letters.factor_forgotten(user, held.unit.organisation, by=by, at=at)
    return user


@action(system=True)
def appoint_administrator(
    organisation: Organisation, *, by: User | None, at: datetime, email: str, **names: str
) -> Membership:
    """This will make the first administrator, or let one who lost everything start again; the server's keeper asks.

    The password and the second factor are gone, so that a new link is all that opens the account. Raises NotPossible.
    """
    if Role.ADMINISTRATOR not in roles_at(organisation.kind):
        raise NotPossible(
            ["Správce instalace do tohoto druhu organizace nepatří. Vyberte úřad nebo neziskovou organizaci."]
        )
    user = User.objects.select_for_update().filter(email=email.lower()).first()
    user = user or User.objects.create_user(email, made_at=at, **names)
    user.is_active = True
    user.set_password(None)
    user.save(update_fields=["is_active", "password"])
    _start_again(user, at)
    held = user.memberships.filter(unit=organisation.pk, role=Role.ADMINISTRATOR, valid_to=None).first()
    words = {"unit": organisation.unit, "role": Role.ADMINISTRATOR, "valid_from": at}
    return held or Membership.objects.create(user=user, **words)


@action
def end_membership(membership: Membership, *, by: User, at: datetime, last_day: date | None) -> Membership:
    """This will end a role with the named day, or at once. Raises NotPossible for an ended role or a past day."""
    if membership.valid_to and membership.valid_to <= at:
        raise NotPossible(["Tahle role už skončila."])
    if last_day and last_day < days.local_day(at):
        raise NotPossible(["Ten den už minul. Zvolte dnešek nebo pozdější den; co se stalo, zpětně změnit nejde."])
    end = days.start_of_day(last_day + timedelta(days=1)) if last_day else at
    membership.valid_to = max(end, membership.valid_from)
    membership.save(update_fields=["valid_to"])
    return membership


@action
def close_account(user: User, *, by: User, at: datetime) -> User:
    """This will end all roles, sign the person out everywhere and make the password and every sent link dead."""
    if not user.is_active:
        raise NotPossible(["Účet už je zrušený."])
    user.memberships.filter(valid_to=None).update(valid_to=at)
    user.memberships.filter(valid_to__gt=at).update(valid_to=at)
    user.is_active = False
    user.set_password(None)
    user.save(update_fields=["is_active", "password"])
    _sign_out_everywhere(user, at)
    return user


def _start_again(user: User, at: datetime) -> None:
    Authenticator.objects.filter(user=user).delete()
    _sign_out_everywhere(user, at)


def _sign_out_everywhere(user: User, at: datetime) -> None:
    """Sessions know their person only inside; an installation has some hundreds of them."""
    open_sessions = Session.objects.filter(expire_date__gte=at).iterator()
    theirs = [session.pk for session in open_sessions if session.get_decoded().get("_auth_user_id") == str(user.pk)]
    Session.objects.filter(pk__in=theirs).delete()
