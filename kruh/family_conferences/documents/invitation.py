"""The invitation of one person: the family's and the children's own words, the day, the food; nothing of the case."""

from datetime import date

from kruh.access.models import User
from kruh.directory.rules import phone_words
from kruh.family_conferences.models import FamilyConference, Member
from kruh.family_conferences.vocabulary import Side
from kruh.foundation import days
from kruh.foundation import typesetting as paper

TITLE, CHILDS_TITLE = "Pozvánka na setkání rodiny", "Zveme tě na setkání"
NOT_YET = "den vám řekne koordinátor"
FOOTER = "Pozvánka je jen pro vás. Nedávejte ji prosím dál."
TO_CHILD = "Pozvánka je jen pro tebe. Nedávej ji prosím dál."
CARED_FOR = (
    ("food", "Jídlo a pití"),
    ("childcare", "Hlídání malých dětí"),
    ("transport", "Doprava"),
)
CHILD_KNOWS = (("child_support", "Celou dobu s tebou"), ("food", "Jídlo a pití"))
ADULT = (
    "zveme vás na setkání lidí, kterým na dětech v rodině záleží. Rodina si na něm sama domluví plán, jak dál.",
    (
        "Na začátku lidé z úřadu a odborníci krátce řeknou, co vědí a s čím mohou pomoct.",
        "Potom odejdou a rodina je sama. Nikdo cizí neposlouchá a nic se nezapisuje.",
        "Nakonec rodina představí svůj plán.",
    ),
    (
        "Přijít je dobrovolné a nic neplatíte.",
        "Co tam zazní, zůstane mezi vámi. Na začátku o to požádáme každého.",
        "Když potřebujete odvoz, tlumočení nebo něco jiného, zavolejte.",
    ),
)
CHILD = (
    "zveme tě na setkání lidí, kterým na tobě záleží. Domluví se, jak dál, a ty můžeš říct, co si přeješ.",
    (
        "Na začátku bude mluvit pár lidí, které možná neznáš. Když něčemu nerozumíš, zeptej se.",
        "Potom odejdou a zůstanou jen ti, které má vaše rodina ráda.",
        "Nakonec řeknete, na čem jste se domluvili.",
    ),
    (
        "Přijít nemusíš. Můžeš poslat vzkaz nebo obrázek.",
        "Kdykoli můžeš jít ven nebo si odpočinout.",
        "Můžeš říct cokoli a nikdo se nebude zlobit.",
    ),
)
EXPERT = (
    "rodina vás zve na úvod svého setkání. Plán si vymyslí sama, od vás potřebuje vědět, s čím můžete pomoct.",
    (
        "Na začátku krátce řeknete, co nabízíte: co, pro koho, kdy a jak se k tomu rodina dostane.",
        "Rodina se ptá a vy odpovídáte, slovy, kterým rozumí i děti.",
        "Potom odejdete a rodina je sama. Na představení plánu zůstávat nemusíte.",
    ),
    (
        "Neraďte, jak má plán vypadat, a nehodnoťte.",
        "Co na setkání zazní, zůstane mezi lidmi, kteří tam byli.",
    ),
)


def invitation(member: Member, conference: FamilyConference, coordinator: User, *, dated: date) -> paper.Document:
    """This will give the invitation of one person."""
    return paper.Document(
        title=CHILDS_TITLE if member.is_child else TITLE,
        dated=dated,
        blocks=(paper.Paragraph((paper.Run(member.name, bold=True),)), *_body(member, conference, coordinator)),
        footer=TO_CHILD if member.is_child else FOOTER,
        large_print=member.is_child,
    )


def invitations(
    members: list[Member], conference: FamilyConference, coordinator: User, *, dated: date
) -> paper.Document:
    """This will give the invitations of everybody as one paper, each from a new page."""
    blocks: list[paper.Block] = []
    for number, member in enumerate(members):
        blocks += [paper.PageBreak()] if number else []
        blocks += [paper.Heading(1, member.name), *_body(member, conference, coordinator)]
    return paper.Document(title=TITLE, dated=dated, blocks=tuple(blocks), footer=FOOTER)


def _body(member: Member, conference: FamilyConference, coordinator: User) -> list[paper.Block]:
    opening, course, good = EXPERT if member.side == Side.EXPERTS else CHILD if member.is_child else ADULT
    return [
        paper.Paragraph("Ahoj," if member.is_child else "Dobrý den,"),
        paper.Paragraph(opening),
        *_own_words(conference),
        paper.Fields(_when_and_where(conference, is_child=member.is_child)),
        paper.Heading(1, "Jak to bude"),
        paper.Numbered(course),
        *_cared_for(member, conference),
        paper.Heading(1, "Dobré vědět"),
        paper.Bullets(good),
        paper.Note(_call(coordinator, is_child=member.is_child)),
    ]


def _own_words(conference: FamilyConference) -> list[paper.Block]:
    """What the family and the children say themselves stands before everything that anybody else says."""
    said = (("Rodina vzkazuje", "family"), ("Děti vzkazují", "children"))
    blocks: list[paper.Block] = []
    for title, whose in said:
        if words := (conference.invitation or {}).get(whose):
            blocks += [paper.Heading(1, title), paper.Note(words)]
    return blocks


def _when_and_where(conference: FamilyConference, *, is_child: bool) -> tuple[tuple[str, paper.Text], ...]:
    when = NOT_YET.replace("vám", "ti") if is_child else NOT_YET
    if conference.starts_at:
        moment = days.local(conference.starts_at)
        when = f"{days.day_long(moment.date())} {days.at_clock(moment)}"
    place = conference.place or "místo spolu ještě domluvíme"
    return (("Kdy", (paper.Run(when, bold=True),)), ("Kde", (paper.Run(place, bold=True),)))


def _cared_for(member: Member, conference: FamilyConference) -> list[paper.Block]:
    """Food, childcare and the way; a child is told who stays beside it."""
    if member.side == Side.EXPERTS:
        return []
    known = CHILD_KNOWS if member.is_child else CARED_FOR
    told = tuple((label, conference.arranged[name]) for name, label in known if conference.arranged.get(name))
    return [paper.Heading(1, "O co je postaráno"), paper.Fields(told)] if told else []


def _call(coordinator: User, *, is_child: bool) -> paper.Text:
    works_as = "koordinátorka" if coordinator.gender == "f" else "koordinátor"
    phone = phone_words(coordinator.phone) if coordinator.phone else ""
    who = ", ".join(filter(None, [f"{coordinator.short_name}, {works_as} setkání", phone]))
    ask = "Když se chceš na něco zeptat, zavolej: " if is_child else "Když se chcete na něco zeptat, zavolejte: "
    return (paper.Run(ask), paper.Run(who, bold=True))
