"""The organisation's own records."""

from datetime import datetime

from kruh.access.actions import action
from kruh.access.models import User
from kruh.delegation.models import Folder, Note
from kruh.foundation.workflow import NotPossible


@action
def write_note(folder: Folder, *, text: str, by: User, at: datetime) -> Note:
    """This will keep a note for the organisation alone."""
    if not text.strip():
        raise NotPossible(["Poznámka je prázdná."])
    note = Note(folder=folder, key=folder.key, text=text.strip(), by=by, at=at)
    note.save(force_insert=True)
    return note
