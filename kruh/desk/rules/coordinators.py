"""What waits around coordinating itself: trainings that end, statements of work to send, to mend, to approve."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kruh.desk.rules.urgency import Work
from kruh.family_conferences.rules.coordinators import Standing
from kruh.family_conferences.rules.statement import name_of
from kruh.foundation import text

OWN, RECORD, STATEMENTS = (
    "family_conferences:own-training",
    "family_conferences:coordinator-record",
    "family_conferences:statements",
)


@dataclass(frozen=True, slots=True)
class Trained:
    """Somebody of the administrator's region with how the training stands."""

    name: str
    standing: Standing


def own_training(standing: Standing) -> list[Work]:
    """This will ask a coordinator to renew the training in time, or say that it holds no more."""
    if standing.ends_soon:
        return [Work("Domluvit obnovení výcviku", OWN, "", standing.until, "Platí do:", is_pressing=True)]
    if not standing.holds:
        hint = "Bez platného výcviku nejde nabídnout další konferenci."
        return [Work("Domluvit výcvik koordinace", OWN, hint=hint, is_pressing=True)]
    return []


def training_of(one: Trained) -> list[Work]:
    """This will tell the administrator whose training ends, or ended."""
    if one.standing.ends_soon:
        return [Work("Obnovit výcvik", RECORD, one.name, one.standing.until, "Platí do:", is_pressing=True)]
    if not one.standing.holds:
        return [Work("Doplnit výcvik, žádný teď neplatí", RECORD, one.name, is_pressing=True)]
    return []


def statements(to_send: Sequence[date], to_mend: Sequence[date], to_approve: Collection[str]) -> list[Work]:
    """This will ask for the statements of past months, for corrections, and for answers to those that were sent."""
    found = [Work(f"Opravit vrácený výkaz za {name_of(month)}", STATEMENTS, is_pressing=True) for month in to_mend]
    found += [Work(f"Poslat výkaz za {name_of(month)}", STATEMENTS) for month in to_send]
    if to_approve:
        number = text.plural(len(to_approve), "výkaz", "výkazy", "výkazů")
        found.append(Work(f"Schválit {number}", STATEMENTS, text.list_words(sorted(set(to_approve))), is_pressing=True))
    return found
