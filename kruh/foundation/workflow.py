"""Life cycles as tables: which step is open in a state, where it leads, and the reasons that stand in its way."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


class NotPossible(Exception):
    """A refusal: Czech sentences that a person can act on."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def refuse_if(reasons: list[str]) -> None:
    """Raise NotPossible with the reasons, unless there are none."""
    if reasons:
        raise NotPossible(reasons)


class Conflict(Exception):
    """Two people changed the same text: what the other one saved and what this one wrote, by field.

    With the version that is saved now, the slower writer may knowingly put their own words over it; so whatever would
    be overwritten is named.
    """

    def __init__(self, theirs: dict[str, str], mine: dict[str, str], version: int, saved: str = "") -> None:
        """`saved` says who saved the other words and when, where it is known."""
        super().__init__("Mezitím tu někdo uložil jiné znění.")
        self.saved = saved
        self.theirs = theirs
        self.mine = mine
        self.version = version

    @classmethod
    def between(cls, theirs: Mapping[str, str], mine: Mapping[str, str], version: int) -> "Conflict":
        """This will make it of two wholes with the same fields, naming only those that differ."""
        differing = [name for name, words in theirs.items() if words != mine[name]]
        return cls({name: theirs[name] for name in differing}, {name: mine[name] for name in differing}, version)


@dataclass(frozen=True, slots=True)
class Step[S: str]:
    """One verb: the states it may start from, the state it leads to, and the rule listing what blocks it."""

    verb: str
    sources: tuple[S, ...]
    target: S
    blockers: Callable[[Any], list[str]] | None = None


class Workflow[S: str]:
    """A life cycle; a table that contradicts itself is refused when it is defined."""

    def __init__(self, start: S, steps: tuple[Step[S], ...], ends: tuple[S, ...] = ()) -> None:
        self.start = start
        self.steps = steps
        self.ends = ends
        self._table = _table_of(steps)
        self._refuse_loose_ends()

    @property
    def states(self) -> tuple[S, ...]:
        """The states of the table in the order in which they appear."""
        named = [self.start]
        for step in self.steps:
            named += [*step.sources, step.target]
        return tuple(dict.fromkeys([*named, *self.ends]))

    @property
    def verbs(self) -> tuple[str, ...]:
        """The verbs of the table in the order in which they appear."""
        return tuple(dict.fromkeys(step.verb for step in self.steps))

    def open_steps(self, state: S) -> tuple[Step[S], ...]:
        """The steps which the state allows, blocked or not."""
        return tuple(step for step in self.steps if state in step.sources)

    def is_open(self, state: S, verb: str) -> bool:
        """Whether the state allows the verb at all, blocked or not."""
        return (state, verb) in self._table

    def blockers(self, state: S, verb: str, facts: Any = None) -> list[str]:
        """The reasons why the verb may not be done now; an empty list means it may."""
        step = self._step(state, verb)
        if step is None:
            return [_closed(state)]
        return list(step.blockers(facts)) if step.blockers else []

    def next_state(self, state: S, verb: str, facts: Any = None) -> S:
        """The state after the verb; raises NotPossible with the reasons."""
        reasons = self.blockers(state, verb, facts)
        step = self._step(state, verb)
        if reasons or step is None:
            raise NotPossible(reasons)
        return step.target

    def reachable(self) -> frozenset[S]:
        """The states one can get to from the start."""
        known, waiting = {self.start}, [self.start]
        while waiting:
            found = {step.target for step in self.open_steps(waiting.pop())} - known
            known |= found
            waiting += found
        return frozenset(known)

    def as_mermaid(self, labels: Mapping[str, str] | None = None) -> str:
        """The table drawn as a Mermaid state diagram; labels rename states and verbs."""
        words = labels or {}
        lines = ["stateDiagram-v2"]
        lines += [f'    state "{words.get(state, _label(state))}" as {_key(state)}' for state in self.states]
        lines += [f"    [*] --> {_key(self.start)}"]
        for step in self.steps:
            name = words.get(step.verb, step.verb)
            lines += [f"    {_key(source)} --> {_key(step.target)}: {name}" for source in step.sources]
        lines += [f"    {_key(end)} --> [*]" for end in self.ends]
        return "\n".join(lines) + "\n"

    def _step(self, state: S, verb: str) -> Step[S] | None:
        if verb not in self.verbs:
            raise LookupError(f"The workflow has no verb {verb!r}.")
        return self._table.get((state, verb))

    def _refuse_loose_ends(self) -> None:
        unreachable = set(self.states) - self.reachable()
        if unreachable:
            raise ValueError(f"No step leads to {sorted(unreachable)}.")
        if self.ends:
            unnamed = {state for state in self.states if not self.open_steps(state)} - set(self.ends)
            if unnamed:
                raise ValueError(f"Nothing follows {sorted(unnamed)}, yet it is not named as an end.")


def _table_of[S: str](steps: tuple[Step[S], ...]) -> dict[tuple[S, str], Step[S]]:
    table: dict[tuple[S, str], Step[S]] = {}
    for step in steps:
        for source in step.sources:
            if (source, step.verb) in table:
                raise ValueError(f"Two steps {step.verb!r} start from {source!r}.")
            table[source, step.verb] = step
    return table


def _label(state: str) -> str:
    return str(getattr(state, "label", _key(state)))


def _key(state: str) -> str:
    return str(getattr(state, "value", state))


def _closed(state: str) -> str:
    return f"Tenhle krok teď udělat nejde, protože stav je „{_label(state)}“."
