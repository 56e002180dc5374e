"""What people of the team are told by mail: never a name of the family, never what happens in the case."""

from collections.abc import Iterable
from datetime import datetime

from kruh.access.models import Unit, User
from kruh.cases.models import Assistance, EmergencyAccess, ProtectedFact, Transfer
from kruh.cases.rules import team as rules
from kruh.directory import queries as directory
from kruh.foundation import days
from kruh.messaging import outbox
from kruh.messaging.models import Message
from kruh.messaging.vocabulary import Kind

SUBJECT_OF_NOTICE = "Upozornění z aplikace Kruh"
SUBJECT = "Podívejte se prosím do aplikace Kruh"
EMERGENCY = """Dobrý den,

{name} má {day} {since} do {until} mimořádný přístup k případu, ve kterém jste v týmu.
Může ho jen číst, chráněné údaje nevidí.

Důvod a vše, co bylo otevřeno, najdete v aplikaci Kruh na stránce „Dnes“ a u případu v záložce „Kdo se díval“.
Zkontrolujte to prosím nejpozději {review}.
"""


OFFICER = "Pověřenec pro ochranu osobních údajů"
TO_OFFICER = """Dobrý den,

{what}

Den a hodina: {day} {clock}. Pracoviště: {office}.

Jména ani obsah případu ve zprávě nejsou. Podrobnosti na vyžádání ukáže vedoucí pracoviště.
"""
OF_EMERGENCY = """někdo z pracoviště otevřel mimořádný přístup k případu, ve kterém není v týmu.
Trvá nejvýš hodinu, jde jen číst a chráněné údaje v něm nejsou. Do {review} ho zkontroluje někdo jiný."""
OF_LIFTING = """ochrana jednoho údaje v případu má konec. Navrhl ho jeden člověk a potvrdil druhý.
Poslední den ochrany je {last_day}."""


def tell_officer_of_emergency(access: EmergencyAccess, by: User | None, at: datetime) -> Message | None:
    """This will tell the data-protection officer of the office that somebody from outside a team reads a case."""
    review = days.day(days.add_working_days(days.local_day(at), rules.REVIEWED_IN))
    return _tell_officer(access, "officer-emergency", OF_EMERGENCY.format(review=review), by, at)


def tell_officer_of_lifting(fact: ProtectedFact, by: User, at: datetime) -> Message | None:
    """This will tell the officer that two people ended the protection of a fact."""
    assert fact.valid_to is not None
    words = OF_LIFTING.format(last_day=days.day(fact.valid_to))
    return _tell_officer(fact, f"officer-lifting-{fact.valid_to}", words, by, at)


def _tell_officer(
    about: EmergencyAccess | ProtectedFact, kind: str, what: str, by: User | None, at: datetime
) -> Message | None:
    """Nothing when the office has none, which the administrator is told; `by` looks after a message that fails."""
    unit = about.case.unit
    officer = directory.data_protection_officer(unit.pk)
    if officer is None:
        return None
    name, address = officer
    words = {"day": days.day(days.local_day(at)), "clock": days.clock(at), "office": unit.name}
    return outbox.queue(
        unit=unit,
        key=about.key,
        kind=Kind.ALERT,
        recipient_ref=None,
        name=name or OFFICER,
        address=address,
        subject=SUBJECT_OF_NOTICE,
        text=TO_OFFICER.format(what=what, **words),
        dedupe=outbox.dedupe_of(kind, about.pk),
        case=about.case_id,
        by=by,
        at=at,
    )


def tell_of_emergency(access: EmergencyAccess, colleague: User, at: datetime) -> Message:
    """This will tell a colleague at once that somebody from outside the team is reading the case."""
    today = days.local_day(at)
    words = {
        "name": access.user.name,
        "day": days.day(today),
        "since": f"od {days.clock(at)}",
        "until": days.clock(access.until),
        "review": days.day(days.add_working_days(today, rules.REVIEWED_IN)),
    }
    return outbox.queue(
        unit=access.case.unit,
        key=access.key,
        kind=Kind.ALERT,
        recipient_ref=colleague.pk,
        name=colleague.name,
        address=colleague.email,
        subject=SUBJECT,
        text=EMERGENCY.format(**words),
        dedupe=outbox.dedupe_of("emergency", access.pk, colleague.pk),
        case=access.case_id,
        by=colleague,
        at=at,
    )


# Between offices -----------------------------------------------------------------------------------------------------

OFFER = """Dobrý den,

{office} se na váš úřad obrací {what}. Odpovězte prosím do {due}.

Podrobnosti najdete v aplikaci Kruh na stránce „Mezi úřady“. Jména ani obsah případu ve zprávě nejsou.
"""
ANSWER = """Dobrý den,

{office} odpovídá {what}: {state}.

Podrobnosti najdete v aplikaci Kruh. Jména ani obsah případu ve zprávě nejsou.
"""
WITH_OFFER = {Transfer: "s návrhem na převzetí případu", Assistance: "s dožádáním"}
TO_OFFER = {Transfer: "na návrh předat případ", Assistance: "na dožádání"}


def tell_of_offer(about: Transfer | Assistance, colleagues: Iterable[User], at: datetime) -> list[Message]:
    """This will tell those who decide in the other office that something waits for them."""
    words = {"office": about.from_unit.name, "what": WITH_OFFER[type(about)], "due": days.day(about.due_on)}
    return [_between(about, about.from_unit, who, OFFER.format(**words), at) for who in colleagues]


def tell_of_answer(about: Transfer | Assistance, colleague: User, at: datetime) -> Message:
    """This will tell whoever asked that the other office has answered; not what."""
    words = {"office": about.to_unit.name, "what": TO_OFFER[type(about)], "state": about.get_state_display()}
    return _between(about, about.to_unit, colleague, ANSWER.format(**words), at)


def _between(about: Transfer | Assistance, sender: Unit, to: User, text: str, at: datetime) -> Message:
    return outbox.queue(
        unit=sender,
        key=about.key,
        kind=Kind.ALERT,
        recipient_ref=to.pk,
        name=to.name,
        address=to.email,
        subject=SUBJECT,
        text=text,
        dedupe=outbox.dedupe_of("between", about.pk, about.state, to.pk),
        case=about.case_id,
        by=to,
        at=at,
    )
