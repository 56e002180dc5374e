"""How the server program is called. Needs no settings, so that a launcher may ask."""

from typing import Any


def server_options(options: dict[str, Any]) -> list[str]:
    """This will give granian's options: one worker, because the write queue and the rate limits live in it."""
    return [
        *("--interface", "wsgi", "--host", options["host"], "--port", str(options["port"])),
        *("--workers", "1", "--blocking-threads", str(options["threads"]), "--respawn-failed-workers"),
        *("--workers-kill-timeout", "10", "--log-level", "warning", "--no-ws"),
    ]
