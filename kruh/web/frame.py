"""What stands around every page, written by one hand: links of the head, menu, tabs, steps, foot.

A template would cost more than everything it frames: values go in, markup comes out. `tabs`, `filters` and
`crumbs` have the markup of their components.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from html import escape
from typing import Any, Protocol

from django.templatetags.static import static
from django.urls import reverse
from django.utils.safestring import SafeString

from kruh.foundation import text
from kruh.web.icons import ICONS

DEMO_STRIP = SafeString(
    '<aside class="demo" aria-label="Ukázka"><div class="wrap"><p><strong>Ukázka s vymyšlenými lidmi.</strong> '
    "Nepište sem nic o skutečných dětech a rodinách.</p></div></aside>"
)
CURRENT = ' aria-current="page"'


class Item(Protocol):
    """One link of a menu or of a row of tabs."""

    @property
    def label(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def current(self) -> bool: ...
    @property
    def count(self) -> int: ...


# The head ----------------------------------------------------------------------------------------------------------


@cache
def links(theme: str) -> SafeString:
    """This will link the picture and the style sheets."""
    icon = f'<link rel="icon" href="{escape(static("web/logo.svg"))}" type="image/svg+xml">'
    sheet = '<link rel="stylesheet" href="{}">'
    themed = sheet.format(escape(static(theme))) if theme else ""
    return SafeString(f"{icon}\n{sheet.format(escape(static('web/kruh.css')))}\n{themed}")


@cache
def script(path: str) -> SafeString:
    """This will link a script that runs when the page is there."""
    return SafeString(f'<script src="{escape(static(path))}" defer></script>')


# The top -----------------------------------------------------------------------------------------------------------


def header(menu: Iterable[Item], own: str) -> SafeString:
    """This will write the top of the page; `own` is what `signed_in` made, or nothing."""
    items = "".join([_link(item) for item in menu])
    nav = f'<nav class="menu" aria-label="Hlavní nabídka">{items}</nav>' if items else ""
    return SafeString(f"{_brand()}\n{own}\n</div>\n{nav}\n</div>\n</header>")


def signed_in(name: str, works_as: str, account: Iterable[Item], token: str) -> str:
    """This will write who is signed in, the links of the account and the way out."""
    items = "".join([f"{_link(item)}\n" for item in account])
    before, after = _account(name, works_as)
    out = f'<input type="hidden" name="csrfmiddlewaretoken" value="{escape(token)}">' if token else ""
    return f"{before}{items}{after}{out}{_sign_out()}"


@cache
def _brand(url: str = "/") -> str:
    picture = f'<img src="{escape(static("web/logo.svg"))}" alt="" width="36" height="36">'
    brand = f'<a class="brand" href="{url}">{picture}Kruh</a>'
    return f'<header class="top">\n<div class="wrap">\n<div class="top-in">\n{brand}'


@lru_cache(maxsize=1024)
def _account(name: str, works_as: str) -> tuple[str, str]:
    who = f"<p><strong>{escape(name)}</strong>{escape(text.typo(works_as))}</p>"
    mine = f'<a href="{reverse("mfa_index")}">Můj účet</a>'
    form = f'<form method="post" action="{reverse("account_logout")}">'
    return f'<div class="who-am-i">\n{who}\n<div class="own-links">', f"{mine}\n{form}"


@cache
def _sign_out() -> str:
    return '<button class="link" type="submit">Odhlásit se</button></form></div>\n</div>'


def _link(item: Item) -> str:
    current, counted = CURRENT if item.current else "", _counted(item)
    return f'<a href="{escape(item.url)}"{current}>{escape(item.label)}{counted}</a>'


def _counted(item: Item) -> str:
    return f' <span class="count">{item.count}</span>' if item.count else ""


# Around the page's own words ---------------------------------------------------------------------------------------


def tabs(items: Iterable[Item]) -> SafeString:
    """This will write the row of tabs."""
    rows = "".join([f"<li>{_link(item)}</li>" for item in items])
    return SafeString(f'<nav class="tabs" aria-label="Části"><ul>{rows}</ul></nav>' if rows else "")


def filters(items: Iterable[Mapping[str, Any]], label: str) -> SafeString:
    """This will write the row of ways to narrow a list."""
    rows = "".join([_filter(item) for item in items])
    return SafeString(f'<nav class="filters" aria-label="{escape(label)}"><ul>{rows}</ul></nav>')


def _filter(item: Mapping[str, Any]) -> str:
    current = ' aria-current="true"' if item.get("current") else ""
    count = item.get("count")
    counted = "" if count is None else f' <span class="count">{count}</span>'
    return f'<li><a href="{escape(item["url"])}"{current}>{escape(str(item["label"]))}{counted}</a></li>'


def pager(newer: str, older: str, label: str) -> SafeString:
    """This will write the ways to the pages before and after, where there are any."""
    if not (newer or older):
        return SafeString("")
    back = (
        f'<a class="btn btn-2" rel="prev" href="{escape(newer)}">{ICONS["left"]}Novější</a>'
        if newer
        else "<span></span>"
    )
    on = (
        f'<a class="btn btn-2" rel="next" href="{escape(older)}">Starší{ICONS["right"]}</a>'
        if older
        else "<span></span>"
    )
    return SafeString(f'<nav class="pager" aria-label="{escape(label)}">{back}{on}</nav>')


def crumbs(trail: Sequence[tuple[str, str]]) -> SafeString:
    """This will write the steps that lead to the page; the last one is the page."""
    steps = "".join([f"<li>{_step(label, url)}</li>" for label, url in trail])
    return SafeString(f'<nav class="crumbs" aria-label="Kde jste"><ol>{steps}</ol></nav>' if steps else "")


def _step(label: str, url: str) -> str:
    name = escape(label)
    return f'<a href="{escape(url)}">{name}</a>' if url else f"<span{CURRENT}>{name}</span>"


# For everybody -----------------------------------------------------------------------------------------------------

PUBLIC = (
    ("O konferencích", "web:conferences"),
    ("Jak požádat", "web:text jak-pozadat"),
    ("Kraje a kontakty", "directory:regions"),
    ("Workshopy", "training:listed"),
    ("Příručka", "web:handbook"),
)


@lru_cache(maxsize=256)
def public_header(path: str) -> SafeString:
    """This will write the top of a page for everybody: it knows nobody, so it never offers anybody's work."""
    rows = [(label, reverse(name, args=rest)) for label, (name, *rest) in ((one, way.split()) for one, way in PUBLIC)]
    best = max((url for _, url in rows if path.startswith(url)), key=len, default="")
    items = "".join([f'<a href="{url}"{CURRENT if url == best else ""}>{label}</a>' for label, url in rows])
    way_in = '<p class="row"><a class="link" href="/">Přihlášení</a></p>'
    nav = f'<nav class="menu" aria-label="Hlavní nabídka">{items}</nav>'
    return SafeString(f"{_brand(rows[0][1])}\n{way_in}\n</div>\n{nav}\n</div>\n</header>")


@cache
def footer(has_gallery: bool) -> SafeString:
    """This will write the foot of the page."""
    named = [("O konferencích", "web:conferences"), ("Přístupnost", "web:accessibility"), ("Soukromí", "web:privacy")]
    rows = [*named, ("Galerie komponent", "web:gallery")] if has_gallery else named
    ways = "".join([f'<a href="{reverse(name)}">{label}</a>' for label, name in rows])
    words = f'<p>Kruh – případové a rodinné konference</p>\n<nav aria-label="Patička">{ways}</nav>'
    return SafeString(f'<footer class="foot">\n<div class="wrap foot-in">\n{words}\n</div>\n</footer>')
