"""What leaves the office with a request: what the organisation may read, and the form for post or data box."""

from datetime import date, datetime
from typing import Any

from kruh.cases.vocabulary import Need
from kruh.conferences.models import Conference, Participant, Request
from kruh.conferences.queries import request as queries
from kruh.conferences.rules import request as rules
from kruh.conferences.vocabulary import FAMILY_SIDE, Agreement, ParticipantRole, Presence
from kruh.directory.rules import phone_words
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper

# What the organisation reads ---------------------------------------------------------------------------------------


def content(
    conference: Conference, request: Request, seated: list[Participant], at: datetime, *, has_terms: bool = True
) -> dict[str, Any]:
    """This will give what the organisation will read: roles, first names of children with age, nothing more."""
    on = days.local_day(at)
    parts = [
        {"title": "Kdo žádá", "rows": _asking(conference, request)},
        {"title": "Proč a k čemu", "rows": _why(conference, request, seated, on)},
        {"title": "Kdo u toho bude", "people": [_person(row, seated, on) for row in seated]},
        {"title": "Bezpečí", "rows": _safety(conference, request, on)},
        {"title": "Kdy a kde", "rows": _when(request)},
    ]
    known = queries.parameters(on) if has_terms else {}
    terms = [{"title": "Podmínky a cena", "rows": _terms(request, known)}] if has_terms else []
    return {
        "title": "Žádost o facilitaci případové konference",
        "number": str(conference),
        "office": conference.office.name,
        "goal": conference.goal or "",
        "children": [rules.child_word(row.person.first_name, row.person.age_on(on)) for row in _children(seated)],
        "conditions": queries.conditions(on, known) if has_terms else [],
        "parts": parts + terms,
    }


def _children(seated: list[Participant]) -> list[Participant]:
    return [row for row in seated if row.role == ParticipantRole.CHILD]


def _asking(conference: Conference, request: Request) -> list[list[str]]:
    who = request.contact_user
    phone = phone_words(who.phone) if who.phone else ""
    return [
        ["Pracoviště", conference.office.name],
        ["Kdo konferenci připravuje", ", ".join(filter(None, [who.name, phone, who.email]))],
        ["Zástup", request.substitute_note or ""],
        ["Spisová značka", conference.case.file_mark],
        ["Číslo konference", str(conference)],
    ]


def _why(conference: Conference, request: Request, seated: list[Participant], on: date) -> list[list[str]]:
    children = [rules.child_word(row.person.first_name, row.person.age_on(on)) for row in _children(seated)]
    return [
        [rules.children_word(len(children)), "; ".join(children)],
        ["Typ konference", conference.get_type_display()],
        ["Cíl", conference.goal or ""],
        ["Důvod", conference.reason or ""],
        ["Situace stručně", request.summary or ""],
    ]


def _person(row: Participant, seated: list[Participant], on: date) -> dict[str, str]:
    role = ParticipantRole(row.role)
    who = rules.role_word(role, row.person.gender)
    if role == ParticipantRole.CHILD:
        who = rules.child_word(row.person.first_name, row.person.age_on(on))
    supported = next((one for one in seated if one.pk == row.supports_id), None)
    if supported:
        who += f" – opora: {supported.person.first_name}"
    return {
        "who": who,
        "presence": row.get_presence_display(),
        "agreement": _agreement(row),
        "needs": ", ".join(_needs(row, has_support=any(one.supports_id == row.pk for one in seated))),
    }


def _agreement(row: Participant) -> str:
    """What was recorded is said of everybody; of a professional whom nobody asked, that nobody had to."""
    was_asked = row.agreement != Agreement.UNASKED
    return row.get_agreement_display() if was_asked or row.role in FAMILY_SIDE else "není potřeba"


def _needs(row: Participant, *, has_support: bool) -> list[str]:
    person = row.person
    spoken = [f"tlumočení ({person.get_language_display()})"] if person.needs_interpreter else []
    known = {need.value: need.label for need in Need}
    is_alone = row.role == ParticipantRole.CHILD and row.presence == Presence.IN_PERSON and not has_support
    support = ["podpůrná osoba, zatím se hledá"] if is_alone else []
    return [*spoken, *[known[need] for need in person.needs if need in known], *support]


def _safety(conference: Conference, request: Request, on: date) -> list[list[str]]:
    pairs = queries.apart_pairs(conference, on)
    apart = (
        f"ano, {text.plural(pairs, 'dvojice', 'dvojice', 'dvojic')}; podrobnosti řekneme týmu osobně" if pairs else "ne"
    )
    return [["Na co si dát pozor", request.risks or "nic nevíme"], ["Jsou tu lidé, kteří se nesmějí potkat?", apart]]


def _when(request: Request) -> list[list[str]]:
    hours = f"{request.expected_hours.normalize():f}".replace(".", ",") if request.expected_hours else ""
    place = f"{request.venue}, {request.venue.address}" if request.venue else ""
    return [
        ["Přání k termínu", request.date_wishes or ""],
        ["Předpokládaná délka", f"{hours} h" if hours else ""],
        ["Místo", "; ".join(filter(None, [place, request.venue_note]))],
    ]


def _terms(request: Request, known: dict[str, tuple[int, str]]) -> list[list[str]]:
    lines = [[row["label"], row["value"]] for row in queries.cost_rows(queries.cost(request, known))]
    accepted = "přijaty" if request.conditions_accepted else "zatím nepřijaty"
    return [*lines, ["Podmínky organizace", accepted], ["Poznámka k fakturaci", request.billing_note or ""]]


# On paper ----------------------------------------------------------------------------------------------------------


def request_form(content: dict[str, Any], *, dated: date, signer: str) -> paper.Document:
    """This will give „Formulář podmínek realizace případové konference“."""
    blocks: list[paper.Block] = []
    for part in content["parts"]:
        blocks.append(paper.Heading(1, part["title"]))
        blocks.append(_people(part["people"]) if "people" in part else _fields(part["rows"]))
    if content["conditions"]:
        blocks += [paper.Heading(1, "Podmínky, které pracoviště přijímá"), paper.Bullets(tuple(content["conditions"]))]
    blocks.append(paper.Signatures((signer,)))
    return paper.Document(
        title=content["title"],
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(content["office"]),
        reference=content["number"],
        footer="Obsahuje jen údaje nutné k přípravě setkání. Nedávejte je prosím dál.",
    )


def _fields(rows: list[list[str]]) -> paper.Fields:
    return paper.Fields(tuple((label, value or "neuvedeno") for label, value in rows))


def _people(people: list[dict[str, str]]) -> paper.Table:
    rows = tuple((row["who"], row["presence"], row["agreement"] or "–", row["needs"] or "–") for row in people)
    return paper.Table(head=("Kdo", "Jak se účastní", "Souhlas", "Co potřebuje"), rows=rows, widths=(3, 2, 2, 3))
