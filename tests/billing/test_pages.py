"""The pages of bills: whom they open to, how much they ask of the database, what the papers say, and bad input."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kruh.access.roles import Role
from kruh.billing import actions, documents
from kruh.billing.models import Bill
from kruh.billing.vocabulary import BillState, TravelKind
from kruh.cases.models import TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.conferences.models import Conference
from kruh.foundation import typesetting
from kruh.foundation.typesetting import Fields, reading
from kruh.vault import keys
from tests.factories import bills, cases, conferences, people
from tests.factories.bills import AFTER
from tests.factories.conferences import World
from tests.factories.visits import signed_in

pytestmark = pytest.mark.django_db
MOST_QUERIES = 8
FRAME = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(AFTER, tick=False):
        yield


def page_of(world: World) -> str:
    return reverse("billing:bill", args=[world.conference.pk])


def words_of(response: Any) -> str:
    """The page's words; bound spaces count as spaces."""
    return " ".join(response.content.decode().replace("&nbsp;", " ").split())


def questions(client: Client, address: str) -> int:
    """How many questions the second visit asks, the frame of transactions aside."""
    client.get(address)
    with CaptureQueriesContext(connection) as taken:
        response = client.get(address)
    assert response.status_code == 200, address
    return len([query for query in taken if not query["sql"].startswith(FRAME)])


# Whom they open to -------------------------------------------------------------------------------------------------


def test_stranger_does_not_learn_that_a_bill_exists() -> None:
    world = bills.happened()
    bill = bills.issued(world)
    stranger = signed_in(conferences.consultant(conferences.ngo("Záchytná síť, z. s.")))

    addresses = [page_of(world), reverse("billing:bill-file", args=[bill.pk, "pdf"])]

    assert [stranger.get(address).status_code for address in addresses] == [404, 404]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.MINUTE_TAKER])
def test_colleague_of_the_meeting_does_not_see_money(role: Role) -> None:
    world = bills.happened()

    sitting = world.conference.seats.select_related("user").get(role=role).user

    assert signed_in(sitting).get(page_of(world)).status_code == 403


def test_office_sees_the_bill_only_once_it_is_issued() -> None:
    world = bills.happened()
    bill = bills.ready(world)
    worker, paper = signed_in(world.worker), reverse("billing:bill-file", args=[bill.pk, "pdf"])

    before = (worker.get(paper).status_code, "2 487,20" in words_of(worker.get(page_of(world))).replace("\xa0", " "))
    actions.issue_bill(bill, by=people.fresh(world.consultant), at=AFTER)
    after = (worker.get(paper).status_code, "2 487,20" in words_of(worker.get(page_of(world))).replace("\xa0", " "))

    assert (before, after) == ((404, False), (200, True))
    assert "zapíše to organizace" in words_of(worker.get(page_of(world)))


def test_head_reads_and_cannot_change() -> None:
    world = conferences.considered()
    head = cases.head(world.case.unit)
    told = bills.happened()
    bill = bills.issued(told)

    answers = [
        signed_in(head).get(page_of(told)).status_code,
        signed_in(told.worker).get(reverse("billing:record-payment", args=[bill.pk])).status_code,
        signed_in(told.worker).get(reverse("billing:list")).status_code,
    ]

    assert answers == [404, 403, 403]


def test_head_lists_what_was_issued_to_the_own_cases() -> None:
    world = bills.happened()
    head = cases.head(world.case.unit)
    client, address = signed_in(head), reverse("billing:list")
    before = words_of(client.get(address))
    TeamMember.objects.create(case=world.case, user=head, role=TeamRole.HEAD, since=people.LONG_AGO)
    bill = bills.ready(world)
    draft = words_of(client.get(address))
    actions.issue_bill(bill, by=people.fresh(world.consultant), at=AFTER)
    after = words_of(client.get(address)).replace("\xa0", " ")
    paid = words_of(client.get(address, {"stav": "zaplacena"}))

    assert "Žádné takové tu teď není" in paid
    assert ["Tady nic není" in before, "Tady nic není" in draft, "návrh" in draft] == [True, True, False]
    assert ["č. 2026-0001" in after, world.organisation.name in after, "2 487,20 Kč, 1 doklad" in after] == [True] * 3


def test_office_is_told_the_price_before_the_day() -> None:
    world = conferences.accepted()

    shown = words_of(signed_in(world.worker).get(page_of(world))).replace("\xa0", " ")

    assert "2 487,20 Kč" in shown


# How much they ask -------------------------------------------------------------------------------------------------


def more_of(world: World, number: int) -> None:
    """Many more bills of the same organisation, cancelled and issued."""
    key = keys.for_organisation(world.organisation.pk)
    for place in range(number):
        conference = world.fresh()
        conference.pk, conference.number = None, 100 + place
        copy = Conference(
            case=world.case, office=conference.office, key=conference.key, state=conference.state,
            number=100 + place, starts_at=conference.starts_at, made_at=AFTER, state_since=AFTER,
        )  # fmt: skip
        copy.save(force_insert=True)
        Bill(
            conference=copy, organisation=world.organisation, key=key, met_on=AFTER.date(), per_hour=1, per_km=1,
            total=100, number=f"2026-{place + 100:04}", state=BillState.ISSUED, issued_on=AFTER.date(),
            due_on=AFTER.date(), made_by=world.consultant, made_at=AFTER,
        ).save(force_insert=True)  # fmt: skip


