"""What is true of the copies: which paragraph, task and name belongs into the copy of which reader."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from kruh.conferences.vocabulary import ParticipantRole
from kruh.foundation import text
from kruh.meetings.vocabulary import Audience, SectionKind

NARROW = frozenset({ParticipantRole.SCHOOL, ParticipantRole.EXPERT})
PROFESSIONALS = frozenset(
    {
        ParticipantRole.HEALTH,
        ParticipantRole.SOCIAL_SERVICE,
        ParticipantRole.FOSTER_EXPERT,
        ParticipantRole.OFFICE,
        ParticipantRole.POLICE_JUSTICE,
    }
)
NAMED = frozenset({Audience.ONLY, Audience.EXCEPT})
NOT_HEARD = {"how": "", "by": "", "why_not": ""}


@dataclass(frozen=True, slots=True)
class Reader:
    """Whose copy it is: the participant, the person behind it, and the role at the table."""

    participant: str
    person: str
    role: str

    @property
    def is_narrow(self) -> bool:
        """This will tell whether the copy holds only what concerns its reader (the school, an expert)."""
        return self.role in NARROW


def reads(reader: Reader, kind: str, audience: str, people: Collection[str]) -> bool:
    """This will tell whether a paragraph belongs into the reader's copy; the goal belongs to everybody."""
    if audience == Audience.ONLY:
        return reader.participant in people
    if audience == Audience.EXCEPT and reader.participant in people:
        return False
    if audience == Audience.PROFESSIONALS:
        return reader.role in PROFESSIONALS
    return audience == Audience.WIDE or not reader.is_narrow or kind == SectionKind.GOAL


def missed(reader: Reader, rows: Collection[dict[str, Any]]) -> list[str]:
    """This will name the parts of which something was hidden from the reader; a narrow copy is short anyway."""
    hidden = [row["kind"] for row in rows if not reads(reader, row["kind"], row["audience"], row["people"])]
    return [] if reader.is_narrow else [str(SectionKind(kind).label) for kind in dict.fromkeys(hidden)]


def blockers_to_name(audience: str, people: Collection[str], known: Collection[str]) -> list[str]:
    """This will demand people of the conference where the audience names somebody, and nobody elsewhere."""
    if audience in NAMED and not people:
        return ["Vyberte, o které lidi jde."]
    if people and audience not in NAMED:
        return ["U vybraných lidí zvolte, jestli to čtou jen oni, nebo všichni kromě nich. Jinak výběr zrušte."]
    return [] if set(people) <= set(known) else ["Někdo z vybraných ke konferenci nepatří. Vyberte lidi znovu."]


def readers_words(audience: str, names: Collection[str]) -> str:
    """This will say in few words who reads a paragraph; nothing when everybody does."""
    named = text.list_words(sorted(names))
    said = {
        Audience.ALL: "",
        Audience.WIDE: "i pro školu a další odborníky",
        Audience.PROFESSIONALS: "jen pro odborníky",
        Audience.ONLY: f"jen: {named}",
        Audience.EXCEPT: f"všichni kromě: {named}",
    }
    return said[Audience(audience)]


# The copy of one reader ---------------------------------------------------------------------------------------------


def copy_of(content: dict[str, Any], reader: Reader) -> dict[str, Any]:
    """This will give the content with what belongs to one reader; what was left out leaves no trace."""
    whole = content.get("paragraphs") or [
        {"kind": kind, "text": words, "audience": Audience.ALL, "people": []}
        for kind, words in content["sections"].items()
    ]
    own = [row for row in whole if reads(reader, row["kind"], row["audience"], row["people"])]
    copy = {**content, "paragraphs": [{"kind": row["kind"], "text": row["text"]} for row in own]}
    copy["sections"] = joined(copy["paragraphs"])
    return _narrowed(copy, reader) if reader.is_narrow else _plain(copy)


def joined(paragraphs: Collection[dict[str, Any]]) -> dict[str, str]:
    """This will give the text of each part."""
    texts: dict[str, list[str]] = {}
    for row in paragraphs:
        if row["text"].strip():
            texts.setdefault(row["kind"], []).append(row["text"].strip())
    return {kind: "\n\n".join(words) for kind, words in texts.items()}


def _plain(content: dict[str, Any]) -> dict[str, Any]:
    plan = {name: value for name, value in content["plan"].items() if name != "concerns"}
    return {**content, "plan": plan}


def _narrowed(content: dict[str, Any], reader: Reader) -> dict[str, Any]:
    """Only the tasks in which the reader has a part, and of the people only the reader."""
    plan, said = content["plan"], content["sections"]
    pairs = zip(plan["rows"], plan.get("concerns", []), strict=False)
    rows = [row for row, concerned in pairs if reader.person in concerned]
    return {
        **content,
        "plan": {"head": plan["head"], "rows": rows, "widths": plan["widths"]},
        "heard": content["heard"] if said.get(SectionKind.CHILD_VIEW) else NOT_HEARD,
        "dissents": [row for row in content["dissents"] if row.get("whose") == reader.participant],
        "people": [row for row in content["people"] if row.get("id") == reader.participant],
        "is_narrow": True,
    }
