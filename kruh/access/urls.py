"""Addresses of the account that the library does not have, and those of the library that stay shut."""

from django.urls import URLPattern, path, re_path

from kruh.access import views

app_name = "access"
urlpatterns: list[URLPattern] = [
    path("prihlaseni/", views.ReadOwnSessions.as_view(), name="read-own-sessions"),
    path("prihlaseni/<uuid:pk>/odhlasit/", views.EndSession.as_view(), name="end-session"),
    re_path(r"^(?P<page>email|signup|confirm-email|login/code)/(?:.*)$", views.closed, name="closed"),
]
