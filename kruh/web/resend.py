"""A page for words that would otherwise be lost: typed on an expired page or after signing out."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

HIDDEN = {"csrfmiddlewaretoken", "once", "version"}


def resend(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will show what was typed and offer to send it again after signing in. Nothing is stored."""
    typed = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    words = {
        "kept": [pair for pair in typed if pair[0] != "csrfmiddlewaretoken" and "password" not in pair[0]],
        "seen": [pair for pair in typed if pair[0] not in HIDDEN and "password" not in pair[0] and pair[1].strip()],
        "address": request.get_full_path(),
        "is_signed_in": request.user.is_authenticated,
    }
    return render(request, "resend.html", words, status=403)


resend.public = "vrací napsaný text tomu, kdo ho poslal"  # type: ignore[attr-defined]
