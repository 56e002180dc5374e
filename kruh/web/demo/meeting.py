"""Dates: what people answer, how the answers compare, what follows what."""

from collections.abc import Iterator
from datetime import date

from kruh.web.demo.specimen import LONG_NAME, Specimen

ANSWERS = (("yes", "ano"), ("maybe", "když to jinak nejde"), ("no", "ne"), ("call", "nevím, zavolejte mi"))


def specimens() -> Iterator[Specimen]:
    """This will show the group."""
    yield from _polls()
    yield from _matrix()
    yield from _timeline()


def _polls() -> Iterator[Specimen]:
    poll = {"legend": "čtvrtek 3. prosince v 9:00", "choices": ANSWERS}
    yield Specimen(
        "poll_row", "bez odpovědi", {**poll, "name": "poll-1", "value": "", "hint": "Komunitní centrum Lípa"}
    )
    yield Specimen("poll_row", "s odpovědí", {**poll, "name": "poll-2", "value": "call"})
    for kind in ("yes", "maybe", "no", "call", "none"):
        yield Specimen("answer", kind, {"kind": kind})


def _matrix() -> Iterator[Specimen]:
    days = [
        {"label": "čt 3. 12. v 9:00", "is_best": True},
        {"label": "po 7. 12. ve 14:00", "note": "blokuje otec"},
        {"label": "út 8. 12. v 9:00", "note": "2 bez odpovědi"},
    ]
    answers = {
        "Galina Tkačuková": "yes maybe yes",
        "Pavel Dvořák": "yes no none",
        LONG_NAME: "maybe yes call",
        "Petr Havel": "yes yes none",
    }
    rows = [
        {
            "name": name,
            "note": "bez ní to nejde" if at == 0 else "",
            "answers": [{"kind": kind, "is_best": not n} for n, kind in enumerate(kinds.split())],
        }
        for at, (name, kinds) in enumerate(answers.items())
    ]
    yield Specimen("poll_matrix", "tři termíny, čtyři lidé", {"caption": "Kdo kdy může", "days": days, "rows": rows})


def _timeline() -> Iterator[Specimen]:
    events = [
        ("is_past", date(2026, 11, 4), "Žádost odeslána", ""),
        ("is_past", date(2026, 11, 6), "Tým přijal", "Petr Havel a Eva Nová"),
        ("is_next", date(2026, 12, 3), "Setkání", "Komunitní centrum Lípa, tým přijde v 8:30"),
        ("", date(2026, 12, 10), "Zápis mají všichni", ""),
    ]
    yield Specimen(
        "timeline",
        "minulé, příští, budoucí",
        {
            "events": [
                {"at": at, "title": title, "text": text, **({flag: True} if flag else {})}
                for flag, at, title, text in events
            ]
        },
    )
