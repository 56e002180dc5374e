"""What is compared after the last kill: the devices' ledgers, the tables, and what the product shows."""

from typing import Any

FAULTS = (
    "lost", "doubled", "invented", "halved", "shown_otherwise", "tasks_astray", "not_in_trail", "minutes_lost",
    "trail_faults", "file_faults",
)  # fmt: skip

# One device's ledger: the things it was going to send, and those that were acknowledged.
type Pair = tuple[list[Any], list[Any]]


def pair(rows: list[tuple[str, Any]]) -> Pair:
    """This will sort the lines of one ledger."""
    return [told for what, told in rows if what == "sent"], [told for what, told in rows if what == "kept"]


def of_room(pairs: list[Pair], looked: dict[str, Any], state: dict[str, Any]) -> dict[str, int]:
    """This will compare what the devices wrote down with what the tables and the product say."""
    batches = [batch for sent, _ in pairs for batch in sent]
    words = {pk: text for batch in batches for pk, _, text in batch}
    kept = {pk for _, acknowledged in pairs for batch in acknowledged for pk in batch}
    there = dict(looked["entries"])
    texts = [text for _, text in looked["entries"]]
    newest = {line: text for batch in batches for pk, line, text in batch if pk in there}
    shown = {line["id"]: line["text"] for line in state["lines"]}
    tasks = {line["id"] for line in state["lines"] if line["kind"] == "task"}
    return {
        "sent": len(words),
        "acknowledged": len(kept),
        "unknown": len(words) - len(kept),
        "unknown_there": len(there.keys() - kept),
        "lost": sum(there.get(pk) != words[pk] for pk in kept),
        "doubled": len(texts) - len(set(texts)) + len(state["lines"]) - len(shown),
        "invented": len(there.keys() - words.keys()),
        "halved": sum(0 < sum(pk in there for pk, _, _ in batch) < len(batch) for batch in batches),
        "shown_otherwise": sum(shown.get(line) != text for line, text in newest.items()),
        "tasks_astray": len(tasks ^ state["tasks"].keys()),
        "not_in_trail": max(0, sum(len(acknowledged) for _, acknowledged in pairs) - looked["acts"]),
    }


def of_minutes(pairs: list[Pair], page: str) -> dict[str, int]:
    """The minutes must say what was acknowledged last, or what was sent after it."""
    lost = sum(bool(kept) and not any(text in page for text in sent[sent.index(kept[-1]) :]) for sent, kept in pairs)
    return {"minutes_saved": sum(len(kept) for _, kept in pairs), "minutes_lost": lost}


def is_whole(found: dict[str, Any]) -> bool:
    """This will tell whether nothing was lost, doubled or broken, and something was written at all."""
    broken = any(found[name] for name in FAULTS) or bool(found["troubles"])
    return not broken and found["acknowledged"] > 0 and found["minutes_saved"] > 0
