"""Two layouts of one content, the office's choice, and who understood the plan that was read aloud."""

from typing import Any

import pytest

from kruh.directory.models import Organisation
from kruh.directory.vocabulary import Kind
from kruh.foundation import typesetting as paper
from kruh.meetings.actions import minutes as actions
from kruh.meetings.documents import minutes as documents
from kruh.meetings.queries import content as contents
from kruh.meetings.rules import audience
from kruh.plans import actions as plans
from kruh.plans.models import Task
from kruh.plans.vocabulary import Understood
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db


def read_aloud(told: Told) -> dict[str, Any]:
    """The content of minutes whose plan was read to the mother."""
    task = Task.objects.get(conference=told.world.conference)
    answers = [plans.Said(told.rows["Jitka"], Understood.YES)]
    plans.read_back(task, answers=answers, by=told.sent(), at=NEXT_DAY)
    return contents.content(told.minutes)


@pytest.mark.parametrize(("writes_protocol", "layout"), [(True, "protocol"), (False, "minutes")])
def test_office_chooses_the_layout_of_new_minutes(writes_protocol: bool, layout: str) -> None:
    told = factory.held()
    office = told.world.conference.office
    Organisation(unit=office, kind=Kind.OFFICE, name=office.name, writes_protocol=writes_protocol).save()

    assert actions.start_minutes(told.world.fresh(), by=told.sent(), at=NEXT_DAY).layout == layout


def test_protocol_is_numbered_and_signed_by_who_led() -> None:
    told = factory.written()
    content = {**contents.content(told.minutes), "layout": "protocol"}

    document = documents.minutes(content, dated=NEXT_DAY.date())

    titles = [block.text for block in document.blocks if isinstance(block, paper.Heading)]
    assert [title.partition(" ")[0] for title in titles] == [f"{number}." for number in range(1, len(titles) + 1)]
    assert (titles[0], document.title) == ("1. Účast", "Protokol z případové konference")
    signers = document.blocks[-1]
    assert isinstance(signers, paper.Signatures)
    assert [len(signers.names), signers.names[2]] == [3, f"Za pracoviště {told.world.conference.office.name}"]


@pytest.mark.parametrize("layout", ["minutes", "protocol"])
def test_both_layouts_say_who_understood_the_plan(layout: str) -> None:
    content = {**read_aloud(factory.written()), "layout": layout}

    document = documents.minutes(content, dated=NEXT_DAY.date())

    assert paper.Bullets(("Jitka Havlínová: úkol 1",)) in document.blocks


def test_copy_of_the_school_does_not_say_who_understood_what() -> None:
    told = factory.written()
    content = read_aloud(told)

    copy = audience.copy_of(content, audience.Reader("x", "y", "school"))

    assert (content["plan"]["read"], "read" in copy["plan"]) == (["Jitka Havlínová: úkol 1"], False)


@pytest.mark.parametrize(
    ("layout", "ends"),
    [("minutes", ["Note", "Heading", "Table"]), ("protocol", ["Note", "Paragraph", "Signatures"])],
)
def test_last_words_of_a_copy_for_comments_are_not_alone(layout: str, ends: list[str]) -> None:
    content = {**contents.content(factory.written().minutes), "layout": layout}

    document = documents.minutes(content, dated=NEXT_DAY.date(), comments_until=NEXT_DAY.date())

    assert [type(block).__name__ for block in document.blocks[-3:]] == ends


@pytest.mark.parametrize(("layout", "kind"), [("minutes", "zápisu"), ("protocol", "protokolu")])
def test_signatures_say_what_is_signed(layout: str, kind: str) -> None:
    content = {**contents.content(factory.written().minutes), "layout": layout}

    what, signatures = documents.minutes(content, dated=NEXT_DAY.date()).blocks[-2:]

    assert isinstance(signatures, paper.Signatures)
    assert what == paper.Paragraph(f"Podpisy k {kind} {content['number']} ze setkání 17.\u00a03.\u00a02026:")
