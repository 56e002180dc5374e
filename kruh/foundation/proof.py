"""When a backup was last made and last proven by restoring it: small files that outlive the database."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

NAME = "restore-proof.json"
BACKUP = "last-backup.json"
LASTS = timedelta(days=90)
BACKUP_LASTS = timedelta(days=7)


@dataclass(frozen=True)
class Proof:
    """A restore whose content was the same to the last row."""

    restored_at: datetime
    made_at: datetime
    digest: str

    def is_old(self, at: datetime) -> bool:
        """This will tell whether it is time for another one."""
        return at - self.restored_at > LASTS


@dataclass(frozen=True)
class Backup:
    """A backup that was finished; when, and of what content."""

    made_at: datetime
    digest: str

    def is_old(self, at: datetime) -> bool:
        """This will tell whether the nightly backup has stopped."""
        return at - self.made_at > BACKUP_LASTS


def keep(folder: Path, proof: Proof) -> None:
    """This will write the proof down, so that either all of it or the earlier one lies on the disk."""
    _write(folder / NAME, proof)


def keep_backup(folder: Path, backup: Backup) -> None:
    """This will write down that a backup was made, in the same way."""
    _write(folder / BACKUP, backup)


def _write(target: Path, told: Proof | Backup) -> None:
    half = target.with_name(f"{target.name}.part")
    half.write_text(json.dumps(asdict(told), default=datetime.isoformat, indent=1))
    half.replace(target)


def last(folder: Path) -> Proof | None:
    """This will read the last proof; a file that cannot be read proves nothing."""
    try:
        told = json.loads((folder / NAME).read_text())
        restored_at, made_at = datetime.fromisoformat(told["restored_at"]), datetime.fromisoformat(told["made_at"])
        return Proof(restored_at, made_at, str(told["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def last_backup(folder: Path) -> Backup | None:
    """This will read when the last backup was made; a file that cannot be read tells of none."""
    try:
        told = json.loads((folder / BACKUP).read_text())
        return Backup(datetime.fromisoformat(told["made_at"]), str(told["digest"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
