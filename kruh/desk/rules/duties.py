"""What waits for those who look after the method and after the accounts: no case, no child."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.desk.rules.urgency import Work
from kruh.foundation import days, text

SOON_ENDING = timedelta(days=60)
SOON_LEAVING = timedelta(days=14)
MOST_NAMES = 3
CHECKED = {
    "predpisy": ("odkaz", "odkazy", "odkazů", "na předpisy"),
    "lhuty-a-ceny": ("hodnotu", "hodnoty", "hodnot", "mezi lhůtami a cenami"),
    "formulare": ("formulář", "formuláře", "formulářů", "podle předpisu"),
    "nastroje": ("nástroj", "nástroje", "nástrojů", "podle zdroje"),
}


@dataclass(frozen=True, slots=True)
class Ending:
    """An entry of the method that holds to a day, after which nothing follows."""

    section: str
    code: str
    heading: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Leaving:
    """A role whose end is near."""

    name: str
    role: str
    last_day: date


@dataclass(frozen=True, slots=True)
class Restore:
    """What is known of the last restore that was tried."""

    tried_on: date | None = None
    is_old: bool = True


@dataclass(frozen=True, slots=True)
class Backup:
    """What is known of the last backup."""

    made_on: date | None = None
    is_old: bool = True


def unverified(section: str, headings: Sequence[str]) -> list[Work]:
    """This will ask for what was taken from laws and agreements to be compared with them."""
    if not headings:
        return []
    one, few, many, rest = CHECKED[section]
    what = f"Ověřit {text.plural(len(headings), one, few, many)} {rest}"
    return [Work(what, "method:section", some(headings), is_pressing=True)]


def ending(row: Ending) -> Work:
    """This will name an entry that is about to end without a successor."""
    return Work(f"Rozhodnout, co bude platit dál: {row.heading}", "method:history", "", row.last_day, "Platí do:")


def restore(known: Restore) -> list[Work]:
    """This will ask for a restore to be tried when none was, or long ago."""
    if known.tried_on is not None and not known.is_old:
        return []
    last = f"Naposledy {days.day(known.tried_on)}." if known.tried_on else "Zatím to nikdo nezkusil."
    return [Work("Vyzkoušet obnovu ze zálohy", "directory:accounts", last, is_pressing=True)]


def backup(known: Backup) -> list[Work]:
    """This will say that backups are not made, or no longer."""
    if known.made_on is not None and not known.is_old:
        return []
    last = f"Poslední je z {days.day(known.made_on)}." if known.made_on else "O žádné záloze nevíme."
    return [Work("Zjistit, proč se nezálohuje", "directory:accounts", last, is_pressing=True)]


def without_factor(names: Collection[str]) -> list[Work]:
    """This will name the people who cannot work yet, as only a password proves them."""
    if not names:
        return []
    return [Work(f"Zajistit druhý faktor ({len(names)})", "directory:accounts", some(list(names)), is_pressing=True)]


def leaving(row: Leaving) -> Work:
    """This will name a role that ends soon, while there is time to hand over or to prolong it."""
    return Work(f"Končí přístup: {row.name}", "directory:account", row.role, row.last_day, "Poslední den:")


def without_officer(offices: Sequence[str]) -> list[Work]:
    """This will ask for the data-protection officers of the offices that work here."""
    if not offices:
        return []
    return [Work("Doplnit e-mail pověřence pro ochranu osobních údajů", "directory:organisation", some(offices))]


def some(names: Sequence[str]) -> str:
    """This will give the first names, and how many more."""
    if len(names) <= MOST_NAMES:
        return text.list_words(names)
    return f"{', '.join(names[: MOST_NAMES - 1])} a další {len(names) - MOST_NAMES + 1}"
