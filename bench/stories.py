"""How sure the finder of case stories is: Czech stories with planted identifiers, and what should come out of them."""

import argparse
import json
import random
import re
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from bench import stories_told as told
from bench import stories_words as words
from kruh.foundation.anonymising import Disguise, Finding, Kind, Known, Register, Somebody, Sure, find

SEED, STORIES, FIRST_DAY = 20260318, 300, date(2026, 3, 2)
WITH, WITHOUT, QUASI, BROKEN = 0.995, 0.95, 0.90, 1.0
CASES = {"1": 0, "2": 1, "4": 1, "3": 2, "6": 2, "7": 3}
HERS = {"1": 0, "2": 1, "3": 2, "6": 2, "4": 3, "7": 4}
SHE = {"1": 4, "2": 5, "3": 5, "6": 5, "4": 6, "7": 6}
ALL = {"1": 7, "2": 8, "6": 8, "3": 9, "7": 10}


def _table(text: str) -> dict[str, list[str]]:
    rows = [row.split() for row in re.split(r"[|\n]", text) if row.strip()]
    return {row[0]: row for row in rows}


MEN, WOMEN, FAMILIES = _table(words.MEN), _table(words.WOMEN), _table(words.FAMILIES)
TOWNS = [row.split("|") for row in words.TOWNS.strip().split("\n")]


@dataclass
class Slot:
    """One planted place: where it stands, what kind it is, what should stand there afterwards."""

    start: int
    end: int
    kind: str
    words: str
    expected: str | None


@dataclass
class Story:
    """A text with its planted places and the sentences that tell something rare."""

    text: str = ""
    slots: list[Slot] = field(default_factory=list)
    rare: list[tuple[int, int, str]] = field(default_factory=list)


@dataclass
class World:
    """One invented family with everything by which it could be recognised."""

    dice: random.Random
    disguise: Disguise

    def __post_init__(self) -> None:
        """This will draw who is in the story."""
        pick = self.dice.choice
        actors = 12
        men, women = list(MEN), list(WOMEN)
        self.men = self.dice.sample(men[:actors] + men[-3:], 3)
        self.women = self.dice.sample(women[:16], 3)
        self.families = self.dice.sample(list(FAMILIES)[:17], 2)
        self.town, self.other = self.dice.sample(TOWNS, 2)
        self.school = pick(words.SCHOOLS)
        self.street, self.office, self.ngo = pick(words.STREETS), pick(words.OFFICES), pick(words.ORGANISATIONS)

    def register(self) -> Register:
        """This will give what the case would know."""
        family, grand = self.families
        her = FAMILIES[family][4]
        people = [
            Somebody(self.men[0], family, "m"), Somebody(self.men[1], family, "m"),
            Somebody(self.women[0], her, "f"), Somebody(self.women[1], her, "f"),
            Somebody(self.women[2], FAMILIES[grand][4], "f"), Somebody(self.men[2], grand, "m"),
        ]  # fmt: skip
        others = [
            Known(Kind.PLACE, self.town[0]), Known(Kind.PLACE, self.other[0]), Known(Kind.SCHOOL, self.school[0]),
            Known(Kind.OFFICE, self.office), Known(Kind.ORGANISATION, self.ngo),
        ]  # fmt: skip
        return Register(people, others)

    def slot(self, code: str) -> tuple[str, str | None]:
        """This will give the words of a slot and what should stand there, or None where only being found counts."""
        who, case = code[:-1], code[-1]
        if who in {"t", "b", "u"}:
            return self._man(self.men["tbu".index(who)], case)
        if who in {"m", "g", "e"}:
            return self._woman(self.women["mge".index(who)], case)
        if who == "n":
            return self._at_home(case)
        if who[0] in "FG":
            return self._family(self.families["FG".index(who[0])], who[1], case)
        return self._other(code)

    def _man(self, name: str, case: str) -> tuple[str, str | None]:
        played = self.disguise.given(name, "m")[0]
        if case == "p":
            return (MEN[name][4], MEN[played][4]) if "." not in {MEN[name][4], MEN[played][4]} else (name, None)
        return MEN[name][CASES[case]], MEN[played][CASES[case]]

    def _woman(self, name: str, case: str) -> tuple[str, str | None]:
        played = self.disguise.given(name, "f")[0]
        if case == "p":
            own, other = WOMEN[name][5], WOMEN[played][5]
            return (f"{own}a", f"{other}a") if other != "." else (f"{own}a", None)
        return WOMEN[name][HERS[case]], WOMEN[played][HERS[case]]

    def _at_home(self, case: str) -> tuple[str, str | None]:
        known = [name for name in (*self.men[:2], *self.women[:2]) if name in words.AT_HOME]
        name = known[0] if known else ""
        if not name:
            return self._man(self.men[1], case)
        return words.AT_HOME[name].split()[CASES[case]], None

    def _family(self, man: str, who: str, case: str) -> tuple[str, str | None]:
        played = self.disguise.surname(man)
        place = {"m": CASES, "f": SHE, "r": ALL}[who][case]
        return FAMILIES[man][place], FAMILIES[played][place]

    def _other(self, code: str) -> tuple[str, str | None]:
        kind, case = code[:-1], code[-1]
        if kind in {"town", "other"}:
            row = self.town if kind == "town" else self.other
            place = {"1": 0, "2": 1, "6": 2, "a": 3}[case]
            empty = place == 3 and not (len(row) > 3 and row[3])
            return ("okresní", None) if empty else (row[place], words.TOWN_INSTEAD[place])
        if kind == "school":
            return (self.school[1], self.school[2]) if case == "2" else (self.school[3], self.school[4])
        plain = {"street": self.street, "office": self.office, "ngo": self.ngo}
        return plain[code] if code in plain else told.made(code, self.dice), None


