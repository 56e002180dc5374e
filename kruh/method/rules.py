"""What is true of the method: how answers weigh, when a new version may begin, and how numbers are said."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.foundation import days, money, text
from kruh.method.vocabulary import Answer, Effect, Group, Kind, Unit

STOPS = frozenset({Effect.STOP_NOT_NOW, Effect.STOP_OTHER_TOOL})
_GROUPS = tuple(Group)
MUST_BE_KNOWN = frozenset({Group.SAFETY, Group.HARD_STOP})
MONEY = frozenset({Unit.HALERE, Unit.HALERE_PER_KM, Unit.HALERE_PER_HOUR})


# Weighing ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class QuestionFact:
    """A question as the weighing sees it: the answer it fires on, and what follows then."""

    code: str
    group: Group
    text: str
    fires_on: Answer
    effect: Effect
    why: str
    tools: tuple[str, ...] = ()
    order: int = 0


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that counted, and why."""

    code: str
    question_text: str
    answer_label: str
    why: str
    effect: Effect | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the weighing ended and which answers made it so. `hard_stops` and `unanswered` are codes of questions."""

    kind: Kind
    hard_stops: tuple[str, ...]
    reasons: tuple[Reason, ...]
    tool_codes: tuple[str, ...]
    unanswered: tuple[str, ...]


def weigh(questions: Collection[QuestionFact], answers: Mapping[str, str]) -> Verdict:
    """This will weigh the answers (code of the question -> yes, no, unknown).

    A stop decides, the one asked first; safety overrules every other advice. Without a stop an unknown answer about
    safety or a stop makes a conference impossible for now. Only then do the pros and cons count.
    """
    asked = sorted(questions, key=lambda question: (_GROUPS.index(question.group), question.order, question.code))
    fired = [question for question in asked if answers.get(question.code) == question.fires_on]
    stops = [question for question in fired if question.effect in STOPS]
    open_ones = [question for question in asked if question.group in MUST_BE_KNOWN and not _known(question, answers)]
    counted = stops or open_ones or fired
    return Verdict(
        kind=_kind(stops, open_ones, fired),
        hard_stops=tuple(question.code for question in stops),
        reasons=tuple(_reason(question, answers) for question in counted) or (_NOTHING_SPEAKS_FOR_IT,),
        tool_codes=_tools(stops, open_ones, fired),
        unanswered=tuple(question.code for question in open_ones),
    )


_NOTHING_SPEAKS_FOR_IT = Reason(
    "", "", "", "Zatím žádná odpověď nemluví pro konferenci. Vraťte se k ní, až bude jasné, co má vyřešit.", None
)


def _known(question: QuestionFact, answers: Mapping[str, str]) -> bool:
    return answers.get(question.code) in {Answer.YES, Answer.NO}


def _kind(stops: list[QuestionFact], open_ones: list[QuestionFact], fired: list[QuestionFact]) -> Kind:
    if stops:
        return Kind.OTHER_TOOL if stops[0].effect == Effect.STOP_OTHER_TOOL else Kind.NOT_NOW
    if open_ones:
        return Kind.NOT_NOW
    against = [question for question in fired if question.effect == Effect.AGAINST]
    if len(fired) - len(against) > len(against):
        return Kind.YES
    return Kind.OTHER_TOOL if any(question.tools for question in against) else Kind.NOT_NOW


def _tools(stops: list[QuestionFact], open_ones: list[QuestionFact], fired: list[QuestionFact]) -> tuple[str, ...]:
    """The tools of whatever decided; where safety is at stake, nothing but the tools of safety."""
    if open_ones and not stops:
        return ()
    safety = [question for question in stops if question.group == Group.SAFETY]
    deciding = safety or stops or _weightier(fired)
    return tuple(dict.fromkeys(tool for question in deciding for tool in question.tools))


def _weightier(fired: list[QuestionFact]) -> list[QuestionFact]:
    wanted = Effect.SUPPORTS if _kind([], [], fired) == Kind.YES else Effect.AGAINST
    return [question for question in fired if question.effect == wanted]


def _reason(question: QuestionFact, answers: Mapping[str, str]) -> Reason:
    given = answers.get(question.code)
    label = Answer(given).label if given in Answer.values else "bez odpovědi"
    if given == question.fires_on:
        return Reason(question.code, question.text, label, question.why, question.effect)
    why = "Dokud to nevíme jistě, na konferenci lidi nezveme. Nejdřív to zjistěte."
    return Reason(question.code, question.text, label, why, None)


# Versions ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last day on which a version holds; no last day means until further notice."""

    first: date
    last: date | None

    def holds_on(self, day: date) -> bool:
        """This will tell whether the day lies within."""
        return self.first <= day and (self.last is None or day <= self.last)

    def overlaps(self, other: "Span") -> bool:
        """This will tell whether some day lies within both."""
        return (self.last is None or other.first <= self.last) and (other.last is None or self.first <= other.last)


