"""Policies: closed by default, composed of named questions, deaf to accounts out of use."""

import pytest

from kruh.access import policy
from kruh.access.models import Membership, User
from kruh.access.policy import May, Predicate, has_role, may
from kruh.access.roles import Role
from tests.factories import people

YES = Predicate("ano", lambda user, subject, at: True)
NO = Predicate("ne", lambda user, subject, at: False)


def test_predicates_compose() -> None:
    who = User()

    answers = [question(who, None, people.NOW) for question in (YES | NO, YES & NO, ~NO, ~YES)]

    assert answers == [True, False, True, False]


def test_composed_predicate_reads_as_a_sentence() -> None:
    assert (YES | NO & ~YES).name == "ano nebo ne a zároveň ne (ano)"


def test_unknown_verb_is_an_error() -> None:
    with pytest.raises(KeyError):
        may(User(), "nobody.knows", None, people.NOW)


def test_two_rules_for_one_verb_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "REGISTRY", {})
    policy.register({"a.b": policy.Rule(YES)})

    with pytest.raises(ValueError, match="two rules"):
        policy.register({"a.b": policy.Rule(NO)})


@pytest.mark.django_db
def test_inactive_account_may_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(policy, "REGISTRY", {"a.b": policy.Rule(YES)})
    who = people.user(Role.SOCIAL_WORKER)

    before = May(who, None, people.NOW).can("a.b")
    who.is_active = False

    assert (before, May(who, None, people.NOW).can("a.b")) == (True, False)


@pytest.mark.django_db
def test_role_counts_only_while_it_lasts() -> None:
    who = people.user(Role.SOCIAL_WORKER)
    question = has_role(Role.SOCIAL_WORKER)
    during = question(who, None, people.NOW)

    Membership.objects.filter(user=who).update(valid_to=people.NOW)

    assert (during, question(people.fresh(who), None, people.NOW)) == (True, False)
