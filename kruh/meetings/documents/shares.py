"""What is printed before people stand up: the plan, the sheet to sign, for each person a page with their own part."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from kruh.access.models import User
from kruh.cases.queries import protection
from kruh.cases.rules import gate
from kruh.conferences.models import Conference
from kruh.conferences.queries.leaving import Leaving, printed, told
from kruh.conferences.queries.strangers import strangers
from kruh.foundation import days
from kruh.foundation import typesetting as paper
from kruh.foundation.workflow import refuse_if
from kruh.meetings.documents import child, day
from kruh.meetings.documents.minutes import CONFIDENTIAL
from kruh.meetings.queries import expected, sheets
from kruh.meetings.queries import shares as queries
from kruh.meetings.queries.shares import Share
from kruh.meetings.rules import copies as rules
from kruh.meetings.rules import plain
from kruh.meetings.rules import reading as reading_rules
from kruh.meetings.vocabulary import SheetKind
from kruh.plans import documents as plan_documents
from kruh.plans.models import Task
from kruh.plans.queries import reading

TITLE, TITLE_FOR_CHILD = "Můj díl", "Co jsme si domluvili"
FILE_IT = "Podepsaný list vyfoťte a nahrajte do Kruhu, zařadí se sám podle kódu."
ONLY_CZECH = child.ONLY_CZECH
OPENING = "Tady máš, na čem jsme se domluvili."
MEND = "Upravte prosím úkol v plánu."
I_UNDERSTAND = "Podpisem potvrzuji, že svému dílu rozumím."
DOTS = "…" * 14


@dataclass(frozen=True)
class Pages:
    """Everything that the pages of one meeting are made of, asked once."""

    conference: Conference
    tasks: list[Task]
    shares: list[Share]
    around: dict[str, Any]
    day: date
    code: str

    def share(self, pk: Any) -> Share | None:
        """This will give the share of one person."""
        return next((share for share in self.shares if share.pk == pk), None)


def pages_of(conference: Conference, at: datetime) -> Pages:
    """This will ask for everything once."""
    tasks, today = reading.tasks_to_read(conference), days.local_day(at)
    found = queries.shares(tasks, expected.at_seats(conference), today)
    code = sheets.code_for(conference, SheetKind.SHARE)
    return Pages(conference, tasks, found, queries.around(conference, at), today, code)


# Through the gate ----------------------------------------------------------------------------------------------------


def safe(pages: Pages, wanted: list[Share], ending: str, *, by: User, at: datetime) -> list[paper.Document]:
    """This will give the pages of these people without what is hidden from each, read once more when finished.

    Raises NotPossible when a page still tells something that its reader must not learn, or somebody of another file.
    """
    case = pages.conference.case
    hidden = protection.hidden_from_each(case, [one.pk for one in wanted if one.person], pages.day)
    foreign = strangers(by, pages.conference, at)
    made, reasons = [], []
    for share in wanted:
        secrets = hidden.get(share.pk, [])
        document = _page(pages, share, gate.conceal(queries.content(share, pages.around), secrets))
        known = [*secrets, *foreign]
        if known:
            leaving = Leaving(files=(printed(document, f"list.{ending}"),), paper="list")
            found = told(leaving, pages.conference, known, by=None, at=at)
            reasons += rules.leak_blockers(f"List pro {share.name}", found, MEND)
        made.append(document)
    refuse_if(reasons)
    return made


def _page(pages: Pages, share: Share, content: dict[str, Any]) -> paper.Document:
    body = _for_child(share, content) if share.is_child else _for_adult(share, content)
    return paper.Document(
        title=TITLE_FOR_CHILD if share.is_child else TITLE,
        dated=pages.day,
        blocks=(paper.Mark(pages.code, FILE_IT), *body),
        sender=paper.Letterhead(pages.conference.office.name),
        footer=CONFIDENTIAL,
        large_print=share.is_small(pages.day),
    )


def _for_adult(share: Share, content: dict[str, Any]) -> list[paper.Block]:
    blocks: list[paper.Block] = _whose(content)
    blocks += [paper.Note(ONLY_CZECH)] if share.is_foreign else []
    blocks.append(paper.Heading(1, "Moje úkoly"))
    blocks.append(_table(("Co udělám", "Do kdy", "Jak se pozná, že se to povedlo", "Kdo to ověří"), content["own"]))
    if content["checked"]:
        head = ("Co ověřím", "Kdo to dělá", "Do kdy", "Jak se pozná, že se to povedlo")
        blocks += [paper.Heading(1, "Na co se podívám"), _table(head, content["checked"])]
    return [*blocks, *_further(content), paper.Note(I_UNDERSTAND), paper.Signatures((content["name"],))]


def _whose(content: dict[str, Any]) -> list[paper.Block]:
    who: tuple[str, paper.Text] = ("Pro koho", (paper.Run(content["name"], bold=True),))
    met: list[tuple[str, paper.Text]] = [("Setkání", _met(content))] if content["met_on"] else []
    return [paper.Fields((who, *met))]


def _met(content: dict[str, Any]) -> str:
    return f"{content['met_on']}, účast na dálku" if content["is_online"] else content["met_on"]


def _table(head: tuple[str, ...], rows: list[list[str]]) -> paper.Block:
    if not rows:
        return paper.Paragraph("Teď pro mě žádný úkol není.")
    return paper.Table(head=head, rows=tuple(tuple(row) for row in rows), widths=(4, 1.8, 3, 2))


def _further(content: dict[str, Any]) -> list[paper.Block]:
    office = ", ".join(filter(None, [content["office"], content["office_phone"]]))
    calls = [("Když něco nevychází", content["call"])] if content["call"] else []
    return [
        paper.Heading(1, "Komu zavolat"),
        paper.Fields((*calls, ("Pracoviště", office))),
        paper.Heading(1, "Kdy se uvidíme příště"),
        paper.Paragraph(content["next"] or DOTS),
    ]


def _for_child(share: Share, content: dict[str, Any]) -> list[paper.Block]:
    name, called = content["name"], content["called"]
    plan = [(who, _plainly(words, share, called)) for who, words in content["plan"]]
    own: list[paper.Text] = [words for who, words in plan if who == name]
    others: list[paper.Text] = [
        (paper.Run(f"{plain.sentence(called.get(who, who)) or 'Zatím nikdo'}: ", bold=True), paper.Run(words))
        for who, words in plan
        if who != name
    ]
    blocks: list[paper.Block] = [*_whose(content), paper.Paragraph(OPENING)]
    blocks += [paper.Note(ONLY_CZECH)] if share.is_foreign else []
    blocks += [paper.Heading(1, "Kdo co udělá"), paper.Bullets(tuple(others))] if others else []
    blocks += [paper.Heading(1, "Co je na tobě"), paper.Bullets(tuple(own))] if own else []
    call = content["call"] or ", ".join(filter(None, [content["office"], content["office_phone"]]))
    return [
        *blocks,
        paper.Heading(1, "Kdy se uvidíme příště"),
        paper.Paragraph(content["next"] or DOTS),
        paper.Note(f"{child.ASK} {call}."),
    ]


def _plainly(words: str, share: Share, called: dict[str, str]) -> str:
    reader = share.person
    told = plain.in_family(words, called, called)
    return plain.to_child(told, plain.Child(reader.first_name, reader.last_name, reader.gender)) if reader else told


# The plan, and all papers together -----------------------------------------------------------------------------------


def plan(conference: Conference, *, dated: date) -> paper.Document:
    """This will give the plan with the code by which its signed sheet files itself."""
    document = plan_documents.plan(conference, dated=dated, gone=reading_rules.gone(expected.at_seats(conference)))
    return paper.Document(
        title=document.title,
        dated=dated,
        blocks=(paper.Mark(sheets.code_for(conference, SheetKind.PLAN), FILE_IT), *document.blocks),
        sender=document.sender,
        reference=document.reference,
        footer=document.footer,
    )


def everything(conference: Conference, ending: str, *, by: User, at: datetime) -> paper.Document:
    """This will give all papers as one, each from a new page: the plan, the sheet to sign, everybody's own page."""
    pages = pages_of(conference, at)
    parts = [plan(conference, dated=pages.day), day.pack(conference, "prezence", dated=pages.day)]
    parts += safe(pages, pages.shares, ending, by=by, at=at)
    blocks: list[paper.Block] = []
    for number, part in enumerate(parts):
        blocks += [paper.PageBreak()] if number else []
        blocks += [part.blocks[0], paper.Heading(1, part.title), *part.blocks[1:]]
    return paper.Document(
        title="Listy ze setkání", dated=pages.day, blocks=tuple(blocks), reference=str(conference), footer=CONFIDENTIAL
    )
