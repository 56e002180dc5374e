"""The texts for everybody, kept in one place as plain files, and the two of them that are also printed."""

from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting import written
from kruh.foundation.typesetting.written import Writing

LEAFLET, ACCESSIBILITY, PRIVACY, HANDBOOK = "letak", "pristupnost", "soukromi", "prirucka"
# What stands under „O konferencích“, in this order.
ABOUT = ("rodinna-konference", "pripadova-konference", "jak-pozadat", "myty", LEAFLET)


@cache
def text(name: str) -> Writing:
    """This will give one text."""
    return _read(_texts() / f"{name}.txt")


@cache
def chapters() -> dict[str, Writing]:
    """This will give the handbook's chapters in their order, by the last word of their addresses."""
    files = sorted((_texts() / HANDBOOK).iterdir(), key=lambda file: file.name)
    return {chapter.name: chapter for chapter in map(_read, files)}


@cache
def leaflet() -> bytes:
    """This will give the leaflet for families on one sheet."""
    said = text(LEAFLET)
    blocks = (paper.Paragraph(said.lead), *said.blocks)
    return paper.to_pdf(paper.Document(said.title, said.dated, blocks, footer="Kruh – leták pro rodiny"))


@cache
def handbook() -> bytes:
    """This will give the handbook as one book: what it is, then each chapter on a new page."""
    said, parts = text(HANDBOOK), chapters().values()
    contents = paper.Numbered(tuple(part.title for part in parts))
    body = [block for number, part in enumerate(parts, 1) for block in _chapter(number, part)]
    opening = (paper.Paragraph(said.lead), *said.blocks, paper.Heading(1, "Obsah"), contents)
    document = paper.Document(said.title, said.dated, (*opening, *body), footer=said.title)
    return paper.to_pdf(document)


def _chapter(number: int, part: Writing) -> tuple[paper.Block, ...]:
    deeper = (_lowered(block) for block in part.blocks)
    return paper.PageBreak(), paper.Heading(1, f"{number}. {part.title}"), paper.Paragraph(part.lead), *deeper


def _lowered(block: paper.Block) -> paper.Block:
    return paper.Heading(block.level + 1, block.text) if isinstance(block, paper.Heading) else block


def _read(file: Traversable) -> Writing:
    name = file.name.removesuffix(".txt").lstrip("0123456789-")
    return written.read(name, file.read_text("utf-8"))


def _texts() -> Traversable:
    return resources.files("kruh.web") / "data" / "texts"
