"""What stops a copy of the minutes that tells more than its reader may know."""

from collections.abc import Iterable

from kruh.cases.rules.gate import OF_STRANGERS, Hit

MEND = "Upravte prosím text zápisu."
BELONGS = "Pokud ten člověk patří i sem, přidejte ho mezi lidi v případu."


def leak_blockers(what: str, hits: Iterable[Hit], mend: str = MEND) -> list[str]:
    """This will say where the copy or the answer (`what`) tells it; what it tells is not repeated."""
    found = list(hits)
    hidden = [str(hit) for hit in found if hit.fact not in OF_STRANGERS]
    foreign = [str(hit) for hit in found if hit.fact in OF_STRANGERS]
    reasons = []
    if hidden:
        why = "zůstal v ní údaj, který se k tomuto člověku nesmí dostat"
        reasons.append(f"{what} zatím nemůže odejít: {why}. Kde: {', '.join(hidden)}. {mend}")
    if foreign:
        why = "vypadá to, že v ní je někdo z jiného případu"
        reasons.append(f"{what} zatím nemůže odejít: {why}. Kde: {', '.join(foreign)}. {BELONGS} {mend}")
    return reasons
