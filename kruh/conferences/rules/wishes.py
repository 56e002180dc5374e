"""What the request says about the date in plain words: which weekdays and hours suit, as far as it is clear."""

import re
from dataclasses import dataclass
from datetime import date, time

from kruh.foundation import days, text

_STEMS = ("pondel", "uter", "stred", "ctvrtek|ctvrtk", "patek|patk|patec", "sobot", "nedel")
_SAID = ("pondělí", "úterý", "středa", "čtvrtek", "pátek", "sobota", "neděle")
_CLAUSE = re.compile(r"[.,;\n]|\bale\b")
_NUMBERED = re.compile(r"(?<=\d)\.(?=\s*hod)")
_NOT = re.compile(r"\b(?:ne|krome|mimo|nikdy|nehodi|nevyhovuje|nemuze|nemohou|nemuzou)\b")
_HOUR = r"(\d{1,2}(?:[:.]\d{2})?)\s*(?:h\b|hod\w*)?"
_FROM = re.compile(rf"\b(?:po|od)\s+{_HOUR}")
_TO = re.compile(rf"\b(?:do|pred)\s+{_HOUR}")
NOON = time(12)


@dataclass(frozen=True, slots=True)
class Wish:
    """Weekdays that suit or do not, and the hours between which to meet; nothing said means nothing asked."""

    days: frozenset[int] = frozenset()
    avoided: frozenset[int] = frozenset()
    opens: time | None = None
    closes: time | None = None

    @property
    def is_clear(self) -> bool:
        """This will tell whether anything was understood."""
        return self != Wish()

    def suits(self, day: date) -> bool:
        """This will tell whether the day is one of the wished ones."""
        return day.weekday() not in self.avoided and (not self.days or day.weekday() in self.days)

    def spoken(self) -> str:
        """This will say what was understood: „úterý nebo čtvrtek, od 14:00“."""
        said = [_listed(self.days, "nebo")] if self.days else []
        said += [f"ne {_listed(self.avoided, 'ani')}"] if self.avoided else []
        said += [f"od {days.clock(self.opens)}"] if self.opens else []
        said += [f"do {days.clock(self.closes)}"] if self.closes else []
        return ", ".join(said)


def _listed(chosen: frozenset[int], link: str) -> str:
    names = [_SAID[day] for day in sorted(chosen)]
    return f"{', '.join(names[:-1])} {link} {names[-1]}" if len(names) > 1 else names[0]


def understood(words: str) -> Wish:
    """This will read the wishes; clauses that say anything else are left to people."""
    wanted: set[int] = set()
    avoided: set[int] = set()
    hours: list[tuple[time | None, time | None]] = []
    for clause in _CLAUSE.split(_NUMBERED.sub("", text.fold(words.replace("\n", ";")))):
        named = {number for number, stem in enumerate(_STEMS) if re.search(rf"\b(?:{stem})", clause)}
        if _NOT.search(clause):
            avoided |= named
            continue
        wanted |= named
        hours.append(_hours(clause))
    opens = max((first for first, _ in hours if first), default=None)
    closes = min((last for _, last in hours if last), default=None)
    if opens and closes and opens >= closes:
        opens = closes = None
    return Wish(frozenset(wanted - avoided), frozenset(avoided), opens, closes)


def _hours(clause: str) -> tuple[time | None, time | None]:
    first, last = _clock(_FROM.search(clause)), _clock(_TO.search(clause))
    if not first and re.search(r"\bodpoledne\b", clause):
        first = NOON
    if not last and re.search(r"\b(?:dopoledne|rano)\b", clause):
        last = NOON
    return first, last


def _clock(found: re.Match[str] | None) -> time | None:
    if found is None:
        return None
    try:
        return days.parse_clock(found[1])
    except ValueError:
        return None
