"""The words of an invitation: composed from facts for one reader, warm and plain; nothing is typed twice."""

from datetime import date, time

from kruh.conferences.rules.letter import Letter, Meeting, Occasion, Part, Reader, Sender, Style, length
from kruh.conferences.vocabulary import COMPANIONS, ParticipantRole, Presence
from kruh.foundation import days


def compose(reader: Reader, meeting: Meeting, sender: Sender, occasion: Occasion = Occasion.INVITATION) -> Letter:
    """This will compose the letter for one reader."""
    composer = _to_child if reader.style.is_child else _to_professional if _works(reader) else _to_adult
    opening, parts = composer(reader, meeting, sender)
    if occasion == Occasion.CHANGE:
        opening = (_moved(reader), *opening[1:])
    own = (reader.own_words,) if reader.own_words else ()
    return Letter(_title(occasion), reader.salutation, (*opening, *own), parts, _closing(reader, sender))


def _works(reader: Reader) -> bool:
    return reader.style == Style.PROFESSIONAL


def _title(occasion: Occasion) -> str:
    return "Setkání bude jindy" if occasion == Occasion.CHANGE else "Pozvánka na setkání"


def _moved(reader: Reader) -> str:
    if reader.style.is_child:
        return "setkání, o kterém víš, bude jindy. Nový den a hodinu najdeš tady, ten starý už neplatí."
    return "setkání, na které jsme vás pozvali, se přesouvá. Nový termín najdete níže, původní už neplatí."


def _closing(reader: Reader, sender: Sender) -> tuple[str, ...]:
    if reader.style.is_child:
        return ("Těším se na tebe.", sender.name)
    name = sender.formal_name if _works(reader) else sender.name
    warm = "Děkujeme za spolupráci." if _works(reader) else "Těšíme se na vás."
    return (warm, f"{name}\n{sender.office}")


# When and where ----------------------------------------------------------------------------------------------------


def moment(on: date, at: time) -> str:
    """This will say a day and an hour: „čtvrtek 3. prosince 2026 v 9:00“."""
    return f"{days.day_long(on)} {_at(at)} {days.clock(at)}"


def _when(meeting: Meeting, reader: Reader) -> Part:
    fields = [("Kdy", moment(meeting.on, meeting.at))]
    if reader.presence == Presence.ONLINE:
        fields.append(("Jak se připojit", meeting.online_note or "odkaz pošleme předem"))
    else:
        fields.append(("Kde", "\n".join(filter(None, [meeting.place, meeting.address]))))
        fields.append(("Cesta", meeting.getting_there))
    fields.append(("Jak dlouho", length(meeting.minutes)))
    return Part("Kdy a kde", fields=tuple((label, value) for label, value in fields if value))


def _at(hour: time) -> str:
    return "ve" if hour.hour in (2, 3, 4, 12, 13, 14, 20, 21, 22, 23) else "v"


def _question(meeting: Meeting, title: str) -> list[Part]:
    return [Part(title, paragraphs=(meeting.goal,), is_quote=True)] if meeting.goal else []


def _people(reader: Reader, title: str) -> list[Part]:
    return [Part(title, points=reader.who)] if reader.who else []


def _contact(sender: Sender, title: str, words: str) -> Part:
    known = (("Telefon", sender.phone), ("E-mail", sender.email))
    return Part(title, (words,), fields=tuple((label, value) for label, value in known if value))


# The family --------------------------------------------------------------------------------------------------------


def _to_adult(reader: Reader, meeting: Meeting, sender: Sender) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    is_companion = reader.role in COMPANIONS
    parts = [_when(meeting, reader), *_question(meeting, "Na co hledáme odpověď")]
    parts += _people(reader, "Kdo tam bude")
    parts += [_by_your_side()] if is_companion else _ready(reader)
    parts += [] if is_companion or reader.presence == Presence.WRITTEN else [_not_alone(reader)]
    parts.append(Part("Co na setkání zazní, zůstane mezi námi", (_CONFIDENTIAL,)))
    parts.append(_contact(sender, "Přijdete?", _ASK_BACK if reader.presence != Presence.WRITTEN else _ASK_WRITTEN))
    plainly = () if is_companion else (_plainly(reader, meeting),)
    return (_invites(reader, meeting), *plainly), tuple(parts)


def _plainly(reader: Reader, meeting: Meeting) -> str:
    come = "" if reader.presence == Presence.WRITTEN else "Přijít nemusíte, ale budeme rádi, když přijdete. "
    whom = "dětech" if meeting.children > 1 else "dítěti"
    return f"{come}Na setkání se o {whom} úředně nerozhoduje. Z dohody vznikne krátký zápis, který dostanete."