def made(number: int, seed: int) -> tuple[Story, World]:
    """This will tell one story."""
    dice = random.Random(f"{seed} {number}")
    world = World(dice, Disguise(dice.randrange(10**6)))
    world.disguise.avoid({*world.men, *world.women, *world.families})
    lines = [(line, "") for line in dice.sample(told.LINES, 10)]
    lines += [(line, "") for line in dice.sample(words.PLAIN, 6)]
    lines += [(line, trait) for trait, line in dice.sample(words.RARE, 2)]
    dice.shuffle(lines)
    story = Story()
    for line, trait in lines:
        start = len(story.text)
        _tell(story, world, line)
        if trait:
            story.rare.append((start, len(story.text), trait))
        story.text += "\n" if dice.random() < 0.15 else " "
    return story, world


def _tell(story: Story, world: World, line: str) -> None:
    for piece in re.split(r"((?:\b[svzkSVZK]~)?\{\w+\})", line):
        found = re.fullmatch(r"(?:([svzkSVZK])~)?\{(\w+)\}", piece)
        if not found:
            story.text += piece
            continue
        real, expected = world.slot(found[2])
        before, after = said(found[1], real), said(found[1], expected or "")
        start = len(story.text)
        story.text += before + real
        kind = re.sub(r"\d|(?<=^[a-z])\w$", "", found[2])
        if found[2][:-1] in {"town", "other"} and real == "okresní":
            continue
        story.slots.append(Slot(start, len(story.text), kind, real, None if expected is None else after + expected))


def said(preposition: str | None, word: str) -> str:
    """This will give the preposition as one says it before the word."""
    if not preposition:
        return ""
    first = word[:1].lower()
    hard = {"s": "szšž", "z": "szšž", "v": "vf", "k": "kg"}[preposition.lower()]
    return f"{preposition}{'e' if first and first in hard else ''} "


# What is measured --------------------------------------------------------------------------------------------------


