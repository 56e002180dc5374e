"""What is true of the family's plan: what every promise needs, who may carry one, what is missing at the end."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kruh.family_conferences.vocabulary import MemberState, Side
from kruh.foundation import days, text

SHORTEST_WORDS = 10
OF_PROMISE = ("what", "who", "beside", "due_on", "helpers", "check_how", "checker")  # the words of a promise
AGREED_WITH = ("what", "who", "beside")  # what the family hears when it is asked whether it agrees
OUT = (MemberState.DECLINED, MemberState.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class Promise:
    """One task of the plan as the rules see it; `who` is a name, `beside` the adult who helps a child with it."""

    what: str
    who: str = ""
    is_child: bool = False
    beside: str = ""
    due_on: date | None = None
    check_how: str = ""
    checker: str = ""
    refuses: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole plan as the rules see it; `unasked` carry something and did not say whether they agree."""

    decisions: str = ""
    promises: Sequence[Promise] = ()
    plan_b: str = ""
    monitor: str = ""
    review_on: date | None = None
    today: date = date.min
    unasked: Sequence[str] = ()


def missing(plan: Plan) -> list[str]:
    """This will name what the family's plan lacks before the office can be shown it."""
    found = [
        (not plan.decisions.strip(), "Napište, na čem se rodina domluvila. Slovy rodiny, nic nepřidávejte."),
        (not plan.promises, "V plánu není žádný úkol. Kdo co udělá a do kdy?"),
        (not plan.plan_b.strip(), "Chybí plán B: co rodina udělá, když to nevyjde."),
        (not plan.monitor, "Chybí, kdo z rodiny bude na plán dohlížet."),
        (plan.review_on is None, "Chybí den kontrolního setkání, obvykle za tři měsíce."),
        (plan.review_on is not None and plan.review_on <= plan.today, "Kontrolní setkání má být až po dnešku."),
        (bool(plan.unasked), f"Zapište, jestli s plánem souhlasí: {text.list_words(plan.unasked)}."),
    ]
    sentences = [sentence for holds, sentence in found if holds]
    return [*sentences, *(one for promise in plan.promises for one in missing_of(promise, plan.today))]


def missing_of(promise: Promise, today: date) -> list[str]:
    """This will name what one promise lacks, with its first words so that it is found."""
    called = f"„{brief(promise.what)}“"
    found = [
        (not promise.who, f"{called}: chybí, kdo to udělá."),
        (promise.is_child and not promise.beside, f"{called}: dítě může úkol nést jen s dospělým. Napište s kým."),
        (promise.due_on is None, f"{called}: chybí, do kdy."),
        (promise.due_on is not None and promise.due_on < today, f"{called}: termín už minul. Domluvte nový den."),
        (not promise.check_how.strip(), f"{called}: chybí, jak se pozná, že se to povedlo."),
        (not promise.checker, f"{called}: chybí, kdo to ověří."),
        (promise.refuses, f"{called}: {promise.who} s plánem nesouhlasí, úkol nést nemůže. Najděte někoho jiného."),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_promise(promise: Promise, today: date) -> list[str]:
    """This will list why a promise cannot be kept so, however unfinished it may stay."""
    found = [
        (not promise.what.strip(), "Napište, co se má stát."),
        (promise.due_on is not None and promise.due_on < today, "Termín už minul. Napište den, který teprve přijde."),
        (
            promise.is_child and promise.beside == promise.who and bool(promise.who),
            "Dítě může úkol nést jen s dospělým. Vyberte dospělého, který mu pomůže.",
        ),
    ]
    return [sentence for holds, sentence in found if holds]


def brief(words: str) -> str:
    """This will shorten a promise to a few words."""
    line = " ".join(words.split())
    return line if len(line) <= 40 else f"{line[:40].rsplit(' ', 1)[0]} …"


def may_watch(side: Side, state: MemberState, *, is_child: bool) -> bool:
    """This will tell whether somebody may watch over the plan: an adult of the family, no worker."""
    return side != Side.EXPERTS and state not in OUT and not is_child


def guardians_against(refusing: Collection[str], guardians: Collection[str]) -> list[str]:
    """This will name those who decide about the children by law and do not agree with the plan."""
    known = {text.fold(name) for name in guardians}
    return [name for name in refusing if text.fold(name) in known]


def guardians_silent(said: Collection[str], guardians: Collection[str]) -> list[str]:
    """This will name those who decide about the children by law and have not said whether they agree."""
    known = {text.fold(name) for name in said}
    return [name for name in dict.fromkeys(guardians) if text.fold(name) not in known]


def of_guardians(against: Sequence[str]) -> list[str]:
    """This will say what a legal representative's disagreement means: no veto, yet the plan cannot replace them."""
    return [
        f"{name} je zákonný zástupce a s plánem nesouhlasí. Kde děti bydlí, do jaké školy chodí nebo jak se léčí, "
        "bez toho plán určit nemůže; to by musel rozhodnout soud. Přijměte plán s doplněním a napište, co z něj platí."
        for name in against
    ]


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """This will name what differs between two versions: the part, how it was, how it is."""
    labels = dict.fromkeys([*before, *after])
    return [(one, before.get(one, ""), after.get(one, "")) for one in labels if before.get(one) != after.get(one)]


@dataclass(frozen=True, slots=True)
class Review:
    """A review meeting as the rules see it."""

    on: date
    today: date
    words: str
    next_on: date | None = None
    changed: str = ""
    changed_why_not: str = ""
    accepted_on: date = date.min


def blockers_to_keep(review: Review) -> list[str]:
    """This will list why the plan cannot go on as it is."""
    found = [
        (review.next_on is None, "Napište, kdy se rodina sejde příště."),
        (review.next_on is not None and review.next_on <= review.today, "Další setkání má být až po dnešku."),
    ]
    return [*_blockers_to_review(review), *(sentence for holds, sentence in found if holds)]


def blockers_to_amend(review: Review) -> list[str]:
    """This will list why the family cannot change its plan now."""
    return _blockers_to_review(review)


def blockers_to_close(review: Review) -> list[str]:
    """This will list why it cannot end: the children have to learn what has changed thanks to them."""
    told = max(len(review.changed.strip()), len(review.changed_why_not.strip())) >= SHORTEST_WORDS
    asked = "Napište dítěti, co se díky němu změnilo. Když to nejde, napište proč."
    return [*_blockers_to_review(review), *([] if told else [asked])]


def _blockers_to_review(review: Review) -> list[str]:
    found = [
        (review.on > review.today, "Setkání má datum v budoucnu. Napište den, kdy opravdu bylo."),
        (
            review.on < review.accepted_on,
            f"Plán byl přijatý {days.day(review.accepted_on)}, kontrolní setkání bylo až po něm. Zkontrolujte datum.",
        ),
        (len(review.words.strip()) < SHORTEST_WORDS, "Napište slovy rodiny, jak se jí s plánem daří."),
    ]
    return [sentence for holds, sentence in found if holds]


def parsed(words: str, today: date) -> date | None:
    """This will read a day that the family wrote; words that are no day stay words."""
    try:
        return days.parse_day(words, today) if words.strip() else None
    except ValueError:
        return None
