"""States, deadlines, notices, and the ways through a page."""

from collections.abc import Iterator
from datetime import date

from kruh.web.demo.specimen import TODAY, Specimen
from kruh.web.templatetags.kruh import deadline_words
from kruh.web.vocabulary import WorkState


def specimens() -> Iterator[Specimen]:
    """This will show the group."""
    yield from _states()
    yield from _alerts()
    yield from _moving()


def _states() -> Iterator[Specimen]:
    for known in WorkState:
        yield Specimen("status", known.label, {"state": known.value})
    yield Specimen("status", "s vysvětlením", {"state": "waiting", "note": "na vyjádření školy do pátku 27. 11."})
    yield Specimen("status", "nelze, proč", {"state": "blocked", "note": "Nejdřív vyberte termín."})
    for kind, words in (
        ("ok", "souhlas dán"),
        ("info", "otec"),
        ("warn", "bez e-mailu"),
        ("err", "nesmí se potkat"),
        ("warm", "dítě"),
    ):
        yield Specimen("tag", kind, {"kind": kind, "text": words})
    for due, state in (
        (date(2026, 12, 3), "dost času"),
        (date(2026, 11, 24), "brzy"),
        (TODAY, "dnes"),
        (date(2026, 11, 18), "po termínu"),
    ):
        yield Specimen("deadline", state, deadline_words(due, TODAY, done=False))
    yield Specimen("deadline", "hotovo", deadline_words(date(2026, 11, 18), TODAY, done=True))
    yield Specimen("deadline", "bez termínu", deadline_words(None, TODAY, done=False))


def _alerts() -> Iterator[Specimen]:
    yield Specimen(
        "alert",
        "dobrá zpráva",
        {"kind": "ok", "text": "Pozvánky jsme odeslali 7 lidem. Kdo nemá e-mail, je v seznamu k zavolání."},
    )
    yield Specimen(
        "alert", "pro informaci", {"kind": "info", "text": "Termín je 10 dní před Vánocemi, místnosti bývají plné."}
    )
    reasons = ["Otec zatím neřekl, jestli přijde.", "Není zajištěný tlumočník z ukrajinštiny."]
    yield Specimen(
        "alert",
        "varování s důvody",
        {"kind": "warn", "title": "Setkání ještě není připravené", "text": "Chybí 2 věci:", "reasons": reasons},
    )
    words = "E-mail pro paní Tkačukovou se vrátil. Zavolejte jí prosím."
    yield Specimen("alert", "nepovedlo se", {"kind": "err", "text": words, "url": "#", "link": "Zaznamenat hovor"})


def _moving() -> Iterator[Specimen]:
    yield Specimen(
        "crumbs",
        "cesta",
        {
            "label": "Drobečková cesta v galerii",
            "trail": [("Konference", "#"), ("Případ 2026/118", "#"), ("Příprava", "")],
        },
    )
    tabs = [
        ("Příprava", True, 3),
        ("Lidé", False, 9),
        ("Termín", False, 0),
        ("Pozvánky", False, 0),
        ("Zápis a plán", False, 0),
    ]
    known = [{"label": label, "url": "#", "current": current, "count": count} for label, current, count in tabs]
    unknown = {"label": "Vyúčtování", "url": "", "current": False, "count": 0}
    yield Specimen("tabs", "se stránkou, která zatím není", {"label": "Záložky v galerii", "tabs": [*known, unknown]})
    filters = [("Moje", True, 12), ("Celé pracoviště", False, 148), ("Po termínu", False, 2), ("Uzavřené", False, 1040)]
    chosen = [{"label": label, "url": "#", "current": current, "count": count} for label, current, count in filters]
    yield Specimen("filters", "vybráno", {"label": "Filtry v galerii", "filters": chosen})
    for state, pages in (("uprostřed", ("#", "#")), ("na začátku", ("", "#")), ("na konci", ("#", ""))):
        yield Specimen(
            "pager", state, {"newer": pages[0], "older": pages[1], "label": f"Stránkování v galerii, {state}"}
        )
    steps = [
        ("Žádost", "done", ""),
        ("Tým", "done", ""),
        ("Příprava", "now", "zbývá 7 dní"),
        ("Setkání", "todo", ""),
        ("Zápis", "todo", ""),
        ("Vyúčtování", "todo", ""),
    ]
    yield Specimen(
        "steps",
        "uprostřed",
        {"title": "Postup konference", "steps": [{"label": a, "state": b, "note": c} for a, b, c in steps]},
    )