_CONFIDENTIAL = "Co se dozvíte o druhých, prosím neříkejte dál. Odborníci předají jen to, co je nutné k ochraně dětí."
_ASK_BACK = (
    "Dejte nám prosím vědět, nejlépe telefonem. Když se vám to nehodí, zavolejte také. Najdeme jinou cestu, "
    "jak může váš pohled zaznít: po telefonu, písemně nebo přes někoho, komu věříte."
)
_ASK_WRITTEN = "Zavolejte nebo napište. Rádi vám s vyjádřením pomůžeme."


def _invites(reader: Reader, meeting: Meeting) -> str:
    if reader.presence == Presence.WRITTEN:
        return (
            f"připravujeme setkání, které se týká {meeting.whom}. Přijít nemusíte. "
            "Záleží nám ale na vašem pohledu a rádi ho na setkání přečteme."
        )
    if reader.role in COMPANIONS:
        return f"zveme vás na setkání, které se týká {meeting.whom}. Přijdete jako opora pro někoho, kdo vám věří."
    return (
        f"zveme vás na setkání, které se týká {meeting.whom}. Sejdou se lidé z rodiny i ti, kdo rodině pomáhají, "
        "a společně budou hledat, co pomůže. Povede ho člověk, který nikomu nestraní."
    )


def _ready(reader: Reader) -> list[Part]:
    line = "Co se daří, co vás trápí, co by podle vás pomohlo a s čím můžete pomoct vy."
    return [Part("O čem můžete předem přemýšlet", (line,))]


def _by_your_side() -> Part:
    return Part(
        "Co se od vás čeká",
        ("Sedět vedle, pomoct říct, co je těžké, nebo si vzít přestávku. Nic nerozhodujete a mluvit nemusíte.",),
    )


def _not_alone(reader: Reader) -> Part:
    first = (
        f"Vedle vás bude {reader.companion}, jak jsme se domluvili."
        if reader.companion
        else "Přivést si můžete kohokoli, komu věříte. Řekněte nám to prosím předem."
    )
    second = (
        "Tlumočení pro vás zajistíme a nic za ně neplatíte."
        if reader.is_interpreted
        else "Když potřebujete tlumočení, pomoc s cestou nebo vchod bez schodů, zavolejte nám."
    )
    return Part("Můžete přijít s někým blízkým", (f"{first} {second}",))


# Children ----------------------------------------------------------------------------------------------------------


def _to_child(reader: Reader, meeting: Meeting, sender: Sender) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    when = _when(meeting, reader)
    if reader.role != ParticipantRole.CHILD:
        opening = f"zveme tě na setkání, které se týká {meeting.whom}. Přijdeš jako opora pro někoho, kdo ti věří."
        beside = ("Sedět vedle, pomoct říct, co je těžké, nebo si spolu vzít přestávku. Za nikoho mluvit nemusíš.",)
        parts = [when, *_people(reader, "Kdo tam bude"), Part("Co se od tebe čeká", beside)]
    elif reader.style == Style.YOUNG:
        opening = "zveme tě na setkání. Přijdou lidé, kteří tě mají rádi a chtějí ti pomoct."
        parts = [when, Part("Co tam můžeš", points=_may(reader))]
    elif reader.style == Style.SCHOOL:
        opening = "zveme tě na setkání kvůli tobě a tvojí rodině. Chceme společně přijít na to, co vám pomůže."
        parts = [when, *_question(meeting, "Budeme hledat odpověď"), *_people(reader, "Kdo tam bude")]
        parts += [
            Part("Co tam můžeš", points=_may(reader)),
            Part("Zkus si předem říct", points=_THINK),
        ]
    else:
        opening = "zveme tě na setkání, kde se bude mluvit o tvém životě. Proto u toho máš být a máš mít slovo."
        parts = [when, *_question(meeting, "Budeme hledat odpověď"), *_people(reader, "Kdo tam bude")]
        parts += [
            Part("Co můžeš chtít", points=_may(reader)),
            Part("Zkus si předem říct", points=_THINK),
        ]
    if reader.presence == Presence.WRITTEN:
        opening = "lidé, kterým na tobě záleží, se sejdou a budou hledat, co pomůže. Přijít nemusíš."
        sends = Part("Co můžeš poslat", points=_SEND)
        return (opening,), (
            when,
            *_question(meeting, "Budeme hledat odpověď"),
            sends,
            _contact(sender, "Kam to poslat", _TO_ME),
        )
    return (opening,), (*parts, _contact(sender, "Když nebudeš chtít přijít", _instead(reader, sender)))


