"""What a corrected paper says first: why it was corrected, and each paragraph as it read and as it reads now."""

from typing import Any

from kruh.foundation import typesetting as paper

NOTHING = "nebylo zapsáno"
GONE = "vypuštěno"


def blocks(revision: dict[str, Any]) -> list[paper.Block]:
    """This will give the reason and the changes; what follows them is the whole text as it counts."""
    said: list[paper.Block] = [
        paper.Note(f"Důvod opravy: {revision['reason']}"),
        paper.Heading(1, "Co se změnilo"),
    ]
    for change in revision["changes"]:
        then, now = change["then"] or NOTHING, change["now"] or GONE
        said += [
            paper.Heading(2, change["label"]),
            paper.Fields((("Původní znění", then), ("Nové znění", now))),
        ]
    return [*said, paper.Heading(1, "Celé platné znění")]
