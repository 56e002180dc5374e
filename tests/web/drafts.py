"""A house of one page: a draft that is saved while it is written, with a server that answers as the test wants."""

from typing import ClassVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token, rotate_token
from django.shortcuts import render
from django.urls import include, path

from kruh.web import fields, forms

ANSWERS = {"saved": 200, "conflict": 409, "signed-out": 403, "broken": 500}


class GoalForm(forms.Form):
    """One text and a day."""

    problem = "Cíl zatím nejde odeslat."
    goal = fields.LongTextField(label="Cíl setkání")
    day = fields.DateField(label="Kdy")


class Sent:
    """What reached the server."""

    goals: ClassVar[list[str]] = []
    is_back: ClassVar[bool] = False


def draft(request: HttpRequest, answer: str) -> HttpResponse:
    """This will show the form, or take what was sent."""
    form = GoalForm(request.POST or None)
    if request.method == "POST":
        Sent.goals.append(request.POST["goal"])
    return render(request, "form.html", {"form": form, "version": 1, "autosave": f"/ulozit/{answer}/"})


def save(request: HttpRequest, answer: str) -> HttpResponse:
    """This will answer an automatic saving."""
    if answer == "saved" or (answer == "signed-out" and Sent.is_back):
        return JsonResponse({"version": 2, "at": "14:32"})
    if answer == "conflict" and request.POST.get("version") == "7":
        return JsonResponse({"version": 8, "at": "14:32"})
    words = {"theirs": {"Cíl": "Jejich cíl"}, "mine": {"Cíl": request.POST["goal"]}, "version": 7}
    return render(request, "conflict.html" if answer == "conflict" else "500.html", words, status=ANSWERS[answer])


def sign_in(request: HttpRequest) -> HttpResponse:
    """This will change the token of forms, as signing in does."""
    rotate_token(request)
    Sent.is_back = True
    return HttpResponse("Jste přihlášeni.")


def form_token(request: HttpRequest) -> HttpResponse:
    """This will give the token to those who are signed in."""
    return JsonResponse({"token": get_token(request) if Sent.is_back else ""})


urlpatterns = [
    path("zpet/", sign_in),
    path("zeton/", form_token),
    path("koncept/<str:answer>/", draft),
    path("ulozit/<str:answer>/", save),
    path("ucet/", include("allauth.urls")),
    path("", include("kruh.web.urls")),
]
