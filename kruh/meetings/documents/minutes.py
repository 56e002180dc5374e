"""What is printed of the minutes: the plain form and the formal protocol, both from one content."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from kruh.conferences.vocabulary import SeatRole
from kruh.foundation import days, text
from kruh.foundation import typesetting as paper
from kruh.meetings.documents import revisions
from kruh.meetings.queries.content import PRESENCE
from kruh.meetings.rules.revisions import spoken
from kruh.meetings.vocabulary import Audience, Layout, SectionKind
from kruh.plans import documents as plan_documents

CONFIDENTIAL = "Obsahuje důvěrné informace o rodině. Nedávejte ho prosím nikomu dalšímu."
NOTHING = "Nic jsme nezapsali."
FOR_WHOM = {
    Audience.PROFESSIONALS: "Jen pro odborníky:",
    Audience.ONLY: "Jen pro vybrané lidi:",
    Audience.EXCEPT: "Ne pro všechny:",
}
NARROW = "Kopie obsahuje jen to, co se týká jejího příjemce: cíl setkání, jeho úkoly a určené části."
ONLY_CZECH = "Zápis umíme jen česky. Celý vám ho přečteme a tlumočník ho přeloží, stačí si o to říct."
FILE_IT = "Podepsaný list vyfoťte a nahrajte do Kruhu, zařadí se sám podle kódu."


def file_name(kind: str, number: str, ending: str, *, copy: int | None = None) -> str:
    """This will name a file so that nobody learns anything from it: `zapis_PK-12.pdf`, `zapis_PK-12_kopie-3.pdf`."""
    which = "" if copy is None else f"_kopie-{copy}"
    return f"{kind}_{number.replace(' ', '-')}{which}.{ending}"


# The minutes -------------------------------------------------------------------------------------------------------


def minutes(
    content: dict[str, Any],
    *,
    dated: date,
    comments_until: date | None = None,
    reader: str = "",
    contact: str = "",
    code: str = "",
    is_foreign: bool = False,
) -> paper.Document:
    """This will give the minutes in the layout that the office chose; a copy says whose it is and whom to call.

    The office's own print carries a code, so that its signed copy files itself; copies of the members carry none.
    """
    is_protocol = content["layout"] == Layout.PROTOCOL
    asks = [_invitation_to_comment(comments_until, contact)] if comments_until else []
    blocks = [*_protocol(content), *asks] if is_protocol else _plain(content, asks)
    if code:
        blocks.insert(0, paper.Mark(code, FILE_IT))
    if reader:
        blocks.insert(0, paper.Fields((("Kopie pro", reader),)))
    if content.get("is_narrow"):
        blocks.insert(1, paper.Note(NARROW))
    if is_foreign:
        blocks.insert(1, paper.Note(ONLY_CZECH))
    if "revision" in content:
        blocks = [*revisions.blocks(content["revision"]), *blocks]
    if is_protocol or not comments_until:
        blocks += _signed(content, is_protocol=is_protocol)
    return paper.Document(
        title=_title(content, is_protocol=is_protocol),
        dated=dated,
        blocks=tuple(blocks),
        sender=paper.Letterhead(content["office"]),
        reference=", ".join(filter(None, [content["number"], content["file_mark"]])),
        footer=CONFIDENTIAL,
    )


def _title(content: dict[str, Any], *, is_protocol: bool) -> str:
    kind = "Protokol" if is_protocol else "Zápis"
    which = f", {spoken(content['revision']['number'])}" if "revision" in content else ""
    return f"{kind} z případové konference{which}"


def _plain(content: dict[str, Any], asks: Sequence[paper.Block]) -> list[paper.Block]:
    """The plain order: what was said, the plan, what may still be mended (`asks`), who was there."""
    blocks: list[paper.Block] = [_head(content)]
    for kind in SectionKind:
        if kind == SectionKind.FOLLOW_UP:
            blocks += [paper.Heading(1, "Plán: kdo co udělá"), *_plan(content)]
        blocks += _section(content, kind)
    return [*blocks, *_dissents(content), *asks, paper.Heading(1, "Účast na setkání"), _people(content)]


def _protocol(content: dict[str, Any]) -> list[paper.Block]:
    """The formal order: who took part, then the course in numbered parts, then the plan."""
    parts: list[tuple[str, list[paper.Block]]] = [("Účast", [_people(content)])]
    for kind in SectionKind:
        if kind == SectionKind.FOLLOW_UP:
            parts.append(("Plán opatření", _plan(content)))
        parts.append((_FORMAL[kind], _section(content, kind)[1:] or [paper.Paragraph(NOTHING)]))
    if content["dissents"]:
        parts.append(("Odlišné názory", _dissents(content)[1:]))
    blocks: list[paper.Block] = [_head(content)]
    for number, (title, inner) in enumerate(parts, 1):
        blocks += [paper.Heading(1, f"{number}. {_of_children(content, title)}"), *inner]
    return blocks


_FORMAL = {
    SectionKind.GOAL: "Cíl setkání",
    SectionKind.STRENGTHS: "Zdroje a silné stránky",
    SectionKind.WORRIES: "Rizika a obavy",
    SectionKind.CHILD_VIEW: "Názor dítěte",
    SectionKind.VIEWS: "Vyjádření účastníků",
    SectionKind.OPTIONS: "Zvažované možnosti",
    SectionKind.DISAGREEMENTS: "Neshody",
    SectionKind.AGREEMENTS: "Dohody",
    SectionKind.FOLLOW_UP: "Sledování plánu a další setkání",
}


def _head(content: dict[str, Any]) -> paper.Fields:
    held_on = days.day_long(date.fromisoformat(content["held_on"])) if content["held_on"] else ""
    team = content["team"]
    items = (
        ("Koho se týká", text.list_words(content["children"])),
        ("Kdy", ", ".join(filter(None, [held_on, content["time"]]))),
        ("Kde", content["place"]),
        ("Setkání vedl tým", _team_words(team)),
        ("Typ konference", content["type"]),
    )
    return paper.Fields(tuple((label, value) for label, value in items if value))


def _team_words(team: dict[str, str]) -> str:
    said = (("facilitace", SeatRole.FACILITATOR), ("zápis", SeatRole.MINUTE_TAKER))
    return "\n".join(f"{team[role]} ({word})" for word, role in said if team.get(role))


def _section(content: dict[str, Any], kind: SectionKind) -> list[paper.Block]:
    blocks: list[paper.Block] = [paper.Heading(1, _of_children(content, str(kind.label)))]
    if kind == SectionKind.CHILD_VIEW and content["heard"]["how"]:
        blocks.append(_heard(content["heard"]))
    for row in told(content, kind):
        blocks += _for_whom(row) + stretches(row["text"])
    return blocks if len(blocks) > 1 else []


def _of_children(content: dict[str, Any], title: str) -> str:
    """Brothers and sisters may have said it together."""
    return title.replace("dítěte", "dětí") if len(content["children"]) > 1 else title


def told(content: dict[str, Any], kind: SectionKind) -> list[dict[str, Any]]:
    """This will give the paragraphs of one part; an older content has one text for each."""
    if "paragraphs" in content:
        return [row for row in content["paragraphs"] if row["kind"] == kind]
    words = content["sections"].get(kind, "").strip()
    return [{"kind": kind, "text": words}] if words else []


def _for_whom(row: dict[str, Any]) -> list[paper.Block]:
    """The office's own print says what is not for everybody; a copy holds only what its reader may have."""
    said = FOR_WHOM.get(row.get("audience", ""), "")
    return [paper.Paragraph((paper.Run(said, bold=True),))] if said else []


