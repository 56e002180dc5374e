"""What is true of the plan that a family writes on the lent tablet: its code, its rows, what it shows. Pure."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from kruh.foundation import text

# 32 signs that nobody mixes up. Twelve of them are sixty bits: too many to guess even for who holds the whole disk.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans("OIL", "011")
CODE_LENGTH, CODE_BITS = 12, 60
LASTS = timedelta(hours=24)
WHOLE = {"decisions": 20_000, "plan_b": 5_000, "help_wanted": 5_000, "monitor": 200}
ROW = {"what": 1_000, "who": 200, "due_on": 100, "helpers": 300}
LABELS = {
    "decisions": "Na čem jsme se domluvili",
    "plan_b": "Co uděláme, když to nevyjde",
    "help_wanted": "Jakou pomoc chceme",
    "monitor": "Kdo dohlédne",
    "what": "Co se udělá",
    "who": "Kdo",
    "due_on": "Do kdy",
    "helpers": "Kdo pomůže",
}
ROOM, MOST_ROWS = 2, 40
LONGEST_VERSION = 9


def code(number: int) -> str:
    """This will write sixty bits the way people copy them: „7KD4-QX2M-9PRT“."""
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(CODE_LENGTH)))
    return "-".join(signs[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def copied_code(words: str) -> str | None:
    """This will read a code as people type it, or give None for what cannot be one."""
    signs = "".join(words.upper().split()).replace("-", "").replace("–", "").translate(LOOKALIKES)
    if len(signs) != CODE_LENGTH or not set(signs) <= set(ALPHABET):
        return None
    return "-".join(signs[start : start + 4] for start in range(0, CODE_LENGTH, 4))


def read(sent: Mapping[str, Sequence[str]]) -> tuple[dict[str, Any], list[str]]:
    """This will read what the tablet sent: the words, and what is wrong with them; nothing typed is lost."""
    whole = {name: _first(sent, name) for name in WHOLE}
    columns = {name: list(sent.get(name, [])) for name in ROW}
    length = max(map(len, columns.values()))
    rows = [
        {name: _clean(values[at]) if at < len(values) else "" for name, values in columns.items()}
        for at in range(length)
    ]
    tasks = [row for row in rows if any(row.values())]
    typed = _first(sent, "version")[:LONGEST_VERSION]
    version = int(typed) if typed.isascii() and typed.isdecimal() else 0
    return {**whole, "tasks": tasks, "version": version}, _faults(whole, tasks)


def _faults(whole: Mapping[str, str], tasks: Sequence[Mapping[str, str]]) -> list[str]:
    long = [LABELS[name] for name, most in WHOLE.items() if len(whole[name]) > most]
    long += [LABELS[name] for name, most in ROW.items() if any(len(task[name]) > most for task in tasks)]
    found = [(len(tasks) > MOST_ROWS, f"Úkolů je {len(tasks)}, vejde se jich {MOST_ROWS}. Spojte prosím některé.")]
    return [
        *(f"„{one}“ je moc dlouhé. Zkraťte to prosím." for one in long),
        *(words for holds, words in found if holds),
    ]


def _first(sent: Mapping[str, Sequence[str]], name: str) -> str:
    return _clean((list(sent.get(name, [])) or [""])[0])


def _clean(typed: str) -> str:
    try:
        return text.clean(typed.replace("\0", "")).strip()
    except ValueError:
        return "".join(sign for sign in typed if sign.isprintable() or sign == "\n").strip()


def with_room(tasks: Sequence[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """This will give the tasks with two empty rows after them, so that there is always where to write."""
    return [*tasks, *({} for _ in range(ROOM if len(tasks) <= MOST_ROWS - ROOM else 0))]


def says_anything(words: Mapping[str, Any]) -> bool:
    """This will tell whether there is a plan to show at all."""
    return bool(words.get("tasks")) or any(words.get(name) for name in WHOLE)


def told(words: Mapping[str, Any]) -> dict[str, Any]:
    """This will give what the family shows, without what belongs to the tablet alone."""
    return {**{name: words.get(name, "") for name in WHOLE}, "tasks": list(words.get("tasks", []))}
