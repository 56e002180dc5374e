"""What is true of the minutes: when they are due, when they may go out, who gets them, when they may be closed."""

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from kruh.conferences.vocabulary import ConsentAnswer, ParticipantRole
from kruh.foundation import days, text
from kruh.meetings.vocabulary import CommentAnswer, HeardHow, MinutesState

TEAM_KEEPS = timedelta(days=5)
SHORTEST_REASON = 5
LONGEST_TASK_NAME = 40
SAME = "Odstavec zní stejně jako dosud. Upravte jeho znění podle připomínky, nebo vyberte jiné vyřízení."
CHANGING = frozenset({CommentAnswer.ACCEPTED, CommentAnswer.PARTLY})


# Deadlines ---------------------------------------------------------------------------------------------------------


def due_on(held_on: date, working_days: int, closures: Collection[date] = ()) -> date:
    """This will give the day by which the office and the members have the minutes.

    The five working days are those of the office that convened and is to receive them, so its closures move the day.
    How many days *remain* is counted around the closures of whoever reads the page (`kruh.web.workdays`).
    """
    return days.add_working_days(held_on, working_days, closures)


def comments_until(delivered_on: date, working_days: int, closures: Collection[date] = ()) -> date:
    """This will give the last day for comments."""
    return days.add_working_days(delivered_on, working_days, closures)


def team_access_ends(closed_at: datetime, ends_at: datetime | None) -> datetime:
    """This will give the end of the team's access after closing: five days, unless it ends sooner anyway."""
    end = closed_at + TEAM_KEEPS
    return end if ends_at is None else min(end, ends_at)


# Complete or not ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Heard:
    """How the child's view reached the table, by whom, or why it did not."""

    how: str = ""
    by: str = ""
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """The draft as the rules see it; each task with the sentences it lacks."""

    goal: str = ""
    child_view: str = ""
    follow_up: str = ""
    heard: Heard = Heard()
    has_children: bool = True
    tasks: tuple[tuple[str, tuple[str, ...]], ...] = ()


def missing(draft: Draft) -> list[str]:
    """This will list what the draft lacks before it can go out (§ 8 of Act 359/1999 for the child's view)."""
    reasons = [] if draft.goal.strip() else ["Napište cíl setkání."]
    reasons += _missing_view(draft) if draft.has_children else []
    if not draft.tasks and not draft.follow_up.strip():
        reasons.append("V plánu není žádný úkol. Doplňte ho, nebo aspoň napište, jak a kdy to společně ověříte.")
    for number, (words, lacks) in enumerate(draft.tasks, 1):
        if lacks:
            reasons.append(f"Úkol {number} ({short(words)}) není úplný. {' '.join(lacks)}")
    return reasons


def _missing_view(draft: Draft) -> list[str]:
    heard = draft.heard
    if not heard.how:
        return ["Napište, jak zazněl názor dítěte, nebo proč nezazněl."]
    if heard.how == HeardHow.NOT_HEARD:
        return [] if heard.why_not.strip() else ["Napište, proč názor dítěte nezazněl."]
    reasons = [] if draft.child_view.strip() else ["Napište, co dítě řeklo, napsalo nebo nakreslilo."]
    if heard.how != HeardHow.PRESENT and not heard.by.strip():
        reasons.append("Doplňte, kdo názor dítěte vyslechl nebo na setkání řekl.")
    return reasons


def short(words: str) -> str:
    """This will give the beginning of a longer text."""
    said = " ".join(words.split())
    return said if len(said) <= LONGEST_TASK_NAME else f"{said[:LONGEST_TASK_NAME].rsplit(' ', 1)[0]}…"


# Who gets a copy ---------------------------------------------------------------------------------------------------


