"""Bad files and bad passphrases: each ends in one sentence and gives nothing away."""

import io
import json
import sys
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kruh.archive.rules import envelope, package, values
from kruh.archive.rules.envelope import NotOpened

PASSPHRASE = "velmi dlouhé heslo k archivu"
FILES = {"data/cases.case.jsonl": b'{"id":"1"}\n', "readme.txt": b"text"}


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "COST", 16)


def refused(deed: Any) -> str:
    with pytest.raises(NotOpened) as refusal:
        deed()
    return str(refusal.value)


def zipped(*entries: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as into:
        for name, content in entries:
            into.writestr(name, content)
    return made.getvalue()


@pytest.mark.parametrize("size", [0, 1, envelope.PIECE - 1, envelope.PIECE, envelope.PIECE + 1, 2 * envelope.PIECE])
def test_what_was_closed_opens_at_every_size(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    closed = envelope.close(PASSPHRASE, content)
    assert envelope.opened(f" {PASSPHRASE} ", closed) == content
    assert content[:64] not in closed or size < 64
    assert envelope.close(PASSPHRASE, content) != closed


def test_wrong_passphrase_is_told_from_a_changed_file() -> None:
    closed = envelope.close(PASSPHRASE, b"x" * (2 * envelope.PIECE + 7))
    step = envelope.PIECE + envelope.MARK
    pieces = [closed[envelope.HEAD + n * step :][:step] for n in range(3)]
    head = closed[: envelope.HEAD]
    assert refused(lambda: envelope.opened("jiné heslo, taky dlouhé", closed)) == envelope.WRONG
    assert refused(lambda: envelope.opened(PASSPHRASE, b"")) == envelope.NOT_OURS
    assert refused(lambda: envelope.opened(PASSPHRASE, b"PK\x03\x04" + closed)) == envelope.NOT_OURS
    assert refused(lambda: envelope.opened(PASSPHRASE, closed[:8] + b"\x02" + closed[9:])) == envelope.NEWER
    for broken in (
        closed[:-1],
        closed + b"x",
        head,
        head + pieces[0] + pieces[1],
        head + pieces[1] + pieces[0] + pieces[2],
        head + pieces[0] + pieces[0] + pieces[2],
        closed[: envelope.HEAD + 5] + bytes([closed[envelope.HEAD + 5] ^ 1]) + closed[envelope.HEAD + 6 :],
    ):
        assert refused(lambda broken=broken: envelope.opened(PASSPHRASE, broken)) == envelope.CHANGED


def test_fresh_passphrase_is_long_enough_and_never_the_same() -> None:
    made = {envelope.fresh_passphrase() for _ in range(50)}
    assert len(made) == 50
    assert not any(envelope.passphrase_problems(one) for one in made)
    assert envelope.passphrase_problems("krátké heslo") == [envelope.SHORT]


def test_manifest_knows_every_file() -> None:
    content = package.packed({"case": {"id": "1"}}, FILES)
    manifest, files = package.unpacked(content)
    assert files == FILES
    assert manifest["files"]["readme.txt"] == {"sha256": sha256(b"text").hexdigest(), "size": 4}
    assert package.packed({"case": {"id": "1"}}, FILES) == content


def told(**words: Any) -> bytes:
    manifest = {"format": package.FORMAT, "version": 1, "files": package.listed(FILES), **words}
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ([], envelope.CHANGED),
        ([("manifest.json", b"{"), *FILES.items()], envelope.CHANGED),
        ([("manifest.json", b"[" * 100_000), *FILES.items()], envelope.CHANGED),
        ([("manifest.json", told(format="jiny")), *FILES.items()], envelope.CHANGED),
        ([("manifest.json", told(version=2)), *FILES.items()], envelope.NEWER),
        ([("manifest.json", told(version="1")), *FILES.items()], envelope.CHANGED),
        ([("manifest.json", told(files=[])), *FILES.items()], package.MISSING),
        ([("manifest.json", told()), ("readme.txt", b"text")], package.MISSING),
        ([("manifest.json", told()), *FILES.items(), ("data/neco.jsonl", b"")], package.MISSING),
        ([("manifest.json", told()), ("readme.txt", b"jiny"), ("data/cases.case.jsonl", b"")], envelope.CHANGED),
        ([("../../etc/passwd", b"x")], package.STRANGE),
        ([("data/../../x.jsonl", b"x")], package.STRANGE),
        ([("/data/cases.case.jsonl", b"x")], package.STRANGE),
        ([("data/", b"")], package.STRANGE),
    ],
)
def test_package_that_is_not_ours_is_refused(entries: list[tuple[str, bytes]], sentence: str) -> None:
    assert refused(lambda: package.unpacked(zipped(*entries))) == sentence


