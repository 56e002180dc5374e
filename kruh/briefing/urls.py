"""Addresses for whoever steps in."""

from django.urls import URLPattern, path

from kruh.briefing import views

app_name = "briefing"
urlpatterns: list[URLPattern] = [
    path("pripady/<uuid:case>/na-jedne-strance/", views.ReadOnePage.as_view(), name="one-page"),
    path("pripady/<uuid:case>/na-jedne-strance.pdf", views.PrintOnePage.as_view(), name="print-one-page"),
    path("predani-prace/", views.SeeWork.as_view(), name="work"),
    path("predani-prace/<uuid:pk>/", views.HandOverWork.as_view(), name="hand-over-work"),
]
