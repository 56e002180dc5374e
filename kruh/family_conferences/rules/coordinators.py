"""What is true of the coordinators of a region: the way from an interest to one's own conferences, training, hours."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kruh.family_conferences.vocabulary import HoursKind, Stage
from kruh.foundation import days, text

ENDS_SOON = timedelta(days=60)
SHORTEST_REASON = 10
LONGEST_DAY = 12 * 60
FUTURE_TALK = "Rozhovor má datum v budoucnu. Napište den, kdy opravdu proběhl."


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided of somebody who wants to coordinate."""

    talked_on: date | None
    reason: str


def blockers_to_decide(decision: Decision) -> list[str]:
    """This will list why it cannot be decided yet: nobody has talked with the person, or the reason is missing."""
    found = [
        (decision.talked_on is None, "Nejdřív si spolu promluvte a zapište, kdy to bylo."),
        (len(decision.reason.strip()) < SHORTEST_REASON, "Napište aspoň jednou větou proč."),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_talk(on: date, today: date) -> list[str]:
    """This will list why the talk cannot be written down so."""
    return [FUTURE_TALK] if on > today else []


@dataclass(frozen=True, slots=True)
class Guidance:
    """Who shall lead somebody through the first conference."""

    is_trained: bool
    has_account: bool
    guide_stage: Stage | None
    is_same: bool = False


def blockers_to_guide(guidance: Guidance) -> list[str]:
    """This will list why the first conference cannot be led so."""
    found = [
        (not guidance.is_trained, "Nejdřív zapište dokončený výcvik, který dnes platí."),
        (not guidance.has_account, "Bez účtu nemůže dostat nabídku. Účet s rolí koordinátora zakládá správce."),
        (guidance.is_same, "Vést sám sebe nejde. Vyberte někoho jiného."),
        (guidance.guide_stage != Stage.INDEPENDENT, "Vést může jen člověk, který už koordinuje samostatně."),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_confirm(held: int) -> list[str]:
    """This will list why somebody cannot go on alone; `held` conferences came to a plan."""
    return [] if held else ["První konference pod vedením ještě nedošla k přijatému plánu."]


def blockers_to_end(reason: str, load: int, led: Sequence[str] = ()) -> list[str]:
    """This will list why somebody cannot stop now: families must not be left alone."""
    found = [
        (bool(load), "Ještě má rozpracovanou konferenci. Nejdřív ji předejte někomu dalšímu."),
        (bool(led), f"Provází první konferencí: {text.list_words(led)}. Nejdřív určete jiného průvodce."),
        (len(reason.strip()) < SHORTEST_REASON, "Napište aspoň jednou větou proč."),
    ]
    return [sentence for holds, sentence in found if holds]


def blockers_to_hours(on: date, today: date, minutes: int) -> list[str]:
    """This will list why an intervision or a supervision cannot be written down so."""
    found = [
        (on > today, "Den je v budoucnu. Zapisuje se, co už bylo."),
        (not 0 < minutes <= LONGEST_DAY, "Za jeden den jde zapsat nejvýš dvanáct hodin a nejméně půl hodiny."),
    ]
    return [sentence for holds, sentence in found if holds]


# Training ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Training:
    """A finished training; without an end it holds for good."""

    on: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How the training stands on a day: whether it holds, until when, and what to say of it."""

    holds: bool
    until: date | None
    tone: str
    words: str

    @property
    def ends_soon(self) -> bool:
        """This will tell whether it is time to renew it."""
        return self.tone == "warn" and self.holds


def standing(trainings: Collection[Training], today: date) -> Standing:
    """This will tell how the training stands; the one that lasts longest counts."""
    done = [one for one in trainings if one.on <= today]
    if not done:
        return Standing(False, None, "warn", "bez výcviku")
    if any(one.valid_until is None for one in done):
        return Standing(True, None, "ok", "výcvik platí")
    until = max(one.valid_until for one in done if one.valid_until is not None)
    if until < today:
        return Standing(False, until, "warn", f"výcvik skončil {days.day(until)}")
    tone = "warn" if until - today <= ENDS_SOON else "ok"
    return Standing(True, until, tone, f"výcvik platí do {days.day(until)}")


def hours(minutes: int) -> str:
    """This will say how long: „2 h“, „1 h 30 min“."""
    whole, rest = divmod(minutes, 60)
    words = ([f"{whole} h"] if whole or not rest else []) + ([f"{rest} min"] if rest else [])
    return " ".join(words)


def talked_over(sums: dict[str, int]) -> str:
    """This will say how much of each there was this year."""
    return ", ".join(f"{kind.label} {hours(sums.get(kind, 0))}" for kind in HoursKind)
