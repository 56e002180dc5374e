"""What an installation says about itself through environment variables, and what to say when it is missing."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

DURABLE = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
ROOMY = "PRAGMA cache_size=-16000;"  # kB for each connection; with 2 MB a long list of a large office reads pages twice


class Wanted:
    """Collects everything that is missing, so that the person mends it in one go."""

    def __init__(self) -> None:
        self.troubles: list[str] = []

    def text(self, name: str, why: str) -> str:
        """This will give the variable, or remember that it is missing."""
        value = os.environ.get(name, "").strip()
        if not value:
            self.troubles.append(f"Chybí {name}: {why}")
        return value

    def secret(self, name: str, why: str) -> str:
        """This will give a secret from NAME, or from the file that NAME_FILE points to."""
        file = os.environ.get(f"{name}_FILE", "").strip()
        if not file:
            return self.text(name, f"{why} Můžete také uvést soubor v {name}_FILE.")
        try:
            return Path(file).read_text().strip()
        except OSError:
            self.troubles.append(f"Soubor {file} z proměnné {name}_FILE nejde přečíst.")
            return ""

    def read[T](self, read: Callable[[], T], otherwise: T) -> T:
        """This will give what `read` gives, or remember why it refused."""
        try:
            return read()
        except ImproperlyConfigured as trouble:
            self.troubles.append(str(trouble))
            return otherwise

    def refuse_if_any(self) -> None:
        """This will raise ImproperlyConfigured with all that is missing."""
        if self.troubles:
            lines = "\n".join(f"  - {trouble}" for trouble in self.troubles)
            raise ImproperlyConfigured(f"Kruh nejde spustit, nastavení není úplné:\n{lines}\nPostup: docs/provoz.md.")


def number(name: str, default: int) -> int:
    """This will give a whole number from the environment. Raises ImproperlyConfigured."""
    text = os.environ.get(name, "").strip() or str(default)
    if not text.isdecimal():
        raise ImproperlyConfigured(f"{name} má být celé číslo, je tam „{text}“.")
    return int(text)


def choice(name: str, allowed: tuple[str, ...]) -> str:
    """This will give one of the allowed words, the first when nothing is set. Raises ImproperlyConfigured."""
    text = os.environ.get(name, "").strip() or allowed[0]
    if text not in allowed:
        raise ImproperlyConfigured(f"{name} má být jedno z {', '.join(allowed)}, je tam „{text}“.")
    return text


def optional_secret(name: str) -> str:
    """This will give a secret that need not be set."""
    file = os.environ.get(f"{name}_FILE", "").strip()
    return Path(file).read_text().strip() if file else os.environ.get(name, "")


def sqlite(path: Path) -> dict[str, Any]:
    """This will give a database in one file: nothing acknowledged is lost in a power cut, writers take turns."""
    return {
        "ENGINE": "kruh.project.sqlite",
        "NAME": path,
        "CONN_MAX_AGE": None,  # opening the file for every request would cost more than most pages ask of it
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": DURABLE + ROOMY},
    }


def database(url: str, data: Path) -> dict[str, Any]:
    """This will give the PostgreSQL of DATABASE_URL, or the SQLite file in the data folder when there is none.

    Raises ImproperlyConfigured.
    """
    if not url:
        return sqlite(data / "kruh.sqlite3")
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL má mít tvar postgresql://uživatel:heslo@server:5432/databáze.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 300,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }
