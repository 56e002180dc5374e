"""Keeping entries right, and giving and taking access."""

import contextlib
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from kruh.access.models import AuditEntry, Membership, Unit, User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.directory import actions, queries
from kruh.directory.models import Closure, Organisation, Professional, Training, Venue
from kruh.directory.queries import accounts
from kruh.directory.vocabulary import Kind, TrainingKind
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible
from kruh.messaging.models import Message
from kruh.vault.models import Key
from tests.factories import people, places

pytestmark = pytest.mark.django_db

ROOM: dict[str, Any] = {"name": "Klubovna", "district_id": "3112", "city": "Tábor", "capacity": 8}
NAMES = {"first_name": "Jana", "last_name": "Nová", "title_before": "Mgr.", "title_after": "", "gender": "f"}


@pytest.fixture
def administrator() -> User:
    return people.user(Role.ADMINISTRATOR, first_name="Pavel", last_name="Správný")


def invite(organisation: Organisation, by: User, **words: Any) -> Membership:
    said = {"email": "jana.nova@urad.example", "role": Role.SOCIAL_WORKER, "origin": "https://kruh.example/", **NAMES}
    return actions.invite_colleague(organisation, by=by, at=people.NOW, **said | words)


def link_in(message: Message) -> str:
    return next(word for word in str(message.text).split() if word.startswith("https://"))


# Entries -----------------------------------------------------------------------------------------------------------


def test_found_organisation_has_a_unit_a_key_and_a_line_in_the_trail(administrator: User) -> None:
    made = actions.found_organisation(None, by=administrator, at=people.NOW, name="Krok", kind=Kind.NGO)

    last = AuditEntry.objects.latest("id")
    assert (made.unit.name, Key.objects.filter(owner=made.pk).count()) == ("Krok", 1)
    assert (last.verb, last.subject, last.actor) == ("directory.found_organisation", made.pk, administrator.pk)


@pytest.mark.parametrize("words", [{"name": "krok"}, {"name": "Jiné jméno", "ico": "89999908"}])
def test_found_organisation_refuses_a_twin(administrator: User, words: dict[str, str]) -> None:
    places.organisation("Krok", ico="89999908")

    with pytest.raises(NotPossible, match="už v adresáři je"):
        actions.found_organisation(None, by=administrator, at=people.NOW, kind=Kind.NGO, **words)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_found_organisation_is_for_the_administrator(role: Role) -> None:
    with pytest.raises(Denied):
        actions.found_organisation(None, by=people.user(role), at=people.NOW, name="Krok", kind=Kind.NGO)


@pytest.mark.parametrize(
    ("role", "may"),
    [
        (Role.SOCIAL_WORKER, True),
        (Role.HEAD, True),
        (Role.CONSULTANT, True),
        (Role.FACILITATOR, False),
        (Role.MINUTE_TAKER, False),
        (Role.METHODOLOGIST, False),
    ],
)
def test_save_organisation_lets_its_own_people_change_contacts(role: Role, may: bool) -> None:
    home = places.organisation()
    who = people.user(role, at=home.unit)

    with contextlib.suppress(Denied):
        actions.save_organisation(home, by=who, at=people.NOW, phone="+420380000999")

    home.refresh_from_db()
    assert home.phone == ("+420380000999" if may else "")


def test_save_organisation_of_somebody_else_is_denied() -> None:
    stranger = people.user(Role.HEAD, at=places.office().unit)

    with pytest.raises(Denied):
        actions.save_organisation(places.organisation(), by=stranger, at=people.NOW, phone="+420380000999")


@pytest.mark.parametrize("words", [{"name": "Jiný"}, {"kind": Kind.COURT}, {"is_authorised": True}, {"regions": []}])
def test_save_organisation_keeps_its_nature_from_its_own_people(words: dict[str, Any]) -> None:
    home = places.organisation()

    with pytest.raises(Denied):
        actions.save_organisation(home, by=people.user(Role.CONSULTANT, at=home.unit), at=people.NOW, **words)


def test_save_organisation_renames_the_unit_and_is_found_by_the_new_name(administrator: User) -> None:
    home = places.organisation("Starý název")

    actions.save_organisation(home, by=administrator, at=people.NOW, name="Nový název", regions=["CZ031"])

    found = queries.search(queries.folded_words("novy nazev")).get()
    assert (found.unit.name, [region.pk for region in found.regions.all()]) == ("Nový název", ["CZ031"])


