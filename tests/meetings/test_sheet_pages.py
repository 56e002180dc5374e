"""Papers and photographs: brought, looked at, described, struck out; what leads elsewhere and what must not be kept."""

import io
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kruh.access.models import AuditEntry, User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole
from kruh.foundation.typesetting import codes
from kruh.meetings.models import Sheet, SheetContent
from kruh.meetings.queries import sheets as queries
from kruh.meetings.rules import sheets as rules
from kruh.meetings.vocabulary import SheetKind
from kruh.vault import keys
from tests.factories import cases, people, pictures
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(autouse=True)
def day_after() -> Any:
    with time_machine.travel(NEXT_DAY, tick=False) as stopped:
        yield stopped


def address(told: Told, rest: str = "") -> str:
    return f"/konference/{told.world.conference.pk}/listiny/{rest}"


def bring(who: User, told: Told, content: bytes, name: str = "tabule.jpg", **typed: str) -> Any:
    """Somebody sends a file from the page."""
    file = SimpleUploadedFile(name, content)
    return signed_in(who).post(address(told, "pridat/"), {"file": file, "kind": "flipchart", **typed})


def sentences(answer: Any) -> list[str]:
    """Every sentence with which a form came back."""
    return [sentence for found in answer.context["form"].errors.values() for sentence in found]


def sheet_with(code: str) -> bytes:
    """A photograph of a printed sheet."""
    return pictures.showing(codes.square(code, "png"))


def second_conference(told: Told, *, is_known: bool) -> Told:
    """Another conference of the same minute taker, or of people whom she does not know."""
    other = factory.held()
    if is_known:
        seat = other.world.conference.seats.get(role=SeatRole.MINUTE_TAKER)
        seat.user = told.sent()
        seat.save()
    return other


# Brought -----------------------------------------------------------------------------------------------------------


def test_photo_is_kept_sealed_and_without_what_it_told() -> None:
    told = factory.held()

    answer = bring(told.sent(), told, pictures.telling_photo(), description="Lístečky", topic="Pohled dítěte")

    kept = Sheet.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, address(told))
    assert (kept.kind, kept.number, kept.mime, kept.name) == ("flipchart", 1, "image/jpeg", "tabule.jpg")
    assert (kept.description, kept.topic, kept.added_by) == ("Lístečky", "Pohled dítěte", told.sent())
    content = SheetContent.objects.get(sheet=kept).content
    assert (Image.open(io.BytesIO(content)).format, pictures.SECRET_WORDS.encode() in content) == ("JPEG", False)


def test_photo_comes_from_the_day_team_and_the_case_team_and_nobody_else() -> None:
    told = factory.held()
    stranger = cases.worker(cases.office("Jinde"))
    asked = (told.worker, told.sent(SeatRole.FACILITATOR), told.sent(), told.world.consultant, stranger)

    answers = [bring(who, told, pictures.photo((300 + i, 200))).status_code for i, who in enumerate(asked)]

    assert answers == [302, 302, 302, 404, 404]
    assert Sheet.objects.count() == 3


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"ahoj", "tabule.jpg", "Soubor „tabule.jpg“ má příponu .jpg, ale je to obyčejný text."),
        (b"", "tabule.jpg", "Soubor „tabule.jpg“ je prázdný."),
        (pictures.photo()[:900], "tabule.jpg", "Fotku „tabule.jpg“ nejde přečíst"),
        (pictures.bomb(50_000), "tabule.png", "Fotka „tabule.png“ má víc než 64 milionů bodů"),
        (pictures.pdf(pictures.acting), "zapis.pdf", "PDF „zapis.pdf“ obsahuje skript"),
        (b"x" * 20_000_001, "tabule.jpg", "Soubor „tabule.jpg“ je větší než 20 MB."),
    ],
)
def test_file_that_must_not_be_kept_is_refused_and_the_words_stay(content: bytes, name: str, sentence: str) -> None:
    told = factory.held()

    answer = bring(told.sent(), told, content, name, description="Lístečky", kind="plan")

    assert (answer.status_code, len(sentences(answer)), Sheet.objects.count()) == (422, 1, 0)
    assert sentences(answer)[0].startswith(sentence)
    assert (answer.context["form"]["description"].value(), answer.context["form"]["kind"].value()) == (
        "Lístečky",
        "plan",
    )


@pytest.mark.parametrize("name", ["ob\x00r\u202egpj.jpg", "ř" * 50_000 + ".jpg", "صورة 🎈.jpg"])
def test_strange_name_does_not_matter(name: str) -> None:
    told = factory.held()

    assert bring(told.sent(), told, pictures.photo(), name).status_code == 302
    assert len(Sheet.objects.get().name) <= 120


def test_sending_without_a_file_asks_for_one() -> None:
    told = factory.held()

    answer = signed_in(told.sent()).post(address(told, "pridat/"), {"kind": "flipchart"})

    assert (answer.status_code, sentences(answer)) == (422, ["Vyberte prosím soubor."])