def test_list_asks_the_same_for_one_bill_and_for_sixty() -> None:
    world = bills.happened()
    bills.issued(world)
    client, address = signed_in(world.consultant), reverse("billing:list")

    for_one = questions(client, address)
    more_of(world, 60)
    for_many = questions(client, address)

    assert (for_one == for_many, for_many <= MOST_QUERIES) == (True, True)


def test_pages_of_a_bill_ask_little() -> None:
    world = bills.happened()
    consultant, worker = signed_in(world.consultant), signed_in(world.worker)
    nothing_yet = questions(consultant, page_of(world))
    bill = bills.draft(world)
    steps = [
        questions(consultant, reverse(f"billing:{name}", args=[bill.pk])) for name in ("change-bill", "issue-bill")
    ]
    draft = questions(consultant, page_of(world))
    bill.trips.filter(kind=TravelKind.UNSAID).update(kind=TravelKind.SHARED)
    actions.issue_bill(bill, by=people.fresh(world.consultant), at=AFTER)
    issued = questions(consultant, page_of(world)), questions(worker, page_of(world))

    assert max(nothing_yet, draft, *steps, *issued) <= MOST_QUERIES


# A whole path, and bad input ---------------------------------------------------------------------------------------


def test_consultant_bills_a_conference_from_start_to_payment() -> None:
    world = bills.happened()
    client = signed_in(world.consultant)

    client.post(reverse("billing:start-bill", args=[world.conference.pk]))
    bill = Bill.objects.get()
    client.post(reverse("billing:change-bill", args=[bill.pk]), written(bill))
    client.post(reverse("billing:issue-bill", args=[bill.pk]), {"number": "2026-0001", "version": 2})
    client.post(reverse("billing:record-payment", args=[bill.pk]), {"paid_on": "18. 3. 2026"})

    assert (bills.reread(bill).state, bills.reread(bill).number) == (BillState.PAID, "2026-0001")


def written(bill: Bill, **words: object) -> dict[str, object]:
    """A complete form."""
    known = {"minutes": "110", "order_number": "", "note": "", "version": bill.version}
    ways = {"kind_0": "car", "km_0": "84", "fare_0": "", "kind_1": "fare", "km_1": "", "fare_1": "129,00"}
    return {**known, **ways, **words}


def test_change_bill_reads_what_people_write() -> None:
    bill = bills.draft()
    client = signed_in(bill.made_by)

    client.post(reverse("billing:change-bill", args=[bill.pk]), written(bill, order_number="OBJ/7 ✏️"))

    assert (bills.reread(bill).total, bills.reread(bill).order_number) == (248_720 + 12_900, "OBJ/7 ✏️")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"km_0": "-5"}, "Čekáme číslo od 0 do 1500, napsali jste -5."),
        ({"km_0": "84 km"}, "„84 km“ není celé číslo."),
        ({"km_0": "9" * 13}, "není celé číslo."),
        ({"fare_1": "-1"}, "Částka nemůže být záporná."),
        ({"fare_1": "sto"}, "nejde poznat částka."),
        ({"minutes": "721"}, "Čekáme číslo od 0 do 720"),
        ({"note": "x" * 301}, "Text má 301 znaků"),
        ({"order_number": "a\x00b"}, "znak"),
        ({"kind_0": "rocket"}, "Tahle možnost v nabídce není."),
    ],
)
def test_change_bill_answers_bad_input_with_a_sentence(words: dict[str, str], sentence: str) -> None:
    bill = bills.draft()

    answer = signed_in(bill.made_by).post(reverse("billing:change-bill", args=[bill.pk]), written(bill, **words))

    assert (answer.status_code, sentence in words_of(answer)) == (422, True)


def test_change_bill_shows_what_the_office_wrote_about_it() -> None:
    world = bills.happened()
    request = world.request
    request.billing_note = "objednávka 2026/77"
    request.save()
    bill = bills.draft(world)

    shown = words_of(signed_in(world.consultant).get(reverse("billing:change-bill", args=[bill.pk])))

    assert "V žádosti k fakturaci stojí: „objednávka 2026/77“." in shown.replace("\xa0", " ")


def test_same_issue_sent_twice_gives_one_number() -> None:
    bill = bills.ready()
    client, address = signed_in(bill.made_by), reverse("billing:issue-bill", args=[bill.pk])

    sent = {"once": "01890000-0000-7000-8000-000000000001", "number": "2026-0001", "version": 1}
    answers = [client.post(address, sent).status_code for _ in range(2)]

    assert (answers, bills.reread(bill).number) == ([302, 302], "2026-0001")


