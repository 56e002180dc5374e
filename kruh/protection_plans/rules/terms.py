"""When the first version of a plan is due, when it is gone through again, and what of it waits for whom."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.foundation import days


@dataclass(frozen=True, slots=True)
class Term:
    """A term counted in months: its last day by the calendar, and the working day to which it moves."""

    ends_on: date
    due_on: date

    @property
    def is_moved(self) -> bool:
        """This will tell whether the calendar's day was a day off."""
        return self.due_on != self.ends_on

    @property
    def why(self) -> str:
        """This will say in words how the day came about."""
        if not self.is_moved:
            return ""
        off = days.holiday_name(self.ends_on) or days.day_long(self.ends_on).split(" ", 1)[0]
        moved_to = days.day_long(self.due_on)
        return f"Měsíc končí {days.day(self.ends_on)}, to je {off}. Lhůta se proto posouvá na {moved_to}."


def first_term(entered_on: date, months: int, closures: Collection[date] = ()) -> Term:
    """This will count the term of the first version from the day of entry into the register."""
    ends_on = days.months_after(entered_on, months)
    return Term(ends_on, days.next_working(ends_on, closures))


def blockers_to_enter(entered_on: date, today: date) -> list[str]:
    """This will refuse a day of entry that has not come."""
    return ["Den zařazení do evidence ještě nebyl. Zkontrolujte ho."] if entered_on > today else []


def blockers_to_review(review_on: date | None, today: date) -> list[str]:
    """This will refuse a day of the next review that has passed."""
    is_past = review_on is not None and review_on <= today
    return ["Den, kdy se plán znovu projde, má být v budoucnosti."] if is_past else []


def blockers_to_ask(*, is_statutory: bool, asked_on: date, today: date, has_plan: bool) -> list[str]:
    """This will tell why an occasion for an update cannot be recorded."""
    reasons = [] if is_statutory else ["Vyberte jeden z důvodů, po kterých se plán aktualizuje ze zákona."]
    if asked_on > today:
        reasons.append("Ten den ještě nebyl. Zapište, kdy rozhodnutí přišlo.")
    return reasons if has_plan else [*reasons, "Dítě zatím žádný schválený plán nemá. Napište rovnou první."]


def is_near(due_on: date, today: date, before: int) -> bool:
    """This will tell whether somebody should be reminded by now."""
    return due_on <= today + timedelta(days=before)
