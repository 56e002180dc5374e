"""Logs for the administrator: what failed and where in the code, never about whom."""

import logging
import re
import traceback
from types import TracebackType
from typing import Any

PATH = re.compile(r"/[^\s\"']*")
WORD = re.compile(r"[a-z-]{1,30}|\.{3}")
CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\u2028\u2029]")


def without_names(path: str) -> str:
    """This will keep the words of an address and hide ids, tokens and queries."""
    segments = path.split("?", 1)[0].split("/")
    return "/".join(segment if not segment or WORD.fullmatch(segment) else "*" for segment in segments)


class WithoutContent(logging.Formatter):
    """One line per event; of an exception the kind and the lines of code, not its message."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is the library's
        message = super().formatMessage(record)
        return PATH.sub(lambda found: without_names(found.group()), CONTROL.sub(" ", message))

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the name is the library's
        kind: type[BaseException] = ei[0]
        trace: TracebackType | None = ei[2]
        frames = traceback.extract_tb(trace)
        lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
        return "\n".join([f"{kind.__module__}.{kind.__qualname__}", *lines])


CONFIG: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": WithoutContent, "format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Django's own handlers would print the message of an exception and mail it.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
