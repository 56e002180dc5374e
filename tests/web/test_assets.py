"""The weight of the files and the contrast of the colours."""

import gzip
import re
from pathlib import Path

import pytest

from kruh import web

STATIC = Path(web.__file__).parent / "static" / "web"
CSS = (STATIC / "kruh.css").read_text()
THEMES = ["kruh.css", *sorted(path.name for path in STATIC.glob("theme-*.css"))]
TEXT = {
    "ink": "paper page sunk focus ok-soft warn-soft err-soft brand-soft",
    "ink-2": "paper page sunk",
    "brand": "paper page brand-soft",
    "brand-dark": "paper brand-soft",
    "warm": "paper warm-soft",
    "ok": "paper page ok-soft",
    "warn": "paper page warn-soft",
    "err": "paper page err-soft",
    "visited": "paper",
}
EDGES = {
    "line-strong": "paper page",
    "brand": "paper page",
    "err": "paper",
    "warm": "paper",
    "ok": "paper",
    "ink": "page",
}


def colours(theme: str) -> dict[str, str]:
    tokens = dict(re.findall(r"--c-([\w-]+): (#[0-9a-f]{3,6})", CSS))
    return tokens | dict(re.findall(r"--c-([\w-]+): (#[0-9a-f]{3,6})", (STATIC / theme).read_text()))


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def weak(tokens: dict[str, str], pairs: dict[str, str], least: float) -> list[str]:
    ways = [(front, back) for front, backs in pairs.items() for back in backs.split()]
    return [f"{front} on {back}" for front, back in ways if contrast(tokens[front], tokens[back]) < least]


@pytest.mark.parametrize("theme", THEMES)
def test_text_has_contrast_of_four_and_a_half(theme: str) -> None:
    tokens = colours(theme)

    assert weak(tokens, TEXT, 4.5) == []


@pytest.mark.parametrize("theme", THEMES)
def test_edges_have_contrast_of_three(theme: str) -> None:
    tokens = colours(theme)

    assert weak(tokens, EDGES, 3) == []


@pytest.mark.parametrize(("name", "kilobytes"), [("kruh.css", 15), ("kruh.js", 8), ("logo.svg", 1)])
def test_file_keeps_its_weight(name: str, kilobytes: int) -> None:
    assert len(gzip.compress((STATIC / name).read_bytes(), 9)) <= kilobytes * 1000


@pytest.mark.parametrize("theme", THEMES[1:])
def test_theme_changes_tokens_only(theme: str) -> None:
    rules = re.sub(r"/\*.*?\*/", "", (STATIC / theme).read_text(), flags=re.S)

    assert [words.strip() for words in re.findall(r"([^{};]+)\{", rules)] == ["@layer tokens", ":root"]
