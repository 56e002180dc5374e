"""Every kind of paper of a meeting, opened by programs that are not ours: Poppler, a PDF/UA check, LibreOffice."""

import shutil
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pytest

from kruh.conferences.actions import participants as participant_actions
from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import typesetting
from kruh.foundation import typesetting as paper
from kruh.foundation.typesetting.content import runs
from kruh.meetings.documents import copies, day, minutes, shares
from kruh.meetings.queries import content as contents
from kruh.meetings.vocabulary import Audience, SectionKind
from tests.factories import cases, people
from tests.factories import minutes as factory
from tests.factories.minutes import NEXT_DAY, Told

pytestmark = pytest.mark.django_db
KINDS = ("zápis", "protokol", "stránka dítěte", "kopie pro školu", "Můj díl", "prezenční listina")
SECRET = "Krátká 7, 370 01 České Budějovice"
RUNNING = 40  # words of the head and foot of one page, and dots to write on


@pytest.fixture
def papers() -> dict[str, paper.Document]:
    """The papers of one meeting, by what they are; the father must not learn where the mother lives."""
    told = factory.written()
    school = _school(told)
    factory.hide(told, SECRET, "Jitka", "Radek")
    told.write(SectionKind.WORRIES, "Od září Adam zameškal 112 hodin.\n\nZa obědy doma chybí 3 400 Kč.")
    told.write(SectionKind.AGREEMENTS, f"Sejdeme se u maminky, {SECRET}.", audience=Audience.WIDE)
    factory.add_task(told, text="Sepsat dluhy za obědy", person=told.rows["Jitka"].person, helpers="Adam a Vlasta")
    content, today = contents.content(told.minutes), NEXT_DAY.date()
    own = shares.pages_of(told.world.fresh(), NEXT_DAY)
    jitka = [share for share in own.shares if share.name.startswith("Jitka")]
    found = (
        copies.copy_for(told.minutes, told.rows["Radek"], NEXT_DAY)[0],
        minutes.minutes({**content, "layout": "protocol"}, dated=today),
        copies.copy_for(told.minutes, told.rows["Adam"], NEXT_DAY)[0],
        copies.copy_for(told.minutes, school, NEXT_DAY)[0],
        shares.safe(own, jitka, "pdf", by=told.sent(), at=NEXT_DAY)[0],
        day.pack(told.world.fresh(), "prezence", dated=today),
    )
    return dict(zip(KINDS, found, strict=True))


def _school(told: Told) -> Any:
    teacher = cases.person(told.world.case, told.world.worker, "Lenka", gender="f").person
    at = people.NOW + timedelta(minutes=1)
    return participant_actions.add_participant(
        told.world.fresh(), person=teacher, role=ParticipantRole.SCHOOL, by=told.worker, at=at
    )


def said(blocks: tuple[paper.Block, ...]) -> Iterator[str]:
    """What blocks say, in the order in which they are read."""
    for block in blocks:
        match block:
            case paper.Heading() | paper.Poster():
                yield block.text
            case paper.Paragraph() | paper.Note():
                yield plain(block.text)
            case paper.Fields():
                yield from (words for label, value in block.items for words in (label, plain(value)))
            case paper.Table():
                yield from [*block.head, *(plain(cell) for row in block.rows for cell in row)]
            case paper.Bullets() | paper.Numbered():
                yield from (plain(item) for item in block.items)
            case paper.Signatures():
                yield from block.names


def plain(words: paper.Text) -> str:
    """A text without its looks."""
    return "".join(run.text for run in runs(words))


def words_of(document: paper.Document) -> list[str]:
    """Every word of the document in its order."""
    return " ".join([document.title, *said(document.blocks)]).split()


def left_out(words: list[str], read: list[str]) -> list[str]:
    """The words that a reader does not meet in their order, from the first such word on."""
    met = iter(read)
    return [word for word in words if word not in met]


def test_poppler_reads_every_paper_in_its_order(papers: dict[str, paper.Document]) -> None:
    found = {}
    for kind, document in papers.items():
        file = typesetting.to_pdf(document)
        read = subprocess.run(["pdftotext", "-raw", "-", "-"], input=file, capture_output=True, check=True).stdout
        words, told = words_of(document), read.decode().split()
        extra = len(told) - len(words) - RUNNING * read.count(b"\f")
        found[kind] = (left_out(words, told), max(extra, 0))

    assert found == {kind: ([], 0) for kind in KINDS}


def test_every_paper_has_structure_and_hides_what_it_must(papers: dict[str, paper.Document], tmp_path: Path) -> None:
    for number, (kind, document) in enumerate(papers.items()):
        file = tmp_path / f"{number}.pdf"
        file.write_bytes(typesetting.to_pdf(document))
        with pikepdf.open(file) as pdf:
            root: Any = pdf.Root
            assert (kind, bool(root.MarkInfo.Marked), str(root.Lang)) == (kind, True, "cs")
        assert (kind, list(pdfua.validate(str(file)).findings)) == (kind, [])
        read = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True, text=True).stdout
        assert (kind, "Krátká" in read) == (kind, kind in {"protokol", "stránka dítěte", "kopie pro školu"})


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed here")
def test_libreoffice_reads_every_paper_in_its_order(papers: dict[str, paper.Document], tmp_path: Path) -> None:
    for number, document in enumerate(papers.values()):
        (tmp_path / f"{number}.docx").write_bytes(typesetting.to_docx(document))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]

    subprocess.run([*command, *sorted(map(str, tmp_path.glob("*.docx")))], check=True, capture_output=True, timeout=120)

    found = {}
    for number, (kind, document) in enumerate(papers.items()):
        read = (tmp_path / f"{number}.txt").read_text("utf-8-sig").replace("•", " ").split()
        found[kind] = left_out(words_of(document), read)
    assert found == {kind: [] for kind in KINDS}
