"""What the organisation reports: a draft of its own while it is written, frozen once handed in, then corrected."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from kruh.access.actions import action
from kruh.access.models import User
from kruh.delegation.letters import output as letters
from kruh.delegation.models import Output, Package, folder_of
from kruh.delegation.queries import output as queries
from kruh.delegation.rules import output as rules
from kruh.delegation.vocabulary import Light, OutputState
from kruh.foundation import days
from kruh.foundation.workflow import Conflict, NotPossible, refuse_if

WORDS = ("words", "lights", "needed", "stage", "next_goal")


@action
def write_output(
    package: Package, *, due_on: date, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Output:
    """This will keep a draft, however unfinished. Raises Conflict when a colleague was faster.

    Of work that has ended meanwhile nothing is sent: what was being written stays among the organisation's own records.
    """
    output = _draft(package, due_on, by, at)
    if version is not None and version != output.version:
        theirs, mine = queries.spoken(package, queries.words_of(output)), queries.spoken(package, words)
        raise Conflict.between(theirs, mine, output.version)
    for name in WORDS:
        setattr(output, name, words[name])
    output.written_by, output.written_at = by, at
    output.version += 1
    output.save()
    return output


@action
def hand_in_output(
    package: Package, *, due_on: date, words: Mapping[str, Any], version: int | None = None, by: User, at: datetime
) -> Output:
    """This will give the output to the office as it stands. Raises NotPossible naming what is missing.

    Of work that has ended meanwhile it is only kept, and stays a draft.
    """
    output = write_output(package, due_on=due_on, words=words, version=version, by=by, at=at)
    if not package.is_running:
        return output
    goals = queries.number_of_goals(package)
    refuse_if(rules.blockers_to_hand_in(queries.facts(package, output, goals)))
    output.seal_with(package.key)
    output.state, output.handed_in_by, output.handed_in_at = OutputState.HANDED_IN, by, at
    output.save()
    package.settle(queries.handed_in_days(package))
    package.save(update_fields=["waits_on"])
    letters.handed_in(output, is_red=Light.RED in output.lights.values(), by=by, at=at)
    return output


@action
def correct_output(output: Output, *, by: User, at: datetime) -> Output:
    """This will begin a correction: a further output with the same words, marked as one; the former stays as it was."""
    if Output.objects.filter(corrects=output).exists():
        raise NotPossible(["Opravu tohohle výstupu už někdo začal psát. Pokračujte v ní."])
    made = Output(
        package=output.package, key=folder_of(output.package).key, due_on=output.due_on, corrects=output, written_by=by,
        written_at=at, **{name: getattr(output, name) for name in WORDS},
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@action
def take_up_output(output: Output, *, reply: str = "", by: User, at: datetime) -> None:
    """This will note that the office has read an output and knows what to do, with a word to the organisation."""
    if output.taken_at is not None:
        raise NotPossible(["Tenhle výstup už z vašeho úřadu někdo vyřídil."])
    if not output.package.is_running:
        raise NotPossible(["Práce už skončila a organizace by odpověď neviděla."])
    refuse_if(rules.blockers_to_take(needed=output.needed or "", reply=reply))
    output.reply, output.taken_by, output.taken_at = reply.strip() or None, by, at
    output.save(update_fields=["reply", "taken_by", "taken_at"])
    if output.reply:
        letters.answered(output, by=by, at=at)


@action(system=True)
def remind_output(package: Package, *, due_on: date, leaves_at: datetime, by: User | None, at: datetime) -> int:
    """This will remind those who work on it that an output is due, each once; returns how many were written to."""
    package.reminded_to = max(filter(None, (package.reminded_to, due_on)))
    package.save(update_fields=["reminded_to"])
    return letters.due(package, due_on, leaves_at=leaves_at, at=at)


def _draft(package: Package, due_on: date, by: User, at: datetime) -> Output:
    found = queries.latest(package, due_on)
    if found is not None and found.is_handed_in:
        raise NotPossible(["Tenhle výstup už je předaný. Když je v něm chyba, napište opravu."])
    if found is not None:
        return found
    if due_on not in (package.due if package.is_running else package.planned()):
        raise NotPossible([f"K {days.day(due_on)} se u téhle práce žádný výstup nečeká."])
    made = Output(package=package, key=folder_of(package).key, due_on=due_on, written_by=by, written_at=at, version=0)
    made.save(force_insert=True)
    return made
