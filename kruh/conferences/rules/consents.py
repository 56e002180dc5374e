"""What is true of consents: when somebody is asked, who answers for a child, and what is known already."""

from collections.abc import Mapping
from datetime import date

from kruh.conferences.rules.preparation import Guest, blockers_to_prepare
from kruh.conferences.vocabulary import Agreement, ConsentAnswer, Purpose, State


def blockers_to_ask(purpose: Purpose, state: State) -> list[str]:
    """This will list why a question cannot be put now; a wish for the minutes may come after the day too."""
    is_late = state in {State.HELD, State.CONCLUDED}
    return [] if purpose == Purpose.MINUTES and is_late else blockers_to_prepare(state)


def blockers_to_consent(given_on: date, today: date) -> list[str]:
    """This will list what is wrong with the day of a conversation."""
    return ["Ten den ještě nebyl. Zkontrolujte datum rozhovoru."] if given_on > today else []


def blockers_to_answer(guest: Guest, *, is_given: bool, may_answer: bool) -> list[str]:
    """This will demand who answered for a child under twelve, and refuse whoever does not represent the child."""
    if is_given and not (guest.is_child and may_answer):
        return ["Za dítě odpovídá ten, kdo má rodičovskou odpovědnost, nebo opatrovník. Zapisuje se to u vztahů."]
    if not is_given and not guest.answers_for_self:
        return ["Vyberte, kdo za dítě odpověděl."]
    return []


def blockers_to_overrule(purpose: Purpose, answer: ConsentAnswer, earlier: ConsentAnswer, who: str) -> list[str]:
    """This will not let the yes of one representative undo the no of the other: they have to agree."""
    if (earlier, answer) != (ConsentAnswer.NO, ConsentAnswer.YES):
        return []
    label = f"{purpose.label[0].upper()}{purpose.label[1:]}"
    held = f"{label}: {who} za dítě odpovídá „ne“. Dokud se oba nedohodnou, souhlas neplatí. Promluvte s oběma."
    return [f"{held} Své „ne“ může vzít zpátky jen ten, kdo ho řekl; pak ho odvolejte v kartě přípravy."]


AGREEING: Mapping[ConsentAnswer, Agreement] = {
    ConsentAnswer.YES: Agreement.AGREES,
    ConsentAnswer.NO: Agreement.REFUSES,
    ConsentAnswer.TALK: Agreement.HESITATES,
}


def known_answer(agreement: str) -> str:
    """This will give the answer to the question of taking part that the list of people knows already."""
    return next((answer.value for answer, said in AGREEING.items() if said == agreement), "")
