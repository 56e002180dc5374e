"""Who plays whom: invented names for one story, chosen anew for every story, and one shift of all its days."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from kruh.foundation.czech import paradigms

DATA = Path(__file__).parent / "data"
_WEEK, _YEAR_WEEKS, _YEARS_BACK, _WEEKS_ASIDE = 7, 52, (1, 2, 3), (-2, -1, 1, 2)


@lru_cache(maxsize=1)
def _actors() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each with gender: the name in papers and the names at home."""
    return tuple((line[0], tuple(line[1:])) for line in _lines("actors.txt"))


@lru_cache(maxsize=1)
def _surnames() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (man,) in _lines("surnames.txt"):
        found.setdefault(paradigms.surname_class(man), []).append(man)
    return found


def _lines(name: str) -> list[list[str]]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line.split() for line in lines if line.strip() and not line.startswith("#")]


@dataclass
class Disguise:
    """The invented cast of one story. The same seed gives the same cast, so that two looks agree."""

    seed: int
    taken: set[str] = field(default_factory=set)
    _cast: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    _families: dict[str, str] = field(default_factory=dict)

    def kept(self) -> dict[str, Any]:
        """This will give the cast so that it can be written down."""
        people = [[name, gender, list(actor)] for (name, gender), actor in self._cast.items()]
        return {"people": people, "families": self._families}

    @classmethod
    def of(cls, seed: int, kept: Mapping[str, Any]) -> "Disguise":
        """This will give back a cast that was written down."""
        people = {(name, gender): tuple(actor) for name, gender, actor in kept.get("people", [])}
        return cls(seed, set(), people, dict(kept.get("families", {})))

    def played(self) -> set[str]:
        """This will give every form of every invented name, in small letters."""
        found: set[str] = set()
        for (_, gender), actor in self._cast.items():
            for name in actor:
                found |= {form.lower() for form in paradigms.given(name, gender).values()}
        for man in self._families.values():
            found |= {form.lower() for form in paradigms.surname(man).values()}
        return found

    @property
    def days(self) -> int:
        """This will give the shift of all days: whole years of weeks and a week or two, so that weekday and season
        stay and no holiday becomes a school day by much.
        """
        dice = _dice(self.seed)
        return -_WEEK * (_YEAR_WEEKS * dice.choice(_YEARS_BACK) + dice.choice(_WEEKS_ASIDE))

    def avoid(self, names: set[str]) -> None:
        """This will keep the names of the real people, in any form, from being given to others: Radek, Radka."""
        for name in names:
            self.taken |= _forms(name, "m") | _forms(name, "f") | _forms(name, "")

    def given(self, name: str, gender: str) -> tuple[str, ...]:
        """This will give who plays the person: the name in papers, then the names at home."""
        wanted = (name.lower(), gender)
        if wanted not in self._cast:
            self._cast[wanted] = self._chosen(name, gender)
        return self._cast[wanted]

    def nickname(self, nickname: str, actor: tuple[str, ...], gender: str) -> str:
        """This will give what the one who plays is called at home, declined like the nickname if there is one."""
        kind = paradigms.class_of(nickname, gender)
        own = [name for name in actor if paradigms.class_of(name, gender) == kind]
        strangers = [
            name
            for sign, names in _actors()
            if sign == gender
            for name in names[1:]
            if paradigms.class_of(name, gender) == kind and name.lower() not in self.taken
        ]
        return next(iter([*own, *sorted(strangers)]), actor[0])

    def surname(self, man: str) -> str:
        """This will give the surname that the family bears in the story, declined like its own."""
        if man.lower() not in self._families:
            used = set(self._families.values())
            pool = [one for one in _surnames().get(paradigms.surname_class(man), []) if self._is_free(one, "", used)]
            spare = [one for one in _surnames()["hard"] if self._is_free(one, "", used)] or _surnames()["hard"]
            self._families[man.lower()] = self._dice(man).choice(pool or spare)
        return self._families[man.lower()]

    def _chosen(self, name: str, gender: str) -> tuple[str, ...]:
        used = {actor[0] for actor in self._cast.values()}
        free = [names for sign, names in _actors() if sign == gender and self._is_free(names[0], gender, used)]
        kind = paradigms.class_of(name, gender)
        alike = [names for names in free if paradigms.class_of(names[0], gender) == kind]
        every = [names for sign, names in _actors() if sign == gender]
        return self._dice(name).choice(alike or free or every)

    def _is_free(self, name: str, gender: str, used: set[str]) -> bool:
        return name not in used and not _forms(name, gender) & self.taken

    def _dice(self, name: str) -> random.Random:
        return _dice(f"{self.seed} {name.lower()}")


@lru_cache(maxsize=4096)
def _forms(name: str, gender: str) -> frozenset[str]:
    """Every form of a given name of that gender, or of a surname where none is said."""
    cells = paradigms.given(name, gender) if gender else paradigms.surname(name)
    return frozenset(form.lower() for cell, form in cells.items() if not cell.startswith("p:")) | {name.lower()}


def _dice(seed: int | str) -> random.Random:
    """The seed is secret and kept with the draft; the dice only have to fall twice alike."""
    return random.Random(seed)  # noqa: S311
