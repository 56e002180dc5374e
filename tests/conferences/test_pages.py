"""Whom the pages open to and what each may read, and how much they ask of the database."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
import time_machine
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import Part, TeamRole
from kruh.conferences.actions import conference as actions
from kruh.conferences.actions import request as request_actions
from kruh.conferences.actions import suitability
from kruh.conferences.models import Seat
from kruh.conferences.vocabulary import ParticipantRole, SeatRole, SeatState
from kruh.foundation.typesetting import reading
from kruh.method import queries as method
from tests.factories import cases, conferences, invited, people
from tests.factories.people import NOW
from tests.factories.visits import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
SURNAME = "Havlín"


@pytest.fixture
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as stopped:
        yield stopped


def html(who: User, address: str, status: int = 200) -> str:
    answer = signed_in(who).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def page(world: conferences.World, rest: str = "") -> str:
    return f"/konference/{world.conference.pk}/{rest}"


def seated(world: conferences.World, state: SeatState) -> User:
    user = people.user(Role.FACILITATOR, at=world.organisation.unit, first_name="Jiří", last_name="Kalina")
    Seat.objects.create(
        conference=world.conference, key=world.conference.key, user=user, role=SeatRole.FACILITATOR, state=state,
        offered_by=world.consultant, offered_at=NOW,
    )  # fmt: skip
    return user


# Who sees what -----------------------------------------------------------------------------------------------------


def test_overview_names_what_is_next_for_the_organiser() -> None:
    shown = html((world := conferences.considered()).worker, page(world))

    assert "Další krok" in shown
    assert f'href="{page(world, "vhodnost/")}"' in shown
    assert "Adam" in shown


@pytest.mark.parametrize("role", [ParticipantRole.RELATIVE, ParticipantRole.PARENT])
def test_overview_asks_for_parents_until_one_is_written_down(role: ParticipantRole) -> None:
    world = conferences.considered()
    invited.seat(world, role, "Vlasta")

    shown = html(world.worker, page(world))

    assert ("rodičovskou odpovědnost" in shown) == (role == ParticipantRole.RELATIVE)


def test_empty_request_leads_to_its_first_part() -> None:
    world = conferences.considered()
    shown = html(world.worker, page(world, "zadost/"))

    assert ("Začít vyplňovat" in shown, f'href="{page(world, "zadost/cil/")}"' in shown) == (True, True)


def test_request_with_a_goal_is_not_called_empty_and_counts_what_each_part_lacks() -> None:
    world = conferences.considered()
    world.conference.goal = "Jak zvládnout rána?"
    world.conference.save()

    shown = html(world.worker, page(world, "zadost/"))

    assert ["Začít vyplňovat" in shown, "Pokračovat v žádosti" in shown] == [False, True]
    assert "Cíl už máte, doplňte důvod" in shown
    assert f'<li><a href="{page(world, "zadost/situace/")}">Co má organizace vědět</a> (1)<ul>' in shown
    assert f'<a href="{page(world, "typ/")}">Změnit<span class="vh"> – Typ konference</span>' in shown
    assert f'<li><a href="{page(world, "zadost/podminky/")}">Cena a\u00a0podmínky</a> (1)<ul>' in shown


def test_a_leak_leads_to_its_part_and_takes_its_mark_away() -> None:
    world = conferences.requesting()
    conferences.write(world, summary="Adam Havlín chodí do školy.")
    client = signed_in(world.worker)

    shown = client.get(page(world, "zadost/")).content.decode()
    steps = client.get(page(world, "zadost/cil/")).context["steps"]

    link = f'<li><a href="{page(world, "zadost/situace/")}">Co má organizace vědět</a> (1)<ul>'
    assert (link in shown, shown.count("příjmení Havlín")) == (True, 1)
    assert [step["state"] for step in steps][1] == "todo"


@pytest.mark.parametrize(
    ("count", "words"), [(1, "zbývá 1\u00a0věc"), (3, "zbývají 3\u00a0věci"), (6, "zbývá 6\u00a0věcí")]
)
def test_check_says_how_many_things_are_left(count: int, words: str) -> None:
    shown = render_to_string("components/check.html", {"missing": ["Chybí"] * count, "parts": []})

    assert f"Před odesláním {words}:" in shown


FOR = ("unclear_situation", "many_services", "placement", "big_decision", "wide_family")


def answered_fully() -> conferences.World:
    """Every question answered, six reasons for, one against, two notes."""
    world = conferences.considered()
    answers = dict.fromkeys((question.code for question in method.questions(NOW.date())), "no")
    answers |= {**conferences.CALM, **dict.fromkeys(FOR, "yes"), "long_term_help": "yes"}
    notes = dict.fromkeys(FOR[:2], "Mluvili jsme o tom s maminkou i se školou a shodli se, že je to tak.")
    suitability.answer_questions(world.conference, answers=answers, notes=notes, by=world.worker, at=NOW)
    return world


def test_reason_against_does_not_stand_among_the_reasons_for() -> None:
    world = answered_fully()

    panel = signed_in(world.worker).get(page(world, "vhodnost/")).context["panel"]

    assert (panel.kind, len(panel.pros), len(panel.cons), panel.reasons, panel.stops) == ("yes", 6, 1, [], [])
    assert panel.cons[0] not in panel.pros


def test_assessment_is_one_printable_page() -> None:
    world = answered_fully()
    answer = signed_in(world.worker).get(page(world, "vhodnost/posouzeni.pdf"))

    assert len(pikepdf.open(BytesIO(answer.content)).pages) == 1


def test_questions_ask_about_all_children_of_the_case() -> None:
    world = answered_fully()
    cases.person(world.case, world.worker, "Ella", part=Part.CHILD)
    client = signed_in(world.worker)

    shown = [client.get(page(world, "vhodnost/")).content.decode()]
    shown.append(" ".join(reading.text_of_pdf(client.get(page(world, "vhodnost/posouzeni.pdf")).content).split()))

    one, more = "Souhlasí dítě s tím, aby se", "Souhlasí děti s tím, aby se"
    plain = [text.replace("\u00a0", " ").replace("&nbsp;", " ") for text in shown]
    assert [(one in text, more in text) for text in plain] == [(False, True)] * 2


def test_overview_for_the_head_has_no_next_step() -> None:
    world = conferences.considered()
    head = cases.head(world.case.unit)
    case_actions.add_to_team(world.case, by=world.worker, at=NOW, user=head, role=TeamRole.HEAD)

    shown = html(head, page(world))

    assert "Co je potřeba" in shown
    assert "Další krok" not in shown
    assert signed_in(head).get(page(world, "zrusit/")).status_code == 403


@pytest.mark.parametrize("rest", ["", "zadost/"])
def test_consultant_reads_the_request_without_surnames(rest: str) -> None:
    world = conferences.requested()

    shown = html(world.consultant, page(world, rest))

    assert "Adam" in shown
    assert SURNAME not in shown


def test_request_says_until_when_the_consultant_answers() -> None:
    world = conferences.requested()
    asked = html(world.consultant, page(world, "zadost/")).replace("\u00a0", " ")
    request_actions.accept_request(world.request, by=world.consultant, at=NOW)

    answered = html(world.consultant, page(world, "zadost/")).replace("\u00a0", " ")

    assert ["Odpovězte do:" in shown for shown in (asked, answered)] == [True, False]
    assert "5. 3. 2026" in asked


def test_consultant_lists_conferences_by_number_and_office_only() -> None:
    world = conferences.requested()

    shown = html(world.consultant, "/konference/")

    assert "PK 1, OSPOD Lipová nad Březnou" in shown
    assert "Adam" not in shown
    assert "Adam" in html(world.worker, "/konference/")
    assert "Žádná taková tu teď není" in html(world.worker, "/konference/?stav=skoncene")


@pytest.mark.parametrize(
    ("state", "is_told"), [(SeatState.ACCEPTED, True), (SeatState.INFORMED, False), (SeatState.OFFERED, False)]
)
def test_list_names_the_children_to_the_team_once_it_sits(state: SeatState, is_told: bool) -> None:
    world = conferences.accepted()

    shown = html(seated(world, state), "/konference/").replace("\u00a0", " ")

    assert ("PK 1 – Adam" in shown, "Adam" in shown, "OSPOD Lipová nad Březnou" in shown) == (
        is_told,
        is_told,
        not is_told,
    )


@pytest.mark.parametrize("rest", ["", "zadost/", "vhodnost/", "lide/", "zadost/prijmout/", "zadost/zadost.pdf"])
def test_other_organisation_and_other_workers_get_404(rest: str) -> None:
    world = conferences.requested()
    other = conferences.consultant(conferences.ngo("Záchytná síť, z. s."))
    colleague = cases.worker(world.case.unit, first_name="Simona")

    for stranger in (other, colleague):
        assert signed_in(stranger).get(page(world, rest)).status_code == 404


@pytest.mark.parametrize("rest", ["vhodnost/", "lide/", "zrusit/", "zadost/cil/", "vhodnost/posouzeni.pdf"])
def test_consultant_gets_404_for_the_offices_own_pages(rest: str) -> None:
    world = conferences.requested()

    assert signed_in(world.consultant).get(page(world, rest)).status_code == 404


def test_offered_colleague_reads_the_brief_without_names() -> None:
    world = conferences.accepted()

    offered = seated(world, SeatState.OFFERED)
    overview, brief = html(offered, page(world)), html(offered, page(world, "zadani/"))

    assert "Otevřít stručné zadání" in overview
    assert "O setkání" in brief
    assert SURNAME not in overview + brief


def test_team_reads_names_after_accepting_and_nothing_after_the_end() -> None:
    world = conferences.accepted()
    facilitator = seated(world, SeatState.ACCEPTED)

    assert f"Adam {SURNAME}" in html(facilitator, page(world))
    Seat.objects.update(ends_at=NOW)
    assert signed_in(facilitator).get(page(world)).status_code == 404


def test_inbox_shows_new_and_answered_requests() -> None:
    world = conferences.requested()

    waiting = html(world.consultant, "/konference/zadosti/").replace("\u00a0", " ")
    request_actions.accept_request(world.request, by=world.consultant, at=NOW)
    accepted = html(world.consultant, "/konference/zadosti/")

    office = world.conference.office.name
    assert "Čekají na vaši odpověď" in waiting
    assert f'<td data-l="Úřad">{office}</td><td data-l="Požádáno" class="nowrap">2. 3. 2026</td>' in waiting
    assert '<td data-l="Odpovědět do" class="nowrap"><span class="deadline' in waiting
    assert "Přijaté" in accepted
    assert '<td data-l="Stav"><span class="tag tag-ok">' in accepted
    assert signed_in(world.worker).get("/konference/zadosti/").status_code == 403


def test_inbox_turns_pages() -> None:
    world = conferences.requested()

    assert world.request.conference.office.name in html(world.consultant, "/konference/zadosti/?strana=x")
    second = html(world.consultant, "/konference/zadosti/?strana=2")
    assert "Žádná žádost nečeká" in second
    assert 'rel="prev" href="/konference/zadosti/"' in second


def test_deciding_for_a_meeting_names_who_must_not_meet() -> None:
    world = conferences.considered()
    suitability.answer_questions(world.conference, answers=conferences.CALM, notes={}, by=world.worker, at=NOW)
    calm = html(world.worker, page(world, "vhodnost/ano/"))
    mother, father = (cases.parent(world.case, world.worker, name) for name in ("Jitka", "Radek"))
    case_actions.keep_apart(
        world.case, by=world.worker, at=NOW, person=mother, other=father, kind="fear", reason="Bojí se ho.",
        valid_from=NOW.date(),
    )  # fmt: skip

    client = signed_in(world.worker)
    client.get(page(world, "vhodnost/ano/"))
    with CaptureQueriesContext(connection) as asked:
        told = client.get(page(world, "vhodnost/ano/")).content.decode()

    assert len([row for row in asked if not row["sql"].startswith(FRAME)]) <= MOST_QUERIES
    assert ["kdo se nemá potkat" in shown for shown in (calm, told)] == [False, True]
    assert "Jitka" in told
    assert "Radek" in told


# Queries -----------------------------------------------------------------------------------------------------------


def asked(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(address).status_code == 200
    return len([query for query in caught.captured_queries if not query["sql"].startswith(FRAME)])


@pytest.mark.parametrize(
    "stage", [conferences.considered, conferences.requesting, conferences.requested, conferences.accepted]
)
@pytest.mark.parametrize("many", [False, True])
def test_pages_of_the_office_ask_at_most_eight_times(stage: Callable[[], conferences.World], many: bool) -> None:
    world = stage()
    if many:
        for name in ("Jitka", "Radek"):
            cases.parent(world.case, world.worker, name)
            actions.open_conference(world.case, by=world.worker, at=NOW)
    parts = ["", "lide/", "lide/pridat/", "vhodnost/", "zadost/", "zadost/co-uvidi/", "zrusit/", "rodina-nechce/"]
    forms = [f"zadost/{part}/" for part in ("cil", "situace", "termin", "podminky")]
    addresses = [
        "/konference/",
        f"/konference/pripad/{world.case.pk}/",
        *(page(world, rest) for rest in [*parts, *forms]),
    ]
    client = signed_in(world.worker)

    counted = {address: asked(client, address) for address in addresses}

    assert {address: number for address, number in counted.items() if number > MOST_QUERIES} == {}


def test_pages_of_the_organisation_ask_at_most_eight_times() -> None:
    world = conferences.requested()
    client = signed_in(world.consultant)
    addresses = [
        "/konference/",
        "/konference/zadosti/",
        *(page(world, rest) for rest in ("", "zadost/", "zadost/prijmout/")),
    ]

    counted = {address: asked(client, address) for address in addresses}

    assert {address: number for address, number in counted.items() if number > MOST_QUERIES} == {}
