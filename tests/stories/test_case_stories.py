"""Three stories come into the library and one does not: from a family's case, and free ones from an organisation."""

import pytest

from kruh.access.models import AuditEntry
from kruh.case_stories.models import Story
from kruh.retelling.models import Draft
from kruh.vault.models import Key
from tests.stories.region import Region
from tests.stories.visitors import Clock, Visitor

REAL = ("Adam", "Ella", "Elly", "Havlín", "Radk", "Radek", "Vlast", "Topolov", "Tábor", "777", "2026")
OF_HAVLINOVI = (
    "Adam Havlín přestal po rozvodu chodit do školy. Jitka Havlínová o tom nevěděla, protože odchází do práce v pět. "
    "S Adamem jsme se sešli 12. 2. 2026 v Táboře u babičky Vlasty. Paní Topolová ze školy nabídla, že bude volat na "
    "777 000 101. Radkovi se to nejdřív nelíbilo, Elle ano."
)
HELPED = "Pomohlo, že se Adamovy babičky někdo zeptal."
FREE = (
    ("Sešit mezi rodiči", "parting", "Rodiče spolu nemluvili. Děti přestaly nosit vzkazy.", "Společný sešit."),
    ("Teta z druhého konce", "kin", "Při kreslení sítě si kluk vzpomněl na tetu.", "Kreslení sítě."),
)


def writes(author: Visitor, title: str, theme: str, text: str, helped: str) -> Draft:
    """The page is open; the author writes and saves."""
    author.sends(author.page.address, title=title, theme=theme, text=text, helped=helped)
    return Draft.objects.get(author=author.user, pk=author.page.address.split("/")[-2])


def signs(author: Visitor, draft: Draft, reader: Visitor) -> None:
    """The author signs and chooses who reads it."""
    author.opens("retelling:draft", draft)
    author.follows("retelling:submit", draft)
    author.sends(reader=str(reader.user.pk))


@pytest.mark.django_db
def test_three_stories_are_released_and_one_is_refused(region: Region, clock: Clock) -> None:
    case = region.havlinovi()
    renata, hana, klara, jiri = region.renata, region.hana, region.klara, region.jiri

    renata.opens("cases:overview", case)
    renata.follows("retelling:begin", case)
    renata.sends()
    of_case = writes(renata, "Adam a ráno", "school", OF_HAVLINOVI, HELPED)
    renata.follows("retelling:replace-all", of_case)
    renata.sends()
    key = Draft.objects.get().key_id
    told = Draft.objects.get()
    assert [name for name in REAL if name in f"{told.title} {told.text} {told.helped}"] == []
    signs(renata, of_case, hana)

    clock.strikes("12. 2. 2026")
    hana.opens("retelling:list")
    hana.follows("retelling:read", of_case)
    assert [name for name in REAL[:-1] if name in hana.page.text] == []
    hana.follows("retelling:release", of_case)
    hana.sends()
    assert not Key.objects.filter(pk=key).exists()
    assert AuditEntry.objects.get(verb="retelling.release").case is None

    for words in FREE:
        klara.opens("retelling:list")
        klara.follows("retelling:begin-free")
        klara.sends()
        draft = writes(klara, *words)
        signs(klara, draft, renata)
        renata.opens("retelling:read", draft)
        renata.follows("retelling:release", draft)
        renata.sends()

    klara.opens("retelling:begin-free")
    klara.sends()
    known = writes(klara, "Dům za obcí", "housing", "Bydleli v jediném domě u přehrady.", "Soused.")
    signs(klara, known, renata)
    renata.opens("retelling:read", known)
    renata.follows("retelling:refuse", known)
    renata.sends(reason="Dům u přehrady zná každý.")
    assert "Dům u přehrady zná každý." in klara.opens("retelling:list").text

    assert Story.objects.count() == 3
    page = jiri.opens("case_stories:list")
    assert [title for title, *_ in FREE if title in page.text] == [title for title, *_ in FREE]
    story = Story.objects.get(theme="kin")
    jiri.follows("case_stories:story", story)
    jiri.follows("case_stories:comment", story)
    refused = jiri.tries_to_send(text="To je přece Adam Havlín.")
    assert "může prozradit skutečné lidi" in refused.text
    jiri.sends(text="Tetu jsme takhle našli taky.")
    assert jiri.takes_file("case_stories:story-file", story)[:5] == b"%PDF-"
