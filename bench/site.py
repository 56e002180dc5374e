"""A site of its own for each size: settings as in the demo, data in `.run/bench/`, which git ignores."""

import os
import shutil
import sys
import time
from pathlib import Path

ROOT = Path.cwd()
CACHE = ROOT / ".run" / "bench"


def folder(size: str) -> Path:
    """This will name the data folder of a size."""
    return CACHE / size


def environment(size: str, settings: str = "bench.settings") -> dict[str, str]:
    """This will give the variables with which a process works on the data of a size."""
    return {
        **os.environ,
        "KRUH_DATA": str(folder(size)),
        "KRUH_KEY_FILE": str(CACHE / f"{size}.key"),
        "DJANGO_SETTINGS_MODULE": settings,
    }


def open_site(size: str) -> None:
    """This will start Django on the data of a size, generating them first when they are missing or outdated."""
    CACHE.mkdir(parents=True, exist_ok=True)
    os.environ.update(environment(size))
    _drop_outdated(size)
    import django  # noqa: PLC0415 - the settings read the environment set above

    django.setup()
    from bench import world  # noqa: PLC0415 - models are ready only now

    mark = folder(size) / "made.txt"
    if not mark.exists():
        begun = time.monotonic()
        figures = world.make(size)
        mark.write_text(_version())
        print(f"{size}: {figures}, made in {time.monotonic() - begun:.0f} s", file=sys.stderr)


def open_empty(name: str, settings: str = "bench.settings") -> None:
    """This will start Django on an empty site, made anew."""
    shutil.rmtree(folder(name), ignore_errors=True)
    CACHE.mkdir(parents=True, exist_ok=True)
    os.environ.update(environment(name, settings))
    import django  # noqa: PLC0415 - the settings read the environment set above

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    from kruh.vault import master  # noqa: PLC0415

    if not master.path().exists():
        master.create(master.path())
    call_command("migrate", verbosity=0, interactive=False)


def _drop_outdated(size: str) -> None:
    mark = folder(size) / "made.txt"
    if not mark.exists() or mark.read_text() != _version():
        shutil.rmtree(folder(size), ignore_errors=True)


def _version() -> str:
    """The day (dates are counted from it), the generator, and every model and migration."""
    sources = [*ROOT.glob("bench/*.py"), *ROOT.glob("kruh/*/migrations/*.py"), *ROOT.glob("kruh/*/demo/*.py")]
    from hashlib import sha256  # noqa: PLC0415

    wanted = [path for path in sources if path.parent.name != "bench" or path.name in {"world.py", "rows.py"}]
    digest = sha256(b"".join(path.read_bytes() for path in sorted(wanted))).hexdigest()
    return f"{time.strftime('%Y-%m-%d')} {digest}"