def test_same_file_twice_is_said_and_kept_once() -> None:
    told = factory.held()
    bring(told.sent(), told, pictures.photo())

    answer = bring(told.worker, told, pictures.photo(), "jinak.jpg")

    assert (answer.status_code, sentences(answer)) == (422, ["Tenhle soubor už tu je. Podruhé jsme ho neuložili."])
    assert Sheet.objects.count() == 1


def test_file_that_was_struck_out_may_come_again() -> None:
    told = factory.held()
    sheet = factory.sheet(told)
    signed_in(told.sent()).post(f"/listiny/{sheet.pk}/vyradit/", {"reason": "Patří jinam, omylem."})

    assert bring(told.sent(), told, pictures.photo()).status_code == 302
    assert list(Sheet.objects.values_list("number", flat=True)) == [1, 2]


@pytest.mark.sqlite_only
@pytest.mark.django_db(transaction=True)
def test_full_disk_is_said_and_nothing_is_half_kept() -> None:
    told = factory.held()
    who, busy = signed_in(told.sent()), pictures.saved(Image.effect_noise((1500, 1500), 90))
    file = SimpleUploadedFile("tabule.jpg", busy)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0] + 20}")

    answer: Any = who.post(address(told, "pridat/"), {"file": file, "kind": "flipchart"})

    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 1073741823")
    assert answer.status_code == 422
    assert sentences(answer)[0].startswith("Soubor se teď nepodařilo uložit a nic z něj u nás nezůstalo.")
    assert (Sheet.objects.count(), SheetContent.objects.count()) == (0, 0)


# The code on a printed sheet ---------------------------------------------------------------------------------------


def test_photographed_sheet_is_known_by_its_code() -> None:
    told = factory.held()
    code = queries.code_for(told.world.fresh(), SheetKind.ATTENDANCE)

    answer = bring(told.sent(), told, sheet_with(code))

    assert (answer.status_code, answer["Location"]) == (302, address(told))
    assert Sheet.objects.values_list("kind", "is_by_code").get() == ("attendance", True)
    assert "zařazeno podle kódu na listu" in html(told.sent(), address(told))


def test_sheet_of_another_conference_of_mine_goes_there_and_it_is_said() -> None:
    told = factory.held()
    other = second_conference(told, is_known=True)
    browser = signed_in(told.sent())
    file = SimpleUploadedFile("list.jpg", sheet_with(queries.code_for(other.world.fresh(), SheetKind.PLAN)))

    answer = browser.post(address(told, "pridat/"), {"file": file, "kind": "flipchart"})

    assert (answer.status_code, answer["Location"]) == (302, address(other))
    assert Sheet.objects.values_list("conference", "kind").get() == (other.world.conference.pk, "plan")
    said = browser.get(address(other)).content.decode().replace("\u00a0", " ")
    assert f"Podle kódu list patří ke konferenci {other.world.fresh()}. Uložili jsme ho tam." in said


def made_up(told: Told) -> str:
    """A code of a conference that nobody has."""
    return rules.written(people.user().pk, SheetKind.PLAN, bytes(8))


def forged(told: Told) -> str:
    """A code of this very conference with somebody else's mark."""
    return rules.written(told.world.conference.pk, SheetKind.PLAN, keys.mark(told.world.conference.key, b"no"))


def foreign(told: Told) -> str:
    """A genuine code of a family that is none of hers."""
    return queries.code_for(second_conference(told, is_known=False).world.fresh(), SheetKind.PLAN)


@pytest.mark.parametrize("code", [made_up, forged, foreign, lambda told: "KRUH1.ABC"])
def test_code_that_leads_nowhere_for_me_says_the_same_whatever_it_is(code: Any) -> None:
    told = factory.held()

    answer = bring(told.sent(), told, sheet_with(code(told)))

    assert (answer.status_code, sentences(answer), Sheet.objects.count()) == (422, [rules.FOREIGN], 0)


def test_code_on_a_poster_in_the_room_does_not_matter() -> None:
    told = factory.held()

    bring(told.sent(), told, sheet_with("https://mesto.example/knihovna"), kind="other")

    assert Sheet.objects.values_list("kind", "is_by_code").get() == ("other", False)


@pytest.mark.parametrize(
    ("path", "kind"), [("setkani/prezence", "attendance"), ("setkani/plan", "plan"), ("zapis/zapis", "minutes")]
)
def test_printed_sheet_carries_the_code_and_no_name(path: str, kind: str) -> None:
    told = factory.written()
    printed = signed_in(told.worker).get(f"/konference/{told.world.conference.pk}/{path}.docx")

    code = queries.code_for(told.world.fresh(), SheetKind(kind))

    assert codes.square(code, "png") in pictures.inside_docx(printed.content)


