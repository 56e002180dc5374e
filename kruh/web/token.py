"""The token of a form, masked for each page as Django masks it, which draws its 32 signs from the system one by one."""

import secrets

from django.http import HttpRequest
from django.middleware.csrf import CSRF_ALLOWED_CHARS, CSRF_SECRET_LENGTH, get_token

SIGNS = len(CSRF_ALLOWED_CHARS)
# What is left of a byte would make the first signs likelier than the last.
_SPARE = bytes(range(256 - 256 % SIGNS, 256))
_PLACES = {sign: place for place, sign in enumerate(CSRF_ALLOWED_CHARS)}


def fresh(request: HttpRequest) -> str:
    """This will give a token for a form of this page; who has no secret yet gets it from Django."""
    secret = request.META.get("CSRF_COOKIE")
    if secret is None:
        return get_token(request)
    request.META["CSRF_COOKIE_NEEDS_UPDATE"] = True  # as there: whoever is shown a form keeps the cookie for longer
    drawn = _drawn()
    mask = [CSRF_ALLOWED_CHARS[byte % SIGNS] for byte in drawn]
    hidden = [CSRF_ALLOWED_CHARS[(_PLACES[sign] + byte) % SIGNS] for sign, byte in zip(secret, drawn, strict=True)]
    return "".join(mask + hidden)


def _drawn() -> bytes:
    found = b""
    while len(found) < CSRF_SECRET_LENGTH:
        found += secrets.token_bytes(2 * CSRF_SECRET_LENGTH).translate(None, _SPARE)
    return found[:CSRF_SECRET_LENGTH]
