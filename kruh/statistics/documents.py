"""„Rok v číslech“ on paper: tables, readable without colours."""

from kruh.foundation import typesetting as paper
from kruh.statistics.queries.scopes import Level
from kruh.statistics.queries.year import Year
from kruh.statistics.rules import populations
from kruh.statistics.rules.charts import Card, Table

ROUNDED = (
    "Čísla jsou zaokrouhlená tak, aby z nich nikdo nepoznal jednu rodinu. Za kraj se od skutečnosti liší nejvýš o "
    "čtyři, u větších jednotek úměrně. Součty sedí."
)
EXACT = "Čísla jsou přesná a patří jen dovnitř. Kraji a ministerstvu jdou zaokrouhlená."
PLAN = "Workshopy podle plánu kraje"
ON_SCREEN = (populations.QUARTERS.title, populations.BY_OFFICE)
FOOTER = "Jak se počítá: Kruh, stránka Jak počítáme."


def year_sheet(shown: Year) -> paper.Document:
    """This will set the sheet."""
    names = {Level.COUNTRY: "Rok republiky v číslech", Level.REGION: "Rok kraje v číslech"}
    blocks: list[paper.Block] = [
        paper.Paragraph(f"{shown.scope.label}, rok {shown.year}. {shown.note}"),
        paper.Paragraph(ROUNDED if shown.scope.is_published else EXACT),
    ]
    if not shown.cards:
        blocks.append(paper.Paragraph("V tomto roce zatím není co ukázat."))
    else:
        sums = tuple((card.population.title, card.total, card.before or "–") for card in shown.cards)
        blocks.append(_numbers(("Celkem", str(shown.year), str(shown.year - 1)), sums))
    for card in shown.cards:
        blocks += _card(card)
    if shown.areas:
        rows = tuple((area["name"], area["words"]) for area in shown.areas)
        blocks += [paper.Heading(1, "Konference po krajích"), _numbers(("Kraj", "Konferencí"), rows)]
    if shown.measures:
        plan = tuple((one.name, str(one.workshops), str(one.people), str(one.hours)) for one in shown.measures)
        blocks += [paper.Heading(1, PLAN), _numbers(("Opatření", "Workshopů", "Lidí", "Hodin"), plan)]
    if shown.empty:
        blocks += [paper.Heading(1, "Kde není co počítat"), paper.Bullets(tuple(shown.empty))]
    return paper.Document(
        title=names.get(shown.scope.level, "Rok v číslech"), dated=shown.today, blocks=tuple(blocks), footer=FOOTER
    )


def _card(card: Card) -> list[paper.Block]:
    """Quarters and offices only of what matters most: a sheet is not a screen."""
    is_first = card.population is populations.HELD
    shown = [table for table in card.tables if is_first or table.title not in ON_SCREEN]
    number = {populations.HOURS.code: "Hodin", populations.MONEY.code: "Částka"}.get(card.population.code, "Počet")
    tables = [_table(table, number) for table in shown]
    said = [paper.Paragraph(" ".join(card.sentences))] if card.sentences else []
    return [paper.Heading(1, card.population.title), *said, *tables]


def _table(table: Table, number: str) -> paper.Block:
    rows = tuple((bar.label, bar.words, "" if bar.percent is None else f"{bar.percent} %") for bar in table.bars)
    return _numbers((table.title, number, "Podíl"), rows)


def _numbers(head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> paper.Block:
    right: list[paper.Align] = ["right"] * (len(head) - 1)
    widths = (3.0, *((1.0,) * (len(head) - 1)))
    return paper.Table(head=head, rows=rows, widths=widths, align=("left", *right))
