"""A page for words that would otherwise be lost: typed on an expired page or after signing out."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import Resolver404, resolve

HIDDEN = {"csrfmiddlewaretoken", "once", "version"}


def resend(request: HttpRequest, reason: str = "") -> HttpResponse:
    """This will show what was typed and offer to send it again after signing in. Nothing is stored."""
    words = typed(request)
    own = own_page(request.path_info)
    if own is not None:
        return own(request, words, 403)
    return render(request, "resend.html", {**words, "is_signed_in": request.user.is_authenticated}, status=403)


def own_page(path: str) -> Callable[..., HttpResponse] | None:
    """This will give how the page at this address says itself that something went wrong, where it does."""
    return getattr(_view_of(path), "in_trouble", None)


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
    fields: dict[str, Any] = getattr(getattr(_view_of(path), "form_class", None), "base_fields", {})
    return {name: str(field.label or "") for name, field in fields.items()}


def _view_of(path: str) -> Any:
    try:
        return getattr(resolve(path).func, "view_class", None)
    except Resolver404:
        return None


resend.public = "vrací napsaný text tomu, kdo ho poslal"  # type: ignore[attr-defined]
