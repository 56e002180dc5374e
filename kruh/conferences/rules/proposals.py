"""Reading dates as people type them: one on a line, a day with an hour."""

import re
from datetime import date, datetime

from kruh.foundation import days

MOST_AT_ONCE = 12
_LINE = re.compile(
    r"(?P<day>.+?)[\s,]+(?:(?:v|ve|od|o)\s+)?(?P<clock>\d{1,2}[:.]\d{2}|\d{1,2}\s*(?:h|hod\.?|hodin)|(?<=\d{4}\s)\d{1,2})"
    r"(?:\s*(?:h|hod\.?|hodin))?",
    re.IGNORECASE,
)
_BY_HOUR = re.compile(r"(?P<day>.+?)[\s,]+(?:v|ve|od)\s+(?P<clock>\d{1,2})", re.IGNORECASE)


def parse_proposals(typed: str, today: date) -> list[datetime]:
    """This will read one date per line, „3. 12. 2026 9:00“. Raises ValueError with a sentence for each bad line."""
    lines = [line.strip() for line in re.split(r"[\n;]", typed) if line.strip()]
    if not lines:
        raise ValueError("Napište aspoň jeden termín, třeba 3. 12. 2026 9:00.")
    if len(lines) > MOST_AT_ONCE:
        raise ValueError(f"Najednou jde navrhnout nejvýš {MOST_AT_ONCE} termínů. Víc než pět lidi jen zmate.")
    found, faults = [], []
    for line in lines:
        try:
            found.append(parse_moment(line, today))
        except ValueError as sentence:
            faults.append(str(sentence))
    if faults:
        raise ValueError(*faults)
    return found


def parse_moment(line: str, today: date) -> datetime:
    """This will read a day with an hour."""
    found = _LINE.fullmatch(line) or _BY_HOUR.fullmatch(line)
    if not found:
        shown = " ".join(line.split())[:40]
        if re.search(r"\d\s+\d{1,2},\d{2}$", line):
            raise ValueError(f"U termínu „{shown}“ nejde poznat hodina. Pište ji s dvojtečkou, třeba 14:30.")
        days.parse_day(line, today)
        raise ValueError(f"U termínu „{shown}“ chybí hodina. Napište ho třeba takto: 3. 12. 2026 9:00.")
    return days.moment(days.parse_day(found["day"], today), days.parse_clock(found["clock"]))
