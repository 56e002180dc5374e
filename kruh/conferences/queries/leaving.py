"""What is about to leave, read back from its own bytes: every channel goes through this one gate.

Papers and calendars that Kruh makes itself can be read. A photograph or a scan cannot: for whoever must not meet
somebody of the case it stops at the gate until a second person has looked through it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import FilteredRelation, Q, QuerySet, StringAgg, Subquery, Value
from django.db.models.functions import Coalesce, Concat

from kruh.access.models import User
from kruh.cases import queries as cases
from kruh.cases.rules import gate
from kruh.cases.rules.gate import Hit, Secret, Verdict
from kruh.conferences.models import Conference, Participant, Request
from kruh.conferences.queries.strangers import strangers
from kruh.conferences.vocabulary import Presence
from kruh.directory.models import Organisation
from kruh.foundation import typesetting
from kruh.foundation.typesetting import reading
from kruh.messaging import outbox

LABELS = {"ics": "kalendář", "pdf": "{} (PDF)", "docx": "{} (DOCX)"}
MAKES = {
    "pdf": ("application/pdf", typesetting.to_pdf),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", typesetting.to_docx),
}
FACTS, JOINED = "conference__case__protected_facts", ("key", "person__key")
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


def not_for_table(conference: Conference, day: date) -> list[Secret]:
    """This will give where people of the case hide, which the team of the meeting must not learn.

    It takes one query, or none where the facts came along with the people at the table.
    """
    brought: Brought | None = conference.__dict__.get("brought_places")
    if brought is not None:
        return cases.kept_from_team(brought.facts, day, brought.known)
    facts: list[Any] = list(cases.facts_not_for_team(conference.case).annotate(**_of_table(conference)))
    return cases.kept_from_team(facts, day, _known(facts[0]) if facts else "")


@dataclass(frozen=True)
class Brought:
    """What is protected in the case, as it came along with the people at the table."""

    facts: tuple[Any, ...]
    known: str


def at_table(rows: QuerySet[Participant], conference: Any) -> list[Any]:
    """This will give these people, and where the case protects a place, the facts along with them in the same query."""
    if not getattr(conference, "has_places", False):
        return list(rows)
    kept = FilteredRelation(FACTS, condition=Q(**{f"{FACTS}__kind__in": cases.NOT_FOR_TEAM}))
    brought: QuerySet[Any] = rows.annotate(place=kept, **_of_table(conference))
    told = list(brought.select_related(*JOINED, "place__key"))
    facts = {row.place.pk: row.place for row in told if row.place}
    if told:
        found = tuple(facts[pk] for pk in sorted(facts))
        conference.__dict__["brought_places"] = Brought(found, _known(told[0]))
    return list({row.pk: row for row in told}.values())


def _known(row: Any) -> str:
    return "\n".join(filter(None, [row.of_meeting, row.of_table]))


def _of_table(conference: Conference) -> dict[str, Any]:
    """What the team knows by itself: who convenes the meeting, who leads it and where, the schools at the table."""
    here = Conference.objects.filter(pk=conference.pk).order_by()
    names = ("office__name", "venue__name", "venue__street", "venue__city")
    seated = Participant.objects.filter(conference=conference).exclude(presence=Presence.NOT_INVITED)
    near = (
        Q(pk__in=seated.order_by().values("person__organisation"))
        | Q(pk__in=seated.order_by().values("person__professional__organisation"))
        | Q(pk__in=Request.objects.filter(conference=conference).order_by().values("organisation"))
    )
    words = Concat("name", Value("\n"), "street", Value("\n"), "phone")
    told = Organisation.objects.filter(near).order_by().annotate(one=Value(1)).values("one")
    return {
        "of_meeting": Subquery(here.annotate(told=_joined(names)).values("told")),
        "of_table": Subquery(told.annotate(told=StringAgg(words, Value("\n"))).values("told")),
    }


def _joined(names: Sequence[str]) -> Concat:
    return Concat(*(part for name in names for part in (Coalesce(name, Value("")), Value("\n"))))


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
