"""How each number is counted: what counts in, and what came of each one. Fixed once, shown beside the number.

The rules are those of the counting rules for offices: a conference is one meeting that was held (however many children
it is about), counted by the day it was held, for the office that called it together.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from kruh.foundation import days, text
from kruh.meetings.vocabulary import HeardHow
from kruh.plans.rules import keeping
from kruh.plans.vocabulary import Kept
from kruh.statistics.rules.facts import Held, Planned, Promised
from kruh.statistics.rules.numbers import Share
from kruh.statistics.vocabulary import Balance, Heard, Support, Timing


def met_in_time(held: Held, today: date) -> Timing | None:
    """This will tell whether a meeting was held within a month of the accepted request; without one it is not counted.

    Source: the agreement with the organisations that lead conferences; the timeliness report for the head of an office.
    """
    if held.asked_on is None:
        return None
    return Timing.IN_TIME if held.met_on <= days.month_after(held.asked_on) else Timing.LATE


def minutes_in_time(held: Held, today: date) -> Timing | None:
    """This will tell whether everybody who was to have the minutes had them within five working days.

    The first copy that somebody had counts, be it of a later wording. What is not due yet is not counted.
    Source: the method of case conferences (minutes within five working days); quality standard 10 of child protection.
    """
    if held.due_on is None:
        return None
    if held.had_on is not None:
        return Timing.IN_TIME if held.had_on <= held.due_on else Timing.LATE
    return Timing.OVERDUE if held.due_on < today else None


def planned_in_time(planned: Planned, today: date) -> Timing | None:
    """This will tell whether the first version of a protection plan was approved by its day; before it none counts.

    Source: section 10(3)(h) of Act 359/1999 and section 2 of decree 473/2012: within a month of entry in the register.
    """
    if planned.first_on is not None:
        return Timing.IN_TIME if planned.first_on <= planned.due_on else Timing.LATE
    return Timing.OVERDUE if planned.due_on < today else None


def heard(held: Held, today: date) -> Heard | None:
    """This will tell how the child's view was heard; a meeting without minutes is not counted yet.

    Source: section 8(2) and (3) of Act 359/1999; quality standard 9: the child's view is found out and recorded.
    """
    if held.heard_how is None:
        return None
    return _HEARD.get(held.heard_how, Heard.UNKNOWN)


_HEARD = {
    HeardHow.PRESENT.value: Heard.PRESENT,
    HeardHow.SUPPORT.value: Heard.SUPPORT,
    HeardHow.WRITTEN.value: Heard.WRITTEN,
    HeardHow.BEFORE.value: Heard.BEFORE,
    HeardHow.NOT_HEARD.value: Heard.NOT_HEARD,
}


def supported(held: Held, today: date) -> Support | None:
    """This will tell whether somebody came as a support person or as the child's guide.

    A meeting whose attendance nobody wrote is not counted. Source: participation report (share with a support person).
    """
    if not held.family + held.professionals:
        return None
    return Support.WITH if held.has_support else Support.WITHOUT


def balanced(held: Held, today: date) -> Balance | None:
    """This will tell whether the family and its people were at least as many as the professionals.

    The family are the child, parents, carers, relatives, close people and whoever stands by them. Those who serve the
    meeting (facilitator, minute taker, interpreter) count on neither side. Source: participation report.
    """
    if not held.family + held.professionals:
        return None
    return Balance.FAMILY if held.family >= held.professionals else Balance.PROFESSIONALS


def kept(promised: Promised, today: date) -> Kept | None:
    """This will tell what became of a task, by the day it was to be done; one carried on is counted in the next plan.

    Source: plan fulfilment report (done, late, dropped by the kind of who carries it).
    """
    told = keeping.Promise(promised.state, promised.due_on, promised.ended_on, promised.carrying)
    return keeping.kept(told, today)


type Outcome = Timing | Heard | Support | Balance | Kept


@dataclass(frozen=True, slots=True)
class Measure:
    """One number of the page: its address, its rule, what of it is good, and in Czech how it is counted."""

    code: str
    title: str
    good: frozenset[Outcome]
    outcomes: tuple[Outcome, ...]
    rule: Callable[[Any, date], Outcome | None]
    goal: str
    how: str
    open: frozenset[Outcome] = frozenset()  # told, but in no share: nobody knows yet, or it no longer matters


IN_TIME: frozenset[Outcome] = frozenset({Timing.IN_TIME})
MEETINGS = Measure(
    "setkani", "Od žádosti k setkání", IN_TIME, tuple(Timing), met_in_time, "setkání do měsíce od žádosti",
    "Počítají se setkání, která se v tomto období konala, od odeslání přijaté žádosti do dne setkání. "
    "Včas je do měsíce; připadne-li poslední den na volno, do dalšího pracovního dne. Zdroj: domluva s organizacemi, "
    "které konference vedou.",
)  # fmt: skip
MINUTES = Measure(
    "zapisy", "Zápisy včas", IN_TIME, tuple(Timing), minutes_in_time, "zápisů u lidí do pěti pracovních dnů",
    "Počítají se setkání z tohoto období, jejichž zápis už měl být u lidí. Včas je, když první kopii měli do pěti "
    "pracovních dnů všichni, kdo ji mít měli. Zdroj: metodika případových konferencí, standard kvality 10.",
)  # fmt: skip
PLANS = Measure(
    "ipod", "Individuální plány ochrany včas", IN_TIME, tuple(Timing), planned_in_time,
    "plánů do měsíce od zařazení do evidence",
    "Počítají se děti, jejichž první plán měl být hotový v tomto období. Včas je, když byl do lhůty schválený. "
    "Kde plán nikdo nezačal, běží lhůta od založení případu. "
    "Zdroj: zákon o sociálně-právní ochraně dětí, vyhláška 473/2012 Sb.",
)  # fmt: skip
HEARD = Measure(
    "hlas-ditete", "Hlas dítěte", frozenset(set(Heard) - {Heard.UNKNOWN, Heard.NOT_HEARD}), tuple(Heard), heard,
    "setkání, kde názor dítěte zazněl",
    "Počítají se setkání z tohoto období, ke kterým je zápis. Jak názor zazněl, říká zápis. "
    "Zdroj: § 8 zákona o sociálně-právní ochraně dětí, standard kvality 9.",
)  # fmt: skip
SUPPORT = Measure(
    "podpurna-osoba", "Podpůrná osoba", frozenset({Support.WITH}), tuple(Support), supported,
    "setkání s podpůrnou osobou",
    "Počítají se setkání z tohoto období se zapsanou účastí, na která přišla podpůrná osoba nebo průvodce dítěte.",
)  # fmt: skip
BALANCE = Measure(
    "rodina-a-odbornici", "Rodina a odborníci u stolu", frozenset({Balance.FAMILY}), tuple(Balance), balanced,
    "setkání, kde rodina nebyla v menšině",
    "Počítají se lidé, kteří na setkání v tomto období přišli. K rodině patří dítě, rodiče, pečující, příbuzní, blízcí "
    "a jejich doprovod, k odborníkům i kolegové z pracoviště. Facilitátor, zapisovatel a tlumočník nejsou ani na "
    "jedné straně.",
)  # fmt: skip
TASKS = Measure(
    "ukoly", "Sliby z plánů", frozenset({Kept.IN_TIME}), tuple(Kept), kept, "úkolů splněno v termínu",
    "Počítají se úkoly ze všech plánů pracoviště, které měly být splněné v tomto období. Úkol, který přešel do dalšího "
    "plánu, se počítá tam. Do podílu nejdou úkoly, které ještě běží a termín mají před sebou, ani ty, které už "
    "neplatí. Je to podklad k rozhovoru, ne známka pro toho, kdo úkol má.",
    frozenset({Kept.OPEN, Kept.PARTLY, Kept.DROPPED}),
)  # fmt: skip
ALL = {one.code: one for one in (MEETINGS, MINUTES, PLANS, TASKS, HEARD, SUPPORT, BALANCE)}


def counted(measure: Measure, facts: Iterable[Any], today: date) -> dict[Outcome, int]:
    """This will count what came of each; what there was none of is there with a nought."""
    found = Counter(measure.rule(fact, today) for fact in facts)
    return {outcome: found[outcome] for outcome in measure.outcomes}


def share(measure: Measure, numbers: Mapping[Any, int]) -> Share:
    """This will give the good ones of all that count."""
    known = {outcome: number for outcome, number in numbers.items() if outcome not in measure.open}
    return Share(sum(number for outcome, number in known.items() if outcome in measure.good), sum(known.values()))


def days_to_meet(facts: Iterable[Held]) -> str:
    """This will say how long the way to a meeting usually is."""
    lengths = [(held.met_on - held.asked_on).days for held in facts if held.asked_on]
    if not lengths:
        return ""
    usual, longest = round(median(lengths)), max(lengths)
    return f"Obvykle {text.plural(usual, 'den', 'dny', 'dní')}, nejdéle {text.plural(longest, 'den', 'dny', 'dní')}."


def people_at_table(facts: Iterable[Held]) -> str:
    """This will say how many came from both sides."""
    rows = list(facts)
    family, professionals = sum(held.family for held in rows), sum(held.professionals for held in rows)
    if not family + professionals:
        return ""
    people = text.plural(family, "člověk", "lidé", "lidí")
    others = text.plural(professionals, "odborník", "odborníci", "odborníků")
    return f"Dohromady {people} ze strany rodiny, {others}."
