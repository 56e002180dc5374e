"""What is shown of the minutes: the form or the text, what is missing, and what the record has on top of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.urls import reverse

from kruh.access.models import User
from kruh.conferences.models import Conference
from kruh.conferences.vocabulary import PROFESSIONALS_ONLY, State, Type
from kruh.foundation import text
from kruh.foundation.ids import uuid7
from kruh.meetings.models import Comment, Delivery, Entry, Minutes, Paragraph, Revision
from kruh.meetings.queries import attended, checks, content, paragraphs
from kruh.meetings.rules import audience, revisions
from kruh.meetings.rules import checks as check_rules
from kruh.meetings.rules import minutes as rules
from kruh.meetings.vocabulary import CommentAnswer, EntryKind, MinutesState, SectionKind
from kruh.plans import rules as plan_rules
from kruh.plans.queries import plan as plans
from kruh.plans.vocabulary import TaskState

HELD = (State.HELD, State.CONCLUDED)
HELP: dict[SectionKind, str] = {
    SectionKind.GOAL: "Na co jsme hledali odpověď. Jednou nebo dvěma větami.",
    SectionKind.STRENGTHS: "Co funguje, kdo pomáhá, co už se povedlo.",
    SectionKind.WORRIES: "Popište, co se děje a co z toho může být. Bez nálepek.",
    SectionKind.CHILD_VIEW: "Co dítě řeklo, napsalo nebo nakreslilo. Pokud možno jeho slovy.",
    SectionKind.VIEWS: "Jak to vidí jednotliví lidé. Jménem, v pořadí, jak mluvili.",
    SectionKind.OPTIONS: "Jaké cesty padly, i ty, které jsme nezvolili.",
    SectionKind.DISAGREEMENTS: "Kdo s čím nesouhlasil, jménem a jeho slovy. Když se všichni shodli, nechte prázdné.",
    SectionKind.AGREEMENTS: "Co spolu chceme a jak se k sobě budeme chovat. Úkoly patří do plánu.",
    SectionKind.FOLLOW_UP: "Kdy se sejdeme znovu, kdo do té doby zavolá komu.",
}


def minutes_of(conference: Conference) -> Minutes | None:
    """This will give the minutes that came with the conference, or None when nobody has begun them."""
    found: Minutes | None = getattr(conference, "minutes", None)
    return found


def draft(minutes: Minutes, written: dict[str, str]) -> rules.Draft:
    """This will give the draft as the rules see it, with the tasks of the plan."""
    conference = minutes.conference
    living = [task for task in plans.tasks_of(conference) if task.state not in (TaskState.DROPPED, TaskState.CARRIED)]
    return rules.Draft(
        goal=written.get(SectionKind.GOAL, ""),
        child_view=written.get(SectionKind.CHILD_VIEW, ""),
        follow_up=written.get(SectionKind.FOLLOW_UP, ""),
        heard=content.heard(minutes),
        has_children=Type(conference.type) not in PROFESSIONALS_ONLY,
        tasks=tuple((task.text, tuple(plan_rules.unfinished(plans.facts(task)))) for task in living),
    )


# The page ----------------------------------------------------------------------------------------------------------


@dataclass
class Piece:
    """One paragraph as the page shows it; the page adds its form when it may be written."""

    row: Paragraph
    readers: str = ""
    names: str = ""
    once: str = field(default_factory=lambda: str(uuid7()))
    form: Any = None

    @property
    def can_split(self) -> bool:
        """This will tell whether the text has stretches that could be paragraphs of their own."""
        return "\n\n" in self.row.text.strip()


@dataclass
class Part:
    """One part of the minutes with its paragraphs."""

    kind: SectionKind
    pieces: list[Piece]

    @property
    def label(self) -> str:
        """This will give its heading."""
        return str(self.kind.label)

    @property
    def is_child_view(self) -> bool:
        """This will tell whether it also says how the child was heard."""
        return self.kind == SectionKind.CHILD_VIEW

    @property
    def has_text(self) -> bool:
        """This will tell whether there is anything to read."""
        return any(piece.row.text.strip() for piece in self.pieces)


def board(conference: Conference, user: User) -> dict[str, Any]:
    """This will give the minutes of a conference with what they still lack."""
    minutes = minutes_of(conference)
    shown: dict[str, Any] = {"conference": conference, "minutes": minutes, "is_held": conference.state in HELD}
    if minutes is None:
        return shown
    minutes.conference = conference
    rows: list[Any] = paragraphs.in_order(_told(minutes))
    written = audience.joined(paragraphs.told(rows))
    facts = draft(minutes, written)
    people = attended.seated(conference)
    names = {str(row.pk): row.person.full_name for row in people}
    return {
        **shown,
        "parts": _parts(rows, names),
        "attended": attended.told(minutes, people, rows[0].office),
        "news": paragraphs.more_deeds(minutes, rows[0].entries or 0),
        "since": _since(minutes, rows),
        "missing": rules.missing(facts),
        "tasks": [{"text": words, "lacks": lacks} for words, lacks in facts.tasks],
        "heard": content.heard_words(minutes),
        "open_comments": next((row.open_comments or 0 for row in rows), 0),
        "is_draft": minutes.state in check_rules.BEFORE_SENDING,
        "checks": checks.board(minutes, rows, user),
        "is_closed": minutes.state == MinutesState.CLOSED,
        "amendment": rows[0].amendment,
        "revision": (minutes.frozen or {}).get("revision"),
        "correction": revisions.spoken(revisions.number_of(minutes.frozen or {})),
        "dissents": (minutes.frozen or {}).get("dissents", []),
        "documents": _documents(conference),
    }


def _told(minutes: Minutes) -> QuerySet[Paragraph]:
    """The paragraphs, and with them what the page says around them, so that it costs no further query."""
    waiting = Comment.objects.filter(minutes=OuterRef("minutes"), answer=CommentAnswer.OPEN).order_by()
    rows: QuerySet[Paragraph] = Paragraph.objects.filter(minutes=minutes).annotate(
        open_comments=Subquery(waiting.values("minutes").annotate(number=Count("pk")).values("number")),
        entries=_deeds(),
        sent=_last_to_office(),
        amended_at=_amendment("begun_at"),
        amendment=_amendment("number"),
        office=attended.colleagues(),
        **checks.along(),
    )
    return rows


def _deeds() -> Subquery:
    """How many deeds of the record could stand in the text; a task stands in the plan."""
    rows = Entry.objects.filter(conference=OuterRef("minutes__conference")).exclude(kind=EntryKind.TASK)
    return Subquery(rows.order_by().values("conference").annotate(number=Count("pk")).values("number"))


def _last_to_office() -> Subquery:
    rows = Delivery.objects.filter(minutes=OuterRef("minutes"), to_office=True).order_by("-made_at", "-pk")
    return Subquery(rows.values("pk")[:1])


def _amendment(name: str) -> Subquery:
    rows = Revision.objects.filter(minutes=OuterRef("minutes"), closed_at=None)
    return Subquery(rows.order_by().values(name)[:1])


def _since(minutes: Minutes, rows: list[Any]) -> dict[str, Any] | None:
    """What reads differently than what people have, and where both wordings can be seen."""
    sent = rows[0].amended_at or minutes.delivered_at
    if sent is None or minutes.state == MinutesState.CLOSED:
        return None
    kinds = dict.fromkeys(SectionKind(row.kind) for row in rows if row.changed_at > sent)
    return {"labels": [str(kind.label) for kind in kinds], "url": reverse("meetings:see-wording", args=[rows[0].sent])}


def _parts(rows: Iterable[Paragraph], names: dict[str, str]) -> list[Part]:
    found: dict[SectionKind, list[Piece]] = {kind: [] for kind in SectionKind}
    for row in rows:
        named = [names[pk] for pk in row.people if pk in names]
        if row.text.strip() or row.order == 0 or row.version == 1:
            said = audience.readers_words(row.audience, named)
            found[SectionKind(row.kind)].append(Piece(row, said, text.list_words(named)))
    return [Part(kind, pieces) for kind, pieces in found.items()]


def _documents(conference: Conference) -> list[dict[str, Any]]:
    def url(ending: str) -> str:
        return reverse("meetings:print-minutes", args=[conference.pk, ending])

    links = [("PDF", url("pdf")), ("Word (DOCX)", url("docx"))]
    return [{"title": "Celý zápis", "note": "Do spisu a pro tým. Kopie pro lidi jsou v rozesílání.", "links": links}]
