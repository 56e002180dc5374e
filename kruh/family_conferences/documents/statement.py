"""The statement of work on paper and as a table: no name of the family and no note of the diary."""

import csv
from io import StringIO

from kruh.directory.models import Organisation
from kruh.family_conferences.models import Statement
from kruh.family_conferences.rules import coordinators
from kruh.family_conferences.rules import statement as rules
from kruh.family_conferences.vocabulary import StatementState
from kruh.foundation import days, money
from kruh.foundation import typesetting as paper

HEAD = ("Den", "Co to bylo", "Čas", "Kilometry", "Výdaje")


def statement(found: Statement, organisation: Organisation | None) -> paper.Document:
    """This will give the statement as a document; one that is not approved says so."""
    title = f"Výkaz koordinace za {rules.name_of(found.month)}"
    return paper.Document(
        title=title,
        dated=days.local_day(found.sent_at),
        sender=_sender(organisation),
        reference=_conference(found),
        footer=f"{title} · {_conference(found)}",
        blocks=(*_standing(found), _facts(found), _table(found), *_paid(found), *_note(found), *_signed(found)),
    )


def _conference(found: Statement) -> str:
    return f"{found.conference}, {found.conference.office.name}"


def _sender(organisation: Organisation | None) -> paper.Letterhead | None:
    if organisation is None:
        return None
    place = f"{organisation.postcode} {organisation.city}".strip()
    lines = tuple(line for line in (organisation.street, place) if line)
    return paper.Letterhead(
        organisation.name, lines, tuple(filter(None, (organisation.phone_text, organisation.email)))
    )


def _standing(found: Statement) -> tuple[paper.Block, ...]:
    if found.state == StatementState.APPROVED:
        return ()
    return (paper.Note(f"Tenhle výkaz zatím schválený není: {found.get_state_display()}."),)


def _facts(found: Statement) -> paper.Fields:
    sums = found.sums
    told = [
        ("Koordinuje", found.user.name),
        ("Rodinná konference", _conference(found)),
        ("Odesláno", days.day(days.local_day(found.sent_at))),
        ("Hovory a zprávy", str(sums.contacts)),
        ("Návštěvy", str(sums.visits)),
        ("Čas", coordinators.hours(sums.minutes)),
    ]
    return paper.Fields(tuple(told))


def _table(found: Statement) -> paper.Table:
    sums = found.sums
    rows = [
        (days.day(line.on), line.kind.label, _time(line.minutes), _km(line.km), _czk(line.costs)) for line in found.told
    ]
    last = ("Celkem", "", coordinators.hours(sums.minutes), f"{sums.km} km", money.czk(sums.costs))
    return paper.Table(
        head=HEAD,
        rows=(*rows, last),
        widths=(2.2, 4, 2, 2, 2.4),
        align=("left", "left", "right", "right", "right"),
        has_sum=True,
    )


def _time(minutes: int) -> str:
    return coordinators.hours(minutes) if minutes else "–"


def _km(km: int) -> str:
    return f"{km} km" if km else "–"


def _czk(amount: int) -> str:
    return money.czk(amount) if amount else "–"


def _paid(found: Statement) -> tuple[paper.Block, ...]:
    sums = found.sums
    if found.per_km is None:
        return ()
    rate = f"{money.czk(sums.travel)} ({sums.km} km po {money.czk(found.per_km)})"
    told = (("Výdaje", money.czk(sums.costs)), ("Náhrada za cestu autem", rate))
    total: tuple[str, paper.Text] = ("K proplacení", (paper.Run(money.czk(sums.paid), bold=True),))
    return (paper.Heading(1, "K proplacení"), paper.Fields((*told, total)))


def _note(found: Statement) -> tuple[paper.Block, ...]:
    return (paper.Heading(1, "Vzkaz"), paper.Paragraph(found.note)) if found.note else ()


def _signed(found: Statement) -> tuple[paper.Block, ...]:
    if found.state != StatementState.APPROVED or not (found.decided_by and found.decided_at):
        return ()
    words = f"Schváleno {days.day(days.local_day(found.decided_at))}, {found.decided_by.name}."
    return (paper.Paragraph(words),)


def table(found: Statement) -> bytes:
    """This will give the lines for a spreadsheet, the way Czech ones read them."""
    written = StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Den", "Co to bylo", "Minuty", "Kilometry", "Výdaje (Kč)"])
    for line in found.told:
        writer.writerow([line.on.isoformat(), line.kind.label, line.minutes, line.km, _plain(line.costs)])
    return written.getvalue().encode("utf-8-sig")


def _plain(amount: int) -> str:
    return f"{amount // 100},{amount % 100:02}"
