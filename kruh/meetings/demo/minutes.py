"""The minutes of the first demo story: a draft nearly ready, with one thing left for the one who tries it."""

from datetime import datetime, timedelta

from kruh.access.models import User
from kruh.cases.demo.stories import STORIES
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import SeatRole, SeatState, State
from kruh.meetings.actions import minutes as actions
from kruh.meetings.models import Minutes, Paragraph
from kruh.meetings.vocabulary import HeardHow, SectionKind
from kruh.plans import demo as plans_demo

WRITTEN: dict[SectionKind, str] = {
    SectionKind.STRENGTHS: (
        "Adam má rád fotbal a na trénink chodí vždycky včas. Trenér Tomáš mu věří a umí s ním mluvit.\n\n"
        "Babička Vlasta bydlí deset minut pěšky a ráno má čas. Maminka i tatínek chtějí totéž: aby Adam chodil "
        "do školy a nebál se. Paní učitelka Topolová mu drží místo u okna vedle kamaráda."
    ),
    SectionKind.WORRIES: (
        "Od září Adam zameškal 112 hodin. Nejvíc chybí ráno, když je doma sám.\n\n"
        "Za obědy doma chybí 3 400 Kč. Adam se stydí, že by na to ve třídě někdo přišel, a tak raději nejde vůbec. "
        "Když se nic nezmění, hrozí, že bude opakovat ročník."
    ),
    SectionKind.CHILD_VIEW: (
        "„Nejhorší je to ráno. Když už jsem ve škole, tak je to dobrý.“\n\n"
        "„Nechci, aby se o obědech mluvilo ve třídě.“\n\n"
        "Ella na setkání nebyla. Poslala obrázek, na kterém jdou s Adamem a babičkou ke škole. "
        "Trenér o něm vyprávěl."
    ),
    SectionKind.VIEWS: (
        "Jitka Havlínová: po noční usne a Adama nevypraví. Mrzí ji to a chce pomoc, ne výčitky.\n\n"
        "Radek Havlín: od pondělí do čtvrtka je na cestách. Může volat večer, přes den ne.\n\n"
        "Vlasta Havlínová: ráno se stavit může, jen o tom musí vědět den předem, když to nebude potřeba.\n\n"
        "Lenka Topolová: Adam látku zvládá, chybí mu hlavně jistota."
    ),
    SectionKind.OPTIONS: (
        "Mluvili jsme o přestupu do jiné třídy, to Adam nechce. O ranní službě sociální pracovnice, to rodina nechce. "
        "O tom, že maminka změní směny, to teď nejde, v létě možná."
    ),
    SectionKind.DISAGREEMENTS: (
        "Radek Havlín nesouhlasí s tím, že by za dluhy mohla jen rodina. Říká, že škola měla zavolat dřív. "
        "Škola s tím nesouhlasí, dvakrát psala e-mail."
    ),
    SectionKind.FOLLOW_UP: (
        "Sejdeme se znovu za tři měsíce v Mostu k rodině, stejní lidé. "
        "Do té doby volá paní Olšová každý druhý pátek mamince."
    ),
}


def load(at: datetime) -> None:
    """This will write the draft of the first story, if its meeting was held; once only."""
    conference = plans_demo.ready(at)
    if conference is None or conference.state != State.HELD or conference.starts_at is None:
        return
    if Minutes.objects.filter(conference=conference).exists():
        return
    begun = conference.starts_at + timedelta(hours=3)
    writer = _writer(conference)
    minutes = actions.start_minutes(conference, by=writer, at=begun)
    for section in Paragraph.objects.filter(minutes=minutes, kind__in=WRITTEN):
        heard = {"heard_how": HeardHow.SUPPORT} if section.kind == SectionKind.CHILD_VIEW else {}
        words = WRITTEN[SectionKind(section.kind)]
        actions.write_paragraph(section, text=words, version=section.version, by=writer, at=begun, **heard)


def _writer(conference: Conference) -> User:
    seats = conference.seats.filter(role=SeatRole.MINUTE_TAKER, state=SeatState.ACCEPTED).select_related("user")
    seat = seats.first()
    return seat.user if seat else User.objects.get(email=STORIES["S1"].owner)
