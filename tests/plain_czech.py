"""Measures how plain a Czech text is: how long its sentences are, and which words a family would have to ask about.

The norm for families: no sentence over 15 words, 12 in the mean, no word of the office, no unexplained shortcut.
"""

import re
from collections.abc import Collection, Iterable
from html.parser import HTMLParser

from kruh.foundation import text as words

LONGEST, MEAN = 15, 12
# Beginnings of words without accents; whoever reads an office's letters every day no longer hears them.
JARGON = (
    *("participac", "participuj", "kompeten", "intervenc", "implementac", "realizac", "realizov", "realizuj"),
    *("monitoring", "monitoruj", "evaluac", "evaluuj", "indikac", "indikov", "kontraindik", "dysfunkc", "patolog"),
    *("multidisciplin", "interdisciplin", "mezioborov", "optimaliz", "efektiv", "adekvat", "relevant", "aspekt"),
    *("kazuisti", "anamne", "diagnosti", "screening", "case management", "sanace rodin", "sitovani", "depistaz"),
    *("nezletil", "zakonny zastup", "zakonneho zastup", "opatrovni", "kolizni", "ustavni vychov", "ochrannou vychov"),
    *("subjekt", "klient", "zadavatel", "svolavatel", "pracoviste ospod", "socialne-pravni", "socialne pravni"),
    *("dotcen", "predmetn", "vyse uveden", "nize uveden", "zainteresovan", "prislusn", "nasledne", "predlozit"),
    *("v souladu s", "za ucelem", "ve veci", "na zaklade", "v ramci", "v pripade, ze", "s ohledem na", "z duvodu"),
    *("prostrednictvim", "ohledne", "pripadne", "popripade", "respektive", "eventualn", "nicmene", "jakozto"),
    *("neprodlen", "bezodkladn", "dostavit se", "povinnost dostavit", "bude provede", "bude zajist", "je nutno"),
    *("mlcenlivost", "transparent", "neutralit", "profesionalit", "diskret", "informovanost", "srozumitelnost"),
    *("narativ", "reflexe", "reflektov", "motivacni", "zplnomocn", "empower", "resilien", "zdroje rodiny"),
)
SHORTCUT = re.compile(r"\b[A-ZÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ]{2,}\b")
KNOWN_SHORTCUTS = frozenset({"PDF", "SMS", "A4"})
# A point that ends no sentence: after a number, one letter, or a usual shortcut.
_INSIDE = re.compile(r"(?:\b\d+|\b\w|\b(?:Bc|Mgr|Ing|PhDr|např|tj|č|tel|str|sb|čl|odst|hod))\.$", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?…])[“”\")]*\s+")
_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_BLOCKS = frozenset(
    (
        *("p", "li", "h1", "h2", "h3", "h4", "h5", "dt", "dd", "th", "td", "caption", "div", "section", "summary"),
        *("label", "legend", "button", "option", "figcaption", "title"),
    )
)
_UNREAD = frozenset(("script", "style", "svg"))


def sentences(text: str) -> list[str]:
    """This will cut a text into sentences; a line is at least one."""
    found: list[str] = []
    for line in text.splitlines():
        held = ""
        for piece in _END.split(line.replace("\xa0", " ").strip()):
            held = f"{held} {piece}".strip()
            if not _INSIDE.search(held):
                found.append(held)
                held = ""
        found.append(held)
    return [sentence for sentence in found if _WORD.search(sentence)]


def length(sentence: str) -> int:
    """This will count the words; a telephone number is one word."""
    return len(_WORD.findall(re.sub(r"\d[\d\s.:,–-]*\d", "1", sentence)))


def faults(
    text: str,
    *,
    longest: int = LONGEST,
    mean: float = MEAN,
    allowed: Collection[str] = (),
    shortcuts: Iterable[str] = (),
) -> list[str]:
    """This will say what is not plain; `allowed` are beginnings from the list, `shortcuts` those the text explains."""
    said = sentences(text)
    long = [f"{length(one)} slov: {one}" for one in said if length(one) > longest]
    average = sum(map(length, said)) / len(said) if said else 0
    heavy = [f"v průměru {average:.1f} slova na větu"] if average > mean else []
    folded = words.fold(text)
    jargon = [
        f"slovo „{stem}…“" for stem in JARGON if stem not in allowed and re.search(rf"\b{re.escape(stem)}", folded)
    ]
    unknown = sorted(set(SHORTCUT.findall(text)) - KNOWN_SHORTCUTS - set(shortcuts))
    return [*long, *heavy, *jargon, *(f"zkratka {one}" for one in unknown)]


class _Reader(HTMLParser):
    def __init__(self, only: str) -> None:
        super().__init__()
        self.said: list[str] = [""]
        self.only, self.inside, self.skipped = only, 0 if only else 1, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.skipped += tag in _UNREAD
        self.inside += tag == self.only
        self._cut(tag)

    def handle_endtag(self, tag: str) -> None:
        self.skipped -= tag in _UNREAD
        self.inside -= tag == self.only
        self._cut(tag)

    def handle_data(self, data: str) -> None:
        if self.inside > 0 and not self.skipped:
            self.said[-1] += data

    def _cut(self, tag: str) -> None:
        if tag in _BLOCKS or tag == "br":
            self.said.append("")


def text_of(html: str, only: str = "main") -> str:
    """This will give what a page says inside of an element (empty for the whole page), one line for each block."""
    reader = _Reader(only)
    reader.feed(html)
    return "\n".join(" ".join(line.split()) for line in reader.said if line.strip())