def test_check_page_says_who_pays_how_much_until_when_and_under_which_symbol() -> None:
    world = bills.happened()
    office = world.conference.office.organisation
    office.billing_name, office.ico = "Město Lipová nad Březnou", "89999924"
    office.save()
    bill = bills.ready(world)

    shown = words_of(signed_in(bill.made_by).get(reverse("billing:issue-bill", args=[bill.pk]))).replace("\xa0", " ")

    wanted = (
        "Město Lipová nad Březnou, OSPOD Lipová nad Březnou, Náměstí 1, 391 00 Lipová nad Březnou, IČO 89999924",
        "2 487,20 Kč", "20260001", bills.ACCOUNT, "autem 84 km, podle odhadu v žádosti",
        "cesta ve společném autě, zvlášť se neúčtuje", "Setkání trvalo 1 h 50 min, účtuje se 2 h.",
    )  # fmt: skip
    assert [part for part in wanted if part not in shown] == []


def test_bill_changed_since_the_check_page_is_shown_again() -> None:
    bill = bills.ready()
    client, address = signed_in(bill.made_by), reverse("billing:issue-bill", args=[bill.pk])
    Bill.objects.filter(pk=bill.pk).update(version=2)

    answer = client.post(address, {"number": "2026-0001", "version": 1})

    said = words_of(answer)
    assert answer.status_code == 422
    assert ("mezitím změnil" in said, 'name="version" value="2"' in said) == (True, True)


# The papers --------------------------------------------------------------------------------------------------------


def test_paper_says_how_to_pay_and_names_no_child() -> None:
    world = bills.happened()
    paper = typesetting.to_pdf(documents.invoice(bills.reread(bills.issued(world))))
    said = " ".join(reading.text_of_pdf(paper).split())

    wanted = ("2026-0001", "19-2000145399/0800", "PK 1", "započatá čtvrthodina")
    assert [part in said for part in (*wanted, "Adam", "Havlín")] == [
        True, True, True, True, False, False,
    ]  # fmt: skip


def test_paper_of_a_draft_and_of_a_cancelled_bill_warns() -> None:
    world = bills.happened()
    draft = bills.ready(world)
    before = reading.text_of_pdf(typesetting.to_pdf(documents.invoice(draft)))
    bill = actions.issue_bill(draft, by=people.fresh(world.consultant), at=AFTER)
    actions.cancel_bill(bill, reason="Chybná délka setkání.", by=people.fresh(world.consultant), at=AFTER)

    after = reading.text_of_pdf(typesetting.to_pdf(documents.invoice(bills.reread(bill))))

    assert ("neplaťte" in before, "STORNOVÁNO" in after, "Variabilní" in after) == (True, True, False)


@pytest.mark.parametrize(("ending", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_files_have_names_that_say_nothing(ending: str, start: bytes) -> None:
    bill = bills.issued(bills.happened())

    answer = signed_in(bill.made_by).get(reverse("billing:bill-file", args=[bill.pk, ending]))

    assert (answer.content[: len(start)], answer["Content-Disposition"]) == (
        start, f'attachment; filename="vyuctovani_2026-0001.{ending}"',
    )  # fmt: skip


def test_draft_is_thrown_away_and_another_one_may_be_made() -> None:
    world = bills.happened()
    bill = bills.draft(world)
    client, address = signed_in(world.consultant), reverse("billing:cancel-bill", args=[bill.pk])

    asked = words_of(client.get(address))
    client.post(address, {"reason": "Spletli jsme si kilometry."})
    client.post(reverse("billing:start-bill", args=[world.conference.pk]))

    assert "Zahodit návrh" in asked
    assert sorted(Bill.objects.values_list("state", flat=True)) == [BillState.CANCELLED, BillState.DRAFT]


def test_bill_is_made_out_to_the_municipality_of_the_office() -> None:
    world = bills.happened()
    office = world.conference.office.organisation
    office.billing_name, office.ico = "Město Lipová nad Březnou", "89999924"
    office.save()

    text = reading.text_of_pdf(typesetting.to_pdf(documents.invoice(bills.issued(world))))

    told = " ".join(text.replace("\u00a0", " ").split())
    buyer = f"Město Lipová nad Březnou, IČO 89999924, {office.name}, Náměstí 1, 391 00 Lipová nad Březnou"
    assert buyer in told
    assert f"Město Lipová nad Březnou {office.name} Náměstí 1 391 00 Lipová nad Březnou" in told


def test_postcode_of_the_payer_is_never_torn() -> None:
    issued = bills.reread(bills.issued(bills.happened()))
    assert issued.frozen is not None
    issued.frozen["customer"]["lines"] = ["Náměstí 1", "391 06 Lipová nad Březnou"]

    facts = next(block for block in documents.invoice(issued).blocks if isinstance(block, Fields))

    assert str(dict(facts.items)["Odběratel"]).endswith("Náměstí 1, 391\u00a006 Lipová nad Březnou")
