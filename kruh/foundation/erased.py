"""Which cases were erased and when: a small file that outlives the database, so that no old backup brings them back.

Identifiers and moments only. Beside the data lies the whole list; beside backups its copy; what a restored database
still has to erase waits in a file of its own until it is done.
"""

import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

NAME = "erased-cases.txt"
AGAIN = "erase-again.txt"

type Erased = dict[UUID, datetime]


def read(file: Path) -> Erased:
    """This will read a list; a line broken by a crash in the middle of writing says nothing."""
    found: Erased = {}
    for line in file.read_text().splitlines() if file.is_file() else []:
        try:
            moment, case = line.split()
            found[UUID(case)] = datetime.fromisoformat(moment).astimezone(UTC)
        except ValueError:
            continue
    return found


def keep(file: Path, told: Erased) -> None:
    """This will add what the list does not say yet, and what it says with an earlier moment, down to the disk."""
    known = read(file)
    new = {case: at for case, at in told.items() if case not in known or known[case] < at.astimezone(UTC)}
    if not new:
        return
    with file.open("a") as lines:  # begins on a line of its own whatever a crash left behind
        lines.write("".join(f"\n{at.astimezone(UTC).isoformat()} {case}" for case, at in new.items()) + "\n")
        lines.flush()
        os.fsync(lines.fileno())


def gather(files: Iterable[Path]) -> Erased:
    """This will join more lists, the later moment wins."""
    found: Erased = {}
    for file in files:
        for case, at in read(file).items():
            found[case] = max(at, found.get(case, at))
    return found


def after_restore(into: Path, files: Iterable[Path], made_at: datetime) -> int:
    """This will leave in a restored folder what it has to erase again, and tell how many cases.

    A case erased before the backup was made and living in it had come back by then, so it stays.
    """
    told = gather([into / NAME, *files])
    again = {case: at for case, at in told.items() if at >= made_at}
    keep(into / NAME, told)
    keep(into / AGAIN, again)
    return len(again)
