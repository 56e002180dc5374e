"""What is inside an archive: named files in a ZIP, and a manifest that knows the fingerprint of each.

Whoever brings an archive may bring anything: names, sizes and fingerprints are checked before a single row is read.
"""

import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from kruh.archive.rules.envelope import CHANGED, NEWER, NotOpened

FORMAT, VERSION = "kruh-case-archive", 1
MANIFEST, README = "manifest.json", "readme.txt"
PAPERS = "papers/"
REFERENCES, KEYS = "data/references.jsonl", "data/keys.jsonl"
ALLOWED = re.compile(
    r"manifest\.json|readme\.txt|data/[a-z_.]{3,80}\.jsonl|files/[a-z_.]{3,80}/[0-9a-z_.-]{3,120}"
    r"|papers/[0-9a-z-]{3,80}\.pdf"
)
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the same content makes the same file
MEGABYTE = 1024 * 1024
MOST_FILES, MOST_MB = 20_000, 100
ENDINGS = ((b"%PDF", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG", "png"), (b"PK\x03\x04", "zip"))

TOO_BIG = (
    f"Archiv je po rozbalení větší než {MOST_MB} MB nebo má moc souborů. "
    "Takový Kruh nevydává, ověřte prosím jeho původ."
)
STRANGE = "V archivu je soubor, který do něj nepatří. Zkontrolujte prosím, odkud archiv je; nic z něj se nenačetlo."
MISSING = "V archivu chybí soubor, který k němu patří, nebo v něm je navíc. Vyžádejte si prosím archiv znovu."

type Files = Mapping[str, bytes]


def line(row: Mapping[str, Any]) -> bytes:
    """This will write one row the same way every time: names of columns in order, the values as they were kept."""
    ordered = {name: row[name] for name in sorted(row)}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()


def lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """This will write rows one a line, in the order of what they say."""
    return b"".join(one + b"\n" for one in sorted(line(row) for row in rows))


def rows(content: bytes) -> list[dict[str, Any]]:
    """This will read rows back. Raises NotOpened."""
    try:
        found = [json.loads(one) for one in content.split(b"\n") if one]
    except (ValueError, RecursionError):
        raise NotOpened(CHANGED) from None
    if not all(isinstance(one, dict) for one in found):
        raise NotOpened(CHANGED)
    return found


def ending(content: bytes) -> str:
    """This will say what kind of file it is, by how it begins."""
    return next((name for start, name in ENDINGS if content.startswith(start)), "bin")


def listed(files: Files) -> dict[str, dict[str, Any]]:
    """This will give the sizes and fingerprints of files, for the manifest."""
    return {name: {"sha256": sha256(files[name]).hexdigest(), "size": len(files[name])} for name in sorted(files)}


def is_modest(files: Files) -> bool:
    """This will tell whether an archive of the files may be opened again."""
    room = MOST_MB * MEGABYTE - MEGABYTE  # for the manifest
    return len(files) < MOST_FILES and sum(len(content) for content in files.values()) < room


def packed(manifest: Mapping[str, Any], files: Files) -> bytes:
    """This will put everything into one file, the manifest first."""
    told = {"format": FORMAT, "version": VERSION, **manifest, "files": listed(files)}
    first = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1).encode() + b"\n"
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as into:
        for name, content in ((MANIFEST, first), *sorted(files.items())):
            entry = zipfile.ZipInfo(name, BEGINNING)
            entry.compress_type = zipfile.ZIP_STORED if name.startswith("files/") else zipfile.ZIP_DEFLATED
            into.writestr(entry, content, compresslevel=6)
    return made.getvalue()


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, bytes]]:
    """This will give the manifest and the files when everything about them is right. Raises NotOpened."""
    files = _unzipped(content)
    manifest = _manifest(files.pop(MANIFEST, b""))
    told = manifest.get("files")
    if not isinstance(told, dict) or set(told) != set(files):
        raise NotOpened(MISSING)
    if told != listed(files):
        raise NotOpened(CHANGED)
    return manifest, files


def _manifest(content: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        raise NotOpened(CHANGED) from None
    if not isinstance(manifest, dict) or manifest.get("format") != FORMAT:
        raise NotOpened(CHANGED)
    version = manifest.get("version")
    if not isinstance(version, int) or version < 1:
        raise NotOpened(CHANGED)
    if version > VERSION:
        raise NotOpened(NEWER)
    return manifest


def _unzipped(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = package.infolist()
            _demand_modest(entries)
            return {entry.filename: _content(package, entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError):
        raise NotOpened(CHANGED) from None


def _demand_modest(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_MB * MEGABYTE:
        raise NotOpened(TOO_BIG)
    names = [entry.filename for entry in entries]
    if len(set(names)) < len(names) or not all(ALLOWED.fullmatch(name) for name in names):
        raise NotOpened(STRANGE)


def _content(package: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    """A file may lie about its size: no more is read than it says."""
    with package.open(entry) as opened:
        found = opened.read(entry.file_size + 1)
    if len(found) != entry.file_size:
        raise NotOpened(CHANGED)
    return found