def stretches(words: str) -> list[paper.Block]:
    """This will give a text as paragraphs, one for each stretch between empty lines."""
    return [paper.Paragraph(part.strip()) for part in words.split("\n\n") if part.strip()]


def _heard(heard: dict[str, str]) -> paper.Fields:
    items = (
        ("Jak zazněl", heard["how"]),
        ("Kdo ho vyslechl nebo řekl", heard["by"]),
        ("Proč nezazněl", heard["why_not"]),
    )
    return paper.Fields(tuple((label, value) for label, value in items if value))


def _plan(content: dict[str, Any]) -> list[paper.Block]:
    plan = content["plan"]
    if not plan["rows"]:
        return [paper.Paragraph("V plánu není žádný úkol.")]
    rows = tuple(tuple(row) for row in plan["rows"])
    table = paper.Table(head=tuple(plan["head"]), rows=rows, widths=tuple(plan["widths"]))
    return [table, *plan_documents.read_aloud(plan.get("read", []))]


def _dissents(content: dict[str, Any]) -> list[paper.Block]:
    rows = content["dissents"]
    if not rows:
        return []
    return [
        paper.Heading(1, "Odlišné názory"),
        *[paper.Paragraph((paper.Run(f"{row['who']}: ", bold=True), paper.Run(row["text"]))) for row in rows],
    ]


def _people(content: dict[str, Any]) -> paper.Table:
    rows = []
    for row in content["people"]:
        presence = PRESENCE.get(row["presence"], row["presence"])
        rows.append((row["name"], row["role"], ", ".join(filter(None, [presence, row["note"]]))))
    return paper.Table(head=("Jméno", "Kdo to je", "Účast"), rows=tuple(rows), widths=(3, 3, 3))


def _invitation_to_comment(until: date, contact: str) -> paper.Note:
    where = f": {contact}." if contact else " na pracoviště, které setkání svolalo."
    return paper.Note(
        f"Chcete něco opravit nebo doplnit? Napište nebo zavolejte do {days.day(until)}{where} "
        "Každou připomínku vyřídíme a důvod zapíšeme."
    )


def _signed(content: dict[str, Any], *, is_protocol: bool) -> list[paper.Block]:
    """Should the signatures stand on a page of their own, they still say what is signed."""
    kind = "protokolu" if is_protocol else "zápisu"
    met = f" ze setkání {days.day(date.fromisoformat(content['held_on']))}" if content["held_on"] else ""
    what = paper.Paragraph(f"Podpisy k {kind} {content['number']}{met}:")
    return [what, paper.Signatures(_signers(content, is_protocol=is_protocol))]


def _signers(content: dict[str, Any], *, is_protocol: bool) -> tuple[str, ...]:
    """The protocol is signed by whoever led the meeting as well."""
    team = content["team"]
    minute_taker = team.get(SeatRole.MINUTE_TAKER) or "Kdo zapisoval"
    leading = (team.get(SeatRole.FACILITATOR) or "Kdo setkání vedl",) if is_protocol else ()
    return (minute_taker, *leading, f"Za pracoviště {content['office']}")
