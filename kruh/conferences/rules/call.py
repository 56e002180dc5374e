"""What is said on the phone: whom to ask for, when and where we meet, how much we count on the person."""

from datetime import datetime

from kruh.foundation import days

_WEEKDAYS = ("v pondělí", "v úterý", "ve středu", "ve čtvrtek", "v pátek", "v sobotu", "v neděli")


def person_asked_for(full_name: str, last_name: str, gender: str) -> str:
    """This will say whom to ask for: „paní Dvořáčková“; where gender is not known, the whole name."""
    title = {"f": "paní", "m": "pan"}.get(gender, "")
    return f"{title} {last_name}" if title and last_name else full_name


def on_day(starts: datetime) -> str:
    """„ve čtvrtek 3. prosince 2026“."""
    rest = days.day_long(starts.date()).partition(" ")[2]
    return f"{_WEEKDAYS[starts.weekday()]} {rest}"


def moment(starts: datetime) -> str:
    """„ve čtvrtek 3. prosince 2026 ve 14:30“."""
    return f"{on_day(starts)} {days.at_clock(starts)}"


def what_helps(children: int) -> str:
    """This will ask in place of a goal that nobody has written yet."""
    return f"Co teď {'dětem' if children > 1 else 'dítěti'} a rodině pomůže?"


def counted_on(*, is_required: bool) -> str:
    """This will say to somebody who excuses themselves how much the meeting needs them."""
    if is_required:
        return "Je pro nás důležité, abyste tam byli. Kdyby to opravdu nešlo, najdeme jinou cestu."
    return "Konference se bez vás může konat, ale bude nám chybět, jak to vidíte."
