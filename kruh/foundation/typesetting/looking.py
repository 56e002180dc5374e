"""A PDF that nobody could read by its words, drawn as pictures, so that a person can look at it without opening it.

The typesetter draws it in a process of its own: a file made to take all the time or memory harms nothing else.
"""

import io
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf
import typst

MIME = "image/png"
MOST_PAGES, SECONDS, MEMORY = 30, 20, 2 * 1024**3
WIDTH, DENSITY = 595, 130
_FILE = "page.pdf"
_PAGE = """#set page(width: {width}pt, height: auto, margin: 0pt)
#image("{file}", page: {number}, width: 100%)"""


def pages_of(content: bytes) -> int:
    """This will give how many pages the file has; none when it cannot be opened."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return len(pdf.pages)
    except pikepdf.PdfError:
        return 0


def picture_of(content: bytes, number: int) -> bytes:
    """This will draw one page as a PNG; nothing when it cannot be drawn."""
    if not 1 <= number <= MOST_PAGES:
        return b""
    try:
        drawn = subprocess.run(  # noqa: S603  nothing but a number goes into the command
            [sys.executable, "-c", f"from {__name__} import main; main({int(number)})"],
            input=content, capture_output=True, timeout=SECONDS, check=False, cwd=_ROOT,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return b""
    return drawn.stdout if drawn.returncode == 0 else b""


def main(number: int) -> None:
    """This will draw a page of what comes in; the process that was started for it ends with it."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    sys.stdout.buffer.write(draw(sys.stdin.buffer.read(), number))


def draw(content: bytes, number: int) -> bytes:
    """This will draw one page here and now."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / _FILE).write_bytes(content)
        page = Path(folder) / "page.typ"
        page.write_text(_PAGE.format(width=WIDTH, file=_FILE, number=number), encoding="utf-8")
        made = typst.Compiler(page, root=folder).compile(format="png", ppi=DENSITY)
    if not isinstance(made, bytes):
        raise TypeError("The typesetter returned no single picture.")
    return made


_ROOT = Path(__file__).parents[3]
