"""What comes in about arrivals and seats: three short answers about each person."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from kruh.meetings.rules.arrivals import Arriving
from kruh.web import fields
from kruh.web.forms import Form, accept_whole_text, speak_czech

LONGEST = 200


class ArrivalsForm(Form):
    """When each person comes, where they wait and where they sit."""

    problem = "Příchody zatím nejde uložit."

    def __init__(self, *args: Any, people: list[dict[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        for one in people:
            name, told = one["name"], one["plan"]
            self._add(f"comes_{one['pk']}", fields.TimeField(label="Přijde", required=False), told.comes_at, name)
            self._add(f"waits_{one['pk']}", _line("Kde počká"), told.waits, name)
            self._add(f"sits_{one['pk']}", _line("Kde sedí a vedle koho"), told.sits, name)

    def _add(self, key: str, field: Any, initial: Any, name: str) -> None:
        field.initial, field.says_optional = initial, False
        field.widget.attrs["aria-label"] = f"{field.label}: {name}"
        speak_czech(field)
        if isinstance(field, fields.TextField):
            accept_whole_text(field)
        self.fields[key] = field

    def rows(self) -> Iterator[dict[str, Any]]:
        """This will give the names of each person's fields, for the page."""
        for one in self.people:
            names = " ".join(f"{part}_{one['pk']}" for part in ("comes", "waits", "sits"))
            yield {**one, "names": names}

    def plan(self) -> dict[UUID, Arriving]:
        """This will give what was arranged by person."""
        data = self.cleaned_data
        return {
            one["pk"]: Arriving(data[f"comes_{one['pk']}"], data[f"waits_{one['pk']}"], data[f"sits_{one['pk']}"])
            for one in self.people
        }


def _line(label: str) -> fields.TextField:
    return fields.TextField(label=label, required=False, max_length=LONGEST)
