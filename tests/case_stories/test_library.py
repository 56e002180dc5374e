"""The library: what is found, what may be said, who withdraws."""

from datetime import date

import pytest

from kruh.access.models import User
from kruh.access.policy import Denied
from kruh.access.roles import Role
from kruh.case_stories import actions, policies, queries
from kruh.case_stories.models import Comment, Report, Story
from kruh.case_stories.vocabulary import State
from kruh.foundation.workflow import NotPossible
from tests.factories import people, stories

pytestmark = pytest.mark.django_db
NOW = people.NOW
DAY = date(2026, 2, 1)


@pytest.fixture
def member() -> User:
    return people.user(Role.FACILITATOR)


@pytest.fixture
def methodologist() -> User:
    return people.user(Role.METHODOLOGIST)


def titles(user: User, theme: str = "", asked: str = "") -> list[str]:
    shown = queries.shelf(user, NOW, theme=theme, asked=asked, number=1)
    return [story.title for story in shown["stories"]]


def test_stories_are_found_by_theme_and_by_words_without_accents(member: User) -> None:
    stories.released(DAY, title="Ráno")
    stories.released(DAY, title="Teta", theme="kin", text="Přijela na víkend.")

    assert sorted(titles(member)) == ["Ráno", "Teta"]
    assert titles(member, theme="kin") == ["Teta"]
    assert titles(member, asked="prijela vik") == ["Teta"]
    assert titles(member, asked="nic takového") == []


def test_comment_that_may_tell_somebody_is_refused_with_what_it_is(member: User) -> None:
    story = stories.released(DAY)

    with pytest.raises(NotPossible) as refusal:
        actions.comment(story, text="To je přece Adam z Prostějova.", by=member, at=NOW)

    assert refusal.value.reasons == [
        "V komentáři je něco, co může prozradit skutečné lidi nebo místo: Adam a Prostějova. Vynechte to."
    ]
    actions.comment(story, text="Nám pomohlo totéž.", by=member, at=NOW)
    assert [comment.text for comment in Comment.objects.all()] == ["Nám pomohlo totéž."]


def test_comment_is_removed_by_who_wrote_it_or_by_a_methodologist(member: User, methodologist: User) -> None:
    story = stories.released(DAY)
    first = actions.comment(story, text="První.", by=member, at=NOW)
    second = actions.comment(story, text="Druhý.", by=member, at=NOW)

    with pytest.raises(Denied):
        actions.remove_comment(first, by=people.user(Role.HEAD), at=NOW)
    actions.remove_comment(first, by=member, at=NOW)
    actions.remove_comment(second, by=methodologist, at=NOW)
    assert list(Comment.objects.values_list("text", "removed_at")) == [("", NOW), ("", NOW)]


def test_reported_story_is_withdrawn_by_a_methodologist_only(member: User, methodologist: User) -> None:
    story = stories.released(DAY)
    actions.report(story, reason="Poznala jsem je.", by=member, at=NOW)
    actions.report(story, reason="Poznala jsem je podle domu.", by=member, at=NOW)
    assert [one.reason for one in Report.objects.all()] == ["Poznala jsem je podle domu."]

    with pytest.raises(Denied):
        actions.withdraw(story, reason="Ano.", by=member, at=NOW)
    actions.withdraw(story, reason="Dům zná celé okolí.", by=methodologist, at=NOW)

    assert (Story.objects.get().state, Report.objects.get().settled_at) == (State.WITHDRAWN, NOW)
    assert not policies.visible(member, NOW).exists()
    with pytest.raises(NotPossible):
        actions.comment(story, text="Pozdě.", by=member, at=NOW)
