"""What is true of the date: the window of the request, which times may be proposed, and how they rank."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from kruh.conferences.vocabulary import Answer
from kruh.foundation import days, text

OPENS, CLOSES = time(7), time(20)
SHORTEST, SHORTEST_REASON = 30, 10
SLIP = timedelta(days=60)
CHECK_DATE = "Zkontrolujte datum."

# The window --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Terms:
    """What the method says: weeks, months and minutes."""

    usual_from: int = 2
    usual_to: int = 3
    latest: int = 1
    arrival: int = 30
    limit: int = 120
    limit_interpreted: int = 240


@dataclass(frozen=True, slots=True)
class Window:
    """From the request to the last day; inside it the usual two to three weeks."""

    sent: date
    usual_from: date
    usual_to: date
    latest: date

    def holds(self, day: date) -> bool:
        """This will tell whether the day is not later than it should be."""
        return self.sent <= day <= self.latest

    def is_late(self, day: date) -> bool:
        """This will tell whether the day is later than it should be."""
        return day > self.latest


def window(sent: date, terms: Terms, closures: Collection[date] = ()) -> Window:
    """This will give the window; a month that ends on a day off reaches to the next working day."""
    latest = sent
    for _ in range(terms.latest):
        latest = days.month_after(latest)
    return Window(
        sent=sent,
        usual_from=sent + timedelta(weeks=terms.usual_from),
        usual_to=sent + timedelta(weeks=terms.usual_to),
        latest=days.next_working(latest, closures),
    )


def day_off(day: date, closures: Collection[date] = ()) -> str:
    """This will say why nobody works that day, or nothing when they do."""
    holiday = days.holiday_name(day)
    if holiday:
        return f"svátek ({holiday})"
    if day.weekday() > 4:
        return "víkend"
    return "zavřeno (úřad nebo organizace)" if day in closures else ""


# Proposals ---------------------------------------------------------------------------------------------------------


def spoken(moment: datetime) -> str:
    """This will say a moment in one line: „3. 12. 2026 v 9:00“."""
    return f"{days.day(days.local_day(moment))} {days.at_clock(moment)}"


def spoken_long(moment: datetime) -> str:
    """This will say a moment with its weekday: „čtvrtek 3. prosince 2026 v 9:00“."""
    return f"{days.day_long(days.local_day(moment))} {days.at_clock(moment)}"


def moment_faults(start: datetime, length: int, at: datetime, closures: Collection[date] = ()) -> list[str]:
    """This will list why nobody can be invited for that time at all."""
    if start <= at:
        return past_faults([start])
    first, last = days.local(start), days.local(start + timedelta(minutes=length))
    off = day_off(first.date(), closures)
    found = [
        (bool(off), f"v ten den je {off}"),
        (first.time() < OPENS, f"začíná před {days.clock(OPENS)}"),
        (last.date() > first.date() or last.time() > CLOSES, f"končí po {days.clock(CLOSES)}"),
    ]
    said = [why for holds, why in found if holds]
    return [f"Termín {spoken(start)} nevyhovuje: {text.list_words(said)}."] if said else []


def past_faults(starts: Collection[datetime]) -> list[str]:
    """This will say of all the times that are over at once; what else is wrong with them does not matter."""
    said = text.list_words([spoken(start) for start in sorted(starts)])
    if len(starts) < 2:
        return [f"Termín {said} už byl. {CHECK_DATE}"] if starts else []
    return [f"Termíny {said} už byly. Zkontrolujte data."]


def proposal_faults(
    starts: Collection[datetime], length: int, at: datetime, taken: Collection[datetime] = (),
    closures: Collection[date] = (), frame: Window | None = None,
) -> list[str]:  # fmt: skip
    """This will list what is wrong with several dates proposed at once; outside the frame they must be meant so."""
    faults, coming = past_faults({start for start in starts if start <= at}), [one for one in starts if one > at]
    for number, start in enumerate(coming):
        faults += moment_faults(start, length, at, closures)
        if start in coming[:number]:
            faults.append(f"Termín {spoken(start)} jste napsali dvakrát.")
        elif start in taken:
            faults.append(f"Termín {spoken(start)} už v návrhu je.")
        if frame and frame.is_late(days.local_day(start)):
            faults.append(outside(start, frame))
    return faults


def is_outside(starts: Collection[datetime], frame: Window | None) -> bool:
    """This will tell whether one of the dates lies after the last day, so that it must be meant so."""
    return frame is not None and any(frame.is_late(days.local_day(start)) for start in starts)


def outside(start: datetime, frame: Window) -> str:
    """This will say that a date lies after the last day; one that lies far behind it is rather a slip."""
    said = f"Termín {spoken(start)} je později než měsíc od žádosti, ta lhůta končí {days.day(frame.latest)}."
    return f"{said} {CHECK_DATE}" if days.local_day(start) > frame.latest + SLIP else said


def length_faults(length: int, terms: Terms) -> list[str]:
    """This will refuse lengths that no reason makes possible."""
    if length < SHORTEST:
        return [f"Setkání kratší než {SHORTEST} minut nestihne ani přivítání. Zkontrolujte délku."]
    if length > terms.limit_interpreted:
        return [f"Setkání delší než {hours(terms.limit_interpreted)} nikdo nevydrží. Rozdělte ho na dvě."]
    return []


def is_long(length: int, terms: Terms) -> bool:
    """This will tell whether the length has to be decided with a reason."""
    return length > terms.limit


def blockers_to_length(length: int, terms: Terms, reason: str) -> list[str]:
    """This will ask for the reason of a long meeting, where there is none yet."""
    if is_long(length, terms) and len(reason.strip()) < SHORTEST_REASON:
        return [f"Setkání má trvat nejvýš {hours(terms.limit)}. Napište, proč je potřeba delší čas."]
    return []


def long_warning(length: int, terms: Terms, *, is_interpreted: bool) -> str:
    """This will warn of a length above the limit, or of a short one when everything is said twice."""
    if is_long(length, terms):
        return f"Setkání má trvat nejvýš {hours(terms.limit)}. Delší čas je možný, jen k němu napište důvod."
    if is_interpreted:
        return "U stolu se bude tlumočit. Všechno se říká dvakrát, zvažte delší čas."
    return ""


def length_hint(length: int, terms: Terms, *, is_interpreted: bool) -> str:
    """This will say of a wished length, long before a date is sought, what the fixing of the date will ask about."""
    if is_long(length, terms) and is_interpreted:
        return (
            f"Setkání má obvykle trvat nejvýš {hours(terms.limit)}. Tady se bude tlumočit a všechno se říká dvakrát, "
            "takže delší čas dává smysl. Důvod zapíšete u termínu; nezapomeňte na přestávky."
        )
    if is_long(length, terms):
        return (
            f"Setkání má trvat nejvýš {hours(terms.limit)}, déle se lidé špatně soustředí. "
            "Když to kratší nejde, napíšete důvod u termínu."
        )
    if is_interpreted:
        return "U stolu se bude tlumočit. Všechno se říká dvakrát, zvažte delší čas."
    return ""


def hours(minutes: int) -> str:
    """This will say a length: „2 hodiny“, „90 minut“."""
    whole, rest = divmod(minutes, 60)
    said = text.plural(whole, "hodina", "hodiny", "hodin") if whole else ""
    return f"{said} {text.plural(rest, 'minuta', 'minuty', 'minut')}".strip() if rest else said


# Ranking -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is asked; without a required person the date is no good."""

    key: str
    name: str
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """A proposed date with the answers known so far, by person, and what else speaks against it."""

    key: str
    starts_at: datetime
    answers: Mapping[str, Answer] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    misses_school: bool = False


