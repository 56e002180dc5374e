"""Realistic papers of the practice, for the tests of typesetting."""

from datetime import date

from kruh.foundation import payment
from kruh.foundation import typesetting as paper

CENTRE = paper.Letterhead(
    "Centrum Most rodinám, z. s.",
    ("Náměstí Míru 12", "503 27 Lipová nad Březnou"),
    ("konference@mostrodinam.example", "+420 605 123 456"),
)
INVITATION = paper.Document(
    title="Pozvánka na setkání u kulatého stolu",
    dated=date(2026, 2, 26),
    reference="PK-2026-014",
    sender=CENTRE,
    recipient_window=("Vlasta Havlínová", "Na Kopečku 184/7", "503 27 Lipová nad Březnou"),
    footer="Centrum Most rodinám · Pozvánka",
    blocks=(
        paper.Paragraph("Vážená paní Havlínová,"),
        paper.Paragraph("zveme Vás na setkání, na kterém se domluvíme, jak pomoct Adamovi a Elle."),
        paper.Fields(
            (
                ("Kdy", (paper.Run("úterý 10. března 2026", True), paper.Run(" od 14:00 do 15:50"))),
                ("Kde", "Klubovna domu dětí, Lipová 5"),
            )
        ),
        paper.Heading(1, "Co potřebujeme od Vás"),
        paper.Bullets(("Zavolejte nám do 3. 3. 2026.", "Řekněte nám, co Vám setkání usnadní.")),
        paper.Note("Přijít nemusíte."),
        paper.Paragraph("Bc. Renata Olšová\nsociální pracovnice"),
    ),
)
MINUTES = paper.Document(
    title="Zápis z případové konference",
    dated=date(2026, 3, 17),
    blocks=(
        paper.Heading(1, "Kdo přišel"),
        paper.Table(
            ("Jméno", "Účast"),
            (("Adam Havlín", "celou dobu"), ("Radek Havlín", "od 14:20")),
            (3, 2),
            caption="Rodina a síť",
            row_height_mm=12,
        ),
        paper.Heading(3, "Na čem jsme se neshodli"),
        paper.Numbered(("Kde budou děti v létě.", "Která škola je pro Adama."), start=3),
        paper.Checks((("Zápis dostane škola", True), ("Zápis dostane lékařka", False))),
        paper.Lines(3),
        paper.PageBreak(),
        paper.Poster("Babička čeká"),
        paper.Paragraph("Запрошення на зустріч", lang="uk"),
        paper.Signatures(("Tomáš Lindr", "Renata Olšová", "Jitka Havlínová", "Vlasta Havlínová")),
    ),
)
PAYMENT = payment.Payment("19-2000145399/0800", 248720, "2026000123", date(2026, 3, 31), "PK-2026-014")
INVOICE = paper.Document(
    title="Faktura 2026000123",
    dated=date(2026, 3, 17),
    sender=CENTRE,
    blocks=(
        paper.Table(
            ("Položka", "Celkem"),
            (("Konference, 2 h", "2 000,00 Kč"), ("Cesta, 84 km", "487,20 Kč"), ("Celkem k úhradě", "2 487,20 Kč")),
            align=("left", "right"),
            has_sum=True,
        ),
        paper.Beside(
            (paper.Heading(1, "Platba"), paper.Fields((("Účet", "19-2000145399/0800"),))),
            (paper.Picture(payment.qr_png(PAYMENT), "QR kód k platbě", 40),),
        ),
    ),
)
HOSTILE = '#eval("1") $x$ *a* _b_ `c` <l> @ref \\u{41} // k /* */ = #let x = 1; {{ y }} &amp; <b>'


def with_text(text: str) -> paper.Document:
    """A document whose every place says the text."""
    return paper.Document(
        title=f"T {text}",
        dated=date(2026, 3, 17),
        reference=text,
        footer=text,
        sender=paper.Letterhead(text, (text,), (text,)),
        recipient_window=(text,),
        blocks=(
            paper.Heading(1, text),
            paper.Paragraph((paper.Run(text), paper.Run(text, True))),
            paper.Fields(((text, text),)),
            paper.Table((text,), ((text,),), caption=text),
            paper.Bullets((text,)),
            paper.Numbered((text,)),
            paper.Checks(((text, True),)),
            paper.Signatures((text,)),
            paper.Note(text),
            paper.Poster(text),
        ),
    )
