"""What is true of invitations: which way one goes, what stops it, which language we dare, who is named in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kruh.cases.vocabulary import Language, TieKind
from kruh.conferences.vocabulary import (
    COMPANIONS,
    FAMILY_SIDE,
    CallOff,
    Channel,
    ParticipantRole,
    Presence,
    Reply,
    State,
)
from kruh.foundation import text

BY_HAND = (Channel.POST, Channel.PAPER, Channel.DATA_BOX, Channel.IN_PERSON)
WAYS = (Channel.EMAIL, Channel.POST, Channel.PAPER, Channel.PHONE, Channel.DATA_BOX)
# Languages in which a text was translated and read by a reviewer. A machine's translation never goes to a family.
REVIEWED = frozenset({Language.CZECH})
UNDERSTOOD = REVIEWED | {Language.SLOVAK}
MEND = "Upravte vlastní větu, cíl nebo místo setkání."


class Standing(StrEnum):
    """How far one person's invitation is."""

    LEFT_OUT = "left_out"
    NOT_READY = "not_ready"
    READY = "ready"
    TO_HAND_OVER = "to_hand_over"
    TO_CALL = "to_call"
    ON_THE_WAY = "on_the_way"
    TROUBLED = "troubled"
    DELIVERED = "delivered"


WORDS = {
    Standing.LEFT_OUT: "nezveme",
    Standing.NOT_READY: "něco chybí",
    Standing.READY: "připraveno k odeslání",
    Standing.TO_HAND_OVER: "vytisknout a předat",
    Standing.TO_CALL: "zavolat",
    Standing.ON_THE_WAY: "odesílá se",
    Standing.TROUBLED: "nedošlo, rozhodněte",
    Standing.DELIVERED: "předáno",
}
TONES = {
    Standing.LEFT_OUT: "blocked",
    Standing.NOT_READY: "warn",
    Standing.READY: "info",
    Standing.TO_HAND_OVER: "info",
    Standing.TO_CALL: "info",
    Standing.ON_THE_WAY: "waiting",
    Standing.TROUBLED: "err",
    Standing.DELIVERED: "ok",
}


@dataclass(frozen=True, slots=True)
class Ways:
    """The safe ways to reach one person."""

    email: str = ""
    address: str = ""
    phone: str = ""
    preferred: str = ""


def suggested_channel(role: ParticipantRole, ways: Ways, *, is_minor: bool) -> Channel:
    """This will suggest how the letter goes: a child gets it from hand to hand, others the way they prefer."""
    if is_minor:
        return Channel.PAPER
    by_kind = {"email": Channel.EMAIL, "address": Channel.POST, "phone": Channel.PHONE}
    if ways.preferred in by_kind:
        return by_kind[ways.preferred]
    known = ((ways.email, Channel.EMAIL), (ways.address, Channel.POST), (ways.phone, Channel.PHONE))
    return next((channel for way, channel in known if way), Channel.PAPER)


@dataclass(frozen=True, slots=True)
class Draft:
    """What decides whether one invitation can leave."""

    name: str
    is_invited: bool
    channel: Channel
    salutation: str
    ways: Ways
    is_sent: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """What every letter of the conference needs."""

    state: State
    has_date: bool
    has_venue: bool
    has_goal: bool
    has_contact: bool
    is_past: bool = False


def blockers_of_all(basis: Basis) -> list[str]:
    """This will list what stops every invitation."""
    if basis.state in (State.HELD, State.CONCLUDED):
        return ["Setkání už proběhlo, pozvánky se k němu neposílají."]
    if basis.state != State.SCHEDULED:
        return ["Konference zatím nemá pevný termín. Pozvánky jdou poslat, až ho bude mít."]
    reasons = []
    if not basis.has_date:
        reasons.append("Chybí den a hodina.")
    if basis.is_past:
        reasons.append("Termín už byl. Domluvte nový a pozvánky pošlete potom.")
    if not basis.has_venue:
        reasons.append("Chybí místo, kde se sejdete.")
    if not basis.has_goal:
        reasons.append("Chybí cíl: na co má setkání najít odpověď.")
    if not basis.has_contact:
        reasons.append("Chybí telefon nebo e-mail, na který mohou lidé odpovědět. Doplňte ho ve svém účtu.")
    return reasons


