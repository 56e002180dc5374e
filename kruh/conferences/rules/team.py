"""What is true of the team: nobody leads or writes who is tied to the family or to those who look after it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kruh.conferences.vocabulary import ConflictKind, SeatRole, State, StepBack
from kruh.foundation import days

SHORTEST_REASON = 10
SEATED_IN = (State.ACCEPTED, State.SCHEDULED)

# asked about a colleague, asked of oneself, the refusal
QUESTIONS: Mapping[ConflictKind, tuple[str, str, str]] = {
    ConflictKind.EMPLOYER: (
        "Pracuje pro úřad, který konferenci svolává, nebo pro službu či školu, která s rodinou pracuje?",
        "Pracujete pro úřad, který konferenci svolává, nebo pro službu či školu, která s rodinou pracuje?",
        "pracuje pro úřad nebo službu, která rodinu vede",
    ),
    ConflictKind.SERVICE: (
        "Poskytuje nebo poskytoval tento člověk rodině nějakou službu, třeba poradenství nebo doprovázení?",
        "Poskytujete nebo jste někdy poskytovali rodině nějakou službu, třeba poradenství nebo doprovázení?",
        "rodině poskytuje službu, teď nebo dřív",
    ),
    ConflictKind.KINSHIP: (
        "Je s někým z rodiny v příbuzenském nebo partnerském vztahu?",
        "Jste s někým z rodiny v příbuzenském nebo partnerském vztahu?",
        "má s někým z rodiny příbuzenský nebo partnerský vztah",
    ),
    ConflictKind.NEIGHBOUR: (
        "Zná rodinu osobně, třeba ze sousedství nebo ze školy dětí?",
        "Znáte rodinu osobně, třeba ze sousedství nebo ze školy dětí?",
        "zná rodinu osobně",
    ),
}
OFFICE_EMPLOYER = "Pracuje pro úřad, který konferenci svolává."
CASE_EMPLOYER = "V případu je odborník z organizace, kde pracuje."
SAID_BEFORE = "Pro tohle setkání ohlásil možný střet zájmů."
SAID_BEFORE_BY_HER = "Pro tohle setkání ohlásila možný střet zájmů."
IN_THE_CASE = "V případu vystupuje jako odborník, neutrální být nemůže."


# Neutrality --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Known:
    """What the product itself knows of a colleague's employers; which organisation it is stays unsaid."""

    works_for_office: bool = False
    works_with_case: bool = False
    is_in_case: bool = False
    said_before: bool = False
    is_woman: bool = False


def derived_conflicts(known: Known) -> list[str]:
    """This will list the ties that need no asking."""
    found = (
        (known.works_for_office, OFFICE_EMPLOYER),
        (known.works_with_case and not known.is_in_case, CASE_EMPLOYER),
        (known.is_in_case, IN_THE_CASE),
        (known.said_before, SAID_BEFORE_BY_HER if known.is_woman else SAID_BEFORE),
    )
    return [sentence for holds, sentence in found if holds]


def declared_conflicts(answers: Mapping[str, bool | None]) -> list[str]:
    """This will list the ties that somebody said yes to; None is „nevím“. Raises ValueError for one left out."""
    missing = [kind for kind in ConflictKind if kind not in answers]
    if missing:
        raise ValueError(f"unanswered: {missing}")
    return [f"Možný střet zájmů: {QUESTIONS[kind][2]}." for kind in ConflictKind if answers[kind]]


SOMEBODY_ELSE = "Místo proto nabídněte někomu jinému."

# Offering ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer of a seat as the rules see it."""

    role: SeatRole
    state: State
    has_role: bool = True
    is_trained: bool = True
    is_seat_taken: bool = False
    holds_other_seat: bool = False
    is_busy: bool = False
    conflicts: tuple[str, ...] = ()


def blockers_to_offer(offer: Offer) -> list[str]:
    """This will list why the seat cannot be offered to that colleague."""
    if offer.state not in SEATED_IN:
        return ["Tým se skládá, až když organizace žádost přijme, a nejpozději do dne setkání."]
    whom = "facilitátora" if offer.role == SeatRole.FACILITATOR else "zapisovatele"
    found = [
        (offer.is_seat_taken, f"Místo {whom} už někdo má, nebo čeká na jeho odpověď. Nejdřív nabídku vezměte zpátky."),
        (offer.holds_other_seat, "Jeden člověk nemůže setkání vést a zároveň psát zápis."),
        (not offer.has_role, "Tenhle člověk v organizaci nemá roli, ve které by mohl místo přijmout."),
        (not offer.is_trained, "Nemá platný výcvik facilitace případových konferencí."),
        (offer.is_busy, "V den a hodinu setkání už má jiné setkání."),
    ]
    return [*(sentence for holds, sentence in found if holds), *offer.conflicts]


def blockers_to_answer(state: State, *, is_offered: bool, is_busy: bool = False) -> list[str]:
    """This will list why an offer cannot be accepted any more."""
    if not is_offered or state not in SEATED_IN:
        return ["Nabídka už neplatí. Kdyby vás organizace potřebovala, ozve se znovu."]
    return ["V den a hodinu setkání už máte jiné setkání."] if is_busy else []


def blockers_to_decline(reason: str) -> list[str]:
    """This will ask for a reason that helps the consultant to find somebody else."""
    return [] if len(reason.strip()) >= SHORTEST_REASON else ["Napište aspoň jednou větou, proč to teď nejde."]


def blockers_to_step_back(state: State, why: StepBack, note: str) -> list[str]:
    """This will list why somebody cannot leave the team: after the meeting, or without a word of explanation."""
    if state not in SEATED_IN:
        return ["Setkání už proběhlo nebo skončilo. Řekněte to prosím konzultantovi, přístup vám ukončí."]
    if why == StepBack.OTHER and len(note.strip()) < SHORTEST_REASON:
        return ["Napište aspoň jednou větou, proč odstupujete."]
    return []


def reason_to_step_back(why: StepBack, note: str) -> str:
    """This will say the reason as the consultant reads it: „Poznávám rodinu nebo někoho z lidí kolem ní.“"""
    said = "" if why == StepBack.OTHER else f"{why.label[0].upper()}{why.label[1:]}."
    return " ".join(filter(None, [said, note.strip()]))


# Access ------------------------------------------------------------------------------------------------------------


def access_ends(held_on: date, guest_days: int) -> datetime:
    """This will give the moment when the team's access ends: so many days after the minutes are due."""
    return days.start_of_day(days.minutes_due(held_on) + timedelta(days=guest_days + 1))


def missing_seats(accepted: Collection[SeatRole | str]) -> list[str]:
    """This will name the seats in which nobody sits yet."""
    words = {
        SeatRole.FACILITATOR: "Chybí facilitátor, který nabídku přijal.",
        SeatRole.MINUTE_TAKER: "Chybí zapisovatel, který nabídku přijal.",
    }
    return [sentence for role, sentence in words.items() if role not in accepted]
