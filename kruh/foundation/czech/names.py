"""Given names as they are written, with whom they call: which gender, and how the same person is called at home."""

from functools import lru_cache

from kruh.foundation.czech.folding import fold
from kruh.foundation.czech.tables import DATA, is_common, is_ordinary

# Names that end like a woman's and are men's, and the other way round.
_WOMEN = frozenset({"dagmar", "ester", "nikol", "karin", "miriam", "ingrid", "elen", "rút"})
_MEN = frozenset({"nikita", "saša", "ilja", "luka", "andrea"})


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, ...], ...]:
    lines = (DATA / "given_names.txt").read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split()) for line in lines if line.strip() and not line.startswith("#"))


def gender_of(name: str) -> str:
    """This will guess whom a given name calls by its own ending, or by the name of which it is the short one."""
    small = name.lower()
    base = next((line[0] for line in _lines() if small in line), small)
    if base in _WOMEN:
        return "f"
    return "f" if base.endswith(("a", "e", "ě")) and base not in _MEN else "m"


def at_home(name: str) -> list[str]:
    """This will give the names by which the same person may be called, as they are written."""
    small = name.lower()
    found = [other for line in _lines() if line[0] == small or fold(line[0]) == fold(small) for other in line[1:]]
    return [other.capitalize() for other in dict.fromkeys(found) if other != small]


@lru_cache(maxsize=1)
def known() -> dict[str, str]:
    """This will give all given names and nicknames with the gender of the one they call."""
    found: dict[str, str] = {}
    for line in _lines():
        gender = gender_of(line[0])
        for name in line:
            found.setdefault(name.capitalize(), gender)
    return found


def is_word(name: str) -> bool:
    """This will tell whether a name is an ordinary word as well."""
    return is_ordinary(fold(name))


def many_bear(surname: str) -> bool:
    """This will tell whether a surname is one of the most frequent."""
    return is_common(fold(surname))
