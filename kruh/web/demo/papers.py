"""Documents, summaries, tables, two versions of one text."""

from collections.abc import Iterator

from kruh.web.demo.specimen import Specimen


def specimens() -> Iterator[Specimen]:
    """This will show the group."""
    yield from _documents()
    yield from _summaries()
    yield from _table()
    yield from _versions()


def _documents() -> Iterator[Specimen]:
    links = [("Otevřít PDF", "#"), ("Stáhnout pro Word", "#")]
    yield Specimen(
        "document",
        "rozeslaný",
        {
            "document": {
                "title": "Zápis ze setkání",
                "note": "3. znění, 26. 11. 2026, 4 strany, 182 kB",
                "recipients": "úřad a 8 účastníků",
                "links": links,
            }
        },
    )
    yield Specimen(
        "document",
        "návrh",
        {"document": {"title": "Pozvánka pro paní Tkačukovou", "note": "zatím neodesláno", "links": links[:1]}},
    )


def _summaries() -> Iterator[Specimen]:
    rows = [
        {"label": "Kdy", "value": "čtvrtek 3. prosince 2026, 9:00-11:00", "url": "#"},
        {"label": "Kde", "value": "Komunitní centrum Lípa\nLidická 5, 370 01 České Budějovice", "url": "#"},
        {"label": "Tlumočník", "value": "", "url": "#"},
        {"label": "Spisová značka", "value": "OSPOD/2026/118"},
    ]
    yield Specimen("summary", "vyplněné i prázdné", {"rows": rows})
    parts = [
        {"title": "Setkání", "rows": rows[:2], "url": "#"},
        {
            "title": "Koho zveme",
            "rows": [{"label": "Účastníci", "value": "9 lidí, z toho 5 z rodiny", "url": "#"}],
            "url": "#",
            "missing": ["Otec nemá adresu ani e-mail."],
        },
    ]
    yield Specimen("check", "úplné", {"parts": parts[:1], "missing": []})
    yield Specimen("check", "něco chybí", {"parts": parts, "missing": ["Otec nemá adresu ani e-mail."]})


def _table() -> Iterator[Specimen]:
    columns = [("Případ", ""), ("Setkání", ""), ("Kde to stojí", ""), ("Odměna", "num")]
    cells = [
        ("2026/118", "3. 12. 2026", "Příprava", "8 400,00 Kč"),
        ("2026/104", "12. 11. 2026", "Zápis čeká na připomínky od školy a od lékařky", "10 087,20 Kč"),
    ]
    table = [
        [
            {"text": a, "url": "#"},
            {"label": "Setkání", "text": b},
            {"label": "Kde to stojí", "text": c},
            {"label": "Odměna", "text": d, "kind": "num"},
        ]
        for a, b, c, d in cells
    ]
    yield Specimen("table", "dva řádky", {"caption": "Konference pracoviště", "columns": columns, "rows": table})


def _versions() -> Iterator[Specimen]:
    yield Specimen(
        "versions",
        "dvě znění",
        {
            "theirs": {"Cíl setkání": "Aby Tereza chodila do školy včas."},
            "mine": {"Cíl setkání": "Aby Tereza chodila do školy včas a ráno s ní někdo posnídal."},
        },
    )
