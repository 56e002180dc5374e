"""What is true of an answer to the proposed dates: which of those written are new, and when they can have been said."""

from collections.abc import Collection, Hashable, Mapping
from datetime import date

from kruh.conferences.vocabulary import Answer, Channel
from kruh.foundation import days

# What a worker writes down; what somebody answers on their own page writes itself.
TOLD_TO_WORKER = [(channel.value, channel.label) for channel in Channel if channel != Channel.OWN_PAGE]


def to_record[K: Hashable](written: Mapping[K, Answer], held: Mapping[K, Answer]) -> dict[K, Answer]:
    """This will give the answers that say something new. Where none does, they were all confirmed once more."""
    said = {key: answer for key, answer in written.items() if held.get(key, Answer.NONE) != answer}
    return said or {key: answer for key, answer in written.items() if answer != Answer.NONE}


def said_faults(said_on: date, today: date, proposed: Collection[date]) -> list[str]:
    """This will refuse a day on which nobody can have answered: one to come, or before the dates were proposed."""
    if said_on > today:
        return ["Tenhle den teprve přijde. Napište, kdy odpověď opravdu zazněla."]
    first = max(proposed, default=said_on)
    if said_on < first:
        return [f"Termín je navržený až od {days.day(first)}, dřív na něj nikdo odpovědět nemohl."]
    return []
