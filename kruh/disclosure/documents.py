"""The answer on paper: the statement, or the refusal, with what the law wants to be said."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kruh.disclosure import rules
from kruh.disclosure.models import AccessRequest
from kruh.disclosure.vocabulary import Ground, Verdict
from kruh.foundation import days
from kruh.foundation import typesetting as paper

SOURCES = (
    "od vás, od vaší rodiny, od lidí a úřadů, kteří s rodinou pracují, a z toho, co pracovníci úřadu sami zjistili"
)
PURPOSE = (
    "Údaje vedeme kvůli sociálně-právní ochraně dětí: abychom ochránili dítě a pomohli rodině. Ukládá nám to zákon "
    "č. 359/1999 Sb., souhlas k tomu nepotřebujeme. Nikdo o vás nerozhoduje automaticky."
)
RIGHTS = (
    "Když je něco špatně, požádejte o opravu nebo doplnění.",
    "Můžete žádat o výmaz nebo omezení, pokud nám zákon údaje neukládá vést.",
    "Můžete podat stížnost Úřadu pro ochranu osobních údajů, Pplk. Sochora 27, 170 00 Praha 7, www.uoou.gov.cz.",
    "Můžete se obrátit na pověřence pro ochranu osobních údajů našeho úřadu.",
)
APPEAL = "Proti tomu můžete podat stížnost Úřadu pro ochranu osobních údajů, www.uoou.gov.cz, nebo se obrátit na soud."
GIVEN_SEPARATELY = "Celý zápis ze setkání v podobě pro vás vám na požádání vydáme znovu."


def answer(request: AccessRequest, parts: Sequence[dict[str, Any]], *, kept: str, dated: date) -> paper.Document:
    """This will set the answer of the office."""
    blocks = _refusal(request) if request.verdict == Verdict.REFUSE else _statement(request, parts, kept)
    title = "Odpověď na žádost o osobní údaje" if request.verdict == Verdict.REFUSE else "Výpis osobních údajů"
    return paper.Document(
        title=title, dated=dated, blocks=tuple(blocks), sender=paper.Letterhead(request.case.unit.name),
        reference=request.case.file_mark or "", footer="Výpis je jen pro vás. Opatrujte ho prosím.",
    )  # fmt: skip


def _head(request: AccessRequest) -> paper.Block:
    facts = [("O koho jde", request.person.full_name), ("Žádost přišla", days.day(request.received_on))]
    if request.wanted:
        facts.append(("O co jste žádali", request.wanted))
    return paper.Fields(tuple(facts))


def _refusal(request: AccessRequest) -> list[paper.Block]:
    blocks: list[paper.Block] = [
        _head(request),
        paper.Paragraph(f"Žádosti nemůžeme vyhovět. Důvod: {Ground(request.ground).label}."),
    ]
    if request.words:
        blocks.append(paper.Paragraph(request.words))
    return [*blocks, paper.Note(APPEAL)]


def _statement(request: AccessRequest, parts: Sequence[dict[str, Any]], kept: str) -> list[paper.Block]:
    blocks: list[paper.Block] = [_head(request)]
    if request.words:
        blocks.append(paper.Paragraph(request.words))
    left = left_out(request, parts)
    if left:
        blocks.append(paper.Note(left))
    blocks += [paper.Heading(1, "Proč a jak údaje vedeme"), paper.Paragraph(PURPOSE)]
    blocks += [paper.Paragraph(f"Údaje máme {SOURCES}."), paper.Paragraph(kept)]
    for part in parts:
        if part["is_left"]:
            continue
        blocks.append(paper.Heading(1, part["title"]))
        for entry in part["entries"]:
            if entry["title"]:
                blocks.append(paper.Heading(2, entry["title"]))
            blocks.append(paper.Fields(tuple((label, words) for label, words in entry["facts"])))
    return [*blocks, paper.Heading(1, "Vaše práva"), paper.Bullets((*RIGHTS, GIVEN_SEPARATELY)), paper.Note(APPEAL)]


def left_out(request: AccessRequest, parts: Sequence[dict[str, Any]]) -> str:
    """This will say that something is missing and why, never what."""
    grounds = []
    if any(part["is_short"] for part in parts):
        grounds.append(str(Ground.OTHERS.label))
    if any(part["is_left"] for part in parts) and request.ground and Ground(request.ground).label not in grounds:
        grounds.append(str(Ground(request.ground).label))
    return rules.told_left_out(grounds)


def file_name(request: AccessRequest, ending: str) -> str:
    """This will name the file so that nobody learns anything from it."""
    return f"vypis-udaju_{request.received_on.isoformat()}.{ending}"
