"""What a document says, without a word about how it looks: blocks in the order in which they are read."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

type Align = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a text, ordinary or bold."""

    text: str
    bold: bool = False


type Text = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part; level 1 stands right under the title of the document."""

    level: int
    text: str
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a line end in the text starts a new line. The language is given when it is not the document's."""

    text: Text
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with their values, one under another."""

    items: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose head repeats on each page; widths are shares of the line, a sum is the last row."""

    head: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...] = ()
    caption: str = ""
    align: tuple[Align, ...] = ()
    row_height_mm: float = 0
    has_sum: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without order."""

    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A list with numbers from `start`."""

    items: tuple[Text, ...]
    start: int = 1


@dataclass(frozen=True, slots=True)
class Checks:
    """Boxes to tick, or ticked already."""

    items: tuple[tuple[Text, bool], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines for handwriting."""

    number: int


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, each with a name under it; never alone on a page, what stands before them comes along."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture (PNG, JPEG or SVG) with words for those who do not see it."""

    content: bytes
    alt: str
    width_mm: float


@dataclass(frozen=True, slots=True)
class Note:
    """An aside in a quiet box."""

    text: Text


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


@dataclass(frozen=True, slots=True)
class Mark:
    """From here on every page carries this text as a code in its corner, with words about it; an empty one ends it."""

    text: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Poster:
    """Words to be read from the other end of the room."""

    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns read from left to right, the right one of a given width."""

    left: "tuple[Block, ...]"
    right: "tuple[Block, ...]"
    right_width_mm: float = 45


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stay on one page: a farewell with what it belongs to."""

    blocks: "tuple[Block, ...]"


type Block = (
    Heading
    | Paragraph
    | Fields
    | Table
    | Bullets
    | Numbered
    | Checks
    | Lines
    | Signatures
    | Picture
    | Note
    | PageBreak
    | Mark
    | Poster
    | Beside
    | Together
)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes: the name, then address lines and contact lines."""

    name: str
    lines: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    logo: Picture | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document; lines of the recipient appear in the window of an envelope."""

    title: str
    dated: date
    blocks: tuple[Block, ...]
    lang: str = "cs"
    sender: Letterhead | None = None
    recipient_window: tuple[str, ...] = ()
    footer: str = ""
    reference: str = ""
    large_print: bool = False


def runs(text: Text) -> tuple[Run, ...]:
    """The text as pieces."""
    return (Run(text),) if isinstance(text, str) else text
