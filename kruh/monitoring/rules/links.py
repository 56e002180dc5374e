"""What is true of a link to one sentence. Whoever holds it needs no code, so it is long enough not to be guessed."""

from datetime import date, timedelta

from kruh.family.rules import ALPHABET, LOOKALIKES, SMS_LENGTH, unaccented
from kruh.foundation import days
from kruh.monitoring.vocabulary import Part

LENGTH, BYTES, GROUP = 16, 10, 4  # sixteen signs of five bits: eighty bits


def locator(chance: bytes) -> str:
    """This will write the first eighty bits the way people copy them: „7KD4-QX2M-9TB1-C0AF“."""
    number = int.from_bytes(chance[:BYTES])
    signs = "".join(ALPHABET[number >> 5 * place & 31] for place in reversed(range(LENGTH)))
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def copied(words: str) -> str | None:
    """This will read a locator as people type it, or give None for what cannot be one."""
    signs = "".join(words.upper().split()).replace("-", "").replace("–", "").translate(LOOKALIKES)
    if len(signs) != LENGTH or not set(signs) <= set(ALPHABET):
        return None
    return "-".join(signs[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def is_over(ended_on: date | None, today: date, kept_days: int) -> bool:
    """This will tell whether the page is closed: so many days after the task ended."""
    return ended_on is not None and today > ended_on + timedelta(days=kept_days)


def neutral(due_on: date | None) -> str:
    """This will say the task when its own words must not reach the person."""
    return (
        f"Domluvili jsme se na jednom úkolu do {days.day(due_on)}." if due_on else "Domluvili jsme se na jednom úkolu."
    )


def blockers_to_link(name: str, *, has_account: bool, is_dead: bool, is_living: bool, is_gone: bool) -> list[str]:
    """This will tell why somebody cannot have a link to a task."""
    if has_account or not name:
        return ["Odkaz je pro člověka bez účtu. Kolegové mají úkol v Kruhu."]
    if is_dead:
        return [f"{name}: podle případu nežije. Vyberte, kdo úkol převezme, nebo zapište, že už neplatí."]
    if is_gone:
        return [f"{name}: v případu už není. Vyberte, kdo úkol převezme, nebo zapište, že už neplatí."]
    return [] if is_living else ["Úkol už je uzavřený, nový odkaz není k čemu."]


def sms(address: str, part: Part = Part.HOLDER) -> str:
    """This will write the text for a phone: neutral, without accents, one part of an SMS."""
    asked = "Dejte prosim vedet, jak to jde" if part == Part.HOLDER else "Podivejte se prosim, jestli se povedlo"
    plain = unaccented(f"Dobry den, domluvili jsme se na jednom ukolu. {asked}: {address}")
    return plain if len(plain) <= SMS_LENGTH else f"Dobry den, mame pro Vas vzkaz: {address}"[:SMS_LENGTH]