_SEND = (
    "Obrázek.",
    "Dopis nebo vzkaz.",
    "Cokoli, co chceš, aby ostatní věděli. Přečteme to tam přesně tak, jak to řekneš.",
)
_TO_ME = "Dej to mně nebo někomu doma. Když si to rozmyslíš a budeš chtít přijít, stačí říct."
_YOUNG = (
    "Povídat si, kreslit, nebo jen poslouchat.",
    "Říct, co se ti líbí a co tě trápí.",
)
_SCHOOL = (
    "Mluvit, psát, kreslit nebo mlčet. Všechno je v pořádku.",
    "Poprosit někoho, komu věříš, ať to řekne za tebe.",
)
_TEEN = (
    "Vědět předem, kdo přijde a o čem se bude mluvit.",
    "Říct nám, koho u stolu chceš, koho ne a co tam nemá zaznít.",
    "Mluvit, napsat to, nebo to nechat na někom, komu věříš. Nikdo tě nebude nutit.",
    "Kdykoli si vzít přestávku nebo odejít.",
)
_THINK = ("Co je teď dobré?", "Co tě trápí?", "Co by mělo být jinak?")


def _may(reader: Reader) -> tuple[str, ...]:
    """What the child may do there, the agreed sign for a break last."""
    sign = f"Naše domluvené znamení: {reader.break_sign}." if reader.break_sign else ""
    if reader.style == Style.YOUNG:
        last = (f"Jít pryč, když už nebudeš chtít. {sign or 'Stačí zvednout ruku.'}",)
        return (*_beside(reader), *_YOUNG, *last)
    if reader.style == Style.SCHOOL:
        last = (f"Kdykoli si říct o přestávku. {sign or 'Stačí znamení, na kterém se domluvíme.'}",)
        return (*_beside(reader), *_SCHOOL, *last)
    wordless = (f"Říct si o přestávku i beze slov. {sign}",) if sign else ()
    return (*_beside(reader), *_TEEN, *wordless)


def _beside(reader: Reader) -> tuple[str, ...]:
    return (f"Mít vedle sebe člověka, kterému věříš: {reader.companion}.",) if reader.companion else ()


def _instead(reader: Reader, sender: Sender) -> str:
    said = f"Nemusíš. Můžeš to říct mně nebo někomu doma. Jmenuju se {sender.name}."
    if reader.role != ParticipantRole.CHILD:
        return said
    return f"{said} Můžeš poslat obrázek, dopis nebo vzkaz a my ho tam přečteme."


# People at work ----------------------------------------------------------------------------------------------------


def _to_professional(reader: Reader, meeting: Meeting, sender: Sender) -> tuple[tuple[str, ...], tuple[Part, ...]]:
    is_interpreter = reader.role == ParticipantRole.INTERPRETER
    parts = [_when(meeting, reader), *_question(meeting, "Na co hledáme odpověď"), *_people(reader, "Kdo tam bude")]
    if is_interpreter:
        opening = (
            f"prosíme vás o tlumočení na setkání, které se týká {meeting.whom}. Slib mlčenlivosti složíte na začátku."
        )
        parts.append(Part("Jak budeme mluvit", ("Po kratších úsecích a jednoduše. O přestávku si řekněte kdykoli.",)))
    else:
        opening = (
            f"zveme vás na případovou konferenci, která se týká {meeting.whom}. "
            "Rodina a lidé, kteří jí pomáhají, na ní společně hledají řešení. Vede ji nestranný facilitátor."
        )
        parts.append(Part("Co prosíme připravit", points=_from_work(meeting)))
    if reader.presence == Presence.WRITTEN:
        opening = f"připravujeme případovou konferenci, která se týká {meeting.whom}. Prosíme o vaše písemné vyjádření."
    parts.append(Part("Mlčenlivost", (_SECRECY,)))
    return (opening,), (*parts, _contact(sender, "Přijdete?", _ASK_WORK))


def _from_work(meeting: Meeting) -> tuple[str, ...]:
    heard = "rozuměly i děti" if meeting.children > 1 else "rozumělo i dítě"
    return (f"Co se podle vás daří a co vás znepokojuje. Krátce a tak, aby tomu {heard}.", *_FROM_WORK)


_FROM_WORK = (
    "Co můžete nabídnout vy nebo vaše pracoviště.",
    "Jen to, co souvisí s otázkou setkání. Zprávy a posudky nenoste, pokud jsme se na nich nedomluvili.",
)
_SECRECY = (
    "Co se na setkání dozvíte, podléhá mlčenlivosti podle § 57 zákona č. 359/1999 Sb. Pozvánku prosím nepředávejte dál."
)
_ASK_WORK = "Potvrďte nám prosím účast. Když nemůžete, pomůže i krátké písemné vyjádření."
