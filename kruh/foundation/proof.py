"""When a backup was last proven by restoring it: a small file of the data folder, which outlives the database."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

NAME = "restore-proof.json"
LASTS = timedelta(days=90)


@dataclass(frozen=True)
class Proof:
    """A restore whose content was the same to the last row."""

    restored_at: datetime
    made_at: datetime
    digest: str

    def is_old(self, at: datetime) -> bool:
        """This will tell whether it is time for another one."""
        return at - self.restored_at > LASTS


def keep(folder: Path, proof: Proof) -> None:
    """This will write the proof down, so that either all of it or the earlier one lies on the disk."""
    half = folder / f"{NAME}.part"
    half.write_text(json.dumps(asdict(proof), default=datetime.isoformat, indent=1))
    half.replace(folder / NAME)


def last(folder: Path) -> Proof | None:
    """This will read the last proof; a file that cannot be read proves nothing."""
    try:
        told = json.loads((folder / NAME).read_text())
        restored_at, made_at = datetime.fromisoformat(told["restored_at"]), datetime.fromisoformat(told["made_at"])
        return Proof(restored_at, made_at, str(told["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