def test_save_with_an_old_version_shows_both_texts_and_changes_nothing(administrator: User) -> None:
    home = places.organisation(city="Tábor")
    opened_with = home.version
    actions.save_organisation(home, by=administrator, at=people.NOW, version=opened_with, city="Písek")

    with pytest.raises(Conflict) as conflict:
        actions.save_organisation(home, by=administrator, at=people.NOW, version=opened_with, city="Blatná")

    home.refresh_from_db()
    assert (conflict.value.theirs, conflict.value.mine, home.city) == ({"Obec": "Písek"}, {"Obec": "Blatná"}, "Písek")


def test_save_venue_adds_and_changes_a_room() -> None:
    home = places.organisation()
    who = people.user(Role.CONSULTANT, at=home.unit)

    room = actions.save_venue(Venue(organisation=home), by=who, at=people.NOW, **ROOM)
    actions.save_venue(room, by=who, at=people.NOW, version=room.version, **ROOM | {"capacity": 9})

    assert list(home.venues.values_list("name", "capacity")) == [("Klubovna", 9)]


def test_save_venue_without_an_organisation_is_for_the_administrator(administrator: User) -> None:
    who = people.user(Role.CONSULTANT, at=places.organisation().unit)
    with pytest.raises(Denied):
        actions.save_venue(Venue(), by=who, at=people.NOW, **ROOM)

    room = actions.save_venue(Venue(), by=administrator, at=people.NOW, **ROOM)

    assert list(Venue.objects.all()) == [room]


def test_save_professional_refuses_an_account_of_somebody_else(administrator: User) -> None:
    home = places.organisation()
    account = people.user(Role.FACILITATOR, at=home.unit)
    places.professional(home, user=account)

    with pytest.raises(NotPossible, match="už je připojený"):
        actions.save_professional(Professional(organisation=home), by=administrator, at=people.NOW, user=account)


def test_record_training_refuses_days_that_contradict(administrator: User) -> None:
    training = Training(professional=places.professional(places.organisation()))
    words = {"kind": TrainingKind.MEDIATION, "on": date(2026, 3, 2), "valid_until": date(2026, 3, 1)}

    with pytest.raises(NotPossible):
        actions.record_training(training, by=administrator, at=people.NOW, **words)

    assert Training.objects.count() == 0


def test_record_training_keeps_it_with_the_person() -> None:
    home = places.organisation()
    person = places.professional(home)
    words = {"kind": TrainingKind.MEDIATION, "on": date(2026, 3, 2), "valid_until": None, "hours": 40, "provider": ""}

    actions.record_training(
        Training(professional=person), by=people.user(Role.CONSULTANT, at=home.unit), at=people.NOW, **words
    )

    assert list(person.trainings.values_list("kind", "hours")) == [("mediation", 40)]


def test_recorded_training_can_be_mended_and_removed() -> None:
    home = places.organisation()
    by = people.user(Role.CONSULTANT, at=home.unit)
    training = places.professional(home).trainings.create(kind=TrainingKind.MEDIATION, on=date(2026, 3, 2), hours=4)
    words = {"kind": TrainingKind.MEDIATION, "on": date(2026, 3, 2), "valid_until": None, "hours": 40, "provider": ""}

    actions.record_training(training, by=by, at=people.NOW, **words)
    mended = Training.objects.get().hours
    actions.remove_training(training, by=by, at=people.NOW)

    assert (mended, Training.objects.count()) == (40, 0)
    assert AuditEntry.objects.filter(verb="directory.remove_training", actor=by.pk).count() == 1


def test_training_elsewhere_is_not_ours_to_mend() -> None:
    training = places.professional(places.organisation()).trainings.create(kind="mediation", on=date(2026, 3, 2))

    with pytest.raises(Denied):
        actions.remove_training(training, by=people.user(Role.CONSULTANT), at=people.NOW)


@pytest.mark.parametrize(
    ("first", "last", "reason"),
    [
        (date(2026, 12, 31), date(2026, 12, 30), "dřív než první"),
        (date(2026, 12, 30), date(2027, 1, 4), "jiné uzavření zapsané"),
    ],
)
def test_save_closure_refuses_impossible_and_overlapping_days(
    administrator: User, first: date, last: date, reason: str
) -> None:
    home = places.office()
    Closure.objects.create(
        organisation=home, first_day=date(2026, 12, 28), last_day=date(2026, 12, 31), reason="svátky"
    )

    with pytest.raises(NotPossible, match=reason):
        actions.save_closure(
            Closure(organisation=home),
            by=administrator,
            at=people.NOW,
            first_day=first,
            last_day=last,
            reason="zavřeno",
        )


