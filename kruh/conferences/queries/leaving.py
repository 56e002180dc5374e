"""What is about to leave, read back from its own bytes: every channel goes through this one gate.

Papers and calendars that Kruh makes itself can be read. A photograph or a scan cannot: for whoever must not meet
somebody of the case it stops at the gate until a second person has looked through it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from kruh.access.models import User
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Hit, Secret, Verdict
from kruh.conferences.models import Conference
from kruh.conferences.queries.strangers import strangers
from kruh.foundation import typesetting
from kruh.foundation.typesetting import reading
from kruh.messaging import outbox

LABELS = {"ics": "kalendář", "pdf": "{} (PDF)", "docx": "{} (DOCX)"}
MAKES = {
    "pdf": ("application/pdf", typesetting.to_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", typesetting.to_docx),
}
UNREAD = "příloha, kterou Kruh neumí přečíst a musí ji projít druhý člověk"


@dataclass(frozen=True)
class Leaving:
    """Everything that leaves to one person: the words of the e-mail and the files, before they leave.

    `more` are the names of files that Kruh did not make, `approved` those of them that a second person has looked
    through; what can be read in them is read all the same.
    """

    subject: str = ""
    text: str = ""
    files: tuple[outbox.File, ...] = ()
    paper: str = "dopis"
    more: frozenset[str] = frozenset()
    approved: frozenset[str] = frozenset()

    def read(self) -> reading.Read:
        """This will read back everything that the person gets, with the place of each text."""
        found = reading.Read()
        found.add("předmět e-mailu", self.subject)
        found.add("text e-mailu", self.text)
        for one in self.files:
            paper = "příloha" if one.name in self.more else self.paper
            label = LABELS.get(one.name.rsplit(".", 1)[-1], "příloha").format(paper)
            inner = reading.read(one.name, one.content)
            if one.name in self.approved:
                inner.unreadable.clear()
            found.take(inner, label)
        return found


def printed(document: typesetting.Document, name: str) -> outbox.File:
    """This will make the file that leaves; the ending of its name says which."""
    mime, make = MAKES[name.rsplit(".", 1)[-1]]
    return outbox.File(name, mime, make(document))


def with_more(leaving: Leaving, files: Iterable[outbox.File], approved: Iterable[str] = ()) -> Leaving:
    """This will put further files to what leaves."""
    found = tuple(files)
    names = frozenset(file.name for file in found)
    return replace(
        leaving,
        files=(*leaving.files, *found),
        more=leaving.more | names,
        approved=leaving.approved | frozenset(approved),
    )


def on_screen(page: bytes, secrets: Sequence[Secret]) -> list[Hit]:
    """This will name the places of a finished web page that tell any of the secrets."""
    return gate.hits(reading.read_page(page).parts, secrets) if secrets else []


def on_paper(leaving: Leaving, secrets: Sequence[Secret]) -> list[Hit]:
    """This will name the places of finished files that tell any of the secrets."""
    return gate.hits(leaving.read().parts, secrets) if secrets else []


def untold(words: str, secrets: Sequence[Secret]) -> list[Secret]:
    """This will give the secrets that the words do not tell."""
    return [secret for secret in secrets if not gate.hits([("", words)], [secret])]


def told(
    leaving: Leaving,
    conference: Conference,
    hidden: Iterable[Secret],
    *,
    by: User | None,
    at: datetime,
    is_kept_apart: bool = False,
) -> list[Hit]:
    """This will name the places that tell what the reader must not learn, or somebody from another file of the author.

    What cannot be read is named as well, when the reader must not meet somebody.
    """
    known = [*hidden, *(strangers(by, conference, at) if by else [])]
    if not known and not is_kept_apart:
        return []
    read = leaving.read()
    found = gate.hits(read.parts, known)
    needs_eyes = gate.verdict(found, read.unreadable, is_kept_apart=is_kept_apart) == Verdict.SECOND_PERSON
    return [Hit(UNREAD, "", what) for what in read.unreadable] if needs_eyes else found
