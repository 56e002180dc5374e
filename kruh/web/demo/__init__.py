"""What the gallery shows: every component in every state, with invented people and texts as long as life brings."""

from kruh.web.demo import letters, meeting, papers, words, work
from kruh.web.demo.specimen import Specimen

# These stand side by side, several in a row.
SMALL = ("status", "tag", "deadline", "answer", "save_state")


def specimens() -> tuple[Specimen, ...]:
    """This will list everything the gallery shows, in its order."""
    return tuple(shown for part in (words, work, meeting, papers, letters) for shown in part.specimens())
