"""What is answered when the database cannot take or give anything: a full disk, a lost connection, a blocked file."""

import logging

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from kruh.web import resend

log = logging.getLogger(__name__)

TROUBLES = (OperationalError, InterfaceError)
STATUS = 503
SENTENCE = (
    "Server teď nemůže ukládat: nejspíš mu došlo místo na disku, nebo ztratil spojení s databází. "
    "Za chvíli to zkuste znovu; když to potrvá, dejte prosím vědět správci."
)


def unkept(request: HttpRequest, trouble: BaseException) -> HttpResponse:
    """This will say what happened and give back what was typed, without asking the database anything."""
    told = (type(trouble), trouble, trouble.__traceback__)
    log.error("the database refuses: %s %s", request.method, request.path, exc_info=told)
    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"reasons": [SENTENCE]}, status=STATUS)
    own = resend.own_page(request.path_info)
    if own is not None:
        return own(request, resend.typed(request), STATUS)
    words = {**resend.typed(request), "reason": SENTENCE, "csrf_token": get_token(request)}
    page = render_to_string("unkept.html", {**words, "is_sent": request.method == "POST"})
    return HttpResponse(page, status=STATUS)


unkept.public = "říká, že server nemůže ukládat, a vrací napsaný text tomu, kdo ho poslal"  # type: ignore[attr-defined]