@dataclass(frozen=True, slots=True)
class Difference:
    """One value before and after."""

    label: str
    before: str
    after: str


def differences(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Difference, ...]:
    """This will name what changes from one wording to the other, in the order of the fields."""
    labels = dict.fromkeys([*before, *after])
    pairs = (Difference(label, before.get(label, ""), after.get(label, "")) for label in labels)
    return tuple(pair for pair in pairs if pair.before != pair.after)


def plural_left(changed: Collection[str], pairs: Mapping[str, str]) -> tuple[str, ...]:
    """This will name the words about more children left as they were, though those about one child change."""
    return tuple(plural for single, plural in pairs.items() if single in changed and plural not in changed)


def blockers_to_begin(first: date, today: date, current: Span | None, *, is_last: bool = True) -> list[str]:
    """This will list why a new version cannot begin on that day; what held on a day that has begun stays as it was."""
    reasons = []
    if not is_last:
        reasons.append("Mezitím přibylo novější znění. Otevřete historii a změnu připravte podle něj.")
    if first <= today:
        reasons.append(
            f"Nové znění může platit nejdřív od zítřka, {days.day(today + _ONE_DAY)}. Co už platilo, se nemění."
        )
    if current and first <= current.first:
        reasons.append(f"Dosavadní znění začíná platit {days.day(current.first)}. Nové musí začít později.")
    if current and current.last and first <= current.last and is_last:
        reasons.append(f"Dosavadní znění platí do {days.day(current.last)}. Nové může začít až potom.")
    return reasons


def blockers_to_end(last: date, today: date, current: Span, *, is_last: bool) -> list[str]:
    """This will list why an entry cannot end with that day."""
    if not is_last:
        return ["Mezitím přibylo novější znění. Otevřete historii a ukončete až to."]
    if current.last is not None:
        return [f"Platnost už má konec, {days.day(current.last)}."]
    if last < today:
        return [f"Poslední den platnosti může být nejdřív dnes, {days.day(today)}. Co už platilo, se nemění."]
    if last < current.first:
        return [f"Znění začíná platit až {days.day(current.first)}. Pokud platit nemá, zrušte ho."]
    return []


def blockers_to_withdraw(planned: Span, today: date, *, is_last: bool, is_withdrawn: bool) -> list[str]:
    """This will list why a planned version cannot be withdrawn any more."""
    if is_withdrawn:
        return ["Tahle změna už je zrušená."]
    if planned.first <= today:
        return [f"Tohle znění platí od {days.day(planned.first)}. Zrušit jde jen změna, která teprve začne platit."]
    return [] if is_last else ["Na tuhle změnu navazuje další. Nejdřív zrušte tu pozdější."]


def blockers_to_ask(group: Group, effect: Effect, tools: Collection[str]) -> list[str]:
    """This will list what makes a question contradict itself."""
    reasons = []
    if effect not in _FITTING[group]:
        fitting = " nebo ".join(f"„{choice.label}“" for choice in _FITTING[group])
        reasons.append(f"Otázka ze skupiny „{group.label}“ může znamenat jen {fitting}.")
    if effect == Effect.STOP_OTHER_TOOL and not tools:
        reasons.append("Když má mít přednost jiný nástroj, vyberte aspoň jeden.")
    return reasons


