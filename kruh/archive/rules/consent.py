"""When an archive may be asked for and given out."""

from datetime import date

AGREED_DAYS = 14  # for how long a consent may be used
FORGOTTEN_HOURS = 24  # an opened archive does not wait longer for somebody's decision

NO_SECOND = "Vyberte prosím, kdo z pracoviště má vydání schválit."
ASKED_ALREADY = "O archiv tohohle případu už někdo požádal. Nejdřív ho vydejte, nebo žádost zrušte."
CHANGED = "Žádost mezitím někdo změnil. Otevřete ji prosím znovu."
EXPIRED = f"Souhlas platí {AGREED_DAYS} dní a už vypršel. Požádejte prosím o archiv znovu."
GONE = "Případ už tu není, archiv z něj vydat nejde."
TOO_BIG = "Případ má tolik příloh, že by se archiv nevešel do povolené velikosti. Obraťte se prosím na správce."
NOBODY = "Vyberte prosím, kdo z pracoviště případ převezme. Uvidí ho jako vedoucí."
NOTHING_TO_OPEN = "Archiv už tu není: někdo ho načetl nebo zahodil. Nahrajte ho prosím znovu."


def issue_blockers(*, agreed_on: date | None, today: date, is_here: bool) -> list[str]:
    """This will say why the archive may not be given out today."""
    if not is_here:
        return [GONE]
    if agreed_on is None or (today - agreed_on).days > AGREED_DAYS:
        return [EXPIRED]
    return []