def test_copy_for_the_family_carries_neither_code_nor_photo() -> None:
    told = factory.delivered()
    factory.sheet(told)
    who = told.rows["Jitka"].pk

    printed = signed_in(told.worker).get(f"/konference/{told.world.conference.pk}/zapis/komu/{who}/kopie.docx")

    assert (printed.status_code, pictures.inside_docx(printed.content)) == (200, [])


# Looked at ---------------------------------------------------------------------------------------------------------


def test_picture_is_shown_harmless_and_leaves_no_trace_in_the_browser() -> None:
    told = factory.held()
    sheet = factory.sheet(told)

    answer = signed_in(told.sent()).get(f"/listiny/{sheet.pk}/soubor/")

    number = str(told.world.fresh()).replace(" ", "-")
    wanted = {
        "Content-Type": "image/jpeg",
        "Content-Disposition": f'inline; filename="listina_{number}_kopie-1.jpg"',
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    assert {name: answer.headers[name] for name in wanted} == wanted
    assert Image.open(io.BytesIO(answer.content)).size == (800, 600)


def test_pdf_is_only_ever_saved_and_has_no_preview() -> None:
    told, paper = factory.held(), pictures.pdf()
    sheet = factory.sheet(told, paper, name="zapis.pdf", kind="minutes")
    browser = signed_in(told.sent())

    file, preview = browser.get(f"/listiny/{sheet.pk}/soubor/"), browser.get(f"/listiny/{sheet.pk}/nahled/")

    assert (file["Content-Type"], file["Content-Disposition"][:11], file.content) == (
        "application/pdf",
        "attachment;",
        paper,
    )
    assert preview.status_code == 404


def test_preview_is_small_and_every_look_is_in_the_trail() -> None:
    told = factory.held()
    sheet = factory.sheet(told)
    browser = signed_in(told.sent())
    before = AuditEntry.objects.count()

    small = browser.get(f"/listiny/{sheet.pk}/nahled/")
    browser.get(address(told))

    assert Image.open(io.BytesIO(small.content)).size == (320, 240)
    looked = AuditEntry.objects.order_by("id")[before:].values_list("verb", "outcome")
    assert list(looked) == [("meetings.see_sheet", "read"), ("meetings.see_sheets", "read")]


def test_list_says_who_brought_what_and_when() -> None:
    told = factory.held()
    sheet = factory.sheet(told, description="Tři sloupce lístečků")

    shown = html(told.worker, address(told))

    assert f'src="/listiny/{sheet.pk}/nahled/" alt="Tři sloupce lístečků"' in shown
    assert f"{sheet.added_by.name}, 18. 3. 2026" in shown


def test_list_asks_the_database_the_same_at_any_size() -> None:
    told = factory.held()
    browser = signed_in(told.sent())
    counts = []

    for number in range(6):
        factory.sheet(told, pictures.photo((300 + number, 200)), description="Tabule", topic="Plán")
        browser.get(address(told))
        with CaptureQueriesContext(connection) as asked:
            browser.get(address(told))
        counts.append(len([query for query in asked if not query["sql"].startswith(FRAME)]))

    assert (len(set(counts)), counts[0] <= MOST_QUERIES) == (1, True)


# Described and struck out --------------------------------------------------------------------------------------------


def test_description_is_changed_on_its_page() -> None:
    told = factory.held()
    sheet = factory.sheet(told)
    typed = {"kind": "other", "description": "Mapa rodiny", "topic": "Možnosti"}

    answer = signed_in(told.sent()).post(f"/listiny/{sheet.pk}/popsat/", typed)

    sheet.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, address(told))
    assert (sheet.kind, sheet.description, sheet.topic) == ("other", "Mapa rodiny", "Možnosti")


def test_struck_file_stays_with_its_reason() -> None:
    told = factory.held()
    sheet = factory.sheet(told)
    browser: Client = signed_in(told.sent())

    short = browser.post(f"/listiny/{sheet.pk}/vyradit/", {"reason": "ne"})
    struck = browser.post(f"/listiny/{sheet.pk}/vyradit/", {"reason": "Rozmazaná fotka, máme novou."})

    assert (short.status_code, struck.status_code) == (422, 302)
    shown = html(told.worker, address(told))
    assert "Vyřazené soubory (1)" in shown
    assert "Rozmazaná fotka, máme novou." in shown
    assert f"/listiny/{sheet.pk}/vyradit/" not in shown
    assert SheetContent.objects.filter(sheet=sheet).exists()


def test_before_the_date_the_page_says_when_files_will_come() -> None:
    told = factory.scheduled()
    Conference.objects.filter(pk=told.world.conference.pk).update(state="accepted")

    shown = html(told.worker, address(told))

    assert "Listiny a fotografie se ukládají, až když má konference termín." in shown
    assert "data-photo" not in shown
