"""The proposal for disposal and its protocol on paper. Neither names anybody of a family."""

from collections.abc import Sequence
from datetime import date

from kruh.foundation import days, text
from kruh.foundation import typesetting as paper
from kruh.retention.models import Line, Proposal
from kruh.retention.vocabulary import LAW, LineState, State

KIND = "spis dítěte (dokumentace OSPOD)"
ENDING = (
    "Údaje byly smazány zničením šifrovacích klíčů: od toho dne je nejde přečíst v databázi ani v zálohách, které "
    "vznikly později. Řádky a soubory byly smazány. Zůstává jen tento protokol."
)


def paper_of(proposal: Proposal, lines: Sequence[Line], today: date, grounds: Sequence[str]) -> paper.Document:
    """This will set the proposal, or the protocol once it is carried out."""
    is_done = proposal.state == State.DONE
    kept = [line for line in lines if line.state in (LineState.LISTED, LineState.ERASED)]
    out = [line for line in lines if line.state in (LineState.STRUCK, LineState.HELD)]
    blocks: list[paper.Block] = [
        paper.Fields(tuple(_facts(proposal, len(kept)))),
        paper.Heading(1, "Právní důvod"),
        paper.Bullets((LAW, *grounds)),
        paper.Heading(1, "Smazané spisy" if is_done else "Spisy navržené ke skartaci"),
        _table(kept, with_marks=not is_done) if kept else paper.Paragraph("Žádné."),
    ]
    if out:
        number = text.plural(len(out), "spis", "spisy", "spisů")
        blocks.append(paper.Paragraph(f"Vyřazeno z návrhu a dál uchováno: {number}."))
    if is_done:
        blocks.append(paper.Note(ENDING))
    blocks.append(paper.Signatures((proposal.proposed_by.name, proposal.second.name)))
    title = "Skartační protokol" if is_done else "Skartační návrh"
    dated = days.local_day(proposal.finished_at) if proposal.finished_at else today
    return paper.Document(
        title=f"{title} č. {proposal}", dated=dated, blocks=tuple(blocks), sender=paper.Letterhead(proposal.unit.name),
    )  # fmt: skip


def file_name(proposal: Proposal) -> str:
    """This will name the file."""
    kind = "protokol" if proposal.state == State.DONE else "navrh"
    return f"skartacni-{kind}-{proposal.number}-{proposal.proposed_at.year}.pdf"


def _facts(proposal: Proposal, count: int) -> list[tuple[str, str]]:
    told = [
        ("Původce", proposal.unit.name),
        ("Druh dokumentů", KIND),
        ("Množství", text.plural(count, "spis", "spisy", "spisů")),
        ("Skartační znak", "S (nejsou určené k trvalému uložení); výběr archiválií provede příslušný archiv"),
        ("Navrhl(a)" if not proposal.proposed_by.gender else _who(proposal.proposed_by.gender, "Navrhl"),
         f"{proposal.proposed_by.name}, {days.day(days.local_day(proposal.proposed_at))}"),
    ]  # fmt: skip
    if proposal.decided_at:
        word = _who(proposal.second.gender, "Schválil")
        told.append((word, f"{proposal.second.name}, {days.day(days.local_day(proposal.decided_at))}"))
    return told


def _who(gender: str, verb: str) -> str:
    return f"{verb}a" if gender == "f" else verb


def _table(lines: Sequence[Line], *, with_marks: bool) -> paper.Table:
    """Marks stand in a proposal so that the archive can choose; the protocol has only numbers and days."""
    head = (("Spisová značka",) if with_marks else ("Pořadí",)) + ("Založen", "Uzavřen", "Konec lhůty")
    rows = [
        (
            str(line) if with_marks else f"{place}.",
            *(days.day(on) for on in (line.opened_on, line.closed_on, line.due_on)),
        )
        for place, line in enumerate(lines, 1)
    ]
    return paper.Table(head, tuple(rows), caption="Spisy podle konce lhůty")
