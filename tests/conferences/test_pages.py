"""Whom the pages open to and what each may read, what they say to bad input, how much they ask of the database."""

from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pikepdf
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from kruh.access.models import User
from kruh.access.roles import Role
from kruh.cases import actions as case_actions
from kruh.cases.vocabulary import Part, TeamRole
from kruh.conferences.actions import conference as actions
from kruh.conferences.actions import request as request_actions
from kruh.conferences.actions import suitability
from kruh.conferences.models import Assessment, Conference, Request, Seat
from kruh.conferences.vocabulary import SeatRole, SeatState, State
from kruh.foundation.ids import uuid7
from kruh.foundation.typesetting import reading
from kruh.method import queries as method
from tests.factories import cases, conferences, people
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


def test_empty_request_leads_to_its_first_part() -> None:
    world = conferences.considered()
    shown = html(world.worker, page(world, "zadost/"))

    assert ("Začít vyplňovat" in shown, f'href="{page(world, "zadost/cil/")}"' in shown) == (True, True)


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


def test_consultant_lists_conferences_by_number_and_office_only() -> None:
    world = conferences.requested()

    shown = html(world.consultant, "/konference/")

    assert "PK 1, OSPOD Lipová nad Březnou" in shown
    assert "Adam" not in shown
    assert "Adam" in html(world.worker, "/konference/")


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


# The way through ---------------------------------------------------------------------------------------------------


def test_request_goes_through_the_pages_from_the_first_thought_to_the_answer() -> None:
    world = conferences.considered()
    client = signed_in(world.worker)
    conference = Conference.objects.get()
    row = conference.participants.get()
    answers = {f"a_{code}": answer for code, answer in conferences.CALM.items()}

    client.post(page(world, "vhodnost/odpovedi/"), {**answers, "version": "0"})
    client.post(page(world, "vhodnost/ano/"), {})
    client.post(f"/konference/ucastnik/{row.pk}/", {"role": "child", "presence": "in_person", "agreement": "agrees"})
    client.post(page(world, "zadost/cil/"), {"goal": "Co Adam potřebuje?", "reason": "Chybí.", "version": "0"})
    client.post(page(world, "zadost/situace/"), {"summary": "Maminka pracuje v noci.", "version": "1"})
    place = {"organisation": str(world.organisation.pk), "venue_note": "klubovna", "expected_hours": "1,5"}
    client.post(page(world, "zadost/termin/"), {**place, "expected_km": "84", "version": "2"})
    client.post(page(world, "zadost/podminky/"), {"conditions_accepted": "on", "version": "3"})
    client.post(page(world, "zadost/odeslat/"), {})

    assert world.fresh().state == State.REQUESTED
    signed_in(world.consultant).post(page(world, "zadost/prijmout/"), {})
    assert world.fresh().state == State.ACCEPTED


def test_kept_answers_give_the_browser_the_new_version() -> None:
    world = conferences.considered()
    once = str(uuid7())

    answer = signed_in(world.worker).post(
        page(world, "vhodnost/koncept/"), {"a_violence": "no", "once": once, "version": "0"}
    )
    saved = signed_in(world.worker).post(
        page(world, "vhodnost/odpovedi/"), {"a_violence": "yes", "once": once, "version": "1"}
    )

    assert answer.json() == {"version": 1, "at": "9:00"}
    assert saved.status_code == 302
    assert Assessment.objects.get().answers == {"violence": "yes"}


def test_hard_stop_returns_to_the_form_with_its_reason() -> None:
    world = conferences.considered()
    client = signed_in(world.worker)
    answers = {f"a_{code}": answer for code, answer in conferences.CALM.items()}
    client.post(page(world, "vhodnost/odpovedi/"), {**answers, "a_violence": "yes", "version": "0"})

    refused = client.post(page(world, "vhodnost/ano/"), {"reason": "Stejně bych to zkusil, maminka chce."})

    assert refused.status_code == 422
    assert "Společné setkání by někoho ohrozilo" in refused.content.decode()
    assert "Stejně bych to zkusil" in refused.content.decode()


def test_incomplete_request_is_saved_and_not_sent() -> None:
    world = conferences.requesting()
    conferences.write(world, conditions_accepted=False)

    refused = signed_in(world.worker).post(page(world, "zadost/odeslat/"), {})

    assert refused.status_code == 422
    assert "Je potřeba přijmout podmínky organizace." in refused.content.decode()
    assert world.fresh().state == State.REQUESTING


def test_saved_part_names_what_sending_still_needs() -> None:
    world = conferences.requesting()
    client = signed_in(world.worker)

    lacking = client.post(page(world, "zadost/cil/"), {"goal": "Co Adam potřebuje?"}, follow=True)
    done_before = html(world.worker, page(world, "zadost/podminky/")).count(" – hotovo")
    whole = client.post(page(world, "zadost/cil/"), {"goal": "Co?", "reason": "Chybí."}, follow=True)

    assert "Uloženo. K odeslání ještě chybí: důvod." in lacking.content.decode().replace("\u00a0", " ")
    assert "K odeslání ještě chybí" not in whole.content.decode()
    assert "(nepovinné)" not in html(world.worker, page(world, "zadost/cil/"))
    assert html(world.worker, page(world, "zadost/podminky/")).count(" – hotovo") == done_before + 1


