"""What was read in a file: each text with the place where it stands, and what nobody can read."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

TEXT, PROPERTIES, NAME, PICTURE = "v textu", "ve vlastnostech dokumentu", "v názvu souboru", "v popisu obrázku"


class Part(NamedTuple):
    """A text and where it stands, as it follows „prozrazuje to“."""

    place: str
    text: str


@dataclass(slots=True)
class Read:
    """Everything that a file tells, and the pieces that no program here can read."""

    parts: list[Part] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def add(self, place: str, words: Iterable[str] | str) -> None:
        """This will add a text unless it is empty; texts are joined by line ends."""
        text = words if isinstance(words, str) else "\n".join(word for word in words if word)
        if text.strip():
            self.parts.append(Part(place, text))

    def take(self, inner: "Read", where: str) -> None:
        """This will add what was read in a file inside this one."""
        self.parts += [Part(f"{where} {place}", text) for place, text in inner.parts]
        self.unreadable += [f"{where} {what}" for what in inner.unreadable]

    @property
    def text(self) -> str:
        """This will give all the words without their places."""
        return "\n".join(text for _, text in self.parts)


type Open = Callable[[str, bytes], Read]
