"""Addresses of the net; all of them begin with the case."""

from django.urls import URLPattern, path

from kruh.network import views

app_name = "network"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/sit/", views.See.as_view(), name="net"),
    path("pripady/<uuid:case>/sit/tisk/", views.Print.as_view(), name="print"),
    path("pripady/<uuid:case>/sit/vazba/", views.BeginTie.as_view(), name="begin-tie"),
    path("pripady/<uuid:case>/sit/vazba/<uuid:pk>/", views.ChangeTie.as_view(), name="change-tie"),
    path("pripady/<uuid:case>/sit/vazba/<uuid:pk>/ukoncit/", views.EndTie.as_view(), name="end-tie"),
]
