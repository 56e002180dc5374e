"""Three questionnaires without names: adults one to ten, children with faces, the worker of the office."""

from datetime import date

from kruh.family_conferences.rules import answers as rules
from kruh.family_conferences.vocabulary import Respondent
from kruh.foundation import typesetting as paper

TITLES = {
    Respondent.ADULT: "Jak to bylo pro vás",
    Respondent.CHILD: "Jak to bylo pro tebe",
    Respondent.WORKER: "Jak to bylo pro pracoviště",
}
OPENINGS = {
    Respondent.ADULT: "Nepodepisujte se a nepište jména. Zakroužkujte číslo: 1 je vůbec ne, 10 je úplně. "
    "Na co odpovídat nechcete, vynechte.",
    Respondent.CHILD: "Jméno sem nepiš. Zakroužkuj obličej. Když na něco odpovídat nechceš, nech to být.",
    Respondent.WORKER: "Zakroužkujte číslo: 1 je vůbec ne nebo skoro nic, 10 je úplně nebo hodně. Jména sem nepište.",
}
MORE = {
    Respondent.ADULT: "Chcete k tomu něco dodat?",
    Respondent.CHILD: "Chceš něco říct nebo nakreslit?",
    Respondent.WORKER: "Chcete k tomu něco dodat?",
}
FOOTER = "Beze jmen. Vyplněný list vložte do obálky."
FACES_MM = 78
LINES = {Respondent.ADULT: 7, Respondent.CHILD: 3, Respondent.WORKER: 7}
CENTER: paper.Align = "center"
_MOUTHS = ("M15 28c5 8 13 8 18 0", "M16 32h16", "M15 34c5-7 13-7 18 0")


def questionnaires(kind: Respondent, sheets: int, *, dated: date) -> paper.Document:
    """This will give as many sheets as there are people, each with its number, by which it is entered once."""
    blocks: list[paper.Block] = []
    for number in range(1, sheets + 1):
        blocks += [paper.PageBreak(), paper.Heading(1, TITLES[kind])] if number > 1 else []
        opening = (paper.Run(f"List {number}. ", bold=True), paper.Run(OPENINGS[kind]))
        blocks += [paper.Paragraph(opening), *_body(kind), paper.Heading(1, MORE[kind]), paper.Lines(LINES[kind])]
    footer = FOOTER.replace("vložte", "vlož") if kind == Respondent.CHILD else FOOTER
    is_child = kind == Respondent.CHILD
    return paper.Document(title=TITLES[kind], dated=dated, blocks=tuple(blocks), footer=footer, large_print=is_child)


def _body(kind: Respondent) -> list[paper.Block]:
    if kind == Respondent.CHILD:
        faces = paper.Picture(faces_drawn(), "Obličeje: dobře, jak kdy, špatně", FACES_MM)
        return [block for question in rules.ASKED[kind] for block in (paper.Heading(1, str(question.label)), faces)]
    scores = tuple(str(score) for score in range(1, rules.TOP[kind] + 1))
    rows = tuple((str(question.label), *scores) for question in rules.ASKED[kind])
    sides: tuple[paper.Align, ...] = ("left", *(CENTER,) * len(scores))
    head, widths = ("Otázka", *("",) * len(scores)), (7.5, *(0.9,) * len(scores))
    return [paper.Table(head, rows, widths, align=sides, row_height_mm=12)]


def faces_drawn() -> bytes:
    """This will draw three faces beside one another, to be circled."""
    heads = "".join(_face(place, mouth) for place, mouth in enumerate(_MOUTHS))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 232 48" fill="none" stroke="#17566b" '
        f'stroke-width="2.5" stroke-linecap="round">{heads}</svg>'
    ).encode()


def _face(place: int, mouth: str) -> str:
    return (
        f'<g transform="translate({place * 92} 0)"><circle cx="24" cy="24" r="20"/>'
        f'<path d="M17 18v3M31 18v3"/><path d="{mouth}"/></g>'
    )