@dataclass(frozen=True, slots=True)
class Scored:
    """A proposed date and who stands how to it, by name."""

    candidate: Option
    missing_required: tuple[str, ...]
    worse: tuple[str, ...]
    unknown: tuple[str, ...]
    cannot_optional: tuple[str, ...]
    blockers: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, ...]:
        """This will weigh a date: nothing in the way, fewest who miss it, fewest who suffer, and school last."""
        against = len(self.blockers) - len(self.missing_required)
        numbers = (self.missing_required, self.cannot_optional, self.worse, self.unknown)
        return (len(self.missing_required), against, *map(len, numbers[1:]), int(self.candidate.misses_school))


def scored(option: Option, people: Iterable[Person]) -> Scored:
    """This will sort the people by what they said to one date."""
    said: dict[str, list[str]] = {"required": [], "cannot": [], "worse": [], "unknown": []}
    for person in people:
        answer = option.answers.get(person.key)
        if answer == Answer.CANNOT:
            said["required" if person.is_required else "cannot"].append(person.name)
        elif answer == Answer.WORSE:
            said["worse"].append(person.name)
        elif answer != Answer.CAN:
            said["unknown"].append(person.name)
    blockers = (*(f"{name}: nemůže" for name in said["required"]), *option.faults)
    return Scored(
        option, tuple(said["required"]), tuple(said["worse"]), tuple(said["unknown"]), tuple(said["cannot"]), blockers
    )


def ranked(options: Iterable[Option], people: Collection[Person]) -> list[Scored]:
    """This will give the dates, the best first."""
    return sorted(
        (scored(option, people) for option in options), key=lambda found: (found.weight, found.candidate.starts_at)
    )


def best_of(found: Collection[Scored]) -> set[str]:
    """This will give the best dates, all that weigh the same; unanswered or with something in the way none is."""
    first = next(iter(found), None)
    if not first or not first.candidate.answers or first.blockers:
        return set()
    return {row.candidate.key for row in found if row.weight == first.weight and row.candidate.answers}


def one_away(found: Iterable[Scored]) -> list[tuple[str, list[Scored]]]:
    """This will say whom to ask first: the dates that only that one person blocks, the most helpful person first."""
    held: dict[str, list[Scored]] = {}
    for row in found:
        if len(row.missing_required) == 1 == len(row.blockers):
            held.setdefault(row.missing_required[0], []).append(row)
    return sorted(held.items(), key=lambda pair: (-len(pair[1]), pair[0]))


# Fixing ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Fixing:
    """A date about to be fixed: what nobody may override, what a reason outweighs, and the reasons given."""

    refused: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    reason: str = ""
    is_long: bool = False
    length_reason: str = ""


def blockers_to_fix(fixing: Fixing) -> list[str]:
    """This will list why the date cannot be fixed yet."""
    reasons = list(fixing.refused)
    if fixing.doubts and len(fixing.reason.strip()) < SHORTEST_REASON:
        reasons += [*fixing.doubts, "Chcete-li termín přesto potvrdit, napište proč."]
    if fixing.is_long and len(fixing.length_reason.strip()) < SHORTEST_REASON:
        reasons.append("Setkání je delší, než metodika doporučuje. Napište, proč je to potřeba.")
    return reasons


def overlaps(start: datetime, length: int, other: datetime, other_length: int, lead: int = 0) -> bool:
    """This will tell whether two meetings meet in time; before each one somebody may have to come earlier."""
    ahead = timedelta(minutes=lead)
    return start - ahead < other + timedelta(minutes=other_length) and other - ahead < start + timedelta(minutes=length)
