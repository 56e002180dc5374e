"""Where somebody hides stands on no page of those who may not open it; who may, is told where it was written."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.cases import actions as case_actions
from kruh.conferences.vocabulary import SeatRole
from kruh.directory.vocabulary import Kind
from kruh.meetings.actions import comments
from kruh.meetings.vocabulary import SectionKind
from tests.factories import minutes as factory
from tests.factories import places
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
ADDRESS, WORDS = "Březová 12, 391 00 Lipová nad Březnou", "Jitka bydlí v Březové 12 u kamarádky."
CALM, TOLD = "Stránku teď upravuje pracoviště", "Tým setkání tuhle stránku teď neotevře"
PAPERS = ("print-minutes", "plan-file")
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(autouse=True)
def next_day() -> Iterator[None]:
    with time_machine.travel(NEXT_DAY, tick=False):
        yield


def told_by(place: str, *, kind: str = "address", is_hidden: bool = True) -> Told:
    """Minutes in which the organiser wrote the address in one place."""
    told = factory.delivered()
    if is_hidden:
        factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    if place in ("minutes", "print-minutes"):
        told.write(SectionKind.VIEWS, WORDS, by=told.worker)
    if place == "comments":
        comments.add_comment(told.minutes, text=WORDS, by=told.worker, at=NEXT_DAY)
    if place in ("plan", "plan-file"):
        factory.add_task(told, text=f"Vyzvednout věci. {WORDS}")
    return told


def page(told: Told, who: Any, place: str) -> Any:
    names = {"plan": "plans:plan", "plan-file": "plans:plan-file"}
    arguments = [told.world.conference.pk, *(["pdf"] if place in PAPERS else [])]
    return signed_in(who).get(reverse(names.get(place, f"meetings:{place}"), args=arguments))


@pytest.mark.parametrize("place", ["minutes", "comments", "plan", *PAPERS])
def test_page_that_tells_a_place_waits_for_the_organiser(place: str) -> None:
    told = told_by(place)

    seated, own = page(told, told.sent(SeatRole.FACILITATOR), place), page(told, told.worker, place)

    said = seated.content.decode()
    assert (seated.status_code, CALM in said, "Březov" in said) == (422, True, False)
    assert own.status_code == 200
    assert place in PAPERS or TOLD in own.content.decode()


@pytest.mark.parametrize("place", ["minutes", "comments", "plan"])
def test_page_without_it_opens_for_everybody(place: str) -> None:
    told = told_by("nowhere")

    pages = [page(told, who, place) for who in (told.sent(SeatRole.FACILITATOR), told.worker)]

    assert [(one.status_code, TOLD in one.content.decode()) for one in pages] == [(200, False)] * 2


def test_words_stand_where_nothing_is_protected() -> None:
    told = told_by("minutes", is_hidden=False)

    assert "Březové 12" in page(told, told.sent(SeatRole.FACILITATOR), "minutes").content.decode()


def test_who_wrote_it_goes_on_writing() -> None:
    told = factory.delivered()
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    told.write(SectionKind.VIEWS, WORDS, by=told.sent())

    pages = [
        page(told, told.sent(role), "minutes").status_code for role in (SeatRole.MINUTE_TAKER, SeatRole.FACILITATOR)
    ]

    assert pages == [200, 422]


SCHOOL = "ZŠ a MŠ Lesní, Písek"


@pytest.mark.parametrize(
    ("kind", "value", "giveaways", "words"),
    [
        ("school", SCHOOL, [], "Adam chodí do ZŠ v Lesní."),
        ("area", "Písek", [], "Bydlí v Písku."),
        ("organisation", "OSPOD Písek", [], "Převzal to OSPOD v Písku."),
        ("address", ADDRESS, ["Poradna Písek", "380 111 222"], "Dojíždí do poradny v Písku."),
        ("address", ADDRESS, ["Poradna Písek", "380 111 222"], "Volejte 380111222."),
    ],
)
def test_school_and_what_betrays_a_place_wait_for_the_organiser_as_well(
    kind: str, value: str, giveaways: list[str], words: str
) -> None:
    told = factory.delivered()
    protect(told, kind, value, giveaways)
    told.write(SectionKind.VIEWS, words, by=told.worker)

    seated, own = (page(told, who, "minutes") for who in (told.sent(SeatRole.FACILITATOR), told.worker))

    assert (seated.status_code, own.status_code, TOLD in own.content.decode()) == (422, 200, True)


def protect(told: Told, kind: str, value: str, giveaways: list[str]) -> None:
    fact = case_actions.protect_fact(
        told.world.case, person=told.rows["Jitka"].person, kind=kind, value=value, reason="Bojí se.",
        hidden_from=[told.rows["Radek"].person], valid_from=NEXT_DAY.date(), by=told.worker, at=NEXT_DAY,
    )  # fmt: skip
    case_actions.change_giveaways(fact, words=giveaways, by=told.worker, at=NEXT_DAY)


def test_school_that_sits_at_the_table_and_the_town_of_the_office_betray_nothing() -> None:
    told = factory.delivered()
    teacher, office = told.rows["Vlasta"].person, told.world.conference.office.name
    teacher.organisation = places.organisation(SCHOOL, Kind.SCHOOL, phone="+420380111222")
    teacher.save(update_fields=["organisation"])
    protect(told, "school", SCHOOL, ["380 111 222", office])
    told.write(SectionKind.VIEWS, f"Zavoláme do ZŠ v Lesní (380 111 222), zařídí to {office}.", by=told.worker)

    assert page(told, told.sent(SeatRole.FACILITATOR), "minutes").status_code == 200


@pytest.mark.parametrize("is_hidden", [False, True])
@pytest.mark.parametrize("place", ["minutes", "comments", "plan"])
def test_reading_the_page_costs_few_questions(place: str, is_hidden: bool) -> None:
    told = told_by("nowhere", is_hidden=is_hidden)
    address = reverse("plans:plan" if place == "plan" else f"meetings:{place}", args=[told.world.conference.pk])
    counts = []
    for who in (told.worker, told.sent(SeatRole.FACILITATOR)):
        client = signed_in(who)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        counts.append(len([row for row in asked if not row["sql"].startswith(FRAME)]))

    # Only where a place is protected its value is asked for.
    assert max(counts) <= (9 if is_hidden else 8), counts
