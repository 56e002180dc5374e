"""The pages as the worker, the administrator and the coordinator meet them, from the suggestion to the fixed day."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bench import call
from kruh.access.models import User
from kruh.family_conferences.models import Entry, FamilyConference, Member, Offer
from kruh.family_conferences.vocabulary import Explained, OfferState, State
from tests.factories import cases, circles, people
from tests.family_conferences.conftest import AT, Table

MOST_QUERIES = 8
STAGES: dict[str, Callable[[Table], Any]] = {
    "referred": lambda table: None,
    "agreed": Table.agreed,
    "written": Table.written,
    "requested": Table.requested,
    "seeking": Table.seeking,
    "offered": Table.offered,
    "preparing": Table.preparing,
}


def client(who: User) -> Client:
    """Somebody signed in."""
    made = Client()
    made.force_login(people.fresh(who))
    return made


def sends(who: User, page: str, *args: Any, **typed: Any) -> str:
    """What the page says after a form was sent."""
    answer = client(who).post(reverse(f"family_conferences:{page}", args=args), typed, follow=True)
    return str(answer.content.decode().replace("\xa0", " "))


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("stage", STAGES)
def test_every_page_asks_little_at_every_stage(table: Table, stage: str) -> None:
    STAGES[stage](table)
    names = ("overview", "coordinator", "circle", "diary", "write-request", "send-request", "accept-request")
    pages = [reverse(f"family_conferences:{name}", args=[table.conference.pk]) for name in names]
    addresses = [*pages, reverse("family_conferences:list")]

    asked = []
    for who in (table.worker, table.administrator, table.coordinator):
        one = client(who)
        for address in addresses:
            one.get(address)
            with call.counted() as queries:
                one.get(address)
            asked += [(who.first_name, address, list(queries))] if len(queries) > MOST_QUERIES else []

    assert asked == []


@pytest.mark.usefixtures("clock")
def test_board_asks_the_same_for_one_and_for_many(table: Table) -> None:
    table.preparing()

    def asked(who: User) -> int:
        one = client(who)
        one.get(reverse("family_conferences:list"))
        with call.counted() as queries:
            one.get(reverse("family_conferences:list"))
        return len(queries)

    readers = (table.worker, table.administrator, table.coordinator)
    for_one = [asked(who) for who in readers]
    for number in range(6):
        case = cases.case(table.worker, f"Dítě{number}", "Jiné")
        mother = cases.person(case, table.worker, "Jana", "Jiná").person
        circles.preparing(case, table.worker, mother, table.coordinator, AT, number=number + 2)

    assert ([asked(who) for who in readers], max(for_one) <= MOST_QUERIES) == (for_one, True)


@pytest.mark.usefixtures("clock")
def test_three_people_take_it_from_the_suggestion_to_the_day(table: Table) -> None:
    worker, administrator, alois, pk = table.worker, table.administrator, table.coordinator, table.conference.pk

    told = {"person": table.mother.pk, "spoken": "in_person", "on": "dnes", "explained": list(Explained)}
    assert "Souhlas je zapsaný" in sends(worker, "record-consent", pk, **told)
    words = {"reason": "Máma nastupuje léčbu.", "question": circles.QUESTION, "lines": "Nejsou samy.\n\nNikdo nepije."}
    assert "Žádost je uložená" in sends(worker, "write-request", pk, **words, version=table.fresh().version)
    assert "Žádost odešla" in sends(worker, "send-request", pk)
    assert table.fresh().lines == ["Nejsou samy.", "Nikdo nepije."]

    assert "Žádost je přijatá" in sends(administrator, "accept-request", pk, talked_on="dnes")
    assert "Nabídka odešla: Alois Řehka" in sends(administrator, "offer-to-coordinator", pk, alois.pk)

    assert "Dubinová" not in client(alois).get(reverse("family_conferences:overview", args=[pk])).content.decode()
    assert "Dubinová" in sends(alois, "accept-offer", pk)
    answers = dict.fromkeys(("employer", "service", "kinship", "neighbour"), "no")
    assert "Rodina je vaše" in sends(alois, "confirm-offer", pk, **answers)

    person = {"name": "Zuzana Vacková", "side": "fathers", "tie": "teta"}
    assert "V kruhu je nově Zuzana Vacková" in sends(alois, "add-member", pk, **person)
    zuzana = Member.objects.get()
    entry = {"kind": "call", "member": zuzana.pk, "on": "dnes", "minutes": "25", "costs": "120", "note": "Přijde."}
    assert "Zapsáno" in sends(alois, "write-entry", pk, **entry)
    assert "25 min" in client(administrator).get(reverse("family_conferences:diary", args=[pk])).content.decode()
    changed = {
        **person,
        "state": "prepared",
        "coming": "yes",
        "needs": "odvoz",
        "version": Member.objects.get().version,
    }
    assert "Uloženo" in sends(alois, "change-member", zuzana.pk, **changed)
    assert "Termín je daný" in sends(alois, "fix-date", pk, on="14. 3. 2026", hour="10", place="farní sál")
    assert table.fresh().state == State.PLANNED

    assert client(worker).get(reverse("family_conferences:diary", args=[pk])).status_code == 403
    assert client(worker).get(reverse("family_conferences:change-member", args=[zuzana.pk])).status_code == 404
    assert "Řádek je pryč" in sends(alois, "remove-entry", Entry.objects.get().pk)


@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("record-consent", {}, "Tohle prosím vyplňte."),
        ("record-consent", {"person": "nikdo", "spoken": "phone", "on": "31. 2."}, "Tahle možnost v nabídce není."),
        ("record-family-refusal", {"reason": " "}, "Tohle prosím vyplňte."),
        ("write-request", {"question": "x" * 1_001}, "vejde se jich nejvýš"),
        ("send-request", {}, "Chybí souhlas"),
    ],
)
def test_bad_input_gets_a_sentence(table: Table, name: str, typed: dict[str, Any], sentence: str) -> None:
    if name == "send-request":
        FamilyConference.objects.filter(pk=table.conference.pk).update(state=State.AGREED)

    answer = client(table.worker).post(reverse(f"family_conferences:{name}", args=[table.conference.pk]), typed)

    assert (answer.status_code, sentence in answer.content.decode().replace("\xa0", " ")) == (422, True)


@pytest.mark.usefixtures("clock")
def test_refused_and_left_offers_say_what_follows(table: Table) -> None:
    table.offered()
    pk = table.conference.pk

    assert "Odpověď jsme předali" in sends(table.coordinator, "decline-offer", pk, reason="Nemám teď vůbec čas.")
    assert (
        "Hledá se koordinátor"
        in client(table.administrator).get(reverse("family_conferences:overview", args=[pk])).content.decode()
    )
    assert Offer.objects.get().state == OfferState.DECLINED


@pytest.mark.usefixtures("clock")
def test_administrator_returns_or_ends_it(table: Table) -> None:
    table.requested()
    pk = table.conference.pk

    assert "zpátky u pracoviště" in sends(table.administrator, "return-request", pk, reason="Otázka je výtka.")
    assert table.fresh().state == State.AGREED
    assert "Žádost počká" in sends(table.worker, "withdraw-consent", pk, on="dnes")
    assert "skončila" in sends(table.worker, "record-family-refusal", pk, reason="Maminka to nechce.")


@pytest.mark.usefixtures("clock")
def test_case_shows_its_family_conferences_and_opens_the_first(table: Table) -> None:
    address = reverse("family_conferences:of-case", args=[table.case.pk])
    assert "RK 1" in client(table.worker).get(address).content.decode()

    again = sends(table.worker, "open-referral", table.case.pk, source="office", suggestion="")

    assert "už jedna rodinná konference běží" in again