def blockers_to_fill(body: str, known: Collection[str]) -> list[str]:
    """This will name marks that nothing would replace, so that nobody reads braces to a family."""
    reasons = []
    strange = [mark for mark in dict.fromkeys(_MARK.findall(body)) if mark not in known]
    if strange:
        named = text.list_words([f"{{{mark}}}" for mark in strange])
        reasons.append(f"Kruh nezná {named}, v textu by to tak zůstalo. {marks_words(known)}")
    if set("{}") & set(_MARK.sub("", body)):
        reasons.append("V textu zbývá složená závorka, která netvoří značku. Smažte ji nebo doplňte druhou.")
    return reasons


def marks_words(known: Collection[str]) -> str:
    """This will say which marks a text may hold."""
    if not known:
        return "Do tohoto textu Kruh nic nedoplňuje, složené závorky do něj nepište."
    return f"Kruh sem umí doplnit: {', '.join(f'{{{mark}}}' for mark in known)}."


def bound_by(code: str) -> tuple[str, bool]:
    """This will give the number that must not cross this one, and whether it is the higher of the two."""
    for low, high in _PAIRS:
        if code in (low, high):
            return (high, True) if code == low else (low, False)
    return "", False


_PAIRS = (
    ("term_usual_from", "term_usual_to"),
    ("follow_up_from", "follow_up_to"),
    ("meeting_limit", "meeting_limit_interpreted"),
)
_ONE_DAY = timedelta(days=1)
_FITTING = {
    Group.SAFETY: (Effect.STOP_NOT_NOW, Effect.STOP_OTHER_TOOL),
    Group.HARD_STOP: (Effect.STOP_NOT_NOW, Effect.STOP_OTHER_TOOL),
    Group.CONTRAINDICATION: (Effect.AGAINST, Effect.STOP_NOT_NOW, Effect.STOP_OTHER_TOOL),
    Group.INDICATION: (Effect.SUPPORTS,),
}


def code_of(heading: str, taken: Collection[str]) -> str:
    """This will make a code that nobody has from the words of a heading: „Kdo přijde?“ gives kdo-prijde."""
    base = re.sub("[^a-z0-9]+", "-", text.fold(heading)).strip("-")[:40].strip("-") or "polozka"
    numbered = (base if number == 1 else f"{base}-{number}" for number in range(1, len(taken) + 2))
    return next(code for code in numbered if code not in taken)


def named(act: str) -> str:
    """This will name a whole act by itself: „Zákon č. 99/2019 Sb.“; it is kept as it is read after a paragraph."""
    first, *rest = act.split(" ", 1)
    return " ".join([_ACTS.get(first, first), *rest])


_ACTS = {"zákona": "Zákon", "vyhlášky": "Vyhláška", "nařízení": "Nařízení", "pokynu": "Pokyn"}


# Numbers -----------------------------------------------------------------------------------------------------------

_FORMS = {
    Unit.WORKING_DAYS: ("pracovní den", "pracovní dny", "pracovních dní"),
    Unit.DAYS: ("den", "dny", "dní"),
    Unit.WEEKS: ("týden", "týdny", "týdnů"),
    Unit.MONTHS: ("měsíc", "měsíce", "měsíců"),
    Unit.HOURS: ("hodina", "hodiny", "hodin"),
    Unit.CASES: ("případ", "případy", "případů"),
    Unit.MINUTES: ("minuta", "minuty", "minut"),
}
_PER = {Unit.HALERE: "", Unit.HALERE_PER_KM: " za kilometr", Unit.HALERE_PER_HOUR: " za hodinu"}


def amount(value: int, unit: Unit) -> str:
    """This will say a number with its unit: „5 pracovních dní“, „5,80 Kč za kilometr“."""
    return money.czk(value) + _PER[unit] if unit in MONEY else text.plural(value, *_FORMS[unit])


def fill(body: str, words: Mapping[str, str]) -> str:
    """This will put words for the {marks} of a prepared text; a mark nobody knows stays, so that a person sees it."""
    return _MARK.sub(lambda mark: words.get(mark[1], mark[0]), body)


_MARK = re.compile(r"\{([^{}\n]{1,60})\}")