def blockers_of_one(draft: Draft) -> list[str]:
    """This will list what stops one invitation, with the person's name."""
    if not draft.is_invited:
        return [f"{draft.name}: u stolu nebude, pozvánka proto nejde poslat."]
    reasons = []
    if not draft.salutation.strip():
        reasons.append(f"{draft.name}: chybí oslovení.")
    if draft.channel == Channel.EMAIL and not draft.ways.email:
        reasons.append(f"{draft.name}: chybí e-mail. Doplňte ho, nebo zvolte jinou cestu.")
    if draft.channel == Channel.POST and not draft.ways.address:
        reasons.append(f"{draft.name}: chybí adresa. Doplňte ji, nebo zvolte jinou cestu.")
    return reasons


def blockers_of_leaks(name: str, places: Collection[str]) -> list[str]:
    """This will say where a letter tells what its reader must not learn; the value itself is not repeated."""
    if not places:
        return []
    where = ", ".join(places)
    return [f"{name}: pozvánka prozrazuje údaj, který se k tomuto člověku nesmí dostat. Kde: {where}. {MEND}"]


def blockers_to_hand_over(on: date, today: date, channel: Channel) -> list[str]:
    """This will list what is wrong with a record of handing over."""
    reasons = [] if channel in BY_HAND else ["Vyberte, jak jste dopis předali."]
    return [*reasons, "Ten den ještě nebyl. Zkontrolujte datum."] if on > today else reasons


def blockers_to_call(on: date, today: date) -> list[str]:
    """This will list what is wrong with a record of a call."""
    return ["Ten den ještě nebyl. Zkontrolujte datum."] if on > today else []


def told_by_hand(channel: Channel, ways: Ways, *, is_minor: bool) -> str:
    """This will say why a person has to tell somebody that they are not to come, or nothing where mail will do."""
    if is_minor:
        return "Dítěti samo nic neodejde. Řekněte mu to osobně a vysvětlete proč."
    if channel != Channel.EMAIL:
        return f"Pozvánka nešla e-mailem ({channel.label})."
    return "" if ways.email else "E-mail už u tohoto člověka není."


def stopped(places: Collection[str], what: str = "Zpráva") -> str:
    """This will say why a letter did not leave by itself and where it tells too much."""
    return f"{what} sama neodešla, prozrazuje údaj, který se k tomuto člověku nesmí dostat. Kde: {', '.join(places)}."


def blockers_to_tell(state: str, on: date, today: date) -> list[str]:
    """This will list why nobody can be recorded as told."""
    reasons = [] if state == CallOff.TO_TELL else ["Tenhle člověk už to ví, nebo pozvánku nedostal."]
    return [*reasons, "Ten den ještě nebyl. Zkontrolujte datum."] if on > today else reasons


def language_note(name: str, language: str, *, needs_interpreter: bool) -> str:
    """This will say honestly that the text exists only in Czech, or nothing where that is enough."""
    if language in UNDERSTOOD and not needs_interpreter:
        return ""
    spoken = Language(language).label
    return (
        f"{name}: {spoken}. Zkontrolovaný překlad zatím nemáme, dopis i e-mail jsou celé česky. "
        "Projděte je s tlumočníkem, strojový překlad neposílejte."
    )


# Who is named ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody who will be there, as others may read it."""

    name: str
    role: ParticipantRole
    is_here: bool = True
    works_as: str = ""


