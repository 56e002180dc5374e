"""Reads rendered HTML the way a strict reviewer would: what it finds is a list of sentences, empty when all is well."""

from html.parser import HTMLParser
from itertools import pairwise

LABELLED = {"input", "select", "textarea"}
NO_LABEL = {"hidden", "submit", "button"}


class Reader(HTMLParser):
    """Collects what the rules below ask about."""

    def __init__(self) -> None:
        super().__init__()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.references: list[str] = []
        self.label_targets: set[str] = set()
        self.controls: list[tuple[str, bool]] = []
        self.headings: list[int] = []
        self.open_labels = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        self.attributes += [(tag, name, value) for name, value in named.items()]
        self.ids += [named["id"]] if "id" in named else []
        self.references += named.get("aria-describedby", "").split() + named.get("aria-labelledby", "").split()
        if tag == "label":
            self.open_labels += 1
            self.label_targets.add(named.get("for", ""))
        if tag in LABELLED and named.get("type") not in NO_LABEL:
            self.controls.append((named.get("id", ""), self.open_labels > 0))
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.headings.append(int(tag[1]))

    def handle_endtag(self, tag: str) -> None:
        self.open_labels -= tag == "label"


def read(html: str) -> Reader:
    """This will read a page or a part of one."""
    reader = Reader()
    reader.feed(html)
    return reader


def faults(html: str) -> list[str]:
    """This will name everything our rules of markup forbid."""
    found = read(html)
    styled = [
        f"inline {name} on {tag}" for tag, name, _ in found.attributes if name == "style" or name.startswith("on")
    ]
    twice = [f"id {name} twice" for name in set(found.ids) if found.ids.count(name) > 1]
    loose = [f"no element {name}" for name in found.references if name not in found.ids]
    bare = [f"no label for {name}" for name, inside in found.controls if not inside and name not in found.label_targets]
    return styled + twice + loose + bare


def jumps(html: str) -> list[tuple[int, int]]:
    """This will list headings that skip a level."""
    levels = read(html).headings
    return [(above, below) for above, below in pairwise(levels) if below > above + 1]
