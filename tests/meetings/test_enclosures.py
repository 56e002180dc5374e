"""Papers that go along with a copy: read where they can be, looked through where they cannot, never on one's own."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from kruh.access.models import User
from kruh.cases import actions as case_actions
from kruh.cases.models import Case, TeamMember
from kruh.cases.vocabulary import TeamRole
from kruh.foundation.typesetting import to_pdf
from kruh.foundation.workflow import NotPossible
from kruh.meetings.actions import copies, enclosures
from kruh.meetings.models import Delivery, Enclosure
from kruh.meetings.queries import enclosures as queries
from kruh.meetings.vocabulary import EnclosureState
from kruh.messaging.models import Attachment, Message
from kruh.messaging.vocabulary import Kind
from tests.factories import cases, people, pictures
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told
from tests.factories.visits import html, signed_in
from tests.foundation import papers

pytestmark = pytest.mark.django_db
ADDRESS = "Březová 12, 391 00 Lipová nad Březnou"
LATER = NEXT_DAY + timedelta(hours=1)


def letter() -> bytes:
    """A PDF with words."""
    return to_pdf(papers.INVITATION)


def keep_apart(told: Told, one: str = "Jitka", other: str = "Radek") -> None:
    """The two must not meet."""
    case = Case.objects.get(pk=told.world.case.pk)
    pair: dict[str, Any] = {"person": told.rows[one].person, "other": told.rows[other].person, "kind": "fear"}
    case_actions.keep_apart(
        case, reason="Bojí se ho.", valid_from=people.NOW.date(), by=told.worker, at=people.NOW, **pair
    )


def put(told: Told, name: str = "Radek", content: bytes = b"", *, looked: bool = True, at: Any = NEXT_DAY,
        file: str = "tabule.jpg") -> Enclosure:  # fmt: skip
    """A paper chosen by the organiser for somebody."""
    sheet = factory.sheet(told, content, name=file)
    return enclosures.enclose_sheets(
        told.minutes, participant=told.rows[name], sheets=[sheet], is_looked_through=looked, by=told.worker, at=at
    )[0]


def second(told: Told) -> User:
    """The head of the office, who is in the team of the case."""
    known = TeamMember.objects.filter(case=told.world.case, role=TeamRole.HEAD).first()
    return people.fresh(known.user if known else cases.second(told.world.case))


# Choosing ------------------------------------------------------------------------------------------------------------


def test_picture_for_anybody_wants_the_sender_to_look() -> None:
    told = factory.delivered()

    with pytest.raises(NotPossible) as refusal:
        put(told, looked=False)

    assert refusal.value.reasons[0].startswith("Obrázek ani sken Kruh nepřečte.")
    assert put(told, file="druha.jpg", content=pictures.photo(shade="#aabbcc")).state == EnclosureState.READY


def test_paper_with_words_needs_nobody_to_look() -> None:
    told = factory.delivered()
    keep_apart(told)

    assert put(told, content=letter(), looked=False, file="pozvanka.pdf").state == EnclosureState.READY


def test_paper_that_tells_a_hidden_place_stays() -> None:
    told = factory.delivered()
    factory.hide(told, "Klubovna domu dětí, Lipová 5", owner="Jitka", hidden_from="Radek")

    with pytest.raises(NotPossible) as refusal:
        put(told, content=letter(), file="pozvanka.pdf")

    said = refusal.value.reasons[0]
    assert ["Příloha flipchart č. 1" in said, "příloha (PDF) v textu" in said, "Lipová 5" in said] == [
        True,
        True,
        False,
    ]
    assert Enclosure.objects.count() == 0


@pytest.mark.parametrize("make", [pictures.photo, lambda: pictures.scanned(pictures.photo())])
def test_picture_for_whom_somebody_hides_from_waits_for_a_second_person(make: Any) -> None:
    told = factory.delivered()
    keep_apart(told)

    row = put(told, content=make(), file="sken.pdf" if make is not pictures.photo else "foto.jpg")

    assert (row.state, row.has_left, bool(row.unread)) == (EnclosureState.WAITING, False, True)


@pytest.mark.parametrize("name", ["Vlasta", "Radek"])
def test_same_paper_twice_and_nobody_without_a_copy(name: str) -> None:
    told = factory.delivered()
    row = put(told)

    with pytest.raises(NotPossible) as refusal:
        enclosures.enclose_sheets(told.minutes, participant=told.rows[name], sheets=[row.sheet],
                                  is_looked_through=True, by=told.worker, at=LATER)  # fmt: skip

    said = {"Vlasta": "Tenhle člověk zápis nedostává", "Radek": "Tenhle soubor už ke kopii vybraný je."}
    assert refusal.value.reasons[0].startswith(said[name])


# The second person ---------------------------------------------------------------------------------------------------


def test_sender_does_not_decide_alone() -> None:
    told = factory.delivered()
    keep_apart(told)
    row = put(told)

    with pytest.raises(NotPossible) as refusal:
        enclosures.decide_enclosure(row, answer="ready", by=told.worker, at=LATER)

    assert refusal.value.reasons[0].startswith("Přílohu schvaluje někdo jiný")


def test_second_person_lets_it_go_or_says_why_not() -> None:
    told = factory.delivered()
    keep_apart(told)
    one, other = put(told), put(told, content=pictures.photo(shade="#aabbcc"))

    enclosures.decide_enclosure(one, answer="ready", by=second(told), at=LATER)
    with pytest.raises(NotPossible) as refusal:
        enclosures.decide_enclosure(other, answer="refused", by=second(told), at=LATER)
    enclosures.decide_enclosure(other, answer="refused", reason="Je na ní cedule školy.", by=second(told), at=LATER)

    kept = {row.pk: row for row in Enclosure.objects.all()}
    assert refusal.value.reasons == ["Napište, proč příloha odejít nesmí."]
    assert [kept[one.pk].state, kept[other.pk].state] == [EnclosureState.READY, EnclosureState.REFUSED]
    assert (kept[other.pk].decided_by, kept[other.pk].decision_reason) == (second(told), "Je na ní cedule školy.")


def test_page_of_the_second_person_shows_the_picture_and_what_to_look_for() -> None:
    told = factory.delivered()
    keep_apart(told)
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    row = put(told)
    address = reverse("meetings:decide-enclosure", args=[row.pk])

    with time_machine.travel(LATER, tick=False):
        page = html(second(told), address)
        own = html(told.worker, address)

    assert [reverse("meetings:sheet-file", args=[row.sheet_id]) in page, ADDRESS in page] == [True, True]
    assert ["Uložit rozhodnutí" in page, "Uložit rozhodnutí" in own] == [True, False]


def test_page_of_the_second_person_shows_every_page_of_a_scan() -> None:
    told = factory.delivered()
    keep_apart(told)
    row = put(told, content=pictures.scanned(pictures.photo()), file="sken.pdf")
    page = reverse("meetings:sheet-page", args=[row.sheet_id, 1])

    with time_machine.travel(LATER, tick=False):
        shown = html(second(told), reverse("meetings:decide-enclosure", args=[row.pk]))
        drawn = signed_in(second(told)).get(page)
        beyond = signed_in(second(told)).get(reverse("meetings:sheet-page", args=[row.sheet_id, 2]))

    assert [page in shown, "Strana 1 z 1" in shown, drawn.headers["Content-Type"]] == [True, True, "image/png"]
    assert [Image.open(io.BytesIO(drawn.content)).width, beyond.status_code] == [1074, 404]


# Leaving -------------------------------------------------------------------------------------------------------------


def mailed(told: Told) -> list[list[str]]:
    """The names of the files of each message about the minutes to Radek."""
    sent = Message.objects.filter(kind=Kind.MINUTES, recipient_ref=told.rows["Radek"].person_id).order_by("queued_at")
    return [[one.file_name for one in Attachment.objects.filter(message=message)] for message in sent]


def by_mail(told: Told) -> Told:
    """Radek wants his copy by e-mail."""
    place = told.rows["Radek"].person.places.get()
    case_actions.add_contact(place, kind="email", value="radek@priklad.cz", by=told.worker, at=people.NOW)
    factory.consent(told.rows["Radek"], told.worker, scope="e-mailem")
    return told


def test_paper_goes_in_the_mail_of_the_copy_or_after_it() -> None:
    told = by_mail(factory.written())
    before = put(told)
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)
    after = put(told, content=pictures.photo(shade="#aabbcc"), at=LATER)

    number = queries.file_of(before.sheet).name
    assert [len(mailed(told)[0]), mailed(told)[0][1], mailed(told)[1]] == [2, number, ["priloha-2.jpg"]]
    assert [Enclosure.objects.get(pk=row.pk).has_left for row in (before, after)] == [True, True]


def test_unseen_picture_stays_when_the_copy_leaves() -> None:
    told = by_mail(factory.written())
    keep_apart(told)
    row = put(told)
    copies.deliver_minutes(told.minutes, by=told.sent(), at=NEXT_DAY)

    assert [len(files) for files in mailed(told)] == [1]
    enclosures.decide_enclosure(row, answer="ready", by=second(told), at=LATER)
    assert mailed(told)[1:] == [["priloha-1.jpg"]]


def test_what_is_protected_after_the_look_stops_the_picture_again() -> None:
    told = by_mail(factory.written())
    keep_apart(told)
    enclosures.decide_enclosure(put(told), answer="ready", by=second(told), at=NEXT_DAY)
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")

    with pytest.raises(NotPossible) as refusal:
        copies.deliver_minutes(told.minutes, by=told.sent(), at=LATER)

    assert "musí ji projít druhý člověk" in refusal.value.reasons[0]
    assert mailed(told) == []


def test_printed_copy_takes_its_papers_along() -> None:
    told = factory.delivered()
    row = put(told)
    delivery = Delivery.objects.get(participant=told.rows["Radek"])

    copies.hand_over_copy(delivery, channel="post", handed_at=LATER, by=told.worker, at=LATER)

    kept = Enclosure.objects.get(pk=row.pk)
    assert (kept.channel, kept.handed_at) == ("post", LATER)
    with pytest.raises(NotPossible):
        enclosures.withdraw_enclosure(kept, by=told.worker, at=LATER)


def test_paper_after_a_printed_copy_is_handed_over_on_its_own() -> None:
    told = factory.delivered()
    delivery = Delivery.objects.get(participant=told.rows["Radek"])
    copies.hand_over_copy(delivery, channel="post", handed_at=LATER, by=told.worker, at=LATER)
    row = put(told, at=LATER)
    client = signed_in(told.worker)

    with time_machine.travel(LATER, tick=False):
        file = client.get(reverse("meetings:take-enclosure", args=[row.pk]))
        client.post(reverse("meetings:hand-over-enclosure", args=[row.pk]),
                    {"channel": "paper", "handed_on": LATER.strftime("%d. %m. %Y")})  # fmt: skip

    assert file.headers["Content-Disposition"] == 'attachment; filename="priloha-1.jpg"'
    assert Enclosure.objects.get(pk=row.pk).channel == "paper"


def test_file_that_waits_is_not_given() -> None:
    told = factory.delivered()
    keep_apart(told)
    row = put(told)

    with time_machine.travel(LATER, tick=False):
        assert signed_in(told.worker).get(reverse("meetings:take-enclosure", args=[row.pk])).status_code == 404


# Pages ---------------------------------------------------------------------------------------------------------------


def test_organiser_chooses_on_the_page_of_the_person() -> None:
    told = factory.delivered()
    keep_apart(told)
    sheet = factory.sheet(told)
    address = reverse("meetings:enclose-sheets", args=[told.world.conference.pk, told.rows["Radek"].pk])

    with time_machine.travel(LATER, tick=False):
        client = signed_in(told.worker)
        page = html(told.worker, address)
        refused = client.post(address, {"sheets": [str(sheet.pk)]})
        client.post(address, {"sheets": [str(sheet.pk)], "is_looked_through": "on"})
        shown = html(told.worker, reverse("meetings:deliveries", args=[told.world.conference.pk]))

    assert ["Fotky a skeny proto projde ještě někdo druhý." in page, refused.status_code] == [True, 422]
    assert "Přílohy: čeká na druhého člověka (1)" in shown


@pytest.mark.parametrize("name", ["enclosures", "enclose-sheets", "deliveries", "decide-enclosure"])
def test_pages_ask_the_database_little_and_the_same_at_any_size(name: str) -> None:
    told = factory.delivered()
    keep_apart(told)
    factory.hide(told, ADDRESS, owner="Jitka", hidden_from="Radek")
    row = put(told)
    conference = told.world.conference.pk
    where = {"enclose-sheets": [conference, told.rows["Radek"].pk], "decide-enclosure": [row.pk]}
    address = reverse(f"meetings:{name}", args=where.get(name, [conference]))
    asked = []

    with time_machine.travel(LATER, tick=False):
        client = signed_in(told.worker)
        client.get(address)
        for shade in ("#aabbcc", "#ccbbaa"):
            with CaptureQueriesContext(
                connection,
            ) as seen:
                client.get(address)
            frame = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
            asked.append(len([one for one in seen.captured_queries if not one["sql"].startswith(frame)]))
            put(told, content=pictures.photo(shade=shade), at=LATER)

    assert (asked[0], asked[0] <= 8) == (asked[1], True), asked


def test_stranger_and_the_seated_know_nothing_of_them() -> None:
    told = factory.delivered()
    keep_apart(told)
    row = put(told)
    addresses = [reverse("meetings:decide-enclosure", args=[row.pk]), reverse("meetings:take-enclosure", args=[row.pk])]

    with time_machine.travel(LATER, tick=False):
        codes = [signed_in(told.sent()).get(address).status_code for address in addresses]
        away = [signed_in(cases.worker(cases.office("OSPOD Jinde"))).get(address).status_code for address in addresses]

    assert (codes, away) == ([403, 403], [404, 404])