class Share(StrEnum):
    """Whether somebody gets the minutes."""

    GETS = "gets"
    DECIDE = "decide"
    ASK = "ask"
    NOT = "not"


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the conference as the rules see them."""

    role: str
    is_invited: bool
    was_present: bool
    consent: str = ""
    is_legal_representative: bool = False
    gender: str = ""


_PRESENT = {
    "m": "Zákonný zástupce, na setkání byl.",
    "f": "Zákonná zástupkyně, na setkání byla.",
    "": "Zastupuje dítě ze zákona, účast na setkání je zapsaná.",
}
_ABSENT = {
    "m": "Zákonný zástupce, který na setkání nebyl.",
    "f": "Zákonná zástupkyně, která na setkání nebyla.",
    "": "Zastupuje dítě ze zákona, účast na setkání zapsaná není.",
}
ON_LEGAL_GROUND = frozenset({ParticipantRole.OFFICE, ParticipantRole.POLICE_JUSTICE})


def share(member: Member) -> tuple[Share, str]:
    """This will tell whether a member gets a copy, and the sentence why (or why not yet)."""
    if not member.is_invited:
        return Share.NOT, "Mezi pozvanými u stolu tento člověk nebyl."
    if member.role == ParticipantRole.CHILD:
        return Share.GETS, "Dostane svou stránku obyčejnými slovy."
    if member.consent == ConsentAnswer.NO:
        return Share.NOT, "Zápis dostat nechce."
    if member.is_legal_representative and not member.was_present:
        return Share.DECIDE, f"{_ABSENT.get(member.gender, _ABSENT[''])} Rozhodne klíčový pracovník."
    if member.is_legal_representative:
        return Share.GETS, _PRESENT.get(member.gender, _PRESENT[""])
    if member.role in ON_LEGAL_GROUND:
        return Share.GETS, "Dostane ho ze zákona."
    if member.consent == ConsentAnswer.YES:
        return Share.GETS, "Se zasláním souhlasí."
    return Share.ASK, "Zatím nevíme, jestli zápis chce."


def wants_mail(scope: str) -> bool:
    """This will tell whether the person asked for the minutes by e-mail; otherwise content never travels that way."""
    said = text.fold(scope).replace("-", "")
    return "email" in said or "mailem" in said


def blockers_to_send(kind: Share, reason: str, *, is_key_worker: bool, has_copy: bool) -> list[str]:
    """This will tell why a copy cannot go to one more member now."""
    if has_copy:
        return ["Tenhle člověk už svou kopii má."]
    if kind == Share.NOT:
        return ["Tenhle člověk zápis nedostává."]
    if kind == Share.ASK:
        return ["Nejdřív se zeptejte, jestli zápis chce, a zapište souhlas v přípravě."]
    if kind == Share.DECIDE and not is_key_worker:
        return ["O kopii pro zákonného zástupce, který na setkání nebyl, rozhoduje klíčový pracovník."]
    if kind == Share.DECIDE and len(reason.strip()) < SHORTEST_REASON:
        return ["Napište, proč zápis dostane."]
    return []


# Comments and closing ----------------------------------------------------------------------------------------------


def blockers_to_write(state: MinutesState) -> list[str]:
    """This will tell why the text cannot change any more."""
    return ["Zápis je uzavřený a už se nemění."] if state == MinutesState.CLOSED else []


def blockers_to_comment(state: MinutesState) -> list[str]:
    """This will tell why a comment cannot be recorded now."""
    if state in (MinutesState.DRAFT, MinutesState.REVIEW):
        return ["Zápis ještě nikdo nedostal. Připomínky přijdou na řadu, až ho rozešlete."]
    if state == MinutesState.AMENDING:
        return ["Zápis je uzavřený a právě se opravuje. Připomínky se přijímaly do uzavření."]
    return blockers_to_write(state)


def is_late(received_on: date, until: date | None) -> bool:
    """This will tell whether a comment came after the agreed day; it is still answered."""
    return until is not None and received_on > until


def blockers_to_answer(answer: str, reason: str) -> list[str]:
    """This will demand a decision for every comment, and a reason for whatever is not accepted as a whole."""
    reasons = [] if answer and answer != CommentAnswer.OPEN else ["Vyberte, jak jste o připomínce rozhodli."]
    if answer != CommentAnswer.ACCEPTED and len(reason.strip()) < SHORTEST_REASON:
        reasons.append("Napište důvod, aby rozhodnutí bylo srozumitelné i tomu, kdo připomínku poslal.")
    return reasons


def blockers_to_reword(answer: str, before: str, after: str, *, is_mended: bool) -> list[str]:
    """This will demand that an accepted comment changes the text, unless somebody has mended it since it came."""
    is_same = before.strip() == after.strip() and not is_mended
    return [SAME] if answer == CommentAnswer.ACCEPTED and is_same else []


def blockers_to_tell(answer: str, *, is_told: bool) -> list[str]:
    """This will tell why it cannot be recorded that the author knows the answer."""
    if answer == CommentAnswer.OPEN:
        return ["Připomínku nejdřív vyřiďte."]
    return ["Že odpověď má, už je zapsané."] if is_told else []


def blockers_to_write_back(answer: str, *, is_colleague: bool) -> list[str]:
    """This will tell why there is no letter with the answer."""
    if is_colleague:
        return ["Kolega si odpověď přečte v Kruhu, dopis nepotřebuje."]
    return blockers_to_tell(answer, is_told=False)


@dataclass(frozen=True, slots=True)
class Ending:
    """What has to be known before closing."""

    today: date
    comments_until: date | None
    open_comments: int
    all_agreed: str = ""
    lacks: tuple[str, ...] = ()


def blockers_to_close(ending: Ending) -> list[str]:
    """This will list what stands in the way of closing; before the last day it needs everybody's agreement."""
    reasons = list(ending.lacks)
    if ending.open_comments:
        waiting = text.plural(ending.open_comments, "připomínka", "připomínky", "připomínek")
        verb = text.plural_form(ending.open_comments, "čeká", "čekají", "čeká")
        reasons.append(f"Na vyřízení {verb} {waiting}.")
    still_runs = ending.comments_until is not None and ending.today <= ending.comments_until
    if still_runs and len(ending.all_agreed.strip()) < SHORTEST_REASON and ending.comments_until is not None:
        reasons.append(
            f"Připomínky přijímáme do {days.day(ending.comments_until)}. "
            "Dřív jde zápis uzavřít, jen když všichni souhlasí; napište, jak jste to zjistili."
        )
    return reasons


# The frozen content ------------------------------------------------------------------------------------------------


def fingerprint(content: dict[str, Any]) -> str:
    """This will give the SHA-256 of the content, the same whenever the words are the same."""
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
