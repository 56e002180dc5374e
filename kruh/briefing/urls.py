"""Addresses for whoever steps in."""

from django.urls import URLPattern, path

from kruh.briefing import views

app_name = "briefing"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/na-jedne-strance/", views.ReadOnePage.as_view(), name="one-page"),
    path("pripady/<uuid:case>/na-jedne-strance.pdf", views.PrintOnePage.as_view(), name="print-one-page"),
]