def test_closure_is_saved_changed_and_removed_by_the_office() -> None:
    home = places.office()
    who = people.user(Role.SOCIAL_WORKER, at=home.unit)
    day = date(2026, 7, 6)
    words = {"first_day": day, "last_day": day, "reason": "malování"}

    closure = actions.save_closure(Closure(organisation=home), by=who, at=people.NOW, **words)
    actions.save_closure(closure, by=who, at=people.NOW, **words | {"last_day": day + timedelta(days=1)})
    two_days, told = queries.closures_of(home), Unit.objects.get(pk=home.pk).closures
    actions.remove_closure(closure, by=who, at=people.NOW)

    assert (two_days, queries.closures_of(home)) == ({day, day + timedelta(days=1)}, set())
    assert (told, Unit.objects.get(pk=home.pk).closures) == (frozenset(two_days), frozenset())
    assert AuditEntry.objects.latest("id").verb == "directory.remove_closure"


# Accounts ----------------------------------------------------------------------------------------------------------


def test_invite_colleague_makes_an_account_and_queues_one_letter_with_a_link(administrator: User) -> None:
    office = places.office()

    membership = invite(office, administrator, email="Jana.Nova@Urad.example")

    message = Message.objects.get()
    assert (membership.user.name, membership.user.email) == ("Mgr. Jana Nová", "jana.nova@urad.example")
    assert (membership.user.has_usable_password(), message.address) == (False, "jana.nova@urad.example")
    assert link_in(message).startswith("https://kruh.example/ucet/password/reset/key/")


def test_link_in_the_letter_sets_a_password_once(administrator: User, client: Client) -> None:
    member = invite(places.office(), administrator).user
    link = link_in(Message.objects.get()).removeprefix("https://kruh.example")
    chosen = {"password1": "Modrá-lucerna-77", "password2": "Modrá-lucerna-77"}

    form = client.get(link, follow=True)
    offered = "password1" in form.content.decode()
    client.post(form.request["PATH_INFO"], chosen)

    assert (offered, people.fresh(member).check_password("Modrá-lucerna-77")) == (True, True)
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_invite_colleague_adds_a_role_to_a_known_account_and_keeps_its_name(administrator: User) -> None:
    known = people.user(Role.FACILITATOR, first_name="Jiří", last_name="Kalina")
    known.set_password("Modrá-lucerna-77")
    known.save()

    membership = invite(places.organisation(), administrator, email=known.email, role=Role.CONSULTANT)

    assert (membership.user.short_name, User.objects.filter(email=known.email).count()) == ("Jiří Kalina", 1)
    assert "https://" not in Message.objects.get().text


def test_invite_colleague_opens_a_closed_account_again_with_a_new_password(administrator: User) -> None:
    office = places.office()
    user = invite(office, administrator).user
    actions.close_account(user, by=administrator, at=people.NOW)

    again = invite(office, administrator)

    assert (again.user, again.user.is_active, again.user.has_usable_password()) == (user, True, False)


def test_invite_colleague_gives_nobody_a_role_of_their_own_making(administrator: User) -> None:
    with pytest.raises(NotPossible, match="Sobě roli přidat nejde"):
        invite(places.office(), administrator, email=administrator.email.upper(), role=Role.SOCIAL_WORKER)

    assert [held.role for held in administrator.memberships.all()] == [Role.ADMINISTRATOR]


def test_invite_colleague_refuses_the_same_role_twice(administrator: User) -> None:
    office = places.office()
    invite(office, administrator)

    with pytest.raises(NotPossible, match="už tuhle roli"):
        invite(office, administrator)

    assert Message.objects.count() == 1


@pytest.mark.parametrize(
    ("kind", "role", "fits"),
    [
        (Kind.NGO, Role.CONSULTANT, True),
        (Kind.NGO, Role.SOCIAL_WORKER, False),
        (Kind.OFFICE, Role.HEAD, True),
        (Kind.OFFICE, Role.FACILITATOR, False),
        (Kind.SCHOOL, Role.FACILITATOR, True),
        (Kind.SCHOOL, Role.ADMINISTRATOR, False),
        (Kind.OTHER, Role.METHODOLOGIST, True),
    ],
)
def test_invite_colleague_takes_only_roles_that_fit_the_organisation(
    administrator: User, kind: Kind, role: Role, fits: bool
) -> None:
    home = places.organisation(kind=kind)

    if fits:
        assert invite(home, administrator, role=role).role == role
    else:
        with pytest.raises(NotPossible, match="do tohoto druhu organizace nepatří"):
            invite(home, administrator, role=role)


