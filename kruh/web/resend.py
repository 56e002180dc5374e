"""A page for words that would otherwise be lost: typed on an expired page or after signing out."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

HIDDEN = {"csrfmiddlewaretoken", "once", "version"}


def resend(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will show what was typed and offer to send it again after signing in. Nothing is stored."""
    words = {**typed(request), "is_signed_in": request.user.is_authenticated}
    return render(request, "resend.html", words, status=403)


def typed(request: HttpRequest) -> dict[str, Any]:
    """This will give what was sent: to be sent once more, and to be read by the person who wrote it."""
    sent = [(name, value) for name in request.POST for value in request.POST.getlist(name)]
    labels = labels_of(request.path_info)
    return {
        "kept": [pair for pair in sent if pair[0] != "csrfmiddlewaretoken" and "password" not in pair[0]],
        "seen": [
            (labels.get(name, ""), value)
            for name, value in sent
            if name not in HIDDEN and "password" not in name and value.strip()
        ],
        "had_files": bool(request.FILES),
        "address": request.get_full_path(),
    }


def labels_of(path: str) -> dict[str, str]:
    """This will give the labels of the fields that the form at this address has, as far as its page declares them."""
    try:
        page = resolve(path).func
    except Resolver404:
        return {}
    fields: dict[str, Any] = getattr(getattr(getattr(page, "view_class", None), "form_class", None), "base_fields", {})
    return {name: str(field.label or "") for name, field in fields.items()}


resend.public = "vrací napsaný text tomu, kdo ho poslal"  # type: ignore[attr-defined]