def who_comes(
    others: Collection[Named],
    *,
    reader: ParticipantRole,
    is_guarded: bool,
    team: Collection[str],
    beside: Collection[str] = (),
) -> list[str]:
    """This will list who will be there, as far as it is safe; `beside` are those who come for the reader's sake.

    The family is named only to the family, and to nobody who must not meet or learn something of somebody in the case.
    People who come as somebody's support are named to that one and never to others.
    """
    shown = [*team, *beside]
    family = [one for one in others if one.role in FAMILY_SIDE and one.is_here]
    may_name = reader in FAMILY_SIDE and not is_guarded
    if may_name:
        shown += [f"z rodiny {text.list_words([one.name for one in family])}"] if family else []
    elif family:
        shown.append("rodina a její blízcí" if reader not in FAMILY_SIDE else "další lidé z rodiny a blízcí")
    for one in others:
        if not one.is_here or one.role in FAMILY_SIDE:
            continue
        shown.append(_outside(one, reader, may_name=not is_guarded or reader not in FAMILY_SIDE))
    return list(dict.fromkeys(shown))


def as_child_says(kind: str, gender: str, first_name: str) -> str:
    """This will name somebody the way the child does: „máma Jitka“; where there is no such word, by first name."""
    feminine, masculine = _CHILD_SAYS.get(kind, ("", ""))
    word = {"f": feminine, "m": masculine}.get(gender, "")
    return f"{word} {first_name}".strip()


_CHILD_SAYS: dict[str, tuple[str, str]] = {
    TieKind.PARENT: ("máma", "táta"),
    TieKind.ADOPTIVE_PARENT: ("máma", "táta"),
    TieKind.GRANDPARENT: ("babička", "děda"),
    TieKind.SIBLING: ("sestra", "bratr"),
    TieKind.HALF_SIBLING: ("sestra", "bratr"),
    TieKind.AUNT_UNCLE: ("teta", "strýc"),
    TieKind.COUSIN: ("sestřenice", "bratranec"),
}


def convened(name: str, gender: str, *, tells_child: bool, works: bool) -> str:
    """This will say who convened the meeting: „Renata Olšová, OSPOD, setkání svolala“."""
    did = {"f": "setkání svolala", "m": "setkání svolal"}.get(gender, "svolává setkání")
    office = "" if tells_child else "OSPOD" if works else "oddělení péče o děti (OSPOD)"
    return ", ".join(filter(None, [name, office, did]))


def beside(name: str, *, is_child: bool) -> str:
    """This will say in the list that somebody comes for the reader's sake: „Alena Malá, bude vedle vás“."""
    return f"{name}, bude vedle {'tebe' if is_child else 'vás'}"


def _outside(one: Named, reader: ParticipantRole, *, may_name: bool) -> str:
    """What somebody does is told with the name; that they come from health care, among people at work, no closer."""
    if one.role in COMPANIONS:
        return "podpůrná osoba"
    is_interpreter = one.role == ParticipantRole.INTERPRETER
    works = _WORKS.get(one.role, "")
    if not may_name or not one.name:
        return "někdo, kdo bude tlumočit" if is_interpreter else f"někdo {works}" if works else "další odborník"
    may_say = reader in FAMILY_SIDE or one.role != ParticipantRole.HEALTH
    told = "bude tlumočit" if is_interpreter else one.works_as if one.works_as and may_say else works
    return f"{one.name}, {told}" if told else one.name


_WORKS = {
    ParticipantRole.SCHOOL: "ze školy",
    ParticipantRole.HEALTH: "ze zdravotnictví",
    ParticipantRole.SOCIAL_SERVICE: "ze sociální služby",
    ParticipantRole.FOSTER_EXPERT: "z náhradní péče",
    ParticipantRole.OFFICE: "z úřadu",
    ParticipantRole.POLICE_JUSTICE: "z policie nebo justice",
}


# Answers -----------------------------------------------------------------------------------------------------------

REPLY_TONES = {Reply.NONE: "none", Reply.COMES: "yes", Reply.MAYBE: "maybe", Reply.EXCUSED: "no"}


def counts(replies: Collection[Reply]) -> dict[Reply, int]:
    """This will count the answers."""
    return {reply: sum(one == reply for one in replies) for reply in Reply}


def is_present(presence: Presence) -> bool:
    """This will tell whether the person will be seen or heard there."""
    return presence in (Presence.IN_PERSON, Presence.ONLINE)