def test_invite_colleague_into_an_ended_organisation_is_refused(administrator: User) -> None:
    with pytest.raises(NotPossible, match="není v provozu"):
        invite(places.organisation(is_active=False), administrator)


def test_invite_colleague_is_denied_to_the_head_of_the_office() -> None:
    office = places.office()

    with pytest.raises(Denied):
        invite(office, people.user(Role.HEAD, at=office.unit))


def test_send_link_again_makes_a_new_letter_only_while_there_is_no_password(administrator: User) -> None:
    user = invite(places.office(), administrator).user
    words: dict[str, Any] = {"by": administrator, "at": people.NOW, "origin": "https://kruh.example"}

    actions.send_link_again(user, **words)
    user.set_password("Modrá-lucerna-77")
    user.save()
    with pytest.raises(NotPossible, match="už je zvolené"):
        actions.send_link_again(user, **words)

    assert Message.objects.count() == 2


def test_send_link_again_needs_a_role(administrator: User) -> None:
    with pytest.raises(NotPossible, match="žádnou platnou roli"):
        actions.send_link_again(people.user(), by=administrator, at=people.NOW, origin="https://kruh.example")


def test_end_membership_lasts_until_the_end_of_its_last_day_in_prague(administrator: User) -> None:
    office = places.office()
    worker = people.user(Role.SOCIAL_WORKER, at=office.unit)
    membership = worker.memberships.get()

    actions.end_membership(membership, by=administrator, at=people.NOW, last_day=date(2026, 3, 31))

    midnight = days.start_of_day(date(2026, 4, 1))
    held = [
        people.fresh(worker).has_role(Role.SOCIAL_WORKER, at=midnight + step)
        for step in (timedelta(seconds=-1), timedelta())
    ]
    assert held == [True, False]


def test_end_membership_without_a_day_ends_it_at_once(administrator: User) -> None:
    worker = people.user(Role.SOCIAL_WORKER)

    actions.end_membership(worker.memberships.get(), by=administrator, at=people.NOW, last_day=None)

    assert people.fresh(worker).memberships_at(people.NOW) == []


def test_end_membership_refuses_a_past_day_and_a_second_end(administrator: User) -> None:
    membership = people.user(Role.SOCIAL_WORKER).memberships.get()
    with pytest.raises(NotPossible, match="už minul"):
        actions.end_membership(membership, by=administrator, at=people.NOW, last_day=date(2026, 3, 1))
    actions.end_membership(membership, by=administrator, at=people.NOW, last_day=None)

    with pytest.raises(NotPossible, match="už skončila"):
        actions.end_membership(membership, by=administrator, at=people.NOW, last_day=None)


def test_administrator_cannot_lock_the_door_from_outside(administrator: User) -> None:
    with pytest.raises(Denied):
        actions.end_membership(administrator.memberships.get(), by=administrator, at=people.NOW, last_day=None)
    with pytest.raises(Denied):
        actions.close_account(administrator, by=administrator, at=people.NOW)


def test_close_account_ends_roles_sessions_and_sent_links(administrator: User, client: Client) -> None:
    user = invite(places.office(), administrator).user
    link = link_in(Message.objects.get()).removeprefix("https://kruh.example")
    client.force_login(user)
    bystander = Client()
    bystander.force_login(administrator)

    actions.close_account(user, by=administrator, at=people.NOW)

    assert client.get("/adresar/").status_code == 302
    assert "_auth_user_id" in bystander.session
    assert people.fresh(user).memberships_at(people.NOW + timedelta(seconds=1)) == []
    assert not people.fresh(user).has_usable_password()
    assert "password1" not in Client().get(link, follow=True).content.decode()


def test_close_account_twice_is_refused(administrator: User) -> None:
    user = people.user(Role.HEAD)
    actions.close_account(user, by=administrator, at=people.NOW)

    with pytest.raises(NotPossible, match="už je zrušený"):
        actions.close_account(user, by=administrator, at=people.NOW)


def test_hand_over_names_who_can_take_over_but_no_case(administrator: User) -> None:
    office = places.office()
    leaver = people.user(Role.SOCIAL_WORKER, at=office.unit)
    head = people.user(Role.HEAD, at=office.unit, last_name="Habr")
    people.user(Role.HEAD, at=office.unit, last_name="Zrušený", is_active=False)

    told = accounts.hand_over(leaver, people.NOW)

    assert ([m.user for m in told["colleagues"]], told["files"], len(told["current"])) == ([head], 0, 1)
