"""The request for a family conference as the administrator gets it."""

from collections.abc import Sequence
from datetime import date

from kruh.directory.rules import phone_words
from kruh.family_conferences.models import FamilyConference, FirstConsent
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper

TITLE = "Žádost o rodinnou konferenci"
FOOTER = "Obsahuje jen údaje nutné k přípravě setkání. Nedávejte je prosím dál."
MANY = "dvojic lidí, které se nesmějí"
WITHOUT_PLAN = "Když plán nevznikne, pracoviště se s rodinou domluví na dalším postupu a řekne jí to předem."


def request(
    conference: FamilyConference,
    consent: FirstConsent | None,
    *,
    called: str,
    brief: Sequence[tuple[str, str]],
    apart: int,
    dated: date,
) -> paper.Document:
    """This will give the request; `brief` are figures of the family, `apart` how many pairs must not meet."""
    return paper.Document(
        title=TITLE,
        dated=dated,
        blocks=(
            paper.Heading(1, "Kdo žádá"),
            _fields(_asking(conference)),
            paper.Heading(1, "Rodina"),
            _fields([("Děti", called), *brief, *_first(conference, consent)]),
            paper.Heading(1, "Otázka pro rodinu"),
            paper.Note(conference.question or "zatím není napsaná"),
            paper.Heading(1, "Co musí splnit každý plán"),
            paper.Bullets(tuple(conference.lines) or ("Zatím nic nestojí.",)),
            paper.Paragraph(WITHOUT_PLAN),
            paper.Heading(1, "Proč se rodina sejde"),
            paper.Paragraph(conference.reason or "zatím není napsané"),
            paper.Heading(1, "Bezpečí"),
            paper.Paragraph(_apart(apart)),
            paper.Signatures((f"{conference.asked_by.name}\nza pracoviště", "za administrátora")),
        ),
        sender=paper.Letterhead(conference.office.name),
        reference=str(conference),
        footer=FOOTER,
    )


def _fields(rows: Sequence[tuple[str, str]]) -> paper.Fields:
    return paper.Fields(tuple((label, value or "neuvedeno") for label, value in rows))


def _asking(conference: FamilyConference) -> list[tuple[str, str]]:
    who = conference.asked_by
    phone = phone_words(who.phone) if who.phone else ""
    sent = days.day(days.local_day(conference.requested_at)) if conference.requested_at else "zatím neodešla"
    return [
        ("Pracoviště", conference.office.name),
        ("Kdo žádá", ", ".join(filter(None, [who.name, phone, who.email]))),
        ("Odeslaná", sent),
        ("Čí byl nápad", conference.get_source_display()),
    ]


def _first(conference: FamilyConference, consent: FirstConsent | None) -> list[tuple[str, str]]:
    if consent is None:
        return [("Kdo z rodiny souhlasí", "zatím nikdo")]
    spoken = f"{consent.person.full_name}, {days.day(consent.on)}, {consent.get_spoken_display()}"
    return [("Kdo z rodiny souhlasí", spoken), ("Jak se ozvat", conference.reach or "")]


def _apart(pairs: int) -> str:
    if not pairs:
        return "O lidech, kteří se nesmějí potkat, nevíme."
    told = text.plural(pairs, "dvojice lidí, která se nesmí", "dvojice lidí, které se nesmějí", MANY)
    return f"{text.plural_form(pairs, 'Je', 'Jsou', 'Je')} tu {told} potkat. Podrobnosti řekneme osobně."
