"""What is counted, as the rules see it: states, days and counts, no name and no sealed text."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kruh.plans.vocabulary import Carrying, TaskState


@dataclass(frozen=True, slots=True)
class Held:
    """One conference that was held. `had_on` is when the last of those who were to have the minutes had them."""

    conference: UUID
    number: int
    met_on: date
    asked_on: date | None = None
    due_on: date | None = None
    had_on: date | None = None
    heard_how: str | None = None  # None before there are minutes
    has_support: bool = False
    family: int = 0
    professionals: int = 0
    is_mine: bool = True

    @property
    def day(self) -> date:
        """This will give the day by which it is counted."""
        return self.met_on


@dataclass(frozen=True, slots=True)
class Planned:
    """One child by the day until which the first protection plan was to be approved.

    While nobody has begun a plan (`is_begun`), the day is counted from the opening of the case.
    """

    child: UUID  # the child's place in the case, or the plan
    case: UUID
    due_on: date
    first_on: date | None = None
    is_mine: bool = True
    is_begun: bool = True

    @property
    def day(self) -> date:
        """This will give the day by which it is counted."""
        return self.due_on


@dataclass(frozen=True, slots=True)
class Promised:
    """One task whose day falls into what is counted."""

    task: UUID
    due_on: date
    state: TaskState
    ended_on: date | None
    carrying: Carrying
    is_mine: bool = True

    @property
    def day(self) -> date:
        """This will give the day by which it is counted."""
        return self.due_on
