"""What is shown of a copy before it leaves: the very blocks of its paper, and how two copies differ."""

from dataclasses import asdict
from typing import Any

from django.urls import reverse

from kruh.conferences.models import Conference
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting.content import runs
from kruh.meetings.queries import copies
from kruh.meetings.rules.minutes import Share


def readers(conference: Conference) -> list[copies.Copy]:
    """This will give everybody who may get a copy, also those who have not been asked yet."""
    return [copy for copy in copies.members(conference) if copy.kind != Share.NOT]


def page(conference: Conference, found: list[copies.Copy], chosen: copies.Copy | None = None) -> dict[str, Any]:
    """This will give the choice of readers, with the one whose eyes are looked through."""
    return {
        "conference": conference,
        "readers": found,
        "chosen": chosen,
        "others": [copy for copy in found if copy is not chosen],
        "back": reverse("meetings:deliveries", args=[conference.pk]),
    }


def shown(document: paper.Document) -> dict[str, Any]:
    """This will give a paper for the screen: what stands on it and nothing else."""
    return {
        "title": document.title,
        "sender": document.sender.name if document.sender else "",
        "reference": document.reference,
        "dated": document.dated,
        "footer": document.footer,
        "blocks": [_block(block) for block in document.blocks],
    }


def _block(block: paper.Block) -> dict[str, Any]:
    kind = type(block).__name__.lower()
    if isinstance(block, paper.Paragraph | paper.Note):
        return {"kind": kind, "runs": runs(block.text)}
    if isinstance(block, paper.Fields):
        return {"kind": kind, "items": [(label, runs(words)) for label, words in block.items]}
    if isinstance(block, paper.Table):
        rows = [[(head, runs(cell)) for head, cell in zip(block.head, row, strict=True)] for row in block.rows]
        return {"kind": kind, "head": block.head, "rows": rows}
    if isinstance(block, paper.Bullets):
        return {"kind": kind, "items": [runs(item) for item in block.items]}
    return {"kind": kind, **asdict(block)}
