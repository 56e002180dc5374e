"""What is true of the people at the table: in which role somebody comes, who may be left out, soft advice."""

from collections.abc import Collection
from dataclasses import dataclass

from kruh.cases.vocabulary import Part, TieKind
from kruh.conferences.vocabulary import FAMILY_SIDE, PROFESSIONALS_ONLY, ParticipantRole, Type
from kruh.foundation import text

HEARD_FROM = 12
MOST_PROFESSIONALS_PER_RELATIVE = 2
SHORTEST_REASON = 10
ORGANISER = 1  # the key worker convenes the meeting and sits there as well
ASKED = FAMILY_SIDE


@dataclass(frozen=True, slots=True)
class Sitter:
    """A participant as the rules see one."""

    role: ParticipantRole
    is_invited: bool = True
    age: int | None = None
    has_support: bool = False
    comes: bool = True
    name: str = ""


# „Přidat …“: of a woman and of everybody else.
ADDED_AS = {
    ParticipantRole.CHILD: ("jako dítě", "jako dítě"),
    ParticipantRole.PARENT: ("jako rodiče", "jako rodiče"),
    ParticipantRole.CARER: ("jako pečující osobu", "jako pečující osobu"),
    ParticipantRole.RELATIVE: ("jako příbuznou", "jako příbuzného"),
    ParticipantRole.CLOSE_PERSON: ("jako blízkou osobu", "jako blízkou osobu"),
    ParticipantRole.SUPPORT_PERSON: ("jako podpůrnou osobu", "jako podpůrnou osobu"),
    ParticipantRole.CHILD_GUIDE: ("jako průvodkyni dítěte", "jako průvodce dítěte"),
    ParticipantRole.INTERPRETER: ("jako tlumočnici", "jako tlumočníka"),
    ParticipantRole.PROXY: ("jako doprovod", "jako doprovod"),
    ParticipantRole.SCHOOL: ("za školu", "za školu"),
    ParticipantRole.HEALTH: ("za zdravotnictví", "za zdravotnictví"),
    ParticipantRole.SOCIAL_SERVICE: ("za sociální službu", "za sociální službu"),
    ParticipantRole.FOSTER_EXPERT: ("jako odbornici na náhradní péči", "jako odborníka na náhradní péči"),
    ParticipantRole.OFFICE: ("za OSPOD nebo jiný úřad", "za OSPOD nebo jiný úřad"),
    ParticipantRole.POLICE_JUSTICE: ("za policii nebo justici", "za policii nebo justici"),
    ParticipantRole.EXPERT: ("jako odbornici", "jako odborníka"),
}
_ROLES = {
    TieKind.PARENT: ParticipantRole.PARENT,
    TieKind.ADOPTIVE_PARENT: ParticipantRole.PARENT,
    TieKind.STEP_PARENT: ParticipantRole.CLOSE_PERSON,
    TieKind.FOSTER_PARENT: ParticipantRole.CARER,
    TieKind.GUARDIAN: ParticipantRole.CARER,
    TieKind.CARER: ParticipantRole.CARER,
    TieKind.PARTNER: ParticipantRole.CLOSE_PERSON,
    TieKind.FRIEND: ParticipantRole.CLOSE_PERSON,
    TieKind.NEIGHBOUR: ParticipantRole.CLOSE_PERSON,
    TieKind.PROFESSIONAL: ParticipantRole.EXPERT,
}


def suggested_role(part: Part, ties: Collection[TieKind]) -> ParticipantRole:
    """This will suggest in which role a person of the case comes; a person decides."""
    if part == Part.CHILD:
        return ParticipantRole.CHILD
    found = [_ROLES[tie] for tie in ties if tie in _ROLES]
    for role in (ParticipantRole.PARENT, ParticipantRole.CARER):
        if role in found:
            return role
    if part == Part.PROFESSIONAL:
        return ParticipantRole.EXPERT
    return found[0] if found else ParticipantRole.RELATIVE if ties else ParticipantRole.CLOSE_PERSON


def blockers_to_seat(kind: Type, role: ParticipantRole) -> list[str]:
    """This will list why somebody cannot come in that role to a conference of that type."""
    if kind in PROFESSIONALS_ONLY and role in FAMILY_SIDE:
        return [
            f"Konference je {kind.label}, rodina u ní nesedí. Chcete-li rodinu pozvat, změňte nejdřív typ konference."
        ]
    return []


def blockers_to_leave_out(reason: str, *, has_responsibility: bool, decided_by_key_worker: bool) -> list[str]:
    """This will list why a person cannot be marked as not invited.

    A parent with responsibility has a right to know; a child's wish can outweigh it, and the key worker decides so.
    """
    reasons = []
    if len(reason.strip()) < SHORTEST_REASON:
        reasons.append("Napište, proč tuhle osobu nepozvete. Za čas se na to někdo zeptá.")
    if has_responsibility and not decided_by_key_worker:
        reasons.append(
            "Tahle osoba má rodičovskou odpovědnost a právo vědět, co se kolem dítěte děje. "
            "Že pozvaná nebude, rozhoduje klíčový pracovník a potvrdí to zaškrtnutím."
        )
    return reasons


def hints(kind: Type, sitters: Collection[Sitter]) -> list[str]:
    """This will give soft advice about the table as a whole; nothing of it stops anybody."""
    invited = [sitter for sitter in sitters if sitter.is_invited]
    if kind in PROFESSIONALS_ONLY:
        return []
    return [*_ratio(invited), *_children(sitters), *_support(invited)]


def _ratio(invited: list[Sitter]) -> list[str]:
    family = sum(sitter.role in FAMILY_SIDE for sitter in invited)
    helpers = {
        ParticipantRole.SUPPORT_PERSON,
        ParticipantRole.CHILD_GUIDE,
        ParticipantRole.INTERPRETER,
        ParticipantRole.PROXY,
    }
    others = sum(sitter.role not in FAMILY_SIDE | helpers for sitter in invited) + ORGANISER
    if others <= family * MOST_PROFESSIONALS_PER_RELATIVE or others < 3:
        return []
    people = text.plural(family, "člověk z rodiny", "lidé z rodiny", "lidí z rodiny")
    experts = text.plural(others, "odborník", "odborníci", "odborníků")
    return [f"U stolu: {people} a {experts}. Nebude jich na rodinu moc? Někdo může poslat vyjádření písemně."]


def _children(sitters: Collection[Sitter]) -> list[str]:
    children = [sitter for sitter in sitters if sitter.role == ParticipantRole.CHILD]
    if not children:
        return ["Dítě zatím mezi účastníky není. I když nepřijde, má tu mít svůj řádek: kdo a jak přinese jeho názor?"]
    away = [child for child in children if not child.is_invited and child.age is not None and child.age >= HEARD_FROM]
    if away:
        return [
            f"Dítěti je už {text.plural(child.age or 0, 'rok', 'roky', 'let')}. Od dvanácti let zákon počítá s tím, "
            "že si názor udělat umí. Ptali jste se přímo jeho, jestli chce přijít?"
            for child in away[:1]
        ]
    return []


def _support(invited: list[Sitter]) -> list[str]:
    alone = [s for s in invited if s.role == ParticipantRole.CHILD and s.comes and not s.has_support]
    if not alone:
        return []
    if not all(child.name for child in alone):
        return ["Dítě zatím nemá podpůrnou osobu. Koho by u sebe chtělo?"]
    have = text.plural_form(len(alone), "nemá", "nemají", "nemají")
    who = text.list_words([child.name for child in alone])
    return [f"{who} zatím {have} podpůrnou osobu. Dítě si ji vybírá samo, zeptejte se ho."]