def test_same_name_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        content = zipped(("readme.txt", b"a"), ("readme.txt", b"b"))
    assert refused(lambda: package.unpacked(content)) == package.STRANGE


def test_bomb_is_refused_before_it_goes_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MB", 1)
    content = zipped(("readme.txt", b"\0" * (2 * package.MEGABYTE)))
    assert len(content) < 10_000
    assert refused(lambda: package.unpacked(content)) == package.TOO_BIG
    lying = content.replace((2 * package.MEGABYTE).to_bytes(4, "little"), (5).to_bytes(4, "little"))
    assert lying != content
    assert refused(lambda: package.unpacked(lying)) == envelope.CHANGED
    monkeypatch.setattr(package, "MOST_FILES", 3)
    many = zipped(*[(f"data/x{'a' * n}.jsonl", b"") for n in range(1, 6)])
    assert refused(lambda: package.unpacked(many)) == package.TOO_BIG


@given(st.binary(max_size=400))
@settings(max_examples=150)
def test_any_bytes_end_in_a_sentence(content: bytes) -> None:
    assert refused(lambda: package.unpacked(content)) == envelope.CHANGED


@given(st.data())
@settings(max_examples=100)
def test_any_changed_byte_is_noticed(data: st.DataObject) -> None:
    content = bytearray(package.packed({"case": {"id": "1"}}, FILES))
    place = data.draw(st.integers(0, len(content) - 1))
    content[place] ^= data.draw(st.integers(1, 255))
    try:
        files = package.unpacked(bytes(content))[1]
    except NotOpened:
        return
    assert files == FILES  # a time stamp or another word of the wrapping that says nothing


structures = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(st.dictionaries(st.text(min_size=1), structures))
def test_line_reads_back_as_it_was_and_does_not_depend_on_order(row: dict[str, Any]) -> None:
    assert package.rows(package.lines([row])) == [row]
    backwards = dict(reversed(row.items()))
    assert package.line(backwards) == package.line(row)


def test_identifiers_are_exchanged_wherever_they_stand() -> None:
    here, there = "0192b7c0-0000-7000-8000-000000000001", "0192b7c0-0000-7000-8000-000000000002"
    said = {here: [f"osoba:{here}", {"kdo": here}], "jinak": "x" + here}
    changed = values.exchanged(said, {here: there})
    assert changed == {there: [f"osoba:{there}", {"kdo": there}], "jinak": "x" + here}
    assert values.exchanged(changed, {there: here}) == said
    assert set(values.identifiers(said)) == {here}


def test_documented_recipe_opens_an_archive_without_kruh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "COST", 2**16)
    page = (Path(__file__).parents[2] / "docs/archive-format.md").read_text()
    recipe = page.split("```python\n")[1].split("```")[0]
    content = package.packed({"case": {"id": "1"}}, FILES) + b"x" * envelope.PIECE
    (tmp_path / "a.kruh").write_bytes(envelope.close(PASSPHRASE, content))
    monkeypatch.setattr(sys, "argv", ["recipe", str(tmp_path / "a.kruh"), str(tmp_path / "a.zip"), PASSPHRASE])
    exec(recipe, {})
    assert (tmp_path / "a.zip").read_bytes() == content
