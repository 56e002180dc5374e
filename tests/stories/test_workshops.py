"""Two workshops with invented people: twenty from offices and the region, fifty-two from all sectors."""

import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from kruh.messaging.models import Message
from kruh.training.models import SignUp, Workshop
from kruh.training.vocabulary import Place
from tests.stories.region import Region
from tests.stories.visitors import Clock, Visitor

PROGRAMME = "9:00–9:30 Úvod\n9:30–12:00 Role organizátora, svolavatele a facilitátora | Mgr. Ludmila Bystrá"
OLOMOUC = {"OSPOD": 15, "obce a kraje": 5}
PRAGUE = {
    "OSPOD": 14, "neziskové organizace a sociální služby": 17, "školství": 8, "zdravotnictví": 4,
    "policie a probační služba": 3, "soudy a státní zastupitelství": 2, "obce a kraje": 4,
}  # fmt: skip


def letter(to: str, words: str) -> str:
    """The way in the last letter to the address."""
    found = [one for one in Message.objects.order_by("queued_at", "pk") if one.address == to]
    whole: list[str] = re.findall(rf"https?://\S+{words}\S+", found[-1].text)
    return urlsplit(whole[-1]).path


def guest_signs_up(workshop: Workshop, number: int, sector: str) -> Visitor:
    """Somebody without an account finds the announcement, sends the form and confirms by the link."""
    guest, email = Visitor("nobody"), f"host{number}@prace.example"
    guest.visits(reverse("training:public", args=[workshop.code]))
    words = {"name": "Invented Účastnice", "organisation": f"Pracoviště {number}", "sector": sector}
    page = guest.sends(**words, email=email, agrees=True)
    assert "jsme poslali e-mail" in page.text
    address = letter(email, "/workshopy/muj/")
    assert "Ještě ji potvrďte" in guest.visits(address).text
    guest.posts(address, {"krok": "potvrdit"})
    return guest


def announced(region: Region, **words: Any) -> Workshop:
    """The methodologist writes the announcement and lets it out."""
    ivana = region.ivana
    ivana.opens("training:list")
    ivana.follows("training:prepare")
    page = ivana.sends(
        day="9. 4. 2026", begins="9:00", ends="15:00", programme=PROGRAMME, lecturers="Mgr. Ludmila Bystrá",
        kind="facilitace případových konferencí", **words,
    )  # fmt: skip
    workshop: Workshop = Workshop.objects.get(title=words["title"])
    assert "Zatím ho vidíte jen vy." in page.text
    ivana.follows("training:announce", workshop)
    ivana.sends()
    return workshop


def day_passes(region: Region, clock: Clock, workshop: Workshop, absent: int = 0) -> None:
    """It is held, who came is written down, and it is closed."""
    ivana = region.ivana
    clock.strikes("9. 4. 2026", "16:00")
    ivana.opens("training:workshop", workshop)
    ivana.follows("training:hold", workshop)
    ivana.sends()
    ivana.follows("training:attendance", workshop)
    going = list(SignUp.objects.filter(workshop=workshop, state=Place.GOING).order_by("pk"))
    ivana.sends(**{f"p_{one.pk}": "ne" if place < absent else "ano" for place, one in enumerate(going)})
    ivana.follows("training:close", workshop)
    ivana.sends()


@pytest.mark.django_db
def test_twenty_people_of_offices_learn_how_to_hold_a_conference(region: Region, clock: Clock) -> None:
    ivana = region.ivana
    ivana.opens("training:list")
    ivana.follows("training:measures")
    ivana.follows("training:add-measure")
    ivana.sends(code="1.2", text="Rozvoj služeb pro děti a rodiny", region="Olomoucký kraj", since="1. 1. 2025")
    workshop = announced(
        region, title="Jak uspořádat případovou konferenci", aim="Jednoduchý návod a malá doporučení.", capacity="20",
        place="Krajský úřad Olomouckého kraje", project="Podpora plánování rozvoje sociálních služeb",
        measure="Olomoucký kraj",
    )  # fmt: skip
    sectors = [sector for sector, number in OLOMOUC.items() for _ in range(number)]
    guests = [guest_signs_up(workshop, number, sector) for number, sector in enumerate(sectors)]
    region.jiri.opens("training:list")
    region.jiri.follows("training:workshop", workshop)
    region.jiri.follows("training:sign-up", workshop)
    assert "jste mezi náhradníky" in region.jiri.sends().text
    guests[0].posts(guests[0].page.address, {"krok": "odhlasit"})
    assert "Máte místo" in region.jiri.opens("training:workshop", workshop).text

    day_passes(region, clock, workshop)

    text = region.ivana.follows("training:report", workshop).text
    assert "Celkem\n20\n120" in text
    assert "Naplňuje opatření 1.2 Rozvoj služeb pro děti a rodiny (Olomoucký kraj)." in text
    assert region.ivana.takes_file("training:report-paper", workshop).startswith(b"%PDF")
    assert region.ivana.takes_file("training:attendance-paper", workshop).startswith(b"%PDF")
    region.jiri.opens("training:workshop", workshop)
    own = SignUp.objects.get(user=region.jiri.user)
    assert region.jiri.takes_file("training:certificate", own).startswith(b"%PDF")
    assert own.training is not None
    assert own.training.hours == 6
    assert region.klara.looks_at(reverse("training:people", args=[workshop.pk])).status == 404
    assert region.pavel.looks_at(reverse("training:list")).status == 403


@pytest.mark.django_db
def test_fifty_two_people_of_all_sectors_meet_and_say_what_they_thought(region: Region, clock: Clock) -> None:
    workshop = announced(
        region, title="Případové konference napříč obory", aim="Co pomáhá rodinám.", capacity="60", place="Praha",
        funder="Nadace Dobrý soused",
    )  # fmt: skip
    sectors = [sector for sector, number in PRAGUE.items() for _ in range(number)]
    guests = [guest_signs_up(workshop, number, sector) for number, sector in enumerate(sectors)]
    day_passes(region, clock, workshop)
    for number, guest in enumerate(guests[:6]):
        guest.visits(letter(f"host{number}@prace.example", "/workshopy/hodnoceni/"))
        guest.sends(useful="velmi", clear="spíš ano", would_recommend="Ano", words="Příběhy z praxe.")

    page = region.ivana.follows("training:report", workshop)

    numbers = "".join(f"{sector}\n{number}\n{number * 6}\n" for sector, number in PRAGUE.items())
    assert numbers + "Celkem\n52\n312" in re.sub(r"\n+", "\n", page.text)
    assert "Užitečné pro práci: 5,0 z 5. Srozumitelné: 4,0 z 5." in page.text
    assert "Účastnice" not in page.text


@pytest.mark.django_db
def test_a_guessed_certificate_says_always_the_same_and_soon_waits(region: Region, clock: Clock) -> None:
    stranger = Visitor("nobody")
    codes = [f"AAAA-BBBB-CCCC-DD{one}{two}" for one in "ABC" for two in "ABC"]

    pages = [stranger.looks_at(f"{reverse('training:verify')}?kod={code}") for code in codes]

    assert {page.status for page in pages[:5]} == {404}
    assert len({page.text for page in pages[:5]}) == 1
    assert pages[-1].status == 429
