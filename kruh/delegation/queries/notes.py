"""The organisation's own records of one package: its notes, and outputs that were never handed in."""

from typing import Any

from kruh.delegation.models import Folder, Note, Output, Package
from kruh.delegation.queries import output as outputs
from kruh.delegation.vocabulary import Light


def page(folder: Folder) -> dict[str, Any]:
    """This will give notes, the newest first, and what was left unsent when the work ended."""
    notes = Note.objects.filter(folder=folder).select_related("key", "by").order_by("-at", "-id")
    package = folder.package
    left = outputs.leftovers(package) if package.is_over else []
    return {"notes": list(notes), "left": [_left(package, output) for output in left]}


def _left(package: Package, output: Output) -> dict[str, Any]:
    rows = []
    for number in range(1, outputs.number_of_goals(package) + 1):
        light, words = output.lights.get(str(number)), output.words.get(str(number), "")
        if light or words:
            rows.append((f"Cíl {number}", ": ".join(filter(None, [str(Light(light).label) if light else "", words]))))
    rows += [
        (label, words)
        for label, words in (("Co je potřeba", output.needed), ("Malý cíl do příště", output.next_goal))
        if words
    ]
    return {"output": output, "rows": rows}
