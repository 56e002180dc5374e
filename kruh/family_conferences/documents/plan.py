"""The family's plan in its own words, with what the office answered; or the same paper empty, to be written on."""

from collections.abc import Sequence
from datetime import date

from kruh.family_conferences.documents.record import accepted
from kruh.family_conferences.models import FamilyConference, Version
from kruh.foundation import days
from kruh.foundation import typesetting as paper

TITLE = "Plán rodiny"
FOOTER = "Plán patří rodině. Mají ho jen ti, kdo si o něj řekli."
HEAD = ("Co", "Kdo", "Do kdy", "S čí pomocí", "Jak se to ověří a kdo")
WIDTHS = (3.8, 2.2, 2.4, 2.1, 2.8)
EMPTY_TASKS, EMPTY_SIGNATURES, TASK_MM = 6, 6, 17


def plan(
    conference: FamilyConference,
    version: Version | None,
    *,
    tasks: Sequence[Sequence[str]],
    signers: Sequence[str],
    dated: date,
) -> paper.Document:
    """This will give the plan of a version; without one the empty paper. Of each task its cells, as in the head."""
    body = _empty() if version is None else _written(conference, version, tasks)
    names = tuple(signers) or ("",) * EMPTY_SIGNATURES
    return paper.Document(
        title=TITLE,
        dated=dated,
        blocks=(
            paper.Heading(1, "Na co plán odpovídá"),
            paper.Note(conference.question or "neuvedeno"),
            *body,
            paper.Heading(1, "Podpisy rodiny"),
            paper.Paragraph("S plánem souhlasíme a uděláme, co v něm je na nás."),
            paper.Signatures(names),
            *_answer(conference, version),
        ),
        reference=str(conference) if version is None else f"{conference}, {version}",
        footer=FOOTER,
    )


def _written(conference: FamilyConference, version: Version, tasks: Sequence[Sequence[str]]) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(1, "Na čem jsme se domluvili"), *_prose(version.decisions)]
    blocks += [paper.Heading(1, "Kdo co udělá"), _tasks(tasks)]
    if version.help_wanted:
        blocks += [paper.Heading(1, "Jakou pomoc chceme"), *_prose(version.help_wanted)]
    blocks += [paper.Heading(1, "Když to nepůjde"), *_prose(version.plan_b)]
    review = version.review_on or conference.review_on
    monitor = version.monitor.name if version.monitor else version.said_monitor or "neuvedeno"
    follow = (("Na plán dohlíží", monitor), ("Sejdeme se znovu", days.day_long(review) if review else "neuvedeno"))
    return [*blocks, paper.Fields(follow)]


def _prose(words: str | None) -> list[paper.Block]:
    told = [line.strip() for line in (words or "").splitlines() if line.strip()]
    return [paper.Paragraph(line) for line in told or ["neuvedeno"]]


def _tasks(tasks: Sequence[Sequence[str]]) -> paper.Block:
    if not tasks:
        return paper.Paragraph("V plánu není žádný úkol.")
    return paper.Table(HEAD, tuple(tuple(cell or "–" for cell in task) for task in tasks), widths=WIDTHS)


def _answer(conference: FamilyConference, version: Version | None) -> list[paper.Block]:
    """The office's block: each bottom line with a box, then the decision with its reason."""
    met = version.met if version else []
    lines = [(words, place < len(met) and bool(met[place])) for place, words in enumerate(conference.lines)]
    answers = bool(version and version.answers_question)
    checks = paper.Checks((*lines, ("Plán odpovídá na otázku.", answers)))
    head = (paper.Heading(1, "Odpověď pracoviště"), checks)
    if version is None or not version.decision:
        signed = paper.Signatures((f"{conference.asked_by.name}\nza pracoviště",))
        return [paper.Together((*head, paper.Lines(3), signed))]
    told = paper.Together((*head, paper.Fields(accepted(version))))
    return [told, *(_prose(version.reason) if version.reason else [])]


def _empty() -> list[paper.Block]:
    rows = (("",) * len(HEAD),) * EMPTY_TASKS
    return [
        paper.Heading(1, "Na čem jsme se domluvili"),
        paper.Lines(6),
        paper.Heading(1, "Kdo co udělá"),
        paper.Table(HEAD, rows, widths=WIDTHS, row_height_mm=TASK_MM),
        paper.Together((paper.Heading(1, "Jakou pomoc chceme"), paper.Lines(3))),
        paper.Together((paper.Heading(1, "Když to nepůjde"), paper.Lines(3))),
        paper.Fields((("Na plán dohlíží", "…" * 12), ("Sejdeme se znovu", "…" * 12))),
    ]
