"""Calls the product in this process, through its whole middleware stack, and counts what a call costs."""

import gzip
import io
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.staticfiles import finders
from django.db import connection
from django.http import HttpRequest
from django.middleware.csrf import get_token

from kruh.access.models import User

ORDERS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "SET ")
LINKED = re.compile(r'<(?:script|link|img|source)\b[^>]*?\b(?:src|href)="([^"]+)"', re.IGNORECASE)
EMBEDDED = re.compile(r"url\(['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: dict[str, str]
    queries: list[str] = field(default_factory=list)
    cpu_ms: float = 0.0


def sign_in(user: User) -> str:
    """This will open a session as signing in does, and give the cookies of a browser that has been here before."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.set_expiry(timedelta(hours=12))
    session.create()
    visit = HttpRequest()
    get_token(visit)
    token = f"{settings.CSRF_COOKIE_NAME}={visit.META['CSRF_COOKIE']}"
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}; {token}"


def get(application: Callable[..., Any], address: str, cookie: str = "") -> Answer:
    """This will make one call and measure its CPU time."""
    place, _, asked = address.partition("?")
    told: dict[str, Any] = {}
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": place, "QUERY_STRING": asked, "SERVER_NAME": "localhost",
        "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "HTTP_HOST": "localhost", "HTTP_COOKIE": cookie,
        "REMOTE_ADDR": "127.0.0.1", "wsgi.input": io.BytesIO(), "wsgi.errors": io.StringIO(), "wsgi.url_scheme": "http",
        "wsgi.version": (1, 0), "wsgi.multithread": False, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip

    def start(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        told.update(status=int(status[:3]), headers=dict(headers))

    begun = time.process_time()
    answer = application(environ, start)
    body = b"".join(answer)
    answer.close()
    spent = (time.process_time() - begun) * 1000
    return Answer(told["status"], body, told["headers"], cpu_ms=spent)


@contextmanager
def counted() -> Iterator[list[str]]:
    """This will collect the questions to the database, without the orders that open and close transactions."""
    asked: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip().upper().startswith(ORDERS):
            asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield asked


@dataclass(frozen=True)
class Weight:
    """What a first visit loads: bytes after gzip, the number of requests, and addresses of other people's servers."""

    html: int
    total: int
    requests: int
    foreign: tuple[str, ...]


_packed: dict[str, int] = {}


def weigh(body: bytes) -> Weight:
    """This will add up a page with everything it links, and what the style sheets link in turn."""
    html = len(gzip.compress(body, 6))
    linked = set(LINKED.findall(body.decode()))
    foreign = sorted(url for url in linked if re.match(r"(?:[a-z]+:)?//", url))
    ours = {url for url in linked if url.startswith(settings.STATIC_URL)}
    for url in sorted(ours):
        if url.endswith(".css"):
            text = _file(url).decode()
            found = [plain or imported for plain, imported in EMBEDDED.findall(text)]
            ours |= {f"{settings.STATIC_URL}web/{name}" for name in found if not name.startswith("data:")}
    return Weight(html, html + sum(_size(url) for url in ours), 1 + len(ours), tuple(foreign))


def _size(url: str) -> int:
    if url not in _packed:
        _packed[url] = len(gzip.compress(_file(url), 6))
    return _packed[url]


def _file(url: str) -> bytes:
    found = finders.find(url.removeprefix(settings.STATIC_URL))
    if not isinstance(found, str):
        raise FileNotFoundError(url)
    with open(found, "rb") as file:  # noqa: PTH123
        return file.read()
