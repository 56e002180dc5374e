"""The forms of a conference: the way through them, bad input, the same form sent twice, what the list is asked for."""

from decimal import Decimal
from uuid import UUID

import pytest
import time_machine
from django.utils.html import strip_tags

from kruh.conferences.actions import conference as actions
from kruh.conferences.models import Assessment, Conference, Request
from kruh.conferences.vocabulary import State
from kruh.foundation.ids import uuid7
from tests.factories import cases, conferences
from tests.factories.people import NOW
from tests.factories.visits import html, signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def clock() -> object:
    with time_machine.travel(NOW, tick=False) as stopped:
        yield stopped


def page(world: conferences.World, rest: str = "") -> str:
    return f"/konference/{world.conference.pk}/{rest}"


# The way through ---------------------------------------------------------------------------------------------------


def test_request_goes_through_the_pages_from_the_first_thought_to_the_answer() -> None:
    world = conferences.considered()
    client = signed_in(world.worker)
    conference = Conference.objects.get()
    row = conference.participants.get()
    answers = {f"a_{code}": answer for code, answer in conferences.CALM.items()}

    client.post(page(world, "vhodnost/odpovedi/"), {**answers, "version": "0"})
    assert not client.get(page(world, "vhodnost/ano/")).context["form"].fields["reason"].required
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

    assert client.get(page(world, "vhodnost/ano/")).context["form"].fields["reason"].required
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
