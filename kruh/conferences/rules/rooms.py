"""What is true of a room: whether everybody fits in and whether nobody is left on the stairs."""

from dataclasses import dataclass

from kruh.foundation import text


@dataclass(frozen=True, slots=True)
class Room:
    """A room as the rules see it."""

    capacity: int
    is_step_free: bool = False
    has_toilet: bool = True
    has_wide_toilet: bool = False


@dataclass(frozen=True, slots=True)
class Needs:
    """How many people come and what they cannot do without; `who` names whom steps would stop."""

    people: int
    step_free: bool = False
    who: str = ""

    @property
    def step_free_words(self) -> str:
        """This will say that steps would stop somebody, and whom where that may be known."""
        return f"bezbariérový přístup potřebuje {self.who}" if self.who else "někdo potřebuje bezbariérový přístup"


def room_faults(room: Room | None, needs: Needs) -> list[str]:
    """This will list why the room does not fit the people who come."""
    if room is None:
        return ["Není vybraná místnost."]
    come, fit = (
        f"{text.plural_form(number, one, few, one)} {text.plural(number, 'člověk', 'lidé', 'lidí')}"
        for number, one, few in ((needs.people, "přijde", "přijdou"), (room.capacity, "vejde se", "vejdou se"))
    )
    found = [
        (room.capacity < needs.people, f"Místnost je malá: {come}, {fit}."),
        (
            needs.step_free and not room.is_step_free,
            f"Do místnosti vedou schody a {needs.step_free_words}.",
        ),
        (not room.has_toilet, "U místnosti není toaleta."),
        (
            needs.step_free and room.has_toilet and not room.has_wide_toilet,
            f"Toaleta u místnosti není bezbariérová a {needs.step_free_words}.",
        ),
    ]
    return [sentence for holds, sentence in found if holds]


def short_faults(room: Room, needs: Needs) -> list[str]:
    """This will say the same in a few words, for a line of a choice."""
    found = [
        (room.capacity < needs.people, f"malá pro {text.plural(needs.people, 'člověka', 'lidi', 'lidí')}"),
        (needs.step_free and not room.is_step_free, f"u vchodu schody, {needs.step_free_words}"),
        (not room.has_toilet, "bez toalety"),
        (needs.step_free and room.has_toilet and not room.has_wide_toilet, "toaleta není bezbariérová"),
    ]
    return [words for holds, words in found if holds]