@dataclass
class Score:
    """What was found of what was planted."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    broken: int = 0
    other: int = 0
    compared: int = 0
    findings: int = 0
    needless: int = 0
    sure_needless: int = 0
    rare: int = 0
    flagged: int = 0
    words: int = 0
    misses: Counter[str] = field(default_factory=Counter)
    slips: Counter[str] = field(default_factory=Counter)
    alarms: Counter[str] = field(default_factory=Counter)


def look(story: Story, world: World, register: Register, score: Score) -> None:
    """This will look at one story and count."""
    findings = find(story.text, register, world.disguise, FIRST_DAY)
    direct = [one for one in findings if one.kind is not Kind.RARE]
    score.words += len(story.text.split())
    for slot in story.slots:
        is_found = _covered(slot, direct)
        score.planted[slot.kind] += 1
        score.found[slot.kind] += is_found
        if not is_found:
            score.misses[slot.words] += 1
        if slot.expected is not None:
            _compare(story, slot, direct, score)
    _needless(story, direct, score)
    for start, end, trait in story.rare:
        is_flagged = any(start <= one.start < end for one in findings if one.kind is Kind.RARE)
        score.rare += 1
        score.flagged += is_flagged
        if not is_flagged:
            score.misses[f"vzácné: {trait}"] += 1


def _covered(slot: Slot, findings: list[Finding]) -> bool:
    """Every word that begins with a capital or a figure, or the whole where there is none, lies within a finding."""
    pieces = [found.span() for found in re.finditer(r"\S*[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ\d@]\S*", slot.words)] or [
        (0, len(slot.words))
    ]
    kind_first = slot.kind in {"school", "office", "ngo", "street"}
    at = slot.end - len(slot.words)
    wanted = pieces[-1:] if kind_first else pieces
    return all(any(one.start <= at + start and at + end <= one.end for one in findings) for start, end in wanted)


def _compare(story: Story, slot: Slot, findings: list[Finding], score: Score) -> None:
    inside = [
        one for one in findings if one.start < slot.end and slot.start < one.end and one.sure is not Sure.POSSIBLE
    ]
    kept, at = [], slot.start
    for one in inside:
        kept += [story.text[at : max(at, one.start)], one.proposal]
        at = one.end
    came = ("".join(kept) + story.text[at : slot.end]).strip()
    score.compared += 1
    wanted = (slot.expected or "").strip().lower()
    if came.lower() != wanted and came.lower() in alike(wanted):
        score.other += 1
    elif came.lower() != wanted:
        score.broken += 1
        around = story.text[max(0, slot.start - 25) : slot.start].replace("\n", " ")
        score.slips[f"{around}[{slot.words}] -> {came!r}, should be {slot.expected!r}"] += 1


@cache
def alike(wanted: str) -> frozenset[str]:
    """This will give the same form of all other names: with another name in the right form a story reads well.

    A preposition said for one name does not fit each of them, so that it is compared as well.
    """
    before, _, name = wanted.rpartition(" ")
    rows = [*MEN.values(), *WOMEN.values(), *FAMILIES.values()]
    places = {(len(row), at) for row in rows for at, form in enumerate(row) if form.lower() == name}
    forms = {row[at] for size, at in places for row in rows if len(row) == size}
    return frozenset(said(before[:1], form).lower() + form.lower() for form in forms)


def _needless(story: Story, findings: list[Finding], score: Score) -> None:
    for one in findings:
        score.findings += 1
        if not any(one.start < slot.end and slot.start < one.end for slot in story.slots):
            score.needless += 1
            score.sure_needless += one.sure is not Sure.POSSIBLE
            score.alarms[f"{one.words} ({one.kind}, {one.sure})"] += 1


def result(name: str, score: Score, least: float) -> list[tuple[str, float, float, bool]]:
    """This will print what came out and give the goals."""
    planted, found = sum(score.planted.values()), sum(score.found.values())
    broken = 200 * score.broken / max(score.words, 1)
    by_kind = {kind: f"{score.found[kind]}/{number}" for kind, number in sorted(score.planted.items())}
    line = {
        "bench": "stories", "register": name, "planted": planted, "found": found, "recall": round(found / planted, 4),
        "compared": score.compared, "other_name": score.other, "broken": score.broken,
        "broken_per_200_words": round(broken, 2),
        "findings": score.findings, "precision": round(1 - score.needless / score.findings, 4),
        "precision_without_possible": round(1 - score.sure_needless / score.findings, 4),
        "rare": score.rare, "rare_flagged": round(score.flagged / score.rare, 4), "by_kind": by_kind,
    }  # fmt: skip
    print(json.dumps(line, ensure_ascii=False))
    return [
        (f"{name}: direct identifiers found", found / planted, least, found / planted >= least),
        (f"{name}: rare circumstances flagged", score.flagged / score.rare, QUASI, score.flagged / score.rare >= QUASI),
        (f"{name}: broken agreement in 200 words", broken, BROKEN, broken <= BROKEN),
    ]


def main() -> None:
    """This will tell the stories and look at them with the register and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=STORIES)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--show", type=int, default=0, help="how many misses and slips to print")
    wanted = parser.parse_args()
    goals = []
    for name, least in (("with", WITH), ("without", WITHOUT)):
        score, began = Score(), time.process_time()
        for number in range(wanted.stories):
            story, world = made(number, wanted.seed)
            look(story, world, world.register() if name == "with" else Register(), score)
        goals += result(name, score, least)
        print(json.dumps({"seconds": round(time.process_time() - began, 1), "seed": wanted.seed}))
        for counted in (score.misses, score.slips, score.alarms):
            for what, times in counted.most_common(wanted.show):
                print(f"  {times}x {what}")
    for what, value, bound, is_reached in goals:
        print(f"{'REACHED' if is_reached else 'MISSED'} {what}: {value:.4g} (goal {bound:g})")


if __name__ == "__main__":
    main()
