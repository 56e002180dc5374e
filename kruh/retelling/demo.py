"""Case stories of the demo: three in the library, one that the second reader refused."""

from datetime import datetime, timedelta

from kruh.access.models import User
from kruh.case_stories import actions as library
from kruh.case_stories.models import Story
from kruh.case_stories.vocabulary import Theme
from kruh.retelling import actions
from kruh.retelling.models import Draft

WRITER, READER, OTHER = (
    "klara.sedlackova@mostkrodine.example",
    "renata.olsova@lipova.example",
    "ivana.horackova@kraj.example",
)
RELEASED = (
    (
        Theme.SCHOOL,
        "Chlapec, který zaspával",
        (
            "Škola hlásila, že kluk z prvního stupně chodí pozdě a usíná v lavici. Učitelka věřila, že doma nikdo "
            "nevstává. Maminka byla přesvědčená, že ji škola nemá ráda.\n"
            "Na případové konferenci se poprvé potkali všichni u jednoho stolu. Ukázalo se, že maminka dělá noční a "
            "kluk "
            "budí mladší sestru sám. Nikdo to předtím nevěděl, protože se nikdo nezeptal."
        ),
        "Babička začala ráno volat a škola posunula první hodinu doučování. Pomohlo, že se mluvilo o ránu, ne o vině.",
    ),
    (
        Theme.PARTING,
        "Předávání na parkovišti",
        (
            "Rodiče po rozchodu spolu nemluvili a děti si předávali na parkovišti. Každé předání skončilo hádkou.\n"
            "Děti řekly svému podporovateli, že nechtějí nosit vzkazy. Jejich slova zazněla na začátku setkání a "
            "nikdo je "
            "nekomentoval."
        ),
        "Předávání se přesunulo ke škole a vzkazy do společného sešitu. Po třech měsících už sešit nebyl potřeba.",
    ),
    (
        Theme.KIN,
        "Teta, na kterou se zapomnělo",
        (
            "Když maminka onemocněla, hledalo se místo pro dvě děti. Ve spise byli jen rodiče. Teprve při kreslení "
            "sítě "
            "padlo jméno tety, se kterou se rodina před lety pohádala.\n"
            "Teta přijela na rodinnou konferenci a první hodinu mlčela. Potom nabídla, že si děti vezme na všední dny."
        ),
        "Kreslení sítě s dětmi a soukromý čas rodiny, ve kterém se mohli usmířit bez úřadu.",
    ),
)
REFUSED = (
    Theme.HOUSING,
    "Dům na konci obce",
    (
        "Rodina bydlela v jediném domě za obcí, o kterém věděli všichni v okolí. Soused pomohl s opravou střechy "
        "a děti "
        "mohly zůstat doma."
    ),
    "Pomoc souseda a obce.",
)


def load(at: datetime) -> None:
    """This will tell the stories once; a second call changes nothing."""
    if Story.objects.exists() or Draft.objects.exists():
        return
    for number, told in enumerate(RELEASED, 1):
        draft = _told(told, at - timedelta(days=30 * number), READER)
        actions.release(draft, by=_person(READER), at=at - timedelta(days=30 * number - 2))
    refused = _told(REFUSED, at - timedelta(days=6), OTHER)
    reason = "Dům za obcí a opravu střechy zná celé okolí. Ani bez jmen se rodina neskryje."
    actions.refuse(refused, reason=reason, by=_person(OTHER), at=at - timedelta(days=4))
    story = Story.objects.order_by("-released_on", "id")[0]
    said = "Otázka na ráno místo otázky na vinu se nám osvědčila taky."
    library.comment(story, text=said, by=_person(OTHER), at=at - timedelta(days=10))


def _told(told: tuple[Theme, str, str, str], at: datetime, reader: str) -> Draft:
    theme, title, text, helped = told
    author = _person(WRITER)
    draft = actions.begin_free(None, by=author, at=at)
    words = {"theme": theme, "title": title, "text": text, "helped": helped}
    actions.write(draft, words=words, version=None, by=author, at=at + timedelta(hours=1))
    return actions.submit(draft, reader=_person(reader), by=author, at=at + timedelta(hours=2))


def _person(email: str) -> User:
    return User.objects.get(email=email)