@pytest.mark.parametrize(
    ("hours", "interpreted", "sentence"),
    [
        (Decimal(2), False, ""),
        (Decimal(3), False, "Setkání má trvat nejvýš 2 hodiny, déle se lidé špatně soustředí."),
        (Decimal(2), True, "U stolu se bude tlumočit. Všechno se říká dvakrát, zvažte delší čas."),
        (Decimal(3), True, "Tady se bude tlumočit a všechno se říká dvakrát, takže delší čas dává smysl."),
        (Decimal(5), True, "Setkání delší než 4 hodiny nikdo nevydrží. Rozdělte ho na dvě."),
    ],
)
def test_long_meeting_is_told_while_the_request_is_written(hours: Decimal, interpreted: bool, sentence: str) -> None:
    world = conferences.requesting()
    conferences.write(world, expected_hours=hours)
    if interpreted:
        for row in world.conference.participants.select_related("person__key")[:1]:
            row.person.needs_interpreter = True
            row.person.save()

    saved = signed_in(world.worker).post(
        page(world, "zadost/termin/"), {"expected_hours": str(hours), "venue_note": "klubovna"}, follow=True
    )
    for shown in (saved.content.decode(), html(world.worker, page(world, "zadost/"))):
        told = shown.replace("\u00a0", " ")
        assert (sentence in told, "K délce" in told) == (True, bool(sentence))


@pytest.mark.parametrize("ending", ["pdf", "docx"])
@pytest.mark.parametrize(("rest", "name"), [("zadost/zadost", "zadost_PK-1"), ("vhodnost/posouzeni", "posouzeni_PK-1")])
def test_papers_have_neutral_names(rest: str, name: str, ending: str) -> None:
    world = conferences.requested()

    answer = signed_in(world.worker).get(page(world, f"{rest}.{ending}"))

    assert answer["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'
    assert answer.content[:2] == (b"%P" if ending == "pdf" else b"PK")


# Bad input ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "words", "sentence"),
    [
        ("cil", {"goal": "a\x00b"}, "neviditelný řídicí znak"),
        ("situace", {"summary": "x" * 50_000}, "Zkraťte ho prosím"),
        ("termin", {"expected_hours": "dvě"}, "nejsou hodiny"),
        ("termin", {"expected_hours": "99"}, "po půlhodinách"),
        ("termin", {"expected_hours": "1,3"}, "po půlhodinách"),
        ("termin", {"expected_km": "12a"}, "není celé číslo"),
        ("termin", {"expected_km": "-5"}, "Čekáme číslo od 0"),
        ("termin", {"venue": "nesmysl"}, "v nabídce není"),
        ("termin", {"organisation": str(UUID(int=1))}, "v nabídce není"),
        ("cil", {"version": "abc"}, "celé číslo"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(part: str, words: dict[str, str], sentence: str) -> None:
    world = conferences.considered()

    answer = signed_in(world.worker).post(page(world, f"zadost/{part}/"), words)

    assert answer.status_code == 422
    assert sentence in answer.content.decode().replace("\u00a0", " ")
    assert Request.objects.count() == 0


@pytest.mark.parametrize("goal", ["Jak dál? 😀🎉", "كيف نساعد آدم؟", "  Jak   dál?  "])
def test_unusual_text_is_kept(goal: str) -> None:
    world = conferences.considered()

    signed_in(world.worker).post(page(world, "zadost/cil/"), {"goal": goal, "version": "0"})

    assert world.fresh().goal == goal.strip()


def test_somebody_faster_gets_both_texts_shown() -> None:
    world = conferences.considered()
    client = signed_in(world.worker)
    client.post(page(world, "zadost/cil/"), {"goal": "První znění?", "version": "0"})

    answer = client.post(page(world, "zadost/cil/"), {"goal": "Druhé znění?", "version": "0"})

    assert answer.status_code == 409
    assert "První znění?" in answer.content.decode()
    assert "Druhé znění?" in answer.content.decode()


def test_same_form_sent_twice_opens_one_conference() -> None:
    world = conferences.considered()
    client, words = signed_in(world.worker), {"type": "classic", "goal": "", "once": str(uuid7())}

    for _ in range(2):
        client.post(f"/konference/pripad/{world.case.pk}/nova/", words)

    assert Conference.objects.count() == 2


def test_person_twice_is_told_on_the_form() -> None:
    world = conferences.considered()
    adam = cases.child_of(world.case)

    answer = signed_in(world.worker).post(page(world, "lide/pridat/"), {"person": str(adam.pk), "role": "child"})

    assert answer.status_code == 422
    assert "Adam Havlín už mezi účastníky je." in answer.content.decode().replace("\u00a0", " ")


@pytest.mark.parametrize("address", ["/konference/?po=nesmysl&stav=nesmysl", "/konference/?stav=skoncene"])
def test_list_reads_nonsense_as_no_filter(address: str) -> None:
    assert signed_in(conferences.considered().worker).get(address).status_code == 200


def test_list_goes_on_to_the_next_page() -> None:
    world = conferences.considered()
    for _ in range(50):
        actions.open_conference(world.case, by=world.worker, at=NOW)

    first = signed_in(world.worker).get("/konference/").context
    following = signed_in(world.worker).get(first["older"]).context

    assert len(first["table"].rows) == 50
    assert [strip_tags(row[0]) for row in following["table"].rows] == ["PK 1 – Adam"]


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
